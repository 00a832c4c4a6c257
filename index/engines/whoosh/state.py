"""`state.json`: the segments of the engine and the store's generation that they hold. What it does not name is dead."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from carethread.index.analysis import ANALYZER_VERSION
from carethread.index.errors import EngineError
from carethread.index.manifest import write_atomically

NAME = "state.json"
LAYOUT = 4  # of the fields and files here; an engine with another is made again


@dataclass(frozen=True, slots=True)
class SegmentState:
    """One segment: its name, how many documents it holds, where each column stands in its file (start and size, in
    bytes), how many terms each scored field has in all, and which documents are deleted (numbers in the segment)."""

    name: str
    documents: int
    columns: Mapping[str, tuple[int, int]]
    lengths: Mapping[str, int]
    deleted: frozenset[int] = frozenset()

    @property
    def live(self) -> int:
        """How many documents are not deleted."""
        return self.documents - len(self.deleted)


@dataclass(frozen=True, slots=True)
class State:
    """What a reader of the engine sees. `toc` is the file that says the same to Whoosh itself (see `stock`)."""

    generation: int
    segments: tuple[SegmentState, ...]
    toc: str = ""


def read(folder: Path) -> State | None:
    """The state; None when there is none, or one of another layout or analyzer. Raises EngineError."""
    try:
        data = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if (data["layout"], data["analyzer"]) != (LAYOUT, ANALYZER_VERSION):
            return None
        return State(data["generation"], tuple(map(_segment, data["segments"])), data["toc"])
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        return None
    except OSError as error:
        raise EngineError(f"{folder / NAME} cannot be read: {error}") from error


def _segment(data: Mapping[str, Any]) -> SegmentState:
    columns = {name: (start, size) for name, (start, size) in data["columns"].items()}
    return SegmentState(data["name"], data["documents"], columns, data["lengths"], frozenset(data["deleted"]))


def write(folder: Path, state: State) -> None:
    """Put a new state in place, at once and for good. Raises OSError."""
    segments: list[dict[str, Any]] = [
        {
            "name": segment.name,
            "documents": segment.documents,
            "columns": segment.columns,
            "lengths": segment.lengths,
            "deleted": sorted(segment.deleted),
        }
        for segment in state.segments
    ]
    data = {
        "layout": LAYOUT,
        "analyzer": ANALYZER_VERSION,
        "generation": state.generation,
        "toc": state.toc,
        "segments": segments,
    }
    write_atomically(folder / NAME, json.dumps(data, separators=(",", ":")).encode("ascii"))
