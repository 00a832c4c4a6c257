"""Where an index home meets other processes and other users."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from carethread.index import home as package
from carethread.index.engine import Question
from carethread.index.errors import NotFound, StorageError
from carethread.index.home import Home, seal
from carethread.index.home.lock import Lock
from carethread.index.plan import EVERYTHING, Term
from carethread.index.store import schema
from tests.index.making import thread

SECRET = "zanzibarium"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with Home.create_or_open(tmp_path / "index") as home:
        with home.writer() as writer:
            writer.replace_source("a", "1", [thread("t", ["post", f"my {SECRET}"])])
        yield home


def files_with(home: Home, needle: str) -> list[str]:
    files = (path for path in home.path.rglob("*") if path.is_file())
    return [path.name for path in files if needle.encode() in path.read_bytes()]


def test_a_takedown_ends_when_the_last_reader_of_the_old_pages_has_gone(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(f"file:{home.store_path}?mode=ro", uri=True, isolation_level=None)
    with home.writer() as writer:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM records").fetchone()
        writer.forget(["t-1"])
    assert any("another process reads" in note for note in home.notes)
    assert home.engine().search(Question(Term("words", SECRET))).total == 0
    other.close()
    with home.writer():
        pass
    home.close()
    assert files_with(home, SECRET) == []
    assert home.store.meta("purge_due") is None


def test_the_writer_is_for_its_block_alone(home: Home) -> None:
    writer = home.writer()
    with pytest.raises(RuntimeError):
        writer.commit()
    with writer:
        assert writer.source_digest("a") == "1"
        assert [source.key for source in writer.sources()] == ["a"]
        with pytest.raises(NotFound):
            writer.drop_source("nowhere")
    with pytest.raises(RuntimeError):
        writer.sync()


def test_a_writer_that_cannot_start_gives_the_lock_back(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise StorageError("no")

    with monkeypatch.context() as patch:
        patch.setattr(Home, "drop_engine_ahead", refuse)
        with pytest.raises(StorageError), home.writer():
            pass
    with Lock(home.path):
        pass


def test_releasing_twice_does_no_harm(home: Home) -> None:
    lock = Lock(home.path)
    lock.acquire()
    lock.release()
    lock.release()
    with home.writer():
        pass


def test_the_secret_is_made_once_and_for_this_user_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    first = seal.user_secret()
    assert len(first) == 32
    assert seal.user_secret() == first
    (file,) = (tmp_path / "carethread").iterdir()
    assert file.stat().st_mode & 0o077 == 0
    seal._make_secret(file)  # a second process that saw none yet: the first one's stays
    assert seal.user_secret() == first
    monkeypatch.setattr(os, "getuid", lambda: 123456)
    assert seal.user_secret() == b""


def test_where_the_secret_lies_without_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert seal.state_dir() == tmp_path / ".local" / "state" / "carethread"


def test_a_file_in_the_engines_place_is_not_ours(home: Home) -> None:
    home.close()
    seal.discard(home.engine_path)
    home.engine_path.write_text("a file")
    with Home.open(home.path) as again:
        assert not again.engine_is_ours()
        assert again.engine().search(Question(EVERYTHING, limit=0)).total == 2


def test_an_engine_that_cannot_be_made_and_none_to_use(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.close()
    seal.discard(home.engine_path)

    def refuse(*_: object) -> str:
        raise StorageError("the index cannot be written", hint="check its permissions")

    monkeypatch.setattr(seal, "make_folder", refuse)
    with Home.open(home.path) as again, pytest.raises(StorageError):
        again.engine()


def test_a_disk_that_keeps_no_modes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "_private", lambda _: False)
    with pytest.raises(StorageError, match="private"):
        seal.make_folder(tmp_path / "engine", "id")


def test_the_package_gives_home_and_writer() -> None:
    assert package.Writer.__name__ == "Writer"
    with pytest.raises(AttributeError):
        package.Reader  # type: ignore[attr-defined]  # noqa: B018 - the look-up is the test
