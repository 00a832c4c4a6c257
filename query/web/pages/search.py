"""Results by query: records, questions with their answers, comments without one. Each has a page, and other forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from carethread.index.engine import Sort
from carethread.query.answers import PairResult
from carethread.query.results import Listing, SearchResult
from carethread.query.service import What
from carethread.query.web import masking
from carethread.query.web.asked import Asked, asked
from carethread.query.web.pages.facets import chips, facets
from carethread.query.web.pages.rendering import Endpoint, page, served
from carethread.query.web.serving import Open

Result = SearchResult | PairResult


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of results: its name in addresses, the service's word for it, how a page of it is asked for, and its
    order where the address names none."""

    name: str
    what: What
    find: Callable[[Open, Asked], Result]
    sort: Sort = "relevance"


def find(held: Open, question: Asked) -> SearchResult:
    """The records that match, redacted where the server was told to."""
    result = held.service.search(sort=question.sort, **_window(held, question))
    return masking.search_result(held, result)


def find_pairs(held: Open, question: Asked) -> PairResult:
    """Questions with the editor's answers, redacted where the server was told to."""
    return masking.pair_result(held, held.service.pairs(**_window(held, question)))


def find_unanswered(held: Open, question: Asked) -> SearchResult:
    """Comments to the house that no editor answered, redacted where the server was told to."""
    result = held.service.unanswered(sort=question.sort, **_window(held, question))
    return masking.search_result(held, result)


def _window(held: Open, question: Asked) -> dict[str, Any]:
    """What the service is asked, once it may be: persons are no question to a server that masks them."""
    masking.check(held, question.q, question.as_filters)
    return {
        "query": question.q,
        "filters": question.as_filters,
        "exact": question.exact,
        "limit": question.limit,
        "offset": question.offset,
    }


def list_ids(held: Open, kind: Kind, question: Asked, most: int) -> Listing:
    """The ids of the first `most` records of an answer, in its order."""
    masking.check(held, question.q, question.as_filters)
    return held.service.ids(
        kind.what, question.q, filters=question.as_filters, exact=question.exact, sort=question.sort, limit=most
    )


SEARCH = Kind("search", "records", find)
PAIRS = Kind("pairs", "pairs", find_pairs)
UNANSWERED = Kind("unanswered", "unanswered", find_unanswered, sort="newest")
KINDS = {kind.name: kind for kind in (SEARCH, PAIRS, UNANSWERED)}


def results(kind: Kind) -> Endpoint:
    """The page of a kind of results: chips for the filters that are on, and facets beside records."""

    def show(request: Request, held: Open) -> Response:
        question = asked(request.query_params, sort=kind.sort)
        result = kind.find(held, question)
        more: dict[str, Any] = {}
        if isinstance(result, SearchResult) and kind is SEARCH:
            more["facets"] = facets(held.service, question, result.total) if result.total else ()
        more["chips"] = chips(held.service.lexicon, question)
        return page(request, f"{kind.name}.html", held, asked=question, result=result, **more)

    return served(show)
