"""Results in other forms: `.json`, `.csv` and `.atom` at the end of a result's address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from carethread.query.results import Hit, SearchResult
from carethread.query.web.asked import Asked, asked
from carethread.query.web.downloads import Downloads
from carethread.query.web.feed import atom
from carethread.query.web.pages.rendering import served, validators
from carethread.query.web.pages.search import KINDS, Kind, Result, list_ids
from carethread.query.web.paging import after
from carethread.query.web.serving import Open
from carethread.query.web.settings import MAX_ROWS

_ENTRIES = 50  # of a feed, where its address does not say


@served
def in_form(request: Request, held: Open) -> Response:
    """The same results as json, csv or an Atom feed."""
    kind, form = KINDS.get(request.path_params["kind"]), request.path_params["form"]
    if kind is None or form not in _FORMS:
        raise HTTPException(404)
    question = asked(request.query_params, sort="newest" if form == "atom" else kind.sort)
    response = _FORMS[form](request, held, kind, question)
    response.headers.update(validators(request, held))
    return response


def _json(request: Request, held: Open, kind: Kind, question: Asked) -> Response:
    """A page, with the address of the next one: in it, and in the header `Link`."""
    result = kind.find(held, question)
    shown = len(result)
    following, notes = after(question.offset, shown, result.total)
    more = f"{request.base_url}{kind.name}.json?{question.at(following).to_query()}" if following else None
    data = result.to_json()
    data |= {"notes": [*data["notes"], *(note.to_json() for note in notes)], "next": more}
    return JSONResponse(data, headers={"link": f'<{more}>; rel="next"'} if more else {})


def _csv(request: Request, held: Open, kind: Kind, question: Asked) -> Response:
    """All records of the answer, `MAX_ROWS` at most; with `limit` those of the page alone."""
    downloads: Downloads = request.app.state.downloads
    if "limit" in request.query_params:
        found = [hit.record.id for hit in _hits(kind.find(held, question))]
        return downloads.start(f"{kind.name}-page", found)
    listing = list_ids(held, kind, question, MAX_ROWS)
    name = kind.name if listing.whole else f"{kind.name}-first-{len(listing.ids)}"
    return downloads.start(name, listing.ids)


def _atom(request: Request, held: Open, kind: Kind, question: Asked) -> Response:
    """The newest first, `_ENTRIES` where the address does not say how many."""
    page = question if "limit" in request.query_params else replace(question, limit=_ENTRIES)
    hits = list(_hits(kind.find(held, page)))
    return Response(atom(str(request.base_url), kind.name, question, hits), media_type="application/atom+xml")


def _hits(result: Result) -> Iterable[Hit]:
    if isinstance(result, SearchResult):
        return result.hits
    return (hit for pair in result.pairs for hit in (pair.question, *pair.answers))


_FORMS = {"json": _json, "csv": _csv, "atom": _atom}
