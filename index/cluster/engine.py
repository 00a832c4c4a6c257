"""The search index of an index that lives in a cluster, as an engine: it is asked here, and written by `publish`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from carethread.index.cluster.reader import ClusterStore
from carethread.index.engine import EngineInfo, ThreadChange
from carethread.index.engines.opensearch.engine import OpenSearchEngine
from carethread.index.errors import EngineError


class ClusterEngine(OpenSearchEngine):
    """Answers from the search index of a store in the same cluster."""

    def __init__(self, store: ClusterStore) -> None:
        super().__init__(store.cluster.address, "")
        self._store = store

    def generation(self) -> int | None:
        """The store's: what is visible here was made so together with its number."""
        return self._store.generation

    def info(self) -> EngineInfo:
        """The same as of any index in a cluster, and what is on its way into it."""
        info, waiting = super().info(), self._store.waiting()
        if not waiting:
            return info
        note = f"{waiting} threads are not yet in the search index: a run is at work, or was interrupted"
        return replace(info, notes=(*info.notes, note))

    def apply(self, changes: Iterable[ThreadChange], generation: int) -> None:
        """Refused: this index is written together with its records."""
        raise EngineError("a search index in the cluster is written with its records", hint="use a writer")
