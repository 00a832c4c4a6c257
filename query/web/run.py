"""Run the server: uvicorn, in one process or several, with a log without queries."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict, dataclass
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from carethread.query.web.app import create_app
from carethread.query.web.metrics import Metrics
from carethread.query.web.settings import Settings

_SETTINGS = "_CARETHREAD_SERVE"  # how the settings reach worker processes
GRACE = 10  # seconds that open requests are given to end when the server stops


@dataclass(frozen=True, slots=True)
class Listen:
    """Where and how to listen."""

    host: str
    port: int
    workers: int = 1
    metrics_port: int | None = None


def run(settings: Settings, listen: Listen) -> None:
    """Serve until stopped. Raises IndexMissing, IndexUnreadable when there is no index to serve."""
    create_app(settings)  # fails here, with a message, and not in a worker
    held = {name: str(value) if isinstance(value, Path) else value for name, value in asdict(settings).items()}
    os.environ[_SETTINGS] = json.dumps(held | {"metrics_port": listen.metrics_port})
    uvicorn.run(
        "carethread.query.web.run:from_environment",
        factory=True,
        host=listen.host,
        port=listen.port,
        workers=listen.workers,
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE,
        limit_concurrency=256,
        h11_max_incomplete_event_size=16 * 1024,
    )


def from_environment() -> ASGIApp:
    """The application of a worker process."""
    held = json.loads(os.environ[_SETTINGS])
    metrics_port = held.pop("metrics_port")
    held |= {"index": Path(held["index"]), "hosts": tuple(held["hosts"])}
    held["tokens"] = Path(held["tokens"]) if held["tokens"] else None
    return observed(create_app(Settings(**held)), metrics_port)


def observed(app: Starlette, metrics_port: int | None) -> ASGIApp:
    """The application with its access log and its metrics."""
    metrics = Metrics(metrics_port)
    return AccessLog(app, metrics)


class AccessLog:
    """One line a request: method, path without the query, status, milliseconds. Queries are health questions."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics
        self._log = logging.getLogger("carethread.access")
        self._log.setLevel(logging.INFO)
        if not self._log.handlers:
            handler = logging.StreamHandler()
            handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
            self._log.addHandler(handler)

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

        with self._metrics.request() as done:
            try:
                await self._app(scope, receive, watched)
            finally:
                seconds = done(_kind(scope["path"]), status)
                self._log.info("%s %s %d %.0f ms", scope["method"], _kind(scope["path"]), status, seconds * 1000)


def _kind(path: str) -> str:
    """The first parts of a path: ids of records are no business of a log."""
    parts = path.split("/")[1:]
    kept = parts[:3] if parts[:1] == ["api"] else parts[:1]
    return "/" + "/".join(part[:24] if part.isascii() and part.isprintable() else "?" for part in kept)
