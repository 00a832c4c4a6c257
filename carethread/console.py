"""What all commands share on a terminal: the index option, query words, output formats, errors.

Data goes to standard output, notes to standard error. Colour and pager only on a terminal; NO_COLOR is obeyed.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from carethread.index.errors import CarethreadError, QueryError, UsageError

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("text", "json", "jsonl", "csv", "ids")
_MARK = "\x00"  # stands before a query word that begins with a dash, until click has parsed the options
_SHORT_WITH_VALUE = re.compile(r"^-[nCo](?:[=\d].*)?$")


def default_index() -> Path:
    """The index used when none is named: `index` in the user's data folder for carethread."""
    from platformdirs import user_data_path

    return user_data_path("carethread") / "index"


def index_option(function: F) -> F:
    """The `--index DIR` option (`CARETHREAD_INDEX`), given to the command as `index_dir: Path`."""
    return click.option(
        "--index",
        "index_dir",
        type=click.Path(path_type=Path),
        envvar="CARETHREAD_INDEX",
        default=default_index,
        show_default="your data folder",
        metavar="DIR",
        help="The index folder.  [env: CARETHREAD_INDEX]",
    )(function)


def format_option(*formats: str) -> Callable[[F], F]:
    """The `--format` option over some of the contract's formats, `text` by default."""
    return click.option(
        "--format",
        "output",
        type=click.Choice(formats or FORMATS),
        envvar="CARETHREAD_FORMAT",
        default="text",
        show_default=True,
        help="How the answer is printed.",
    )


class QueryCommand(click.Command):
    """A command whose arguments are query words: a dash before a word that is no option is query text.

    `search IL-2 -Yervoy` means what it says. Options are `--name`, a single letter (`-n 5`), or `-n`, `-C`, `-o` with
    the value run in (`-n5`).
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Hide query words that begin with a dash from click's option parser."""
        return super().parse_args(ctx, _protect(args, self._letters()))

    def _letters(self) -> frozenset[str]:
        options = [name for parameter in self.params for name in parameter.opts]
        return frozenset(name[1] for name in options if len(name) == 2 and name.startswith("-")) | {"h"}


def _protect(args: list[str], letters: frozenset[str]) -> list[str]:
    out: list[str] = []
    for position, arg in enumerate(args):
        if arg == "--":
            return out + args[position:]
        out.append(_MARK + arg if _is_query_text(arg, letters) else arg)
    return out


def _is_query_text(arg: str, letters: frozenset[str]) -> bool:
    """Whether an argument begins with a dash and is no option; `letters` are the one-letter options there are."""
    if not arg.startswith("-") or arg.startswith("--") or _SHORT_WITH_VALUE.match(arg):
        return False
    return len(arg) != 2 or arg[1] not in letters


def query_text(words: Iterable[str]) -> str:
    """The query words of the command line as one query."""
    return " ".join(word.removeprefix(_MARK) for word in words)


def query_argument(function: F) -> F:
    """The `QUERY…` argument, given to the command as `query: str`."""
    return click.argument("query", nargs=-1, callback=lambda _ctx, _param, value: query_text(value))(function)


def report(error: CarethreadError) -> None:
    """Print an error to standard error: what is wrong, where, and what to do next."""
    click.echo(click.style("carethread: ", fg="red", bold=True) + error.message, err=True)
    if isinstance(error, QueryError):
        _point_at(error)
    if error.hint:
        click.echo("  " + error.hint, err=True)


def _point_at(error: QueryError) -> None:
    """The query with the wrong place marked; long queries are cut around it."""
    width = max(20, terminal_width() - 4)
    first = max(0, min(error.start - width // 2, len(error.query) - width))
    shown = re.sub(r"\s", " ", error.query[first : first + width])
    marks = min(max(1, error.end - error.start), max(1, width - (error.start - first)))
    click.echo("  " + shown, err=True)
    click.echo("  " + " " * (error.start - first) + click.style("^" * marks, fg="red", bold=True), err=True)


def note(text: str) -> None:
    """A note for the person at the terminal: standard error, never data."""
    click.echo(click.style(text, dim=True), err=True)


def terminal_width() -> int:
    """Columns of the terminal, between 40 and 120; 80 where there is none."""
    return max(40, min(120, shutil.get_terminal_size((80, 24)).columns))


def colour_wanted() -> bool:
    """Whether the data on standard output is coloured: a terminal, and no NO_COLOR."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def emit(text: str, *, paged: bool = False) -> None:
    """Print text output; through the pager when asked for, on a terminal, and longer than the screen."""
    colour = colour_wanted()
    if paged and sys.stdout.isatty() and text.count("\n") >= shutil.get_terminal_size().lines:
        # R keeps colour, F leaves at once when it fits, X leaves the text on the screen.
        os.environ.setdefault("LESS", "FRX")
        click.echo_via_pager(text if text.endswith("\n") else text + "\n", color=colour)
        return
    click.echo(text if colour else click.unstyle(text), color=colour, nl=not text.endswith("\n"))


def require_single(values: tuple[str, ...], what: str) -> str:
    """The one value of `values`; a usage error otherwise."""
    if len(values) != 1:
        raise UsageError(f"give one {what}, not {len(values)}")
    return values[0]
