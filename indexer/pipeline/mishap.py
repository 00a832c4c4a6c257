"""Every way in which reading can go wrong, as a named problem: one strange input must not stop an archive."""

from __future__ import annotations

from carethread.index.errors import UnreadableSource
from carethread.indexer.readers.base import Problem
from carethread.indexer.readers.detect import os_problem


def problem_of(path: str, error: Exception) -> Problem:
    """The problem for what came out of reading `path`."""
    if isinstance(error, UnreadableSource):
        return Problem(path, error.reason, error.message)
    if isinstance(error, OSError):
        return os_problem(path, error)
    if isinstance(error, RecursionError):
        return Problem(path, "too-deep", f"{path}: nested too deep")
    if isinstance(error, MemoryError):
        return Problem(path, "too-large", f"{path}: needs more memory than there is")
    text = f"{path}: carethread failed on it ({type(error).__name__}: {error}); please report this"
    return Problem(path, "malformed", text)
