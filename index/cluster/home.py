"""An index in a cluster, open: the same that a folder is (`home.home.Home`), with no folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import TracebackType

from carethread.index.cluster import building, takedown
from carethread.index.cluster.editor import ClusterEditor
from carethread.index.cluster.engine import ClusterEngine
from carethread.index.cluster.layout import STATE, THREADS
from carethread.index.cluster.reader import ClusterStore
from carethread.index.cluster.requests import Cluster
from carethread.index.cluster.threads import from_document
from carethread.index.document import Ancestry
from carethread.index.engines.opensearch.address import Address, parse
from carethread.index.home.delegating import DelegatingWriter
from carethread.index.home.place import ClusterPlace, Place


class ClusterHome:
    """One index in a cluster, open. `notes` says what a user should know. `place`: what `--index` takes."""

    def __init__(self, address: Address, place: Place) -> None:
        self.place = place
        self.notes: list[str] = []
        self.cluster = Cluster(address)
        try:
            self.store = ClusterStore(self.cluster)
        except BaseException:
            self.cluster.close()
            raise
        self._engine: ClusterEngine | None = None

    @classmethod
    def of_place(cls, place: ClusterPlace) -> ClusterHome:
        """Open the index at a place that a user named. Raises IndexMissing, IndexUnreadable, EngineError."""
        return cls(parse(",".join(place.urls), place.name), place)

    @classmethod
    def create_or_open(cls, address: Address, place: Place) -> ClusterHome:
        """Open an index, or make an empty one. Raises EngineError, IndexUnreadable, UsageError."""
        cluster = Cluster(address)
        try:
            building.make(cluster)
        finally:
            cluster.close()
        return cls(address, place)

    def __enter__(self) -> ClusterHome:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back."""
        if self._engine is not None:
            self._engine.close()
            self._engine = None
        self.cluster.close()

    def engine(self) -> ClusterEngine:
        """The engine. It is never behind by itself: whoever writes records writes it too."""
        if self._engine is None:
            self._engine = ClusterEngine(self.store)
        return self._engine

    def writer(
        self, lexicon: Ancestry | None = None, lexicon_hash: str | None = None, *, dry_run: bool = False
    ) -> ClusterWriter:
        """A context manager that changes the index, beside others that do."""
        return ClusterWriter(self, lexicon, lexicon_hash, dry_run=dry_run)


class ClusterWriter(DelegatingWriter):
    """Changes an index in a cluster. A context manager: what was changed is written and visible at its end; an error
    that comes out of the block takes back what was not committed."""

    def __init__(
        self, home: ClusterHome, lexicon: Ancestry | None, lexicon_hash: str | None, *, dry_run: bool = False
    ) -> None:
        self._home, self._dry_run = home, dry_run
        self._lexicon = (lexicon, lexicon_hash)
        self._open: ClusterEditor | None = None

    def __enter__(self) -> ClusterWriter:
        editor = ClusterEditor(self._home.cluster, dry_run=self._dry_run)
        if not self._dry_run:
            building.ensure_search(self._home.cluster, editor.state.read())
            catch_up(editor)
        lexicon, lexicon_hash = self._lexicon
        if lexicon is not None:
            editor.use_lexicon(lexicon, lexicon_hash or "")
        self._open = editor
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        editor, self._open = self.editor, None
        if kind is not None or self._dry_run:
            editor.rollback()
        editor.commit()
        editor.finish()
        self._purge(editor)

    def _purge(self, editor: ClusterEditor) -> None:
        state = editor.state.read()
        if self._dry_run or not state.purge_due:
            return
        if takedown.purge(editor.cluster, state):
            # Not where another takedown came in between.
            seen = state.takedowns
            editor.state.change(lambda now: replace(now, purge_due=now.takedowns != seen))
        else:
            self._home.notes.append("the cluster still merges what was taken down out of its files; the next run looks")

    @property
    def editor(self) -> ClusterEditor:
        """The index, open for change. Raises RuntimeError outside of the block."""
        if self._open is None:
            raise RuntimeError("the writer is not open")
        return self._open

    def commit(self) -> int:
        """Write everything up to here. Returns the generation."""
        return self.editor.commit()

    def forget(self, ids: Iterable[str], reason: str = "") -> int:
        """Take records down for good; their answers stay. Raises NotFound. Returns how many."""
        return takedown.forget(self.editor, ids, reason)

    def forget_author(self, name: str, thread: str | None = None, reason: str = "") -> int:
        """Take down what an author wrote, in one thread or everywhere. Raises NotFound. Returns how many."""
        return takedown.forget_author(self.editor, name, thread, reason)


def catch_up(editor: ClusterEditor) -> None:
    """End what an earlier run, on whatever machine, left half done. What another one is just doing is done twice, which
    changes nothing. What others write is not shown before they do so themselves."""
    editor.cluster.refresh(STATE, THREADS)
    takedown.end_interrupted(editor)
    pending = editor.cluster.all(THREADS, {"term": {"pending": True}}, "id")
    editor.take(map(from_document, pending))
