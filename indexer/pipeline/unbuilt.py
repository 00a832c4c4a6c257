"""Sources to threads as their readers give them, before ids, roles and treatments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carethread.indexer.pipeline.items import Item, Raw
from carethread.indexer.pipeline.reading import items
from carethread.indexer.pipeline.work import Settings, Worker
from carethread.indexer.raw import RawThread
from carethread.indexer.readers.base import Problem
from carethread.indexer.sources import expand


class _Reading(Worker):
    """A worker that stops where the reader stopped."""

    def _raw(self, raw: Raw) -> Iterator[Item]:
        yield raw


def raw_threads(sources: Sequence[str]) -> Iterator[RawThread | Problem]:
    """The threads of the sources, in order, and a problem for what was left aside. Threads of carethread's own JSON
    Lines have their roles already and are passed over."""
    worker = _Reading(Settings())
    for item in items(expand(sources)):
        for out in worker.one(item):
            if isinstance(out, Problem):
                yield out
            elif isinstance(out, Raw) and isinstance(out.thread, RawThread):
                yield out.thread
