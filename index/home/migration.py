"""From one engine to another. The new index is made from the records beside the old one, which goes on answering until
the new one holds the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from carethread.index.engine import Engine
from carethread.index.engines import CLUSTER_ENGINES, FolderEngine, open_engine
from carethread.index.errors import CarethreadError, EngineError, UsageError
from carethread.index.home import seal
from carethread.index.home.documents import changes
from carethread.index.home.home import Home, check_engine
from carethread.index.home.lock import Lock
from carethread.index.home.protocol import IndexHome
from carethread.index.plan import EVERYTHING
from carethread.index.store.editor import StoreEditor
from carethread.index.store.protocol import StoreReader
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


def migrate(home: IndexHome, engine: str, cluster: str | None = None, folder: Path | None = None) -> Moved:
    """Move an index to another engine. A folder's old one is taken away when the new one holds what it should.

    cluster: the address, where the new engine lives in a cluster. folder: for an index that leaves a cluster and that
    no folder points to. Raises UsageError, MissingExtra, IndexBusy, StorageError, EngineError (also when the counts
    differ: then all is as it was).
    """
    if cluster is None:
        check_engine(engine)
    if isinstance(home, Home) and cluster is None:
        return _between_folders(home, engine)
    from carethread.index.home import moving

    if isinstance(home, Home):
        return moving.into_cluster(home, cluster or "")
    if engine in CLUSTER_ENGINES:
        return moving.within_cluster(home, cluster or "")
    where = folder or home.place
    if not isinstance(where, Path):
        raise UsageError("say which folder the index is to move to", hint="--to DIR")
    return moving.out_of_cluster(home, where, engine)


def _between_folders(home: Home, engine: str) -> Moved:
    old_name = home.store.engine_name
    if engine == old_name:
        raise UsageError(f"this index is on {engine} already")
    with Lock(home.path):
        editor = StoreEditor.open(home.store_path)
        try:
            before = tally_of(home, editor.generation)
            made, key = _made_beside(home, editor, engine, before)
            made.close()
            _switch(home, editor, engine, key)
            counts = editor.counts()
            home.settle(editor)
        finally:
            editor.close()
    return Moved(old_name, engine, counts.records, counts.threads, before is not None)


def tally_of(home: Home, generation: int) -> Tally | None:
    """What an index's engine counts; None when it is gone, behind or away: leaving it may be why one moves."""
    try:
        engine = home.opened()
        if engine is None or engine.generation() != generation:
            return None
        return tally(engine)
    except CarethreadError:
        return None


def tally(engine: Engine) -> Tally:
    """What an engine counts, to be compared with another's."""
    return {by: engine.count(EVERYTHING, by, _SECONDS) for by in _CHECKED}


def _made_beside(home: Home, editor: StoreEditor, name: str, before: Tally | None) -> tuple[FolderEngine, str]:
    """The new engine, with all records in it, and the key that marks its folder as our own."""
    key = seal.make_folder(home.path / _DRAFT, editor.index_id)
    engine = open_engine(name, home.path / _DRAFT)
    try:
        engine.apply(changes(editor, None), editor.generation)
        check(engine, editor, before)
    except BaseException:
        engine.close()
        with storage_errors(home.path):
            seal.discard(home.path / _DRAFT)
        raise
    return engine, key


def check(made: Engine, store: StoreReader, before: Tally | None) -> None:
    """Raise EngineError unless the new engine holds what the store and the old engine hold."""
    stored, after = store.counts(), tally(made)
    held = made.info().documents
    if held != stored.records:
        raise EngineError(f"{made.name} holds {held:,} records, the store {stored.records:,}; nothing was changed")
    for by, counted in (before or {}).items():
        if counted != after[by]:
            raise EngineError(f"the engines count differently by {', '.join(by) or 'nothing'}; nothing was changed")


def check_stores(old: StoreReader, new: StoreReader) -> None:
    """Raise EngineError unless both stores hold as many of everything."""
    before, after = old.counts(), new.counts()
    if before != after:
        raise EngineError(f"the old store holds {before}, the new one {after}; nothing was changed")


def _switch(home: Home, editor: StoreEditor, name: str, key: str) -> None:
    """From here on the new engine answers. The old folder goes first: after a crash in between there is no engine,
    and it is made again; never is one engine's folder opened by the other."""
    home.close()
    with storage_errors(home.path):
        seal.discard(home.engine_path)
    editor.set_meta("engine", name)
    editor.commit()
    with storage_errors(home.path):
        (home.path / _DRAFT).rename(home.engine_path)
    home.write_manifest(editor, key)
