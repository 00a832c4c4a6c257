"""How text reaches the terminal: colour, pager, width.

Data goes to standard output, notes to standard error. Colour and pager only on a terminal that can show them, unless
`--color` or `--pager` say otherwise; NO_COLOR is obeyed.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from typing import IO, Any, TypeVar

import click

from carethread.config import COLOURS

F = TypeVar("F", bound=Callable[..., Any])

_META = "carethread."  # before the names under which a click context keeps what the options said


def display_options(function: F) -> F:
    """Add `--color` and `--pager`; `emit` follows them, the command does not see them."""
    paged = click.option(
        "--pager/--no-pager",
        default=True,
        envvar="CARETHREAD_PAGER",
        expose_value=False,
        callback=_keep,
        help="Show long text in the pager ($PAGER, less), on a terminal only; by default it is.",
    )(function)
    return click.option(
        "--color",
        type=click.Choice(COLOURS),
        default="auto",
        envvar="CARETHREAD_COLOR",
        show_default=True,
        expose_value=False,
        callback=_keep,
        help="Whether text is coloured; auto: on a terminal, unless NO_COLOR is set.",
    )(paged)


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
    ctx.meta[f"{_META}{param.name}"] = value
    return value


def _said(name: str, default: Any) -> Any:
    ctx = click.get_current_context(silent=True)
    return default if ctx is None else ctx.meta.get(_META + name, default)


def colour_wanted(stream: IO[str] | None = None) -> bool:
    """Whether what goes to a stream (standard output, if left out) is coloured."""
    said = _said("color", "auto")
    if said != "auto":
        return bool(said == "always")
    return (stream or sys.stdout).isatty() and not os.environ.get("NO_COLOR") and not _dumb()


def _dumb() -> bool:
    return os.environ.get("TERM") == "dumb"


def terminal_width() -> int:
    """Columns of the terminal, between 40 and 120; 80 where there is none."""
    return max(40, min(120, shutil.get_terminal_size((80, 24)).columns))


def emit(text: str, *, paged: bool = False) -> None:
    """Print text output; through the pager when asked for, on a terminal, and longer than the screen."""
    colour = colour_wanted()
    whole = text if not text or text.endswith("\n") else text + "\n"
    if paged and _pager_wanted(whole):
        # R keeps colour, F leaves at once when it fits, X leaves the text on the screen.
        os.environ.setdefault("LESS", "FRX")
        click.echo_via_pager(whole, color=colour)
        return
    click.echo(whole if colour else _plain(whole), color=colour, nl=False)


def _plain(text: str) -> str:
    """Without colour, and without the blanks that it leaves at the ends of lines."""
    return "\n".join(line.rstrip() for line in click.unstyle(text).split("\n"))


def _pager_wanted(text: str) -> bool:
    if not _said("pager", True) or _dumb() or not (sys.stdout.isatty() and sys.stdin.isatty()):
        return False
    return text.count("\n") >= shutil.get_terminal_size().lines


def note(text: str) -> None:
    """A note for the person at the terminal: standard error, never data."""
    say(click.style(text, dim=True))


def say(text: str) -> None:
    """A line on standard error, with its colour where it can be shown."""
    click.echo(text, err=True, color=colour_wanted(sys.stderr))
