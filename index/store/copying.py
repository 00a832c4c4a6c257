"""A whole store, piece by piece, out of SQLite and into it: for an index that moves to a cluster or back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from carethread.index.document import Ancestry
from carethread.index.record import RecordThread
from carethread.index.store.editor import StoreEditor
from carethread.index.store.values import Annotation, TakedownEntry, View


@dataclass(frozen=True, slots=True)
class ThreadCopy:
    """A thread: what each source gives of it, best first, the merged view, and its post's id and date."""

    id: str
    views: tuple[View, ...]
    merged: RecordThread
    post_id: str
    date: str | None


@dataclass(frozen=True, slots=True)
class SourceCopy:
    """A source, and the threads that it gives. Sources are merged in the order of their ranks."""

    key: str
    digest: str
    meta: Mapping[str, Any]
    threads: frozenset[str]
    rank: str


@dataclass(frozen=True, slots=True)
class Curation:
    """What people did: corrections, and takedowns as hashes with their log."""

    annotations: Sequence[Annotation]
    takedowns: Sequence[str]
    log: Sequence[TakedownEntry]


class CopyingEditor(StoreEditor):
    """A store that is read or filled as it is, annotations apart from the records."""

    def thread_copies(self) -> Iterator[ThreadCopy]:
        """All threads, by id."""
        keys = dict(self._all("SELECT id, key FROM sources"))
        for thread_id in self.thread_ids():
            merged = self._plain(thread_id)
            assert merged is not None
            found = self._views(thread_id, merged).items()
            views = (View(keys[key], page, _rank(key), thread) for key, (page, thread) in found)
            ordered = tuple(sorted(views, key=lambda view: (view.page, view.rank)))
            yield ThreadCopy(thread_id, ordered, merged, *self.thread_frame(thread_id))

    def source_copies(self) -> Iterator[SourceCopy]:
        """All sources, in the order of their arrival."""
        for source_id, key, digest, meta in self._all("SELECT id, key, digest, meta FROM sources ORDER BY id"):
            found = self._all("SELECT thread_id FROM contributions WHERE source_id = ?", (source_id,))
            yield SourceCopy(key, digest, json.loads(meta), frozenset(row[0] for row in found), _rank(source_id))

    def curation(self) -> Curation:
        """What people did."""
        hashes = [row[0] for row in self._all("SELECT hash FROM takedowns")]
        return Curation(self.annotations(), hashes, self.takedown_log())

    def put_sources(self, copies: Iterable[SourceCopy]) -> None:
        """Put sources into a store that has none; their ranks become the order of arrival."""
        self.begin()
        ordered = sorted(copies, key=lambda copy: copy.rank)
        rows = ((copy.key, copy.digest, json.dumps(copy.meta)) for copy in ordered)
        self._many("INSERT INTO sources (key, digest, meta) VALUES (?, ?, ?)", rows)

    def put_thread(self, copy: ThreadCopy, ancestry: Ancestry) -> None:
        """Put a thread into a store that has its sources, and not the thread itself."""
        self.begin()
        self.use_lexicon(ancestry, self.lexicon_hash or "")
        frame = (copy.id, copy.merged.venue, copy.date, copy.post_id, self._next)
        self._run("INSERT INTO threads (id, venue, date, post_id, generation) VALUES (?, ?, ?, ?, ?)", frame)
        self._save_views(copy.id, [(self._source_id(view.source), (view.page, view.thread)) for view in copy.views])
        self._save(copy.id, None, copy.merged)

    def put_curation(self, done: Curation) -> None:
        """Put what people did into a store that has none of it."""
        self.begin()
        said = ((each.id, each.role, each.note, each.by, each.at) for each in done.annotations)
        self._many("INSERT INTO annotations VALUES (?, ?, ?, ?, ?)", said)
        self._many("INSERT INTO takedowns VALUES (?)", ((each,) for each in done.takedowns))
        log = ((entry.at, entry.kind, entry.records, entry.reason) for entry in done.log)
        self._many("INSERT INTO takedown_log VALUES (?, ?, ?, ?)", log)
        self.takedowns.forget_answers()


def _rank(source_id: int) -> str:
    """Arrival as a rank: before all that come later, whose ranks are paths (`cluster.threads.rank_of`)."""
    return f"\x00\x00{source_id:012d}"
