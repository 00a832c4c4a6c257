"""The platforms that the HTML reader knows: every module below this folder that has a `detect`."""

from __future__ import annotations

import pkgutil
from functools import lru_cache
from importlib import import_module
from typing import cast

from carethread.indexer.readers.html.platforms.base import Platform

__all__ = ["Platform", "platforms"]


@lru_cache(maxsize=1)
def platforms() -> tuple[Platform, ...]:
    """All platform modules by name, imported once, when the first page is read."""
    names = sorted(found.name for found in pkgutil.walk_packages(__path__, f"{__name__}."))
    modules = (import_module(name) for name in names)
    return tuple(cast(Platform, module) for module in modules if hasattr(module, "detect"))
