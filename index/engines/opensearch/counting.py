"""Cross-tables, exact: buckets of every combination with its thread, page by page from one frozen view.

OpenSearch's `cardinality` is an estimate and its `terms` are exact on one shard only; `composite` is exact, and pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from carethread.index.engine import Counts
from carethread.index.engines.opensearch.client import Questions
from carethread.index.engines.opensearch.schema import MAX_BUCKETS

Cell = tuple[str | None, ...]
_THREAD = "of"


def count(questions: Questions, index: str, query: dict[str, Any], by: Sequence[str]) -> Counts:
    """Count what matches `query` by zero, one or two facets."""
    total = distinct = 0
    for _, documents in _cells(questions, index, query, ()):
        total += documents
        distinct += 1
    records: Counter[Cell] = Counter()
    threads: Counter[Cell] = Counter()
    if by:
        for cell, documents in _cells(questions, index, query, by):
            records[cell] += documents
            threads[cell] += 1
    return Counts(tuple(by), {cell: (records[cell], threads[cell]) for cell in records}, total, distinct)


def _cells(questions: Questions, index: str, query: dict[str, Any], by: Sequence[str]) -> Iterator[tuple[Cell, int]]:
    """Every combination of the facets' values and a thread, and its records."""
    body = {"size": 0, "query": query, "aggs": {"cells": {"composite": _composite(by)}}}
    found = questions.search(index, body)["aggregations"]["cells"]
    if len(found["buckets"]) < MAX_BUCKETS:
        yield from _read(found, by)
        return
    pit = questions.point_in_time(index)
    try:
        after: dict[str, Any] | None = None
        while True:
            body["pit"] = {"id": pit, "keep_alive": "2m"}
            body["aggs"] = {"cells": {"composite": _composite(by) | ({"after": after} if after else {})}}
            found = questions.search(None, body)["aggregations"]["cells"]
            yield from _read(found, by)
            after = found.get("after_key")
            if len(found["buckets"]) < MAX_BUCKETS:
                return
    finally:
        questions.close_point(pit)


def _composite(by: Sequence[str]) -> dict[str, Any]:
    fields = {f"{at}": name for at, name in enumerate(by)}
    sources = [{key: {"terms": {"field": name, "missing_bucket": True}}} for key, name in fields.items()]
    return {"size": MAX_BUCKETS, "sources": [{_THREAD: {"terms": {"field": "thread"}}}, *sources]}


def _read(found: dict[str, Any], by: Sequence[str]) -> Iterator[tuple[Cell, int]]:
    for bucket in found["buckets"]:
        yield tuple(bucket["key"][f"{at}"] for at in range(len(by))), bucket["doc_count"]


def terms(questions: Questions, index: str, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
    """Terms of a field that begin with `prefix`, most frequent first, then by the alphabet."""
    wanted: dict[str, Any] = {
        "field": field,
        "size": max(1, limit),
        # Each shard must name more than is asked for, or a term that is middling everywhere would be miscounted.
        "shard_size": MAX_BUCKETS,
        "order": [{"_count": "desc"}, {"_key": "asc"}],
    }
    if prefix:
        wanted["include"] = _quoted(prefix) + ".*"
    body = {"size": 0, "query": {"match_all": {}}, "aggs": {"terms": {"terms": wanted}}}
    buckets = questions.search(index, body)["aggregations"]["terms"]["buckets"]
    return [(bucket["key"], bucket["doc_count"]) for bucket in buckets[:limit]]


def _quoted(text: str) -> str:
    """Text for Lucene's regular expressions."""
    return "".join(character if character.isalnum() else "\\" + character for character in text)
