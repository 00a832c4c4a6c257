"""What stands before a guarded cluster: TLS with a certificate of a private authority, and a check of who asks.

OpenSearch's security plugin is not in Maven Central, so the real nodes stand open on the loopback, and this gate does
what the plugin's HTTP side does: no request passes without the right `Authorization` header.
"""

from __future__ import annotations

import http.client
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import trustme

_PASSED_ON = ("Content-Type", "Accept")


@dataclass
class Gate:
    """An open gate: its address, who may pass, and the `Authorization` header of each request that came."""

    url: str
    allowed: set[str]
    seen: list[str | None] = field(default_factory=list)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    gate: Gate
    node: str

    def _pass(self) -> None:
        """Hand the request to the node, and its answer back."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        who = self.headers.get("Authorization")
        self.gate.seen.append(who)
        if who not in self.gate.allowed:
            self._answer(401, b"Unauthorized", {"Content-Type": "text/plain"})
            return
        target = urlsplit(self.node)
        node = http.client.HTTPConnection(str(target.hostname), target.port, timeout=120)
        try:
            kept = {name: self.headers[name] for name in _PASSED_ON if name in self.headers}
            node.request(self.command, self.path, body, kept)
            got = node.getresponse()
            content = got.read()
            self._answer(got.status, content, {"Content-Type": got.headers.get("Content-Type", "application/json")})
        finally:
            node.close()

    def _answer(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in (headers | {"Content-Length": str(len(content))}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    do_GET = _pass  # noqa: N815 - the standard library's names
    do_POST = _pass  # noqa: N815
    do_PUT = _pass  # noqa: N815
    do_DELETE = _pass  # noqa: N815
    do_HEAD = _pass  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that goes away when it sees our certificate."""


@contextmanager
def guarded(node: str, authority: trustme.CA, *, host: str = "localhost") -> Iterator[Gate]:
    """A gate before a node; its certificate is for `host`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(context)
    server = _Server(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    gate = Gate(f"https://localhost:{server.server_address[1]}", set())
    # Each gate has a handler class of its own.
    server.RequestHandlerClass = type("Handler", (_Handler,), {"gate": gate, "node": node})
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield gate
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def certificate_of(authority: trustme.CA, folder: Path) -> Path:
    """The authority's own certificate, in a file."""
    where = folder / "ca.pem"
    authority.cert_pem.write_to_path(str(where))
    return where
