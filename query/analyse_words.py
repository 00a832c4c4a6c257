"""Words, phrases and treatment names of a query, as plans over the fields of `index.fields`.

Plain words are met by stem, in the body or the title. Quoted text is met literally. Only terms of `body`, `title` and
`concept_up` score, so a phrase stands beside its stems as terms, which select nothing more. Beginnings and fuzzy words
select and do not score.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from carethread.index.analysis import literals, stem
from carethread.index.lexicon import Lexicon
from carethread.index.normal import tokens
from carethread.index.plan import All, AnyOf, Fuzzy, Near, Phrase, Plan, Prefix, Term
from carethread.index.record import Mention
from carethread.query.language import nodes
from carethread.query.results import MatchKind

# Edits that `word~` allows by length (Lucene's AUTO): none up to 2 letters, one up to 5, two above.
_ONE_EDIT = 3
_TWO_EDITS = 6

# Words that only hold a sentence together: they select as every word does, but say nothing about relevance. Lucene's
# English list without "no" and "not", and without those that share a stem with other words. They are met literally, in
# fields that do not score.
FUNCTION_WORDS = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "but", "by", "for", "from", "if", "in"),
        *("into", "is", "of", "on", "or", "such", "that", "the", "their", "then", "there", "these"),
        *("they", "this", "those", "to", "was", "were", "which", "will", "with"),
    )
)

_TEXTS = (("words", "body"), ("title_words", "title"))


@dataclass(frozen=True, slots=True)
class Leaf:
    """One part of a query that a record can match.

    query: the part as typed. plan: what it asks of the engine. pattern: the same over the fields `body` (stems) and
    `words` (literal) alone, to find its places in a text; None for treatments. concept: the treatment it stands for;
    concepts: that one and all below it.
    """

    query: str
    kind: MatchKind
    plan: Plan
    pattern: Plan | None = None
    concept: str | None = None
    concepts: frozenset[str] = frozenset()


def concept_leaf(lexicon: Lexicon, query: str, concept: str, field: str = "concept_up") -> Leaf:
    """A treatment by name: it, or one of its class. `field` is `concept_up` or `about_up`."""
    below = frozenset((concept, *lexicon.descendants(concept)))
    kind: MatchKind = "about" if field == "about_up" else "concept"
    return Leaf(query, kind, Term(field, concept), None, concept, below)


def word_leaf(text: str) -> Leaf:
    """Plain text: one word, or several tokens ("IL-2" with names switched off) in their order."""
    terms = [stem(term) for term in literals(text) if term]
    if len(terms) > 1:
        plans: list[Plan] = [_scored(Phrase(field, tuple(terms)), field, terms) for field in ("body", "title")]
        return Leaf(text, "word", _any(plans), Phrase("body", tuple(terms)))
    if terms[0] in FUNCTION_WORDS:
        return Leaf(text, "word", AnyOf(tuple(Term(field, terms[0]) for field, _ in _TEXTS)), Term("words", terms[0]))
    # 7 also finds 7%; 7% finds only itself.
    spellings = [terms[0], f"{terms[0]}%"] if terms[0].isdecimal() else terms
    plans = [Term(field, term) for field in ("body", "title") for term in spellings]
    return Leaf(text, "word", _any(plans), _any(plans[: len(spellings)]))


def text_leaf(node: nodes.Phrase | nodes.Prefix | nodes.Fuzzy) -> Leaf:
    """A phrase, a beginning or a fuzzy word."""
    if isinstance(node, nodes.Phrase):
        return phrase_leaf(node)
    return prefix_leaf(node) if isinstance(node, nodes.Prefix) else fuzzy_leaf(node)


def phrase_leaf(node: nodes.Phrase) -> Leaf:
    """Quoted text, literally; or its words near each other."""
    terms = [term for term in literals(node.text) if term]
    roots = [stem(term) for term in terms]
    close = node.near if len(terms) > 1 else None
    patterns = [_sequence(field, terms) if close is None else _near(field, terms, close) for field, _ in _TEXTS]
    plans = [_scored(pattern, body, roots) for pattern, (_, body) in zip(patterns, _TEXTS, strict=True)]
    return Leaf(str(node), "phrase" if close is None else "near", _any(plans), patterns[0])


def prefix_leaf(node: nodes.Prefix) -> Leaf:
    """A beginning; with more than one token the last is the beginning and the others must be there too."""
    *whole, last = [term for term in literals(node.text) if term]

    def plan(field: str) -> Plan:
        parts: tuple[Plan, ...] = (*(Term(field, term) for term in whole), Prefix(field, last))
        return parts[0] if len(parts) == 1 else All(parts)

    return Leaf(str(node), "prefix", _any([plan("words"), plan("title_words")]), plan("words"))


def fuzzy_leaf(node: nodes.Fuzzy) -> Leaf:
    """A word with a few wrong letters; a short word, a number or a compound is taken as it is."""
    terms = [term for term in literals(node.text) if term]
    distance = node.distance if node.distance is not None else _edits(terms[0])
    if len(terms) > 1 or not terms[0].isalpha() or not _edits(terms[0]) or not distance:
        return word_leaf(node.text)
    plans = [Fuzzy(field, terms[0], distance) for field, _ in _TEXTS]
    return Leaf(str(node), "fuzzy", _any(plans), plans[0])


def _edits(word: str) -> int:
    return (len(word) >= _ONE_EDIT) + (len(word) >= _TWO_EDITS)


def _sequence(field: str, terms: Sequence[str]) -> Plan:
    return Term(field, terms[0]) if len(terms) == 1 else Phrase(field, tuple(terms))


def _near(field: str, terms: Sequence[str], distance: int) -> Plan:
    unique = tuple(dict.fromkeys(terms))
    return Near(field, unique, distance) if len(unique) > 1 else Term(field, unique[0])


def _any(plans: Sequence[Plan]) -> Plan:
    flat: list[Plan] = []
    for plan in plans:
        flat += plan.parts if isinstance(plan, AnyOf) else [plan]
    return flat[0] if len(flat) == 1 else AnyOf(tuple(flat))


def _scored(pattern: Plan, field: str, roots: Sequence[str]) -> Plan:
    """The pattern, and the stems that a text which meets it holds anyway: only terms of `body` and `title` score."""
    return All((pattern, *(Term(field, root) for root in dict.fromkeys(roots))))


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of adjacent words: a treatment name (`mention`), or a plain word (None)."""

    text: str
    mention: Mention | None = None


def chunks(text: str, words: Sequence[nodes.Word], lexicon: Lexicon) -> Iterator[Chunk]:
    """Adjacent words cut into treatment names (the longest first) and plain words.

    text: the whole query. A word that holds a name and more ("IL-2-based", "IL-2/Yervoy") is cut at the name.
    """
    start, end = words[0].span[0], words[-1].span[1]
    mentions = lexicon.find_in_query(text[start:end])
    said = first = 0
    for word in words:
        low, high = word.span[0] - start, word.span[1] - start
        while first < len(mentions) and mentions[first].end <= low:
            first += 1
        last = first
        while last < len(mentions) and mentions[last].start < high:
            last += 1
        here = mentions[first:last]
        if not here:
            yield Chunk(word.text)
            continue
        at = low
        for mention in here:
            yield from _plain(text[start + at : start + max(at, mention.start)])
            if mention.start >= said:
                yield Chunk(mention.surface, mention)
                said = mention.end
            at = min(high, mention.end)
        yield from _plain(text[start + at : start + high])


def _plain(text: str) -> Iterator[Chunk]:
    found = [token for token in tokens(text) if token.text]
    if found:
        yield Chunk(text[found[0].start : found[-1].end])
