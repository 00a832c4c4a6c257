"""Shared places: the seed and its gold."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def seed_path() -> Path:
    return ROOT / "seeds" / "000_7d63531107c64d26.txt"


@pytest.fixture(scope="session")
def gold_dir() -> Path:
    return ROOT / "tests" / "gold"
