"""When nothing matched: what each part finds alone, what each filter takes away, what was probably meant."""

from __future__ import annotations

from collections.abc import Sequence

from carethread.index.errors import EngineError
from carethread.index.normal import normal_form
from carethread.index.plan import Term
from carethread.query.analyse import Analysis, conjunction
from carethread.query.analyse_words import Leaf
from carethread.query.results import NoResult, Suggestion, WordCount
from carethread.query.service.reach import Reach

MAX_SUGGESTIONS = 5
_VOCABULARY = 20_000  # terms of one first letter that a misspelling is looked for in
_SHORTEST = 4  # letters of a word that may be a misspelling
_TWO_EDITS = 6  # from this length on two edits


def reasons(reach: Reach, analysis: Analysis) -> NoResult:
    """Why nothing matched."""
    leaves = {leaf.query: leaf for leaf in analysis.leaves}
    words = tuple(WordCount(query, reach.total(leaf.plan)) for query, leaf in leaves.items())
    lost = [leaf for leaf, word in zip(leaves.values(), words, strict=True) if leaf.kind == "word" and not word.records]
    found = [suggestion for leaf in lost for suggestion in _suggestions(reach, leaf)]
    return NoResult(words, _filters(reach, analysis), tuple(found[:MAX_SUGGESTIONS]))


def _filters(reach: Reach, analysis: Analysis) -> tuple[WordCount, ...]:
    """How many match when one filter alone is dropped, most first."""
    counted: list[WordCount] = []
    for dropped in analysis.restrictions:
        kept = conjunction([other.plan for other in analysis.restrictions if other is not dropped])
        counted.append(WordCount(dropped.query, reach.total(analysis.plan, kept)))
    return tuple(sorted(counted, key=lambda word: -word.records))


def _suggestions(reach: Reach, leaf: Leaf) -> list[Suggestion]:
    found = [
        Suggestion(leaf.query, near.name, "treatment", reach.total(Term("concept_up", near.concept)))
        for near in reach.lexicon.suggest(leaf.query)
    ]
    known = {normal_form(suggestion.better) for suggestion in found}
    found += [
        Suggestion(leaf.query, word, "index", records)
        for word, records in _near_words(reach, normal_form(leaf.query))
        if word not in known
    ]
    return found


def _near_words(reach: Reach, word: str) -> Sequence[tuple[str, int]]:
    """Words of this index within one or two edits, nearest and then most frequent first."""
    from rapidfuzz.distance import OSA

    if len(word) < _SHORTEST or not word.isalpha():
        return []
    edits = 2 if len(word) >= _TWO_EDITS else 1
    near: list[tuple[int, int, str]] = []
    try:
        known = reach.engine.terms("words", word[0], _VOCABULARY)
    except EngineError:  # a cluster may have too many words to list; that nothing matched stands all the same
        return []
    for term, records in known:
        distance = OSA.distance(term, word, score_cutoff=edits)
        if distance <= edits:
            near.append((distance, -records, term))
    return [(term, -records) for _, records, term in sorted(near)[:3]]
