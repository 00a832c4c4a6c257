"""The engines under test. One more engine is one more line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from carethread.index.engine import Engine
from carethread.index.engines import open_engine


@dataclass(frozen=True)
class EngineCase:
    """`make` gives an empty engine in a folder; `same_scores`: its BM25 is that of the oracle to 1e-3."""

    name: str
    make: Callable[[Path], Engine]
    same_scores: bool


def _whoosh(folder: Path) -> Engine:
    folder.mkdir(parents=True, exist_ok=True)
    return open_engine("whoosh", folder)


def _tantivy(folder: Path) -> Engine:
    folder.mkdir(parents=True, exist_ok=True)
    return open_engine("tantivy", folder)


CASES: tuple[EngineCase, ...] = (
    EngineCase("whoosh", _whoosh, same_scores=True),
    EngineCase("tantivy", _tantivy, same_scores=False),
)
