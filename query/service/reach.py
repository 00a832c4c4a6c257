"""What every question needs: the store, the engine and the lexicon of one open index."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

from carethread.index.engine import DEFAULT_TIMEOUT, Counts, Engine, Hit, Page, Question, Sort
from carethread.index.errors import NotFound, TimeLimit
from carethread.index.home.protocol import IndexHome
from carethread.index.lexicon import Lexicon
from carethread.index.plan import EVERYTHING, Plan
from carethread.index.record import Record
from carethread.index.store.protocol import StoreReader
from carethread.query.analyse import Analyser, Analysis
from carethread.query.filters import NO_FILTERS, Filters
from carethread.query.results import Note
from carethread.query.service.memory import Memory

T = TypeVar("T")


class Reach:
    """One open index, as questions see it."""

    def __init__(self, home: IndexHome, lexicon: Lexicon, memory: Memory | None = None) -> None:
        self.home = home
        self.lexicon = lexicon
        self._memory = memory or Memory()
        self._limit: tuple[float, float] | None = None  # seconds, and when they are over

    @property
    def store(self) -> StoreReader:
        """The records."""
        return self.home.store

    @property
    def engine(self) -> Engine:
        """The engine, followed to the store's generation."""
        return self.home.engine()

    @contextmanager
    def time_limit(self, seconds: float) -> Iterator[None]:
        """All that is asked of the engine inside takes `seconds` together at most, or TimeLimit is raised."""
        before, self._limit = self._limit, (seconds, time.monotonic() + seconds)
        try:
            yield
        finally:
            self._limit = before

    def _seconds(self) -> float:
        if self._limit is None:
            return DEFAULT_TIMEOUT
        seconds, end = self._limit
        left = end - time.monotonic()
        if left <= 0:
            raise TimeLimit(f"the question took longer than {seconds:g} s", hint="ask for fewer or longer words")
        return left

    def search(self, question: Question) -> Page:
        """The engine's page, within the time limit."""
        return self.engine.search(replace(question, timeout=self._seconds()))

    def count(self, plan: Plan, by: Sequence[str] = (), *, threads: bool = True) -> Counts:
        """The engine's counts, within the time limit; the last ones are remembered as long as the index stays so.

        Without `threads` the numbers of threads are None.
        """
        key = (plan, tuple(by), threads)
        return self.once(
            key,
            lambda: self.engine.count(plan, by, self._seconds(), threads=threads),
            lambda counts: len(counts.cells),
        )

    def once(self, key: Hashable, make: Callable[[], T], size: Callable[[T], int]) -> T:
        """What `make` gives, remembered as long as the index stays as it is (see `Memory.once`)."""
        return self._memory.once((self.store.index_id, self.engine.generation(), key), make, size)

    def analyse(self, query: str, filters: Filters = NO_FILTERS, *, exact: bool = False) -> Analysis:
        """The query understood. Raises QueryError."""
        return Analyser(self.lexicon, self.thread_ids, exact=exact).analyse(query, filters)

    def thread_ids(self, written: str) -> Sequence[str]:
        """The threads meant by `written`: an id, the beginning of one, or the id of a record. None when unknown."""
        wanted = written.strip()
        known = self.store.thread_ids(wanted)
        if wanted in known:
            return [wanted]
        if known or not wanted:
            return known
        try:
            return [self.store.record(self.store.find_id(wanted)).thread_id]
        except NotFound:
            return []

    def threads(self, plan: Plan) -> int:
        """How many threads have a record that matches, exact."""
        return self.count(plan).threads or 0  # they were asked for

    def total(self, plan: Plan, restriction: Plan = EVERYTHING) -> int:
        """How many records match, exact."""
        return self.search(Question(plan, restriction, limit=0)).total

    def ids(self, plan: Plan, restriction: Plan = EVERYTHING) -> list[str]:
        """The ids of all records that match, best first."""
        return [hit.id for hit in self.hits(plan, restriction)]

    def hits(self, plan: Plan, restriction: Plan = EVERYTHING, sort: Sort = "relevance") -> tuple[Hit, ...]:
        """All hits of the engine, in that order."""
        total = self.total(plan, restriction)
        return self.search(Question(plan, restriction, sort, limit=total)).hits if total else ()

    def records(self, ids: Sequence[str]) -> dict[str, Record]:
        """Records by id; those that are gone are left out."""
        return {record.id: record for record in self.store.records(list(ids))}

    def notes(self, analysis: Analysis) -> tuple[Note, ...]:
        """What the user should know: how the query was understood, and the state of the index."""
        return (*analysis.notes, *self.index_notes())

    def index_notes(self) -> tuple[Note, ...]:
        """What the user should know about the state of the index."""
        notes: list[Note] = []
        known = self.store.lexicon_hash
        if known is not None and known != self.lexicon.hash:
            notes.append(
                Note(
                    "lexicon",
                    "This index was made with another lexicon than the one in use: treatments are found as they were "
                    "named then. Ask with the same --lexicon, or run: carethread index --reannotate",
                )
            )
        notes += [Note("index", text) for text in self.home.notes]
        return tuple(notes)
