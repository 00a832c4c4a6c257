"""What every writer does by its editor, whichever store that changes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from carethread.index.record import Record, RecordThread, Role
from carethread.index.store.protocol import IndexEditor
from carethread.index.store.values import SourceDelta, SourceState


class DelegatingWriter(ABC):
    """The changes of an `IndexWriter`, handed to `editor`."""

    @property
    @abstractmethod
    def editor(self) -> IndexEditor:
        """The index, open for change. Raises RuntimeError outside of the block."""

    def rollback(self) -> None:
        """Forget the changes since the last commit."""
        self.editor.rollback()

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
        """What a source holds now, in place of what it held before. See `IndexEditor.replace_source`."""
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
