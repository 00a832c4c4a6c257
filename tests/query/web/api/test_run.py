"""The running server: its log, its metrics, several processes, a graceful end, and what it refuses to start as."""

from __future__ import annotations

import http.client
import logging
import os
import signal
import socket
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from prometheus_client import generate_latest
from starlette.testclient import TestClient

from carethread.index.errors import IndexMissing, UsageError
from carethread.query.commands import serve
from carethread.query.web import run as running
from carethread.query.web import tokens
from carethread.query.web.access import LOGGER, first_parts
from carethread.query.web.app import create_app
from carethread.query.web.metrics import Metrics
from carethread.query.web.run import Listen
from carethread.query.web.settings import Settings


def get(port: int, path: str, seconds: float = 30) -> str:
    """What is answered; waits for the processes to be up."""
    end = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=seconds) as answer:
                text: str = answer.read().decode()
                return text
        except urllib.error.HTTPError:
            raise
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def test_one_process(seed_index: Path, server: Any) -> None:
    port_of_metrics = free_port()
    with server(seed_index, "--metrics-port", str(port_of_metrics)) as (process, port):
        assert '"total":14' in get(port, "/api/v1/search?q=IL-2")
        assert "<html" in get(port, "/search?q=Proleukin")
        metrics = get(port_of_metrics, "/metrics")
        assert 'carethread_requests_total{page="/api/v1/search",status="200"} 1.0' in metrics
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=30)
    assert "GET /api/v1/search 200" in log
    assert "GET /search 200" in log
    assert "IL-2" not in log
    assert "Proleukin" not in log
    assert "Traceback" not in log


def test_an_open_request_is_ended_first(seed_index: Path, server: Any) -> None:
    with server(seed_index) as (process, port):
        get(port, "/api/v1/health")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.putrequest("GET", "/api/v1/search?limit=100")
        connection.endheaders()
        process.send_signal(signal.SIGTERM)
        answer = connection.getresponse()
        assert answer.status == 200
        assert len(answer.read()) == int(answer.headers["content-length"])
        assert process.wait(timeout=30) in (0, -signal.SIGTERM)


def test_two_processes(seed_index: Path, server: Any) -> None:
    port_of_metrics = free_port()
    with server(seed_index, "--workers", "2", "--metrics-port", str(port_of_metrics)) as (process, port):
        for _ in range(20):
            assert '"total":14' in get(port, "/api/v1/search?q=IL-2")
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        assert len(children) >= 2
        assert 'page="/api/v1/search",status="200"} 20.0' in get(port_of_metrics, "/metrics")
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
    for child in children:
        assert not Path(f"/proc/{child}").exists() or _is_gone(child)


def _is_gone(child: str) -> bool:
    for _ in range(50):
        try:
            os.kill(int(child), 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_endless_heads_are_refused(seed_index: Path, server: Any) -> None:
    with server(seed_index) as (_, port):
        get(port, "/api/v1/health")
        with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
            connection.sendall(b"GET /search?q=" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert connection.recv(100).split()[1] in (b"400", b"414")  # the reader of heads, or ourselves
        assert '"ok"' in get(port, "/api/v1/health")


# The log.


def watched(index: Path, caplog: pytest.LogCaptureFixture) -> tuple[TestClient, Metrics]:
    counted = Metrics()
    app = running.observed(create_app(Settings(index, rate=1e6)), counted)
    logging.getLogger(LOGGER).addHandler(caplog.handler)
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False), counted


def test_the_log_holds_nothing_that_was_asked(seed_index: Path, caplog: pytest.LogCaptureFixture) -> None:
    client, counted = watched(seed_index, caplog)
    id = client.get("/api/v1/search?q=IL-2").json()["hits"][0]["id"]
    for address in (
        "/search?q=secretword",
        "/treatment/ipilimumab",
        f"/record/{id}",
        f"/api/v1/records/{id}",
        "/secretword",
        "/api/v1/secretword",
        "/api/v1/treatments?name=secretword",
        "/static/secretword",
        "/search.csv?q=secretword",
    ):
        client.get(address)
    client.request("SECRETWORD", "/")
    logging.getLogger(LOGGER).removeHandler(caplog.handler)
    exported = generate_latest(counted.registry).decode()
    for text in (caplog.text, exported):
        assert "secret" not in text.lower()
        assert "ipilimumab" not in text
        assert id not in text
    for page in ("/search", "/treatment", "/record", "/api/v1/records", "/static", "other"):
        assert f" {page} " in caplog.text
        assert f'page="{page}"' in exported
    assert "carethread_open_requests 0.0" in exported


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("/", "/"),
        ("/search", "/search"),
        ("/search.atom", "/search"),
        ("/thread/x/y", "/thread"),
        ("/api/v1/records/x", "/api/v1/records"),
        ("/api/v1/records/{id}", "/api/v1/records"),
        ("/openapi.json", "/openapi"),
        ("", "/"),
    ],
)
def test_first_parts(path: str, first: str) -> None:
    assert first_parts(path) == first


# What it refuses to start as.


def test_settings_reach_the_workers(tmp_path: Path) -> None:
    settings = Settings(tmp_path, True, True, ("a", "b"), ("10.0.0.0/8",), tmp_path / "t", 2, 0.5, 3.0)
    assert running.from_text(running._to_text(settings)) == settings
    assert running.from_text(running._to_text(Settings(tmp_path))) == Settings(tmp_path)


def test_no_index(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        running.run(Settings(tmp_path / "nothing"), Listen("127.0.0.1", 0), lambda _: None)


def test_a_port_that_is_taken(seed_index: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(UsageError, match=str(port)):
            running.run(Settings(seed_index), Listen("127.0.0.1", port), lambda _: None)
        with pytest.raises(UsageError, match=str(port)):
            running.run(Settings(seed_index), Listen("127.0.0.1", 0, metrics_port=port), lambda _: None)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[Settings, Listen]]:
    """What would have been served."""
    seen: list[tuple[Settings, Listen]] = []
    monkeypatch.setattr(running, "run", lambda settings, listen, ready: seen.append((settings, listen)) or ready(1))
    monkeypatch.setattr(tokens, "default_path", lambda: tmp_path / "tokens.json")
    return seen


def test_loopback_needs_nothing(run: Any, started: list[tuple[Settings, Listen]], seed_index: Path) -> None:
    for host in ("127.0.0.1", "::1", "localhost", "127.0.0.5"):
        assert run("serve", "--index", seed_index, "--host", host).code == 0
    assert [settings.public for settings, _ in started] == [False] * 4


def test_other_addresses_need_a_token_and_a_name(run: Any, started: Any, seed_index: Path, tmp_path: Path) -> None:
    call = ("serve", "--index", seed_index, "--host", "0.0.0.0")
    said = run(*call, "--name", "search.example.org")
    assert said.code == 2
    assert "carethread token new" in said.err
    tokens.create(tmp_path / "tokens.json")
    said = run(*call)
    assert said.code == 2
    assert "--name" in said.err
    assert run(*call, "--name", "search.example.org").code == 0
    (settings, _), *_ = started
    assert settings.public
    assert "search.example.org" in settings.hosts


def test_a_proxy_is_named(run: Any, started: Any, seed_index: Path) -> None:
    call = ("serve", "--index", seed_index, "--name", "search.example.org", "--behind-proxy")
    assert run(*call, "nginx").code == 2
    assert run("serve", "--index", seed_index, "--behind-proxy", "127.0.0.1").code == 2
    assert run(*call, "10.1.0.0/16", "--host", "0.0.0.0").code == 0
    (settings, _), *_ = started
    assert settings.proxies == ("10.1.0.0/16",)
    assert not settings.public


def test_token_command(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("carethread.query.commands.token.default_path", lambda: tmp_path / "tokens.json")
    made = run("token", "new", "--note", "tumour board")
    assert made.code == 0
    listed = run("token", "list").out
    assert "tumour board" in listed
    assert made.out.strip() not in listed
    name = listed.split()[0]
    assert run("token", "revoke").code == 2
    assert run("token", "revoke", name).code == 0
    assert run("token", "revoke", name).code == 1
    assert run("token", "list").out == ""


def test_help_names_what_it_needs() -> None:
    assert serve.command.help is not None
    assert "carethread token new" in serve.command.help


def test_answers_are_not_held_back() -> None:
    """Each connection sends at once (TCP_NODELAY): else every answer waits 40 ms for the visitor's acknowledgement."""
    with (
        running._bound(Listen("127.0.0.1", 0)) as listener,
        socket.create_connection(listener.getsockname()),
        listener.accept()[0] as connection,
    ):
        assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
