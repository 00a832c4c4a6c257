"""The state of each source: what it was when it was last read, and which threads it gives.

Before a source's threads are written its document names old and new ones, without a digest: who is interrupted there
leaves a source that is read again, and no thread that nobody knows to be of that source.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from carethread.index.cluster.layout import SOURCES
from carethread.index.cluster.requests import CONFLICT, Cluster, Found, Write
from carethread.index.cluster.threads import rank_of
from carethread.index.store.values import SourceState


@dataclass(frozen=True, slots=True)
class Source:
    """One source. seq, primary: where its document stands; -1 where there is none. gone: it is to be taken out."""

    key: str
    digest: str = ""
    meta: Mapping[str, Any] = field(default_factory=dict)
    threads: frozenset[str] = frozenset()
    rank: str = ""
    seq: int = -1
    primary: int = -1
    gone: bool = False


def source_id(key: str) -> str:
    """The id of a source's document: keys may be longer than ids."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def read_source(found: Found) -> SourceState:
    """What the store says of a source."""
    data = found.source
    return SourceState(data["key"], data["digest"], data["data"]["meta"], data["count"])


def read(cluster: Cluster, key: str) -> Source | None:
    """A source as it is now; None when it is not there."""
    found = cluster.get(SOURCES, source_id(key))
    return None if found is None else from_document(found)


def from_document(found: Found) -> Source:
    """The inverse of `to_document`."""
    data, kept = found.source, found.source["data"]
    return Source(
        data["key"],
        data["digest"],
        kept["meta"],
        frozenset(kept["threads"]),
        data["rank"],
        found.seq,
        found.primary,
    )


def announce(cluster: Cluster, sources: Iterable[Source], before: Mapping[str, Source | None]) -> dict[str, Source]:
    """Write of each source, before its threads are, what it may give from now on. Returns them as they stand."""
    announced = []
    for source in sources:
        known = before[source.key]
        threads = source.threads | (known.threads if known else frozenset())
        if known is None or threads != known.threads or source.threads != known.threads:
            source = replace(source, digest="", threads=threads, gone=False)
            announced.append(source)
    outcomes = cluster.write(_write(cluster, source) for source in announced)
    return {
        source.key: replace(source, seq=outcome.seq, primary=outcome.primary)
        for source, outcome in zip(announced, outcomes, strict=True)
    }


def settle(cluster: Cluster, sources: Iterable[Source], announced: Mapping[str, Source]) -> None:
    """Write of each source, after its threads were written, what it gives. Where another process wrote the same source
    in between, what both saw stays in it, and it is read again."""
    final = list(sources)
    outcomes = cluster.write(_write(cluster, source, announced.get(source.key)) for source in final)
    for source, outcome in zip(final, outcomes, strict=True):
        if outcome.status == CONFLICT:
            other = read(cluster, source.key) or source
            unsure = replace(other, digest="", threads=other.threads | source.threads)
            cluster.write([_write(cluster, unsure)])


def _write(cluster: Cluster, source: Source, stands: Source | None = None) -> Write:
    """The write of a source; bound to where it `stands`, where that is given."""
    head: dict[str, Any] = {"_index": cluster.name(SOURCES), "_id": source_id(source.key)}
    if stands is not None:
        head |= {"if_seq_no": stands.seq, "if_primary_term": stands.primary}
    return Write("delete", head) if source.gone else Write("index", head, to_document(source))


def to_document(source: Source) -> dict[str, Any]:
    """The document of a source."""
    return {
        "key": source.key,
        "part": "//part/" in source.key,
        "count": len(source.threads),
        "digest": source.digest,
        "rank": source.rank or rank_of(source.key),
        "data": {"meta": source.meta, "threads": sorted(source.threads)},
    }
