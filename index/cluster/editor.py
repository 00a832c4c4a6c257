"""Changing an index in the cluster, beside others who change it.

What sources hold is worked out when they are given, and written by `commit`: threads one by one, each as a whole, on
top of what others did to it meanwhile. There is no lock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from carethread.index.batches import batched
from carethread.index.cluster import changing, sources
from carethread.index.cluster.annotations import with_role, write_of
from carethread.index.cluster.layout import INDEXES, SOURCES, THREADS
from carethread.index.cluster.publish import Publisher
from carethread.index.cluster.reader import ClusterStore
from carethread.index.cluster.requests import Cluster
from carethread.index.cluster.sources import Source
from carethread.index.cluster.threads import Held, from_document, placed, rank_of, redone, touched
from carethread.index.document import Ancestry
from carethread.index.errors import NotFound
from carethread.index.merge import merge
from carethread.index.record import Record, RecordThread, Role
from carethread.index.store import rows
from carethread.index.store.delta import compare
from carethread.index.store.editor import now
from carethread.index.store.values import Annotation, SourceDelta, SourceState, View

_STAGED_AT_MOST = 2_000  # threads that wait; a run that has more writes them on the way

Changes = dict[str, "View | None"]  # by source


@dataclass
class Staged:
    """What waits to be written: threads as they will be, what changes in them, sources, annotations. `before`: the
    sources as they were."""

    held: dict[str, Held] = field(default_factory=dict)
    changes: dict[str, Changes] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    before: dict[str, Source | None] = field(default_factory=dict)
    annotations: dict[str, Annotation | None] = field(default_factory=dict)
    touched: dict[str, None] = field(default_factory=dict)  # threads of annotated records

    def __bool__(self) -> bool:
        return bool(self.sources or self.annotations)


class ClusterEditor(ClusterStore):
    """An index in a cluster that can be changed. dry_run: everything is worked out, and nothing written."""

    def __init__(self, cluster: Cluster, *, dry_run: bool = False) -> None:
        super().__init__(cluster)
        self._dry_run = dry_run
        self._lexicon: Ancestry | None = None
        self._staged = Staged()
        self.publisher = Publisher(cluster, self.state, self.takedowns)
        self.changed = False

    def use_lexicon(self, lexicon: Ancestry, lexicon_hash: str) -> None:
        """The lexicon of the threads that come; its hash is kept when the index has none yet."""
        self._lexicon = lexicon
        if not self._dry_run:
            self.state.change(lambda state: replace(state, lexicon_hash=state.lexicon_hash or lexicon_hash or None))

    # Steps.

    def rollback(self) -> None:
        """Forget the changes since the last commit."""
        self._staged = Staged()

    def commit(self) -> int:
        """Write what waits. Returns the generation."""
        if self._staged and not self._dry_run:
            staged, self._staged = self._staged, Staged()
            self._write(staged)
        return self.generation

    def finish(self) -> None:
        """Let everybody see what was written."""
        if self.changed:
            self.refresh()
            self.state.change(lambda state: replace(state, generation=state.generation + 1))
            self.changed = False

    def refresh(self) -> None:
        """Let searches see what was written, by whomever."""
        self.cluster.refresh(*INDEXES)
        self.cluster.refresh_name(self.cluster.address.name)

    def _write(self, staged: Staged) -> None:
        announced = sources.announce(self.cluster, staged.sources.values(), staged.before)

        since = self.state.read().takedowns

        def make(batch: Mapping[str, Held]) -> dict[str, Held]:
            self.takedowns.forget_answers()  # others may have taken down some of it since it was given
            return self._placed({name: (held, staged.changes[name]) for name, held in batch.items()})

        self.take(changing.change(self.cluster, staged.changes, make), since)
        sources.settle(self.cluster, staged.sources.values(), announced)
        if staged.annotations:
            self._annotate(staged)

    def take(self, threads: Iterable[Held], since: int | None = None) -> None:
        """Make threads known that were written. `since`: see `Publisher.publish`."""
        for batch in batched(threads, changing.THREADS_AT_ONCE):
            self.changed = True
            self.publisher.publish(batch, since)

    def _placed(self, batch: Mapping[str, tuple[Held, Changes]]) -> dict[str, Held]:
        """The threads with their changes, without what was taken down."""
        return {
            name: placed(held, self._sifted(changes), self._is_removed, self._lexicon)
            for name, (held, changes) in batch.items()
        }

    def _sifted(self, changes: Changes) -> Changes:
        sifted: Changes = {}
        for key, view in changes.items():
            kept = self.takedowns.sift(view.thread)[0] if view else None
            sifted[key] = replace(view, thread=kept) if view and kept and kept.records else None
        return sifted

    def _is_removed(self, record_id: str) -> bool:
        return self.takedowns.has_any() and self.takedowns.is_removed(record_id)

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
        taken: dict[str, bytes] = {}
        delta = SourceDelta()
        for thread in threads:
            kept, withheld = self.takedowns.sift(thread)
            delta += SourceDelta(withheld=len(withheld))
            if kept.records:
                known = taken.get(kept.id)
                both = kept if known is None else merge([rows.unpack(known), kept], self._is_removed)
                taken[kept.id] = rows.pack(both)
        known_source = self._source(key)
        old = known_source.threads if known_source else frozenset()
        source = Source(key, digest, meta or {}, frozenset(taken), known_source.rank if known_source else rank_of(key))
        views = self._views(source, taken, pages or {}, old)
        return delta + self._stage(source, known_source, views)

    def _views(
        self, source: Source, taken: Mapping[str, bytes], pages: Mapping[str, int], old: frozenset[str]
    ) -> Iterator[tuple[str, View | None]]:
        for name, packed in taken.items():
            yield name, View(source.key, pages.get(name, 1), source.rank, rows.unpack(packed))
        for name in sorted(old - taken.keys()):
            yield name, None

    def drop_source(self, key: str) -> SourceDelta:
        """Take a source out, with the records that no other source has. Raises NotFound."""
        known = self._source(key)
        if known is None:
            raise NotFound(f"no source {key!r} in this index")
        out: list[tuple[str, View | None]] = [(name, None) for name in sorted(known.threads)]
        return self._stage(replace(known, threads=frozenset(), gone=True), known, iter(out))

    def remember(self, key: str, digest: str, meta: Mapping[str, Any]) -> None:
        """Change the content hash of a source, and what the indexer wanted to remember of it."""
        known = self._source(key)
        if known is not None:
            self._staged.before.setdefault(key, known)
            self._staged.sources[key] = replace(known, digest=digest, meta=meta)

    def source_digest(self, key: str) -> str | None:
        """The content hash of a source when it was last read; None when it never was."""
        known = self._source(key)
        return None if known is None else known.digest

    def sources(self, prefix: str = "") -> list[SourceState]:
        """The sources whose key begins with `prefix`, by key, with those that wait to be written."""
        self.cluster.refresh(SOURCES)
        held = {state.key: state for state in super().sources(prefix)}
        for key, source in self._staged.sources.items():
            held.pop(key, None)
            if not source.gone and key.startswith(prefix):
                held[key] = SourceState(key, source.digest, source.meta, len(source.threads))
        return [held[key] for key in sorted(held)]

    def _source(self, key: str) -> Source | None:
        staged = self._staged.sources.get(key)
        if staged is not None:
            return None if staged.gone else staged
        return sources.read(self.cluster, key)

    def _stage(self, source: Source, known: Source | None, views: Iterator[tuple[str, View | None]]) -> SourceDelta:
        """Work out what a source changes, and keep it until it is written: all of it, or nothing."""
        delta = SourceDelta()
        held: dict[str, Held] = {}
        changes: dict[str, Changes] = {}
        for batch in map(dict, batched(views, changing.THREADS_AT_ONCE)):
            before = self._current(batch)
            made = self._placed({name: (before[name], {source.key: view}) for name, view in batch.items()})
            for name, view in batch.items():
                delta += compare(before[name].merged, made[name].merged)
                held[name] = made[name]
                changes[name] = {**self._staged.changes.get(name, {}), source.key: view}
        self._staged.held |= held
        self._staged.changes |= changes
        self._staged.before.setdefault(source.key, known)
        self._staged.sources[source.key] = source
        if len(self._staged.held) > _STAGED_AT_MOST:
            self.commit()
            self.rollback()  # of a dry run: a thread that comes again so much later is counted as if for the first time
        return delta

    def _current(self, names: Iterable[str]) -> dict[str, Held]:
        """The threads as they are, with what waits to be written."""
        wanted = list(names)
        unknown = [name for name in wanted if name not in self._staged.held]
        read = changing.read(self.cluster, unknown)
        return {name: read[name] if name in read else self._staged.held[name] for name in wanted}

    # Curation.

    def annotate(
        self, record_id: str, role: Role | None = None, note: str | None = None, by: str | None = None
    ) -> Record:
        """Set a person's correction of a record; what is None stays as it was. Raises NotFound. Returns the record."""
        self._commit_sources()
        record = self.record(record_id)
        known = self._said(record_id)
        if known is not None:
            role, note, by = role or known.role, note if note is not None else known.note, by or known.by
        self._staged.annotations[record_id] = Annotation(record_id, role, note, by, now(), known=True)
        self._staged.touched[record.thread_id] = None
        return with_role(record, role)

    def remove_annotation(self, record_id: str) -> None:
        """Take a correction back."""
        self._commit_sources()
        self._staged.annotations[record_id] = None
        self._staged.touched |= dict.fromkeys(record.thread_id for record in self.records([record_id]))

    def _said(self, record_id: str) -> Annotation | None:
        if record_id in self._staged.annotations:
            return self._staged.annotations[record_id]
        return self.annotation(record_id)

    def _commit_sources(self) -> None:
        if self._staged.sources:
            self.commit()

    def _annotate(self, staged: Staged) -> None:
        """Write annotations. The threads are marked before, for the next run should this one be interrupted, and made
        known after."""
        self.state.set(annotated=True)
        changing.change(self.cluster, staged.touched, _touch)
        self.cluster.write(write_of(self.cluster, record_id, said) for record_id, said in staged.annotations.items())
        self.take(changing.change(self.cluster, staged.touched, _touch))
        self.changed = True

    def reannotate(self, annotate: Callable[[RecordThread], RecordThread], lexicon_hash: str | None = None) -> int:
        """Put every thread, in every source's view, through `annotate`. Returns how many threads changed.

        Threads are written on the way; the lexicon's hash comes last, so that a run that was stopped shows.
        """
        self.commit()
        self.cluster.refresh(THREADS)
        lexicon = self._lexicon or Held("")
        changed = 0

        def make(batch: Mapping[str, Held]) -> dict[str, Held]:
            return {name: redone(held, annotate, self._is_removed, lexicon) for name, held in batch.items()}

        found = self.cluster.all(THREADS, {"term": {"empty": False}}, "id", size=changing.THREADS_AT_ONCE)
        for some in batched(map(from_document, found), changing.THREADS_AT_ONCE):
            batch = {held.id: held for held in some}
            written = changing.change(self.cluster, batch, make, batch)
            changed += sum(held.merged != batch[held.id].merged for held in written)
            self.take(written)
        if lexicon_hash is not None:
            self.state.set(lexicon_hash=lexicon_hash)
        return changed


def _touch(batch: Mapping[str, Held]) -> dict[str, Held]:
    return {name: touched(held) for name, held in batch.items() if held.merged is not None}
