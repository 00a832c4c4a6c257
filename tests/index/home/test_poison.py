"""An index that comes from somebody else: his engine's files are pickles that run code, and are never opened."""

from __future__ import annotations

import pickle
import shutil
import struct
from pathlib import Path

import pytest

from carethread.index.engine import Question
from carethread.index.engines import open_engine
from carethread.index.engines.whoosh import state
from carethread.index.errors import EngineError
from carethread.index.home import Home
from carethread.index.plan import Term
from tests.index.making import thread


class Evil:
    """Unpickled, makes a file."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return open, (str(self.marker), "w")


def poison(engine: Path, marker: Path) -> None:
    """Put code where the first posting block of "one" begins, and into what Whoosh itself would look for."""
    from whoosh.filedb.filestore import FileStorage

    from carethread.index.engines.whoosh.segment import Segment

    known = state.read(engine)
    assert known is not None
    code = pickle.dumps(Evil(marker), 2)
    for part in known.segments:
        segment = Segment(FileStorage(str(engine)), part)
        info = segment._info("words", b"one")
        segment.close()
        assert info is not None
        magic = 4
        with (engine / f"MAIN_{part.name}.pst").open("r+b") as file:
            file.seek(info.extent()[0] + magic)
            file.write(struct.pack("!i", -len(code)) + code)  # the length of the last block is negative
    (engine / "_MAIN_1.toc").write_bytes(code)


def ask(engine: object) -> list[str]:
    return [hit.id for hit in engine.search(Question(Term("words", "one"))).hits]  # type: ignore[attr-defined]


@pytest.fixture
def received(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A whole index, manifest and key file included, as out of an archive; and the file that must not appear."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    marker = tmp_path / "marker"
    with Home.create_or_open(tmp_path / "theirs") as home, home.writer() as writer:
        writer.replace_source("a", "1", [thread("t", ["post", "one"])])
    poison(tmp_path / "theirs" / "engine", marker)
    shutil.copytree(tmp_path / "theirs", tmp_path / "received")
    return tmp_path / "received", marker


def test_the_poison_works(received: tuple[Path, Path]) -> None:
    index, marker = received
    with pytest.raises(EngineError, match="damaged"):
        ask(open_engine("whoosh", index / "engine"))
    assert marker.exists()


def test_a_received_engine_is_never_opened(received: tuple[Path, Path]) -> None:
    index, marker = received
    with Home.open(index) as home:
        assert ask(home.engine()) == ["t-1"]
    assert not marker.exists()
    assert not (index / "engine" / "_MAIN_1.toc").exists()


def test_writing_into_a_received_index_is_as_safe(received: tuple[Path, Path]) -> None:
    index, marker = received
    with Home.create_or_open(index) as home:
        with home.writer() as writer:
            writer.replace_source("b", "1", [thread("u", ["post", "one"])])
        assert ask(home.engine()) == ["t-1", "u-1"]
    assert not marker.exists()
