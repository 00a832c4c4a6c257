"""Opening an index, wherever it is: in a folder, in a cluster, or in a cluster that a folder points to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from carethread.index.errors import MissingExtra, UsageError
from carethread.index.home import pointer
from carethread.index.home.home import Home
from carethread.index.home.place import ClusterPlace, Place, place_of
from carethread.index.home.protocol import IndexHome
from carethread.index.manifest import Manifest
from carethread.index.store import schema

if TYPE_CHECKING:
    from carethread.index.cluster.home import ClusterHome


def open_index(where: str | Place, *, read_only: bool = False) -> IndexHome:
    """Open an index. Raises IndexMissing, IndexUnreadable, StorageError, EngineError, UsageError, MissingExtra.

    read_only: nothing is written, an engine that is behind is left as it is.
    """
    place = place_of(where)
    if isinstance(place, ClusterPlace):
        return _cluster().of_place(place)
    found = pointer.read(place)
    if found is not None:
        return _cluster()(pointer.address_in(place, found), place)
    return Home.open(place, read_only=read_only)


def is_in_cluster(where: Place) -> bool:
    """Whether the index lives in a cluster, as far as this machine can tell."""
    return isinstance(where, ClusterPlace) or pointer.read(where) is not None


def create_or_open(where: str | Place, engine: str | None = None, cluster: str | None = None) -> IndexHome:
    """Open an index to write, or make an empty one.

    engine: of a new index. cluster: the address of one that lives in a cluster, as `engines.opensearch.dump` gives
    it; a folder then keeps that address, and nothing else. Raises UsageError when the index has another engine.
    """
    place = place_of(where)
    if isinstance(place, ClusterPlace):
        return _make_in_cluster(cluster, place)
    found = pointer.read(place)
    if found is None and cluster is None:
        return Home.create_or_open(place, engine)
    if engine not in (None, "opensearch"):
        raise UsageError(
            f"the index {place} is made for opensearch, not {engine}",
            hint=f"move it: carethread migrate --engine {engine}",
        )
    if (place / schema.NAME).exists():
        return Home.create_or_open(place, engine)  # which says what is wrong
    if found is not None:
        return _as_pointed(place, found, cluster)
    home = _make_in_cluster(cluster, place)
    pointer.write(place, cluster or "", home.store.index_id)
    return home


def _as_pointed(place: Path, found: Manifest, cluster: str | None) -> IndexHome:
    home = _cluster()
    from carethread.index.engines.opensearch import load

    address = pointer.address_in(place, found)
    if cluster is not None and load(cluster).name != address.name:
        raise UsageError(
            f"{place} points to the index {address.name!r}, not {load(cluster).name!r}", hint="choose another folder"
        )
    return home(address, place)


def _make_in_cluster(kept: str | None, place: Place) -> ClusterHome:
    home = _cluster()
    from carethread.index.engines.opensearch import load

    return home.create_or_open(load(kept or ""), place)


def _cluster() -> type[ClusterHome]:
    """What opens an index in a cluster. Raises MissingExtra."""
    try:
        from carethread.index.cluster.home import ClusterHome
    except ImportError as error:
        hint = "install it: pip install 'carethread[opensearch]'"
        raise MissingExtra(f"the engine 'opensearch' is not installed: {error}", hint=hint) from error
    return ClusterHome
