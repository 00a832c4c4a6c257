"""Making known what threads hold: the records' documents and those of the search index.

All of it carries the thread's version, so that what comes late does not overwrite what is newer. The thread is marked
as pending until all is written and nothing came in between (`State.fence`). Who is interrupted leaves the mark, and the
next run, on whatever machine, goes on from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from carethread.index.cluster import changing
from carethread.index.cluster.annotations import annotated, annotations_of
from carethread.index.cluster.layout import RECORDS, THREADS
from carethread.index.cluster.requests import CONFLICT, GONE, Cluster, Write
from carethread.index.cluster.state import State, StateDocument
from carethread.index.cluster.threads import Held, erased
from carethread.index.engines.opensearch.schema import keyword, to_opensearch
from carethread.index.errors import EngineError
from carethread.index.home.documents import documents_of
from carethread.index.normal import normal_form
from carethread.index.record import Record, RecordThread, Role
from carethread.index.store.takedown import Takedowns

_ROUNDS = 100


def inlet(target: str) -> str:
    """The alias that a search index is written by: it goes with the index."""
    return f"{target}-in"


class Publisher:
    """Makes threads known."""

    def __init__(self, cluster: Cluster, state: StateDocument, takedowns: Takedowns) -> None:
        self._cluster, self._state, self._takedowns = cluster, state, takedowns

    def publish(self, threads: list[Held], since: int | None) -> None:
        """Make these threads known, until each is known as it is now. Raises EngineError.

        since: how many takedowns there were before these threads were looked through for what was taken down; None
        where nobody knows. It is not enough to compare from here on: one that came before the threads were written may
        have looked for its records where they were not yet to be found.
        """
        state = self._state.read()
        if state.takedowns and state.takedowns != since:
            threads = self.sifted(threads)
        for _ in range(_ROUNDS):
            self._write(threads, state)
            now = self._state.read()
            if now.fence != state.fence:
                if now.takedowns != state.takedowns:
                    threads = self.sifted(threads)
                state = now
                continue
            threads = self._cleared(threads)
            if not threads:
                return
        raise EngineError(f"others change {threads[0].id} all the time", hint="run the command again")

    def sifted(self, threads: Sequence[Held]) -> list[Held]:
        """The threads as they are now, without what was taken down meanwhile."""
        self._takedowns.forget_answers()
        before = {held.id: held for held in threads}

        def sift(batch: Mapping[str, Held]) -> dict[str, Held]:
            return {name: self._without_removed(held) for name, held in batch.items()}

        after = changing.change(self._cluster, before, sift)
        return [_after(held, before[held.id]) for held in after]

    def _without_removed(self, held: Held) -> Held:
        gone = {record_id for view in held.views for record_id in self._takedowns.sift(view.thread)[1]}
        return erased(held, frozenset(gone), self._takedowns.is_removed)

    def _write(self, threads: Sequence[Held], state: State) -> None:
        """All that is made from the threads. What is newer there stays."""
        roles = self._roles(threads) if state.annotated else {}
        made = [(held, annotated(held.merged, roles)) for held in threads if held.merged is not None]
        self._cluster.write(self._record(held, record) for held, thread in made for record in thread.records)
        for target in state.targets:
            self._cluster.write(write for held, thread in made for write in search_writes(target, held, thread))
        self._cluster.write(self._leaving(threads, state))

    def _roles(self, threads: Sequence[Held]) -> dict[str, Role]:
        return annotations_of(self._cluster, [record_id for held in threads for record_id in held.ids])

    def _record(self, held: Held, record: Record) -> Write:
        head = {"_index": self._cluster.name(RECORDS), "_id": record.id, **_version(held)}
        return Write("index", head, record_document(record))

    def _leaving(self, threads: Sequence[Held], state: State) -> Iterator[Write]:
        """What goes from each index. Search indexes that went meanwhile are left alone: a delete would make one."""
        gone = [(held, record_id) for held in threads for record_id in sorted(held.gone)]
        if not gone:
            return
        targets = [target for target in state.targets if self._cluster.has_alias(inlet(target))]
        for held, record_id in gone:
            yield Write("delete", {"_index": self._cluster.name(RECORDS), "_id": record_id, **_version(held)})
            for target in targets:
                head = {"_index": inlet(target), "_id": record_id, "routing": held.id, **_version(held)}
                yield Write("delete", head)

    def _cleared(self, threads: Sequence[Held]) -> list[Held]:
        """Take the mark from the threads that are known as they are. Returns those that others changed meanwhile, as
        they are now."""
        marked = [held for held in threads if held.pending]
        outcomes = self._cluster.write(map(self._clearing, marked))
        before = {
            held.id: held for held, outcome in zip(marked, outcomes, strict=True) if outcome.status in (CONFLICT, GONE)
        }
        now = changing.read(self._cluster, before).values()
        moved = [held for held in now if held.pending or held.version != before[held.id].version]
        return [_after(held, before[held.id]) for held in moved]

    def _clearing(self, held: Held) -> Write:
        head = {
            "_index": self._cluster.name(THREADS),
            "_id": held.id,
            "if_seq_no": held.seq,
            "if_primary_term": held.primary,
        }
        if held.merged is None:
            return Write("delete", head)
        return Write("update", head, {"doc": {"pending": False, "gone": {"ids": []}}})


def _after(held: Held, older: Held) -> Held:
    """A thread to be made known after an older state of it was: what we wrote of that may have come behind the deletes
    of whoever changed it, and goes once more."""
    gone = (held.gone | older.gone | older.ids) - held.ids
    return replace(held, gone=gone, version=max(held.version, older.version))


def search_writes(target: str, held: Held, thread: RecordThread) -> Iterator[Write]:
    """The writes that put a thread into a search index."""
    into = {"_index": inlet(target), "routing": held.id, "require_alias": True, **_version(held)}
    for document in documents_of(thread, (held.post_id, held.date), held):
        yield Write("index", {**into, "_id": document.id}, to_opensearch(document))


def _version(held: Held) -> dict[str, Any]:
    return {"version": held.version, "version_type": "external_gte"}


def record_document(record: Record) -> dict[str, Any]:
    """A record as it is shown, with what it is asked by."""
    author = (normal_form(record.author) or record.author.casefold()) if record.author else None
    return {
        "id": keyword(record.id),
        "thread": record.thread_id,
        "parent": record.parent_id,
        "kind": record.kind,
        "role": record.author_role,
        "author": None if author is None else keyword(author),
        "ordinal": record.ordinal,
        "concepts": list(record.treatments),
        "record": record.to_json(),
    }
