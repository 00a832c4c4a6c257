"""The OpenSearch engine: an index in a cluster behind the engine protocol. What asks it is also how an index is asked
that lives in the cluster with its records (`carethread.index.cluster`); that one is written otherwise.

    NAME             alias of the index that answers
    NAME-TIME-HEX    the index itself, made by one rebuild, replaced by the next
    NAME-state       one document: the generation that the index has followed to, and whose it is

The generation is written after the records are in and visible: after a crash in between, the same changes are made
once more, which changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from opensearchpy import OpenSearchException

from carethread.index.engine import (
    DEFAULT_TIMEOUT,
    Counts,
    EngineInfo,
    Page,
    Question,
    ThreadChange,
    check_facets,
)
from carethread.index.engines.opensearch import counting, paging, writing
from carethread.index.engines.opensearch.address import Address, Credentials, credentials
from carethread.index.engines.opensearch.client import (
    WRITE_SECONDS,
    Questions,
    connect,
    is_missing,
    patiently,
)
from carethread.index.engines.opensearch.compile import compiled, question
from carethread.index.engines.opensearch.expansion import expansions
from carethread.index.engines.opensearch.spool import Spool
from carethread.index.errors import EngineError
from carethread.index.plan import Plan

_STATE = "engine"
_READ_SECONDS = 20.0


class OpenSearchEngine:
    """An engine over one index of a cluster. `owner` is the store that it follows; another's index is left alone."""

    name = "opensearch"

    def __init__(self, address: Address, owner: str, who: Credentials | None = None) -> None:
        self.address = address
        self._owner = owner
        self._client = connect(address, who or credentials())
        self._state_index = f"{address.name}-state"
        self._fresh = False  # the next `apply` makes the index anew

    def generation(self) -> int | None:
        """What was written last; None before the first `apply`. Raises EngineError when the index is another's."""
        state = self._state()
        if state is None or self._fresh:
            return None
        if state["owner"] != self._owner:
            raise EngineError(
                f"the index {self.address.name} in that cluster follows another carethread index",
                hint="choose another name, or delete it there",
            )
        return int(state["generation"])

    def _state(self) -> dict[str, Any] | None:
        def read() -> dict[str, Any] | None:
            try:
                found = self._client.get(index=self._state_index, id=_STATE)
            except OpenSearchException as error:
                if is_missing(error):
                    return None
                raise
            return dict(found["_source"])

        return patiently(read, "say how far it is", _READ_SECONDS)

    def apply(self, changes: Iterable[ThreadChange], generation: int) -> None:
        """Make the changes, show them together, then be at `generation`."""
        known = self.generation()
        with Spool(changes) as spool:
            if known is None or not writing.targets(self._client, self.address.name):
                writing.rebuild(self._client, self.address, spool)
            else:
                writing.replace(self._client, self.address.name, spool)
        self._remember(generation)
        self._fresh = False

    def _remember(self, generation: int) -> None:
        settings = {"number_of_shards": 1, "number_of_replicas": self.address.replicas}
        if self._state() is None:
            mappings = {"dynamic": False}
            writing.create(self._client, self._state_index, {"settings": settings, "mappings": mappings})
        state = {"generation": generation, "owner": self._owner}
        patiently(
            lambda: self._client.index(index=self._state_index, id=_STATE, body=state),
            "remember how far it is",
            WRITE_SECONDS,
        )

    def search(self, asked: Question) -> Page:
        """The page of hits that the question asks for."""
        return paging.search(Questions(self._client, asked.timeout), self.address.name, asked)

    def count(self, plan: Plan, by: Sequence[str], timeout: float = DEFAULT_TIMEOUT, *, threads: bool = True) -> Counts:
        """Count what matches `plan` by facets."""
        check_facets(by)
        questions, name = Questions(self._client, timeout), self.address.name
        query = compiled(plan, expansions(questions, name, plan))
        return counting.count(questions, name, query, by, threads=threads)

    def terms(self, field: str, prefix: str = "", limit: int = 100) -> list[tuple[str, int]]:
        """Terms of a field with their number of records, most frequent first, then by the alphabet."""
        return counting.terms(Questions(self._client, DEFAULT_TIMEOUT), self.address.name, field, prefix, limit)

    def explain(self, asked: Question) -> str:
        """The query as it is sent."""
        query = json.dumps(question(asked.plan, asked.filter), ensure_ascii=False)
        return f"POST {self.address.name}/_search {query}"

    def info(self) -> EngineInfo:
        """Documents, bytes on the nodes (replicas with them), version, and how well the cluster is."""
        name = self.address.name
        questions = Questions(self._client, _READ_SECONDS)
        documents = questions.search(name, {"size": 0, "track_total_hits": True})["hits"]["total"]["value"]
        stats = patiently(lambda: self._client.indices.stats(index=name, metric="store"), "say its size", _READ_SECONDS)
        health = patiently(lambda: self._client.cluster.health(index=name), "say how it is", _READ_SECONDS)
        version = patiently(self._client.info, "say its version", _READ_SECONDS)["version"]["number"]
        notes = (
            f"{health['number_of_nodes']} nodes, {health['active_primary_shards']} shards, status {health['status']}",
        )
        return EngineInfo(documents, stats["_all"]["total"]["store"]["size_in_bytes"], version, notes)

    def purge(self) -> None:
        """Nothing of a deleted record may be left, and deleted records stay in an index's files for hours: the next
        `apply` makes the index anew (the generation is None until then), while the old one goes on answering."""
        self._fresh = True

    def drop(self) -> None:
        """Take everything of this index out of the cluster."""
        writing.drop(self._client, [*writing.targets(self._client, self.address.name), self._state_index])

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()
