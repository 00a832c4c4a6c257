"""Records that come through a pipe."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from carethread.index.home import Home
from carethread.index.record import RecordThread
from carethread.indexer.pipeline import index, records
from tests.indexer.pipeline.making import bodies, changes, page


def stdin(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))


def lines(*paths: Path) -> str:
    found = [thread for thread in records([str(path) for path in paths]) if isinstance(thread, RecordThread)]
    return "\n".join(json.dumps(record.to_json()) for thread in found for record in thread.records)


def test_records_through_a_pipe_are_the_same_as_their_source(
    source: Path, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index([str(source)], home)
    stdin(monkeypatch, lines(source))
    with Home.create_or_open(tmp_path / "piped") as piped:
        report = index(["-"], piped)
        assert changes(report) == (5, 0, 0)
        wanted = {thread.id: thread.records for thread in home.store.threads()}
        assert {thread.id: thread.records for thread in piped.store.threads()} == wanted


def test_a_stream_adds_and_replaces_but_does_not_drop_other_threads(
    source: Path, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.json", "b.json"):
        stdin(monkeypatch, lines(source / name))
        assert index(["-"], home).delta.dropped == 0
    assert len(bodies(home)) == 3
    (source / "a.json").write_text(page("a", "IL-2 works twice."))
    stdin(monkeypatch, lines(source / "a.json"))
    assert changes(index(["-"], home)) == (0, 1, 1)
    assert bodies(home) == ["IL-2 works twice.", "Interferon works."]
    stdin(monkeypatch, lines(source / "a.json"))
    assert index(["-"], home).delta.unchanged == 2
