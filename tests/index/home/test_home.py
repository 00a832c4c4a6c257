"""An index folder: made, opened, refused; the engine follows the store."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from carethread.index.engine import Question
from carethread.index.errors import EngineError, IndexBusy, IndexMissing, IndexUnreadable, StorageError, UsageError
from carethread.index.home import Home, seal
from carethread.index.home.lock import Lock
from carethread.index.plan import EVERYTHING, Term
from carethread.index.record import RecordThread
from carethread.index.store import schema
from tests.index.making import thread


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "index"


@pytest.fixture
def home(path: Path) -> Iterator[Home]:
    with Home.create_or_open(path) as home:
        yield home


def put(home: Home, key: str, *threads: RecordThread, digest: str = "1") -> None:
    with home.writer() as writer:
        writer.replace_source(key, digest, threads)


def total(home: Home) -> int:
    return home.engine().search(Question(EVERYTHING, limit=0)).total


def found(home: Home, word: str) -> list[str]:
    return [hit.id for hit in home.engine().search(Question(Term("words", word))).hits]


# Opening.


def test_no_index(path: Path) -> None:
    with pytest.raises(IndexMissing) as caught:
        Home.open(path)
    assert str(path) in caught.value.message
    assert "carethread index" in caught.value.hint


def test_an_empty_index_answers(home: Home) -> None:
    assert total(home) == 0
    assert home.store.counts().records == 0


def test_what_was_written_is_there_in_another_process(home: Home, path: Path) -> None:
    put(home, "a", thread("t", ["post", "one"]))
    home.close()
    with Home.open(path) as again:
        assert total(again) == 2
        assert found(again, "one") == ["t-1"]
        manifest = json.loads((path / "manifest.json").read_text())
        assert manifest == again.manifest.to_json()
        assert (manifest["engine"], manifest["generation"]) == ("whoosh", 1)


def test_an_index_at_rest_is_one_plain_database(home: Home, path: Path) -> None:
    put(home, "a", thread("t", ["post"]))
    assert [file.name for file in path.glob("records.db*")] == ["records.db"]


def test_not_a_database(path: Path) -> None:
    path.mkdir()
    (path / "records.db").write_bytes(b"not a database at all, but long enough to look at" * 100)
    with pytest.raises(IndexUnreadable):
        Home.open(path)
    with pytest.raises(IndexUnreadable):
        Home.create_or_open(path)


def test_another_programs_database(path: Path) -> None:
    path.mkdir()
    sqlite3.connect(path / "records.db").executescript("CREATE TABLE t (x)").close()
    with pytest.raises(IndexUnreadable, match="no carethread index"):
        Home.open(path)


@pytest.mark.parametrize(("version", "says"), [(99, "newer"), (0, "older")])
def test_another_format(home: Home, path: Path, version: int, says: str) -> None:
    home.close()
    connection = sqlite3.connect(path / "records.db")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    with pytest.raises(IndexUnreadable, match=says):
        Home.open(path)


def test_another_engine_than_the_index_has(home: Home, path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        Home.create_or_open(path, "tantivy")
    assert "migrate" in caught.value.hint
    Home.create_or_open(path, "whoosh").close()
    with pytest.raises(UsageError):
        Home.create_or_open(path.with_name("other"), "lucene")


def test_a_lost_or_broken_manifest_is_made_again(home: Home, path: Path) -> None:
    put(home, "a", thread("t", ["post", "one"]))
    home.close()
    for spoil in (lambda file: file.unlink(), lambda file: file.write_text("{")):
        spoil(path / "manifest.json")
        with Home.open(path) as again:
            assert found(again, "one") == ["t-1"]
        assert json.loads((path / "manifest.json").read_text())["generation"] == 1


# The engine follows.


def test_a_crash_between_store_and_engine_is_made_good(home: Home, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(home, "a", thread("t", ["post", "one"]))
    with monkeypatch.context() as patch:
        patch.setattr(Home, "follow", _crash)
        with pytest.raises(RuntimeError):
            put(home, "b", thread("u", ["post", "two"]))
    home.close()
    with Home.open(path) as again:
        assert again.store.generation == 2
        assert found(again, "two") == ["u-1"]
        assert again.engine().generation() == 2


def _crash(*_: object) -> None:
    raise RuntimeError("the power went away")


def test_only_what_changed_goes_to_the_engine(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    from carethread.index.home import documents

    put(home, "a", thread("t", ["post", "one"]), thread("u", ["post"]), thread("v", ["post"]))
    seen = []
    whole = documents.thread_documents
    monkeypatch.setattr(documents, "thread_documents", lambda *args: seen.append(args[1]) or whole(*args))
    put(home, "a", thread("t", ["post", "uno"]), thread("u", ["post"]), digest="2")
    assert seen == ["t"]
    assert (found(home, "uno"), total(home)) == (["t-1"], 3)


def test_a_lost_engine_is_made_again(home: Home, path: Path) -> None:
    put(home, "a", thread("t", ["post", "one"]))
    home.close()
    shutil.rmtree(path / "engine")
    with Home.open(path) as again:
        assert found(again, "one") == ["t-1"]


def test_a_broken_state_is_made_again(home: Home, path: Path) -> None:
    put(home, "a", thread("t", ["post", "one"]))
    home.close()
    (path / "engine" / "state.json").write_text("{}")
    with Home.open(path) as again:
        assert found(again, "one") == ["t-1"]


def test_another_analyzer_makes_the_engine_again(home: Home, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from carethread.index.engines.whoosh import state

    put(home, "a", thread("t", ["post", "one"]))
    home.close()
    monkeypatch.setattr(state, "ANALYZER_VERSION", 99)
    with Home.open(path) as again:
        assert found(again, "one") == ["t-1"]
    assert json.loads((path / "engine" / "state.json").read_text())["analyzer"] == 99


def test_an_older_store_that_was_put_back_wins(home: Home, path: Path) -> None:
    put(home, "a", thread("t", ["post", "one"]))
    saved = (path / "records.db").read_bytes()
    put(home, "a", thread("t", ["post", "two"]), digest="2")
    home.close()
    (path / "records.db").write_bytes(saved)
    with Home.create_or_open(path) as again:
        put(again, "b", thread("u", ["post", "three"]))
        assert (found(again, "one"), found(again, "two"), found(again, "three")) == (["t-1"], [], ["u-1"])


def test_a_long_lived_reader_sees_what_others_write(home: Home, path: Path) -> None:
    put(home, "a", thread("t", ["post", "one"]))
    with Home.open(path) as reader:
        assert total(reader) == 2
        put(home, "b", thread("u", ["post", "two"]))
        assert found(reader, "two") == ["u-1"]


def test_the_store_commits_in_steps_and_the_engine_may_come_along(home: Home) -> None:
    with pytest.raises(RuntimeError), home.writer() as writer:
        writer.replace_source("a", "1", [thread("t", ["post", "one"])])
        writer.sync()
        writer.replace_source("b", "1", [thread("u", ["post", "two"])])
        raise RuntimeError("interrupted")
    assert home.store.thread_ids() == ["t"]
    assert (found(home, "one"), found(home, "two")) == (["t-1"], [])


# Writers and the disk.


def test_one_writer_at_a_time(home: Home, path: Path) -> None:
    with Lock(path):
        with pytest.raises(IndexBusy) as caught, home.writer():
            pass
        assert str(os.getpid()) in caught.value.message
    put(home, "a", thread("t", ["post"]))


def test_a_killed_writer_leaves_no_lock(home: Home, path: Path) -> None:
    script = f"""
        import time
        from pathlib import Path
        from carethread.index.home import Home
        from tests.index.making import thread
        with Home.create_or_open(Path({str(path)!r})) as home, home.writer() as writer:
            writer.replace_source("a", "1", [thread("t", ["post"])])
            print("writing", flush=True)
            time.sleep(60)
    """
    command = [sys.executable, "-c", textwrap.dedent(script)]
    root = Path(__file__).resolve().parents[3]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "writing\n"
        with pytest.raises(IndexBusy), home.writer():
            pass
        other.kill()
    put(home, "b", thread("u", ["post", "two"]))
    assert home.store.thread_ids() == ["u"]
    assert found(home, "two") == ["u-1"]


def test_readers_go_on_while_somebody_writes(home: Home, path: Path) -> None:
    put(home, "a", thread("t", ["post", "one"]))
    with Home.open(path) as reader, home.writer() as writer:
        writer.replace_source("b", "1", [thread("u", ["post", "two"])])
        assert found(reader, "one") == ["t-1"]
        writer.commit()
        assert found(reader, "one") == ["t-1"]
        assert reader.store.thread_ids() == ["t", "u"]
        assert any("behind" in note for note in reader.notes)


def test_a_full_disk_under_the_engine(home: Home, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from carethread.index.engines.whoosh import build

    put(home, "a", thread("t", ["post", "one"]))
    with monkeypatch.context() as patch:
        patch.setattr(build, "write_segment", _full)
        with pytest.raises(StorageError, match="no space"):
            put(home, "b", thread("u", ["post", "two"]))
        assert found(home, "one") == ["t-1"]
        assert any("no space" in note for note in home.notes)
    assert found(home, "two") == ["u-1"]


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError):
        Home.create_or_open(tmp_path / "file" / "index")


def test_read_only_media(home: Home, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite cannot make its shared memory beside a write-ahead log there; with an empty log the file is enough."""
    put(home, "a", thread("t", ["post", "one"]))
    home.close()
    connection = sqlite3.connect(path / "records.db")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    real = schema._checked

    def read_only(uri: str, at: Path) -> sqlite3.Connection:
        if "immutable" not in uri:
            raise sqlite3.OperationalError("unable to open database file")
        return real(uri, at)

    monkeypatch.setattr(schema, "_checked", read_only)
    monkeypatch.setattr(schema.os, "access", lambda *_: False)
    with Home.open(path) as again:
        assert again.store.counts().records == 2
        assert found(again, "one") == ["t-1"]


# Whose engine it is.


def test_the_engine_is_private(home: Home, path: Path) -> None:
    put(home, "a", thread("t", ["post"]))
    assert (path / "engine").stat().st_mode & 0o777 == 0o700
    assert home.engine_is_ours()


@pytest.mark.parametrize("spoil", ["mode", "key", "link", "secret", "copy"])
def test_an_engine_that_is_not_ours_is_made_again(
    home: Home, path: Path, spoil: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(home, "a", thread("t", ["post", "one"]))
    home.close()
    engine, other = path / "engine", tmp_path / "elsewhere"
    if spoil == "mode":
        engine.chmod(0o755)
    elif spoil == "key":
        (engine / seal.KEY_FILE).unlink()
    elif spoil == "link":
        engine.rename(other)
        engine.symlink_to(other)
    elif spoil == "secret":
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "other user"))
    else:
        shutil.copytree(engine, other)
        shutil.rmtree(engine)
        other.rename(engine)
    with Home.open(path) as again:
        assert not again.engine_is_ours()
        assert found(again, "one") == ["t-1"]
        assert again.engine_is_ours()
    assert not engine.is_symlink()
    assert spoil != "link" or other.is_dir()


def test_the_index_may_be_moved(home: Home, path: Path) -> None:
    put(home, "a", thread("t", ["post"]))
    home.close()
    moved = path.rename(path.with_name("moved"))
    with Home.open(moved) as again:
        assert again.engine_is_ours()


def test_without_a_place_for_a_secret(home: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    put(home, "a", thread("t", ["post", "one"]))
    assert home.engine_is_ours()
    assert found(home, "one") == ["t-1"]


@pytest.mark.parametrize("suffix", [".trm", ".pst", ".values"])
@pytest.mark.parametrize("spoil", ["lost", "cut"])
def test_lost_or_cut_engine_files(home: Home, path: Path, suffix: str, spoil: str) -> None:
    """What is seen on opening is mended at once; what is seen later is an error that says what to do."""
    put(home, "a", thread("t", ["post", "one"]))
    home.close()
    (file,) = (path / "engine").glob(f"*{suffix}")
    if spoil == "lost":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:10])
    try:
        with Home.open(path) as again:
            assert found(again, "one") == ["t-1"]
    except EngineError as error:
        assert "damaged" in error.message
        assert "made again" in error.hint
        shutil.rmtree(path / "engine")
        with Home.open(path) as again:
            assert found(again, "one") == ["t-1"]
