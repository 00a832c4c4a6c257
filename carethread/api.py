"""The public Python API: open an index and ask it, with the same answers as the command line.

    import carethread

    with carethread.open("my-index") as index:
        for hit in index.search("IL-2", role="editor"):
            print(hit.record.author_role, hit.snippets[0].text)

Results are frozen, typed (`carethread.query.results`), show themselves as tables in notebooks, and turn into pandas
frames with `.to_pandas()` where pandas is installed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypedDict, Unpack

from carethread.index.engine import Sort
from carethread.index.home.place import Place
from carethread.index.lexicon import Lexicon
from carethread.index.record import Record
from carethread.query.answers import CountTable, Explanation, PairResult, Resolution, ThreadView, Treatment
from carethread.query.filters import Filters
from carethread.query.results import SearchResult
from carethread.query.service import GroupBy, Service


class FilterOptions(TypedDict, total=False):
    """The contract's filters as keyword arguments; a string, or several of them (see `Filters`)."""

    role: str | Sequence[str]
    kind: str | Sequence[str]
    treatment: str | Sequence[str]
    about: str | Sequence[str]
    author: str | Sequence[str]
    thread: str | Sequence[str]
    evidence: str | Sequence[str]
    to: str | Sequence[str]
    has: str | Sequence[str]
    is_: str | Sequence[str]
    since: str
    until: str
    date: str


def open(path: str | Place, *, lexicon: Lexicon | None = None) -> Index:
    """Open the index in a folder, or at `https://host:9200/name` in a cluster.

    Raises IndexMissing, IndexUnreadable, StorageError.

    lexicon: another than the built-in one (`carethread.index.lexicon.load`), as it was used to index.
    """
    return Index(Service.open(path, lexicon))


class Index:
    """An open index. Use it as a context manager, or close it.

    `query` is the query language of the command line; `exact` switches treatment names off. Every question raises
    QueryError for a query that cannot be understood and UsageError for an option that makes no sense.
    """

    def __init__(self, service: Service) -> None:
        self._service = service

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back files and engine."""
        self._service.close()

    def __len__(self) -> int:
        return self._service.count().total

    def search(
        self,
        query: str = "",
        *,
        exact: bool = False,
        sort: Sort = "relevance",
        group: GroupBy | None = None,
        limit: int = 10,
        offset: int = 0,
        context: int = 0,
        **filters: Unpack[FilterOptions],
    ) -> SearchResult:
        """A page of ranked hits."""
        return self._service.search(
            query,
            filters=_filters(filters),
            exact=exact,
            sort=sort,
            group=group,
            limit=limit,
            offset=offset,
            context=context,
        )

    def count(
        self,
        query: str = "",
        *,
        by: str | Sequence[str] = (),
        exact: bool = False,
        **filters: Unpack[FilterOptions],
    ) -> CountTable:
        """Distinct records by zero, one or two fields ("role", "role,treatment", ["role", "year"])."""
        names = by.split(",") if isinstance(by, str) else by
        return self._service.count(
            query, by=[name.strip() for name in names if name.strip()], filters=_filters(filters), exact=exact
        )

    def pairs(
        self,
        query: str = "",
        *,
        exact: bool = False,
        limit: int = 10,
        offset: int = 0,
        **filters: Unpack[FilterOptions],
    ) -> PairResult:
        """Questions with the editor's answers to them; the query may match either side."""
        return self._service.pairs(query, filters=_filters(filters), exact=exact, limit=limit, offset=offset)

    def unanswered(
        self,
        query: str = "",
        *,
        by: str = "editor",
        exact: bool = False,
        sort: Sort = "relevance",
        limit: int = 10,
        offset: int = 0,
        **filters: Unpack[FilterOptions],
    ) -> SearchResult:
        """Comments to the place that nobody of the role `by` answered."""
        return self._service.unanswered(
            query, role=by, filters=_filters(filters), exact=exact, sort=sort, limit=limit, offset=offset
        )

    def record(self, id: str) -> Record:
        """The record of that id, or whose id alone begins so. Raises NotFound."""
        return self._service.record(id)

    def thread(self, id: str) -> ThreadView:
        """A whole thread in reading order, by its id or that of a record in it. Raises NotFound."""
        return self._service.thread(id)

    def context(self, id: str, n: int = 0) -> ThreadView:
        """A record with the `n` records before and after it. Raises NotFound."""
        return self._service.context(id, n)

    def records(self, query: str = "", *, exact: bool = False, **filters: Unpack[FilterOptions]) -> Iterator[Record]:
        """All records that match, by thread and reading order."""
        for hit in self._service.records(query, filters=_filters(filters), exact=exact):
            yield hit.record

    def treatments(self, *, everything: bool = False) -> tuple[Treatment, ...]:
        """The treatments that this index names, with the classes above them; `everything`: the whole lexicon."""
        return self._service.treatments(everything=everything)

    def resolve(self, name: str) -> Resolution:
        """What a treatment's name means, and why."""
        return self._service.resolve(name)

    def explain(self, query: str = "", *, exact: bool = False, **filters: Unpack[FilterOptions]) -> Explanation:
        """How a query is understood, and how long each step takes."""
        return self._service.explain(query, filters=_filters(filters), exact=exact)

    def _repr_html_(self) -> str:
        return self._service.count(by=["role"])._repr_html_()


def _filters(options: FilterOptions) -> Filters:
    """The options as `Filters`; a single string is one value. Raises TypeError for an unknown one."""
    dates = ("since", "until", "date")
    values = {
        name: value if name in dates else ((value,) if isinstance(value, str) else tuple(value))
        for name, value in options.items()
        if isinstance(value, str | Sequence)
    }
    return Filters(**values)  # type: ignore[arg-type] # the TypedDict above has said each one's type
