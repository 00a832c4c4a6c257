"""The engines under test. One more engine is one more line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from carethread.index.engine import Engine
from carethread.index.engines import open_engine
from tests.cluster.shared import engine_in_cluster


@dataclass(frozen=True)
class EngineCase:
    """`make` gives the engine of a folder, empty for a fresh one; `same_scores`: its BM25 is the oracle's to 1e-3;
    `reused`: a new index is dear, so the differential suite empties one instead."""

    name: str
    make: Callable[[Path], Engine]
    same_scores: bool
    reused: bool = False


def _whoosh(folder: Path) -> Engine:
    folder.mkdir(parents=True, exist_ok=True)
    return open_engine("whoosh", folder)


def _tantivy(folder: Path) -> Engine:
    folder.mkdir(parents=True, exist_ok=True)
    return open_engine("tantivy", folder)


LOCAL: tuple[EngineCase, ...] = (
    EngineCase("whoosh", _whoosh, same_scores=True),
    EngineCase("tantivy", _tantivy, same_scores=False),
)
OPENSEARCH = EngineCase("opensearch", engine_in_cluster, same_scores=False, reused=True)

# For parametrize: the cluster's cases carry its mark.
CASES = (
    *(pytest.param(case, id=case.name) for case in LOCAL),
    pytest.param(OPENSEARCH, id="opensearch", marks=pytest.mark.cluster),
)
