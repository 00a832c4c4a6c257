"""A real browser (Debian's Chromium, driven by Playwright) on a real server, on loopback.

Where there is no Chromium the tests are left out, and say so; on CI (`CI=true`) that is a failure. `make browser`
installs it.
"""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from carethread import cli
from carethread.query.web.app import create_app
from carethread.query.web.settings import Settings

HOSTILE = Path(__file__).parent.parent / "query" / "web" / "pages" / "hostile.html"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NewPage = Callable[..., Any]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, seed_path: Path) -> Iterator[str]:
    """A server over the seed and a thread of hostile texts."""
    folder = tmp_path_factory.mktemp("browser")
    page = folder / "page.html"
    page.write_text(HOSTILE.read_text("utf-8").replace("LONGWORD", "x" * 100_000), "utf-8")
    assert cli.run(["index", str(seed_path), str(page), "--index", str(folder / "index")]) == 0
    with serving(folder / "index") as where:
        yield where


@contextmanager
def serving(index: Path) -> Iterator[str]:
    """A server in a thread of its own; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        config = uvicorn.Config(
            create_app(Settings(index, rate=10_000)), log_level="error", access_log=False, lifespan="on"
        )
        server = uvicorn.Server(config)
        worker = threading.Thread(target=server.run, kwargs={"sockets": [free]}, daemon=True)
        worker.start()
        deadline = time.monotonic() + 20
        while not server.started:
            assert worker.is_alive(), "the server did not start"
            assert time.monotonic() < deadline, "the server did not start in time"
            time.sleep(0.02)
        yield f"http://127.0.0.1:{free.getsockname()[1]}"
        server.should_exit = True
        worker.join(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The browser; the tests are left out where there is none."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("Playwright is not installed")
    if CHROMIUM is None:
        missing("chromium is not installed")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


def missing(what: str) -> None:
    """Leave the tests out; on CI fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}: the browser's tests must run on CI", pytrace=False)
    pytest.skip(f"{what}: make browser")


@pytest.fixture
def new_page(browser: Any, address: str) -> Iterator[NewPage]:
    """Opens pages, each in a context of its own. At the end: no console error, and no request left the host.

    forgive: words of a console error that is meant to be (the browser tells of each 404 and 400).
    """
    contexts: list[Any] = []
    wrong: list[str] = []

    def call(*, forgive: str | None = None, **options: Any) -> Any:
        context = browser.new_context(base_url=address, **({"viewport": {"width": 1280, "height": 900}} | options))
        contexts.append(context)
        context.on("request", lambda request: leaves(request.url))
        page = context.new_page()
        page.on("console", lambda message: heard(message, forgive))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(f"a dialog: {dialog.message}"))
        return page

    def heard(message: Any, forgive: str | None) -> None:
        if message.type in ("error", "warning") and not (forgive and forgive in message.text):
            wrong.append(message.text)

    def leaves(url: str) -> None:
        if not url.startswith(address + "/"):
            wrong.append(f"asked for {url}")

    yield call
    for context in contexts:
        context.close()
    assert not wrong


@pytest.fixture
def page(new_page: NewPage) -> Any:
    """One page on a desktop."""
    return new_page()
