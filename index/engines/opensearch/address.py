"""Which cluster, which index in it, and who we are there.

Secrets come from the environment alone: what stands on a command line is seen by everybody on the machine.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from carethread.index.errors import UsageError

URL = "CARETHREAD_OPENSEARCH_URL"  # addresses of the nodes, joined by commas
USER = "CARETHREAD_OPENSEARCH_USER"
PASSWORD = "CARETHREAD_OPENSEARCH_PASSWORD"  # noqa: S105 - the name of the variable
API_KEY = "CARETHREAD_OPENSEARCH_API_KEY"
CA = "CARETHREAD_OPENSEARCH_CA"  # file with the certificates that the nodes' are signed by

SHARDS = 3
REPLICAS = 1
REFRESH = "-1"  # a change becomes visible as a whole, at its end
_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,127}")


@dataclass(frozen=True, slots=True)
class Address:
    """One index in one cluster. urls: the nodes. name: of the alias; the indices behind it begin with it.

    shards, replicas, refresh (OpenSearch's `refresh_interval`) hold for indices that are made from now on.
    """

    urls: tuple[str, ...]
    name: str
    shards: int = SHARDS
    replicas: int = REPLICAS
    refresh: str = REFRESH


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who we are there. Never shown: `repr` leaves the secrets out."""

    user: str | None = None
    password: str | None = field(default=None, repr=False)
    api_key: str | None = field(default=None, repr=False)
    ca: str | None = None


def parse(urls: str, name: str, *, shards: int = SHARDS, replicas: int = REPLICAS, refresh: str = REFRESH) -> Address:
    """The address that a user wrote. Raises UsageError."""
    found = tuple(_url(part.strip()) for part in urls.split(",") if part.strip())
    if not found:
        raise UsageError("no address of an OpenSearch cluster", hint=f"give --url, or set {URL}")
    if not _NAME.fullmatch(name) or name in (".", ".."):
        raise UsageError(
            f"{name!r} cannot name an index in OpenSearch", hint="lower-case letters, digits, - and _, at most 128"
        )
    if shards < 1 or replicas < 0:
        raise UsageError("an index has at least one shard, and no fewer than no replicas")
    return Address(found, name, shards, replicas, refresh)


def _url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"{text!r} is no address of a cluster", hint="write https://host:9200")
    if parts.username or parts.password:
        raise UsageError(
            f"the address of {parts.hostname} holds a user or password, which others on this machine can see",
            hint=f"set {USER} and {PASSWORD}, or {API_KEY}",
        )
    return text.rstrip("/")


def credentials(environment: Mapping[str, str] = os.environ) -> Credentials:
    """Who we are, from the environment. Raises UsageError when only half of it is there."""
    user, password = environment.get(USER), environment.get(PASSWORD)
    if bool(user) != bool(password):
        raise UsageError(f"only one of {USER} and {PASSWORD} is set", hint="set both, or neither")
    return Credentials(user or None, password or None, environment.get(API_KEY) or None, environment.get(CA) or None)
