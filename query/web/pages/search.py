"""Search results, pairs, unanswered: each as a page."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from carethread.query.answers import PairResult
from carethread.query.results import SearchResult
from carethread.query.web import masking
from carethread.query.web.asked import Asked, asked
from carethread.query.web.pages.facets import chips, facets
from carethread.query.web.pages.rendering import page
from carethread.query.web.serving import Open


async def search(request: Request) -> Response:
    """The results of a query, with facets, sorts and pages."""
    return await run_in_threadpool(_search, request)


def _search(request: Request) -> Response:
    question = asked(request.query_params)
    with request.app.state.pool.take() as held:
        result = find(held, question)
        return page(
            request,
            "search.html",
            held,
            asked=question,
            result=result,
            facets=facets(held.service, question, result.total) if result.total else (),
            chips=chips(held.service.lexicon, question),
        )


def find(held: Open, question: Asked) -> SearchResult:
    """Ask the service, redact the answer where the server was told to."""
    masking.check(held, question.q, question.as_filters)
    result = held.service.search(
        question.q,
        filters=question.as_filters,
        exact=question.exact,
        sort=question.sort,
        limit=question.limit,
        offset=question.offset,
    )
    return masking.search_result(held, result)


async def pairs(request: Request) -> Response:
    """Questions with the editor's answers."""
    return await run_in_threadpool(_pairs, request)


def _pairs(request: Request) -> Response:
    question = asked(request.query_params)
    with request.app.state.pool.take() as held:
        return page(
            request,
            "pairs.html",
            held,
            asked=question,
            result=find_pairs(held, question),
            chips=chips(held.service.lexicon, question),
        )


def find_pairs(held: Open, question: Asked) -> PairResult:
    """Ask for pairs, redact them where the server was told to."""
    masking.check(held, question.q, question.as_filters)
    result = held.service.pairs(
        question.q, filters=question.as_filters, exact=question.exact, limit=question.limit, offset=question.offset
    )
    return masking.pair_result(held, result)


async def unanswered(request: Request) -> Response:
    """Comments to the house that no editor answered."""
    return await run_in_threadpool(_unanswered, request)


def _unanswered(request: Request) -> Response:
    question = asked(request.query_params, sort="newest")
    with request.app.state.pool.take() as held:
        return page(
            request,
            "unanswered.html",
            held,
            asked=question,
            result=find_unanswered(held, question),
            chips=chips(held.service.lexicon, question),
        )


def find_unanswered(held: Open, question: Asked) -> SearchResult:
    """Ask for what no editor answered, redact it where the server was told to."""
    masking.check(held, question.q, question.as_filters)
    result = held.service.unanswered(
        question.q,
        filters=question.as_filters,
        exact=question.exact,
        sort=question.sort,
        limit=question.limit,
        offset=question.offset,
    )
    return masking.search_result(held, result)
