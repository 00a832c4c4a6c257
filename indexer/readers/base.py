"""What a reader is: a module with `NAME`, `sniff` and `read` (or `members`, for what holds other inputs).

    NAME: str                                              the record's `source.format`
    sniff(head: bytes) -> bool                             told from content (the first 64 kB), never from a file name
    read(source: Input) -> Iterator[RawThread | Problem]   lazily
    members(source: Input) -> Iterator[Input | Problem]    containers (zip, tar, WARC, corpora)

A reader raises `UnreadableSource` when the whole input gives nothing, and yields a `Problem` for a part that it left
aside.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

from carethread.index.errors import UnreadableSource
from carethread.indexer.raw import RawThread, Stamp

HEAD_BYTES = 65_536
MAX_PAGE_BYTES = 64 * 1024 * 1024  # one page or text held in memory at a time; larger ones are refused by name


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of an input that was left aside: where it is (a path, with line or member), the slug of
    `UnreadableSource.reason`, and the reason in words."""

    path: str
    reason: str
    message: str


@dataclass(slots=True)
class Input:
    """One thing to read.

    path: as shown in `source.path`: "page.html", "-", or "archive.zip!/a/b.html" for a member.
    opener: gives a fresh binary stream from the start, each time it is called.
    url, date: what a container knows of it: its address, and when it was saved (the base for relative dates).
    """

    path: str
    opener: Callable[[], BinaryIO]
    size: int | None = None
    url: str | None = None
    date: Stamp = field(default_factory=Stamp)

    @classmethod
    def of_bytes(cls, data: bytes, path: str = "-", *, url: str | None = None, date: Stamp | None = None) -> Input:
        """An input that holds its bytes already."""
        return cls(path, lambda: io.BytesIO(data), len(data), url, date or Stamp())

    def head(self, size: int = HEAD_BYTES) -> bytes:
        """The first bytes, for sniffing."""
        with self.opener() as stream:
            return stream.read(size)

    def data(self, limit: int = MAX_PAGE_BYTES) -> bytes:
        """All bytes. Raises UnreadableSource (`empty`, `too-large`) when there are none or more than `limit`."""
        with self.opener() as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise UnreadableSource(
                f"{self.path}: larger than {limit // 2**20} MiB", reason="too-large", hint="split it, or leave it out"
            )
        if not data.strip():
            raise UnreadableSource(f"{self.path}: the file is empty", reason="empty")
        return data


class Reader(Protocol):
    """A module that reads one format."""

    NAME: str

    def sniff(self, head: bytes) -> bool:
        """Whether an input that begins with `head` is of this format."""

    def read(self, source: Input) -> Iterator[RawThread | Problem]:
        """The threads of `source`, one after the other."""
