"""The options that say where an engine lives that needs a cluster."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from secrets import token_hex
from typing import Any, TypeVar

import click

from carethread.index.engines import CLUSTER_ENGINES
from carethread.index.errors import MissingExtra, UsageError

F = TypeVar("F", bound=Callable[..., Any])

_URL = "CARETHREAD_OPENSEARCH_URL"


def cluster_options(function: F) -> F:
    """`--url`, `--name`, `--shards`, `--replicas`, `--refresh`, given to the command as `cluster: Cluster`."""

    @wraps(function)
    def command(
        *args: Any, url: str | None, name: str | None, shards: int, replicas: int, refresh: str, **rest: Any
    ) -> Any:
        return function(*args, cluster=Cluster(url, name, shards, replicas, refresh), **rest)

    options = (
        click.option("--url", help="The nodes of a cluster (for --engine opensearch), joined by commas."),
        click.option("--name", help="Name of the index in the cluster; made up when not given."),
        click.option("--shards", type=click.IntRange(1), default=3, show_default=True, help="Shards in the cluster."),
        click.option("--replicas", type=click.IntRange(0), default=1, show_default=True, help="Copies of each shard."),
        click.option(
            "--refresh",
            default="-1",
            show_default=True,
            metavar="TIME",
            help="When others see changes; -1: at the end.",
        ),
    )
    decorated: Any = command
    for option in reversed(options):
        decorated = option(decorated)
    return decorated  # type: ignore[no-any-return]  # click keeps the function's type to itself


class Cluster:
    """What the options said."""

    def __init__(self, url: str | None, name: str | None, shards: int, replicas: int, refresh: str) -> None:
        self._url, self._name = url, name
        self._shards, self._replicas, self._refresh = shards, replicas, refresh

    def address(self, engine: str | None) -> str | None:
        """The address as the store keeps it; None for an engine that needs none. Raises UsageError, MissingExtra."""
        if engine not in CLUSTER_ENGINES:
            if self._url:
                raise UsageError("--url is for an engine in a cluster", hint="add --engine opensearch")
            return None
        try:
            from carethread.index.engines.opensearch import dump
            from carethread.index.engines.opensearch.address import parse
        except ImportError as error:
            hint = f"install it: pip install 'carethread[{engine}]'"
            raise MissingExtra(f"the engine {engine!r} is not installed: {error}", hint=hint) from error
        urls = self._url or os.environ.get(_URL, "")
        name = self._name or f"carethread-{token_hex(6)}"
        return dump(parse(urls, name, shards=self._shards, replicas=self._replicas, refresh=self._refresh))
