"""Opening an index, wherever it is."""

from __future__ import annotations

from pathlib import Path

from carethread.index.home.home import Home
from carethread.index.home.place import Place, place_of
from carethread.index.home.protocol import IndexHome


def open_index(where: str | Place, *, read_only: bool = False) -> IndexHome:
    """Open an index to read. Raises IndexMissing, IndexUnreadable, StorageError, UsageError.

    read_only: nothing is written, an engine that is behind is left as it is.
    """
    place = place_of(where)
    assert isinstance(place, Path)
    return Home.open(place, read_only=read_only)


def create_or_open(where: str | Place, engine: str | None = None, cluster: str | None = None) -> IndexHome:
    """Open an index to write, or make an empty one. See `Home.create_or_open`."""
    place = place_of(where)
    assert isinstance(place, Path)
    return Home.create_or_open(place, engine, cluster)
