"""Messages as threads: by References and In-Reply-To, then by subject, as mail programs do (after Jamie Zawinski's
"message threading").

The messages of one mailbox lie in a private SQLite database that goes to disk when it outgrows its cache.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict
from types import TracebackType
from urllib.parse import quote

from carethread.index.errors import UnreadableSource
from carethread.indexer.limits import MAX_ENTRIES, MAX_MESSAGES
from carethread.indexer.raw import Entry, Mark, RawThread, Stamp
from carethread.indexer.readers.assemble import Posting, in_order
from carethread.indexer.readers.mail.message import Mail

SUBJECT_DAYS = 90  # an answer that names no message joins a thread of the same subject that is no older

_TABLES = """
CREATE TABLE mails (place INTEGER PRIMARY KEY, key TEXT UNIQUE, parent TEXT, thread TEXT, topic TEXT, answers INTEGER,
    day REAL, data TEXT);
CREATE TABLE refs (key TEXT, place INTEGER, ref TEXT);
BEGIN;
"""
_PARENTS = """
CREATE INDEX refs_by_key ON refs (key, place);
CREATE INDEX mails_by_topic ON mails (topic, place);
UPDATE mails SET parent = (
    SELECT ref FROM refs WHERE refs.key = mails.key AND ref IN (SELECT key FROM mails) ORDER BY refs.place DESC LIMIT 1
);
UPDATE mails SET thread = (SELECT ref FROM refs WHERE refs.key = mails.key ORDER BY refs.place LIMIT 1)
    WHERE parent IS NULL;
"""
# A "Re:" that names nobody answers the last thread of its subject that began before it.
_SUBJECTS = """
UPDATE mails SET parent = (
    SELECT other.key FROM mails AS other
    WHERE other.topic = mails.topic AND other.key != mails.key AND other.parent IS NULL AND other.thread IS NULL
        AND other.answers <= mails.answers AND (other.answers < mails.answers OR other.place < mails.place)
        AND (other.day IS NULL OR mails.day IS NULL OR mails.day - other.day BETWEEN 0 AND :days)
    ORDER BY other.answers, other.day DESC, other.place LIMIT 1
)
WHERE parent IS NULL AND thread IS NULL AND answers AND topic != ''
"""
_THREADS = """
CREATE INDEX mails_by_parent ON mails (parent);
WITH RECURSIVE tree (key, root) AS (
    SELECT key, coalesce(thread, key) FROM mails WHERE parent IS NULL
    UNION ALL
    SELECT mails.key, tree.root FROM mails JOIN tree ON mails.parent = tree.key
)
UPDATE mails SET thread = (SELECT root FROM tree WHERE tree.key = mails.key);
UPDATE mails SET thread = key, parent = NULL WHERE thread IS NULL;
CREATE INDEX mails_by_thread ON mails (thread, place);
"""


class MailHeap:
    """The messages of one mailbox. A context manager; `add` them all, then go through `threads`."""

    def __init__(self, format_name: str) -> None:
        self._format = format_name
        self._count = 0
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA cache_size = -32768;" + _TABLES)

    def __enter__(self) -> MailHeap:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def add(self, mail: Mail, path: str) -> None:
        """Keep a message; one that was met before (same Message-ID) is kept once.

        Raises UnreadableSource (`too-large`) when there are more than `MAX_MESSAGES`.
        """
        self._count += 1
        if self._count > MAX_MESSAGES:
            raise UnreadableSource(f"{path}: more than {MAX_MESSAGES} messages in one mailbox", reason="too-large")
        key = _storable(mail.id or f"no-id/{self._count}")
        values = (key, mail.topic, mail.answers, mail.date.iso and mail.date.iso[:10], json.dumps(asdict(mail)))
        sql = "INSERT OR IGNORE INTO mails (key, topic, answers, day, data) VALUES (?, ?, ?, julianday(?), ?)"
        if self._db.execute(sql, tuple(_storable(v) if isinstance(v, str) else v for v in values)).rowcount:
            references = enumerate(mail.references)
            self._db.executemany("INSERT INTO refs VALUES (?, ?, ?)", ((key, n, _storable(r)) for n, r in references))

    def threads(self) -> Iterator[RawThread]:
        """The threads, in the order of their first message in the mailbox."""
        self._db.executescript(_PARENTS)
        self._db.execute(_SUBJECTS, {"days": SUBJECT_DAYS})
        self._db.executescript(_THREADS)
        for (root,) in self._db.execute("SELECT thread FROM mails GROUP BY thread ORDER BY min(place)"):
            sql = "SELECT key, parent, data FROM mails WHERE thread = ? ORDER BY day, place LIMIT ?"
            found = self._db.execute(sql, (root, MAX_ENTRIES + 1))
            yield self._thread(root, [(key, parent, _loaded(data)) for key, parent, data in found])

    def _thread(self, root: str, mails: list[tuple[str, str | None, Mail]]) -> RawThread:
        first = next((mail for key, _, mail in mails if key == root), None)
        title = (first or mails[0][2]).subject
        opener = first.address if first else None
        postings = [Posting(_entry(mail, opener), key, parent) for key, parent, mail in mails if key != root]
        post = _entry(first, opener) if first else Entry("")
        return RawThread(
            in_order(post, postings, post_key=root),
            title=title or None,
            url=None if root.startswith("no-id/") else "mid:" + quote(root, safe="@!$*+-._~="),
            format=self._format,
            platform="mail",
            venue="list",
        )


def _loaded(data: str) -> Mail:
    fields = json.loads(data)
    return Mail(**{**fields, "references": tuple(fields["references"]), "date": Stamp(**fields["date"])})


def _entry(mail: Mail, opener: str | None) -> Entry:
    marks: set[Mark] = set()
    if opener is not None and mail.address == opener:
        marks.add("opener")
    return Entry(
        mail.body,
        author=mail.author,
        date=mail.date,
        key=mail.id,
        account=mail.address,
        marks=frozenset(marks),
    )


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
