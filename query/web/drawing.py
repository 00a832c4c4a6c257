"""Counts laid out for SVG: places and sizes; the template draws them. Units are SVG user units (pixels at 100 %)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carethread.query.answers import CountTable
from carethread.query.web.look import ROLE_WORDS

ROWS = 15  # treatments in the table of treatment and role
YEARS = 40  # columns over time


@dataclass(frozen=True, slots=True)
class Cell:
    """One square: its place, its strength (0 to 4 for the style sheet), the number in it, and what it says in words."""

    x: int
    y: int
    level: int
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Heat:
    """Treatments down, roles across."""

    rows: tuple[tuple[str, int], ...]
    heads: tuple[tuple[str, int], ...]
    cells: tuple[Cell, ...]
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place and height, its label and number."""

    x: int
    y: int
    height: int
    label: str
    number: int


LEFT, TOP, WIDE, HIGH = 230, 40, 92, 30
TALL, STEP = 160, 44


def heat(table: CountTable, labels: Mapping[str, str]) -> Heat:
    """Treatment by role, the most named first; records without a treatment are left out."""
    treatments = [value for value in table.axis(0) if value is not None][:ROWS]
    roles = [role for role in ROLE_WORDS if role in table.axis(1)]
    most = max((table.cell(t, r).records for t in treatments for r in roles), default=0)
    cells = []
    for row, treatment in enumerate(treatments):
        for across, role in enumerate(roles):
            number = table.cell(treatment, role).records
            words = f"{labels.get(treatment, treatment)}, {ROLE_WORDS[role]}: {number}"
            level = 0 if not number else 1 + min(3, 4 * number // (most + 1))
            cells.append(Cell(LEFT + across * WIDE, TOP + row * HIGH, level, number, words))
    names = tuple((labels.get(t, t), TOP + row * HIGH + HIGH * 2 // 3) for row, t in enumerate(treatments))
    heads = tuple((ROLE_WORDS[r], LEFT + across * WIDE + WIDE // 2) for across, r in enumerate(roles))
    return Heat(names, heads, tuple(cells), LEFT + len(roles) * WIDE + 4, TOP + len(treatments) * HIGH + 4)


def columns(table: CountTable) -> tuple[Column, ...]:
    """Records by year, years without records among them."""
    found = {int(str(row.values[0])): row.records for row in table.rows if row.values[0]}
    if not found:
        return ()
    years = range(max(min(found), max(found) - YEARS + 1), max(found) + 1)
    most = max(found.values())
    made = []
    for at, year in enumerate(years):
        number = found.get(year, 0)
        height = round(TALL * number / most)
        made.append(Column(40 + at * STEP, 20 + TALL - height, height, str(year), number))
    return tuple(made)
