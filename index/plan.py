"""The neutral query plan: what every engine compiles, and what the oracle in the tests evaluates by scanning.

A plan holds terms, already analysed, over the fields of `index.fields`. It carries no text and no spans: those stay in
the syntax tree (`query.language`), from which the service makes a plan.

Meaning, the same in every engine:

- `Term`: the field holds that term. `Prefix`: it holds a term that begins so. `Fuzzy`: it holds a term within that
  many edits (insert, delete, substitute, transpose) whose first letter is the same.
- `Phrase`: the terms stand at consecutive positions. `Near`: there is a window of at most `distance` + 1 positions that
  holds each of the terms, in any order.
- `Range`: the integer field has a value, and low <= value <= high (None is open).
- `All` of nothing is everything, `AnyOf` of nothing is nothing.
- Only a `Term` of one of `SCORED_FIELDS` scores (BM25, k1 1.2, b 0.75, times the field's boost); a record's score is
  the sum over the terms of the branches that match it. All else only selects.
"""

from __future__ import annotations

from dataclasses import dataclass

from carethread.index.fields import SCORED_FIELDS


@dataclass(frozen=True, slots=True)
class Term:
    """The field holds that term."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """The terms stand at consecutive positions."""

    field: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """The terms stand within one window, in any order."""

    field: str
    terms: tuple[str, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Prefix:
    """The field holds a term that begins so."""

    field: str
    prefix: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """The field holds a term within so many edits."""

    field: str
    term: str
    distance: int


@dataclass(frozen=True, slots=True)
class Range:
    """The whole number lies between the bounds, both included."""

    field: str
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class All:
    """All of the parts match."""

    parts: tuple[Plan, ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the parts matches."""

    parts: tuple[Plan, ...] = ()


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not match."""

    part: Plan


Plan = Term | Phrase | Near | Prefix | Fuzzy | Range | All | AnyOf | Not

EVERYTHING = All()
NOTHING = AnyOf()


def scores(plan: Plan) -> bool:
    """Whether anything in `plan` scores."""
    match plan:
        case Term(field):
            return field in SCORED_FIELDS
        case All(parts) | AnyOf(parts):
            return any(scores(part) for part in parts)
        case _:
            return False
