"""Counts as bars on a terminal, each with its number, so that they read without colour too. Drawn by rich."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from rich.bar import Bar
from rich.console import Console
from rich.table import Table
from rich.text import Text

from carethread.index.record import ROLES
from carethread.query.answers import CountTable
from carethread.query.render.bars import Bars, bars, heading
from carethread.query.render.words import ROLE_COLOURS, records_found, shorten

_LABEL = 30  # columns of the longest label
_GAP = 3  # empty months or years in a row from which on one line stands for them
_BAR = "cyan"

Row = tuple[Text | Bar | str, ...]


def plot_text(table: CountTable, title: str, columns: int) -> str:
    """The bars of a table with one or two fields, under a title, with what they count below."""
    plot = bars(table)
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in plot.fields:
        grid.add_column(name, no_wrap=True)
    grid.add_column("records", justify="right")
    grid.add_column("", ratio=1)
    for row in _rows(plot):
        grid.add_row(*row)
    foot = records_found(table.total, table.threads) + "."
    foot = " ".join([foot, *(each.text for each in table.notes if each.kind == "sample")])
    out = StringIO()
    console = Console(file=out, width=columns, force_terminal=True, color_system="standard", highlight=False)
    console.print(Text(heading(title, plot.fields), style="bold"), "", grid, "", Text(foot, style="dim"), sep="\n")
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def _rows(plot: Bars) -> Iterator[Row]:
    return _rows_of_two(plot) if plot.across else _rows_of_one(plot)


def _rows_of_one(plot: Bars) -> Iterator[Row]:
    empty: list[str] = []
    for label, (number,) in zip(plot.down, plot.values, strict=True):
        if not number:
            empty.append(label)
            continue
        yield from _gap(empty)
        empty = []
        yield _label(label), _number(number), _bar(plot, number, label)


def _gap(empty: list[str]) -> Iterator[Row]:
    """The lines of a time without records: one for each, or one for many."""
    if len(empty) < _GAP:
        yield from ((_label(label), _number(0), "") for label in empty)
    else:
        yield Text("⋮", style="dim"), _number(0), Text(f"{empty[0]} to {empty[-1]}", style="dim")


def _rows_of_two(plot: Bars) -> Iterator[Row]:
    """A block of lines for each value of the first field: those of the second that there are."""
    for label, numbers in zip(plot.down, plot.values, strict=True):
        head = _label(label)
        for other, number in zip(plot.across, numbers, strict=True):
            if number:
                yield head, _label(other), _number(number), _bar(plot, number, other)
                head = Text("")


def _label(value: str) -> Text:
    return Text(shorten(value, _LABEL), style=ROLE_COLOURS[value] if value in ROLES else "")


def _number(number: int) -> Text:
    return Text(f"{number:,}" if number else "·")


def _bar(plot: Bars, number: int, label: str) -> Bar | Text:
    if number > plot.most:
        return Text("not drawn", style="dim")  # records without a value
    return Bar(plot.most, 0, number, color=ROLE_COLOURS[label] if label in ROLES else _BAR)
