"""What every open index can do, wherever it lies (`opening.open_index`)."""

from __future__ import annotations

from types import TracebackType
from typing import Protocol

from carethread.index.document import Ancestry
from carethread.index.engine import Engine
from carethread.index.home.place import Place
from carethread.index.store.protocol import IndexWriter, StoreReader


class IndexHome(Protocol):
    """One open index. `notes` says what a user should know about how it was opened."""

    notes: list[str]

    @property
    def place(self) -> Place:
        """Where it is: what `--index` takes."""

    @property
    def store(self) -> StoreReader:
        """The records."""

    def engine(self) -> Engine:
        """The engine, followed to the store as far as can be. Raises EngineError, StorageError, IndexBusy."""

    def writer(
        self, lexicon: Ancestry | None = None, lexicon_hash: str | None = None, *, dry_run: bool = False
    ) -> IndexWriter:
        """A context manager that changes the index. `lexicon` gives the ancestors of the concepts in the threads that
        come. dry_run: everything is worked out, and nothing written."""

    def close(self) -> None:
        """Give back files and connections."""

    def __enter__(self) -> IndexHome: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
