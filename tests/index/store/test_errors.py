"""What SQLite and the file system say, in our words."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from carethread.index import manifest
from carethread.index.errors import CarethreadError, IndexBusy, IndexUnreadable, StorageError
from carethread.index.home import Home
from carethread.index.store import schema
from tests.index.making import thread


def failure(code: int, text: str = "it failed") -> sqlite3.Error:
    error = sqlite3.OperationalError(text)
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "kind", "says"),
    [
        (failure(sqlite3.SQLITE_BUSY), IndexBusy, "being written"),
        (failure(sqlite3.SQLITE_LOCKED), IndexBusy, "being written"),
        (failure(sqlite3.SQLITE_FULL), StorageError, "no space"),
        (failure(sqlite3.SQLITE_CORRUPT, "malformed"), IndexUnreadable, "malformed"),
        (failure(sqlite3.SQLITE_IOERR, "disk I/O error"), StorageError, "disk I/O"),
        (sqlite3.OperationalError("unable to open"), StorageError, "unable to open"),
        (OSError(errno.ENOSPC, "full"), StorageError, "no space"),
        (OSError(errno.EDQUOT, "quota"), StorageError, "no space"),
        (OSError(errno.EROFS, "read-only"), StorageError, "cannot be written"),
        (OSError(errno.EIO, "broken"), StorageError, "broken"),
    ],
)
def test_errors_in_our_words(error: sqlite3.Error | OSError, kind: type[CarethreadError], says: str) -> None:
    found = schema.translate(error, Path("/index/records.db"))
    assert type(found) is kind
    assert says in found.message
    assert found.hint


def test_a_damaged_page_is_seen(tmp_path: Path) -> None:
    with Home.create_or_open(tmp_path / "index") as home, home.writer() as writer:
        writer.replace_source("a", "1", [thread(f"t{number}", ["word " * 200] * 5) for number in range(20)])
    path = tmp_path / "index" / "records.db"
    data = bytearray(path.read_bytes())
    data[8192:-4096] = b"\xff" * (len(data) - 8192 - 4096)
    path.write_bytes(data)
    with Home.open(tmp_path / "index") as home:
        assert home.store.quick_check() != []
        with pytest.raises(IndexUnreadable):
            list(home.store.threads())


def test_a_sound_file_has_no_faults(tmp_path: Path) -> None:
    with Home.create_or_open(tmp_path / "index") as home:
        assert home.store.quick_check() == []


def test_the_schema_of_a_foreign_file_runs_nothing(tmp_path: Path) -> None:
    with Home.create_or_open(tmp_path / "index") as home:
        (trusted,) = home.store._one("PRAGMA trusted_schema")
        (only,) = home.store._one("PRAGMA query_only")
    assert (trusted, only) == (0, 1)


def test_manifest_round_trip_and_faults(tmp_path: Path) -> None:
    assert manifest.read(tmp_path) is None
    written = manifest.Manifest("abc", "whoosh", 1, 1, None, 7, "key")
    manifest.write(tmp_path, written)
    assert manifest.read(tmp_path) == written
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]
    for bad in ("[]", "{}", "\xff", '{"index_id": 1}'):
        (tmp_path / "manifest.json").write_text(bad, encoding="latin-1")
        with pytest.raises(IndexUnreadable):
            manifest.read(tmp_path)
