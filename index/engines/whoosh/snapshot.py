"""All segments of one generation, open: document numbers run through them all. Nothing is loaded before it is asked
for, so that a first question in a cold process costs what it needs and no more; what was loaded stays."""

from __future__ import annotations

import heapq
import time
from array import array
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import accumulate, chain, groupby
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage

from carethread.index.engines.whoosh import columns
from carethread.index.engines.whoosh.codec import Block
from carethread.index.engines.whoosh.matched import Matched
from carethread.index.engines.whoosh.segment import Segment, to_bytes, to_text
from carethread.index.engines.whoosh.state import State
from carethread.index.errors import TimeLimit

_KEEP = 256  # sets of keyword terms kept
_FEW = 500  # documents that are asked for their thread one by one


class Deadline:
    """Ends a question that takes too long."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def check(self) -> None:
        """Raise TimeLimit when the time is over."""
        if time.monotonic() > self._end:
            raise TimeLimit(
                f"the question took longer than {self._seconds:g} s", hint="ask for less, or give it more time"
            )


class Snapshot:
    """One generation, to be asked."""

    def __init__(self, folder: Path, state: State) -> None:
        storage = FileStorage(str(folder), readonly=True)
        self.state = state
        self.segments: list[Segment] = []
        try:
            for part in state.segments:
                self.segments.append(Segment(storage, part))
        except BaseException:
            self.close()
            raise
        self.bases = [0, *accumulate(part.documents for part in state.segments)]
        self.size = self.bases[-1]
        self.live = sum(part.live for part in state.segments)
        self._numbers: dict[str, array[int]] = {}
        self._sets: dict[tuple[str, str], frozenset[int]] = {}
        self._means: dict[str, float] = {}
        self.tables: dict[str, list[float]] = {}
        self._readers: dict[str, list[Any]] = {}
        self.matched = Matched(self.size)

    def close(self) -> None:
        """Give the files back."""
        for segment in self.segments:
            segment.close()

    @cached_property
    def deleted(self) -> frozenset[int]:
        """The numbers of deleted documents."""
        parts = zip(self.bases, self.state.segments, strict=False)
        return frozenset(base + number for base, part in parts for number in part.deleted)

    @cached_property
    def all(self) -> frozenset[int]:
        """The numbers of all live documents."""
        return frozenset(range(self.size)) - self.deleted

    # Postings.

    def blocks(self, field: str, term: str, deadline: Deadline) -> Iterator[tuple[int, Block]]:
        """The posting blocks of a term in all segments, each with the base of its numbers; deleted ones are in it."""
        key = to_bytes(term)
        for base, segment in zip(self.bases, self.segments, strict=False):
            for block in segment.blocks(field, key):
                deadline.check()
                yield base, block

    def ids(self, field: str, term: str, deadline: Deadline) -> list[int]:
        """The live documents that hold a term, ascending."""
        ids: list[int] = []
        for base, block in self.blocks(field, term, deadline):
            ids.extend([base + number for number in block.ids] if base else block.ids)
        if not self.deleted:
            return ids
        deleted = self.deleted
        return [number for number in ids if number not in deleted]

    def keyword(self, field: str, term: str, deadline: Deadline) -> frozenset[int]:
        """The same as a set, kept for the next question."""
        found = self._sets.get((field, term))
        if found is None:
            if len(self._sets) >= _KEEP:
                self._sets.pop(next(iter(self._sets)))
            found = self._sets[field, term] = frozenset(self.ids(field, term, deadline))
        return found

    def frequency(self, field: str, term: str) -> int:
        """How many documents hold a term: an estimate, for the deleted count as well."""
        key = to_bytes(term)
        return sum(segment.frequency(field, key) for segment in self.segments)

    def terms(self, field: str, prefix: str = "") -> Iterator[str]:
        """The terms of a field that begin with `prefix`, ascending, without doubles."""
        key = to_bytes(prefix)
        streams: list[Iterable[bytes]] = [segment.terms(field, key) for segment in self.segments]
        merged = streams[0] if len(streams) == 1 else heapq.merge(*streams)
        return (to_text(term) for term, _ in groupby(merged))

    # Columns.

    def numbers(self, name: str) -> array[int]:
        """A numeric field by document, plus one; nought where there is none."""
        return self._column(name, columns.NUMBERS[name])

    def lengths(self, name: str) -> array[int]:
        """The length of a scored field by document."""
        return self._column(columns.LENGTHS[name], "I")

    def _column(self, column: str, typecode: str) -> array[int]:
        if column not in self._numbers:
            values = array(typecode)
            for segment in self.segments:
                values.extend(segment.numbers(column, typecode))
            self._numbers[column] = values
        return self._numbers[column]

    def strings(self, name: str) -> list[bytes]:
        """A string field by document."""
        return list(chain.from_iterable(segment.strings(name) for segment in self.segments))

    def string(self, name: str, number: int) -> bytes:
        """A string field of one document."""
        if name not in self._readers:
            self._readers[name] = [segment.open_strings(name) for segment in self.segments]
        which = self._segment_of(number)
        return bytes(self._readers[name][which][number - self.bases[which]])

    def _segment_of(self, number: int) -> int:
        which = 0
        while number >= self.bases[which + 1]:
            which += 1
        return which

    @cached_property
    def threads(self) -> array[int]:
        """The rank of each document's thread among all threads, by id."""
        names = self.strings("thread")
        ranks = {name: rank for rank, name in enumerate(sorted(set(names)))}
        return array("I", map(ranks.__getitem__, names))

    def distinct_threads(self, found: Collection[int]) -> int:
        """How many threads these documents stand in."""
        if len(found) <= _FEW and "threads" not in self.__dict__:  # the whole column is not read for these
            return len({self.string("thread", number) for number in found})
        return len(set(map(self.threads.__getitem__, found)))

    @cached_property
    def facets(self) -> dict[str, Any]:
        """Facet columns that were made (see `facets`)."""
        return {}

    def mean_length(self, name: str) -> float:
        """The mean length of a scored field over the live documents that have it; 1 where none has."""
        if name not in self._means:
            lengths = self.lengths(name)
            total, holders = sum(lengths), len(lengths) - lengths.count(0)
            for number in self.deleted:
                total -= lengths[number]
                holders -= lengths[number] > 0
            self._means[name] = total / holders if holders else 1.0
        return self._means[name]
