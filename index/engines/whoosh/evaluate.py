"""From a plan to the documents that match it, and to their scores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from carethread.index.engine import MAX_EXPANSION
from carethread.index.engines.whoosh import places
from carethread.index.engines.whoosh.codec import Block
from carethread.index.engines.whoosh.score import add_scores, bm25
from carethread.index.engines.whoosh.snapshot import Deadline, Snapshot
from carethread.index.fields import BY_NAME, SCORED_FIELDS
from carethread.index.plan import All, AnyOf, Fuzzy, Near, Not, Phrase, Plan, Prefix, Range, Term, scores

Set = frozenset[int] | set[int]


class Evaluation:
    """One question at work on one snapshot. What a part of the plan matches is found once."""

    def __init__(self, snapshot: Snapshot, deadline: Deadline) -> None:
        self._snapshot = snapshot
        self._deadline = deadline
        self._known: dict[Plan, Set] = {}
        self._blocks: dict[tuple[str, str], list[tuple[int, Block]]] = {}

    # Matching.

    def matches(self, plan: Plan) -> Set:
        """The documents that match. The set is shared: not to be changed."""
        if isinstance(plan, Term):
            return self._once(plan)
        found = self._snapshot.matched.get(plan)
        if found is None:
            found = self._once(plan)
            self._snapshot.matched.keep(plan, found)
        return found

    def _once(self, plan: Plan) -> Set:
        found = self._known.get(plan)
        if found is None:
            self._deadline.check()
            found = self._known[plan] = self._find(plan)
        return found

    def _find(self, plan: Plan) -> Set:
        match plan:
            case Term(field, value):
                return self._term(field, value)
            case All(parts):
                return self._all(parts)
            case AnyOf(parts):
                return set().union(*map(self.matches, parts))
            case Not(part):
                return self._snapshot.all - self.matches(part)
            case Range():
                return self._range(plan, self._snapshot.all)
            case Phrase(field, terms) | Near(field, terms):
                return self._placed(plan, field, terms)
            case Prefix() | Fuzzy():
                return set().union(*(self._term(plan.field, term) for term in self.expand(plan)))

    def _term(self, field: str, value: str) -> Set:
        if BY_NAME[field].type == "text" or field in ("id", "thread"):
            return self._term_set(field, value)
        return self._snapshot.keyword(field, value, self._deadline)

    def _term_set(self, field: str, value: str) -> Set:
        ids: list[int] = []
        for base, block in self._read(field, value):
            ids.extend([base + number for number in block.ids] if base else block.ids)
        found = set(ids)
        deleted = self._snapshot.deleted
        return found - deleted if deleted else found

    def _read(self, field: str, value: str) -> list[tuple[int, Block]]:
        known = self._blocks.get((field, value))
        if known is None:
            known = self._blocks[field, value] = list(self._snapshot.blocks(field, value, self._deadline))
        return known

    def _all(self, parts: Sequence[Plan]) -> Set:
        """The rarest part first; then what can be asked of the few that are left: ranges, places, exclusions."""
        first = sorted((part for part in parts if not isinstance(part, Not | Range)), key=self._estimate)
        found: Set | None = None
        for part in first:
            found = self.matches(part) if found is None else found & self.matches(part)
            if not found:
                return found
        if found is None:
            found = self._snapshot.all
        for narrowing in parts:
            if isinstance(narrowing, Range):
                found = self._range(narrowing, found)
            elif isinstance(narrowing, Not):
                found = found - self.matches(narrowing.part)
        return found

    def _estimate(self, plan: Plan) -> int:
        match plan:
            case Term(field, value):
                return self._snapshot.frequency(field, value)
            case Phrase(field, terms) | Near(field, terms):
                return min((self._snapshot.frequency(field, term) for term in terms), default=0)
            case All(parts):
                return min((self._estimate(part) for part in parts), default=self._snapshot.size)
            case AnyOf(parts):
                return sum(map(self._estimate, parts))
            case _:
                return self._snapshot.size

    def _range(self, plan: Range, within: Set) -> Set:
        values = self._snapshot.numbers(plan.field)
        # Stored plus one, nought is none.
        low = 1 if plan.low is None else max(plan.low + 1, 1)
        high = (1 << 64) if plan.high is None else plan.high + 1
        return {number for number in within if low <= values[number] <= high}

    # Words: prefixes, near spellings, places.

    def expand(self, plan: Prefix | Fuzzy) -> list[str]:
        """The terms that a prefix or a fuzzy word stands for: the first `MAX_EXPANSION`, ascending."""
        if isinstance(plan, Prefix):
            return list(islice(self._snapshot.terms(plan.field, plan.prefix), MAX_EXPANSION))
        return list(islice(self._near_spellings(plan), MAX_EXPANSION))

    def _near_spellings(self, plan: Fuzzy) -> Iterable[str]:
        from rapidfuzz.distance import OSA  # only now: its import takes longer than most questions

        for count, term in enumerate(self._snapshot.terms(plan.field, plan.term[:1])):
            if count % 1024 == 0:
                self._deadline.check()
            if abs(len(term) - len(plan.term)) > plan.distance:
                continue
            if OSA.distance(term, plan.term, score_cutoff=plan.distance) <= plan.distance:
                yield term

    def _placed(self, plan: Phrase | Near, field: str, terms: tuple[str, ...]) -> Set:
        if not terms:
            return frozenset()
        candidates: Set = self._term_set(field, terms[0])
        for term in dict.fromkeys(terms[1:]):
            candidates = candidates & self._term_set(field, term)
        if not candidates or len(terms) == 1:
            return candidates
        rows = {term: places.rows(self._read(field, term), candidates) for term in dict.fromkeys(terms)}
        self._deadline.check()
        if isinstance(plan, Phrase):
            return places.consecutive([rows[term] for term in terms], candidates)
        return places.within(list(rows.values()), plan.distance + 1, candidates)

    # Scoring.

    def scores(self, plan: Plan, found: Set) -> dict[int, float]:
        """The score of each of these documents, which all match `plan`; those that score nothing may be missing.

        The sum over the terms of scored fields in the branches that match.
        """
        sums: dict[int, float] = {}
        self._score(plan, found, sums)
        return sums

    def _score(self, plan: Plan, found: Set, sums: dict[int, float]) -> None:
        match plan:
            case Term():
                if plan.field in SCORED_FIELDS:
                    self._add(plan, found, sums)
            case All(parts):
                for part in parts:
                    self._score(part, found, sums)
            case AnyOf(parts):
                for part in parts:
                    if isinstance(part, Term):  # scores where it stands, and there it matches
                        self._score(part, found, sums)
                    elif scores(part):
                        self._score(part, found & self.matches(part), sums)

    def _add(self, term: Term, found: Set, sums: dict[int, float]) -> None:
        holders = self.matches(term)
        if not holders:
            return
        everywhere = not self._snapshot.deleted and (found is holders or holders <= found)
        weigh = bm25(self._snapshot, term.field, len(holders))
        for base, block in self._read(term.field, term.value):
            self._deadline.check()
            add_scores(sums, weigh, base, block, None if everywhere else found)


def describe(plan: Plan) -> str:
    """A plan in a line, as the engine goes about it."""
    match plan:
        case Term(field, value):
            return f"{field}:{value!r}"
        case Phrase(field, terms):
            return f"{field}:phrase{terms!r}"
        case Near(field, terms, distance):
            return f"{field}:near{terms!r}~{distance}"
        case Prefix(field, prefix):
            return f"{field}:{prefix!r}*"
        case Fuzzy(field, term, distance):
            return f"{field}:{term!r}~{distance}"
        case Range(field, low, high):
            return f"{field}:[{_bound(low)}..{_bound(high)}]"
        case Not(part):
            return f"NOT {describe(part)}"
        case All(parts):
            return "(" + " AND ".join(map(describe, parts)) + ")" if parts else "everything"
        case AnyOf(parts):
            return "(" + " OR ".join(map(describe, parts)) + ")" if parts else "nothing"


def _bound(value: Any) -> str:
    return "" if value is None else str(value)
