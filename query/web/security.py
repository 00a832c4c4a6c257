"""What every answer carries, and who may ask: headers, host, proxy, token."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from starlette.datastructures import Headers, MutableHeaders
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

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class Refuse(Protocol):
    """Makes the answer to a request that is turned away."""

    def __call__(self, scope: Scope, status: int, detail: str, headers: dict[str, str] | None = None, /) -> Response:
        """The answer."""


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
        if scope["type"] == "http" and _name(Headers(scope=scope).get("host", "")).casefold() not in self._hosts:
            refused = self._refuse(scope, 421, "this server does not answer to that host name")
            await refused(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _name(host: str) -> str:
    """A Host header without its port; IPv6 addresses keep their brackets."""
    if host.startswith("["):
        address, bracket, _ = host.partition("]")
        return address + bracket
    return host.partition(":")[0]


def networks(texts: Sequence[str]) -> tuple[Network, ...]:
    """Addresses and networks as written. Raises ValueError."""
    return tuple(ipaddress.ip_network(text, strict=False) for text in texts)


class ProxyCheck:
    """Lets only the proxies in that the user named: whoever comes past them would come past their checks, too."""

    def __init__(self, app: ASGIApp, proxies: Sequence[str], refuse: Refuse) -> None:
        self._app = app
        self._proxies = networks(proxies)
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI call."""
        if scope["type"] == "http" and not self._is_proxy(scope):
            await self._refuse(scope, 403, "this server is reached through its proxy")(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_proxy(self, scope: Scope) -> bool:
        try:
            address = ipaddress.ip_address(scope["client"][0])
        except (TypeError, ValueError):
            return False
        return any(address in network for network in self._proxies)


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
            await self._refuse(scope, 401, "a token is needed", ask)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _known(self, authorization: str) -> bool:
        from carethread.query.web.tokens import presented, read_hashes

        token = presented(authorization)
        if token is None:
            return False
        digest = hashlib.sha256(token.encode()).hexdigest()
        # Each is compared in constant time, and all of them always. The file is read each time: a token that was
        # revoked is worth nothing from then on.
        return sum(hmac.compare_digest(digest, known) for known in read_hashes(self._tokens)) > 0
