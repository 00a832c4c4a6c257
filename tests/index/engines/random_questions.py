"""Random questions to a corpus from a seed, and how to make one smaller that an engine fails on.

hypothesis is not used here: it asks the same small tree again and again, and seldom one that finds something.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from carethread.index.document import Document
from carethread.index.engine import SORTS, Question
from carethread.index.fields import FACETS, FIELDS
from carethread.index.plan import EVERYTHING, All, AnyOf, Fuzzy, Near, Not, Phrase, Plan, Prefix, Range, Term
from tests.index.engines.random_corpora import NUMBERS, VALUES

TEXTS = tuple(spec.name for spec in FIELDS if spec.type == "text")
_LONG = 60.0  # seconds: this machine may be busy


@dataclass(frozen=True)
class Counting:
    """Ask for the counts of what matches, by so many facets, with or without distinct threads."""

    plan: Plan
    by: tuple[str, ...]
    threads: bool = True


@dataclass(frozen=True)
class Listing:
    """Ask for the terms of a field."""

    field: str
    prefix: str
    limit: int


Asked = Question | Counting | Listing


class Asker:
    """Makes questions about documents; most find some of them and not all."""

    def __init__(self, seed: str, documents: Sequence[Document], threads: Sequence[str]) -> None:
        self._rng = Random(seed)
        self._documents = documents
        self._threads = threads

    def question(self) -> Asked:
        """Pages of 65 in a hundred, counts of 30, terms of 5."""
        rng = self._rng
        kind = rng.random()
        if kind < 0.05:
            return Listing(
                rng.choice([*TEXTS, "concept", "role", "author"]), self._beginning(3), rng.choice((1, 3, 1000))
            )
        if kind < 0.35:
            by = tuple(rng.sample(sorted(FACETS), rng.choice((0, 1, 1, 2, 2))))
            return Counting(self.plan(), by, threads=rng.random() < 0.5)
        return Question(
            self.plan(),
            EVERYTHING if rng.random() < 0.5 else self.plan(),
            rng.choice((*SORTS, "relevance")),
            offset=rng.choice((0, 0, 0, 1, 3, 10, 1000)),
            limit=rng.choice((0, 1, 3, 10, 1000)),
            timeout=_LONG,
        )

    def plan(self, leaves: int | None = None) -> Plan:
        """A tree of one to eight leaves."""
        rng = self._rng
        left = rng.choice((1, 1, 2, 2, 3, 4, 6, 8)) if leaves is None else leaves
        if left <= 1:
            leaf = self._leaf()
            return Not(leaf) if rng.random() < 0.12 else leaf
        shares = self._shares(left)
        made: Plan = rng.choice((All, AnyOf))(tuple(self.plan(share) for share in shares))
        return Not(made) if rng.random() < 0.1 else made

    def _shares(self, left: int) -> list[int]:
        cuts = sorted(self._rng.sample(range(1, left), min(left - 1, self._rng.choice((1, 1, 2)))))
        return [high - low for low, high in zip([0, *cuts], [*cuts, left], strict=True)]

    def _leaf(self) -> Plan:
        makers = (self._word, self._word, self._word, self._value, self._value, self._phrase, self._near)
        return self._rng.choice((*makers, self._prefix, self._fuzzy, self._range, self._place, self._empty))()

    def _row(self) -> tuple[str, list[str]]:
        """A text field, and what some document holds in it."""
        field = self._rng.choice(TEXTS)
        if self._documents and self._rng.random() < 0.95:
            row = list(self._rng.choice(self._documents).text[field])
            return field, row or ["rest"]
        return field, ["other", "pain", "pain"]

    def _word(self) -> Plan:
        field, row = self._row()
        return Term(field, self._rng.choice(row))

    def _value(self) -> Plan:
        field = self._rng.choice(sorted(VALUES))
        return Term(field, self._rng.choice(VALUES[field]))

    def _piece(self, most: int) -> tuple[str, list[str]]:
        field, row = self._row()
        start = self._rng.randrange(len(row))
        return field, row[start : start + self._rng.randint(1, most)]

    def _phrase(self) -> Plan:
        field, piece = self._piece(4)
        if self._rng.random() < 0.2:
            self._rng.shuffle(piece)
        return Phrase(field, tuple(piece))

    def _near(self) -> Plan:
        field, piece = self._piece(6)
        terms = self._rng.sample(piece, min(len(piece), self._rng.choice((1, 2, 2, 3, 4))))
        return Near(field, tuple(terms), self._rng.randint(1, 5))

    def _beginning(self, most: int) -> str:
        _, row = self._row()
        return self._rng.choice(row)[: self._rng.randint(1, most)]

    def _prefix(self) -> Plan:
        return Prefix(self._rng.choice(TEXTS), self._beginning(5))

    def _fuzzy(self) -> Plan:
        field, row = self._row()
        word = list(self._rng.choice(row))
        for _ in range(self._rng.randint(0, 2)):
            self._misspell(word)
        return Fuzzy(field, "".join(word), self._rng.randint(1, 2))

    def _misspell(self, word: list[str]) -> None:
        at = self._rng.randrange(len(word))
        match self._rng.choice("dis"):
            case "d" if len(word) > 1:
                del word[at]
            case "i":
                word.insert(at, self._rng.choice("aiö"))
            case _:
                word[at - 1], word[at] = word[at], word[at - 1]

    def _range(self) -> Plan:
        field = self._rng.choice((*sorted(NUMBERS), "ordinal"))
        values = NUMBERS.get(field, (0, 1, 3, 9))
        low, high = (self._rng.choice((None, *values, *(value + 1 for value in values))) for _ in range(2))
        return Range(field, low, high)

    def _place(self) -> Plan:
        thread = self._rng.choice((*self._threads, "nowhere"))
        return Term("thread", thread) if self._rng.random() < 0.7 else Term("id", f"{thread}-1")

    def _empty(self) -> Plan:
        return self._rng.choice((EVERYTHING, AnyOf(), Term("words", "nowhere"), Phrase("words", ())))


def smaller(asked: Asked) -> Iterator[Asked]:
    """Questions that say a little less than this one."""
    if isinstance(asked, Listing):
        return
    for plan in _smaller_plans(asked.plan):
        yield replace(asked, plan=plan)
    if isinstance(asked, Counting):
        yield from (replace(asked, by=tuple(name for name in asked.by if name != each)) for each in asked.by)
        return
    if asked.filter != EVERYTHING:
        yield replace(asked, filter=EVERYTHING)
    for plan in _smaller_plans(asked.filter):
        yield replace(asked, filter=plan)
    if asked.offset:
        yield replace(asked, offset=0)
    if asked.limit > 1:
        yield replace(asked, limit=0)


def _smaller_plans(plan: Plan) -> Iterator[Plan]:
    if isinstance(plan, Not):
        yield plan.part
        yield from (Not(part) for part in _smaller_plans(plan.part))
    elif isinstance(plan, All | AnyOf):
        yield from plan.parts
        for at, part in enumerate(plan.parts):
            yield replace(plan, parts=plan.parts[:at] + plan.parts[at + 1 :])
            for less in _smaller_plans(part):
                yield replace(plan, parts=(*plan.parts[:at], less, *plan.parts[at + 1 :]))
    elif isinstance(plan, Phrase | Near) and len(plan.terms) > 1:
        yield from (replace(plan, terms=plan.terms[:at] + plan.terms[at + 1 :]) for at in range(len(plan.terms)))
