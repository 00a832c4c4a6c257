"""Several segments into one, without their deleted documents: terms are merged in order, nothing is sorted."""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress, groupby
from operator import itemgetter
from typing import TypeVar

from whoosh.filedb.filestore import FileStorage

from carethread.index.engines.whoosh import columns
from carethread.index.engines.whoosh.build import INDEXED, write_segment
from carethread.index.engines.whoosh.codec import Postings, rechunked
from carethread.index.engines.whoosh.segment import Segment
from carethread.index.engines.whoosh.state import SegmentState

FANOUT = 8  # segments of about one size that are allowed to stand side by side
T = TypeVar("T")

DEAD_SHARE = 0.25  # a segment with more deleted documents than this is written anew


def choose(segments: Sequence[SegmentState]) -> list[SegmentState]:
    """The segments that should become one now, in their order; empty when all is well.

    Sizes grow by `FANOUT` from tier to tier, so each document is rewritten about once a tier: the number of segments
    and the work both stay logarithmic.
    """
    worn = [segment for segment in segments if len(segment.deleted) > DEAD_SHARE * segment.documents]
    tiers: dict[int, list[SegmentState]] = {}
    for segment in segments:
        tiers.setdefault(_tier(segment.live), []).append(segment)
    full = max((tier for tier, held in tiers.items() if len(held) >= FANOUT), default=-1)
    small = [segment for segment in segments if full >= 0 and _tier(segment.live) <= full]
    return [segment for segment in segments if segment in small or segment in worn]


def _tier(documents: int) -> int:
    tier, limit = 0, 64
    while documents > limit:
        tier, limit = tier + 1, limit * FANOUT
    return tier


def merge(storage: FileStorage, segments: Sequence[Segment]) -> SegmentState:
    """Write one segment that holds the live documents of these, in this order."""
    parts = []
    base = 0
    for segment in segments:
        parts.append(_Part(segment, base))
        base += segment.documents - len(segment.deleted)
    fields = ((name, _merged_terms(name, parts)) for name in INDEXED)
    try:
        return write_segment(storage, base, fields, _Merged(segments))
    finally:
        for part in parts:
            part.scan.close()


def _renumber(segment: Segment, base: int) -> Sequence[int]:
    """The new number of each document of a segment; -1 for a deleted one."""
    numbers = array("q")
    for old in range(segment.documents):
        if old in segment.deleted:
            numbers.append(-1)
        else:
            numbers.append(base)
            base += 1
    return numbers


class _Part:
    """A segment to be merged, and the new numbers of its documents."""

    def __init__(self, segment: Segment, base: int) -> None:
        self.scan = segment.scan()
        self._base = base
        self._numbers = _renumber(segment, base) if segment.deleted else None

    def postings(self, place: int) -> Iterator[Postings]:
        """The live postings at that place under their new numbers, block by block."""
        for ids, counts, values in self.scan.postings(place):
            if self._numbers is None:
                yield Postings(array("I", map(self._base.__add__, ids)), counts, values)
                continue
            numbers = self._numbers
            live = [numbers[old] >= 0 for old in ids]
            moved = array("I", (numbers[old] for old in compress(ids, live)))
            yield Postings(moved, array("I", compress(counts, live)), list(compress(values, live)))


def _merged_terms(field: str, parts: Sequence[_Part]) -> Iterator[tuple[bytes, Iterable[Postings]]]:
    rows = heapq.merge(*(_rows(field, which, part) for which, part in enumerate(parts)))
    for term, group in groupby(rows, key=itemgetter(0)):
        pieces = rechunked(chain.from_iterable(parts[which].postings(place) for _, which, place in group))
        first = next(pieces, None)
        if first is not None:
            yield term, chain((first,), pieces)


def _rows(field: str, which: int, part: _Part) -> Iterator[tuple[bytes, int, int]]:
    return ((term, which, place) for term, place in part.scan.places(field))


class _Lazy(Mapping[str, "array[int]"]):
    """Columns by name, of which none is kept."""

    def __init__(self, names: Iterable[str], make: Callable[[str], array[int]]) -> None:
        self._names, self._make = tuple(names), make

    def __getitem__(self, name: str) -> array[int]:
        return self._make(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class _Merged:
    """The columns of several segments, one behind the other, each read when it is written: all of them at once would
    be most of the memory of a merge."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self.numbers = _Lazy(columns.NUMBERS, lambda name: self._joined(name, columns.NUMBERS[name]))
        self.lengths = _Lazy(columns.LENGTHS, lambda name: self._joined(columns.LENGTHS[name], "I"))

    def _joined(self, column: str, code: str) -> array[int]:
        joined = array(code)
        for segment in self._segments:
            values = segment.numbers(column, code)
            joined.extend(array(code, _live(segment, values)) if segment.deleted else values)
        return joined

    def strings(self, name: str) -> Iterator[bytes]:
        """The values of a string column."""
        for segment in self._segments:
            yield from _live(segment, segment.iterate_strings(name))


def _live(segment: Segment, values: Iterable[T]) -> Iterator[T]:
    """The values of the documents that are not deleted."""
    if not segment.deleted:
        return iter(values)
    return (value for number, value in enumerate(values) if number not in segment.deleted)
