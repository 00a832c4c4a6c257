"""Every error of carethread, one small tree.

    CarethreadError                 exit  HTTP
    ├── UsageError                     2   400   the command or the query is wrong
    │   ├── QueryError                 2   400   a query that cannot be understood: says where
    │   └── LexiconError               2   400   a lexicon file with a wrong line
    ├── NotFound                       1   404   no record or thread has that id
    ├── IndexMissing                   3   404   no index there
    ├── IndexUnreadable                3   503   an index this version cannot read
    ├── UnreadableSource               4   422   an input that gives no records: says why
    ├── IndexBusy                      5   503   another process is writing this index
    ├── StorageError                   4   507   the disk is full or refuses
    ├── EngineError                    4   502   an engine failed or is away
    │   └── TimeLimit                  4   503   a question took longer than allowed
    └── MissingExtra                   2   501   a feature whose optional package is not installed

A message says what is wrong and where; `hint` says what to do next.
"""

from __future__ import annotations

from typing import ClassVar


class CarethreadError(Exception):
    """Base of all errors that carethread raises on purpose.

    Args:
        message: what is wrong, and where.
        hint: what the reader can do next; empty when there is nothing to say.
    """

    exit_code: ClassVar[int] = 2
    http_status: ClassVar[int] = 500

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(CarethreadError):
    """A command, option or value that makes no sense."""

    exit_code = 2
    http_status = 400


class QueryError(UsageError):
    """A query that cannot be understood.

    Args:
        message: what is wrong.
        query: the query as given.
        start: first code point of the wrong place in `query`.
        end: one past its last code point.
        hint: what was probably meant.
        suggestions: the nearest right words, best first.
    """

    def __init__(
        self,
        message: str,
        *,
        query: str,
        start: int,
        end: int,
        hint: str = "",
        suggestions: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message, hint=hint)
        self.query = query
        self.start = start
        self.end = end
        self.suggestions = suggestions


class LexiconError(UsageError):
    """A lexicon file with something wrong in it; `problems` are (line number, text) pairs."""

    def __init__(self, message: str, *, problems: tuple[tuple[int, str], ...] = (), hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.problems = problems


class NotFound(CarethreadError):
    """No record or thread has that id."""

    exit_code = 1
    http_status = 404


class IndexMissing(CarethreadError):
    """There is no index in that folder."""

    exit_code = 3
    http_status = 404


class IndexUnreadable(CarethreadError):
    """The index there was made by something this version cannot read."""

    exit_code = 3
    http_status = 503


class UnreadableSource(CarethreadError):
    """An input that gives no records.

    Args:
        message: the reason, in words that a user understands.
        reason: a short fixed slug for reports: `empty`, `binary`, `no-thread`, `encoding`, `permission`, `truncated`,
            `too-large`, `too-deep`, `bomb`, `malformed`, `special-file`, `unsafe-path`, `io`, `time`.
    """

    exit_code = 4
    http_status = 422

    def __init__(self, message: str, *, reason: str, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.reason = reason


class IndexBusy(CarethreadError):
    """Another process is writing this index."""

    exit_code = 5
    http_status = 503


class StorageError(CarethreadError):
    """The disk is full, read-only or failing. The index is as before."""

    exit_code = 4
    http_status = 507


class EngineError(CarethreadError):
    """A search engine failed, is away, or answered only in part."""

    exit_code = 4
    http_status = 502


class TimeLimit(EngineError):
    """A question took longer than its time limit."""

    http_status = 503


class MissingExtra(CarethreadError):
    """A feature whose optional package is not installed; the hint names the extra."""

    exit_code = 2
    http_status = 501
