"""All that can be asked of one index. The faces (command line, web, Python) only show what this answers.

What a plain search does not use is imported where it is used: the command line pays for each module at every start.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING

from carethread.index.engine import SORTS, Question, Sort
from carethread.index.errors import NotFound, UsageError
from carethread.index.home.opening import open_index
from carethread.index.home.place import Place
from carethread.index.home.protocol import IndexHome
from carethread.index.lexicon import Lexicon, load
from carethread.index.record import ROLES, Record, Role
from carethread.query.filters import NO_FILTERS, Filters
from carethread.query.language import outline, parse
from carethread.query.language.fields import nearest
from carethread.query.results import Hit, Listing, Note, SearchResult
from carethread.query.service import searching
from carethread.query.service.hits import HitMaker
from carethread.query.service.memory import Memory
from carethread.query.service.options import GroupBy, What
from carethread.query.service.reach import Reach
from carethread.query.service.searching import Window

if TYPE_CHECKING:
    from carethread.query.answers import CountTable, Explanation, PairResult, Resolution, ThreadView, Treatment


class Service:
    """One open index, to be asked. Use it as a context manager, or close it.

    Every question takes `query` (the query language, one string), `filters` (the same as query fields, as options) and
    `exact` (treatment names are plain words). They raise QueryError for a query that cannot be understood, UsageError
    for an option that makes no sense, EngineError and StorageError when the machinery fails.
    """

    def __init__(self, home: IndexHome, lexicon: Lexicon | None = None, memory: Memory | None = None) -> None:
        self.home = home
        self._reach = Reach(home, load() if lexicon is None else lexicon, memory)

    @classmethod
    def open(
        cls,
        where: str | Place,
        lexicon: Lexicon | None = None,
        *,
        read_only: bool = False,
        memory: Memory | None = None,
    ) -> Service:
        """Open the index in a folder, or at an address in a cluster.

        Raises IndexMissing, IndexUnreadable, StorageError. read_only: an engine that is behind the records is not
        brought up to them, but used as it is. memory: shared with other services over the same index.
        """
        return cls(open_index(where, read_only=read_only), lexicon, memory)

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon that names are understood by."""
        return self._reach.lexicon

    def time_limit(self, seconds: float) -> AbstractContextManager[None]:
        """Questions asked inside `with` have `seconds` of the engine together; beyond, they raise TimeLimit."""
        return self._reach.time_limit(seconds)

    def __enter__(self) -> Service:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back files and engine."""
        self.home.close()

    def search(
        self,
        query: str = "",
        *,
        filters: Filters = NO_FILTERS,
        exact: bool = False,
        sort: Sort = "relevance",
        group: GroupBy | None = None,
        limit: int = 10,
        offset: int = 0,
        context: int = 0,
    ) -> SearchResult:
        """A page of ranked hits; with `group="thread"` a page of threads, each with its best hits.

        context: records before and after each hit, in `rows` with `hit` False; they do not count.
        """
        window = _window(sort, limit, offset, context)
        analysis = self._reach.analyse(query, filters, exact=exact)
        if group not in (None, "thread"):
            raise UsageError(f"cannot group by {group!r}", hint="one of: thread")
        ask = searching.search_by_thread if group == "thread" else searching.search
        return ask(self._reach, analysis, window)

    def count(
        self,
        query: str = "",
        *,
        by: Sequence[str] = (),
        filters: Filters = NO_FILTERS,
        exact: bool = False,
        threads: bool = True,
    ) -> CountTable:
        """Distinct records by zero, one or two fields of `COUNT_FIELDS`.

        threads: whether distinct threads are counted, too; where only records are shown, leave it off (it is then
        None in the table).
        """
        from carethread.query.service import counting

        return counting.count(self._reach, self._reach.analyse(query, filters, exact=exact), by, threads=threads)

    def count_treatments(
        self, query: str = "", *, filters: Filters = NO_FILTERS, exact: bool = False, threads: bool = True
    ) -> CountTable:
        """Distinct records by treatments and classes, each with all that stand below it: what a search for it finds."""
        from carethread.query.service import counting

        return counting.count_treatments(self._reach, self._reach.analyse(query, filters, exact=exact), threads=threads)

    def pairs(
        self,
        query: str = "",
        *,
        filters: Filters = NO_FILTERS,
        exact: bool = False,
        limit: int = 10,
        offset: int = 0,
    ) -> PairResult:
        """Questions with the editor's answers to them; the query may match either side."""
        from carethread.query.service import pairing

        _window("relevance", limit, offset, 0)
        return pairing.pairs(self._reach, self._reach.analyse(query, filters, exact=exact), limit, offset)

    def unanswered(
        self,
        query: str = "",
        *,
        role: str = "editor",
        filters: Filters = NO_FILTERS,
        exact: bool = False,
        sort: Sort = "relevance",
        limit: int = 10,
        offset: int = 0,
        context: int = 0,
    ) -> SearchResult:
        """Comments to the post or to somebody of `role` that nobody of `role` answered."""
        from carethread.query.service import pairing

        window = _window(sort, limit, offset, context)
        analysis = self._reach.analyse(query, filters, exact=exact)
        return pairing.unanswered(self._reach, analysis, _role(role), window)

    def ids(
        self,
        what: What,
        query: str = "",
        *,
        filters: Filters = NO_FILTERS,
        exact: bool = False,
        sort: Sort = "relevance",
        limit: int = 10_000,
    ) -> Listing:
        """The ids of the first `limit` records of an answer, in its order.

        That of pairs is fixed: questions, each followed by the editor's answers.
        """
        from carethread.query.service import listing

        window = _window(sort, limit, 0, 0)
        return listing.ids(self._reach, self._reach.analyse(query, filters, exact=exact), what, window)

    def hits(self, ids: Sequence[str]) -> list[Hit]:
        """These records as hits without score, rank and snippets, in that order; those that are gone are left out."""
        return HitMaker(self._reach, ()).of(self.home.store.records(ids), snippets=False)

    def record(self, id: str) -> Record:
        """The record of that id, or whose id alone begins so. Raises NotFound."""
        return self.home.store.record(self.home.store.find_id(id))

    def thread(self, id: str) -> ThreadView:
        """A whole thread, by its id, the beginning of it, or the id of a record in it. Raises NotFound.

        Asked for by a record's id, only that record has `hit` True.
        """
        found = self._reach.thread_ids(id)
        if not found or not id.strip():
            raise NotFound(f"no thread or record has the id {id!r}", hint="carethread search --format ids prints ids")
        if len(found) > 1:
            raise NotFound(f"several threads have ids that begin with {id!r}", hint="one of: " + ", ".join(found[:6]))
        thread = self.home.store.thread(found[0])
        wanted = {record.id for record in thread.records if record.id == id}
        return self._view(thread.id, thread.records, wanted or {record.id for record in thread.records})

    def context(self, id: str, n: int = 0) -> ThreadView:
        """A record with the `n` records before and after it, in reading order. Raises NotFound."""
        record = self.record(id)
        records = self.home.store.thread(record.thread_id).records
        at = next(place for place, other in enumerate(records) if other.id == record.id)
        return self._view(record.thread_id, records[max(0, at - n) : at + n + 1], {record.id})

    def _view(self, thread_id: str, records: Sequence[Record], wanted: set[str]) -> ThreadView:
        from carethread.query.answers import ThreadView

        maker = HitMaker(self._reach, ())
        rows = [replace(row, hit=row.record.id in wanted) for row in maker.of(records, snippets=False)]
        reasons = maker.thread(thread_id).reasons
        shown = {record.id: reasons[record.id] for record in records if record.id in reasons}
        return ThreadView(maker.thread_brief(thread_id), tuple(rows), shown)

    def treatments(self, *, everything: bool = False) -> tuple[Treatment, ...]:
        """The treatments that this index names, with the classes above them; `everything`: the whole lexicon."""
        from carethread.query.service import lexis

        return lexis.treatments(self._reach, everything=everything)

    def resolve(self, name: str) -> Resolution:
        """What a treatment's name means, and why."""
        from carethread.query.service import lexis

        return lexis.resolve(self._reach, name)

    def records(self, query: str = "", *, filters: Filters = NO_FILTERS, exact: bool = False) -> Iterator[Hit]:
        """All records that match, by thread and reading order, for export; without score, rank and snippets."""
        analysis = self._reach.analyse(query, filters, exact=exact)
        ids = [hit.id for hit in self._reach.hits(analysis.plan, analysis.filter, "thread")]
        for start in range(0, len(ids), 500):
            maker = HitMaker(self._reach, analysis.leaves)
            yield from maker.of(self.home.store.records(ids[start : start + 500]), snippets=False)

    def explain(
        self, query: str = "", *, filters: Filters = NO_FILTERS, exact: bool = False, sort: Sort = "relevance"
    ) -> Explanation:
        """How the query is understood, and how long each step takes."""
        from carethread.query.answers import Explanation
        from carethread.query.plan_text import written

        clock = _Clock()
        parsed = parse(query)
        clock.lap("parse")
        analysis = self._reach.analyse(query, filters, exact=exact)
        clock.lap("analyse")
        engine = self._reach.engine
        clock.lap("open engine")
        question = Question(analysis.plan, analysis.filter, sort)
        total = self._reach.search(question).total
        clock.lap("search")
        return Explanation(
            query=query,
            tree=outline(parsed.tree),
            concepts=tuple(dict.fromkeys(analysis.understood)),
            plan=written(analysis.plan),
            filters=tuple(restriction.query for restriction in analysis.restrictions),
            engine_name=engine.name,
            engine=engine.explain(question),
            total=total,
            timing=clock.laps,
            notes=self._reach.notes(analysis),
        )

    def notes(self) -> tuple[Note, ...]:
        """What the user should know about the state of this index, whatever is asked."""
        return self._reach.index_notes()

    def suggest(self, word: str, limit: int = 10) -> tuple[str, ...]:
        """What a query word that begins so may become: fields, their values, treatment names."""
        from carethread.query.service import suggesting

        return suggesting.suggest(self._reach.lexicon, word, limit)


class _Clock:
    """Milliseconds by step."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, step: str) -> None:
        now = time.perf_counter()
        self.laps[step] = round((now - self._last) * 1000, 3)
        self._last = now


def _window(sort: Sort, limit: int, offset: int, context: int) -> Window:
    if sort not in SORTS:
        raise UsageError(f"cannot sort by {sort!r}", hint=f"one of: {', '.join(SORTS)}")
    for name, value in (("limit", limit), ("offset", offset), ("context", context)):
        if value < 0:
            raise UsageError(f"{name} cannot be {value}", hint="give 0 or more")
    return Window(sort, limit, offset, context)


def _role(role: str) -> Role:
    for known in ROLES:
        if known == role:
            return known
    near = nearest(role, ROLES)
    meant = f"did you mean {near[0]}? " if near else ""
    raise UsageError(f"there is no role {role!r}", hint=f"{meant}One of: {', '.join(ROLES)}.")
