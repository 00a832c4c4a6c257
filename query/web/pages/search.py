"""Search results, pairs, unanswered; and results in other forms (`/search.json`, `.csv`, `.atom`)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from carethread.query.answers import CountTable, PairResult
from carethread.query.export.rows import flat, row
from carethread.query.render.rows import as_csv
from carethread.query.results import SearchResult
from carethread.query.web.asked import FACETS, Asked, asked
from carethread.query.web.feed import atom
from carethread.query.web.pages.rendering import page
from carethread.query.web.serving import Open

_SHOWN = 8  # values of one facet


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: how many records of the answer have it, and the address that keeps only these."""

    value: str
    label: str
    records: int
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A field of the answer with its values."""

    name: str
    choices: tuple[Choice, ...]


async def search(request: Request) -> Response:
    """The results of a query, with facets, sorts and pages."""
    return await run_in_threadpool(_search, request)


def _search(request: Request) -> Response:
    question = asked(request.query_params)
    with request.app.state.pool.take() as held:
        result = find(held, question)
        facets = _facets(held, question) if result.total else ()
        return page(request, "search.html", held, asked=question, result=result, facets=facets, chips=chips(question))


def find(held: Open, question: Asked, **more: Any) -> SearchResult:
    """Ask the service, redact the answer where the server was told to."""
    result = held.service.search(
        question.q,
        filters=question.as_filters,
        exact=question.exact,
        sort=question.sort,
        limit=question.limit,
        offset=question.offset,
        **more,
    )
    return redacted(held, result)


def redacted(held: Open, result: SearchResult) -> SearchResult:
    """The same with persons masked, where the server was told to."""
    if held.redactor is None:
        return result
    rows = tuple(held.redactor.hit(hit) for hit in result.rows)
    return replace(result, rows=rows, hits=tuple(hit for hit in rows if hit.hit))


def chips(question: Asked) -> list[tuple[str, str]]:
    """The filters that are on, each with the address without it."""
    return [(f"{name}: {value}", question.without(name, value).to_query()) for name, value in question.filters]


def _facets(held: Open, question: Asked) -> tuple[Facet, ...]:
    facets = []
    for name in FACETS:
        table = held.service.count(question.q, by=(name,), filters=question.as_filters, exact=question.exact)
        facets.append(Facet(name, _choices(held, question, name, table)))
    return tuple(facet for facet in facets if len(facet.choices) > 1)


def _choices(held: Open, question: Asked, name: str, table: CountTable) -> tuple[Choice, ...]:
    rows = [each for each in table.rows if each.values[0] is not None][:_SHOWN]
    lexicon = held.service.lexicon
    choices = []
    for each in rows:
        value = str(each.values[0])
        label = lexicon.concept(value).label if name in ("treatment", "class") and value in lexicon else value
        choices.append(Choice(value, label, each.records, question.with_filter(name, value).to_query()))
    return tuple(choices)


async def in_form(request: Request) -> Response:
    """The same results as json, csv or an Atom feed."""
    return await run_in_threadpool(_in_form, request)


def _in_form(request: Request) -> Response:
    form = request.path_params["form"]
    question = asked(request.query_params, sort="newest" if form == "atom" else "relevance")
    if form not in ("json", "csv", "atom"):
        raise HTTPException(404)
    with request.app.state.pool.take() as held:
        result = find(held, question)
    if form == "json":
        return JSONResponse(result.to_json())
    if form == "atom":
        return Response(atom(str(request.base_url), question, result), media_type="application/atom+xml")
    lines = as_csv(flat(row(hit)) for hit in result.hits)
    headers = {"content-disposition": 'attachment; filename="carethread.csv"'}
    return StreamingResponse((line + "\r\n" for line in lines), media_type="text/csv; charset=utf-8", headers=headers)


async def pairs(request: Request) -> Response:
    """Questions with the editor's answers."""
    return await run_in_threadpool(_pairs, request)


def _pairs(request: Request) -> Response:
    question = asked(request.query_params)
    with request.app.state.pool.take() as held:
        result = held.service.pairs(
            question.q,
            filters=question.as_filters,
            exact=question.exact,
            limit=question.limit,
            offset=question.offset,
        )
        return page(
            request, "pairs.html", held, asked=question, result=redacted_pairs(held, result), chips=chips(question)
        )


def redacted_pairs(held: Open, result: PairResult) -> PairResult:
    """The same with persons masked, where the server was told to."""
    if held.redactor is None:
        return result
    mask = held.redactor.hit
    made = tuple(replace(p, question=mask(p.question), answers=tuple(map(mask, p.answers))) for p in result.pairs)
    return replace(result, pairs=made)


async def unanswered(request: Request) -> Response:
    """Comments to the house that no editor answered."""
    return await run_in_threadpool(_unanswered, request)


def _unanswered(request: Request) -> Response:
    question = asked(request.query_params, sort="newest")
    with request.app.state.pool.take() as held:
        result = held.service.unanswered(
            question.q,
            filters=question.as_filters,
            exact=question.exact,
            sort=question.sort,
            limit=question.limit,
            offset=question.offset,
        )
        return page(
            request, "unanswered.html", held, asked=question, result=redacted(held, result), chips=chips(question)
        )
