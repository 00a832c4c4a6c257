"""From a plan to a tantivy query."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations

import tantivy
from tantivy import Occur, Query

from carethread.index.engine import MAX_EXPANSION
from carethread.index.errors import EngineError
from carethread.index.fields import BY_NAME, SCORED_FIELDS
from carethread.index.plan import EVERYTHING, All, AnyOf, Fuzzy, Near, Not, Phrase, Plan, Prefix, Range, Term

Expand = Callable[[Prefix | Fuzzy], Sequence[str]]


class Compiler:
    """Compiles plans for one schema. `expand` gives the terms that a prefix or fuzzy word stands for."""

    def __init__(self, schema: tantivy.Schema, expand: Expand) -> None:
        self._schema = schema
        self._expand = expand

    def question(self, plan: Plan, selector: Plan) -> Query:
        """What must match and score, and what must match only. Without a second clause tantivy may skip documents that
        cannot reach the page."""
        if selector == EVERYTHING:
            return self.query(plan)
        return Query.boolean_query(
            [(Occur.Must, self.query(plan)), (Occur.Must, Query.const_score_query(self.query(selector), 0.0))]
        )

    def query(self, plan: Plan) -> Query:
        """The query of a plan; its score is the sum of the scored fields' BM25, each times its boost."""
        match plan:
            case All(parts):
                return self._all(parts)
            case AnyOf(parts):
                return self._any([self.query(part) for part in parts])
            case Not(part):
                return Query.boolean_query([(Occur.Must, _everything()), (Occur.MustNot, self.query(part))])
            case Range():
                return self._range(plan)
            case Term(field, value):
                return self._weighted(field, self._term(field, value))
            case _:
                return Query.const_score_query(self._leaf(plan), 0.0)

    def _all(self, parts: Sequence[Plan]) -> Query:
        if not parts:
            return _everything()
        clauses = [
            (Occur.MustNot, self.query(p.part)) if isinstance(p, Not) else (Occur.Must, self.query(p)) for p in parts
        ]
        if all(occur == Occur.MustNot for occur, _ in clauses):
            clauses.append((Occur.Must, _everything()))
        return Query.boolean_query(clauses)

    def _any(self, queries: Sequence[Query]) -> Query:
        if not queries:
            return Query.empty_query()
        return Query.boolean_query([(Occur.Should, query) for query in queries])

    def _weighted(self, field: str, query: Query) -> Query:
        boost = SCORED_FIELDS.get(field)
        if boost is None:
            return Query.const_score_query(query, 0.0)
        return query if boost == 1.0 else Query.boost_query(query, boost)

    def _leaf(self, plan: Phrase | Near | Prefix | Fuzzy) -> Query:
        match plan:
            case Phrase(field, terms):
                return self._phrase(field, list(enumerate(terms)))
            case Near():
                return self._near(plan)
            case _:
                return self._any([self._term(plan.field, term) for term in self._expand(plan)])

    def _term(self, field: str, value: str) -> Query:
        option = "position" if BY_NAME[field].type == "text" else "basic"
        return Query.term_query(self._schema, field, value, option)

    def _phrase(self, field: str, placed: Sequence[tuple[int, str]]) -> Query:
        if not placed:
            return Query.empty_query()
        if len(placed) == 1:
            return self._term(field, placed[0][1])
        return Query.phrase_query(self._schema, field, list(placed))

    def _near(self, plan: Near) -> Query:
        """Every way in which the terms can stand in the window, each as a phrase with exact places.

        tantivy's own slop counts moves, not the window, and differs with the order of the words.
        """
        terms = tuple(dict.fromkeys(plan.terms))
        placements = list(_placements(terms, plan.distance))
        return self._any([self._phrase(plan.field, placed) for placed in placements])

    def _range(self, plan: Range) -> Query:
        low, high = plan.low or 0, plan.high
        return Query.const_score_query(
            Query.range_query(self._schema, plan.field, tantivy.FieldType.Unsigned, low, high), 0.0
        )


def _everything() -> Query:
    return Query.const_score_query(Query.all_query(), 0.0)


def _placements(terms: Sequence[str], distance: int) -> Iterator[list[tuple[int, str]]]:
    """Each way to put the terms on different places 0..distance, the first of them on 0.

    Raises EngineError when there are more than `MAX_EXPANSION`.
    """
    for number, places in enumerate(p for p in permutations(range(distance + 1), len(terms)) if 0 in p):
        if number >= MAX_EXPANSION:
            raise EngineError(
                f"{len(terms)} words within {distance} of each other are too many for tantivy",
                hint="use fewer words or a smaller distance",
            )
        yield sorted(zip(places, terms, strict=True))
