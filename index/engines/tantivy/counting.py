"""Cross-tables by tantivy's aggregations: exact counts of records, and of the distinct threads that they stand in.

tantivy's cardinality is an estimate, and one aggregation may hold 65,000 buckets. So threads are counted as buckets,
and where there may be too many, part by part: a thread lies in exactly one part, so the sums are exact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

import tantivy
from tantivy import FieldType, Occur, Query

from carethread.index.engine import Cell, Counts
from carethread.index.engines.tantivy.schema import PARTS

BUCKETS = 40_000  # that one aggregation is meant to hold; tantivy stops at 65,000, and parts are not quite even
SMALL = 5_000  # matching records that need no look at how many buckets they will make
_NONE = "\x00"  # the bucket of records without a value; no facet has such a value
_MANY = frozenset({"thread", "author", "source"})  # facets with about as many values as there are records
_VALUES = 8  # treatments and classes in one record, at most, when guessing


def count(
    searcher: tantivy.Searcher, schema: tantivy.Schema, query: Query, by: Sequence[str], *, threads: bool = True
) -> Counts:
    """Count what matches `query` by zero, one or two facets."""
    if not threads:
        return _records(searcher, schema, query, by)
    records: Counter[Cell] = Counter()
    held: Counter[Cell] = Counter()
    total = distinct = 0
    for part in _parts(searcher, schema, query, by):
        in_threads = searcher.aggregate(part, _buckets(["thread"]))["in"]["buckets"]
        distinct += len(in_threads)
        total += sum(bucket["doc_count"] for bucket in in_threads)
        if by:
            for cell, documents in _cells(searcher.aggregate(part, _buckets([*by, "thread"]))):
                records[cell[:-1]] += documents
                held[cell[:-1]] += 1
    return Counts(tuple(by), {cell: (records[cell], held[cell]) for cell in records}, total, distinct)


def _records(searcher: tantivy.Searcher, schema: tantivy.Schema, query: Query, by: Sequence[str]) -> Counts:
    """The same without threads."""
    records: Counter[Cell] = Counter()
    if by:
        for part in _parts(searcher, schema, query, by):
            records.update(dict(_cells(searcher.aggregate(part, _buckets(by)))))
    return Counts(tuple(by), {cell: (held, None) for cell, held in records.items()}, total_of(searcher, query), None)


def total_of(searcher: tantivy.Searcher, query: Query) -> int:
    """How many documents match."""
    return found_by(searcher.search(query, 1))


def found_by(result: tantivy.SearchResult) -> int:
    """How many documents matched in all (the stubs of tantivy 0.27 leave `count` out)."""
    return int(cast("Any", result).count or 0)


def _parts(searcher: tantivy.Searcher, schema: tantivy.Schema, query: Query, by: Sequence[str]) -> Iterator[Query]:
    """The query, or its parts by thread, so that the buckets of each stay under the limit."""
    pieces = min(PARTS, _expected(searcher, query, by) // BUCKETS + 1)
    if pieces == 1:
        yield query
        return
    step = -(-PARTS // pieces)
    for low in range(0, PARTS, step):
        part = Query.range_query(schema, "part", FieldType.Unsigned, low, low + step - 1)
        yield Query.boolean_query([(Occur.Must, query), (Occur.Must, part)])


def _expected(searcher: tantivy.Searcher, query: Query, by: Sequence[str]) -> int:
    """How many buckets the count will make, at most."""
    records = total_of(searcher, query)
    if records <= SMALL:
        return records
    if _MANY.intersection(by):
        return records * _VALUES * (len(by) + 1)
    threads = int(searcher.aggregate(query, {"threads": {"cardinality": {"field": "thread"}}})["threads"]["value"])
    if not by:
        return threads
    return threads + sum(min(documents, threads) for _, documents in _cells(searcher.aggregate(query, _buckets(by))))


def _buckets(fields: Sequence[str]) -> dict[str, Any]:
    """An aggregation: buckets of the first field, in each those of the next, and so on."""
    limit = 2 * BUCKETS
    terms: dict[str, Any] = {"terms": {"field": fields[0], "size": limit, "segment_size": limit, "missing": _NONE}}
    return {"in": terms | {"aggs": _buckets(fields[1:])}} if len(fields) > 1 else {"in": terms}


def _cells(found: Mapping[str, Any], before: Cell = ()) -> Iterator[tuple[Cell, int]]:
    """The innermost buckets, as (values, records)."""
    for bucket in found["in"]["buckets"]:
        cell = (*before, None if bucket["key"] == _NONE else str(bucket["key"]))
        if "in" in bucket:
            yield from _cells(bucket, cell)
        else:
            yield cell, bucket["doc_count"]
