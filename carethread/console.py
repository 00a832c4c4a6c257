"""What all commands share: the options that name index, lexicon and format, and how an error is said."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from carethread.columns import width
from carethread.config import FORMATS
from carethread.display import display_options, emit, note, say, terminal_width
from carethread.index.errors import CarethreadError, QueryError
from carethread.index.home.place import place_of
from carethread.places import data_folder

__all__ = [
    "FORMATS",
    "default_index",
    "emit",
    "format_option",
    "index_option",
    "lexicon_option",
    "note",
    "report",
    "say",
    "terminal_width",
]

F = TypeVar("F", bound=Callable[..., Any])


def default_index() -> Path:
    """The index used when none is named: `index` in the user's data folder for carethread."""
    return data_folder() / "index"


class IndexPlace(click.Path):
    """A folder, or an index in a cluster; the shell completes folders."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The place that was written. Raises UsageError."""
        return place_of(value)


def index_option(function: F) -> F:
    """The `--index DIR` option (`CARETHREAD_INDEX`), given to the command as `index_dir: Place`."""
    return click.option(
        "--index",
        "index_dir",
        type=IndexPlace(),
        envvar="CARETHREAD_INDEX",
        default=default_index,
        show_default="your data folder",
        metavar="DIR",
        help="The index folder, or https://HOST:9200/NAME in a cluster.  [env: CARETHREAD_INDEX]",
    )(function)


def lexicon_option(function: F) -> F:
    """The `--lexicon FILE` option (`CARETHREAD_LEXICON`), given to the command as `lexicon: Path | None`."""
    return click.option(
        "--lexicon",
        type=click.Path(path_type=Path, dir_okay=False),
        envvar="CARETHREAD_LEXICON",
        metavar="FILE",
        help="Treatments of your own, on top of ours.  [env: CARETHREAD_LEXICON]",
    )(function)


def format_option(function: F) -> F:
    """The `--format` option (`CARETHREAD_FORMAT`), given to the command as `output: str`, and the display's options."""
    return click.option(
        "--format",
        "output",
        type=click.Choice(FORMATS),
        envvar="CARETHREAD_FORMAT",
        default="text",
        show_default=True,
        help="How the answer is printed.",
    )(display_options(function))


def report(error: CarethreadError) -> None:
    """Print an error to standard error: what is wrong, where, and what to do next."""
    say(click.style("carethread: ", fg="red", bold=True) + error.message)
    if isinstance(error, QueryError):
        _point_at(error)
    if error.hint:
        say(click.wrap_text(error.hint, terminal_width(), initial_indent="  ", subsequent_indent="  "))


def _point_at(error: QueryError) -> None:
    """The query with the wrong place marked; long queries are cut around it."""
    room = max(20, terminal_width() - 4)
    first = max(0, min(error.start - room // 2, len(error.query) - room))
    shown = re.sub(r"[\s\x00-\x1f\x7f-\x9f]", " ", error.query[first : first + room])
    at, end = error.start - first, error.end - first
    say("  " + shown)
    marks = "^" * max(1, width(shown[at:end]))
    say("  " + " " * width(shown[:at]) + click.style(marks, fg="red", bold=True))
