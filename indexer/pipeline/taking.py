"""One source out of the stream of items: its threads, part by part, and what goes to the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from carethread.index.record import RecordThread
from carethread.indexer.pipeline.items import Done, End, Item, NextPart, Skipped
from carethread.indexer.pipeline.report import Report
from carethread.indexer.readers.base import Problem
from carethread.indexer.readers.detect import ORDINARY

KEPT_PROBLEMS = 20  # of one source, told again while it is unchanged


class SourceReading:
    """What one source gives, as it comes: its threads to whoever asks, all else to the report."""

    def __init__(self, stream: Iterator[Item], report: Report, tick: Callable[[], None]) -> None:
        self._stream, self._report, self._tick = stream, report, tick
        self.problems: list[list[str]] = []
        self.ended = False
        self._first = self._next()
        self._any = self._first is not None

    def has_threads(self) -> bool:
        """Whether there is at least one thread."""
        return self._any

    def is_plainly_empty(self) -> bool:
        """Whether it was read to its end and simply holds no discussion: what it held before is gone. A source that
        could not be read may still hold it."""
        return all(reason in ORDINARY for _, reason, _ in self.problems)

    def threads(self, pages: dict[str, int]) -> Iterator[RecordThread]:
        """The threads of this part; their comment pages are put into `pages`."""
        done, self._first = self._first, None
        while done is not None:
            pages[done.thread.id] = done.page
            self._report.add_thread(done.thread)
            yield done.thread
            self._tick()
            done = self._next()

    def go_on(self) -> None:
        """Begin the next part."""
        self._first = self._next()
        self._any = self._any or self._first is not None

    def all_threads(self) -> Iterator[RecordThread]:
        """The threads of all parts."""
        yield from self.threads({})
        while not self.ended:
            self.go_on()
            yield from self.threads({})

    def _next(self) -> Done | None:
        """The next thread of this part; None at its end."""
        for item in self._stream:
            if isinstance(item, Done):
                return item
            if isinstance(item, NextPart):
                return None
            if isinstance(item, End):
                break
            if isinstance(item, Skipped):
                self._report.skipped[item.reason] += 1
            elif isinstance(item, Problem):
                self._report.add_problem(item)
                if len(self.problems) < KEPT_PROBLEMS:
                    self.problems.append([item.path, item.reason, item.message])
        self.ended = True
        return None
