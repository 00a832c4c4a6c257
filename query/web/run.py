"""Run the server: uvicorn, in one process or several, with a log without queries."""

from __future__ import annotations

import json
import os
import socket
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.types import ASGIApp
from uvicorn.supervisors import Multiprocess

from carethread.index.errors import UsageError
from carethread.index.home.place import place_of
from carethread.query.web import metrics
from carethread.query.web.access import AccessLog, first_parts
from carethread.query.web.app import create_app
from carethread.query.web.metrics import Metrics
from carethread.query.web.settings import Settings

_SETTINGS = "_CARETHREAD_SERVE"  # how the settings reach worker processes
GRACE = 10  # seconds that open requests are given to end when the server stops
_CONNECTIONS = 512  # of one process; beyond, uvicorn itself answers 503


@dataclass(frozen=True, slots=True)
class Listen:
    """Where and how to listen. A `port` of 0 takes a free one."""

    host: str
    port: int
    workers: int = 1
    metrics_port: int | None = None


def run(settings: Settings, listen: Listen, ready: Callable[[int], None]) -> None:
    """Serve until stopped; `ready` is told the port. Raises IndexMissing, IndexUnreadable, UsageError (a port that is
    taken)."""
    with _bound(listen) as listener, ExitStack() as stack:
        if listen.workers == 1:
            counted = Metrics()
            app = observed(create_app(settings), counted)
            _publish(counted.registry, listen)
            ready(listener.getsockname()[1])
            uvicorn.Server(_config(app)).run(sockets=[listener])
            return
        create_app(settings).state.pool.close()  # what is wrong is said here, once, and not in each worker
        os.environ[_SETTINGS] = _to_text(settings)
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="carethread-metrics-"))
        _publish(metrics.share(Path(folder)), listen)
        ready(listener.getsockname()[1])
        config = _config(f"{__name__}:from_environment", factory=True, workers=listen.workers)
        Multiprocess(config, sockets=[listener]).run()


def _bound(listen: Listen) -> socket.socket:
    family = socket.AF_INET6 if ":" in listen.host else socket.AF_INET
    try:
        listener = socket.create_server((listen.host, listen.port), family=family, backlog=2048)
    except OSError as error:
        raise UsageError(
            f"cannot listen on {listen.host} port {listen.port}: {error.strerror}", hint="another --port, or 0 for any"
        ) from error
    listener.set_inheritable(True)
    # Connections inherit it. Else the kernel holds back the end of an answer until its beginning is acknowledged, which
    # visitors put off by 40 ms; asyncio sets it on sockets of its own making alone.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _publish(registry: Any, listen: Listen) -> None:
    if listen.metrics_port is None:
        return
    try:
        metrics.publish(registry, listen.metrics_port)
    except OSError as error:
        raise UsageError(f"no metrics on port {listen.metrics_port}: {error.strerror}") from error


def _config(app: ASGIApp | str, **more: Any) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,  # the application asks whom it may believe
        timeout_graceful_shutdown=GRACE,
        timeout_keep_alive=5,
        limit_concurrency=_CONNECTIONS,
        http="h11",  # it has the bound below
        h11_max_incomplete_event_size=64 * 1024,
        ws="none",
        **more,
    )


def _to_text(settings: Settings) -> str:
    return json.dumps({**asdict(settings), "index": str(settings.index)}, default=str)


def from_text(text: str) -> Settings:
    """Settings as a worker process gets them."""
    read: dict[str, Any] = json.loads(text)
    held: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in read.items()}
    held["index"] = place_of(held["index"])
    for name in ("tokens", "lexicon"):
        held[name] = Path(held[name]) if held[name] else None
    return Settings(**held)


def from_environment() -> ASGIApp:
    """The application of a worker process."""
    return observed(create_app(from_text(os.environ[_SETTINGS])), Metrics())


def observed(app: Starlette, counted: Metrics) -> ASGIApp:
    """The application with its access log and its metrics."""
    paths = [route.path for route in app.routes if isinstance(route, Route | Mount)]
    return AccessLog(app, counted, frozenset(map(first_parts, paths)))
