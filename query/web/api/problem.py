"""Errors as problem details (RFC 9457), with the place of a query error."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from starlette.responses import JSONResponse
from starlette.types import Scope

from carethread.index.errors import CarethreadError, QueryError


def problem(
    scope: Scope,
    status: int,
    detail: str,
    headers: dict[str, str] | None = None,
    /,
    *,
    error: CarethreadError | None = None,
) -> JSONResponse:
    """A problem as an answer. A query error says where in the query (code points, end exclusive) and what was meant."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": scope["path"],
    }
    if error is not None and error.hint:
        body["hint"] = error.hint
    if isinstance(error, QueryError):
        body |= {"query": error.query, "start": error.start, "end": error.end, "suggestions": list(error.suggestions)}
    sent = {"cache-control": "no-store", **(headers or {})}
    return JSONResponse(body, status, sent, media_type="application/problem+json")
