"""The write side of an index folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any

from carethread.index.document import Ancestry
from carethread.index.home.lock import Lock
from carethread.index.record import Record, RecordThread, Role
from carethread.index.store.editor import StoreEditor
from carethread.index.store.values import SourceDelta, SourceState

if TYPE_CHECKING:
    from carethread.index.home.home import Home


class Writer:
    """Changes one index, alone. A context manager: commits and brings the engine along at the end, rolls back to the
    last `commit` when an error comes out of the block.

    Raises IndexBusy on entering when another process writes, StorageError when the disk refuses.
    """

    def __init__(
        self, home: Home, lexicon: Ancestry | None, lexicon_hash: str | None, *, dry_run: bool = False
    ) -> None:
        self._home = home
        self._dry_run = dry_run
        self._lexicon = (lexicon, lexicon_hash)
        self._lock = Lock(home.path)
        self._editor: StoreEditor | None = None

    def __enter__(self) -> Writer:
        self._lock.acquire()
        try:
            self._editor = StoreEditor.open(self._home.store_path)
            lexicon, lexicon_hash = self._lexicon
            if lexicon is not None:
                self._editor.use_lexicon(lexicon, lexicon_hash or "")
            self._home.drop_engine_ahead()
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is not None or self._dry_run:
                self.rollback()
            else:
                self.commit()
                self._home.follow(self.editor)
                self._home.settle(self.editor)
        finally:
            self._close()

    def _close(self) -> None:
        if self._editor is not None:
            self._editor.close()
            self._editor = None
        self._lock.release()

    @property
    def editor(self) -> StoreEditor:
        """The store, open for change. Raises RuntimeError outside of the block."""
        if self._editor is None:
            raise RuntimeError("the writer is not open")
        return self._editor

    def commit(self) -> int:
        """Make everything up to here durable. Returns the generation."""
        if self._dry_run:
            return self.editor.generation
        generation = self.editor.commit()
        self._home.write_manifest(self.editor)
        return generation

    def rollback(self) -> None:
        """Forget the changes since the last commit."""
        self.editor.rollback()

    def sync(self) -> None:
        """Commit, and bring the engine along now rather than at the end."""
        self.commit()
        self._home.follow(self.editor)

    # Sources.

    def replace_source(
        self,
        key: str,
        digest: str,
        threads: Iterable[RecordThread],
        *,
        pages: Mapping[str, int] | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> SourceDelta:
        """What a source holds now, in place of what it held before. See `StoreEditor.replace_source`."""
        return self.editor.replace_source(key, digest, threads, pages=pages, meta=meta)

    def remember(self, key: str, digest: str, meta: Mapping[str, Any]) -> None:
        """Change the content hash of a source, and what the indexer wanted to remember of it."""
        self.editor.remember(key, digest, meta)

    def drop_source(self, key: str) -> SourceDelta:
        """Take a source out, with the records that no other source has. Raises NotFound."""
        return self.editor.drop_source(key)

    def source_digest(self, key: str) -> str | None:
        """The content hash of a source when it was last read; None when it never was."""
        return self.editor.source_digest(key)

    def sources(self, prefix: str = "") -> list[SourceState]:
        """The sources whose key begins with `prefix`."""
        return self.editor.sources(prefix)

    # Curation and takedown.

    def annotate(
        self, record_id: str, role: Role | None = None, note: str | None = None, by: str | None = None
    ) -> Record:
        """Set a person's correction; what is None stays as it was. Raises NotFound."""
        return self.editor.annotate(record_id, role, note, by)

    def remove_annotation(self, record_id: str) -> None:
        """Take a correction back."""
        self.editor.remove_annotation(record_id)

    def reannotate(self, annotate: Callable[[RecordThread], RecordThread], lexicon_hash: str | None = None) -> int:
        """Put every thread through `annotate`. Returns how many threads changed."""
        return self.editor.reannotate(annotate, lexicon_hash)

    def forget(self, ids: Iterable[str], reason: str = "") -> int:
        """Take records down for good; their answers stay. Raises NotFound. Returns how many."""
        return self.editor.forget(ids, reason)

    def forget_author(self, name: str, thread: str | None = None, reason: str = "") -> int:
        """Take down what an author wrote, in one thread or everywhere. Raises NotFound. Returns how many."""
        return self.editor.forget_author(name, thread, reason)
