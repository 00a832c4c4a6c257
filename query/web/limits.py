"""How much a server takes on: the size of a request, requests a second and visitor, requests open at a time."""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from carethread.query.web.security import Refuse

MAX_TARGET = 32 * 1024  # bytes of path and query string: 2,048 code points take 24 KiB at most when they are escaped
MAX_OPEN = 128  # requests open at a time, in one process

_CLIENTS = 4096  # whose rates are remembered
_BURST = 10
_FREE = "/static/"  # style and script of a page that says "not now", too


class RequestBounds:
    """Refuses requests with a body (413: there is nothing to send here) and endless addresses (414)."""

    def __init__(self, app: ASGIApp, refuse: Refuse) -> None:
        self._app = app
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI call."""
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            if headers.get("content-length", "0").strip("0 ") or "transfer-encoding" in headers:
                await self._refuse(scope, 413, "this server takes no request bodies")(scope, receive, send)
                return
            if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > MAX_TARGET:
                await self._refuse(scope, 414, "the address is too long")(scope, receive, send)
                return
        await self._app(scope, receive, send)


class OpenLimit:
    """At most so many requests at work at a time; beyond, 503 with Retry-After."""

    def __init__(self, app: ASGIApp, refuse: Refuse, most: int = MAX_OPEN) -> None:
        self._app = app
        self._refuse = refuse
        self._most = most
        self._open = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI call."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._open >= self._most:
            await self._refuse(scope, 503, "the server is busy", {"retry-after": "2"})(scope, receive, send)
            return
        self._open += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._open -= 1


class RateLimit:
    """So many requests a second and visitor, with bursts (a token bucket); beyond, 429 with Retry-After."""

    def __init__(self, app: ASGIApp, rate: float, refuse: Refuse) -> None:
        self._app = app
        self._rate, self._most = rate, max(1.0, rate * _BURST)
        self._refuse = refuse
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI call."""
        if scope["type"] == "http" and not scope["path"].startswith(_FREE):
            wait = self._take(visitor(scope))
            if wait > 0:
                retry = {"retry-after": str(max(1, round(wait)))}
                await self._refuse(scope, 429, "too many requests", retry)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _take(self, client: str) -> float:
        """Take one token; gives the seconds to wait when there is none."""
        now = time.monotonic()
        tokens, last = self._buckets.pop(client, (self._most, now))
        tokens = min(self._most, tokens + (now - last) * self._rate)
        wait = 0.0 if tokens >= 1 else (1 - tokens) / self._rate
        self._buckets[client] = (tokens - (0 if wait else 1), now)
        while len(self._buckets) > _CLIENTS:
            self._buckets.popitem(last=False)
        return wait


def visitor(scope: Scope) -> str:
    """Who asks, as far as rates go: an IPv4 address, or the /64 network that one IPv6 visitor has for himself."""
    client = scope.get("client")
    text = str(client[0]) if client else "?"
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return text
    if address.version == 4:
        return text
    return str(ipaddress.ip_network((address.packed[:8] + bytes(8), 64)))
