"""From a plan to OpenSearch's query language.

What scores stands in `must` and `should`, all else in `filter` and `must_not`, where nothing scores.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from carethread.index.engines.opensearch.schema import K1, keyword
from carethread.index.fields import BY_NAME, SCORED_FIELDS
from carethread.index.plan import All, AnyOf, Fuzzy, Near, Not, Phrase, Plan, Prefix, Range, Term, scores

Query = dict[str, Any]

_EVERYTHING: Query = {"match_all": {"boost": 0.0}}
_NOTHING: Query = {"match_none": {}}


# What prefixes and fuzzy words stand for, where that is capped.
Expansions = Mapping[Prefix | Fuzzy, Sequence[str]]
_UNCAPPED: Expansions = {}


def question(plan: Plan, selector: Plan, expansions: Expansions = _UNCAPPED) -> Query:
    """What must match and score, and what must match only."""
    found, within = compiled(plan, expansions), compiled(selector, expansions)
    if not scores(plan):
        return {"bool": {"filter": [found, within]}}
    return {"bool": {"must": [found], "filter": [within]}}


def compiled(plan: Plan, expansions: Expansions = _UNCAPPED) -> Query:
    """The query of a plan; its score is the sum of the scored fields' BM25, each times its boost."""
    match plan:
        case All(parts):
            return _all(parts, expansions)
        case AnyOf(parts):
            return _any(parts, expansions)
        case Not(part):
            return {"bool": {"must_not": [compiled(part, expansions)]}}
        case Prefix() | Fuzzy():
            terms = expansions.get(plan)
            return expanding(plan, "constant_score") if terms is None else {"terms": {plan.field: list(terms)}}
        case _:
            return _leaf(plan)


def _all(parts: Sequence[Plan], expansions: Expansions) -> Query:
    if not parts:
        return _EVERYTHING
    places: dict[str, list[Query]] = {}
    for part in parts:
        if isinstance(part, Not):
            places.setdefault("must_not", []).append(compiled(part.part, expansions))
        else:
            places.setdefault("must" if scores(part) else "filter", []).append(compiled(part, expansions))
    return {"bool": places}


def _any(parts: Sequence[Plan], expansions: Expansions) -> Query:
    if not parts:
        return _NOTHING
    made = ((part, compiled(part, expansions)) for part in parts)
    chosen = [query if scores(part) else {"bool": {"filter": [query]}} for part, query in made]
    return {"bool": {"should": chosen, "minimum_should_match": 1}}


def _leaf(plan: Term | Phrase | Near | Range) -> Query:
    match plan:
        case Term(field, value):
            return _term(field, value)
        case Phrase(field, terms):
            return _phrase(field, terms)
        case Near():
            return _near(plan)
        case Range():
            return _range(plan)


def _term(field: str, value: str) -> Query:
    held = value if BY_NAME[field].type == "text" else keyword(value)
    # Lucene leaves BM25's constant factor k1 + 1 out.
    return {"term": {field: {"value": held, "boost": SCORED_FIELDS.get(field, 0.0) * (K1 + 1)}}}


def _phrase(field: str, terms: Sequence[str]) -> Query:
    if not terms:
        return _NOTHING
    if len(terms) == 1:
        return _term(field, terms[0])
    return {"match_phrase": {field: {"query": " ".join(terms), "slop": 0}}}


def _near(plan: Near) -> Query:
    """The terms in one window of `distance` + 1 places: what is not a term of ours in it is a gap."""
    terms = tuple(dict.fromkeys(plan.terms))
    if not terms or len(terms) > plan.distance + 1:
        return _NOTHING
    if len(terms) == 1:
        return _term(plan.field, terms[0])
    gaps = plan.distance + 1 - len(terms)
    within = [{"match": {"query": term}} for term in terms]
    return {"intervals": {plan.field: {"all_of": {"mode": "unordered", "max_gaps": gaps, "intervals": within}}}}


def expanding(plan: Prefix | Fuzzy, rewrite: str) -> Query:
    """The query of a prefix or fuzzy word; `rewrite` is OpenSearch's way to make terms of it."""
    if isinstance(plan, Prefix):
        return {"prefix": {plan.field: {"value": plan.prefix, "rewrite": rewrite}}}
    options = {"fuzziness": plan.distance, "prefix_length": 1, "transpositions": True, "rewrite": rewrite}
    return {"fuzzy": {plan.field: {"value": plan.term, **options}}}


def _range(plan: Range) -> Query:
    if plan.low is None and plan.high is None:
        return {"exists": {"field": plan.field}}
    bounds = {"gte": plan.low, "lte": plan.high}
    return {"range": {plan.field: {name: bound for name, bound in bounds.items() if bound is not None}}}
