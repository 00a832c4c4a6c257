"""The platforms that the HTML reader knows, one module (or a family) each. `REGISTRY` names them."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import cast

from carethread.indexer.readers.html.platforms.base import Platform

_PACKAGE = "carethread.indexer.readers.html.platforms"
REGISTRY: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def platforms() -> tuple[Platform, ...]:
    """All platform modules, imported once, when the first page is read."""
    return tuple(cast(Platform, import_module(f"{_PACKAGE}.{name}")) for name in REGISTRY)
