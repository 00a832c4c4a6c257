"""Phrases and neighbours. A place is one number, document * 2^32 + position, so that sets of places do the work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from carethread.index.engines.whoosh.codec import Block, positions

_SHIFT = 32


def codes(blocks: Iterable[tuple[int, Block]], wanted: frozenset[int] | set[int]) -> list[int]:
    """The places of a term, ascending, in the wanted documents."""
    found: list[int] = []
    for base, block in blocks:
        ids = [base + number for number in block.ids] if base else block.ids
        if wanted.isdisjoint(ids):
            continue
        for number, value in zip(ids, block.values(), strict=False):
            if number in wanted:
                owner = number << _SHIFT
                found.extend([owner + place for place in _positions(value)])
    return found


@lru_cache(maxsize=1 << 14)
def _positions(value: bytes) -> tuple[int, ...]:
    """The positions of one posting. Most words stand once or twice in a comment, so that few encodings come often, and
    one that is known takes a quarter of the time."""
    return tuple(positions(value))


def consecutive(rows: Sequence[list[int]]) -> set[int]:
    """The documents in which the rows' places follow each other, in this order."""
    starts = set(rows[0])
    for distance, row in enumerate(rows[1:], 1):
        starts.intersection_update([code - distance for code in row])
    return {code >> _SHIFT for code in starts}


def within(rows: Sequence[list[int]], width: int) -> set[int]:
    """The documents in which a window of `width` positions holds one place of each row.

    The places of all rows are walked in order; documents are so far apart in their numbers that no window spans two.
    """
    found: set[int] = set()
    last = [-1 << _SHIFT] * len(rows)
    for code, which in sorted((code, which) for which, row in enumerate(rows) for code in row):
        last[which] = code
        if code - min(last) < width:
            found.add(code >> _SHIFT)
    return found
