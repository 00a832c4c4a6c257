"""The pages over the seed and over a thread of hostile texts, asked in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from carethread import cli
from carethread.query.web.app import create_app
from carethread.query.web.settings import Settings

HOSTILE = Path(__file__).parent / "hostile.html"


@pytest.fixture(scope="session")
def hostile_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of one thread whose texts, names and title try to become markup, and hold a word of 100 kB."""
    folder = tmp_path_factory.mktemp("hostile")
    page = folder / "page.html"
    page.write_text(HOSTILE.read_text("utf-8").replace("LONGWORD", "x" * 100_000), "utf-8")
    assert cli.run(["index", str(page), "--index", str(folder / "index")]) == 0
    return folder / "index"


Open = Callable[..., TestClient]


@pytest.fixture(scope="session")
def open_site() -> Iterator[Open]:
    """Opens a client of a server over an index."""
    opened: list[TestClient] = []

    def call(index: Path, *, redact: bool = False) -> TestClient:
        client = TestClient(create_app(Settings(index, redact=redact, rate=10_000)), base_url="http://127.0.0.1")
        client.__enter__()
        opened.append(client)
        return client

    yield call
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture(scope="session")
def site(open_site: Open, seed_index: Path) -> TestClient:
    """The seed's site."""
    return open_site(seed_index)


@pytest.fixture(scope="session")
def masked_site(open_site: Open, seed_index: Path) -> TestClient:
    """The seed's site with persons masked."""
    return open_site(seed_index, redact=True)


@pytest.fixture(scope="session")
def hostile_site(open_site: Open, hostile_index: Path) -> TestClient:
    """The site of the hostile thread."""
    return open_site(hostile_index)
