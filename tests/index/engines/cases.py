"""The engines under test. One more engine is one more line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from carethread.index.engines import FolderEngine, open_engine
from carethread.index.engines.opensearch.engine import OpenSearchEngine
from tests.cluster.shared import engine_in_cluster
from tests.index.engines.oracle import Statistics


@dataclass(frozen=True)
class EngineCase:
    """`make` gives the engine of a folder, empty for a fresh one. `statistics`: those of its BM25; `same_scores`: it is
    the oracle's whatever was deleted and however long a text is. `questions`: of the differential suite, in a minute at
    most. `reused`: a new index is dear, so that suite empties one instead."""

    name: str
    make: Callable[[Path], FolderEngine]
    statistics: Statistics
    questions: int
    same_scores: bool = False
    reused: bool = False

    def drop(self, engine: FolderEngine) -> None:
        """Close it; one in a cluster leaves nothing there."""
        if isinstance(engine, OpenSearchEngine):
            engine.drop()
        engine.close()


def _whoosh(folder: Path) -> FolderEngine:
    folder.mkdir(parents=True, exist_ok=True)
    return open_engine("whoosh", folder)


def _tantivy(folder: Path) -> FolderEngine:
    folder.mkdir(parents=True, exist_ok=True)
    return open_engine("tantivy", folder)


LOCAL: tuple[EngineCase, ...] = (
    EngineCase("whoosh", _whoosh, "whoosh", 5000, same_scores=True),
    EngineCase("tantivy", _tantivy, "tantivy", 5000),
)
OPENSEARCH = EngineCase("opensearch", engine_in_cluster, "lucene", 500, reused=True)

# For parametrize: the cluster's cases carry its mark.
CASES = (
    *(pytest.param(case, id=case.name) for case in LOCAL),
    pytest.param(OPENSEARCH, id="opensearch", marks=pytest.mark.cluster),
)
