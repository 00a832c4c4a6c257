"""What flows through the pipeline: the beginning and end of each source, and between them what it holds.

Documents and raw threads are work: a worker turns them into finished threads. All else passes it unchanged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from carethread.index.record import RecordThread
from carethread.indexer.raw import RawThread, Stamp
from carethread.indexer.readers.base import Problem
from carethread.indexer.sources import SourceRef


@dataclass(frozen=True, slots=True)
class Begin:
    """A source begins. `digest` and `meta` are what the store remembers of its content; `part` is the first that was
    not read yet, where an earlier run was stopped in the middle."""

    source: SourceRef
    digest: str = ""
    meta: Mapping[str, Any] = field(default_factory=dict)
    part: int = 0


@dataclass(frozen=True, slots=True)
class NextPart:
    """A part of the source is at its end, another follows."""


@dataclass(frozen=True, slots=True)
class End:
    """The source that began last is at its end."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A source that holds what it held when it was last read. `problems` are those of that time."""

    source: SourceRef
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document of a crawl or corpus that holds no discussion: counted, not named."""

    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """Work: a document for the reader of that name, held as bytes or lying in a file."""

    path: str
    reader: str
    data: bytes | None = None
    file: Path | None = None
    url: str | None = None
    date: Stamp = field(default_factory=Stamp)
    bulk: bool = False


@dataclass(frozen=True, slots=True)
class Raw:
    """Work: a thread as read (or one of our own, finished but for its treatments)."""

    path: str
    thread: RawThread | RecordThread


@dataclass(frozen=True, slots=True)
class Done:
    """A finished thread. `page` is its comment page, where it is spread over several."""

    thread: RecordThread
    page: int = 1


Work = Page | Raw
Item = Begin | NextPart | End | Unchanged | Skipped | Problem | Page | Raw | Done


def weight(item: Item) -> int:
    """About how many bytes of text an item has, for making batches of even size."""
    if isinstance(item, Page):
        return len(item.data) if item.data is not None else 65_536
    if isinstance(item, Raw) and isinstance(item.thread, RawThread):
        return sum(len(entry.body) for entry in item.thread.entries) + 200 * len(item.thread.entries)
    return 1_000
