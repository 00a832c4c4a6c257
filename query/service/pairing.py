"""Questions with the editor's answers, and questions without one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from carethread.index.document import addresses_place, answered_by
from carethread.index.engine import Hit as EngineHit
from carethread.index.engine import Page
from carethread.index.plan import All, AnyOf, Not, Plan, Range, Term
from carethread.index.record import ROLES, Record, Role
from carethread.index.store.values import Link
from carethread.query.analyse import Analysis, Restriction, conjunction
from carethread.query.answers import Pair, PairResult, Side
from carethread.query.results import Listing, SearchResult
from carethread.query.service.hits import HitMaker
from carethread.query.service.no_result import reasons
from carethread.query.service.reach import Reach
from carethread.query.service.searching import Window, page_result, search

# A question is a record by somebody else that an editor answered directly; the post too, where a reader opened it.
_BY_EDITOR = Term("role", "editor")
_ANSWERED_COMMENT = Term("flag", "answered")
_READERS_POST = All((Term("kind", "post"), Not(_BY_EDITOR), Term("flag", "has_reply")))
_ANSWER = All((_BY_EDITOR, AnyOf(tuple(Term("parent_role", role) for role in ROLES if role != "editor"))))
_AT_ONCE = 200  # questions whose answers are read together
_PART_OF_A_PAIR = AnyOf((_ANSWERED_COMMENT, _READERS_POST, _ANSWER))


@dataclass(frozen=True, slots=True)
class _Asked:
    """All questions of an answer, in order of the best match of either side; `threads`: in how many threads."""

    ids: tuple[str, ...]
    threads: int


def pairs(reach: Reach, analysis: Analysis, limit: int, offset: int) -> PairResult:
    """A page of pairs whose question or answer (or both) match, best match first."""
    asked = _asked(reach, analysis)
    return PairResult(
        query=analysis.query.text,
        total=len(asked.ids),
        threads=asked.threads,
        pairs=tuple(_pairs(reach, analysis, asked.ids[offset : offset + limit])),
        notes=reach.notes(analysis),
        no_result=None if asked.ids else reasons(reach, analysis),
        offset=offset,
        limit=limit,
    )


def pair_ids(reach: Reach, analysis: Analysis, most: int) -> Listing:
    """The ids of the first pairs: each question, and its answers behind it; no pair is cut."""
    found: list[str] = []
    asked = _asked(reach, analysis).ids
    for start in range(0, len(asked), _AT_ONCE):
        some = asked[start : start + _AT_ONCE]
        children = reach.store.children(some)
        for question in some:
            pair = [question, *(child.id for child in children[question] if child.author_role == "editor")]
            if len(found) + len(pair) > most:
                return Listing(tuple(found), whole=False)
            found += pair
    return Listing(tuple(found), whole=True)


def _asked(reach: Reach, analysis: Analysis) -> _Asked:
    """The questions whose own words or answers match. To find them means to look at all that matches."""
    key = ("pairs", analysis.plan, analysis.filter)
    return reach.once(key, lambda: _find_asked(reach, analysis), lambda asked: len(asked.ids))


def _find_asked(reach: Reach, analysis: Analysis) -> _Asked:
    threads: dict[str, str] = {}
    ids = reach.ids(analysis.plan, conjunction([analysis.filter, _PART_OF_A_PAIR]))
    links = reach.store.links(ids)
    posts = [link.id for link in links.values() if link.kind == "post"]
    # Comments have a flag for an editor's direct answer, posts have none.
    open_posts = set(posts) - reach.store.answered(posts, "editor")
    for link in links.values():
        question = link.parent_id if link.author_role == "editor" else link.id
        if question is not None and question not in open_posts:
            threads.setdefault(question, link.thread_id)
    return _Asked(tuple(threads), len(set(threads.values())))


def _pairs(reach: Reach, analysis: Analysis, page: Sequence[str]) -> Iterator[Pair]:
    """The pairs of a page: its questions with their answers, and which of them match."""
    maker = HitMaker(reach, analysis.leaves)
    questions = reach.store.records(page)
    children = reach.store.children(page)
    answers = {question.id: answered_by(question, children[question.id], "editor") for question in questions}
    matched = _matched(reach, analysis, [*answers, *(answer.id for each in answers.values() for answer in each)])
    for question in questions:
        yield _pair(maker, question, answers[question.id], matched)


def _matched(reach: Reach, analysis: Analysis, ids: Sequence[str]) -> set[str]:
    """Which of these records the query matches."""
    these = AnyOf(tuple(Term("id", id) for id in ids))
    return set(reach.ids(analysis.plan, conjunction([analysis.filter, these])))


def _pair(maker: HitMaker, question: Record, answers: Sequence[Record], matched: set[str]) -> Pair:
    first = maker.of([question], hit=question.id in matched)[0]
    rest = [maker.of([answer], hit=answer.id in matched)[0] for answer in answers]
    by_answer = any(answer.id in matched for answer in answers)
    side: Side = "question" if not by_answer else ("both" if question.id in matched else "answer")
    return Pair(first, tuple(rest), side)


def unanswered(reach: Reach, analysis: Analysis, role: Role, window: Window) -> SearchResult:
    """Comments to the place that nobody of `role` answered (`index.document.addresses_place`)."""
    if role == "editor":
        return search(reach, unanswered_by_editor(analysis), window)
    waiting = _with(analysis, f"to {role}", _to_place(role))
    open_ = list(_unanswered(reach, reach.hits(waiting.plan, waiting.filter, window.sort), role))
    page = Page(len(open_), tuple(hit for hit, _ in open_[window.offset : window.offset + window.limit]))
    return page_result(reach, waiting, window, page, threads=len({thread for _, thread in open_}))


def unanswered_by_editor(analysis: Analysis) -> Analysis:
    """The same, of comments alone that no editor answered."""
    return _with(analysis, "unanswered by editor", Term("flag", "unanswered"))


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
