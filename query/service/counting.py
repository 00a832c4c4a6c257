"""Counts of distinct records by the fields of the contract."""

from __future__ import annotations

from collections.abc import Sequence

from carethread.index.engine import Counts
from carethread.index.errors import UsageError
from carethread.query.analyse import Analysis
from carethread.query.answers import CountRow, CountTable
from carethread.query.language.fields import nearest
from carethread.query.results import Note
from carethread.query.service.no_result import reasons
from carethread.query.service.options import COUNT_FIELDS
from carethread.query.service.reach import Reach

MAX_FIELDS = 2
_IN_TIME = frozenset({"year", "month"})
_SAMPLE = Note(
    "sample",
    "These are counts of records in this index. People who write are not a sample of people who were treated.",
)


def count(reach: Reach, analysis: Analysis, by: Sequence[str], *, threads: bool = True) -> CountTable:
    """The table; without `threads` of records alone. Raises UsageError for a field that cannot be counted by, or more
    than two."""
    facets = [_facet(name) for name in by]
    if len(set(facets)) > MAX_FIELDS or len(set(facets)) < len(facets):
        raise UsageError(
            f"cannot count by {','.join(by)}: one field, or two different ones", hint="for example --by role,treatment"
        )
    counts = reach.count(analysis.whole, facets, threads=threads)
    return CountTable(
        query=analysis.query.text,
        by=tuple(by),
        rows=_rows(counts, by),
        total=counts.total,
        threads=counts.threads,
        notes=(*reach.notes(analysis), _SAMPLE),
        no_result=None if counts.total else reasons(reach, analysis),
    )


def count_treatments(reach: Reach, analysis: Analysis, *, threads: bool = True) -> CountTable:
    """The table by treatments and classes, each with all that stand below it."""
    counts = reach.count(analysis.whole, ("concept_up",), threads=threads)
    rows = _rows(counts, ("treatment",))
    return CountTable(analysis.query.text, ("treatment",), rows, counts.total, counts.threads, reach.notes(analysis))


def _facet(name: str) -> str:
    if name not in COUNT_FIELDS:
        near = nearest(name, list(COUNT_FIELDS))
        meant = f"did you mean {near[0]}? " if near else ""
        raise UsageError(f"cannot count by {name!r}", hint=f"{meant}One of: {', '.join(COUNT_FIELDS)}.")
    return COUNT_FIELDS[name]


def _rows(counts: Counts, by: Sequence[str]) -> tuple[CountRow, ...]:
    if not by:
        return ()
    places = [_order(counts, at, name) for at, name in enumerate(by)]
    rows = [CountRow(values, records, threads) for values, (records, threads) in counts.cells.items()]
    rows.sort(key=lambda row: tuple(place[value] for place, value in zip(places, row.values, strict=True)))
    return tuple(rows)


def _order(counts: Counts, at: int, name: str) -> dict[str | None, int]:
    """The place of each value of field number `at`: dates upward, all else by records downward; none comes last."""
    sums: dict[str | None, int] = {}
    for values, (records, _) in counts.cells.items():
        sums[values[at]] = sums.get(values[at], 0) + records

    def key(value: str | None) -> tuple[bool, int, str]:
        return value is None, 0 if name in _IN_TIME else -sums[value], value or ""

    return {value: place for place, value in enumerate(sorted(sums, key=key))}
