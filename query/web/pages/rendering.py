"""Rendering templates, with what every page shows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from carethread._version import __version__
from carethread.index.errors import CarethreadError, QueryError
from carethread.query.language import MAX_QUERY
from carethread.query.render.hits import CARE
from carethread.query.web.asked import Asked
from carethread.query.web.serving import Open
from carethread.query.web.settings import MAX_ROWS

# Answers change with the index's generation only; a shared cache has no business with health questions.
_CACHE = "private, no-cache"

Endpoint = Callable[[Request], Awaitable[Response]]


def served(make: Callable[[Request, Open], Response]) -> Endpoint:
    """The endpoint that answers with what `make` makes of a request and an open service, in a thread of its own.

    An asker who has the answer already gets 304, and nothing is asked of the index.
    """

    def answer(request: Request) -> Response:
        with request.app.state.pool.take() as held:
            return unchanged(request, held) or make(request, held)

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(answer, request)

    return endpoint


def page(
    request: Request,
    template: str,
    held: Open | None = None,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **values: Any,
) -> Response:
    """A template as an answer, with an ETag of the index's generation."""
    common = {
        "care": CARE,
        "redact": request.app.state.settings.redact,
        "asked": Asked(),
        "chips": (),
        "path": request.url.path,
        "version": __version__,
        "max_rows": MAX_ROWS,
    }
    html = request.app.state.templates.get_template(template).render(common | values)
    tags = {"cache-control": _CACHE} if held is None else validators(request, held)
    return HTMLResponse(html, status, {**tags, **(headers or {})})


def unchanged(request: Request, held: Open) -> Response | None:
    """304 when the asker has what we would send."""
    tags = validators(request, held)
    known = {tag.strip() for tag in request.headers.get("if-none-match", "").split(",")}
    return Response(status_code=304, headers=tags) if tags["etag"] in known else None


def validators(request: Request, held: Open) -> dict[str, str]:
    """The headers that say how long an answer holds."""
    return {"etag": etag(request, held), "cache-control": _CACHE}


def etag(request: Request, held: Open) -> str:
    """Changes with the index, the lexicon, the version and the way of showing; weak, since gzip changes the bytes."""
    shown = "r" if request.app.state.settings.redact else "o"
    return f'W/"{held.index_id[:8]}-{held.generation}-{held.service.lexicon.hash[:8]}-{__version__}-{shown}"'


def error_page(
    request: Request,
    error: CarethreadError,
    headers: Mapping[str, str] | None = None,
    status: int | None = None,
    meant: Sequence[tuple[str, str]] = (),
) -> Response:
    """An error as a page that helps on: what is wrong, where in the query, what was meant (words and address)."""
    status = status or error.http_status
    query = request.query_params.get("q", "").strip()
    if isinstance(error, QueryError):
        meant = _meant(request, error)
    return page(
        request,
        "error.html",
        status=status,
        headers=headers,
        error=error,
        status_code=status,
        place=_place(error) if isinstance(error, QueryError) else None,
        meant=meant,
        hint=_hint(error.hint, said=bool(meant)),
        asked=Asked(q=query if len(query) <= MAX_QUERY else ""),
    )


def _hint(hint: str, *, said: bool) -> str:
    """What to do next, without what was meant where that is said already."""
    first, mark, rest = hint.partition("? ")
    return rest if said and mark and first.startswith("did you mean") else hint


def _place(error: QueryError) -> tuple[str, str, str]:
    """The query in three parts, the wrong one in the middle."""
    return error.query[: error.start], error.query[error.start : error.end], error.query[error.end :]


def _meant(request: Request, error: QueryError) -> list[tuple[str, str]]:
    """What was probably meant, each in words and as an address; only where the wrong place stands in the address."""
    before, _, after = _place(error)
    made = []
    for better in error.suggestions:
        words = f"{before}{better}{after}"
        pairs = [(name, words if value.strip() == error.query else value) for name, value in _params(request)]
        if pairs != _params(request):
            made.append((words, f"{request.url.path}?{urlencode(pairs)}"))
    return made


def _params(request: Request) -> list[tuple[str, str]]:
    return request.query_params.multi_items()
