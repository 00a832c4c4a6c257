"""Questions with the editor's answers, and questions without one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from carethread.index.document import addresses_place, answered_by
from carethread.index.engine import Hit as EngineHit
from carethread.index.engine import Page
from carethread.index.plan import All, AnyOf, Not, Plan, Range, Term
from carethread.index.record import ROLES, Record, Role
from carethread.index.store.values import Link
from carethread.query.analyse import Analysis, Restriction, conjunction
from carethread.query.answers import Pair, PairResult, Side
from carethread.query.results import Hit, SearchResult
from carethread.query.service.hits import HitMaker
from carethread.query.service.no_result import reasons
from carethread.query.service.reach import Reach
from carethread.query.service.searching import Window, page_result, search

# A question is a record by somebody else that an editor answered directly; the post too, where a reader opened it.
_BY_EDITOR = Term("role", "editor")
_ANSWERED_COMMENT = Term("flag", "answered")
_READERS_POST = All((Term("kind", "post"), Not(_BY_EDITOR), Term("flag", "has_reply")))
_ANSWER = All((_BY_EDITOR, AnyOf(tuple(Term("parent_role", role) for role in ROLES if role != "editor"))))
_PART_OF_A_PAIR = AnyOf((_ANSWERED_COMMENT, _READERS_POST, _ANSWER))


@dataclass(slots=True)
class _Asked:
    """A question: its thread, and the ids of its records (itself, answers) that the query matches."""

    thread: str
    matched: set[str] = field(default_factory=set)


def pairs(reach: Reach, analysis: Analysis, limit: int, offset: int) -> PairResult:
    """A page of pairs whose question or answer (or both) match, best match first."""
    asked = _asked(reach, analysis)
    page = list(asked)[offset : offset + limit]
    maker = HitMaker(reach, analysis.leaves)
    return PairResult(
        query=analysis.query.text,
        total=len(asked),
        threads=len({question.thread for question in asked.values()}),
        pairs=tuple(_pair(reach, maker, record, asked[record.id].matched) for record in reach.store.records(page)),
        notes=reach.notes(analysis),
        no_result=None if asked else reasons(reach, analysis),
        offset=offset,
        limit=limit,
    )


def _asked(reach: Reach, analysis: Analysis) -> dict[str, _Asked]:
    """The questions by id, in order of the best match of either side."""
    asked: dict[str, _Asked] = {}
    ids = reach.ids(analysis.plan, conjunction([analysis.filter, _PART_OF_A_PAIR]))
    links = reach.store.links(ids)
    posts = [link.id for link in links.values() if link.kind == "post"]
    # Comments have a flag for an editor's direct answer, posts have none.
    open_posts = set(posts) - reach.store.answered(posts, "editor")
    for link in links.values():
        question = link.parent_id if link.author_role == "editor" else link.id
        if question is not None and question not in open_posts:
            asked.setdefault(question, _Asked(link.thread_id)).matched.add(link.id)
    return asked


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
    links = reach.store.links([hit.id for hit in hits])
    parents = reach.store.links([link.parent_id for link in links.values() if link.parent_id])
    answered = reach.store.answered(list(links), role)
    for hit in hits:
        link = links.get(hit.id)
        if link is not None and hit.id not in answered and addresses_place(link, _above(link, parents), role):
            yield hit, link.thread_id


def _above(link: Link, parents: Mapping[str, Link]) -> Link | None:
    return None if link.parent_id is None else parents.get(link.parent_id)
