"""One suite for every store: in a folder, and in a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from carethread.index.home import Home
from carethread.index.home.protocol import IndexHome
from tests.cluster import indexes

Traces = Callable[..., list[str]]


@pytest.fixture(autouse=True)
def no_waiting_for_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cluster lets go of deleted documents after half a minute: `tests/cluster/test_takedown.py` waits for that."""
    monkeypatch.setattr("carethread.index.cluster.takedown.LEASE_SECONDS", 0.0)


@pytest.fixture(params=["folder", pytest.param("cluster", marks=pytest.mark.cluster)])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[IndexHome]:
    """An empty index."""
    made: IndexHome = indexes.empty_home() if request.param == "cluster" else Home.create_or_open(tmp_path / "index")
    with made:
        yield made


@pytest.fixture
def traces(home: IndexHome) -> Traces:
    """Says where in an index words still are: files of a folder, documents of a cluster."""

    def find(*needles: str) -> list[str]:
        if not isinstance(home, Home):
            return indexes.documents_with(home, *needles)  # type: ignore[arg-type]  # the only other one there is
        home.close()
        return [
            path.name
            for path in home.path.rglob("*")
            if path.is_file() and any(needle.encode() in path.read_bytes() for needle in needles)
        ]

    return find
