"""Which terms a prefix or a fuzzy word stands for, where they are more than the cap.

Lucene walks such terms without a list, so nothing caps them. Asked to rewrite the query into the first terms that fit
and to explain it, every shard names its own; the first of all of them are the first of the index.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from carethread.index.engine import MAX_EXPANSION
from carethread.index.engines.opensearch.client import Questions
from carethread.index.engines.opensearch.compile import Expansions, expanding
from carethread.index.plan import All, AnyOf, Fuzzy, Not, Plan, Prefix


def expansions(questions: Questions, index: str, *plans: Plan) -> Expansions:
    """The terms of each prefix and fuzzy word that stands for too many. Raises TimeLimit, EngineError."""
    found: dict[Prefix | Fuzzy, tuple[str, ...]] = {}
    for leaf in dict.fromkeys(leaf for plan in plans for leaf in _leaves(plan)):
        terms = _terms(questions, index, leaf)
        if len(terms) >= MAX_EXPANSION:
            found[leaf] = tuple(sorted(terms)[:MAX_EXPANSION])
    return found


def _leaves(plan: Plan) -> Iterator[Prefix | Fuzzy]:
    match plan:
        case Prefix() | Fuzzy():
            yield plan
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _leaves(part)
        case Not(part):
            yield from _leaves(part)


def _terms(questions: Questions, index: str, leaf: Prefix | Fuzzy) -> set[str]:
    """Up to so many terms of each shard: the first by the alphabet; for a fuzzy word those nearest to it first."""
    explained = questions.rewritten(index, expanding(leaf, f"top_terms_{MAX_EXPANSION}"))
    return {term for shard in explained for term in _named(shard, leaf.field)}


def _named(shard: Mapping[str, Any], field: str) -> Iterator[str]:
    """The terms in Lucene's own words: `words:pain words:pains`, and `(words:pian)^0.8` for one that weighs less.

    A shard that has none says the query as it was, with an asterisk or a tilde behind it: no term of ours ends so.
    """
    for part in str(shard.get("explanation", "")).split():
        found = re.fullmatch(rf"\(?{re.escape(field)}:(.*?[^*~()])(?:\)\^[\d.E-]+)?", part)
        if found and not re.search(r"~\d$", found[1]):
            yield found[1]
