"""A server over the seed, asked in this process."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from carethread.query.web.app import create_app
from carethread.query.web.settings import Settings

BASE = "http://127.0.0.1:8000"
Client = Callable[..., TestClient]
Server = Callable[..., AbstractContextManager[tuple[subprocess.Popen[str], int]]]


@pytest.fixture
def client_of(seed_index: Path) -> Iterator[Client]:
    """Makes a client of a server with these settings."""
    with ExitStack() as stack:

        def make(index: Path = seed_index, *, crash: bool = True, client: tuple[str, int] | None = None, **more: Any):
            settings = Settings(index, **{"rate": 1e6, **more})
            app = create_app(settings)
            made = TestClient(
                app,
                base_url=BASE,
                raise_server_exceptions=crash,
                follow_redirects=False,
                client=client or ("127.0.0.1", 5000),
            )
            return stack.enter_context(made)

        yield make


@pytest.fixture
def web(client_of: Client) -> TestClient:
    """A client of the usual server."""
    return client_of()


@pytest.fixture
def redacting(client_of: Client) -> TestClient:
    """A client of a server that masks persons."""
    return client_of(redact=True)


def ordinals(page: dict[str, Any]) -> list[int]:
    return [hit["ordinal"] for hit in page["hits"]]


@pytest.fixture
def copied(seed_index: Path, tmp_path: Path) -> Path:
    """An index of the seed that a test may change."""
    where = tmp_path / "index"
    shutil.copytree(seed_index, where)
    return where


@contextmanager
def running(index: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A server in a process of its own, with its port."""
    process = subprocess.Popen(
        [sys.executable, "-m", "carethread", "serve", "--index", str(index), "--port", "0", *more],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        said = re.search(r":(\d+)/", process.stderr.readline())
        assert said is not None
        yield process, int(said[1])
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=30)


@contextmanager
def silent(index: Path, *more: str) -> Iterator[int]:
    """A server in a process of its own, for very many requests: nobody reads its log. Its port."""
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "carethread", "serve", "--index", str(index), "--port", str(port), *more],
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, process)
        yield port
    finally:
        process.kill()
        process.wait(timeout=30)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert process.poll() is None, "the server has ended"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server does not answer")


@pytest.fixture
def silent_server() -> Callable[..., AbstractContextManager[int]]:
    """Runs a server whose log nobody reads."""
    return silent


@pytest.fixture
def server() -> Server:
    """Runs a server in a process of its own."""
    return running
