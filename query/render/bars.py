"""What a plot of counts shows, before it is drawn: values in order, time without gaps, long axes cut and said so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carethread.query.answers import CountTable
from carethread.query.render.words import safe

IN_TIME = ("year", "month")
SEVERAL = ("treatment", "class")  # fields of which a record may have several values
NONE = "(none)"
MAX_SPAN = 600  # months or years on an axis of time; a date far out would draw a page of nothing


@dataclass(frozen=True, slots=True)
class Bars:
    """`values[i][j]` records have value `down[i]` of the first field and `across[j]` of the second; with one field
    `across` is empty and each row has one number. `down` runs in time without gaps where the field is one of time."""

    fields: tuple[str, ...]
    down: tuple[str, ...]
    across: tuple[str, ...]
    values: tuple[tuple[int, ...], ...]

    @property
    def most(self) -> int:
        """The largest number of the rows that have a value; 1 where there is none. Records without a value (that name
        no treatment, that have no date) are often far more than all else, and would press the rest flat."""
        rows = (row for name, row in zip(self.down, self.values, strict=True) if name != NONE)
        return max((number for row in rows for number in row), default=0) or 1

    @property
    def in_time(self) -> bool:
        """Whether `down` is an axis of time."""
        return self.fields[0] in IN_TIME


def heading(asked: str, fields: Sequence[str]) -> str:
    """What a plot shows, in words; `asked` is the question, empty for all records."""
    what = f"Records that match {safe(asked)}" if asked else "All records"
    return f"{what}, by {' and '.join(fields)}"


def bars(table: CountTable) -> Bars:
    """The numbers of a table with one or two fields."""
    down = _axis(table, 0)
    across = _axis(table, 1) if len(table.by) == 2 else ()
    cells = {row.values: row.records for row in table.rows}
    if across:
        values = tuple(tuple(cells.get((one, other), 0) for other in across) for one in down)
    else:
        values = tuple((cells.get((one,), 0),) for one in down)
    return Bars(table.by, _named(down), _named(across), values)


def without_none(plot: Bars) -> tuple[Bars, int]:
    """The same without the row of records that have no value of the first field, and how many those are."""
    if NONE not in plot.down:
        return plot, 0
    at = plot.down.index(NONE)
    values = (*plot.values[:at], *plot.values[at + 1 :])
    return Bars(plot.fields, (*plot.down[:at], *plot.down[at + 1 :]), plot.across, values), sum(plot.values[at])


def swapped(plot: Bars) -> Bars:
    """The same numbers with the fields changed over; only for two fields."""
    turned = tuple(tuple(row[at] for row in plot.values) for at in range(len(plot.across)))
    return Bars(plot.fields[::-1], plot.across, plot.down, turned)


def _named(values: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(NONE if value is None else value for value in values)


def _axis(table: CountTable, at: int) -> tuple[str | None, ...]:
    values = table.axis(at)
    if table.by[at] not in IN_TIME:
        return values
    dated = sorted({value for value in values if value is not None})
    undated: tuple[str | None, ...] = (None,) if None in values else ()
    return (*_without_gaps(dated), *undated)


def _without_gaps(dates: Sequence[str]) -> Sequence[str]:
    """All years, or months ("2011-12"), from the first to the last."""
    if not dates or not all(_number(date) is not None for date in dates):
        return dates
    monthly = "-" in dates[0]
    first, last = (_number(date) or 0 for date in (dates[0], dates[-1]))
    if last - first > MAX_SPAN:
        return dates
    return [f"{n // 12:04}-{n % 12 + 1:02}" if monthly else f"{n:04}" for n in range(first, last + 1)]


def _number(date: str) -> int | None:
    """A year, or a month, as a running number; None for what is neither."""
    year, dash, month = date.partition("-")
    if not year.isdecimal() or (dash and not month.isdecimal()):
        return None
    return int(year) * 12 + int(month) - 1 if dash else int(year)
