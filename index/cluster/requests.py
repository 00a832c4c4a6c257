"""Asking the cluster: documents by id, searches that are whole or an error, pages without end, writes with an outcome
each."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from opensearchpy import OpenSearch, OpenSearchException

from carethread.index.batches import batched
from carethread.index.cluster.layout import name_of
from carethread.index.engines.opensearch.address import Address, Credentials, credentials
from carethread.index.engines.opensearch.bulk import batches
from carethread.index.engines.opensearch.client import (
    PASSING,
    REQUEST_SECONDS,
    WRITE_SECONDS,
    Questions,
    connect,
    is_missing,
    patiently,
)
from carethread.index.errors import EngineError

READ_SECONDS = 20.0
AT_ONCE = 500  # documents of one request
GONE, CONFLICT = 404, 409  # outcomes of a write that its sender has to deal with


@dataclass(frozen=True, slots=True)
class Found:
    """A document, and the place in the shard's history that a change of it can be bound to."""

    id: str
    source: dict[str, Any]
    seq: int
    primary: int


@dataclass(frozen=True, slots=True)
class Write:
    """One write. `head` is the bulk action's own: `_index`, `_id`, what it is bound to."""

    kind: str  # index, create, update, delete
    head: Mapping[str, Any]
    document: Mapping[str, Any] | None = None

    def lines(self) -> str:
        """As the bulk request has it."""
        head = json.dumps({self.kind: self.head})
        return f"{head}\n" if self.document is None else f"{head}\n{json.dumps(self.document)}\n"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a write: an HTTP status, and where the document stands now."""

    write: Write
    status: int
    seq: int = -1
    primary: int = -1


class Cluster:
    """The cluster, as one index in it sees it."""

    def __init__(self, address: Address, who: Credentials | None = None) -> None:
        self.address = address
        self.client: OpenSearch = connect(address, who or credentials())

    def close(self) -> None:
        """Give the connections back."""
        self.client.close()

    def name(self, which: str) -> str:
        """The name in the cluster of one of `layout.INDEXES`."""
        return name_of(self.address, which)

    # Documents by id: what was written last, seen by searches or not.

    def get(self, which: str, document_id: str) -> Found | None:
        """One document; None when it, or the whole index, is not there."""

        def ask() -> dict[str, Any] | None:
            try:
                found: dict[str, Any] = self.client.get(index=self.name(which), id=document_id)
            except OpenSearchException as error:
                if is_missing(error):
                    return None
                raise
            return found

        found = patiently(ask, "read", READ_SECONDS)
        return None if found is None else _found(found)

    def get_many(self, which: str, ids: Iterable[str], fields: Sequence[str] | bool = True) -> dict[str, Found]:
        """Those of the documents that are there, by id; of each these fields, all, or none."""
        held: dict[str, Found] = {}
        for batch in batched(dict.fromkeys(ids), AT_ONCE):
            ask = partial(self.client.mget, index=self.name(which), body={"ids": batch}, _source=fields)
            for each in patiently(ask, "read", READ_SECONDS)["docs"]:
                if "error" in each:
                    raise EngineError(f"OpenSearch cannot read {each['_id']}: {each['error'].get('reason')}"[:400])
                if each["found"]:
                    held[each["_id"]] = _found(each)
        return held

    # Searches: what was refreshed last.

    def search(self, which: str, body: Mapping[str, Any], seconds: float = READ_SECONDS) -> dict[str, Any]:
        """One answer, whole or an error."""
        return Questions(self.client, seconds).search(self.name(which), body)

    def count(self, which: str, query: Mapping[str, Any]) -> int:
        """How many documents match."""
        found = self.search(which, {"size": 0, "track_total_hits": True, "query": query})
        total: int = found["hits"]["total"]["value"]
        return total

    def all(
        self, which: str, query: Mapping[str, Any], sort: str, fields: Sequence[str] | bool = True, size: int = AT_ONCE
    ) -> Iterator[Found]:
        """All documents that match, by the field `sort`, from one frozen view, `size` at a time."""
        asking = Questions(self.client, READ_SECONDS)
        pit = asking.point_in_time(self.name(which))
        body: dict[str, Any] = {
            "query": query,
            "sort": [{sort: "asc"}],
            "size": size,
            "_source": fields,
            "seq_no_primary_term": True,
            "pit": {"id": pit, "keep_alive": "10m"},
        }
        try:
            while True:
                # Each page has its own time: what is done with a page may take long.
                hits = Questions(self.client, READ_SECONDS).search(None, body)["hits"]["hits"]
                yield from map(_found, hits)
                if len(hits) < size:
                    return
                body["search_after"] = hits[-1]["sort"]
        finally:
            asking.close_point(pit)

    def refresh(self, *which: str) -> None:
        """Let searches see what was written."""
        self.refresh_name(",".join(self.name(each) for each in which))

    def refresh_name(self, names: str) -> None:
        """The same for indexes by their names in the cluster."""
        show = partial(self.client.indices.refresh, index=names, request_timeout=REQUEST_SECONDS)
        patiently(show, "show the changes", WRITE_SECONDS)

    def health(self) -> dict[str, Any]:
        """How the shards of this index are, in OpenSearch's own words."""
        # By a pattern: for a name that is not there it waits.
        ask = partial(self.client.cluster.health, index=f"{self.address.name}-*")
        found: dict[str, Any] = patiently(ask, "say how it is", READ_SECONDS)
        return found

    def has_alias(self, name: str) -> bool:
        """Whether there is an index behind an alias."""
        return bool(patiently(partial(self.client.indices.exists_alias, name=name), "name its indexes", READ_SECONDS))

    # Writes.

    def write(self, writes: Iterable[Write]) -> list[Outcome]:
        """Write them all; what the cluster is too busy for is sent again. Raises EngineError for one that is refused.

        A conflict (409) and a document or index that is not there (404) are outcomes, and no errors. A write that is
        bound to a place in the history may conflict with itself, where it was sent twice.
        """
        return [outcome for batch in batches(writes, Write.lines) for outcome in self._send(batch)]

    def _send(self, batch: list[tuple[Write, str]]) -> list[Outcome]:
        end, pause = time.monotonic() + WRITE_SECONDS, 0.2
        done: dict[int, Outcome] = {}
        left = list(range(len(batch)))
        while True:
            body = "".join(batch[at][1] for at in left)
            send = partial(self.client.bulk, body=body, request_timeout=REQUEST_SECONDS)
            items = patiently(send, "take the changes", max(0.0, end - time.monotonic()))["items"]
            outcomes = {at: _outcome(batch[at][0], item) for at, item in zip(left, items, strict=True)}
            done |= outcomes
            left = [at for at, outcome in outcomes.items() if outcome.status in PASSING]
            if not left:
                return [done[at] for at in range(len(batch))]
            if time.monotonic() + pause > end:
                hint = "run the command again later"
                raise EngineError(f"OpenSearch stays too busy: {len(left)} changes are not written", hint=hint)
            time.sleep(pause)
            pause = min(2 * pause, 5.0)


def _found(document: Mapping[str, Any]) -> Found:
    source = document.get("_source") or {}
    return Found(document["_id"], source, document.get("_seq_no", -1), document.get("_primary_term", -1))


def _outcome(write: Write, item: Mapping[str, Any]) -> Outcome:
    ((_, said),) = item.items()
    status = said["status"]
    if status >= 400 and status not in (GONE, CONFLICT) and status not in PASSING:
        reason = said.get("error", {}).get("reason", status)
        raise EngineError(f"OpenSearch refuses {said.get('_id')}: {reason}"[:400])
    return Outcome(write, status, said.get("_seq_no", -1), said.get("_primary_term", -1))
