"""What an address asks for: the query, filters, order and page that stand in it, and the address that stands for them.

The address is the query: every page can be shared, bookmarked and gone back to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from carethread.index.engine import SORTS, Sort
from carethread.index.errors import UsageError
from carethread.query.filters import Filters
from carethread.query.language.fields import QUERY_FIELDS
from carethread.query.web.settings import MAX_OFFSET, MAX_PAGE_SIZE, PAGE_SIZE

_ONE_VALUE = ("since", "until", "date")
FACETS = ("role", "kind", "treatment", "class", "year")
# A facet's own name in the address, and the query field that it is.
_FIELD = {"class": "treatment", "year": "date"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, as an address says it. `filters` are (field, value) pairs in the order of the address.

    usual: the order of a page whose address names none.
    """

    q: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    exact: bool = False
    sort: Sort = "relevance"
    offset: int = 0
    limit: int = PAGE_SIZE
    usual: Sort = "relevance"

    @property
    def as_filters(self) -> Filters:
        """The filters as the service takes them."""
        values: dict[str, Any] = {}
        for name, value in self.filters:
            field = "is_" if name == "is" else name
            values[field] = value if name in _ONE_VALUE else (*values.get(field, ()), value)
        return Filters(**values)

    def to_query(self) -> str:
        """The address's query string, without what is usual; empty when all is."""
        pairs: list[tuple[str, str]] = [("q", self.q)] if self.q else []
        pairs += self.filters
        usual: Mapping[str, object] = {"exact": False, "sort": self.usual, "offset": 0, "limit": PAGE_SIZE}
        for name, value in usual.items():
            mine = getattr(self, name)
            if mine != value:
                pairs.append((name, "1" if mine is True else str(mine)))
        return urlencode(pairs)

    def with_filter(self, facet: str, value: str) -> Asked:
        """The same, narrowed by a facet's value, from the first page on."""
        pair = self.filter_of(facet, value)
        kept = self.filters if pair[0] == "treatment" else self.open_in(facet).filters
        return replace(self, filters=(*(other for other in kept if other != pair), pair), offset=0)

    @staticmethod
    def filter_of(facet: str, value: str) -> tuple[str, str]:
        """The filter that a facet's value stands for."""
        return _FIELD.get(facet, facet), value

    def open_in(self, facet: str) -> Asked:
        """The same without the filters of a facet's field, to count what else could be chosen there."""
        name = _FIELD.get(facet, facet)
        return replace(self, filters=tuple(pair for pair in self.filters if pair[0] != name), offset=0)

    def without(self, name: str, value: str) -> Asked:
        """The same without one filter, from the first page on."""
        return replace(self, filters=tuple(pair for pair in self.filters if pair != (name, value)), offset=0)

    def at(self, offset: int) -> Asked:
        """The same, on the page that begins there."""
        return replace(self, offset=max(0, offset))

    def instead(self, wrong: str, better: str) -> Asked:
        """The same with one part of the query written otherwise, from the first page on."""
        return replace(self, q=self.q.replace(wrong, better, 1), offset=0)

    def dropping(self, part: str) -> Asked:
        """The same without a filter named as the query writes it ("role:editor"): an option, or a part of `q`."""
        kept = tuple((name, value) for name, value in self.filters if f"{name}:{value}" != part)
        if kept != self.filters:
            return replace(self, filters=kept, offset=0)
        return replace(self, q=" ".join(self.q.replace(part, " ", 1).split()), offset=0)

    def only(self, query: str) -> Asked:
        """Another query without any filter."""
        return replace(self, q=query, filters=(), offset=0)


def asked(params: QueryParams, sort: Sort = "relevance") -> Asked:
    """Read an address. Empty values are as if they were not there; `cursor` is where the API's next page begins.

    Raises UsageError for a page, sort or limit that makes no sense.
    """
    filters = [(name, value.strip()) for name, value in params.multi_items() if name in QUERY_FIELDS and value.strip()]
    return Asked(
        q=params.get("q", "").strip(),
        filters=tuple(dict.fromkeys(filters)),
        exact=params.get("exact", "") not in ("", "0", "false"),
        sort=_sort(params.get("sort") or sort),
        offset=_number(params, "offset", 0, MAX_OFFSET),
        limit=_number(params, "limit", PAGE_SIZE, MAX_PAGE_SIZE),
        usual=sort,
    )


def _sort(name: str) -> Sort:
    for known in SORTS:
        if known == name:
            return known
    raise UsageError(f"cannot sort by {name!r}", hint="one of: " + ", ".join(SORTS))


def _number(params: QueryParams, name: str, usual: int, most: int) -> int:
    text = params.get(name, "")
    if not text:
        return usual
    if not text.isascii() or not text.isdigit() or len(text) > 9 or int(text) > most:
        raise UsageError(f"{name} is a whole number up to {most:,}, not {text[:40]!r}")
    return int(text)
