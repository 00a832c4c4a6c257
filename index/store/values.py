"""What the store says about itself and its changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from carethread.index.errors import NotFound
from carethread.index.record import Kind, RecordThread, Role


@dataclass(frozen=True, slots=True)
class SourceDelta:
    """What reading a source changed, in records; `withheld` were taken down before and stay away."""

    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    dropped: int = 0
    withheld: int = 0

    def __add__(self, other: SourceDelta) -> SourceDelta:
        return SourceDelta(
            self.new + other.new,
            self.replaced + other.replaced,
            self.unchanged + other.unchanged,
            self.dropped + other.dropped,
            self.withheld + other.withheld,
        )


class Link(NamedTuple):
    """A record without its words: where it hangs, and who speaks. The names are those of `Record`."""

    id: str
    thread_id: str
    parent_id: str | None
    kind: Kind
    author_role: Role


@dataclass(frozen=True, slots=True)
class View:
    """What one source gives of a thread. Views are merged by `page`, then by the `rank` of their source."""

    source: str
    page: int
    rank: str
    thread: RecordThread


@dataclass(frozen=True, slots=True)
class StoreCounts:
    """How much a store holds."""

    threads: int
    records: int
    posts: int
    sources: int
    annotations: int
    takedowns: int


@dataclass(frozen=True, slots=True)
class SourceState:
    """A source as it was last read: its key, the hash of its content, and what the indexer wanted to remember."""

    key: str
    digest: str
    meta: Mapping[str, Any]
    threads: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A person's correction. `at` is ISO 8601 in UTC; `known` says whether the record is in the store now."""

    id: str
    role: Role | None
    note: str | None
    by: str | None
    at: str
    known: bool


@dataclass(frozen=True, slots=True)
class TakedownEntry:
    """That something was taken down, and when (ISO 8601, UTC), never what."""

    at: str
    kind: str
    records: int
    reason: str


SHOWN_IDS = 6  # of those that begin alike


def meant(prefix: str, ids: Sequence[str]) -> str:
    """The id that `prefix` means, of the first `SHOWN_IDS` that begin so, sorted: that id itself, or the only one.

    Raises NotFound.
    """
    if not ids or not prefix:
        raise NotFound(f"no record has the id {prefix!r}", hint="carethread search --format ids prints ids")
    if ids[0] == prefix or len(ids) == 1:
        return ids[0]
    raise NotFound(f"several records have an id that begins with {prefix!r}", hint="one of: " + ", ".join(ids))
