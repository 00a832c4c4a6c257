"""The one document that says what an index in the cluster is, and what writers must know of one another.

Whoever writes what is made from threads reads it before and after (`State.fence`): a takedown, a first annotation or a
rebuild that came in between is then seen by one of the two at least.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from carethread.index.analysis import ANALYZER_VERSION
from carethread.index.cluster.layout import STATE
from carethread.index.cluster.requests import CONFLICT, Cluster, Write
from carethread.index.errors import EngineError, IndexMissing, IndexUnreadable

FORMAT_VERSION = 1
DOCUMENT = "index"
_ATTEMPTS = 50


@dataclass(frozen=True, slots=True)
class State:
    """An index in a cluster.

    target: the search index that answers. building: one that is being made; both are written. beat: when the one who
    makes it last gave a sign of life (seconds since 1970). takedowns: rises before and after each takedown's hashes are
    written. annotated: whether there is or was an annotation. purge_due: deleted words are still in segment files.
    """

    index_id: str
    takedown_key: str
    target: str
    generation: int = 0
    lexicon_hash: str | None = None
    format_version: int = FORMAT_VERSION
    analyzer_version: int = ANALYZER_VERSION
    building: str | None = None
    beat: float = 0.0
    takedowns: int = 0
    annotated: bool = False
    purge_due: bool = False
    shards: int = 3
    replicas: int = 1
    refresh: str = "-1"

    @property
    def fence(self) -> tuple[object, ...]:
        """What must be the same before and after a write for the write to be complete."""
        return self.target, self.building, self.takedowns, self.annotated

    @property
    def targets(self) -> tuple[str, ...]:
        """The search indexes to be written."""
        return (self.target,) if self.building is None else (self.target, self.building)


class StateDocument:
    """The state of one index: read anew each time, changed by one writer at a time."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster

    def read(self) -> State:
        """The state now. Raises IndexMissing, IndexUnreadable."""
        return self._read()[0]

    def _read(self) -> tuple[State, int, int]:
        found = self._cluster.get(STATE, DOCUMENT)
        if found is None:
            address = self._cluster.address
            raise IndexMissing(
                f"no index {address.name!r} in the cluster at {','.join(address.urls)}",
                hint="make one: carethread index SOURCE --engine opensearch --url https://HOST:9200/NAME",
            )
        data: Mapping[str, Any] = found.source["data"]
        if data["format_version"] != FORMAT_VERSION:
            raise IndexUnreadable(
                f"the index {self._cluster.address.name} has format {data['format_version']}; this carethread reads "
                f"{FORMAT_VERSION}",
                hint="update carethread on all machines, or index the sources again under a new name",
            )
        return State(**data), found.seq, found.primary

    def exists(self) -> bool:
        """Whether there is such an index."""
        return self._cluster.get(STATE, DOCUMENT) is not None

    def create(self, state: State) -> None:
        """Write the first state; another machine's stays, where it was faster."""
        self._cluster.write([Write("create", {"_index": self._cluster.name(STATE), "_id": DOCUMENT}, _document(state))])

    def change(self, make: Callable[[State], State]) -> State:
        """Put `make(state)` in place of the state; `make` is called again when others changed it meanwhile."""
        for _ in range(_ATTEMPTS):
            state, seq, primary = self._read()
            changed = make(state)
            if changed == state:
                return state
            head = {"_index": self._cluster.name(STATE), "_id": DOCUMENT, "if_seq_no": seq, "if_primary_term": primary}
            (outcome,) = self._cluster.write([Write("index", head, _document(changed))])
            if outcome.status != CONFLICT:
                return changed
            time.sleep(0.02)
        raise EngineError("others change the index all the time", hint="run the command again")

    def set(self, **values: Any) -> State:
        """Change some fields."""
        return self.change(lambda state: replace(state, **values))


def _document(state: State) -> dict[str, Any]:
    return {"kind": "index", "id": DOCUMENT, "order": 0, "data": asdict(state)}
