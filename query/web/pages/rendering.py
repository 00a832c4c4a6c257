"""Rendering templates, with what every page shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from carethread.index.errors import CarethreadError, QueryError
from carethread.query.render.hits import CARE
from carethread.query.web.asked import Asked
from carethread.query.web.serving import Open

# Answers change with the index's generation only; a shared cache has no business with health questions.
_CACHE = "private, no-cache"


def page(
    request: Request,
    template: str,
    held: Open | None = None,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **values: Any,
) -> Response:
    """A template as an answer, with an ETag of the index's generation: a page that did not change is not sent again."""
    tag = None if held is None else etag(request, held)
    if tag is not None and request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"etag": tag, "cache-control": _CACHE})
    settings = request.app.state.settings
    common = {"request": request, "care": CARE, "redact": settings.redact, "asked": Asked(), "path": request.url.path}
    html = request.app.state.templates.get_template(template).render(common | values)
    sent = {"cache-control": _CACHE, **({"etag": tag} if tag else {}), **(headers or {})}
    return HTMLResponse(html, status, sent)


def etag(request: Request, held: Open) -> str:
    """Changes with the index, the address and the way of showing; weak, since gzip changes the bytes."""
    store = held.service.home.store
    redacted = "r" if request.app.state.settings.redact else "o"
    return f'W/"{store.index_id[:8]}-{held.generation}-{redacted}"'


def error_page(
    request: Request, error: CarethreadError, headers: Mapping[str, str] | None = None, status: int | None = None
) -> Response:
    """An error as a page that helps on: what is wrong, where in the query, what was meant."""
    marked = None
    if isinstance(error, QueryError):
        query, start, end = error.query, error.start, max(error.end, error.start + 1)
        marked = (query[:start], query[start:end], query[end:])
    return page(
        request,
        "error.html",
        status=status or error.http_status,
        headers=headers,
        error=error,
        marked=marked,
        asked=Asked(q=request.query_params.get("q", "")),
    )
