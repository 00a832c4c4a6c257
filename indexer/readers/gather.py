"""Putting together what a dump scatters: the postings of one thread, from anywhere in a file of any size.

The postings lie in a private SQLite database that goes to disk when it outgrows its cache, so memory does not grow with
the dump.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from types import TracebackType
from typing import Any

from carethread.indexer.limits import MAX_ENTRIES

_TABLE = "CREATE TABLE postings (place INTEGER PRIMARY KEY, key TEXT UNIQUE, parent TEXT, thread TEXT, data TEXT)"
# A posting whose parent is not in the dump begins a thread.
_ROOTS = """
WITH RECURSIVE tree (key, root) AS (
    SELECT key, key FROM postings WHERE parent IS NULL OR parent NOT IN (SELECT key FROM postings)
    UNION ALL
    SELECT postings.key, tree.root FROM postings JOIN tree ON postings.parent = tree.key
)
UPDATE postings SET thread = (SELECT root FROM tree WHERE tree.key = postings.key)
"""


class Gather:
    """A heap of postings. A context manager; `add` them all, then go through `threads`."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("PRAGMA cache_size = -32768")
        self._db.execute(_TABLE)
        self._db.execute("BEGIN")

    def __enter__(self) -> Gather:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def add(self, key: str, data: Any, *, thread: str | None = None, parent: str | None = None) -> None:
        """Keep a posting. The first one with a key stays. `thread` names its thread, where the dump does."""
        self._db.execute(
            "INSERT OR IGNORE INTO postings (key, parent, thread, data) VALUES (?, ?, ?, ?)",
            (_storable(key), parent and _storable(parent), thread and _storable(thread), json.dumps(data)),
        )

    def find_threads(self) -> None:
        """Name the thread of each posting by following parents up to one that has none here."""
        self._db.execute("CREATE INDEX by_parent ON postings (parent)")
        self._db.execute(_ROOTS)
        self._db.execute("UPDATE postings SET thread = key, parent = NULL WHERE thread IS NULL")  # answers in a ring

    def threads(self) -> Iterator[tuple[str, list[Any]]]:
        """Each thread's name and postings (at most `MAX_ENTRIES` and one), in the order of the dump."""
        self._db.execute("CREATE INDEX by_thread ON postings (thread, place)")
        names = self._db.execute("SELECT thread FROM postings GROUP BY thread ORDER BY min(place)")
        for (name,) in names:
            found = self._db.execute(
                "SELECT data FROM postings WHERE thread = ? ORDER BY place LIMIT ?", (name, MAX_ENTRIES + 1)
            )
            yield name, [json.loads(data) for (data,) in found]


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
