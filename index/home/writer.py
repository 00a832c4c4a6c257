"""The write side of an index folder."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType
from typing import TYPE_CHECKING

from carethread.index.document import Ancestry
from carethread.index.home.delegating import DelegatingWriter
from carethread.index.home.lock import Lock
from carethread.index.store.editor import StoreEditor

if TYPE_CHECKING:
    from carethread.index.home.home import Home


class Writer(DelegatingWriter):
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

    def sync(self) -> None:
        """Commit, and bring the engine along now rather than at the end."""
        self.commit()
        self._home.follow(self.editor)

    def forget(self, ids: Iterable[str], reason: str = "") -> int:
        """Take records down for good; their answers stay. Raises NotFound. Returns how many."""
        return self.editor.forget(ids, reason)

    def forget_author(self, name: str, thread: str | None = None, reason: str = "") -> int:
        """Take down what an author wrote, in one thread or everywhere. Raises NotFound. Returns how many."""
        return self.editor.forget_author(name, thread, reason)
