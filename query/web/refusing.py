"""Answers to requests that come to nothing: a page for people, a problem for programs."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from carethread.index.errors import UsageError
from carethread.query.web.api.problem import problem
from carethread.query.web.pages.rendering import error_page

_FOR_KEEPERS = (403, 421)  # the server is reached in a way that its keeper did not mean: a page would lead nowhere


def for_programs(scope: Scope) -> bool:
    """Whether programs ask at this address."""
    path: str = scope["path"]
    return path.startswith("/api/") or path.endswith((".json", ".csv", ".atom"))


def refuse(scope: Scope, status: int, detail: str, headers: dict[str, str] | None = None, /) -> Response:
    """The answer to a request that is turned away before anything is asked of the index."""
    if for_programs(scope) or status in _FOR_KEEPERS:
        return problem(scope, status, detail, headers)
    seconds = (headers or {}).get("retry-after")
    hint = f"please try again in {seconds} second{'' if seconds == '1' else 's'}" if seconds else ""
    return error_page(Request(scope), UsageError(detail, hint=hint), headers, status)
