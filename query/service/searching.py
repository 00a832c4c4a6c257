"""Search: a page of hits, alone or gathered by thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carethread.index.engine import Hit as EngineHit
from carethread.index.engine import Page, Question, Sort
from carethread.index.plan import AnyOf, Not, Plan, Term
from carethread.query.analyse import Analysis, conjunction
from carethread.query.results import Group, Hit, NoResult, SearchResult
from carethread.query.service.hits import HitMaker
from carethread.query.service.reach import Reach

MAX_GROUP = 20  # hits shown of one thread
_BATCH = 50


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of an answer is shown, in which order, with how many records around each hit."""

    sort: Sort = "relevance"
    limit: int = 10
    offset: int = 0
    context: int = 0


def search(reach: Reach, analysis: Analysis, window: Window) -> SearchResult:
    """A page of hits."""
    question = Question(analysis.plan, analysis.filter, window.sort, window.offset, window.limit)
    return page_result(reach, analysis, window, reach.search(question))


def page_result(
    reach: Reach, analysis: Analysis, window: Window, page: Page, threads: int | None = None
) -> SearchResult:
    """The answer for a page that the engine (or who else) found; `threads` where the caller knows them."""
    maker = HitMaker(reach, analysis.leaves)
    hits = maker.hits(page.hits, window.offset + 1)
    if threads is None:
        threads = _threads(reach, analysis, page, hits)
    return SearchResult(
        query=analysis.query.text,
        total=page.total,
        threads=threads,
        hits=tuple(hits),
        rows=tuple(maker.with_context(hits, window.context)),
        notes=reach.notes(analysis),
        no_result=None if page.total else _reasons(reach, analysis),
        offset=window.offset,
        limit=window.limit,
    )


def _reasons(reach: Reach, analysis: Analysis) -> NoResult:
    from carethread.query.service.no_result import reasons

    return reasons(reach, analysis)


def _threads(reach: Reach, analysis: Analysis, page: Page, hits: Sequence[Hit]) -> int:
    if page.total == len(hits):
        return len({hit.record.thread_id for hit in hits})
    return reach.threads(analysis.whole)


def search_by_thread(reach: Reach, analysis: Analysis, window: Window) -> SearchResult:
    """A page of threads, in the order of their best hits; `limit` and `offset` count threads."""
    counts = reach.count(analysis.whole, ("thread",), threads=False)
    totals = {cell[0]: records for cell, (records, _) in counts.cells.items() if cell[0] is not None}
    chosen = _best_threads(reach, analysis, window, len(totals))
    maker = HitMaker(reach, analysis.leaves)
    groups: list[Group] = []
    rank = 1
    for thread in chosen[window.offset :]:
        page = reach.search(_within(analysis, window.sort, Term("thread", thread), MAX_GROUP))
        hits = maker.hits(page.hits, rank)
        rank += len(hits)
        if hits:
            groups.append(Group(maker.thread_brief(thread), tuple(hits), totals.get(thread, len(hits))))
    hits = [hit for group in groups for hit in group.hits]
    return SearchResult(
        query=analysis.query.text,
        total=counts.total,
        threads=len(totals),
        hits=tuple(hits),
        rows=tuple(maker.with_context(hits, window.context)),
        groups=tuple(groups),
        notes=reach.notes(analysis),
        no_result=None if counts.total else _reasons(reach, analysis),
        offset=window.offset,
        limit=window.limit,
    )


def _best_threads(reach: Reach, analysis: Analysis, window: Window, available: int) -> list[str]:
    """The first `offset + limit` threads by their best hit: asks again without the threads already found."""
    wanted = min(available, window.offset + window.limit)
    found: list[str] = []
    while len(found) < wanted:
        others = Not(AnyOf(tuple(Term("thread", thread) for thread in found)))
        page = reach.search(_within(analysis, window.sort, others, _BATCH))
        fresh = _thread_ids(reach, page.hits)
        if not fresh:
            break  # the index changed meanwhile
        found += fresh
    return found[:wanted]


def _thread_ids(reach: Reach, hits: Sequence[EngineHit]) -> list[str]:
    records = reach.records([hit.id for hit in hits])
    return list(dict.fromkeys(record.thread_id for record in records.values()))


def _within(analysis: Analysis, sort: Sort, part: Plan, limit: int) -> Question:
    return Question(analysis.plan, conjunction([analysis.filter, part]), sort, limit=limit)
