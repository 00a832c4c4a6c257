"""From postings that name their parent to entries with the parents first, as `RawThread` wants them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carethread.indexer.raw import Entry


@dataclass(slots=True)
class Posting:
    """An entry, the key by which others answer it, and the key that it answers (None: the post)."""

    entry: Entry
    key: str
    parent: str | None = None


def in_order(post: Entry, postings: Sequence[Posting], post_key: str | None = None) -> list[Entry]:
    """The post, then the postings, each behind its parent and siblings in the order given.

    An answer to what is not there, or in a ring of answers, answers the post.
    """
    children: dict[str | None, list[Posting]] = {}
    known = {posting.key for posting in postings}
    for posting in postings:
        parent = posting.parent if posting.parent in known and posting.parent != post_key else None
        children.setdefault(parent, []).append(posting)
    entries = [post]
    placed: set[int] = set()
    _place(children.pop(None, []), children, entries, placed)
    for posting in postings:  # what is left stands in a ring, or below one
        _place([posting], children, entries, placed)
    return entries


def _place(
    roots: Sequence[Posting], children: dict[str | None, list[Posting]], entries: list[Entry], placed: set[int]
) -> None:
    waiting = [(posting, 0) for posting in reversed(roots)]
    while waiting:
        posting, parent = waiting.pop()
        if id(posting) in placed:
            continue
        placed.add(id(posting))
        posting.entry.parent = parent
        entries.append(posting.entry)
        place = len(entries) - 1
        waiting.extend((child, place) for child in reversed(children.pop(posting.key, [])))
