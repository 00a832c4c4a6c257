"""Small threads for the tests of the store and the home."""

from __future__ import annotations

from collections.abc import Sequence

from carethread.index.record import Record, RecordThread, Source


def record(thread: str, number: int, parent: int | None, body: str, **changes: object) -> Record:
    kept = Record(
        id=f"{thread}-{number}",
        thread_id=thread,
        parent_id=None if parent is None else f"{thread}-{parent}",
        kind="post" if parent is None else "comment",
        ordinal=number,
        depth=0 if parent is None else 1,
        title=f"Title of {thread}",
        author=f"Author {number}",
        author_role="unknown",
        role_evidence="none",
        role_confidence="low",
        posted_at="2011-05-01",
        date_precision="day",
        body=body,
        source=Source(f"{thread}.html", None, "html"),
    )
    return kept.with_changes(**changes)


def thread(name: str, bodies: Sequence[str], reasons: dict[str, tuple[str, ...]] | None = None) -> RecordThread:
    """A post and its comments, each an answer to the post."""
    records = [record(name, at, None if at == 0 else 0, body) for at, body in enumerate(bodies)]
    return RecordThread(name, tuple(records), "blog", reasons or {})
