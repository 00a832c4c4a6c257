"""A page of hits, in our order.

Up to 10,000 hits deep one request does; beyond, a frozen view is walked from its beginning, so that no hit is told
twice or left out while others write.

A question goes to the same copies of the shards each time: copies that have not yet lost the same deleted records weigh
words otherwise, and the second page would not go on where the first one ended.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any

from carethread.index.engine import Hit, Page, Question
from carethread.index.engines.opensearch.client import Questions
from carethread.index.engines.opensearch.compile import question
from carethread.index.engines.opensearch.expansion import expansions
from carethread.index.engines.opensearch.schema import MAX_WINDOW, ORDERS
from carethread.index.plan import scores


def search(questions: Questions, index: str, asked: Question) -> Page:
    """The page that the question asks for. Raises TimeLimit, EngineError."""
    by_score = asked.sort == "relevance" and scores(asked.plan)
    body: dict[str, Any] = {
        "query": question(asked.plan, asked.filter, expansions(questions, index, asked.plan, asked.filter)),
        "_source": False,
        "track_total_hits": True,
        "sort": _sort(asked, by_score=by_score),
        "size": asked.limit,
    }
    # Each shard alone would weigh a word by how rare it is there.
    options = {"search_type": "dfs_query_then_fetch"} if by_score else {}
    wanted = asked.offset + asked.limit
    copies = _copies(body["query"])
    if asked.limit == 0 or wanted <= MAX_WINDOW:
        if asked.limit:
            body["from"] = asked.offset
        else:
            del body["sort"]
        found = questions.search(index, body, preference=copies, **options)["hits"]
        return Page(found["total"]["value"], _hits(found["hits"], by_score=by_score))
    pit = questions.point_in_time(index, preference=copies)
    try:
        return _deep(questions, pit, body, asked, options)
    finally:
        questions.close_point(pit)


def _copies(query: dict[str, Any]) -> str:
    """OpenSearch asks the same copies for the same text."""
    return blake2b(json.dumps(query).encode(), digest_size=8).hexdigest()


def _sort(asked: Question, *, by_score: bool) -> list[dict[str, str]]:
    if by_score:
        return [{"_score": "desc"}, {ORDERS["thread"]: "asc"}]
    return [{ORDERS["thread" if asked.sort == "relevance" else asked.sort]: "asc"}]


def _hits(found: list[dict[str, Any]], *, by_score: bool) -> tuple[Hit, ...]:
    return tuple(Hit(hit["_id"], float(hit["sort"][0]) if by_score else 0.0) for hit in found)


def _deep(questions: Questions, pit: str, body: dict[str, Any], asked: Question, options: dict[str, Any]) -> Page:
    wanted = asked.offset + asked.limit
    by_score = bool(options)
    seen, total = 0, 0
    kept: list[Hit] = []
    while seen < wanted:
        body["pit"] = {"id": pit, "keep_alive": "2m"}
        body["size"] = min(MAX_WINDOW, wanted - seen)
        found = questions.search(None, body, **options)["hits"]
        # Counted once: later pages need not count again.
        total = total or found["total"]["value"]
        body["track_total_hits"] = False
        kept.extend(_hits(found["hits"], by_score=by_score)[max(0, asked.offset - seen) :])
        seen += len(found["hits"])
        if len(found["hits"]) < body["size"]:
            break
        body["search_after"] = found["hits"][-1]["sort"]
    return Page(total, tuple(kept))
