"""Where a record meets the parts of a query: places in its body, and the words there.

The same analysis as the index: stems, literal forms, and the mentions that the record carries. Nothing here asks an
engine, so that every engine's hits are shown alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from carethread.index.analysis import MAX_TERM, stem
from carethread.index.normal import Token, tokens
from carethread.index.plan import All, AnyOf, Fuzzy, Near, Phrase, Plan, Prefix, Term
from carethread.index.record import Record
from carethread.query.analyse_words import Leaf
from carethread.query.results import Match, Where

Place = tuple[int, int]


class Text:
    """A text with its tokens, made when they are first needed."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def tokens(self) -> list[Token]:
        """All tokens with their offsets."""
        return tokens(self.text)

    @cached_property
    def literals(self) -> list[str]:
        """The literal term of each token."""
        return [token.text[:MAX_TERM] for token in self.tokens]

    @cached_property
    def stems(self) -> list[str]:
        """The stemmed term of each token."""
        return [stem(token.text) for token in self.tokens]

    def places(self, pattern: Plan) -> list[Place]:
        """The places (code points) that meet a pattern over the fields `body` (stems) and `words` (literal)."""
        return [(self.tokens[first].start, self.tokens[last].end) for first, last in sorted(set(self._spans(pattern)))]

    def _terms(self, field: str) -> list[str]:
        return self.stems if field == "body" else self.literals

    def _spans(self, pattern: Plan) -> Iterable[tuple[int, int]]:
        """First and last token of each place."""
        match pattern:
            case Term(field, value):
                return self._single(field, lambda term: term == value)
            case Prefix(field, prefix):
                return self._single(field, lambda term: term.startswith(prefix))
            case Fuzzy(field, value, distance):
                return self._single(field, _near_to(value, distance))
            case Phrase(field, terms):
                return self._sequence(field, terms)
            case Near(field, terms, distance):
                return self._windows(field, terms, distance)
            case AnyOf(parts) | All(parts):
                return [span for part in parts for span in self._spans(part)]
        return []

    def _single(self, field: str, meets: Callable[[str], bool]) -> list[tuple[int, int]]:
        return [(at, at) for at, term in enumerate(self._terms(field)) if meets(term)]

    def _sequence(self, field: str, wanted: Sequence[str]) -> list[tuple[int, int]]:
        terms, size = self._terms(field), len(wanted)
        first, rest = wanted[0], list(wanted)
        return [(at, at + size - 1) for at, term in enumerate(terms) if term == first and terms[at : at + size] == rest]

    def _windows(self, field: str, wanted: Sequence[str], distance: int) -> list[tuple[int, int]]:
        """The single words of every window that holds all of the terms."""
        at_of = [(at, term) for at, term in enumerate(self._terms(field)) if term in wanted]
        found: set[int] = set()
        held: Counter[str] = Counter()
        end = 0
        for start, (first, term) in enumerate(at_of):
            while end < len(at_of) and at_of[end][0] - first <= distance:
                held[at_of[end][1]] += 1
                end += 1
            if all(held[each] for each in wanted):
                found |= {at for at, _ in at_of[start:end]}
            held[term] -= 1
        return [(at, at) for at in found]


def _near_to(value: str, distance: int) -> Callable[[str], bool]:
    from rapidfuzz.distance import OSA  # only for a fuzzy word

    def meets(term: str) -> bool:
        return term[:1] == value[:1] and OSA.distance(term, value, score_cutoff=distance) <= distance

    return meets


@dataclass(frozen=True, slots=True)
class Found:
    """What of a query was found in a record: the places in its body by leaf number, and the matches to show."""

    places: tuple[tuple[int, Place], ...]
    matches: tuple[Match, ...]

    @property
    def highlights(self) -> tuple[Place, ...]:
        """All places, merged where they touch each other's letters, in order."""
        return merge(place for _, place in self.places)


def merge(places: Iterable[Place]) -> tuple[Place, ...]:
    """Places in order, without overlap."""
    merged: list[Place] = []
    for start, end in sorted(places):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def find(record: Record, parent: Record | None, leaves: Sequence[Leaf]) -> Found:
    """The places and matches of a query's leaves in a record; `parent` is the record that it answers."""
    body = Text(record.body)
    places: list[tuple[int, Place]] = []
    matches: dict[Match, None] = {}
    for number, leaf in enumerate(leaves):
        here = _places(record, body, leaf)
        places += [(number, place) for place in here]
        match = _match(leaf, "body", record.body, here) or _elsewhere(record, parent, leaf)
        if match is not None:
            matches[match] = None
    return Found(tuple(places), tuple(matches))


def _places(record: Record, body: Text, leaf: Leaf) -> list[Place]:
    if leaf.pattern is not None:
        return body.places(leaf.pattern)
    return [(mention.start, mention.end) for mention in record.mentions if mention.concept in leaf.concepts]


def _elsewhere(record: Record, parent: Record | None, leaf: Leaf) -> Match | None:
    """A match outside the body: the post's title, or (for `about:`) the comment that is answered."""
    if leaf.pattern is not None and record.kind == "post" and record.title:
        return _match(leaf, "title", record.title, Text(record.title).places(leaf.pattern))
    if leaf.kind == "about" and parent is not None and parent.kind == "comment":
        there = [(mention.start, mention.end) for mention in parent.mentions if mention.concept in leaf.concepts]
        return _match(leaf, "parent", parent.body, there)
    return None


def _match(leaf: Leaf, where: Where, text: str, places: Sequence[Place]) -> Match | None:
    if not places:
        return None
    surfaces = tuple(dict.fromkeys(text[start:end] for start, end in places))
    return Match(leaf.kind, leaf.query, leaf.concept, surfaces, where)
