"""The options that decide how threads are made, shared by `index` and `records`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from carethread.indexer.enrich.profile import load_profile
from carethread.indexer.pipeline import Settings

F = TypeVar("F", bound=Callable[..., Any])

_FILE = click.Path(path_type=Path, dir_okay=False)


def settings_options(function: F) -> F:
    """Add `--lexicon`, `--profile`, `--pingbacks` and `--jobs`; the command gets `settings: Settings` and `jobs`."""

    @wraps(function)
    def command(*args: Any, lexicon: Path | None, profile: Path | None, pingbacks: bool, **options: Any) -> Any:
        known = load_profile(profile) if profile else None
        return function(*args, settings=Settings(lexicon, known, pingbacks), **options)

    decorated: Any = command
    for option in (
        click.option("--jobs", type=click.IntRange(min=1), help="Processes at most; one a core by default."),
        click.option("--pingbacks", is_flag=True, help="Keep pingbacks and trackbacks as comments."),
        click.option("--profile", type=_FILE, help="A site profile (YAML): who are its editors and clinicians."),
        click.option(
            "--lexicon", type=_FILE, envvar="CARETHREAD_LEXICON", help="A lexicon of your own, on top of ours."
        ),
    ):
        decorated = option(decorated)
    result: F = decorated
    return result
