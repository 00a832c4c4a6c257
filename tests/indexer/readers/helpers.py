"""Shared by the readers' tests: read bytes through detection, as the pipeline does."""

from __future__ import annotations

from carethread.index.errors import UnreadableSource
from carethread.index.record import RecordThread
from carethread.indexer.raw import RawThread
from carethread.indexer.readers.base import Input, Problem
from carethread.indexer.readers.detect import Leaf, Passed, ThreadReader, leaves, reader_named


def read_all(data: bytes, path: str = "input", url: str | None = None) -> list[RawThread | RecordThread | Problem]:
    """All threads and problems of an input; a reader's refusal is a problem, as in the pipeline."""
    found: list[RawThread | RecordThread | Problem] = []
    for leaf in leaves(Input.of_bytes(data, path, url=url)):
        if isinstance(leaf, Problem):
            found.append(leaf)
        if isinstance(leaf, Problem | Passed):
            continue
        found.extend(read_leaf(leaf))
    return found


def read_leaf(leaf: Leaf) -> list[RawThread | RecordThread | Problem]:
    reader = reader_named(leaf.reader)
    assert isinstance(reader, ThreadReader)
    found: list[RawThread | RecordThread | Problem] = []
    try:
        for thread in reader.read(leaf.source):
            found.append(thread)  # noqa: PERF402 - what came before an error counts
    except UnreadableSource as error:
        found.append(Problem(leaf.source.path, error.reason, error.message))
    return found


def threads(data: bytes, url: str | None = None) -> list[RawThread]:
    """The raw threads of an input that must give nothing else."""
    found = read_all(data, url=url)
    assert all(isinstance(thread, RawThread) for thread in found), found
    return [thread for thread in found if isinstance(thread, RawThread)]


def problems(data: bytes) -> list[str]:
    """The reasons of the problems of an input."""
    return [found.reason for found in read_all(data) if isinstance(found, Problem)]


def shape(thread: RawThread) -> list[tuple[str | None, int | None, str]]:
    """Author, parent's position and body of each entry."""
    return [(entry.author, entry.parent, entry.body) for entry in thread.entries]
