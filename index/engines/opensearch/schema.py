"""The mapping of our fields, and our documents as OpenSearch's.

Terms are made by us: text fields are split at spaces only, and a document's terms are joined by spaces. Keyword fields
are raw. A field that is not listed is refused. Documents are not stored a second time (`_source` is off): the records
are elsewhere, and `_id` is all that a hit needs.

`by_thread`, `by_oldest` and `by_newest` give each sort a total order, ties included, as one string.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from carethread.index.analysis import ANALYZER_VERSION
from carethread.index.document import Document
from carethread.index.engine import Sort
from carethread.index.engines.opensearch.address import Address
from carethread.index.fields import FIELDS, FieldSpec

ANALYZER = "terms"
ORDERS: Mapping[Sort, str] = {"thread": "by_thread", "oldest": "by_oldest", "newest": "by_newest"}
MAX_KEYWORD = 8_000  # code points: Lucene takes 32,766 bytes
MAX_BUCKETS = 50_000  # of one answer; OpenSearch's own limit is 65,535
MAX_WINDOW = 10_000  # hits that one request may page over

K1, B = 1.2, 0.75  # of BM25

_LAST_MOMENT = 10**14 - 1  # more than any YYYYMMDDHHMMSS
_UNDATED = "~"  # sorts behind every digit


def index_body(address: Address) -> dict[str, Any]:
    """Settings and mapping of a new index."""
    return {
        "settings": {
            "number_of_shards": address.shards,
            "number_of_replicas": address.replicas,
            "refresh_interval": address.refresh,
            "max_result_window": MAX_WINDOW,
            "analysis": {"analyzer": {ANALYZER: {"type": "custom", "tokenizer": "whitespace"}}},
            "similarity": {"default": {"type": "BM25", "k1": K1, "b": B}},
        },
        "mappings": {
            "dynamic": "strict",
            "_meta": {"analyzer_version": ANALYZER_VERSION},
            "_routing": {"required": True},
            "_source": {"enabled": False},
            "properties": {
                **{spec.name: _field(spec) for spec in FIELDS},
                **{name: {"type": "keyword", "index": False} for name in ORDERS.values()},
            },
        },
    }


def _field(spec: FieldSpec) -> dict[str, Any]:
    if spec.type == "text":
        # Field data is made when terms are first listed (`Engine.terms`), and not before.
        return {"type": "text", "analyzer": ANALYZER, "fielddata": True, "norms": bool(spec.boost)}
    if spec.type == "keyword":
        # Without `use_similarity` every hit of a keyword scores the same.
        return {"type": "keyword", "norms": bool(spec.boost), "use_similarity": bool(spec.boost)}
    return {"type": "long"}


def to_opensearch(document: Document) -> dict[str, Any]:
    """A document as OpenSearch indexes it."""
    made: dict[str, Any] = {name: _clean(" ".join(terms)) for name, terms in document.text.items() if terms}
    for name, values in document.keywords.items():
        if values:
            made[name] = [keyword(value) for value in values]
    made |= document.numbers
    made |= _orders(document)
    return made


def keyword(value: str) -> str:
    """A keyword as it is held: cut where Lucene would refuse it."""
    return _clean(value[:MAX_KEYWORD])


def _clean(text: str) -> str:
    """Without lone surrogates, which JSON cannot carry."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _orders(document: Document) -> dict[str, str]:
    # NUL parts the id from the ordinal, so that a thread whose id begins another's comes first.
    place = f"{_clean(document.thread)}\x00{document.numbers['ordinal']:010d}"
    when = document.numbers.get("when")
    oldest = _UNDATED if when is None else f"{when:014d}"
    newest = _UNDATED if when is None else f"{_LAST_MOMENT - when:014d}"
    return {"by_thread": place, "by_oldest": oldest + place, "by_newest": newest + place}
