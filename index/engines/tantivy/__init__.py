"""tantivy: one machine, millions of records. Optional: `carethread[tantivy]`."""

from __future__ import annotations

from pathlib import Path

from carethread.index.engines.tantivy.engine import TantivyEngine


def open_folder(folder: Path) -> TantivyEngine:
    """Open the engine in `folder`, or make an empty one there (generation None)."""
    return TantivyEngine(folder)
