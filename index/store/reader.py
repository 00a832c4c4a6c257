"""Reading the store."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import RLock
from typing import Any, Self

from carethread.index.errors import NotFound
from carethread.index.record import Record, RecordThread, Role
from carethread.index.store import rows, schema
from carethread.index.store.takedown import Takedowns
from carethread.index.store.values import SHOWN_IDS, Annotation, Link, SourceState, StoreCounts, TakedownEntry, meant

_SELECT = f"SELECT {', '.join(f'r.{name.strip()}' for name in rows.COLUMNS.split(','))}, r.reasons, a.role"
_FROM = " FROM records r LEFT JOIN annotations a ON a.id = r.id "
_LINKS = f"SELECT r.id, r.thread_id, r.parent_id, r.kind, coalesce(a.role, r.author_role){_FROM}"
_LINKS_OF = f"{_LINKS}WHERE r.id IN (SELECT value FROM json_each(?))"  # noqa: S608 - fixed names
_ANSWERED = (
    f"SELECT DISTINCT r.parent_id{_FROM}WHERE r.parent_id IN (SELECT value FROM json_each(?))"  # noqa: S608 - fixed names
    " AND coalesce(a.role, r.author_role) = ?"
)
_CHUNK = 500  # variables in one statement
_IDS_AT_ONCE = 2000  # of threads, where all are walked through
_MOST = 3  # asked for more than one record in so many, all are read in a row rather than one by one


class StoredAncestry:
    """The ancestors of the concepts named in this store, as the lexicon had them when the records were made.

    With it the engine can be made again without that lexicon, which may have been a file of the user's own.
    """

    def __init__(self, found: Sequence[tuple[str, str, int]]) -> None:
        self._ancestors = {concept: tuple(json.loads(above)) for concept, above, _ in found}
        self._classes = {concept for concept, _, is_class in found if is_class}

    def ancestors(self, concept: str) -> tuple[str, ...]:
        """All concepts above `concept`, nearest first."""
        return self._ancestors.get(concept, ())

    def is_class(self, concept: str) -> bool:
        """Whether `concept` is a class of treatments."""
        return concept in self._classes


class Store:
    """The records of one index, to be read. Annotated roles are applied: evidence `manual`, confidence `certain`.

    Each call sees what is committed at that moment.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._open: sqlite3.Connection | None = connection
        self._guard = RLock()  # one question at a time, and none while the file is given back
        self.path = path
        self.takedowns = Takedowns(self._known_hashes, self._any_takedown, self.meta("takedown_key") or "00")

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open for reading. Raises IndexMissing, IndexUnreadable, StorageError."""
        connection = schema.open_for_reading(path)
        with schema.storage_errors(path):
            return cls(connection, path)

    def close(self) -> None:
        """Give the file back; the next question opens it again."""
        with self._guard:
            if self._open is not None:
                self._open.close()
                self._open = None

    @property
    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            self._open = schema.open_for_reading(self.path)
        return self._open

    def _all(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._guard, schema.storage_errors(self.path):
            return self._connection.execute(sql, values).fetchall()

    def _one(self, sql: str, values: Sequence[Any] = ()) -> Any:
        with self._guard, schema.storage_errors(self.path):
            return self._connection.execute(sql, values).fetchone()

    # What it is.

    def meta(self, key: str) -> str | None:
        """A named value; None when it was never set."""
        found = self._one("SELECT value FROM meta WHERE key = ?", (key,))
        return None if found is None else str(found[0])

    @property
    def index_id(self) -> str:
        """The random name of this index."""
        return self.meta("index_id") or ""

    @property
    def engine_name(self) -> str:
        """The engine that this index was made for."""
        return self.meta("engine") or "whoosh"

    @property
    def generation(self) -> int:
        """Rises by one with every committed change."""
        return int(self.meta("generation") or 0)

    @property
    def lexicon_hash(self) -> str | None:
        """The lexicon that the mentions were found with; None before the first record."""
        return self.meta("lexicon_hash")

    def counts(self) -> StoreCounts:
        """How many threads, records, posts, sources (a large one that lies in parts is one), annotations, takedowns."""
        sources = "sources WHERE instr(key, '//part/') = 0"
        names = ("threads", "records", "records WHERE kind = 'post'", sources, "annotations", "takedowns")
        return StoreCounts(*(self._one(f"SELECT count(*) FROM {name}")[0] for name in names))  # noqa: S608 - fixed names

    def concept_counts(self) -> dict[str, int]:
        """How many records name each concept, most frequent first."""
        sql = (
            "SELECT j.value, count(*) FROM records r, json_each(r.treatments) j WHERE r.treatments IS NOT NULL"
            " GROUP BY j.value ORDER BY 2 DESC, 1"
        )
        return dict(self._all(sql))

    def ancestry(self) -> StoredAncestry:
        """The ancestors of the concepts named here."""
        return StoredAncestry(self._all("SELECT id, ancestors, is_class FROM concepts"))

    def quick_check(self) -> list[str]:
        """What is wrong in the file; empty when all is well."""
        with self._guard, schema.storage_errors(self.path):
            return schema.quick_check(self._connection)

    # Records.

    def find_id(self, prefix: str) -> str:
        """The id that begins with `prefix`: the record's own id, or the only one. Raises NotFound."""
        return meant(prefix, self.ids_beginning(prefix, SHOWN_IDS))

    def ids_beginning(self, prefix: str, limit: int) -> list[str]:
        """The first `limit` record ids that begin with `prefix`, in order of the ids."""
        end = prefix + "\U0010ffff"
        found = self._all("SELECT id FROM records WHERE id >= ? AND id < ? ORDER BY id LIMIT ?", (prefix, end, limit))
        return [row[0] for row in found]

    def record(self, record_id: str) -> Record:
        """The record with exactly this id. Raises NotFound."""
        found = self.records([record_id])
        if not found:
            raise NotFound(f"no record has the id {record_id!r}")
        return found[0]

    def records(self, ids: Sequence[str]) -> list[Record]:
        """The records with these ids, in the order asked for; ids that are not here are left out."""
        found: dict[str, Record] = {}
        for row in self._chunks(f"{_SELECT}{_FROM}WHERE r.id IN", ids):
            found[row[0]] = _record(row)
        return [found[record_id] for record_id in dict.fromkeys(ids) if record_id in found]

    def _chunks(self, sql: str, ids: Sequence[str], order: str = "") -> Iterator[Any]:
        for start in range(0, len(ids), _CHUNK):
            chunk = ids[start : start + _CHUNK]
            yield from self._all(f"{sql} ({','.join('?' * len(chunk))}) {order}", chunk)

    def children(self, ids: Sequence[str]) -> dict[str, list[Record]]:
        """The direct answers to each of these records, in reading order."""
        found: dict[str, list[Record]] = {record_id: [] for record_id in ids}
        for row in self._chunks(f"{_SELECT}{_FROM}WHERE r.parent_id IN", ids, "ORDER BY r.ordinal"):
            found[row[2]].append(_record(row))
        return found

    def links(self, ids: Sequence[str]) -> dict[str, Link]:
        """These records without their words, by id, in the order asked for; ids that are not here are left out."""
        many = len(ids) * _MOST > self._one("SELECT count(*) FROM records")[0]
        rows = self._all(_LINKS) if many else self._all(_LINKS_OF, (json.dumps(list(ids)),))
        by_id = {row[0]: row for row in rows}
        return {record_id: Link._make(by_id[record_id]) for record_id in ids if record_id in by_id}

    def answered(self, ids: Sequence[str], role: Role) -> set[str]:
        """Which of these records somebody of `role` answered directly."""
        return {row[0] for row in self._all(_ANSWERED, (json.dumps(list(ids)), role))}

    def _known_hashes(self, hashes: Sequence[str]) -> set[str]:
        sql = "SELECT hash FROM takedowns WHERE hash IN (SELECT value FROM json_each(?))"
        return {row[0] for row in self._all(sql, (json.dumps(list(hashes)),))}

    def _any_takedown(self) -> bool:
        return self._one("SELECT 1 FROM takedowns LIMIT 1") is not None

    def is_removed(self, record_id: str) -> bool:
        """Whether a record with this id was taken down."""
        return self.takedowns.is_removed(record_id)

    # Threads.

    def thread(self, thread_id: str) -> RecordThread:
        """A whole thread, in reading order, with the reasons for its roles. Raises NotFound."""
        found = self._all(f"{_SELECT}{_FROM}WHERE r.thread_id = ? ORDER BY r.ordinal", (thread_id,))
        venue = self._one("SELECT venue FROM threads WHERE id = ?", (thread_id,))
        if not found or venue is None:
            raise NotFound(f"no thread has the id {thread_id!r}")
        reasons = {row[0]: _reasons(row) for row in found if _reasons(row)}
        return RecordThread(thread_id, tuple(_record(row) for row in found), venue[0], reasons)

    def thread_of(self, record_id: str) -> RecordThread:
        """The thread that a record is in. Raises NotFound."""
        found = self._one("SELECT thread_id FROM records WHERE id = ?", (record_id,))
        if found is None:
            raise NotFound(f"no record has the id {record_id!r}")
        return self.thread(found[0])

    def thread_ids(self, prefix: str = "") -> list[str]:
        """The ids of the threads that begin with `prefix`, of all when it is empty; sorted."""
        found = self._all(
            "SELECT id FROM threads WHERE id >= ? AND id < ? ORDER BY id", (prefix, prefix + "\U0010ffff")
        )
        return [row[0] for row in found]

    def threads(self) -> Iterator[RecordThread]:
        """All threads, by id, one at a time."""
        for thread_id in self.thread_ids():
            yield self.thread(thread_id)

    def post_of(self, thread_ids: Sequence[str]) -> dict[str, Record]:
        """The post of each of these threads; one whose post was taken down is left out."""
        found = self._chunks(f"{_SELECT}{_FROM}WHERE r.ordinal = 0 AND r.kind = 'post' AND r.thread_id IN", thread_ids)
        return {row[1]: _record(row) for row in found}

    def thread_frame(self, thread_id: str) -> tuple[str, str | None]:
        """The id of a thread's post and its date, also where the post itself was taken down. Raises NotFound."""
        found = self._one("SELECT post_id, date FROM threads WHERE id = ?", (thread_id,))
        if found is None:
            raise NotFound(f"no thread has the id {thread_id!r}")
        return found[0], found[1]

    def changed_threads(self, generation: int) -> Iterator[str]:
        """The ids of the threads that changed after `generation`, by generation and id."""
        return self._since("threads", generation)

    def dropped_threads(self, generation: int) -> Iterator[str]:
        """The ids of the threads that went after `generation`, by generation and id."""
        return self._since("dropped_threads", generation)

    def _since(self, table: str, generation: int) -> Iterator[str]:
        sql = (
            f"SELECT generation, id FROM {table} WHERE (generation, id) > (?, ?)"  # noqa: S608 - fixed names
            f" ORDER BY generation, id LIMIT {_IDS_AT_ONCE}"
        )
        found = self._all(sql, (generation + 1, ""))
        while found:
            yield from (row[1] for row in found)
            found = self._all(sql, found[-1])

    # Sources, annotations, takedowns.

    def source_digest(self, key: str) -> str | None:
        """The content hash of a source when it was last read; None when it never was."""
        found = self._one("SELECT digest FROM sources WHERE key = ?", (key,))
        return None if found is None else str(found[0])

    def sources(self, prefix: str = "") -> list[SourceState]:
        """The sources whose key begins with `prefix`, by key."""
        sql = (
            "SELECT s.key, s.digest, s.meta, (SELECT count(*) FROM contributions c WHERE c.source_id = s.id)"
            " FROM sources s WHERE substr(s.key, 1, ?) = ? ORDER BY s.key"
        )
        found = self._all(sql, (len(prefix), prefix))
        return [SourceState(key, digest, json.loads(meta), threads) for key, digest, meta, threads in found]

    def annotations(self) -> list[Annotation]:
        """All annotations, by record id."""
        sql = (
            "SELECT a.id, a.role, a.note, a.by, a.at, EXISTS (SELECT 1 FROM records r WHERE r.id = a.id)"
            " FROM annotations a ORDER BY a.id"
        )
        return [Annotation(row[0], row[1], row[2], row[3], row[4], bool(row[5])) for row in self._all(sql)]

    def annotation(self, record_id: str) -> Annotation | None:
        """The annotation of one record."""
        return next((found for found in self.annotations() if found.id == record_id), None)

    def takedown_log(self) -> list[TakedownEntry]:
        """What was taken down, in order: that and when, never what."""
        return [TakedownEntry(*row) for row in self._all("SELECT at, kind, records, reason FROM takedown_log")]


def _record(row: Sequence[Any]) -> Record:
    record = rows.from_row(row)
    role = row[19]
    if role is None:
        return record
    return record.with_changes(author_role=role, role_evidence="manual", role_confidence="certain")


def _reasons(row: Sequence[Any]) -> tuple[str, ...]:
    if row[19] is not None:
        return ("set by a person (annotate)",)
    return rows.load_reasons(row[18])
