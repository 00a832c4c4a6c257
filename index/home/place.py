"""Where an index is: a folder, or a name in a cluster (`https://host:9200/name`)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from carethread.index.errors import UsageError

_SCHEMES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class ClusterPlace:
    """An index in a cluster: the addresses of its nodes, and its name there."""

    urls: tuple[str, ...]
    name: str

    def __str__(self) -> str:
        return f"{','.join(self.urls)}/{self.name}"


Place = Path | ClusterPlace


def is_address(given: str) -> bool:
    """Whether this names a cluster rather than a folder."""
    return given.startswith(_SCHEMES)


def place_of(given: str | Place) -> Place:
    """The place that a user wrote: `https://host:9200/name` (several nodes are joined by commas, the name stands behind
    the last) or a folder. Raises UsageError for an address without a name, or with a secret in it."""
    if not isinstance(given, str):
        return given
    if not is_address(given):
        return Path(given)
    urls, name = split(given)
    if name is None:
        raise UsageError(
            f"{without_secrets(given)} names a cluster, but no index in it", hint="write https://host:9200/NAME"
        )
    return ClusterPlace(urls, name)


def split(address: str) -> tuple[tuple[str, ...], str | None]:
    """The nodes' addresses of `https://a:9200,https://b:9200/name`, and the name; None where there is none."""
    from urllib.parse import urlsplit  # folders do without

    parts = [part.strip().rstrip("/") for part in address.split(",") if part.strip()]
    last = urlsplit(parts[-1]) if parts else None
    if last is None or not last.path.strip("/"):
        return tuple(parts), None
    front, _, name = parts[-1].rpartition("/")
    return (*parts[:-1], front), name


def without_secrets(address: str) -> str:
    """An address as it may be shown: without a user and password that somebody wrote into it."""
    import re

    return re.sub(r"//[^/@,]*@", "//", address)
