"""From comments as found on a page to a thread: parents by key, by nesting or by depth, parents before children."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from carethread.indexer.raw import Entry, Mark, RawThread, Stamp, Venue


@dataclass(slots=True, eq=False)
class Draft:
    """One comment as a platform found it, in page order.

    Exactly as much of its place is filled in as the page says; the first of these that is known counts:
    answers: key of the entry that it answers (the post's key, or a key that is not on the page, means the post).
    inside: the draft whose block holds this one.
    depth: 1 for a top-level comment; its parent is the last draft before it that is less deep.
    None of them: a top-level comment.
    """

    body: str
    author: str | None = None
    date: Stamp = field(default_factory=Stamp)
    key: str | None = None
    account: str | None = None
    url: str | None = None
    marks: frozenset[Mark] = frozenset()
    answers: str | None = None
    inside: Draft | None = None
    depth: int | None = None

    def entry(self, parent: int) -> Entry:
        """The entry that this draft becomes."""
        return Entry(
            body=self.body,
            author=self.author,
            date=self.date,
            parent=parent,
            key=self.key,
            account=self.account,
            url=self.url,
            marks=self.marks,
        )


def build_thread(
    post: Entry,
    drafts: Sequence[Draft],
    *,
    platform: str,
    venue: Venue,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
    page: int = 1,
) -> RawThread:
    """The thread of a post and its comments. Entries stand in page order, but a child never before its parent."""
    parents = _parents(drafts)
    order = _parents_first(parents)
    place = {old: new + 1 for new, old in enumerate(order)}
    entries = [post]
    for old in order:
        parent = parents[old]
        entries.append(drafts[old].entry(0 if parent is None else place[parent]))
    return RawThread(
        entries=entries,
        title=title,
        url=url,
        format="html",
        platform=platform,
        venue=venue,
        language=language,
        page=page,
    )


def _parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the position of its parent, None for the post."""
    by_key = {draft.key: place for place, draft in reversed(list(enumerate(drafts))) if draft.key}
    position = {draft: place for place, draft in enumerate(drafts)}
    open_depths: list[tuple[int, int]] = []  # (depth, position), deeper and deeper
    parents: list[int | None] = []
    for place, draft in enumerate(drafts):
        above = _by_depth(draft.depth, open_depths)
        if draft.answers is not None:
            parent = by_key.get(draft.answers)
        elif draft.inside is not None:
            parent = position.get(draft.inside)
        else:
            parent = above
        parents.append(None if parent == place else parent)
        open_depths.append((draft.depth or 1, place))
    return _without_cycles(parents)


def _by_depth(depth: int | None, open_depths: list[tuple[int, int]]) -> int | None:
    """The last one before that is less deep; closes those that are not."""
    while open_depths and open_depths[-1][0] >= (depth or 1):
        open_depths.pop()
    return open_depths[-1][1] if open_depths else None


def _without_cycles(parents: list[int | None]) -> list[int | None]:
    """Comments that answer each other in a ring become answers to the post."""
    done: set[int] = set()
    for start in range(len(parents)):
        path: list[int] = []
        seen: set[int] = set()
        at: int | None = start
        while at is not None and at not in done and at not in seen:
            seen.add(at)
            path.append(at)
            at = parents[at]
        if at is not None and at in seen:
            parents[at] = None
        done.update(path)
    return parents


def _parents_first(parents: list[int | None]) -> list[int]:
    """Page order, with every comment that stands before its parent moved behind it."""
    order: list[int] = []
    placed: set[int] = set()
    for start in range(len(parents)):
        chain: list[int] = []
        at: int | None = start
        while at is not None and at not in placed:
            chain.append(at)
            at = parents[at]
        for place in reversed(chain):
            placed.add(place)
            order.append(place)
    return order
