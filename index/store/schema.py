"""The database file: its tables, how it is opened, and what SQLite's errors mean to a user.

Journal: write-ahead while somebody writes (readers go on undisturbed, a crash loses nothing), back to one plain file
when the writer is done, so that an index at rest can be copied or read from read-only media.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from carethread.index.errors import CarethreadError, IndexBusy, IndexMissing, IndexUnreadable, StorageError

APPLICATION_ID = 0x43545244  # "CTRD" in the file's header
FORMAT_VERSION = 1
BUSY_SECONDS = 5.0
NAME = "records.db"  # in an index folder

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE threads (
    id TEXT PRIMARY KEY, venue TEXT NOT NULL, date TEXT, post_id TEXT NOT NULL, generation INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX threads_by_generation ON threads (generation);
CREATE TABLE dropped_threads (id TEXT PRIMARY KEY, generation INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE records (
    id TEXT NOT NULL UNIQUE, thread_id TEXT NOT NULL, parent_id TEXT, kind TEXT NOT NULL, ordinal INTEGER NOT NULL,
    depth INTEGER NOT NULL, title TEXT, author TEXT, author_role TEXT NOT NULL, role_evidence TEXT NOT NULL,
    role_confidence TEXT NOT NULL, posted_at TEXT, date_precision TEXT NOT NULL, body TEXT NOT NULL,
    treatments TEXT, mentions TEXT, about TEXT, source TEXT NOT NULL, reasons TEXT
);
CREATE UNIQUE INDEX records_by_thread ON records (thread_id, ordinal);
CREATE INDEX records_by_parent ON records (parent_id);
CREATE TABLE sources (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, digest TEXT NOT NULL,
    meta TEXT NOT NULL);
CREATE TABLE contributions (
    thread_id TEXT NOT NULL, source_id INTEGER NOT NULL, page INTEGER NOT NULL, data BLOB,
    PRIMARY KEY (thread_id, source_id)
) WITHOUT ROWID;
CREATE INDEX contributions_by_source ON contributions (source_id);
CREATE TABLE annotations (id TEXT PRIMARY KEY, role TEXT, note TEXT, by TEXT, at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE takedowns (hash TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE takedown_log (at TEXT NOT NULL, kind TEXT NOT NULL, records INTEGER NOT NULL, reason TEXT NOT NULL);
CREATE TABLE concepts (id TEXT PRIMARY KEY, ancestors TEXT NOT NULL, is_class INTEGER NOT NULL) WITHOUT ROWID;
"""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_REFUSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def translate(error: sqlite3.Error | OSError, path: Path) -> CarethreadError:
    """The carethread error for a failure of SQLite or of the file system at `path`."""
    if isinstance(error, OSError):
        return _translate_os(error, path)
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if code is not None else None
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return IndexBusy(f"the index {path} is being written", hint="try again when the other process is done")
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return IndexUnreadable(
            f"the index {path} is damaged: {error}", hint="index the sources again into a new folder"
        )
    if primary == sqlite3.SQLITE_FULL:
        return StorageError(f"no space left for the index {path}", hint="free some space and run the command again")
    return StorageError(f"the index {path} cannot be used: {error}", hint="check the disk and the folder's permissions")


def _translate_os(error: OSError, path: Path) -> CarethreadError:
    if error.errno in _FULL:
        return StorageError(f"no space left for the index {path}", hint="free some space and run the command again")
    if error.errno in _REFUSED:
        return StorageError(f"the index {path} cannot be written: {error.strerror}", hint="check its permissions")
    return StorageError(f"the index {path} cannot be used: {error}", hint="check the disk")


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's and the file system's errors inside the block into ours."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise translate(error, path) from error


def create(path: Path, values: Mapping[str, str]) -> None:
    """Make a new, empty database at `path`, with its tables and named values. It appears whole or not at all."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    with storage_errors(path):
        draft.unlink(missing_ok=True)
        try:
            _write_empty(draft, values)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)


def _write_empty(path: Path, values: Mapping[str, str]) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.executescript(
            f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {FORMAT_VERSION}; BEGIN; {TABLES} COMMIT;"
        )
        with connection:
            connection.executemany("INSERT INTO meta VALUES (?, ?)", values.items())
    finally:
        connection.close()


def open_for_writing(path: Path) -> sqlite3.Connection:
    """A connection that may write, autocommit off by hand (BEGIN … COMMIT). Raises IndexUnreadable, StorageError."""
    with storage_errors(path):
        connection = _connect(f"file:{quote(str(path))}?mode=rw")
        try:
            check(connection, path)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA secure_delete = ON")
        except BaseException:
            connection.close()
            raise
        return connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A connection that cannot write. Raises IndexMissing, IndexUnreadable, StorageError."""
    if not path.exists():
        raise IndexMissing(f"no index in {path.parent}", hint="make one: carethread index SOURCE --index DIR")
    with storage_errors(path):
        try:
            return _checked(f"file:{quote(str(path))}?mode=ro", path)
        except sqlite3.OperationalError:
            # A write-ahead log needs a shared-memory file beside it; on read-only media there can be none. With
            # nothing in the log the file alone is the whole truth.
            if _log_size(path) or os.access(path.parent, os.W_OK):
                raise
            return _checked(f"file:{quote(str(path))}?immutable=1", path)


def _log_size(path: Path) -> int:
    log = path.with_name(path.name + "-wal")
    return log.stat().st_size if log.exists() else 0


def _connect(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    # The file may come from anybody: no functions out of its schema, and no extensions.
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _checked(uri: str, path: Path) -> sqlite3.Connection:
    connection = _connect(uri)
    try:
        check(connection, path)
        connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Whether the open database is ours and of a format that we read. Raises IndexUnreadable."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise IndexUnreadable(f"{path} is a database, but no carethread index", hint="choose another folder")
    if version != FORMAT_VERSION:
        age = "a newer" if version > FORMAT_VERSION else "an older"
        raise IndexUnreadable(
            f"{path} was made by {age} carethread (format {version}; this one reads {FORMAT_VERSION})",
            hint="update carethread, or index the sources again into a new folder",
        )


def quick_check(connection: sqlite3.Connection) -> list[str]:
    """What SQLite finds wrong in the file; empty when all is well."""
    found = [str(row[0]) for row in connection.execute("PRAGMA quick_check(20)")]
    return [] if found == ["ok"] else found


def settle(connection: sqlite3.Connection) -> None:
    """Fold the write-ahead log back into the one file, where no reader holds on to it."""
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        # A reader is at work: the log stays, is complete, and the next writer folds it in.
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
