"""Counts laid out for SVG: places and sizes; the template draws them.

Units are SVG user units. Pictures are narrow (about 300 units), so that their words can be read on a telephone where
one unit is about one pixel.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carethread.index.record import ROLES
from carethread.query.answers import CountTable
from carethread.query.web.look import ROLE_WORDS

ROWS = 15  # treatments in the picture and table of treatment and role
YEARS = 40  # of the picture over time, the last ones

_LABEL, _HEAD, _WIDE, _HIGH = 116, 84, 28, 24
_LEAN = 36  # what the last slanted head needs to its right
_BAR_LABEL, _BAR_WIDE, _BAR_NUMBER, _BAR_HIGH = 38, 210, 52, 20
_LETTERS = 16  # of a label that fit


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place, and what they are cut from."""

    x: int
    y: int
    short: str
    whole: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One square: its place, its strength (0 to 4 for the style sheet), the number in it, and what it says in words."""

    x: int
    y: int
    level: int
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table beside the picture: a treatment, and a number for each role."""

    id: str
    label: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """Treatments down, roles across; `more` treatments did not fit."""

    names: tuple[Label, ...]
    heads: tuple[Label, ...]
    cells: tuple[Cell, ...]
    rows: tuple[Row, ...]
    more: int
    width: int
    height: int
    cell_width: int = _WIDE
    cell_height: int = _HIGH


@dataclass(frozen=True, slots=True)
class Bar:
    """One year: its place and length, its number."""

    x: int
    y: int
    length: int
    year: str
    number: int


@dataclass(frozen=True, slots=True)
class Bars:
    """Records by year, years without any among them."""

    bars: tuple[Bar, ...]
    width: int
    height: int
    bar_height: int = _BAR_HIGH - 6


def heat(table: CountTable, labels: Mapping[str, str]) -> Heat:
    """Treatment by role, the most named first; records without a treatment are left out."""
    named = [value for value in table.axis(0) if value is not None]
    roles = [role for role in ROLES if role in table.axis(1)]
    rows = tuple(
        Row(one, labels.get(one, one), tuple(table.cell(one, role).records for role in roles)) for one in named[:ROWS]
    )
    most = max((number for row in rows for number in row.numbers), default=0)
    return Heat(
        names=tuple(
            Label(0, _HEAD + at * _HIGH + _HIGH * 2 // 3, _cut(row.label), row.label) for at, row in enumerate(rows)
        ),
        heads=tuple(
            Label(_LABEL + at * _WIDE + _WIDE * 2 // 3, _HEAD - 6, ROLE_WORDS[role], ROLE_WORDS[role])
            for at, role in enumerate(roles)
        ),
        cells=tuple(
            Cell(_LABEL + x * _WIDE, _HEAD + y * _HIGH, _level(number, most), number, _words(row, roles[x], number))
            for y, row in enumerate(rows)
            for x, number in enumerate(row.numbers)
        ),
        rows=rows,
        more=len(named) - len(rows),
        width=_LABEL + len(roles) * _WIDE + _LEAN,
        height=_HEAD + len(rows) * _HIGH + 4,
    )


def _words(row: Row, role: str, number: int) -> str:
    return f"{row.label}, {ROLE_WORDS[role]}: {number}"


def _level(number: int, most: int) -> int:
    return 1 + min(3, 4 * number // (most + 1)) if number else 0


def _cut(label: str) -> str:
    short = label.partition(" (")[0]
    return short if len(short) <= _LETTERS else short[: _LETTERS - 1].rstrip() + "…"


def bars(table: CountTable) -> Bars:
    """Records by year; records without a date are left out."""
    found = {int(str(row.values[0])): row.records for row in table.rows if row.values[0]}
    if not found:
        return Bars((), 0, 0)
    years = range(max(min(found), max(found) - YEARS + 1), max(found) + 1)
    most = max(found[year] for year in years if year in found)
    made = tuple(
        Bar(
            _BAR_LABEL,
            at * _BAR_HIGH + 3,
            round(_BAR_WIDE * found.get(year, 0) / most),
            str(year),
            found.get(year, 0),
        )
        for at, year in enumerate(years)
    )
    return Bars(made, _BAR_LABEL + _BAR_WIDE + _BAR_NUMBER, len(made) * _BAR_HIGH + 6)
