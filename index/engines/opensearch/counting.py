"""Cross-tables, exact: buckets of every combination with its thread, page by page from one frozen view.

OpenSearch's `cardinality` is an estimate and its `terms` are exact on one shard only; `composite` is exact, and pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from carethread.index.engine import Cell, Counts
from carethread.index.engines.opensearch.client import Questions
from carethread.index.engines.opensearch.schema import MAX_BUCKETS

_THREAD = "of"


def count(
    questions: Questions, index: str, query: dict[str, Any], by: Sequence[str], *, threads: bool = True
) -> Counts:
    """Count what matches `query` by zero, one or two facets."""
    if not threads:
        return _records(questions, index, query, by)
    records: Counter[Cell] = Counter()
    held: Counter[Cell] = Counter()
    total = 0
    distinct: set[str] = set()
    for page in _pages(questions, index, query, [_thread(), *_sources(by)]):
        total = max(total, page["hits"]["total"]["value"])
        for cell, thread, documents in _cells(page, by):
            distinct.add(thread)
            records[cell] += documents
            held[cell] += 1
    cells = {cell: (records[cell], held[cell]) for cell in records} if by else {}
    return Counts(tuple(by), cells, total, len(distinct))


def _records(questions: Questions, index: str, query: dict[str, Any], by: Sequence[str]) -> Counts:
    """The same without threads."""
    if not by:
        found = questions.search(index, {"size": 0, "track_total_hits": True, "query": query})
        return Counts((), {}, found["hits"]["total"]["value"], None)
    cells: dict[Cell, tuple[int, int | None]] = {}
    total = 0
    for page in _pages(questions, index, query, _sources(by)):
        total = max(total, page["hits"]["total"]["value"])
        cells.update((cell, (documents, None)) for cell, _, documents in _cells(page, by))
    return Counts(tuple(by), cells, total, None)


def _cells(page: dict[str, Any], by: Sequence[str]) -> Iterator[tuple[Cell, str, int]]:
    """The buckets of one answer: the facets' values, the thread ("" when there is none in the buckets), records."""
    for bucket in page["aggregations"]["cells"]["buckets"]:
        key = bucket["key"]
        yield tuple(key[f"{at}"] for at in range(len(by))), key.get(_THREAD, ""), bucket["doc_count"]


def _pages(
    questions: Questions, index: str, query: dict[str, Any], sources: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Answers that together hold every combination of the sources' values: one, or as many as it takes."""
    wanted: dict[str, Any] = {"size": MAX_BUCKETS, "sources": sources}
    body = {"size": 0, "track_total_hits": True, "query": query, "aggs": {"cells": {"composite": wanted}}}
    found = questions.search(index, body)
    if not _is_full(found):
        yield found
        return
    pit = questions.point_in_time(index)
    try:
        body["pit"] = {"id": pit, "keep_alive": "2m"}
        while True:
            found = questions.search(None, body)
            yield found
            if not _is_full(found):
                return
            wanted["after"] = found["aggregations"]["cells"]["after_key"]
    finally:
        questions.close_point(pit)


def _is_full(found: dict[str, Any]) -> bool:
    return len(found["aggregations"]["cells"]["buckets"]) >= MAX_BUCKETS


def _thread() -> dict[str, Any]:
    return {_THREAD: {"terms": {"field": "thread"}}}


def _sources(by: Sequence[str]) -> list[dict[str, Any]]:
    return [{f"{at}": {"terms": {"field": name, "missing_bucket": True}}} for at, name in enumerate(by)]


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
