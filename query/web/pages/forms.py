"""Results in other forms: `.json`, `.csv` and `.atom` at the end of a result's address."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from carethread.index.engine import Sort
from carethread.query.answers import PairResult
from carethread.query.export.rows import flat, row
from carethread.query.render.rows import as_csv
from carethread.query.results import Hit, SearchResult
from carethread.query.web.asked import Asked, asked
from carethread.query.web.feed import atom
from carethread.query.web.pages.rendering import unchanged, validators
from carethread.query.web.pages.search import find, find_pairs, find_unanswered
from carethread.query.web.serving import Open


@dataclass(frozen=True, slots=True)
class _Kind:
    """A page of results: how it is asked for, and in which order when the address names none."""

    find: Callable[[Open, Asked], SearchResult | PairResult]
    sort: Sort


_KINDS = {
    "search": _Kind(find, "relevance"),
    "pairs": _Kind(find_pairs, "relevance"),
    "unanswered": _Kind(find_unanswered, "newest"),
}


async def in_form(request: Request) -> Response:
    """The same results as json, csv or an Atom feed."""
    return await run_in_threadpool(_in_form, request)


def _in_form(request: Request) -> Response:
    name, form = request.path_params["kind"], request.path_params["form"]
    kind = _KINDS.get(name)
    if kind is None or form not in ("json", "csv", "atom"):
        raise HTTPException(404)
    question = asked(request.query_params, sort="newest" if form == "atom" else kind.sort)
    with request.app.state.pool.take() as held:
        same = unchanged(request, held)
        if same is not None:
            return same
        response = _written(request, name, form, question, kind.find(held, question))
        response.headers.update(validators(request, held))
    return response


def _written(request: Request, name: str, form: str, question: Asked, result: SearchResult | PairResult) -> Response:
    if form == "json":
        return JSONResponse(result.to_json())
    hits = list(_hits(result))
    if form == "atom":
        feed = atom(str(request.base_url), name, question, hits)
        return Response(feed, media_type="application/atom+xml")
    lines = as_csv(flat(row(hit)) for hit in hits)
    headers = {"content-disposition": f'attachment; filename="carethread-{name}.csv"'}
    return Response("".join(f"{line}\r\n" for line in lines), media_type="text/csv", headers=headers)


def _hits(result: SearchResult | PairResult) -> Iterable[Hit]:
    if isinstance(result, SearchResult):
        return result.hits
    return (hit for pair in result.pairs for hit in (pair.question, *pair.answers))
