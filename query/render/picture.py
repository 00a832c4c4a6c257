"""Counts as a picture, .png or .svg, drawn by matplotlib.

Colours of the roles are those of Okabe and Ito, which readers with any common colour blindness tell apart; each part of
a bar carries its number, so that the picture reads in grey as well.
"""

from __future__ import annotations

from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

from carethread.index.errors import MissingExtra, StorageError, UsageError
from carethread.index.record import ROLES
from carethread.query.answers import CountTable
from carethread.query.render.bars import IN_TIME, NONE, SEVERAL, Bars, bars, heading, swapped, without_none
from carethread.query.render.words import plural, shorten

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SUFFIXES = (".png", ".svg")
MOST_DOWN = 30  # bars
MOST_ACROSS = 8  # parts of a bar: as many as there are colours
_WIDTH = 8.0  # inches
_DPI = 150
_LABEL = 34  # characters
_ROOMY = 24  # bars beside each other that have room for numbers
_GREY, _INK = "#999999", "#222222"
# Okabe, Ito 2008, "Color Universal Design": https://jfly.uni-koeln.de/color/
_PALETTE = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", _GREY)
_ROLE_PAINT = {
    "editor": "#0072B2",
    "clinician": "#56B4E9",
    "patient": "#E69F00",
    "caregiver": "#009E73",
    "reader": "#CC79A7",
    "unknown": _GREY,
}
_DARK = ("#0072B2", "#009E73", "#D55E00")  # on these the number is white


def draw(table: CountTable, title: str, file: Path) -> None:
    """Draw a table with one or two fields. Raises UsageError for another kind of file, MissingExtra without matplotlib,
    StorageError when the file cannot be written."""
    if file.suffix.lower() not in SUFFIXES:
        raise UsageError(f"cannot draw {file.name}", hint=f"a picture ends in {' or '.join(SUFFIXES)}")
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise MissingExtra("pictures need matplotlib", hint="pip install 'carethread[plot]'") from error
    plot, left_out = _shown(bars(table))
    figure = Figure(figsize=(_WIDTH, _height(plot)), dpi=_DPI, layout="constrained")
    axes = figure.add_subplot()
    _columns(axes, plot) if plot.in_time else _rows(axes, plot)
    _dress(axes, plot)
    figure.suptitle(fill(heading(title, table.by), 72), x=0.01, ha="left", size=12, weight="bold")
    figure.supxlabel(fill(_foot(table, left_out), 110), x=0.01, ha="left", size=8, color="#555555")
    try:
        figure.savefig(file)
    except OSError as error:
        raise StorageError(f"cannot write {file}: {error.strerror}", hint="make room, or write elsewhere") from error


def _shown(plot: Bars) -> tuple[Bars, list[str]]:
    """The numbers as they are drawn, and what is left out.

    Time runs along the picture. Parts of a bar add up only for a field of one value a record, so that a field of
    several (treatment, class) becomes the bars rather than their parts.
    """
    if plot.across and not plot.in_time:
        second = plot.fields[1]
        if second in IN_TIME or (second in SEVERAL and plot.fields[0] not in SEVERAL):
            plot = swapped(plot)
    plot, nameless = without_none(plot)
    left_out = [f"{plural(nameless, 'record')} without {plot.fields[0]}"] if nameless else []
    down, across, values = plot.down, plot.across, plot.values
    if not plot.in_time and len(down) > MOST_DOWN:
        left_out.append(f"{len(down) - MOST_DOWN} more values of {plot.fields[0]}")
        down, values = down[:MOST_DOWN], values[:MOST_DOWN]
    if across:
        seen = [at for at in range(len(across)) if any(row[at] for row in values)]
        across, values = tuple(across[at] for at in seen), tuple(tuple(row[at] for at in seen) for row in values)
    if len(across) > MOST_ACROSS:
        left_out.append(f"{len(across) - MOST_ACROSS} more values of {plot.fields[1]}")
        across, values = across[:MOST_ACROSS], tuple(row[:MOST_ACROSS] for row in values)
    return Bars(plot.fields, down, across, values), left_out


def _foot(table: CountTable, left_out: list[str]) -> str:
    threads = "" if table.threads is None else f"; from {plural(table.threads, 'thread')}"
    said = [f"{plural(table.total, 'record')}, not people{threads}."]
    if left_out:
        said.append(f"Not drawn: {'; '.join(left_out)}.")
    said += [each.text for each in table.notes if each.kind == "sample"]
    return " ".join(said)


def _height(plot: Bars) -> float:
    """Inches."""
    return 4.5 if plot.in_time else 1.9 + 0.3 * len(plot.down)


def _parts(plot: Bars) -> list[tuple[str, list[str], tuple[int, ...]]]:
    """Name, colours (one for each bar) and numbers of each part of the bars."""
    if not plot.across:
        return [("", _paint(plot.down), tuple(row[0] for row in plot.values))]
    paint = _paint(plot.across, _PALETTE)
    return [
        (name, [paint[at]] * len(plot.down), tuple(row[at] for row in plot.values))
        for at, name in enumerate(plot.across)
    ]


def _paint(names: tuple[str, ...], palette: tuple[str, ...] = ()) -> list[str]:
    """A colour for each name: a role's own, else the palette's next, else all the same."""
    if set(names) <= set(ROLES):
        return [_ROLE_PAINT[name] for name in names]
    free = iter(palette)
    return [_GREY if name == NONE else next(free, _PALETTE[0]) for name in names]


def _rows(axes: Axes, plot: Bars) -> None:
    """A bar a row, the first on top."""
    places = range(len(plot.down))
    start = [0] * len(plot.down)
    for name, colours, numbers in _parts(plot):
        drawn = axes.barh(places, numbers, left=start, height=0.72, color=colours, label=name, edgecolor="white")
        if plot.across:
            _inside(axes, drawn, numbers, colours[0], _longest(plot) / 30)
        start = [before + number for before, number in zip(start, numbers, strict=True)]
    _at_the_end(axes, drawn, start)
    axes.set_yticks(places, [shorten(name, _LABEL) for name in plot.down])
    axes.set_ylim(len(plot.down) - 0.4, -0.6)
    axes.set_xlim(0, _longest(plot) * 1.06)
    axes.xaxis.set_major_locator(_whole_numbers())
    axes.set_xlabel("records")


def _columns(axes: Axes, plot: Bars) -> None:
    """A bar a month or year, from left to right."""
    places = range(len(plot.down))
    start = [0] * len(plot.down)
    roomy = len(plot.down) <= _ROOMY
    for name, colours, numbers in _parts(plot):
        drawn = axes.bar(places, numbers, bottom=start, width=0.8, color=colours, label=name)
        if plot.across and roomy:
            _inside(axes, drawn, numbers, colours[0], _longest(plot) / 20)
        start = [before + number for before, number in zip(start, numbers, strict=True)]
    if roomy:
        _at_the_end(axes, drawn, start)
    axes.set_xlim(-0.7 - max(0, 6 - len(places)), len(places) - 0.3 + max(0, 6 - len(places)))
    axes.set_ylim(0, _longest(plot) * 1.08)
    ticks = _time_ticks(plot.down)
    axes.set_xticks([at for at, _ in ticks], [name for _, name in ticks])
    axes.yaxis.set_major_locator(_whole_numbers())
    axes.set_ylabel("records")


def _longest(plot: Bars) -> int:
    """Records of the longest bar."""
    return max((sum(row) for row in plot.values), default=0) or 1


def _inside(axes: Axes, drawn: Any, numbers: tuple[int, ...], colour: str, least: float) -> None:
    """The number of each part, where the part is wide enough for it."""
    words = [f"{number:,}" if number >= least else "" for number in numbers]
    axes.bar_label(drawn, words, label_type="center", size=8, color="white" if colour in _DARK else _INK)


def _at_the_end(axes: Axes, drawn: Any, sums: list[int]) -> None:
    """The number of each whole bar, behind it."""
    axes.bar_label(drawn, [f"{number:,}" if number else "" for number in sums], padding=4, size=9, color=_INK)


def _time_ticks(dates: tuple[str, ...]) -> list[tuple[int, str]]:
    """Which places of an axis of time are named, and how: a dozen at most; a year stands where it begins."""
    monthly = [at for at, date in enumerate(dates) if date.endswith("-01")]
    if len(dates) > 12 and len(monthly) > 1:
        step = -(-len(monthly) // 12)
        return [(at, dates[at][:4]) for at in monthly[::step]]
    step = -(-len(dates) // 12)
    return [(at, date) for at, date in enumerate(dates) if at % step == 0]


def _whole_numbers() -> Any:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(integer=True, nbins=8)


def _dress(axes: Axes, plot: Bars) -> None:
    """What is no data steps back."""
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0, labelsize=9)
    axes.set_axisbelow(True)
    axes.grid(axis="y" if plot.in_time else "x", color="#dddddd", linewidth=0.8)
    if plot.across:
        axes.legend(
            title=plot.fields[1],
            frameon=False,
            fontsize=9,
            loc="lower left",
            bbox_to_anchor=(0, 1.0),
            ncols=min(len(plot.across), 5),
            alignment="left",
        )
