"""The access log: one line a request, without what was asked."""

from __future__ import annotations

import logging

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from carethread.query.web.metrics import Metrics

LOGGER = "carethread.access"
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"})


class AccessLog:
    """One line a request: method, page, status, milliseconds. Queries, ids and treatments are health matters.

    pages: the first parts of paths that may stand in the log ("/search", "/api/v1/count"); all else is "other", since
    anything can be typed into an address.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics, pages: frozenset[str]) -> None:
        self._app = app
        self._metrics = metrics
        self._pages = pages
        self._log = _logger()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI call."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 500

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        page = self._page(scope["path"])
        method = scope["method"] if scope["method"] in _METHODS else "other"
        with self._metrics.request() as done:
            try:
                await self._app(scope, receive, watched)
            finally:
                self._log.info("%s %s %d %.0f ms", method, page, status, done(page, status) * 1000)

    def _page(self, path: str) -> str:
        page = first_parts(path)
        return page if page in self._pages else "other"


def first_parts(path: str) -> str:
    """What a path is about, without what it names: `/thread/…` is `/thread`, `/search.csv` is `/search`."""
    parts = path.split("/")[1:]
    kept = parts[:3] if parts[:1] == ["api"] else parts[:1]
    return "/" + "/".join(kept).partition(".")[0]


def _logger() -> logging.Logger:
    log = logging.getLogger(LOGGER)
    log.setLevel(logging.INFO)
    log.propagate = False
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        log.addHandler(handler)
    return log
