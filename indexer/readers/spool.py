"""Bytes put aside so that they can be read more than once: in memory while small, else in a temporary file."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from carethread.index.errors import UnreadableSource
from carethread.indexer.limits import MAX_UNPACKED

_IN_MEMORY = 8 * 2**20
_CHUNK = 1 << 18


class Spool:
    """All bytes of a stream, up to `limit`, readable any number of times while the block lasts.

    Args:
        stream: read to its end at once.
        path: what to call it in errors.
        limit: bytes; more raise UnreadableSource (`bomb`).
    """

    def __init__(self, stream: BinaryIO, path: str, limit: int = MAX_UNPACKED) -> None:
        self._stream, self._path, self._limit = stream, path, limit
        self._data = b""
        self._file: Path | None = None
        self.size = 0

    def __enter__(self) -> Spool:
        try:
            self._fill()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.unlink(missing_ok=True)

    def open(self) -> BinaryIO:
        """A fresh stream from the start."""
        return io.BytesIO(self._data) if self._file is None else self._file.open("rb")

    def _fill(self) -> None:
        first = self._stream.read(min(_IN_MEMORY, self._limit + 1))
        self._count(first)
        more = self._stream.read(_CHUNK)
        if not more:
            self._data = first
            return
        with tempfile.NamedTemporaryFile(prefix="carethread-", delete=False) as file:
            self._file = Path(file.name)
            file.write(first)
            while more:
                self._count(more)
                file.write(more)
                more = self._stream.read(_CHUNK)

    def _count(self, data: bytes) -> None:
        self.size += len(data)
        if self.size > self._limit:
            raise UnreadableSource(f"{self._path}: unpacks to more than is allowed", reason="bomb")


@contextmanager
def seekable(stream: BinaryIO, path: str) -> Iterator[BinaryIO]:
    """The stream itself where one can seek in it, else a copy that one can."""
    if stream.seekable():
        yield stream
        return
    with Spool(stream, path) as spool, spool.open() as copy:
        yield copy
