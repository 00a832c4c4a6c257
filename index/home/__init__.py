"""An index folder: the store, the engine that follows it, and the lock between writers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carethread.index.home.home import Home

if TYPE_CHECKING:
    from carethread.index.home.writer import Writer

__all__ = ["Home", "Writer"]


def __getattr__(name: str) -> object:
    """`Writer` is imported when it is asked for: those who only read do without."""
    if name == "Writer":
        from carethread.index.home.writer import Writer

        return Writer
    raise AttributeError(name)
