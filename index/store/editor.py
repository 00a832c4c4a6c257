"""Changing the store, inside one transaction that the caller commits or rolls back.

A thread's merged view lies in `records`. A thread that only one source gives has no second copy of it: the
contribution's `data` is NULL and means "what is in `records`".
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from carethread.index.document import Ancestry
from carethread.index.errors import NotFound
from carethread.index.merge import merge
from carethread.index.normal import normal_form
from carethread.index.record import Record, RecordThread, Role
from carethread.index.store import rows, schema
from carethread.index.store.delta import compare
from carethread.index.store.reader import Store
from carethread.index.store.takedown import without
from carethread.index.store.values import SourceDelta

_PLAIN = f"SELECT {rows.COLUMNS}, reasons FROM records WHERE thread_id = ? ORDER BY ordinal"  # noqa: S608 - fixed names
_INSERT = f"INSERT INTO records ({rows.COLUMNS}, reasons) VALUES ({', '.join('?' * 19)})"  # noqa: S608 - fixed names


def now() -> str:
    """This moment, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class StoreEditor(Store):
    """A store that can be changed. One at a time: the caller holds the index's lock."""

    def __init__(self, connection: sqlite3.Connection, path: Path, ancestry: Ancestry | None = None) -> None:
        super().__init__(connection, path)
        self._ancestry = ancestry
        self._noted: set[str] = set()
        self._changed = False
        self._committed = self.generation

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open for writing. Raises IndexUnreadable, StorageError."""
        connection = schema.open_for_writing(path)
        with schema.storage_errors(path):
            return cls(connection, path)

    def use_lexicon(self, ancestry: Ancestry, lexicon_hash: str) -> None:
        """The lexicon of the threads that come; its hash is kept when the store has none yet."""
        self._ancestry = ancestry
        self._noted.clear()
        if self.lexicon_hash is None:
            self.set_meta("lexicon_hash", lexicon_hash)

    # The transaction.

    def begin(self) -> None:
        """Open a transaction, if none is open."""
        if not self._connection.in_transaction:
            self._run("BEGIN IMMEDIATE")

    def commit(self) -> int:
        """Make the changes durable; the generation rises if there were any. Returns the generation."""
        if self._changed:
            self.set_meta("generation", str(self._next))
        if self._connection.in_transaction:
            self._run("COMMIT")
        if self._changed:
            self._committed = self._next
            self._changed = False
        return self._committed

    def rollback(self) -> None:
        """Forget the changes since the last commit."""
        if self._connection.in_transaction:
            self._connection.rollback()
        self._changed = False
        self._noted.clear()

    @property
    def _next(self) -> int:
        return self._committed + 1

    def _run(self, sql: str, values: Iterable[Any] = ()) -> sqlite3.Cursor:
        with schema.storage_errors(self.path):
            return self._connection.execute(sql, tuple(values))

    def _many(self, sql: str, values: Iterable[tuple[Any, ...]]) -> None:
        with schema.storage_errors(self.path):
            self._connection.executemany(sql, values)

    def set_meta(self, key: str, value: str | None) -> None:
        """Set a named value, or take it out (None)."""
        self.begin()
        if value is None:
            self._run("DELETE FROM meta WHERE key = ?", (key,))
        else:
            self._run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    # Sources.

    def replace_source(
        self,
        key: str,
        digest: str,
        threads: Iterable[RecordThread],
        *,
        pages: Mapping[str, int] | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> SourceDelta:
        """What this source holds now, in place of what it held before. See `IndexEditor.replace_source`."""
        self.begin()
        self._run("SAVEPOINT source")
        changed = self._changed
        try:
            delta = self._replace_source(key, digest, threads, pages or {}, meta or {})
        except BaseException:
            # A full disk may have ended the whole transaction already.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK TO source")
            self._changed = changed
            self._noted.clear()
            raise
        self._run("RELEASE source")
        return delta

    def _replace_source(
        self,
        key: str,
        digest: str,
        threads: Iterable[RecordThread],
        pages: Mapping[str, int],
        meta: Mapping[str, Any],
    ) -> SourceDelta:
        sql = (
            "INSERT INTO sources (key, digest, meta) VALUES (?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET digest = excluded.digest, meta = excluded.meta"
        )
        self._run(sql, (key, digest, json.dumps(meta)))
        source_id = self._source_id(key)
        before = {row[0] for row in self._all("SELECT thread_id FROM contributions WHERE source_id = ?", (source_id,))}
        seen: set[str] = set()
        delta = SourceDelta()
        for thread in threads:
            kept, withheld = self.takedowns.sift(thread)
            delta += SourceDelta(withheld=len(withheld))
            if not kept.records:
                continue
            if kept.id in seen:
                kept = self._merge([self._contribution(kept.id, source_id), kept])
            delta += self._place(kept.id, source_id, kept, pages.get(kept.id, 1))
            seen.add(kept.id)
        for thread_id in sorted(before - seen):
            delta += self._place(thread_id, source_id, None, 1)
        return delta

    def drop_source(self, key: str) -> SourceDelta:
        """Take a source out, with the records that no other source has."""
        self.begin()
        source_id = self._source_id(key)
        found = self._all("SELECT thread_id FROM contributions WHERE source_id = ? ORDER BY 1", (source_id,))
        delta = SourceDelta()
        for (thread_id,) in found:
            delta += self._place(thread_id, source_id, None, 1)
        self._run("DELETE FROM sources WHERE id = ?", (source_id,))
        return delta

    def remember(self, key: str, digest: str, meta: Mapping[str, Any]) -> None:
        """Change the content hash of a source, and what the indexer wanted to remember of it."""
        self.begin()
        sql = "UPDATE sources SET digest = ?, meta = ? WHERE key = ?"
        self._run(sql, (digest, json.dumps(meta), key))

    def _source_id(self, key: str) -> int:
        found = self._one("SELECT id FROM sources WHERE key = ?", (key,))
        if found is None:
            raise NotFound(f"no source {key!r} in this index")
        return int(found[0])

    # Threads.

    def _place(self, thread_id: str, source_id: int, mine: RecordThread | None, page: int) -> SourceDelta:
        """Put one source's view of a thread in place (None: take it out), and make the merged view anew."""
        old = self._plain(thread_id)
        views = self._views(thread_id, old)
        views.pop(source_id, None)
        if mine is not None:
            views[source_id] = (page, mine)
        ordered = sorted(views.items(), key=lambda item: (item[1][0], item[0]))
        merged = self._merge([view for _, (_, view) in ordered]) if ordered else None
        self._save_views(thread_id, ordered)
        self._save(thread_id, old, merged)
        return compare(old, merged)

    def _merge(self, views: list[RecordThread]) -> RecordThread:
        return merge(views, self.takedowns.is_removed)

    def _plain(self, thread_id: str) -> RecordThread | None:
        """The merged view as stored, without annotations."""
        found = self._all(_PLAIN, (thread_id,))
        if not found:
            return None
        (venue,) = self._one("SELECT venue FROM threads WHERE id = ?", (thread_id,))
        reasons = {row[0]: rows.load_reasons(row[18]) for row in found if row[18]}
        return RecordThread(thread_id, tuple(rows.from_row(row) for row in found), venue, reasons)

    def _views(self, thread_id: str, merged: RecordThread | None) -> dict[int, tuple[int, RecordThread]]:
        sql = "SELECT source_id, page, data FROM contributions WHERE thread_id = ?"
        views: dict[int, tuple[int, RecordThread]] = {}
        for source_id, page, data in self._all(sql, (thread_id,)):
            view = merged if data is None else rows.unpack(data)
            if view is not None:
                views[source_id] = (page, view)
        return views

    def _contribution(self, thread_id: str, source_id: int) -> RecordThread:
        return self._views(thread_id, self._plain(thread_id))[source_id][1]

    def _save_views(self, thread_id: str, views: list[tuple[int, tuple[int, RecordThread]]]) -> None:
        self._run("DELETE FROM contributions WHERE thread_id = ?", (thread_id,))
        alone = len(views) == 1
        packed = ((thread_id, key, page, None if alone else rows.pack(view)) for key, (page, view) in views)
        self._many("INSERT INTO contributions VALUES (?, ?, ?, ?)", packed)

    def _save(self, thread_id: str, old: RecordThread | None, new: RecordThread | None) -> None:
        if new == old:
            return
        self._changed = True
        self._run("DELETE FROM records WHERE thread_id = ?", (thread_id,))
        if new is None or not new.records:
            self._run("DELETE FROM threads WHERE id = ?", (thread_id,))
            self._run("INSERT OR REPLACE INTO dropped_threads VALUES (?, ?)", (thread_id, self._next))
            return
        self._note_concepts(new.records)
        self._many(
            _INSERT,
            ((*rows.to_row(record), rows.dump_reasons(new.reasons.get(record.id))) for record in new.records),
        )
        self._save_frame(new)
        self._run("DELETE FROM dropped_threads WHERE id = ?", (thread_id,))

    def _save_frame(self, thread: RecordThread) -> None:
        first = thread.records[0]
        sql = "INSERT OR REPLACE INTO threads (id, venue, date, post_id, generation) VALUES (?, ?, ?, ?, ?)"
        if first.kind == "post":
            self._run(sql, (thread.id, thread.venue, first.posted_at, first.id, self._next))
            return
        # The post was taken down: its id and its date stay, for the answers' sake.
        known = self._one("SELECT post_id, date FROM threads WHERE id = ?", (thread.id,))
        post_id, date = known or (first.parent_id or first.id, None)
        self._run(sql, (thread.id, thread.venue, date, post_id, self._next))

    def _note_concepts(self, records: Iterable[Record]) -> None:
        if self._ancestry is None:
            return
        named = {concept for record in records for concept in (*record.treatments, *record.about)}
        for concept in named - self._noted:
            above = self._ancestry.ancestors(concept)
            for name in (concept, *above):
                self._note_concept(name, self._ancestry)

    def _note_concept(self, concept: str, ancestry: Ancestry) -> None:
        if concept in self._noted:
            return
        self._noted.add(concept)
        row = (concept, json.dumps(ancestry.ancestors(concept)), int(ancestry.is_class(concept)))
        self._run("INSERT OR REPLACE INTO concepts VALUES (?, ?, ?)", row)

    # Curation.

    def annotate(
        self, record_id: str, role: Role | None = None, note: str | None = None, by: str | None = None
    ) -> Record:
        """Set a person's correction of a record; what is None stays as it was. Raises NotFound. Returns the record."""
        self.begin()
        record = self.record(record_id)
        sql = (
            "INSERT INTO annotations VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " role = coalesce(excluded.role, role), note = coalesce(excluded.note, note),"
            " by = coalesce(excluded.by, by), at = excluded.at"
        )
        self._run(sql, (record_id, role, note, by, now()))
        self._touch(record.thread_id)
        return self.record(record_id)

    def remove_annotation(self, record_id: str) -> None:
        """Take a correction back."""
        self.begin()
        self._run("DELETE FROM annotations WHERE id = ?", (record_id,))
        found = self._one("SELECT thread_id FROM records WHERE id = ?", (record_id,))
        if found is not None:
            self._touch(found[0])

    def _touch(self, thread_id: str) -> None:
        self._changed = True
        self._run("UPDATE threads SET generation = ? WHERE id = ?", (self._next, thread_id))

    def reannotate(self, annotate: Callable[[RecordThread], RecordThread], lexicon_hash: str | None = None) -> int:
        """Put every thread, in every source's view, through `annotate`. Returns how many threads changed."""
        self.begin()
        self._run("DELETE FROM concepts")
        self._noted.clear()
        changed = 0
        for thread_id in self.thread_ids():
            old = self._plain(thread_id)
            views = self._views(thread_id, old)
            redone = sorted(
                ((key, (page, annotate(view))) for key, (page, view) in views.items()),
                key=lambda item: (item[1][0], item[0]),
            )
            merged = self._merge([view for _, (_, view) in redone])
            self._save_views(thread_id, redone)
            self._note_concepts(merged.records)
            changed += merged != old
            self._save(thread_id, old, merged)
        if lexicon_hash is not None:
            self.set_meta("lexicon_hash", lexicon_hash)
        return changed

    # Takedown.

    def forget(self, ids: Iterable[str], reason: str = "") -> int:
        """Take records down for good; their answers stay. Raises NotFound for an id that is not here."""
        self.begin()
        records = [self.record(record_id) for record_id in dict.fromkeys(ids)]
        self._remember([self.takedowns.record_hash(record.id) for record in records])
        self._erase(records)
        self._log("record", len(records), reason)
        return len(records)

    def forget_author(self, name: str, thread: str | None = None, reason: str = "") -> int:
        """Take down all records of an author, in one thread or everywhere, and keep those to come away as well.

        Names are compared in normal form. Returns how many records went; raises NotFound when there are none.
        """
        self.begin()
        wanted = normal_form(name) or name.casefold()
        sql = "SELECT id, author, thread_id FROM records WHERE author IS NOT NULL"
        ids = [
            record_id
            for record_id, author, thread_id in self._all(sql)
            if (normal_form(author) or author.casefold()) == wanted and thread in (None, thread_id)
        ]
        if not ids:
            raise NotFound(f"no record here is by {name!r}", hint="names are compared without case and punctuation")
        records = self.records(ids)
        self._remember([self.takedowns.author_hash(name, thread or ""), *map(self.takedowns.record_hash, ids)])
        self._erase(records)
        self._log("author", len(records), reason)
        return len(records)

    def _remember(self, hashes: Iterable[str]) -> None:
        self._many("INSERT OR IGNORE INTO takedowns VALUES (?)", [(found,) for found in hashes])
        self.takedowns.forget_answers()

    def _erase(self, records: list[Record]) -> None:
        gone: dict[str, set[str]] = {}
        for record in records:
            gone.setdefault(record.thread_id, set()).add(record.id)
        for thread_id, ids in gone.items():
            old = self._plain(thread_id)
            views = self._views(thread_id, old)
            left = [(key, (page, without(view, frozenset(ids)))) for key, (page, view) in sorted(views.items())]
            left = [item for item in left if item[1][1].records]
            left.sort(key=lambda item: (item[1][0], item[0]))
            merged = self._merge([view for _, (_, view) in left]) if left else None
            self._save_views(thread_id, left)
            self._save(thread_id, old, merged)
        self._many("DELETE FROM annotations WHERE id = ?", ((record.id,) for record in records))
        self.set_meta("purge_due", "1")

    def _log(self, kind: str, records: int, reason: str) -> None:
        self._run("INSERT INTO takedown_log VALUES (?, ?, ?, ?)", (now(), kind, records, reason))

    def vacuum(self) -> bool:
        """Write the file anew, so that nothing that was deleted is left in it, nor in the write-ahead log.

        False when a reader in another process keeps the old pages alive: to be done again later.
        """
        self._run("VACUUM")
        (busy, _, _) = self._run("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def settle(self) -> None:
        """Leave one plain file behind, where no reader holds on to the log."""
        with schema.storage_errors(self.path):
            schema.settle(self._connection)
