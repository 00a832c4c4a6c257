"""One segment, open to be read."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Any

from whoosh.codec.whoosh3 import W3Segment, W3TermInfo
from whoosh.filedb.filestore import FileStorage

from carethread.index.engines.whoosh import columns
from carethread.index.engines.whoosh.codec import Block, Codec, blocks
from carethread.index.engines.whoosh.scan import Scan
from carethread.index.engines.whoosh.state import SegmentState

INDEX_NAME = "MAIN"  # the name under which `whoosh.index.open_dir` looks
COLUMNS = ".values"


def to_bytes(term: str) -> bytes:
    """A term as the index holds it: UTF-8, whose byte order is that of the code points."""
    return term.encode("utf-8", "surrogatepass")


def to_text(term: bytes) -> str:
    """The inverse of `to_bytes`."""
    return term.decode("utf-8", "surrogatepass")


class Segment:
    """The terms, postings and columns of one segment. Document numbers are the segment's own, from 0."""

    def __init__(self, storage: FileStorage, state: SegmentState) -> None:
        codec = Codec()
        self.state = state
        self.documents = state.documents
        self.deleted = state.deleted
        self._storage = storage
        self._segment = W3Segment(codec, INDEX_NAME, state.documents, state.name)
        self._terms = codec.terms_reader(storage, self._segment)
        self._fields = frozenset(self._terms.indexed_field_names())
        self._columns: Any = None

    def close(self) -> None:
        """Give the files back."""
        self._terms.close()
        if self._columns is not None:
            self._columns.close()

    def blocks(self, field: str, term: bytes) -> Iterator[Block]:
        """The posting blocks of a term; nothing when it is not here. Deleted documents are among them."""
        info = self._info(field, term)
        return iter(()) if info is None else blocks(self._terms._postfile, info.extent()[0])

    def _info(self, field: str, term: bytes) -> W3TermInfo | None:
        if field not in self._fields:
            return None
        found = self._terms._tindex.get(self._terms._keycoder(field, term))
        return None if found is None else W3TermInfo.from_bytes(found)

    def frequency(self, field: str, term: bytes) -> int:
        """How many documents hold the term, the deleted among them."""
        info = self._info(field, term)
        return 0 if info is None else int(info.doc_frequency())

    def terms(self, field: str, prefix: bytes = b"") -> Iterator[bytes]:
        """The terms of a field that begin with `prefix`, ascending."""
        if field not in self._fields:
            return
        for name, term in self._terms.terms_from(field, prefix):
            if name != field or not term.startswith(prefix):
                return
            yield term

    def scan(self) -> Scan:
        """All terms with their postings, to be read once and in order."""
        return Scan(self._storage, self._segment, self._terms)

    def numbers(self, column: str, typecode: str) -> array[int]:
        """A numeric column, whole."""
        return columns.read_numbers(self._file(), self.state.columns[column], typecode, self.documents)

    def strings(self, column: str) -> list[bytes]:
        """A column of byte strings, whole."""
        return columns.read_strings(self._file(), self.state.columns[column], self.documents)

    def iterate_strings(self, column: str) -> Iterator[bytes]:
        """A column of byte strings, a few at a time."""
        return columns.iterate_strings(self._file(), self.state.columns[column], self.documents)

    def open_strings(self, column: str) -> Any:
        """A column of byte strings, to be asked for single documents."""
        return columns.open_strings(self._file(), self.state.columns[column], self.documents)

    def _file(self) -> Any:
        if self._columns is None:
            self._columns = self._storage.open_file(self._segment.make_filename(COLUMNS))
        return self._columns
