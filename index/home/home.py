"""An index folder.

    DIR/records.db      the store: the truth
    DIR/manifest.json   what it is, for people and tools
    DIR/engine/         derived; made again from the store when it is missing, behind or not ours
    DIR/lock            held by whoever writes

Records commit first, then the engine follows. After a crash in between the engine is behind, and catches up when the
index is next opened.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from carethread.index import manifest as manifests
from carethread.index.analysis import ANALYZER_VERSION
from carethread.index.engines import CLUSTER_ENGINES, FOLDER_ENGINES, FolderEngine, open_engine
from carethread.index.errors import CarethreadError, EngineError, IndexBusy, StorageError, UsageError
from carethread.index.home import seal
from carethread.index.home.lock import Lock
from carethread.index.manifest import Manifest
from carethread.index.store import schema
from carethread.index.store.reader import Store

if TYPE_CHECKING:
    from carethread.index.document import Ancestry
    from carethread.index.home.writer import Writer
    from carethread.index.store.editor import StoreEditor

STORE = schema.NAME
ENGINE = "engine"
DEFAULT_ENGINE = "whoosh"


class Home:
    """One index folder, open. `notes` says what a user should know about how it was opened.

    read_only: nothing is written, an engine that is behind is left as it is.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self._read_only = read_only
        self.store_path = path / STORE
        self.engine_path = path / ENGINE
        self.store = Store.open(self.store_path)
        self.notes: list[str] = []
        self._engine: FolderEngine | None = None

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Home:
        """Open an index to read. Raises IndexMissing, IndexUnreadable, StorageError."""
        return cls(Path(path), read_only=read_only)

    @classmethod
    def create_or_open(cls, path: Path, engine: str | None = None) -> Home:
        """Open an index to write, or make an empty one. `engine` (whoosh when None) holds for a new one.

        Raises UsageError when the index is there with another engine, IndexBusy, IndexUnreadable, StorageError.
        """
        path = Path(path)
        if not (path / STORE).exists():
            _create(path, engine or DEFAULT_ENGINE)
        home = cls(path)
        if engine is not None and engine != home.store.engine_name:
            home.close()
            raise UsageError(
                f"the index {path} is made for {home.manifest.engine}, not {engine}",
                hint=f"move it: carethread migrate --engine {engine}",
            )
        return home

    def __enter__(self) -> Home:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def place(self) -> Path:
        """The folder."""
        return self.path

    def close(self) -> None:
        """Give back files and engine."""
        self._close_engine()
        self.store.close()

    @property
    def manifest(self) -> Manifest:
        """What this index is, as the store says."""
        return _manifest(self.store, self._engine_key())

    def write_manifest(self, store: Store, key: str | None = None) -> None:
        """Write `manifest.json` anew, where it differs. Raises StorageError."""
        known = _read_manifest(self.path)
        fresh = _manifest(store, key or (known.engine_key if known else None))
        if fresh != known:
            with schema.storage_errors(self.path):
                manifests.write(self.path, fresh)

    def _engine_key(self) -> str | None:
        known = _read_manifest(self.path)
        return known.engine_key if known else None

    def writer(
        self, lexicon: Ancestry | None = None, lexicon_hash: str | None = None, *, dry_run: bool = False
    ) -> Writer:
        """A context manager that changes the index, alone.

        `lexicon` gives the ancestors of the concepts in the threads that come; the store keeps them, so that the engine
        can be made again without it. dry_run: nothing is kept.
        """
        from carethread.index.home.writer import Writer  # readers do without

        return Writer(self, lexicon, lexicon_hash, dry_run=dry_run)

    def _purge(self, editor: StoreEditor, engine: FolderEngine) -> None:
        """Leave nothing of what was taken down in any file; where a reader is in the way, the next writer does it."""
        from carethread.index.home.documents import changes

        engine.purge()
        if engine.generation() != editor.generation:  # an engine that can only throw everything away
            engine.apply(changes(editor, None), editor.generation)
        self.store.close()
        if editor.vacuum():
            editor.set_meta("purge_due", None)
            editor.commit()
        else:
            self.notes.append("another process reads the old records: what was taken down leaves the file when it ends")

    def settle(self, editor: StoreEditor) -> None:
        """Leave one plain file, as far as no other process reads it."""
        self.store.close()
        editor.settle()

    # The engine.

    def engine(self) -> FolderEngine:
        """The engine, brought up to the store where it is behind, missing or not ours.

        While another process writes, or where the folder cannot be written, an engine that is behind is used as it is.
        Raises IndexBusy, StorageError (there is no usable engine and none can be made now), EngineError.
        """
        engine = self.opened()
        if engine is not None and engine.generation() == self.store.generation:
            return engine
        if self._read_only:
            return self._behind(StorageError("this process only reads", hint="carethread doctor says what is missing"))
        try:
            self._catch_up()
        except (IndexBusy, StorageError) as error:
            return self._behind(error)
        return self._need_engine()

    def _catch_up(self) -> None:
        from carethread.index.store.editor import StoreEditor  # readers of an engine that is up to date do without

        with Lock(self.path):
            editor = StoreEditor.open(self.store_path)
            try:
                self.follow(editor)
                self.settle(editor)
            finally:
                editor.close()

    def _behind(self, error: CarethreadError) -> FolderEngine:
        engine = self.opened()
        if engine is None or engine.generation() is None:
            raise error
        note = f"the search index is behind the records: {error.message}"
        if note not in self.notes:
            self.notes.append(note)
        return engine

    def opened(self) -> FolderEngine | None:
        """The engine as it lies there; None when it is missing or not ours."""
        if self._engine is None and self.engine_is_ours():
            self._engine = open_engine(self.store.engine_name, self.engine_path)
        return self._engine

    def _need_engine(self) -> FolderEngine:
        engine = self.opened()
        if engine is None:
            raise EngineError(f"the engine in {self.engine_path} is gone", hint="run the command again")
        return engine

    def engine_is_ours(self) -> bool:
        """Whether there is an engine folder that this user made here. Another's is never opened: it could run code."""
        return seal.is_ours(self.engine_path, self.store.index_id, self._engine_key())

    def _close_engine(self) -> None:
        if self._engine is not None:
            self._engine.close()
            self._engine = None

    def drop_engine_ahead(self) -> None:
        """Throw away an engine that is ahead of the store (an older records.db was put back). Needs the lock."""
        engine = self.opened()
        generation = engine.generation() if engine is not None else None
        if generation is not None and generation > self.store.generation:
            self._fresh_engine(self.store)

    def _fresh_engine(self, store: Store) -> FolderEngine:
        self._close_engine()
        key = seal.make_folder(self.engine_path, store.index_id)
        self.write_manifest(store, key)
        return self._need_engine()

    def follow(self, editor: StoreEditor) -> None:
        """Bring the engine to the store's generation, and end a takedown that is due. Needs the lock."""
        from carethread.index.home.documents import changes  # only when there is something to follow

        engine = self.opened() or self._fresh_engine(editor)
        target = editor.generation
        known = engine.generation()
        if known is None or known > target:
            engine = self._fresh_engine(editor)
            known = None
        if known != target:
            engine.apply(changes(editor, known), target)
        if editor.meta("purge_due"):
            self._purge(editor, engine)
        self.write_manifest(editor)


def _create(path: Path, engine: str) -> None:
    from carethread.index.store.takedown import new_key  # once in an index's life

    check_engine(engine)
    with schema.storage_errors(path):
        path.mkdir(parents=True, exist_ok=True)
    with Lock(path):
        if (path / STORE).exists():
            return
        values = {
            "index_id": new_key()[:16],
            "engine": engine,
            "generation": "0",
            "takedown_key": new_key(),
            "analyzer_version": str(ANALYZER_VERSION),
        }
        schema.create(path / STORE, values)


def check_engine(engine: str) -> None:
    """Raise UsageError unless there is such an engine that lives in a folder."""
    if engine in CLUSTER_ENGINES:
        raise UsageError(f"{engine} needs the address of a cluster", hint="give --url https://host:9200/NAME")
    if engine not in FOLDER_ENGINES:
        raise UsageError(f"no engine {engine!r}", hint="one of: " + ", ".join((*FOLDER_ENGINES, *CLUSTER_ENGINES)))


def _read_manifest(path: Path) -> Manifest | None:
    try:
        return manifests.read(path)
    except CarethreadError:
        return None  # derived: written anew with the next change


def _manifest(store: Store, engine_key: str | None) -> Manifest:
    return Manifest(
        index_id=store.index_id,
        engine=store.engine_name,
        format_version=schema.FORMAT_VERSION,
        analyzer_version=ANALYZER_VERSION,
        lexicon_hash=store.lexicon_hash,
        generation=store.generation,
        engine_key=engine_key,
    )
