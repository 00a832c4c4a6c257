"""The options that say where an index lives that is in a cluster."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from secrets import token_hex
from typing import Any, TypeVar

import click

from carethread.index.engines import CLUSTER_ENGINES
from carethread.index.errors import MissingExtra, UsageError
from carethread.index.home.place import ClusterPlace, Place, split

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
        click.option(
            "--url", help="For --engine opensearch: https://HOST:9200/NAME; several nodes are joined by commas."
        ),
        click.option("--name", help="Name of the index in the cluster, where --url has none."),
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


def index_was_named() -> bool:
    """Whether the user said where the index is: by --index, its variable or the config file."""
    source = click.get_current_context().get_parameter_source("index_dir")
    return source is not click.core.ParameterSource.DEFAULT


class Cluster:
    """What the options said."""

    def __init__(self, url: str | None, name: str | None, shards: int, replicas: int, refresh: str) -> None:
        self._url, self._name = url, name
        self._shards, self._replicas, self._refresh = shards, replicas, refresh

    def target(self, engine: str | None, where: Place, *, named: bool) -> tuple[Place, str | None]:
        """Where an index is to be written, and the address in its cluster as it is kept; None for one that lives in a
        folder. named: whether the user named `where`. Raises UsageError, MissingExtra."""
        if isinstance(where, ClusterPlace):
            return where, self._named_by_index(engine, where)
        kept = self.address(engine)
        if kept is None or named:
            return where, kept
        urls, name = self._written()
        if name is None:
            raise UsageError(
                "the index in the cluster needs a name", hint="--url https://HOST:9200/NAME, or --index DIR"
            )
        return ClusterPlace(tuple(urls.split(",")), name), kept

    def _named_by_index(self, engine: str | None, where: ClusterPlace) -> str:
        if engine not in (None, *CLUSTER_ENGINES):
            raise UsageError(f"{where} is in a cluster, and {engine} lives in a folder")
        if self._url or self._name:
            raise UsageError("--index names the index in the cluster already", hint="leave --url and --name out")
        return self._kept(",".join(where.urls), where.name)

    def address(self, engine: str | None) -> str | None:
        """The address as it is kept; None for an engine that needs none. Raises UsageError, MissingExtra."""
        if engine not in CLUSTER_ENGINES:
            if self._url:
                raise UsageError("--url is for an engine in a cluster", hint="add --engine opensearch")
            return None
        urls, name = self._written()
        return self._kept(urls, name or f"carethread-{token_hex(6)}")

    def _written(self) -> tuple[str, str | None]:
        """The nodes, and the name where there is one."""
        urls, in_url = split(self._url or os.environ.get(_URL, ""))
        if self._name and in_url and self._name != in_url:
            raise UsageError(f"--url names the index {in_url!r}, and --name {self._name!r}", hint="leave one out")
        return ",".join(urls), self._name or in_url

    def _kept(self, urls: str, name: str) -> str:
        try:
            from carethread.index.engines.opensearch import dump
            from carethread.index.engines.opensearch.address import parse
        except ImportError as error:
            hint = "install it: pip install 'carethread[opensearch]'"
            raise MissingExtra(f"the engine 'opensearch' is not installed: {error}", hint=hint) from error
        return dump(parse(urls, name, shards=self._shards, replicas=self._replicas, refresh=self._refresh))
