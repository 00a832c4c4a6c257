"""A folder of two threads, and an empty index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from carethread.index.home import Home
from tests.indexer.pipeline.making import page


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "a.json").write_text(page("a", "IL-2 works.", "Yervoy works."))
    (folder / "b.json").write_text(page("b", "Interferon works."))
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with Home.create_or_open(tmp_path / "index") as opened:
        yield opened
