"""Between a folder and a cluster: records, sources, annotations and takedowns move too.

Nobody else may change the index meanwhile: what came in between would be left behind.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from secrets import token_hex

from carethread.index.analysis import ANALYZER_VERSION
from carethread.index.cluster import building, copying
from carethread.index.cluster.editor import ClusterEditor
from carethread.index.cluster.home import ClusterHome
from carethread.index.cluster.requests import Cluster
from carethread.index.cluster.state import StateDocument
from carethread.index.engines.opensearch import load
from carethread.index.engines.opensearch.address import Address
from carethread.index.errors import UsageError
from carethread.index.home import pointer, seal
from carethread.index.home.home import ENGINE, STORE, Home
from carethread.index.home.lock import Lock
from carethread.index.home.migration import Moved, Tally, check, check_stores, tally, tally_of
from carethread.index.home.protocol import IndexHome
from carethread.index.manifest import NAME as MANIFEST
from carethread.index.store import schema
from carethread.index.store.copying import CopyingEditor

_CLUSTER = "opensearch"


def into_cluster(home: Home, kept: str) -> Moved:
    """Move an index from its folder into a cluster; the folder then holds the address."""
    old_name = home.store.engine_name
    with Lock(home.path):
        editor = CopyingEditor.open(home.store_path)
        try:
            before = tally_of(home, editor.generation)
            with _filled(editor, load(kept), home.path) as made:
                _check_moved(editor, made, before)
            counts, index_id = editor.counts(), editor.index_id
            home.settle(editor)
        except BaseException:
            editor.close()
            raise
        editor.close()
        _become_pointer(home, kept, index_id)
    return Moved(old_name, _CLUSTER, counts.records, counts.threads, before is not None)


def _filled(store: CopyingEditor, address: Address, place: Path) -> ClusterHome:
    """A new index in the cluster with all that the store holds. Raises UsageError when another has that name."""
    cluster = Cluster(address)
    _make_room(cluster, store.index_id)
    try:
        building.make(cluster, store.index_id, store.meta("takedown_key"))
        editor = ClusterEditor(cluster)
        copying.put_curation(editor, store.curation())
        copying.put_sources(cluster, store.source_copies())
        copying.put_threads(editor, store.thread_copies(), store.ancestry())
        editor.state.set(lexicon_hash=store.lexicon_hash)
        editor.refresh()
        return ClusterHome(address, place)
    except BaseException:
        building.drop(cluster)
        raise
    finally:
        cluster.close()


def _make_room(cluster: Cluster, index_id: str) -> None:
    """Take away what an interrupted move of the same index left. A move that ended has a generation."""
    document = StateDocument(cluster)
    if not document.exists():
        return
    state = document.read()
    if state.index_id != index_id or state.generation:
        raise UsageError(
            f"there is an index {cluster.address.name!r} in that cluster", hint="choose another: --url …/NAME"
        )
    building.drop(cluster)


def _check_moved(store: CopyingEditor, made: ClusterHome, before: Tally | None) -> None:
    """Compare both sides; where all is there, the index in the cluster is from now on one like any other."""
    try:
        check_stores(store, made.store)
        check(made.engine(), made.store, before)
    except BaseException:
        building.drop(made.cluster)
        raise
    made.store.state.set(generation=1)


def _become_pointer(home: Home, kept: str, index_id: str) -> None:
    """The address is in the folder before the store goes: whoever is interrupted has one of them."""
    home.close()
    pointer.write(home.path, kept, index_id)
    with schema.storage_errors(home.path):
        home.store_path.unlink()
        seal.discard(home.engine_path)


def within_cluster(home: IndexHome, kept: str) -> Moved:
    """Make the search index anew, with other settings. Raises UsageError for another name or cluster."""
    assert isinstance(home, ClusterHome)
    address = load(kept)
    if address.name != home.cluster.address.name:
        raise UsageError("an index cannot move from cluster to cluster", hint="move it to a folder first")
    state = home.store.state.read()
    if (address.shards, address.replicas, address.refresh) == (state.shards, state.replicas, state.refresh):
        raise UsageError(f"this index is on {_CLUSTER} already", hint="other --shards or --replicas make it anew")
    before = tally(home.engine())
    building.rebuild(home.cluster, address)
    check(home.engine(), home.store, before)
    counts = home.store.counts()
    return Moved(_CLUSTER, _CLUSTER, counts.records, counts.threads, compared=True)


def out_of_cluster(home: IndexHome, folder: Path, engine: str) -> Moved:
    """Copy an index from its cluster into a folder. The one in the cluster stays: others may be asking it."""
    assert isinstance(home, ClusterHome)
    if (folder / STORE).exists():
        raise UsageError(f"there is an index in {folder}", hint="choose an empty folder: --to DIR")
    draft = folder / f".moving-{token_hex(4)}"
    before = tally(home.engine())
    try:
        with schema.storage_errors(folder):
            draft.mkdir(parents=True)
        _fill_folder(home, draft, engine)
        with Home.open(draft) as made:
            check_stores(home.store, made.store)
            check(made.engine(), made.store, before)
            counts = made.store.counts()
        with schema.storage_errors(folder):
            for name in (STORE, ENGINE, MANIFEST):  # the manifest last: until then the folder may point to the cluster
                (draft / name).replace(folder / name)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    address = home.cluster.address
    home.notes.append(
        f"the index {address.name} is still in the cluster, for those who ask it; when nobody does, delete the indexes "
        f"{address.name}-* there"
    )
    return Moved(_CLUSTER, engine, counts.records, counts.threads, compared=True)


def _fill_folder(home: ClusterHome, folder: Path, engine: str) -> None:
    state = home.store.state.read()
    values = {
        "index_id": state.index_id,
        "engine": engine,
        "generation": "0",
        "takedown_key": state.takedown_key,
        "analyzer_version": str(ANALYZER_VERSION),
    }
    if state.lexicon_hash is not None:
        values["lexicon_hash"] = state.lexicon_hash
    schema.create(folder / STORE, values)
    store = CopyingEditor.open(folder / STORE)
    try:
        store.put_curation(copying.curation(ClusterEditor(home.cluster)))
        store.put_sources(copying.source_copies(home.cluster))
        for copy, ancestry in copying.thread_copies(home.cluster):
            store.put_thread(copy, ancestry)
        store.commit()
        store.settle()
    finally:
        store.close()
