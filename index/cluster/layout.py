"""What lies where in the cluster. For an index called NAME:

    NAME             alias of the search index that answers
    NAME-TIME-HEX    the search index (`engines.opensearch.schema`); `NAME-TIME-HEX-in` is its alias for writers, so
                     that nobody writes into one that is gone
    NAME-threads     the truth: one document a thread, with what each source gives of it, changed as a whole
    NAME-records     one document a record, as it is shown: made from the threads, by record id
    NAME-sources     one document a source: its state, and the threads that it gives
    NAME-state       one document for the index itself; annotations; takedowns as hashes, their log; what is under way

Mappings are strict: a field that is not listed here is refused. What is only kept, never asked for, is not indexed.
"""

from __future__ import annotations

from typing import Any

from carethread.index.engines.opensearch.address import Address

STATE, SOURCES, THREADS, RECORDS = "state", "sources", "threads", "records"
INDEXES = (STATE, SOURCES, THREADS, RECORDS)

_KEYWORD = {"type": "keyword"}
_KEPT = {"type": "object", "enabled": False}
_PACKED = {"type": "binary"}

_FIELDS: dict[str, dict[str, Any]] = {
    STATE: {
        "kind": _KEYWORD,  # index, annotation, takedown, log, job
        "id": _KEYWORD,
        "order": {"type": "long"},
        "data": _KEPT,
    },
    SOURCES: {
        "key": _KEYWORD,
        "part": {"type": "boolean"},  # of a large source, and not its first
        "count": {"type": "integer", "index": False},
        "digest": {"type": "keyword", "index": False},
        "rank": {"type": "keyword", "index": False},
        "data": _KEPT,
    },
    THREADS: {
        "id": _KEYWORD,
        "pending": {"type": "boolean"},  # not all that is made from it is written
        "empty": {"type": "boolean"},  # its last record went; the document goes when that is written
        "version": {"type": "long", "index": False},
        "post_id": {"type": "keyword", "index": False},
        "date": {"type": "keyword", "index": False},
        "merged": _PACKED,
        "views": _KEPT,
        "concepts": _KEPT,
        "gone": _KEPT,
    },
    RECORDS: {
        "id": _KEYWORD,
        "thread": _KEYWORD,
        "parent": _KEYWORD,
        "kind": _KEYWORD,
        "role": _KEYWORD,
        "author": _KEYWORD,  # its normal form
        "ordinal": {"type": "integer"},
        "concepts": _KEYWORD,
        "record": _KEPT,
    },
}


def name_of(address: Address, which: str) -> str:
    """The name in the cluster of one of `INDEXES`."""
    return f"{address.name}-{which}"


def body_of(address: Address, which: str) -> dict[str, Any]:
    """Settings and mapping of one of `INDEXES`."""
    small = which == STATE
    return {
        "settings": {
            "number_of_shards": 1 if small else address.shards,
            "number_of_replicas": address.replicas,
            "refresh_interval": address.refresh,
            **KEEPING,
        },
        "mappings": {"dynamic": "strict", "properties": _FIELDS[which]},
    }


# A write that comes late (its sender slept) must find that its record was deleted meanwhile; and a merge that is to
# leave nothing of what was deleted must take every segment that holds some.
KEEPING = {"gc_deletes": "1h", "merge.policy.expunge_deletes_allowed": 0}
