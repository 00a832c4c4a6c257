"""Which documents stand on a page, and in what order. Ties go by thread id, then by ordinal, ascending."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping, Sequence

from carethread.index.engine import Sort
from carethread.index.engines.whoosh.snapshot import Snapshot

Set = frozenset[int] | set[int]
_FEW = 500  # so many documents are asked for their thread one by one; for more the whole column is read
_NEVER = float("inf")


def page(
    snapshot: Snapshot, found: Set, sort: Sort, scores: Mapping[int, float], offset: int, limit: int
) -> Sequence[int]:
    """The documents of the page from `offset` on, at most `limit`."""
    if limit <= 0 or offset >= len(found):
        return ()
    ranks = _ranks(snapshot, found, sort, scores, offset + limit)
    place = _place(snapshot, len(ranks))
    return sorted(ranks, key=lambda number: (ranks[number], place(number)))[offset : offset + limit]


def _ranks(snapshot: Snapshot, found: Set, sort: Sort, scores: Mapping[int, float], size: int) -> dict[int, float]:
    """The documents that can stand among the first `size`, each with its rank: lower is earlier."""
    if sort == "thread":
        return dict.fromkeys(found, 0.0)
    if sort == "relevance":
        if len(scores) < size:
            return {number: -scores.get(number, 0.0) for number in found}
        least = heapq.nlargest(size, scores.values())[-1]
        return {number: -score for number, score in scores.items() if score >= least}
    when = snapshot.numbers("when")
    if sort == "newest":
        latest = heapq.nlargest(size, map(when.__getitem__, found))[-1]
        return {number: -when[number] for number in found if when[number] >= latest}
    first = heapq.nsmallest(size, (when[number] or _NEVER for number in found))[-1]
    return {number: when[number] or _NEVER for number in found if (when[number] or _NEVER) <= first}


def _place(snapshot: Snapshot, size: int) -> Callable[[int], tuple[int | bytes, int]]:
    ordinals = snapshot.numbers("ordinal")
    if size <= _FEW:
        return lambda number: (snapshot.string("thread", number), ordinals[number])
    threads = snapshot.threads
    return lambda number: (threads[number], ordinals[number])
