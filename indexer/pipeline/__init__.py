"""From sources to records (`records`), and into an index (`index`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carethread.index.record import RecordThread
from carethread.indexer.pipeline.indexing import Options, Progress, index, reannotate
from carethread.indexer.pipeline.items import Done
from carethread.indexer.pipeline.pool import run
from carethread.indexer.pipeline.reading import items
from carethread.indexer.pipeline.report import Report
from carethread.indexer.pipeline.work import Settings, Worker
from carethread.indexer.readers.base import Problem
from carethread.indexer.sources import expand

__all__ = ["Options", "Problem", "Progress", "Report", "Settings", "index", "reannotate", "records"]


def records(
    sources: Sequence[str], settings: Settings | None = None, *, jobs: int | None = 1
) -> Iterator[RecordThread | Problem]:
    """The threads of the sources (files, folders, globs, "-"), in order, and a problem for what was left aside.

    jobs: processes at most; None is one a core, which needs the caller's script to have a `__main__` guard.

    A thread that several sources hold comes once for each. Documents of a crawl or corpus without a discussion are
    passed over. Raises UsageError for a broken lexicon or profile.
    """
    settings = settings or Settings()
    for item in run(items(expand(sources)), Worker(settings), settings, jobs):
        if isinstance(item, Done):
            yield item.thread
        elif isinstance(item, Problem):
            yield item
