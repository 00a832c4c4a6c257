"""What every answer carries, and what every request must pass: headers, host, token, rate."""

from __future__ import annotations

import hashlib
import hmac
import time
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    # Queries are health questions and stand in addresses: no address leaves with a link.
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "interest-cohort=(), camera=(), geolocation=(), microphone=()",
}
Refuse = Callable[[HTTPConnection, int, str, dict[str, str]], Response]

_CLIENTS = 4096  # whose rates are remembered
_BURST = 10


class SecurityHeaders:
    """Puts the headers on every answer, errors among them."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI call."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)


class HostCheck:
    """Answers only to the server's own names: a page elsewhere cannot reach us by pointing its own name here."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...], refuse: Refuse) -> None:
        self._app = app
        self._hosts = frozenset(host.casefold() for host in hosts)
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI call."""
        if scope["type"] == "http" and "*" not in self._hosts:
            host = Headers(scope=scope).get("host", "")
            if _name(host).casefold() not in self._hosts:
                refused = self._refuse(HTTPConnection(scope), 421, "this server does not answer to that host name", {})
                await refused(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _name(host: str) -> str:
    """A Host header without its port; IPv6 addresses keep their brackets."""
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]


class RateLimit:
    """So many requests a second and client, with bursts (a token bucket); beyond, 429 with Retry-After."""

    def __init__(self, app: ASGIApp, rate: float, refuse: Refuse, *, trust_proxy: bool = False) -> None:
        self._app = app
        self._rate, self._most = rate, rate * _BURST
        self._refuse, self._trust_proxy = refuse, trust_proxy
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI call."""
        if scope["type"] == "http":
            wait = self._take(self._client(scope))
            if wait > 0:
                retry = {"retry-after": str(max(1, round(wait)))}
                refused = self._refuse(HTTPConnection(scope), 429, "too many requests", retry)
                await refused(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _client(self, scope: Scope) -> str:
        if self._trust_proxy:
            forwarded = Headers(scope=scope).get("x-forwarded-for", "")
            if forwarded:
                return forwarded.rpartition(",")[2].strip()
        client = scope.get("client")
        return client[0] if client else "?"

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


class TokenCheck:
    """Asks for a token (`Authorization: Bearer …`, or any user with it as password in a browser)."""

    def __init__(self, app: ASGIApp, tokens: Path, refuse: Refuse) -> None:
        self._app = app
        self._tokens = tokens
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI call."""
        if scope["type"] == "http" and not self._known(Headers(scope=scope).get("authorization", "")):
            ask = {"www-authenticate": 'Basic realm="carethread", charset="UTF-8", Bearer'}
            refused = self._refuse(HTTPConnection(scope), 401, "a token is needed", ask)
            await refused(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _known(self, authorization: str) -> bool:
        from carethread.query.web.tokens import presented, read_hashes

        token = presented(authorization)
        if token is None:
            return False
        digest = hashlib.sha256(token.encode()).hexdigest()
        # Each is compared in constant time, and all of them always.
        return sum(hmac.compare_digest(digest, known) for known in read_hashes(self._tokens)) > 0
