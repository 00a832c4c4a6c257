"""The work itself, in this process or in a worker: read a page, give its threads ids, roles and treatments."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from carethread.index.errors import UnreadableSource
from carethread.index.record import RecordThread
from carethread.indexer.enrich.roles import Profile
from carethread.indexer.limits import ENTRY_SECONDS, MAX_ENTRIES, PAGE_SECONDS
from carethread.indexer.pipeline.items import Done, Item, Page, Raw, Skipped
from carethread.indexer.pipeline.mishap import problem_of
from carethread.indexer.raw import RawThread
from carethread.indexer.readers.base import Input, Problem
from carethread.indexer.readers.detect import ORDINARY, ThreadReader, reader_named
from carethread.indexer.threads import Finder, build, refresh
from carethread.indexer.unpaired import mend, mended, whole


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides how threads are made. `lexicon`: a lexicon file of the user's own."""

    lexicon: Path | None = None
    profile: Profile | None = None
    pingbacks: bool = False


class Worker:
    """Makes finished threads of work. Other items pass unchanged."""

    def __init__(self, settings: Settings, lexicon: Finder | None = None) -> None:
        self._settings = settings
        self._lexicon = lexicon or _load(settings.lexicon)

    def all(self, items: Sequence[Item]) -> list[Item]:
        """What comes out of a batch."""
        return [out for item in items for out in self.one(item)]

    def one(self, item: Item) -> Iterator[Item]:
        """What comes out of an item."""
        if not isinstance(item, Page | Raw):
            yield item
            return
        try:
            with time_limit(_seconds(item), item.path):
                made = list(self._page(item) if isinstance(item, Page) else self._raw(item))
        except Exception as error:  # noqa: BLE001 - whatever a page does to a reader is named, and the rest goes on
            made = [_set_aside(item, error)]
        yield from made

    def _page(self, page: Page) -> Iterator[Item]:
        reader = reader_named(page.reader)
        assert isinstance(reader, ThreadReader)
        for found in reader.read(_input(page)):
            if isinstance(found, Problem):
                yield found
            else:
                yield from self._raw(Raw(page.path, found))

    def _raw(self, raw: Raw) -> Iterator[Item]:
        if isinstance(raw.thread, RecordThread):
            yield Done(refresh(mended(raw.thread), self._lexicon))
            return
        mend(raw.thread)
        over = len(raw.thread.entries) - MAX_ENTRIES
        if over > 0:
            yield Problem(raw.path, "too-large", f"{raw.path}: {over} entries beyond the first {MAX_ENTRIES} left out")
        yield Done(self._built(raw.path, raw.thread), raw.thread.page)

    def _built(self, path: str, thread: RawThread) -> RecordThread:
        return build(thread, whole(path), self._lexicon, self._settings.profile, pingbacks=self._settings.pingbacks)


def _seconds(item: Page | Raw) -> float:
    """The time that an item may take: more for a thread of very many entries."""
    if isinstance(item, Page):
        return PAGE_SECONDS
    size = len(item.thread.entries) if isinstance(item.thread, RawThread) else len(item.thread.records)
    return PAGE_SECONDS + ENTRY_SECONDS * size


def _load(path: Path | None) -> Finder:
    from carethread.index import lexicon

    return lexicon.load(path)


def _input(page: Page) -> Input:
    if page.data is not None:
        return Input.of_bytes(page.data, page.path, url=page.url, date=page.date)
    file = page.file
    assert file is not None
    return Input(page.path, lambda: file.open("rb"), None, page.url, page.date)


def _set_aside(item: Page | Raw, error: Exception) -> Item:
    problem = problem_of(item.path, error)
    if isinstance(item, Page) and item.bulk and problem.reason in ORDINARY:
        return Skipped(problem.reason)
    return problem


@contextmanager
def time_limit(seconds: float, path: str) -> Iterator[None]:
    """Raises UnreadableSource (`time`) inside the block when it takes longer. Works in a main thread only, and between
    two steps of Python, so that a single call into C may run on for a while."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise UnreadableSource(f"{path}: took more than {seconds:.0f} seconds", reason="time")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
