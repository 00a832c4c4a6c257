"""The filter options that every asking command shares: made from the query fields, so that both say the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from carethread.query.filters import Filters
from carethread.query.language.fields import QUERY_FIELDS, QueryField

F = TypeVar("F", bound=Callable[..., Any])
Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]

_ONE_VALUE = ("date", "since", "until")


def fixed(values: Sequence[str]) -> Completer:
    """Complete from a fixed list; after a comma, the next value of the list."""

    def complete(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
        before, comma, last = typed.rpartition(",")
        return [CompletionItem(before + comma + value) for value in values if value.startswith(last)]

    return complete


def treatments(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Complete treatment ids, with their labels as help."""
    from carethread.index.lexicon import load

    concepts = load().concepts.values()
    return [CompletionItem(c.id, help=c.label) for c in concepts if c.id.startswith(typed.casefold())][:200]


def filter_options(function: F) -> F:
    """Add the filter options of the contract; the command gets them as `filters: Filters`."""

    @wraps(function)
    def command(*args: Any, **options: Any) -> Any:
        picked = {_variable(name): options.pop(_variable(name)) for name in QUERY_FIELDS}
        return function(*args, filters=Filters(**picked), **options)

    decorated: Any = command
    for spec in reversed(QUERY_FIELDS.values()):
        decorated = _option(spec)(decorated)
    result: F = decorated
    return result


def _option(spec: QueryField) -> Callable[[F], F]:
    complete = treatments if spec.takes == "treatment" else fixed(spec.choices) if spec.choices else None
    values = f" ({', '.join(spec.choices)})" if spec.choices else ""
    return click.option(
        f"--{spec.name}",
        _variable(spec.name),
        multiple=spec.name not in _ONE_VALUE,
        metavar=spec.name.upper() if spec.choices else spec.takes.upper(),
        help=f"Only what matches {spec.name}: — {spec.meaning}{values}.",
        shell_complete=complete,
    )


def _variable(name: str) -> str:
    return "is_" if name == "is" else name


def page_options(limit: int = 10) -> Callable[[F], F]:
    """Add `-n/--limit` and `--offset`."""

    def add(function: F) -> F:
        after = click.option("--offset", type=click.IntRange(min=0), default=0, help="Leave out the first N.")(function)
        return click.option(
            "-n", "--limit", type=click.IntRange(min=0), default=limit, show_default=True, help="How many to show."
        )(after)

    return add


def exact_option(function: F) -> F:
    """Add `--exact`."""
    return click.option("--exact", is_flag=True, help="Take treatment names as plain words: Yervoy is not Ipi.")(
        function
    )
