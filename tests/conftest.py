"""Shared by all: the seed and its gold, an index of it, and the command line run in this process."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from carethread import cli

ROOT = Path(__file__).resolve().parent.parent

# No test is timed: on a busy machine all are slow.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def seed_path() -> Path:
    return ROOT / "seeds" / "000_7d63531107c64d26.txt"


@pytest.fixture(scope="session")
def gold_dir() -> Path:
    return ROOT / "tests" / "gold"


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Standard output as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `carethread` with these arguments, without what this machine's user has set."""
    for name in ("INDEX", "LEXICON", "FORMAT", "LIMIT", "PAGER", "COLOR"):
        monkeypatch.delenv(f"CARETHREAD_{name}", raising=False)
    monkeypatch.setenv("CARETHREAD_CONFIG", os.devnull + "/none")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))

    def call(*args: str | Path) -> Ran:
        capsys.readouterr()
        code = cli.run([str(arg) for arg in args])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return call


@pytest.fixture(scope="session")
def seed_index(tmp_path_factory: pytest.TempPathFactory, seed_path: Path) -> Path:
    """An index of the seed, made once, by the command."""
    where = tmp_path_factory.mktemp("seed") / "index"
    assert cli.run(["index", str(seed_path.parent), "--index", str(where)]) == 0
    return where


@pytest.fixture
def ask(run: Run, seed_index: Path) -> Callable[..., list[int]]:
    """The ordinals, ascending, of the seed's records that `search ARGS` finds."""

    def call(*args: str) -> list[int]:
        ran = run("search", *args, "--index", seed_index, "--format", "jsonl", "-n", "100")
        assert ran.code == (0 if ran.rows else 1), ran.err
        return sorted(row["ordinal"] for row in ran.rows)

    return call
