"""An index and where it is: a folder with its store, the engine that follows it and the lock between writers, or an
address in a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carethread.index.home.home import Home
    from carethread.index.home.writer import Writer

__all__ = ["Home", "Writer"]


def __getattr__(name: str) -> object:
    """Both are imported when they are asked for: the command line only asks for places, and readers for no writer."""
    if name == "Home":
        from carethread.index.home.home import Home

        return Home
    if name == "Writer":
        from carethread.index.home.writer import Writer

        return Writer
    raise AttributeError(name)
