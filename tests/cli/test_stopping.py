"""`carethread index` is told to stop by a service manager."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from carethread.indexer.commands import index as command
from carethread.indexer.pipeline.report import Report
from carethread.indexer.sources import SourceRef


class Terminating:
    """Progress that asks this process to end once the first source is done."""

    def begin(self, sources: int, size: int) -> None:
        pass

    def step(self, source: SourceRef, report: Report) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    def tick(self, report: Report) -> None:
        pass

    def end(self) -> None:
        pass


def test_sigterm_keeps_what_is_complete(run, seed_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    for name in ("a.txt", "b.txt"):
        (sources / name).write_bytes(seed_path.read_bytes().replace(b"Jerry", name[:1].encode()))
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(command, "progress", Terminating)
    stopped = run("index", sources, "--index", tmp_path / "index", "--jobs", "1")
    assert (stopped.code, "interrupted" in stopped.err) == (130, True)
    assert signal.getsignal(signal.SIGTERM) is before
    assert run("count", "--index", tmp_path / "index").code == 0
    monkeypatch.undo()
    again = run("index", sources, "--index", tmp_path / "index")
    assert (again.code, "1 unchanged" in again.out) == (0, True)
