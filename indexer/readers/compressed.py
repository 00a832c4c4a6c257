"""Compressed files: gzip, bzip2, xz and zstandard, as a container with one member.

Unpacking is bounded (`limits.MAX_RATIO`), and a file cut short gives what can be unpacked, then a problem.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Protocol, cast

from carethread.index.errors import UnreadableSource
from carethread.indexer.limits import MAX_RATIO, MAX_ZSTD_WINDOW, RATIO_FREE
from carethread.indexer.readers.base import Input, Problem

NAME = "compressed"
BULK = False

_GZIP, _BZIP2, _XZ, _ZSTD = b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd"
_MAGIC = (_GZIP, _BZIP2, _XZ, _ZSTD)
_XZ_MEMORY = 256 * 2**20
# zstandard's stream reader ends in silence where its input is cut. So a frame of our own is put behind the input: what
# was whole ends in these bytes once unpacked, what was cut does not.
_END = b"carethread:end-of-stream"


class _Stream(Protocol):
    def read1(self, size: int = -1, /) -> bytes: ...


def sniff(head: bytes) -> bool:
    """Whether `head` begins with the magic number of one of the four."""
    return head.startswith(_MAGIC)


def members(source: Input) -> Iterator[Input | Problem]:
    """The one unpacked input, under the path of the packed one."""
    damage: list[UnreadableSource] = []

    def opener() -> BinaryIO:
        return bounded(source.opener(), source.path, damage)

    unpacked = Input(source.path, opener, None, source.url, source.date)
    if not unpacked.head(1) and damage:
        raise damage[0]
    yield unpacked
    if damage:
        yield Problem(source.path, damage[0].reason, damage[0].message)


def bounded(packed: BinaryIO, path: str, damage: list[UnreadableSource]) -> BinaryIO:
    """The unpacked bytes of a stream. What goes wrong ends the stream early and is put into `damage`."""
    counter = _Counter(packed)
    return io.BufferedReader(Unpacked(_decoder(counter), counter, path, damage), 1 << 18)


def _decoder(packed: _Counter) -> _Stream:
    magic = packed.peek(6)
    source = cast(BinaryIO, io.BufferedReader(packed, 1 << 16))
    if magic.startswith(_GZIP):
        return gzip.GzipFile(fileobj=source)
    if magic.startswith(_BZIP2):
        return bz2.BZ2File(source)
    if magic.startswith(_XZ):
        return _Xz(source)
    return _Zstd(source)


class _Counter(io.RawIOBase):
    """Counts the packed bytes that were taken."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self._first = raw.read(6)
        self.taken = 0

    def peek(self, size: int) -> bytes:
        """The first bytes (up to 6), without taking them."""
        return self._first[:size]

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's buffer type is not public
        """As every raw stream."""
        data = self._first or self._raw.read(len(buffer))
        self._first = data[len(buffer) :] if self._first else b""
        data = data[: len(buffer)]
        buffer[: len(data)] = data
        self.taken += len(data)
        return len(data)

    def close(self) -> None:
        """Close what is below as well."""
        self._raw.close()
        super().close()


class Unpacked(io.RawIOBase):
    """A bounded raw stream over a decoder; stops at the first damage and notes it."""

    def __init__(self, decoder: _Stream, packed: _Counter, path: str, damage: list[UnreadableSource]) -> None:
        self._decoder, self._packed, self._path, self._damage = decoder, packed, path, damage
        self._given = 0
        self._done = False

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's buffer type is not public
        """As every raw stream; 0 at the end or at damage."""
        data = b"" if self._done else self._read(min(len(buffer), 1 << 18))
        self._done = not data
        self._given += len(data)
        if self._given > RATIO_FREE and self._given > MAX_RATIO * max(1, self._packed.taken):
            self._note("bomb", f"unpacks to more than {MAX_RATIO} times its size")
            data = b""
        buffer[: len(data)] = data
        return len(data)

    def _read(self, size: int) -> bytes:
        try:
            return self._decoder.read1(size)
        except EOFError:
            self._note("truncated", "the compressed file ends too early")
        except MemoryError:
            self._note("too-large", "its compression needs more memory than is allowed")
        except (OSError, zlib.error, lzma.LZMAError, ValueError) as error:
            self._note("malformed", f"the compressed data is damaged ({error})")
        return b""

    def _note(self, reason: str, text: str) -> None:
        self._done = True
        if not self._damage:
            self._damage.append(UnreadableSource(f"{self._path}: {text}", reason=reason))

    def close(self) -> None:
        """Close what is below as well."""
        self._packed.close()
        super().close()


class _Xz:
    """xz with a bound on memory, several streams in a row allowed."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._fresh()

    def _fresh(self) -> None:
        self._decoder = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)

    def read1(self, size: int = -1, /) -> bytes:
        """Up to `size` unpacked bytes; empty at the end. Raises EOFError where the file is cut."""
        while True:
            if self._decoder.eof:
                rest = self._decoder.unused_data.lstrip(b"\0") or self._source.read(1 << 16).lstrip(b"\0")
                if not rest:
                    return b""
                self._fresh()
            else:
                rest = self._source.read(1 << 16) if self._decoder.needs_input else b""
                if self._decoder.needs_input and not rest:
                    raise EOFError
            if data := self._decoder.decompress(rest, size):
                return data


class _Zstd:
    """zstandard frames in a row, with a bound on the window."""

    def __init__(self, source: BinaryIO) -> None:
        import zstandard

        self._error = zstandard.ZstdError
        end = zstandard.ZstdCompressor(write_checksum=True).compress(_END)
        decoder = zstandard.ZstdDecompressor(max_window_size=MAX_ZSTD_WINDOW)
        self._source = _Behind(source, end)
        self._stream = decoder.stream_reader(cast(BinaryIO, self._source), read_across_frames=True)
        self._held = b""

    def read1(self, size: int = -1, /) -> bytes:
        """Up to `size` unpacked bytes and a few more; empty at the end. Raises EOFError where the file is cut."""
        while True:
            try:
                # In small steps: what is whole must come out before the error.
                data = self._stream.read(min(size, 1 << 15) if size > 0 else 1 << 15)
            except self._error as error:
                if "memory" in str(error):
                    raise MemoryError from error
                raise (EOFError if self._source.ended else OSError)(str(error)) from error
            if not data:
                if self._held != _END:
                    raise EOFError
                return b""
            whole = self._held + data
            self._held = whole[-len(_END) :]
            if given := whole[: -len(_END)]:
                return given


class _Behind(io.RawIOBase):
    """A stream, then some more bytes."""

    def __init__(self, first: BinaryIO, then: bytes) -> None:
        self._first, self._then = first, io.BytesIO(then)
        self.ended = False

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's buffer type is not public
        """As every raw stream."""
        data = self._first.read(len(buffer))
        if not data:
            self.ended = True
            data = self._then.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
