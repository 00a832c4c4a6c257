"""Facets as links, and the filters that are on as chips to take away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from carethread.index.lexicon import Lexicon
from carethread.query.answers import CountRow
from carethread.query.service import Service
from carethread.query.web.asked import FACETS, Asked
from carethread.query.web.look import FIELD_WORDS, value_words

_SHOWN = 8  # values of one facet
# A record has one value of these: another value can be chosen in place of the one that is on.
_SINGLE = frozenset({"role", "kind", "year"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet. records: how many the address leads to. on: it is chosen (the address takes it off)."""

    value: str
    label: str
    records: int
    address: str
    on: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A field of the answer with its values."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on: its field and value in words, and the address without it."""

    field: str
    label: str
    address: str


def chips(lexicon: Lexicon, question: Asked) -> tuple[Chip, ...]:
    """The filters that are on."""
    made = [
        Chip(FIELD_WORDS.get(name, name), value_words(lexicon, name, value), question.without(name, value).to_query())
        for name, value in question.filters
    ]
    if question.exact:
        made.append(Chip("names", "only as written", replace(question, exact=False, offset=0).to_query()))
    return tuple(made)


def facets(service: Service, question: Asked, total: int) -> tuple[Facet, ...]:
    """The fields that part this answer, each with the values most often met (years: the latest first).

    total: how many records the answer has.
    """
    made = []
    for name in FACETS:
        choices = _single(service, question, name) if name in _SINGLE else _several(service, question, name, total)
        made.append(Facet(name, choices))
    return tuple(facet for facet in made if facet.choices)


def _single(service: Service, question: Asked, name: str) -> tuple[Choice, ...]:
    """The values of a field of which each record has one; none where there is nothing to choose."""
    around = question.open_in(name)
    table = service.count(around.q, by=(name,), filters=around.as_filters, exact=around.exact, threads=False)
    rows = [row for row in table.rows if row.values[0] is not None]
    if name == "year":
        rows.reverse()
    choices = _choices(service.lexicon, question, name, rows)
    return choices if len(choices) > 1 or any(choice.on for choice in choices) else ()


def _several(service: Service, question: Asked, name: str, total: int) -> tuple[Choice, ...]:
    """Treatments, or classes of them; without those that all records have, since they part nothing."""
    lexicon = service.lexicon
    table = service.count_treatments(question.q, filters=question.as_filters, exact=question.exact, threads=False)
    rows = [row for row in table.rows if row.values[0] is not None and _kind(lexicon, row.values[0]) == name]
    return tuple(choice for choice in _choices(lexicon, question, name, rows) if choice.on or choice.records < total)


def _kind(lexicon: Lexicon, value: str) -> str:
    return "class" if value in lexicon and lexicon.concept(value).kind == "class" else "treatment"


def _choices(lexicon: Lexicon, question: Asked, name: str, rows: Sequence[CountRow]) -> tuple[Choice, ...]:
    return tuple(_choice(lexicon, question, name, str(row.values[0]), row.records) for row in rows[:_SHOWN])


def _choice(lexicon: Lexicon, question: Asked, name: str, value: str, records: int) -> Choice:
    pair = question.filter_of(name, value)
    on = pair in question.filters
    address = question.without(*pair) if on else question.with_filter(name, value)
    return Choice(value, value_words(lexicon, name, value), records, address.to_query(), on)
