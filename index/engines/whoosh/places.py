"""Phrases and neighbours. The places of a term in one document are one whole number, a bit a position, so that shifting
and intersecting such numbers does the work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from carethread.index.engines.whoosh.codec import Block, positions

_KNOWN = 1 << 15  # encodings remembered, about 5 MB
_NEAR = 512  # positions of which one is remembered: a text may have a million words, and its number as many bits

Rows = Mapping[int, int]  # the places of a term by document


class _Bits(dict[bytes, int]):
    """The places that an encoding of positions stands for. Most words stand once or twice in a comment, so that few
    encodings come often. When full it begins anew."""

    def __missing__(self, value: bytes) -> int:
        bits = 0
        for position in positions(value):
            bits |= 1 << position
        if bits < 1 << _NEAR:
            if len(self) >= _KNOWN:
                self.clear()
            self[value] = bits
        return bits


_BITS = _Bits()


def rows(blocks: Iterable[tuple[int, Block]], wanted: frozenset[int] | set[int]) -> Rows:
    """The places of a term by document: at least in the wanted documents that hold it."""
    found: dict[int, int] = {}
    for base, block in blocks:
        ids = [base + number for number in block.ids] if base else block.ids
        if not wanted.isdisjoint(ids):
            found.update(zip(ids, map(_BITS.__getitem__, block.values()), strict=True))
    return found


def consecutive(terms: Sequence[Rows], among: Iterable[int]) -> set[int]:
    """Those of the documents, which all hold each term, in which the terms follow each other in this order."""
    first, *others = terms
    if len(others) == 1:  # most phrases
        second = others[0]
        return {number for number in among if first[number] & second[number] >> 1}
    return {number for number in among if _starts(terms, number)}


def _starts(terms: Sequence[Rows], number: int) -> int:
    """Where a phrase begins in a document."""
    starts = terms[0][number]
    for distance, term in enumerate(terms[1:], 1):
        starts &= term[number] >> distance
    return starts


def within(terms: Sequence[Rows], width: int, among: Iterable[int]) -> set[int]:
    """Those of the documents, which all hold each term, that have a window of `width` positions with all terms."""
    return {number for number in among if _windows(terms, width, number)}


def _windows(terms: Sequence[Rows], width: int, number: int) -> int:
    """Where a window begins in a document that holds each of the terms."""
    found = -1
    for term in terms:
        found &= _reach(term[number], width)
    return found


def _reach(places: int, width: int) -> int:
    """Where a window of `width` positions begins that holds one of the places: each place, and those before it."""
    reached = 1
    while reached < width:
        step = min(reached, width - reached)
        places |= places >> step
        reached += step
    return places
