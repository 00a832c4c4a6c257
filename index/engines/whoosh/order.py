"""Which documents stand on a page, and in what order. Ties go by thread id, then by ordinal, ascending."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence

from carethread.index.engine import Sort
from carethread.index.engines.whoosh.snapshot import Snapshot

Set = frozenset[int] | set[int]
_FEW = 500  # so many documents are asked for their thread one by one; for more the whole column is read


def page(
    snapshot: Snapshot, found: Set, sort: Sort, scores: Mapping[int, float], offset: int, limit: int
) -> Sequence[int]:
    """The documents of the page from `offset` on, at most `limit`."""
    if limit <= 0 or offset >= len(found):
        return ()
    if sort == "thread":
        candidates: Iterable[int] = found
        rank: Callable[[int], float] = _nothing
    elif sort == "relevance":
        rank = _by_score(scores)
        candidates = _head(found, rank, offset + limit)
    else:
        rank = _by_date(snapshot, sort)
        candidates = _head(found, rank, offset + limit)
    numbers = list(candidates)
    place = _place(snapshot, len(numbers))
    return sorted(numbers, key=lambda number: (rank(number), place(number)))[offset : offset + limit]


def _nothing(_: int) -> float:
    return 0.0


def _by_score(scores: Mapping[int, float]) -> Callable[[int], float]:
    return lambda number: -scores.get(number, 0.0)


def _by_date(snapshot: Snapshot, sort: Sort) -> Callable[[int], float]:
    when = snapshot.numbers("when")
    never = float("inf")
    if sort == "newest":
        return lambda number: -when[number] or never
    return lambda number: when[number] or never


def _head(found: Set, rank: Callable[[int], float], size: int) -> Iterable[int]:
    """The `size` lowest by rank, and all that tie with the last of them."""
    if size >= len(found):
        return found
    ranks = {number: rank(number) for number in found}
    cut = heapq.nsmallest(size, ranks.values())[-1]
    return [number for number, value in ranks.items() if value <= cut]


def _place(snapshot: Snapshot, size: int) -> Callable[[int], tuple[int | bytes, int]]:
    ordinals = snapshot.numbers("ordinal")
    if size <= _FEW:
        return lambda number: (snapshot.string("thread", number), ordinals[number])
    threads = snapshot.threads
    return lambda number: (threads[number], ordinals[number])
