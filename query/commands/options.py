"""The filter options that every asking command shares: made from the query fields, so that both say the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from carethread import suggestions
from carethread.console import index_option, lexicon_option
from carethread.index.home.place import Place
from carethread.index.lexicon import load
from carethread.query.filters import Filters
from carethread.query.language.fields import QUERY_FIELDS, QueryField, Takes
from carethread.query.service import Service

F = TypeVar("F", bound=Callable[..., Any])
Opener = Callable[[], Service]

_ONE_VALUE = ("date", "since", "until")
_METAVARS: dict[Takes, str] = {
    "choice": "VALUE[,…]",
    "treatment": "TREATMENT[,…]",
    "name": "NAME",
    "thread": "ID",
    "date": "DATE..DATE",
    "since": "DATE",
    "until": "DATE",
}
_COMPLETERS = {"treatment": suggestions.treatments, "thread": suggestions.thread_id}


def service_option(function: F) -> F:
    """Add `--index` and `--lexicon`; the command gets `open_service: Opener`, which opens that index to be asked with
    that lexicon."""

    @wraps(function)
    def command(*args: Any, index_dir: Place, lexicon: Path | None, **options: Any) -> Any:
        def open_service() -> Service:
            return Service.open(index_dir, load(lexicon))

        return function(*args, open_service=open_service, **options)

    decorated: Any = index_option(lexicon_option(command))
    result: F = decorated
    return result


def filters_saying(**said: str) -> Callable[[F], F]:
    """Add the filter options of the contract; the command gets them as `filters: Filters`. `said`: another help for the
    option of that name."""

    def add(function: F) -> F:
        @wraps(function)
        def command(*args: Any, **options: Any) -> Any:
            picked = {_variable(name): options.pop(_variable(name)) for name in QUERY_FIELDS}
            return function(*args, filters=Filters(**picked), **options)

        decorated: Any = command
        for spec in reversed(QUERY_FIELDS.values()):
            decorated = _option(spec, said.get(spec.name, f"Only {spec.only}"))(decorated)
        result: F = decorated
        return result

    return add


def filter_options(function: F) -> F:
    """Add the filter options with their usual help."""
    return filters_saying()(function)


def _option(spec: QueryField, said: str) -> Callable[[F], F]:
    values = f": {', '.join(spec.choices)}" if spec.choices else ""
    return click.option(
        f"--{spec.name}",
        _variable(spec.name),
        multiple=spec.name not in _ONE_VALUE,
        metavar=_METAVARS[spec.takes],
        help=f"{said}{values}.",
        shell_complete=_COMPLETERS.get(spec.takes) or suggestions.fixed(spec.choices),
    )


def _variable(name: str) -> str:
    return "is_" if name == "is" else name


def page_options(limit: int = 10) -> Callable[[F], F]:
    """Add `-n/--limit` and `--offset`."""

    def add(function: F) -> F:
        after = click.option(
            "--offset", type=click.IntRange(min=0), default=0, metavar="N", help="Leave out the first N."
        )(function)
        return click.option(
            "-n",
            "--limit",
            type=click.IntRange(min=0),
            default=limit,
            envvar="CARETHREAD_LIMIT",
            metavar="N",
            show_default=True,
            help="How many to show.",
        )(after)

    return add


def exact_option(function: F) -> F:
    """Add `--exact`."""
    return click.option("--exact", is_flag=True, help="Take treatment names as plain words: Yervoy is not Ipi.")(
        function
    )
