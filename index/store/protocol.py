"""What is asked of a store, wherever it lies: in one SQLite file, or in a cluster.

`StoreReader` is what the read side needs, `IndexWriter` what the write side needs. One suite of tests
(`tests/index/store`) runs against every store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Protocol

from carethread.index.record import Record, RecordThread, Role
from carethread.index.store.values import Annotation, Link, SourceDelta, SourceState, StoreCounts, TakedownEntry


class StoreReader(Protocol):
    """The records of one index, to be read. Annotated roles are applied: evidence `manual`, confidence `certain`."""

    @property
    def index_id(self) -> str:
        """The random name of this index."""

    @property
    def engine_name(self) -> str:
        """The engine that this index was made for."""

    @property
    def generation(self) -> int:
        """Rises with every change that is complete."""

    @property
    def lexicon_hash(self) -> str | None:
        """The lexicon that the mentions were found with; None before the first record."""

    def meta(self, key: str) -> str | None:
        """A named value; None when it was never set."""

    def counts(self) -> StoreCounts:
        """How many threads, records, posts, sources, annotations, takedowns."""

    def concept_counts(self) -> dict[str, int]:
        """How many records name each concept, most frequent first."""

    def quick_check(self) -> list[str]:
        """What is wrong in it; empty when all is well."""

    def find_id(self, prefix: str) -> str:
        """The id that begins with `prefix`: the record's own id, or the only one. Raises NotFound."""

    def ids_beginning(self, prefix: str, limit: int) -> list[str]:
        """The first `limit` record ids that begin with `prefix`, in order of the ids."""

    def record(self, record_id: str) -> Record:
        """The record with exactly this id. Raises NotFound."""

    def records(self, ids: Sequence[str]) -> list[Record]:
        """The records with these ids, in the order asked for; ids that are not here are left out."""

    def children(self, ids: Sequence[str]) -> dict[str, list[Record]]:
        """The direct answers to each of these records, in reading order."""

    def links(self, ids: Sequence[str]) -> dict[str, Link]:
        """These records without their words, by id, in the order asked for; ids that are not here are left out."""

    def answered(self, ids: Sequence[str], role: Role) -> set[str]:
        """Which of these records somebody of `role` answered directly."""

    def is_removed(self, record_id: str) -> bool:
        """Whether a record with this id was taken down."""

    def thread(self, thread_id: str) -> RecordThread:
        """A whole thread, in reading order, with the reasons for its roles. Raises NotFound."""

    def thread_of(self, record_id: str) -> RecordThread:
        """The thread that a record is in. Raises NotFound."""

    def thread_ids(self, prefix: str = "") -> list[str]:
        """The ids of the threads that begin with `prefix`, of all when it is empty; sorted."""

    def threads(self) -> Iterator[RecordThread]:
        """All threads, by id, one at a time."""

    def post_of(self, thread_ids: Sequence[str]) -> dict[str, Record]:
        """The post of each of these threads; one whose post was taken down is left out."""

    def thread_frame(self, thread_id: str) -> tuple[str, str | None]:
        """The id of a thread's post and its date, also where the post itself was taken down. Raises NotFound."""

    def source_digest(self, key: str) -> str | None:
        """The content hash of a source when it was last read; None when it never was."""

    def sources(self, prefix: str = "") -> list[SourceState]:
        """The sources whose key begins with `prefix`, by key."""

    def annotations(self) -> list[Annotation]:
        """All annotations, by record id."""

    def annotation(self, record_id: str) -> Annotation | None:
        """The annotation of one record."""

    def takedown_log(self) -> list[TakedownEntry]:
        """What was taken down, in order: that and when, never what."""

    def close(self) -> None:
        """Give back what it holds open; the next question opens it again."""


class IndexEditor(Protocol):
    """An index that is open for change."""

    def commit(self) -> int:
        """Make everything up to here durable. Returns the generation."""

    def rollback(self) -> None:
        """Forget the changes since the last commit."""

    def replace_source(
        self,
        key: str,
        digest: str,
        threads: Iterable[RecordThread],
        *,
        pages: Mapping[str, int] | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> SourceDelta:
        """What this source holds now, in place of what it held before. All of it or, when an error comes, nothing.

        Args:
            key: the source's name, stable over runs (a path, a URL).
            digest: hash of its content.
            threads: its threads; taken one at a time.
            pages: comment page number of a thread in this source, by thread id, filled while `threads` is taken; 1
                where not given.
            meta: what the indexer wants to remember (JSON).
        """

    def remember(self, key: str, digest: str, meta: Mapping[str, Any]) -> None:
        """Change the content hash of a source, and what the indexer wanted to remember of it."""

    def drop_source(self, key: str) -> SourceDelta:
        """Take a source out, with the records that no other source has. Raises NotFound."""

    def source_digest(self, key: str) -> str | None:
        """The content hash of a source when it was last read; None when it never was."""

    def sources(self, prefix: str = "") -> list[SourceState]:
        """The sources whose key begins with `prefix`."""

    def annotate(
        self, record_id: str, role: Role | None = None, note: str | None = None, by: str | None = None
    ) -> Record:
        """Set a person's correction; what is None stays as it was. Raises NotFound."""

    def remove_annotation(self, record_id: str) -> None:
        """Take a correction back."""

    def reannotate(self, annotate: Callable[[RecordThread], RecordThread], lexicon_hash: str | None = None) -> int:
        """Put every thread, in every source's view, through `annotate`. Returns how many threads changed."""


class IndexWriter(IndexEditor, Protocol):
    """Changes one index. A context manager: what was changed is complete at its end; an error that comes out of the
    block takes back what was not committed."""

    def __enter__(self) -> IndexWriter: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def forget(self, ids: Iterable[str], reason: str = "") -> int:
        """Take records down for good; their answers stay. Raises NotFound. Returns how many."""

    def forget_author(self, name: str, thread: str | None = None, reason: str = "") -> int:
        """Take down what an author wrote, in one thread or everywhere. Raises NotFound. Returns how many."""
