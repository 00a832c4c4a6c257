"""What the shell may complete from this machine's index and lexicon: treatments and ids.

Words of a query are completed in `carethread.query_words`, because the write side has none.

Completion runs while somebody types: whatever is wrong (no index, a broken config file) completes to nothing and says
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource
from click.shell_completion import CompletionItem

from carethread.index.errors import CarethreadError
from carethread.index.home.place import Place, place_of

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]

MOST = 200  # items that a shell is given


def fixed(values: Sequence[str]) -> Completer:
    """Complete from a fixed list; after a comma, the next value of the list."""

    def complete(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
        before, comma, last = typed.rpartition(",")
        return [CompletionItem(before + comma + value) for value in values if value.startswith(last)]

    return complete


def treatments(ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Complete treatment ids, with their labels as help."""
    try:
        concepts = lexicon(ctx).concepts.values()
    except CarethreadError:
        return []
    return [CompletionItem(c.id, help=c.label) for c in concepts if c.id.startswith(typed.casefold())][:MOST]


def thread_id(ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Complete the id of a thread."""
    return [CompletionItem(found) for found in thread_ids(ctx, typed)]


def record_id(ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Complete the id of a record: threads first; once one is typed, its records."""
    threads = thread_ids(ctx, typed)
    if len(threads) > 1:
        return [CompletionItem(found) for found in threads]
    return [CompletionItem(found) for found in _ids(ctx, lambda store: store.ids_beginning(typed, MOST))]


def thread_ids(ctx: click.Context, typed: str) -> list[str]:
    """The threads of the index whose ids begin so."""
    return _ids(ctx, lambda store: store.thread_ids(typed))


def _ids(ctx: click.Context, ask: Callable[[Any], Iterable[str]]) -> list[str]:
    from carethread.index.home.opening import is_in_cluster, open_index

    try:
        where = _index(ctx)
        if is_in_cluster(where):
            return []  # nobody's typing waits for a network
        with open_index(where) as home:
            return list(ask(home.store))[:MOST]
    except CarethreadError:
        return []


def _index(ctx: click.Context) -> Place:
    """The index that the line typed so far names, else the usual one. Raises UsageError for a broken config file."""
    from carethread.console import default_index

    return place_of(_given(ctx, "index_dir") or default_index())


def lexicon(ctx: click.Context) -> Any:
    """The lexicon that the line typed so far names, else the usual one. Raises LexiconError, UsageError."""
    from carethread.index.lexicon import load

    file = _given(ctx, "lexicon")
    return load(Path(file) if file else None)


def _given(ctx: click.Context, name: str) -> Any:
    """An option of the line typed so far or its variable, else what the config file says: while a line is completed,
    click does not call the group, which reads that file."""
    from carethread.config import defaults

    if ctx.get_parameter_source(name) in (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT):
        return ctx.params[name]
    return defaults().get(name)
