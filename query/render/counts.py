"""Counts as text: a list for one field, a cross-table for two. Numbers, never percentages."""

from __future__ import annotations

from collections.abc import Sequence

import click

from carethread.query.answers import CountRow, CountTable
from carethread.query.render.hits import no_result_text
from carethread.query.render.words import dim, fill, records_found, safe, shorten, width

_NONE = "(none)"
_WIDEST = 40


def count_text(table: CountTable, columns: int) -> str:
    """The table, and under it what it counts."""
    if not table.total:
        return no_result_text(table.query, table.no_result)
    total = records_found(table.total, table.threads)
    if not table.by:
        return total
    body = _cross(table, columns) if len(table.by) == 2 else _list(table)
    below = " ".join([total + ".", *(each.text for each in table.notes if each.kind == "sample")])
    return "\n".join([body, "", dim(fill([(below, False)], columns, indent=""))])


def _list(table: CountTable) -> str:
    rows = [(_label(row.values[0]), f"{row.records:,}", _threads(row)) for row in table.rows]
    return _grid([(table.by[0], "records", "threads"), *rows])


def _threads(row: CountRow) -> str:
    return "" if row.threads is None else f"{row.threads:,}"


def _cross(table: CountTable, columns: int) -> str:
    """Rows by the first field, columns by the second; a table too wide for the terminal becomes a list of cells."""
    across = table.axis(1)
    grid: list[Sequence[str]] = [(f"{table.by[0]} \\ {table.by[1]}", *(_label(value) for value in across))]
    for value in table.axis(0):
        cells = (table.cell(value, other).records for other in across)
        grid.append((_label(value), *(f"{cell:,}" if cell else "·" for cell in cells)))
    if sum(max(width(row[at]) for row in grid) + 2 for at in range(len(grid[0]))) <= columns:
        return _grid(grid)
    cells_ = [(*map(_label, row.values), f"{row.records:,}", _threads(row)) for row in table.rows]
    return _grid([(*table.by, "records", "threads"), *cells_], text_columns=2)


def _grid(rows: Sequence[Sequence[str]], text_columns: int = 1) -> str:
    widths = [max(width(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = []
    for number, row in enumerate(rows):
        cells = []
        for at, cell in enumerate(row):
            space = " " * (widths[at] - width(cell))
            cells.append(cell + space if at < text_columns else space + cell)
        line = "  ".join(cells).rstrip()
        lines.append(click.style(line, bold=True) if number == 0 else line)
    return "\n".join(lines)


def _label(value: str | None) -> str:
    return _NONE if value is None else shorten(safe(value), _WIDEST)
