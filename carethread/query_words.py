"""The `QUERY…` argument of the asking commands: words as the shell gives them, joined to one query."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from carethread.index.errors import CarethreadError
from carethread.suggestions import MOST, lexicon, thread_ids

F = TypeVar("F", bound=Callable[..., Any])

_MARK = "\x00"  # stands before a query word that begins with a dash, until click has parsed the options
_SHORT_WITH_VALUE = re.compile(r"^-[nCo](?:[=\d].*)?$")


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
    return click.argument(
        "query",
        nargs=-1,
        shell_complete=_complete,
        callback=lambda _ctx, _param, value: query_text(value),
    )(function)


def _complete(ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Complete a word of a query: fields ("role:"), their values ("role:editor"), treatment names, thread ids."""
    from carethread.query.service.suggesting import suggest

    if typed.lstrip("-").startswith("thread:"):
        head, _, beginning = typed.partition("thread:")
        return [CompletionItem(f"{head}thread:{found}") for found in thread_ids(ctx, beginning)]
    try:
        words = suggest(lexicon(ctx), typed, MOST)
    except CarethreadError:
        return []
    # The shell takes the quotes away: a value of several words would come apart, a plain name of several does no harm.
    return [CompletionItem(word) for word in words if not (":" in word and " " in word)]
