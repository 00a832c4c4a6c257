"""Questions with the editor's answers, and questions without one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from carethread.index.document import addresses_place, answered_by
from carethread.index.engine import Hit as EngineHit
from carethread.index.engine import Page
from carethread.index.plan import All, AnyOf, Not, Plan, Range, Term
from carethread.index.record import Record, Role
from carethread.query.analyse import Analysis, Restriction, conjunction
from carethread.query.answers import Pair, PairResult, Side
from carethread.query.results import Hit, SearchResult
from carethread.query.service.hits import HitMaker
from carethread.query.service.no_result import reasons
from carethread.query.service.reach import Reach
from carethread.query.service.searching import Window, page_result, search

# A question is a record by somebody else that an editor answered directly; the post too, where a reader opened it.
_BY_EDITOR = Term("role", "editor")
_QUESTION = All((Not(_BY_EDITOR), Term("flag", "has_reply")))
_ANSWER = All((_BY_EDITOR, Term("kind", "comment"), Not(Term("parent_role", "editor"))))


def pairs(reach: Reach, analysis: Analysis, limit: int, offset: int) -> PairResult:
    """A page of pairs whose question or answer (or both) match, best match first."""
    sides = _sides(reach, analysis)
    threads = {record.thread_id for record in _read(reach, list(sides))}
    page = list(sides)[offset : offset + limit]
    maker = HitMaker(reach, analysis.leaves)
    return PairResult(
        query=analysis.query.text,
        total=len(sides),
        threads=len(threads),
        pairs=tuple(_pair(reach, maker, record, sides[record.id]) for record in _read(reach, page)),
        notes=reach.notes(analysis),
        no_result=None if sides else reasons(reach, analysis),
        offset=offset,
        limit=limit,
    )


def _read(reach: Reach, ids: Sequence[str]) -> Iterator[Record]:
    """Records in batches, in the order asked for."""
    for start in range(0, len(ids), 500):
        yield from reach.store.records(ids[start : start + 500])


def _sides(reach: Reach, analysis: Analysis) -> dict[str, set[str]]:
    """For each question, in order of the best match of either side: the ids of its records that match."""
    either = conjunction([analysis.filter, AnyOf((_QUESTION, _ANSWER))])
    sides: dict[str, set[str]] = {}
    for record in _read(reach, reach.ids(analysis.plan, either)):
        question = record.parent_id if record.author_role == "editor" else record.id
        if question is not None:
            sides.setdefault(question, set()).add(record.id)
    return _answered(reach, sides)


def _answered(reach: Reach, sides: dict[str, set[str]]) -> dict[str, set[str]]:
    """Those that are still here and have an answer by an editor."""
    kept: dict[str, set[str]] = {}
    questions = list(sides)
    for start in range(0, len(questions), 500):
        batch = questions[start : start + 500]
        children = reach.store.children(batch)
        for record in reach.store.records(batch):
            if answered_by(record, children[record.id], "editor"):
                kept[record.id] = sides[record.id]
    return kept


def _pair(reach: Reach, maker: HitMaker, question: Record, matched: set[str]) -> Pair:
    answers = answered_by(question, reach.store.children([question.id])[question.id], "editor")
    first = maker.of([question], hit=question.id in matched)[0]
    rest = [_answer(maker, answer, matched) for answer in answers]
    by_answer = any(answer.id in matched for answer in answers)
    side: Side = "question" if not by_answer else ("both" if question.id in matched else "answer")
    return Pair(first, tuple(rest), side)


def _answer(maker: HitMaker, answer: Record, matched: set[str]) -> Hit:
    return maker.of([answer], hit=answer.id in matched)[0]


def unanswered(reach: Reach, analysis: Analysis, role: Role, window: Window) -> SearchResult:
    """Comments to the place that nobody of `role` answered (`index.document.addresses_place`)."""
    if role == "editor":
        return search(reach, _with(analysis, f"unanswered by {role}", Term("flag", "unanswered")), window)
    waiting = _with(analysis, f"to {role}", _to_place(role))
    open_ = list(_unanswered(reach, reach.hits(waiting.plan, waiting.filter, window.sort), role))
    page = Page(len(open_), tuple(hit for hit, _ in open_[window.offset : window.offset + window.limit]))
    return page_result(reach, waiting, window, page, threads=len({thread for _, thread in open_}))


def _with(analysis: Analysis, name: str, plan: Plan) -> Analysis:
    return replace(analysis, restrictions=(*analysis.restrictions, Restriction(name, plan)))


def _to_place(role: Role) -> Plan:
    """`addresses_place` as a plan: answers to a post are those at depth 1."""
    to = AnyOf((Term("parent_role", role), Range("depth", 1, 1)))
    return All((Term("kind", "comment"), Not(Term("role", role)), to))


def _unanswered(reach: Reach, hits: Sequence[EngineHit], role: Role) -> Iterator[tuple[EngineHit, str]]:
    """The hits that nobody of `role` answered, with their threads."""
    for start in range(0, len(hits), 500):
        batch = {hit.id: hit for hit in hits[start : start + 500]}
        children = reach.store.children(list(batch))
        records = reach.store.records(list(batch))
        parents = reach.records([record.parent_id for record in records if record.parent_id])
        for record in records:
            parent = parents.get(record.parent_id or "")
            if addresses_place(record, parent, role) and not answered_by(record, children[record.id], role):
                yield batch[record.id], record.thread_id
