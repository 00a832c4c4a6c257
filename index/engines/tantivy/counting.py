"""Cross-tables by tantivy's aggregations: exact counts of records, and of the distinct threads that they stand in.

tantivy's cardinality is an estimate, and a bucket for each thread costs more than all the rest. So threads are numbered
and counted by the 128: buckets of the high part of the number, in each the cardinality of the low part, and of so few
values it is exact. tantivy's sketch (Apache DataSketches, HLL with lg_k 11) keeps up to 192 values as 26-bit hashes
before it begins to estimate, and those of 0..127 differ: a test counts each number of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from typing import Any, cast

import tantivy
from tantivy import FieldType, Occur, Query

from carethread.index.engine import Cell, Counts
from carethread.index.engines.tantivy.schema import HIGH, LOW, LOW_NUMBERS
from carethread.index.fields import BY_NAME

_ALL = 65_001  # buckets: one more than tantivy gives in one answer, so that it never leaves any out in silence
_TOO_MANY = "bucket limit"  # stands in tantivy's error when an answer has more
_PIECES = 8  # that a count with too many buckets is parted in, again and again
_NONE = "\x00"  # the bucket of records without a value; no facet has such a value

Aggregation = dict[str, Any]


def count(
    searcher: tantivy.Searcher, schema: tantivy.Schema, query: Query, by: Sequence[str], *, threads: bool = True
) -> Counts:
    """Count what matches `query` by zero, one or two facets; without `threads` records alone."""
    answers = _answers(searcher, schema, query, _wanted(by, threads=threads))
    return reduce(_sum, (_counts(answer, by, threads=threads) for answer in answers))


def _counts(answer: Mapping[str, Any], by: Sequence[str], *, threads: bool) -> Counts:
    """What one answer says."""
    buckets = _cells(answer["cells"]) if by else ()
    cells = {cell: (bucket["doc_count"], _threads(bucket) if threads else None) for cell, bucket in buckets}
    total = answer["total"]["value"] if "total" in answer else sum(records for records, _ in cells.values())
    return Counts(tuple(by), cells, int(total), _threads(answer) if threads else None)


def _sum(one: Counts, other: Counts) -> Counts:
    """Counts of records in different threads, together."""
    cells = dict(one.cells)
    for cell, (records, threads) in other.cells.items():
        known = cells.get(cell)
        cells[cell] = (records, threads) if known is None else (known[0] + records, _plus(known[1], threads))
    return Counts(one.by, cells, one.total + other.total, _plus(one.threads, other.threads))


def _plus(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def total_of(searcher: tantivy.Searcher, query: Query) -> int:
    """How many documents match."""
    return found_by(searcher.search(query, 1))


def found_by(result: tantivy.SearchResult) -> int:
    """How many documents matched in all (the stubs of tantivy 0.27 leave `count` out)."""
    return int(cast("Any", result).count or 0)


def _wanted(by: Sequence[str], *, threads: bool) -> Aggregation:
    """All that is counted, in one aggregation."""
    wanted: Aggregation = {}
    if by:
        # A record has one thread: where the cells are threads there is nothing more to count in them.
        wanted["cells"] = _buckets(by, _in_threads() if threads and "thread" not in by else {})
    if threads:
        wanted |= _in_threads()
    if not by or any(BY_NAME[name].many for name in by):
        wanted["total"] = {"value_count": {"field": HIGH}}  # else it is the sum of the cells
    return wanted


def _buckets(by: Sequence[str], inside: Aggregation) -> Aggregation:
    """Buckets of the first field, in each those of the next, and in the innermost `inside`."""
    terms = {"field": by[0], "size": _ALL, "segment_size": _ALL, "missing": _NONE}
    inner = {"cells": _buckets(by[1:], inside)} if len(by) > 1 else inside
    return {"terms": terms, "aggs": inner} if inner else {"terms": terms}


def _in_threads() -> Aggregation:
    low = {"threads": {"cardinality": {"field": LOW}}}
    return {"threads": {"terms": {"field": HIGH, "size": _ALL, "segment_size": _ALL}, "aggs": low}}


def _threads(bucket: Mapping[str, Any]) -> int:
    """The distinct threads in a bucket; 1 where they were not asked for (then it is a thread's bucket)."""
    if "threads" not in bucket:
        return 1
    return sum(int(high["threads"]["value"]) for high in bucket["threads"]["buckets"])


def _cells(found: Mapping[str, Any], before: Cell = ()) -> Iterator[tuple[Cell, Mapping[str, Any]]]:
    """The innermost buckets, with their values."""
    for bucket in found["buckets"]:
        cell = (*before, None if bucket["key"] == _NONE else str(bucket["key"]))
        if "cells" in bucket:
            yield from _cells(bucket["cells"], cell)
        else:
            yield cell, bucket


def _answers(
    searcher: tantivy.Searcher, schema: tantivy.Schema, query: Query, wanted: Aggregation
) -> Iterator[Mapping[str, Any]]:
    """The answer; where it has more buckets than tantivy gives, the answers of parts that hold whole threads, so that
    their sums are exact. Raises ValueError when one thread alone has too many."""
    whole = _answer(searcher, query, wanted)
    if whole is not None:
        yield whole
        return
    highest = int(searcher.aggregate(query, {"most": {"max": {"field": HIGH}}})["most"]["value"])
    pending = [(0, (highest + 1) * LOW_NUMBERS)]  # thread numbers, the second one left out
    while pending:
        for start, stop in _parted(*pending.pop()):
            part = _answer(searcher, _between(schema, query, start, stop), wanted)
            if part is not None:
                yield part
            elif stop - start > 1:
                pending.append((start, stop))
            else:
                raise ValueError(f"a count has more than {_ALL - 1:,} cells in one thread")


def _answer(searcher: tantivy.Searcher, query: Query, wanted: Aggregation) -> Mapping[str, Any] | None:
    """None when it has too many buckets."""
    try:
        return searcher.aggregate(query, wanted)
    except ValueError as error:
        if _TOO_MANY in str(error):
            return None
        raise


def _parted(start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Parts of a range of thread numbers, with whole high numbers as long as there are several."""
    step = -(-(stop - start) // _PIECES)
    if stop - start > LOW_NUMBERS:
        step = -(-step // LOW_NUMBERS) * LOW_NUMBERS
    for low in range(start, stop, step):
        yield low, min(low + step, stop)


def _between(schema: tantivy.Schema, query: Query, start: int, stop: int) -> Query:
    first, last = divmod(start, LOW_NUMBERS), divmod(stop - 1, LOW_NUMBERS)
    ranges = [
        Query.range_query(schema, name, FieldType.Unsigned, low, high)
        for name, low, high in zip((HIGH, LOW), first, last, strict=True)
    ]
    return Query.boolean_query([(Occur.Must, part) for part in (query, *ranges)])
