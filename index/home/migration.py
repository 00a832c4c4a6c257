"""From one engine to another. The records stay; the new engine is made from them beside the old one, which goes on
answering until the new one holds the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carethread.index.engine import Engine
from carethread.index.engines import CLUSTER_ENGINES, ClusterEngine, FolderEngine, open_cluster, open_engine
from carethread.index.errors import CarethreadError, EngineError, UsageError
from carethread.index.home import seal
from carethread.index.home.documents import changes
from carethread.index.home.home import Home, check_engine
from carethread.index.home.lock import Lock
from carethread.index.plan import EVERYTHING
from carethread.index.store.editor import StoreEditor
from carethread.index.store.schema import storage_errors

_DRAFT = "engine.new"
_SECONDS = 600.0  # for counting everything
_CHECKED: tuple[tuple[str, ...], ...] = ((), ("role",), ("concept",), ("year",))

Tally = Mapping[tuple[str, ...], object]


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move did: from which engine to which, with how many records; `compared` says whether the old engine
    could be asked, so that its counts were compared with the new one's."""

    old: str
    new: str
    records: int
    threads: int
    compared: bool


def migrate(home: Home, engine: str, cluster: str | None = None) -> Moved:
    """Move an index to another engine. The old one is taken away when the new one holds what it should.

    Raises UsageError, MissingExtra, IndexBusy, StorageError, EngineError (also when the counts differ: then all is as
    it was).
    """
    check_engine(engine, cluster)
    old_name, old_cluster = home.store.engine_name, home.store.meta("cluster")
    if engine == old_name and cluster == old_cluster:
        raise UsageError(f"this index is on {engine} already")
    with Lock(home.path):
        editor = StoreEditor.open(home.store_path)
        try:
            before = _tally_of_old(home)
            made, key = _made_beside(home, editor, engine, cluster, before)
            made.close()
            old = _old_in_cluster(home)
            _switch(home, editor, engine, cluster, key)
            if old is not None:
                _leave(home, old, made)
            counts = editor.counts()
            home.settle(editor)
        finally:
            editor.close()
    return Moved(old_name, engine, counts.records, counts.threads, before is not None)


def _tally_of_old(home: Home) -> Tally | None:
    """What the old engine counts; None when it is gone, behind or away: leaving it may be why one moves."""
    try:
        engine = home.opened()
        if engine is None or engine.generation() != home.store.generation:
            return None
        return _tally(engine)
    except CarethreadError:
        return None


def _tally(engine: Engine) -> Tally:
    return {by: engine.count(EVERYTHING, by, _SECONDS) for by in _CHECKED}


def _made_beside(
    home: Home, editor: StoreEditor, name: str, cluster: str | None, before: Tally | None
) -> tuple[FolderEngine, str | None]:
    """The new engine, with all records in it, and the key that marks its folder or its address as our own."""
    key = None
    if name in CLUSTER_ENGINES:
        engine: FolderEngine = open_cluster(name, cluster or "", editor.index_id, trusted=True)  # given now
        key = seal.address_key(cluster or "", editor.index_id)
        if engine.generation() is not None:
            engine.purge()  # the same index with other settings: made anew, and swapped
    else:
        key = seal.make_folder(home.path / _DRAFT, editor.index_id)
        engine = open_engine(name, home.path / _DRAFT)
    try:
        engine.apply(changes(editor, None), editor.generation)
        _check(engine, editor, before)
    except BaseException:
        engine.close()
        with storage_errors(home.path):
            seal.discard(home.path / _DRAFT)
        raise
    return engine, key


def _check(made: Engine, editor: StoreEditor, before: Tally | None) -> None:
    """Raise EngineError unless the new engine holds what the store and the old engine hold."""
    stored, after = editor.counts(), _tally(made)
    held = made.info().documents
    if held != stored.records:
        raise EngineError(f"{made.name} holds {held:,} records, the store {stored.records:,}; nothing was changed")
    for by, counted in (before or {}).items():
        if counted != after[by]:
            raise EngineError(f"the engines count differently by {', '.join(by) or 'nothing'}; nothing was changed")


def _switch(home: Home, editor: StoreEditor, name: str, cluster: str | None, key: str | None) -> None:
    """From here on the new engine answers. The old folder goes first: after a crash in between there is no engine,
    and it is made again; never is one engine's folder opened by the other."""
    home.close()
    with storage_errors(home.path):
        seal.discard(home.engine_path)
    editor.set_meta("engine", name)
    editor.set_meta("cluster", cluster)
    editor.commit()
    if name not in CLUSTER_ENGINES:
        with storage_errors(home.path):
            (home.path / _DRAFT).rename(home.engine_path)
    home.write_manifest(editor, key)


def _old_in_cluster(home: Home) -> ClusterEngine | None:
    """The engine that is left, where that lives in a cluster which we may talk to."""
    if not home.in_cluster:
        return None
    name, kept, owner = home.store.engine_name, home.store.meta("cluster") or "", home.store.index_id
    try:
        return open_cluster(name, kept, owner, trusted=seal.is_our_address(kept, owner, home.manifest.engine_key))
    except CarethreadError as error:
        home.notes.append(f"the old index is left in its cluster: {error.message}")
        return None


def _leave(home: Home, old: ClusterEngine, made: FolderEngine) -> None:
    """Take the old index out of its cluster, unless the new one stands in its place; where that is away, say so."""
    try:
        if getattr(made, "place", None) != old.place:
            old.drop()
    except CarethreadError as error:
        home.notes.append(f"the old index {old.place} is still in its cluster: {error.message}")
    finally:
        old.close()
