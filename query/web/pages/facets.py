"""Facets as links, and the filters that are on as chips to take away."""

from __future__ import annotations

from dataclasses import dataclass, replace

from carethread.index.lexicon import Lexicon
from carethread.query.answers import CountTable
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
    made = (Facet(name, _choices(service, question, name, total)) for name in FACETS)
    return tuple(facet for facet in made if facet.choices)


def _choices(service: Service, question: Asked, name: str, total: int) -> tuple[Choice, ...]:
    """The values of one facet; without those that all records have, since they part nothing."""
    single = name in _SINGLE
    table = _count(service, question.open_in(name) if single else question, name)
    values = [str(row.values[0]) for row in table.rows if row.values[0] is not None]
    if name == "treatment":
        values = [value for value in values if not _is_class(service.lexicon, value)]  # these have a facet of their own
    if name == "year":
        values.reverse()
    choices = [_choice(service, question, name, value, table.cell(value).records) for value in values[:_SHOWN]]
    if single:
        return tuple(choices) if len(choices) > 1 or any(choice.on for choice in choices) else ()
    return tuple(choice for choice in choices if choice.on or choice.records < total)


def _is_class(lexicon: Lexicon, value: str) -> bool:
    return value in lexicon and lexicon.concept(value).kind == "class"


def _count(service: Service, question: Asked, *by: str) -> CountTable:
    return service.count(question.q, by=by, filters=question.as_filters, exact=question.exact, threads=False)


def _choice(service: Service, question: Asked, name: str, value: str, records: int) -> Choice:
    lexicon = service.lexicon
    pair = question.filter_of(name, value)
    on = pair in question.filters
    narrowed = question.with_filter(name, value)
    if name == "treatment" and value in lexicon and lexicon.children(value):
        records = _count(service, narrowed).total  # the filter finds what stands below it, too
    address = question.without(*pair) if on else narrowed
    return Choice(value, value_words(lexicon, name, value), records, address.to_query(), on)
