"""Reading a segment from its first term to its last, as a merge does.

Whoosh looks each term up in a hash table and asks the file for each few bytes; in order, both files can be read ahead,
which makes a merge several times as fast.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from whoosh.codec.whoosh3 import W3Codec, W3Segment, W3TermInfo, W3TermsReader
from whoosh.filedb.filestore import FileStorage

from carethread.index.engines.whoosh.codec import Postings, blocks, postings_of

AHEAD = 1 << 18  # bytes read at once
_LENGTHS = struct.Struct("!ii")  # of a key and its value in Whoosh's hash files
_PLACE = struct.Struct("!q")  # of a term's postings, behind the numbers of its term info
_INT = struct.Struct("!i")


class Window:
    """A file that is read nearly in order, a large piece at a time. Has what `codec.blocks` asks of Whoosh's files."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("rb", buffering=0)
        self._start, self._held = 0, b""

    def get(self, at: int, length: int) -> bytes:
        """So many bytes from that place on; fewer at the end of the file."""
        begin = at - self._start
        if begin < 0 or begin + length > len(self._held):
            self._file.seek(at)
            self._start, self._held, begin = at, self._file.read(max(length, AHEAD)), 0
        return self._held[begin : begin + length]

    def get_int(self, at: int) -> int:
        """The signed whole number of four bytes at that place."""
        number: int = _INT.unpack(self.get(at, _INT.size))[0]
        return number

    def close(self) -> None:
        """Give the file back."""
        self._file.close()


class Scan:
    """One walk through the terms and postings of a segment."""

    def __init__(self, storage: FileStorage, segment: W3Segment, terms: W3TermsReader) -> None:
        self._terms: Any = terms
        self._index, self._postings = (
            Window(Path(storage.folder) / segment.make_filename(ending))
            for ending in (W3Codec.TERMS_EXT, W3Codec.POSTS_EXT)
        )

    def places(self, field: str) -> Iterator[tuple[bytes, int]]:
        """The terms of a field, ascending, each with the place of its postings."""
        if field not in self._terms._fieldmap:
            return
        key = self._terms._keycoder(field, b"")
        table = self._terms._tindex
        at, end = table.closest_key_pos(key), table.endofdata
        while at is not None and at < end:
            key_length, length = _LENGTHS.unpack(self._index.get(at, _LENGTHS.size))
            row = self._index.get(at + _LENGTHS.size, key_length + length)
            if not row.startswith(key):
                return
            yield row[len(key) : key_length], _PLACE.unpack_from(row, key_length + W3TermInfo._struct.size)[0]
            at += _LENGTHS.size + len(row)

    def postings(self, place: int) -> Iterator[Postings]:
        """The postings at that place, block by block."""
        return map(postings_of, blocks(self._postings, place))

    def close(self) -> None:
        """Give the files back."""
        self._index.close()
        self._postings.close()
