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
    records: Counter[Cell] = Counter()
    threads: Counter[Cell] = Counter()
    total = 0
    distinct: set[str] = set()
    for page in _pages(questions, index, query, by):
        total = max(total, page["hits"]["total"]["value"])
        for bucket in page["aggregations"]["cells"]["buckets"]:
            key = bucket["key"]
            distinct.add(key[_THREAD])
            cell = tuple(key[f"{at}"] for at in range(len(by)))
            records[cell] += bucket["doc_count"]
            threads[cell] += 1
    cells = {cell: (records[cell], threads[cell]) for cell in records} if by else {}
    return Counts(tuple(by), cells, total, len(distinct))


def _pages(questions: Questions, index: str, query: dict[str, Any], by: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Answers that together hold every combination of the facets' values and a thread: one, or as many as it takes."""
    wanted = _composite(by)
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


def _composite(by: Sequence[str]) -> dict[str, Any]:
    fields = {f"{at}": name for at, name in enumerate(by)}
    sources = [{key: {"terms": {"field": name, "missing_bucket": True}}} for key, name in fields.items()]
    return {"size": MAX_BUCKETS, "sources": [{_THREAD: {"terms": {"field": "thread"}}}, *sources]}


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
