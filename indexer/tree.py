"""The tree of a thread: which entries stay, whom each answers, and the order in which they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from carethread.index.normal import normal_form
from carethread.indexer.raw import Entry

_SAME_START = 80  # code points of two bodies that agree when one is the other, cut short


def arrange(entries: Sequence[Entry], *, pingbacks: bool = False) -> list[Entry]:
    """The entries that stay, in reading order, each with the position of its parent in the new list.

    The post (position 0) always stays. A parent that is missing, or does not stand before its child, is the post.
    """
    parents = [_parent(position, entry) for position, entry in enumerate(entries)]
    first = _first_of_doubles(entries, parents)
    stays = _staying(entries, parents, first, pingbacks)
    above = [0] * len(entries)
    children: list[list[int]] = [[] for _ in entries]
    for position in range(1, len(entries)):
        above[position] = _nearest(first[parents[position]], stays, above)
        if stays[position]:
            children[above[position]].append(position)
    order = _preorder(children)
    place = {old: new for new, old in enumerate(order)}
    return [replace(entries[old], parent=place[above[old]] if old else None) for old in order]


def depths(entries: Sequence[Entry]) -> list[int]:
    """The depth of each entry; the post is 0. Each parent stands before its children."""
    found: list[int] = []
    for entry in entries:
        found.append(0 if entry.parent is None else found[entry.parent] + 1)
    return found


def _parent(position: int, entry: Entry) -> int:
    parent = entry.parent
    return parent if parent is not None and 0 <= parent < position else 0


def _nearest(parent: int, stays: Sequence[bool], above: Sequence[int]) -> int:
    """`parent` if it stays, else the one above it that does (already known, as parents come first)."""
    return parent if stays[parent] else above[parent]


def _first_of_doubles(entries: Sequence[Entry], parents: Sequence[int]) -> list[int]:
    """For each entry the position of the first one that is the same comment (its own, nearly always)."""
    first = list(range(len(entries)))
    seen: dict[tuple[object, ...], int] = {}
    for position, entry in enumerate(entries):
        if position == 0:
            continue
        identity = _identity(entry, first[parents[position]])
        if identity is None:
            continue
        other = seen.setdefault(identity, position)
        if other != position and (not entry.key or _same_words(entries[other].body, entry.body)):
            first[position] = other
    return first


def _identity(entry: Entry, parent: int) -> tuple[object, ...] | None:
    """What makes two entries one comment: the platform's key; else place, author, words and a time to the minute."""
    if entry.key:
        return ("key", entry.key)
    if entry.author and entry.date.precision in ("second", "minute"):
        return (parent, entry.author, entry.date.iso, normal_form(entry.body))
    return None


def _same_words(one: str, other: str) -> bool:
    short, long = sorted((normal_form(one), normal_form(other)), key=len)
    return long.startswith(short[:_SAME_START])


def _staying(entries: Sequence[Entry], parents: Sequence[int], first: Sequence[int], pingbacks: bool) -> list[bool]:
    answered = [False] * len(entries)
    stays = [False] * len(entries)
    for position in range(len(entries) - 1, 0, -1):
        marks = entries[position].marks
        stays[position] = (
            first[position] == position
            and (pingbacks or "pingback" not in marks)
            and (answered[position] or "deleted" not in marks)
        )
        if stays[position] or answered[position]:
            answered[first[parents[position]]] = True
    stays[0] = True
    return stays


def _preorder(children: Sequence[Sequence[int]]) -> list[int]:
    """Depth first, without recursion: a thread may be a chain of 100,000 answers."""
    order: list[int] = []
    waiting = [0]
    while waiting:
        position = waiting.pop()
        order.append(position)
        waiting.extend(reversed(children[position]))
    return order
