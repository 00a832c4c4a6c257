"""Counting by facets: distinct records and distinct threads of each cell."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from carethread.index.engine import Cell, Counts
from carethread.index.engines.whoosh.columns import STRINGS
from carethread.index.engines.whoosh.matched import Set
from carethread.index.engines.whoosh.segment import to_text
from carethread.index.engines.whoosh.snapshot import Deadline, Snapshot
from carethread.index.fields import BY_NAME


class SingleFacet(NamedTuple):
    """A field with at most one value a document: `codes[number]` is a position in `values`, 0 for None."""

    codes: array[int]
    values: list[str | None]


class MultiFacet(NamedTuple):
    """A field with any number of values: which documents hold each; last, behind None, those that hold none."""

    holders: list[tuple[str | None, frozenset[int]]]


Cells = dict[Cell, tuple[int, int | None]]


def count(snapshot: Snapshot, found: Set, by: Sequence[str], deadline: Deadline, *, threads: bool = True) -> Counts:
    """The cross-table of these documents by zero, one or two facets; without `threads` of records alone."""
    if threads and not by:
        return Counts((), {}, len(found), snapshot.distinct_threads(found))
    ranks = snapshot.threads if threads else None
    deadline.check()
    distinct = _distinct(found, ranks)
    cells: Cells = {}
    if by:
        facets = [_facet(snapshot, name, deadline) for name in by]
        deadline.check()
        if all(isinstance(facet, SingleFacet) for facet in facets):
            singles = [facet for facet in facets if isinstance(facet, SingleFacet)]
            cells = _count_single(found, singles, ranks)
        elif len(facets) == 1 and isinstance(facets[0], MultiFacet):
            cells = _count_multi(found, facets[0], ranks)
        else:
            cells = _count_mixed(found, facets, ranks)
    return Counts(tuple(by), cells, len(found), distinct)


def _distinct(found: Iterable[int], ranks: array[int] | None) -> int | None:
    return None if ranks is None else len(set(map(ranks.__getitem__, found)))


def _facet(snapshot: Snapshot, name: str, deadline: Deadline) -> SingleFacet | MultiFacet:
    known: dict[str, SingleFacet | MultiFacet] = snapshot.facets
    if name not in known:
        known[name] = _make(snapshot, name, deadline)
    return known[name]


def _make(snapshot: Snapshot, name: str, deadline: Deadline) -> SingleFacet | MultiFacet:
    if name in STRINGS:
        return _from_strings(snapshot.strings(name))
    terms = list(snapshot.terms(name))
    if BY_NAME[name].many:
        return _multi(snapshot, name, terms, deadline)
    codes = array("I", bytes(4 * snapshot.size))
    for code, term in enumerate(terms, 1):
        for number in snapshot.ids(name, term, deadline):
            codes[number] = code
    return SingleFacet(codes, [None, *terms])


def _multi(snapshot: Snapshot, name: str, terms: Iterable[str], deadline: Deadline) -> MultiFacet:
    holders = [(term, snapshot.keyword(name, term, deadline)) for term in terms]
    none = snapshot.all.difference(*(held for _, held in holders))
    return MultiFacet([*holders, (None, none)])


def _from_strings(strings: list[bytes]) -> SingleFacet:
    codes = {b"": 0}
    for value in strings:
        codes.setdefault(value, len(codes))
    values: list[str | None] = [None, *(to_text(value) for value in codes if value)]
    return SingleFacet(array("I", map(codes.__getitem__, strings)), values)


def _count_single(found: Iterable[int], facets: Sequence[SingleFacet], ranks: array[int] | None) -> Cells:
    numbers = list(found)
    # Cells and threads as single numbers: a set of them is several times as fast as one of tuples.
    cells = list(map(facets[0].codes.__getitem__, numbers))
    for facet in facets[1:]:
        width = len(facet.values)
        cells = [cell * width + code for cell, code in zip(cells, map(facet.codes.__getitem__, numbers), strict=True)]
    if ranks is None:
        return {_cell(code, facets): (held, None) for code, held in Counter(cells).items()}
    wide = max(ranks, default=0) + 1
    pairs = {cell * wide + thread for cell, thread in zip(cells, map(ranks.__getitem__, numbers), strict=True)}
    distinct = Counter(pair // wide for pair in pairs)
    return {_cell(code, facets): (held, distinct[code]) for code, held in Counter(cells).items()}


def _cell(code: int, facets: Sequence[SingleFacet]) -> Cell:
    values: list[str | None] = []
    for facet in reversed(facets):
        code, at = divmod(code, len(facet.values))
        values.insert(0, facet.values[at])
    return tuple(values)


def _count_multi(found: Set, facet: MultiFacet, ranks: array[int] | None) -> Cells:
    """One field with any number of values: an intersection a value, in place of a look at each document."""
    return {(value,): (len(held), _distinct(held, ranks)) for value, held in _split(found, facet)}


def _count_mixed(found: Set, facets: Sequence[SingleFacet | MultiFacet], ranks: array[int] | None) -> Cells:
    """Two fields, of which one at least has any number of values: each value's documents are counted by the other."""
    first, second = facets
    if not isinstance(first, MultiFacet):
        turned = _count_mixed(found, (second, first), ranks)
        return {(one, two): numbers for (two, one), numbers in turned.items()}
    cells: Cells = {}
    for value, held in _split(found, first):
        if isinstance(second, MultiFacet):
            inner = _count_multi(held, second, ranks)
        else:
            inner = _count_single(held, [second], ranks)
        cells |= {(value, *cell): numbers for cell, numbers in inner.items()}
    return cells


def _split(found: Set, facet: MultiFacet) -> Iterator[tuple[str | None, Set]]:
    """The documents that hold each value."""
    for value, holders in facet.holders:
        held = found & holders
        if held:
            yield value, held
