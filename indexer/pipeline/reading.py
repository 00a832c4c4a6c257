"""From sources to items: each source is opened, its formats told by content, its documents handed on as work.

Single pages become work for any process; exports stream here, thread by thread.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from carethread.indexer.pipeline.items import Begin, End, Item, NextPart, Page, Raw, Skipped
from carethread.indexer.pipeline.mishap import problem_of
from carethread.indexer.readers.base import Input, Problem
from carethread.indexer.readers.detect import (
    ORDINARY,
    PAGES,
    Leaf,
    Passed,
    ThreadReader,
    leaves,
    reader_named,
)
from carethread.indexer.readers.maildir import read_folder
from carethread.indexer.readers.spool import Spool
from carethread.indexer.sources import SourceRef

PART_UNITS = 2_000  # documents or threads of one source that are one step of indexing

# Says how a source begins: as new or changed (Begin), or as one that need not be read (Unchanged, Problem).
Opening = Callable[[SourceRef], Item]


class Position:
    """How far the source at hand was read, in bytes of its file."""

    at = 0


class _Followed(io.FileIO):
    """A file that tells its position."""

    def __init__(self, path: Path, position: Position) -> None:
        super().__init__(path)
        self._position = position

    def readinto(self, buffer: bytearray) -> int | None:  # type: ignore[override]  # typeshed's buffer type is not public
        """As every raw stream."""
        count = super().readinto(buffer)
        self._position.at = max(self._position.at, self.tell())
        return count


def items(
    sources: Iterable[SourceRef | Problem], opening: Opening = Begin, position: Position | None = None
) -> Iterator[Item]:
    """All items of the sources, in order. `position` follows the reading of each."""
    position = position or Position()
    for source in sources:
        if isinstance(source, Problem):
            yield source
            continue
        first = opening(source)
        yield first
        if isinstance(first, Begin):
            position.at = 0
            yield from in_parts(_guarded(source, position), first.part)
            yield End()


def in_parts(stream: Iterator[Item], skip: int = 0) -> Iterator[Item]:
    """The items of a source, marked after every `PART_UNITS` documents or threads, without the first `skip` parts."""
    part = units = 0
    for item in stream:
        if isinstance(item, Page | Raw):
            if units == PART_UNITS:
                part, units = part + 1, 0
                if part > skip:
                    yield NextPart()
            units += 1
        if part >= skip:
            yield item


def _guarded(source: SourceRef, position: Position) -> Iterator[Item]:
    try:
        yield from _content(source, position)
    except Exception as error:  # noqa: BLE001 - whatever a source does to a reader is named, and the rest goes on
        yield problem_of(source.shown, error)


def _content(source: SourceRef, position: Position) -> Iterator[Item]:
    if source.kind == "maildir":
        for found in read_folder(source.file, source.shown):
            yield found if isinstance(found, Problem) else Raw(source.shown, found)
    elif source.kind == "stdin":
        with Spool(sys.stdin.buffer, source.shown) as spool:
            yield from _input(Input(source.shown, spool.open, spool.size))
    else:
        file = source.file

        def opener() -> BinaryIO:
            return cast(BinaryIO, io.BufferedReader(_Followed(file, position), 1 << 16))

        yield from _input(Input(source.shown, opener, source.size), file)


def _input(source: Input, file: Path | None = None) -> Iterator[Item]:
    for leaf in leaves(source):
        if isinstance(leaf, Problem):
            yield leaf
        elif isinstance(leaf, Passed):
            yield Skipped(leaf.reason)
        else:
            yield from _leaf(leaf, file if leaf.source is source else None)


def _leaf(leaf: Leaf, file: Path | None) -> Iterator[Item]:
    source = leaf.source
    try:
        if leaf.reader in PAGES:
            data = None if file is not None else source.data()
            yield Page(source.path, leaf.reader, data, file, source.url, source.date, leaf.bulk)
            return
        reader = reader_named(leaf.reader)
        assert isinstance(reader, ThreadReader)
        for found in reader.read(source):
            yield found if isinstance(found, Problem) else Raw(source.path, found)
    except Exception as error:  # noqa: BLE001 - as above; what else a container holds is still read
        problem = problem_of(source.path, error)
        yield Skipped(problem.reason) if leaf.bulk and problem.reason in ORDINARY else problem
