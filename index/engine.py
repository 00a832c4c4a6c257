"""The engine protocol: what the service asks of Whoosh, tantivy or OpenSearch, and what they answer.

An engine is derived from the store. It holds no truth: it can be thrown away and made again from the records at any
time, and says by `generation` how far it has followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

from carethread.index.errors import EngineError
from carethread.index.fields import FACETS
from carethread.index.plan import EVERYTHING, Plan

if TYPE_CHECKING:
    from carethread.index.document import Document

Sort = Literal["relevance", "newest", "oldest", "thread"]
SORTS: tuple[Sort, ...] = ("relevance", "newest", "oldest", "thread")

MAX_EXPANSION = 1024  # terms that one prefix or fuzzy word may stand for
DEFAULT_TIMEOUT = 10.0  # seconds for one question


@dataclass(frozen=True, slots=True)
class ThreadChange:
    """Replace all documents of a thread by these; none takes the thread out."""

    thread: str
    documents: Sequence[Document] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One search. Ties of every sort go by thread id, then ordinal, ascending; unknown dates come last.

    plan: what must match and scores. filter: what must match and does not score.
    offset, limit: the page; limit 0 asks for the total only.
    timeout: seconds; the engine raises `TimeLimit` when it takes longer.
    """

    plan: Plan
    filter: Plan = EVERYTHING
    sort: Sort = "relevance"
    offset: int = 0
    limit: int = 10
    timeout: float = DEFAULT_TIMEOUT


@dataclass(frozen=True, slots=True)
class Hit:
    """One hit: the record's id and its score (0.0 where nothing scores, or the page goes by date or thread)."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Page:
    """The hits of one page, and the exact number of all."""

    total: int
    hits: tuple[Hit, ...]


Cell = tuple[str | None, ...]  # a facet's values; None where a record has none


@dataclass(frozen=True, slots=True)
class Counts:
    """A cross-table: for each tuple of facet values how many distinct records, and of how many distinct threads.

    A record counts once in each cell it belongs to; where a record has no value the cell holds None. `total` and
    `threads` count distinct records and threads over everything that matched. Numbers of threads are None when they
    were not asked for.
    """

    by: tuple[str, ...]
    cells: Mapping[Cell, tuple[int, int | None]]
    total: int
    threads: int | None


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """What `doctor` tells: documents held, bytes on disk (None if it cannot say), version of the library."""

    documents: int
    bytes: int | None
    version: str
    notes: tuple[str, ...] = field(default=())


def check_facets(by: Sequence[str]) -> None:
    """Raise EngineError unless these can be counted by: at most two, and facets all."""
    if len(by) > 2 or not FACETS.issuperset(by):
        raise EngineError(f"cannot count by {', '.join(by)}", hint="at most two of: " + ", ".join(sorted(FACETS)))


class Engine(Protocol):
    """A search engine over documents. All methods raise `EngineError` (or a child of it) when the engine fails."""

    name: str

    def generation(self) -> int | None:
        """The store's generation that this engine has followed to; None when it has nothing usable."""

    def apply(self, changes: Iterable[ThreadChange], generation: int) -> None:
        """Make the changes, then be at `generation`. All or nothing as far as a reader can see."""

    def search(self, question: Question) -> Page:
        """The page of hits that `question` asks for."""

    def count(self, plan: Plan, by: Sequence[str], timeout: float = DEFAULT_TIMEOUT, *, threads: bool = True) -> Counts:
        """Count what matches `plan` by zero, one or two facets (names in `fields.FACETS`).

        threads: whether distinct threads are counted, too; records alone cost less.
        """

    def terms(self, field: str, prefix: str = "", limit: int = 100) -> list[tuple[str, int]]:
        """Terms of a field that begin with `prefix`, with their number of documents, most frequent first."""

    def explain(self, question: Question) -> str:
        """The query in the engine's own words, for `--explain`."""

    def info(self) -> EngineInfo:
        """What it is and how much it holds."""

    def close(self) -> None:
        """Give back files and connections."""
