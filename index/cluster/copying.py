"""A whole index, piece by piece, out of the cluster and into it: for one that moves from a folder or to one."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping

from carethread.index.batches import batched
from carethread.index.cluster import changing, sources
from carethread.index.cluster.annotations import write_of
from carethread.index.cluster.editor import ClusterEditor
from carethread.index.cluster.layout import SOURCES, STATE, THREADS
from carethread.index.cluster.requests import Cluster, Write
from carethread.index.cluster.sources import Source
from carethread.index.cluster.takedown import hash_writes
from carethread.index.cluster.threads import Held, above, from_document
from carethread.index.document import Ancestry
from carethread.index.store.copying import Curation, SourceCopy, ThreadCopy


def thread_copies(cluster: Cluster) -> Iterator[tuple[ThreadCopy, Ancestry]]:
    """All threads, by id, without annotations, and what the lexicon said of their concepts."""
    for found in cluster.all(THREADS, {"term": {"empty": False}}, "id", size=changing.THREADS_AT_ONCE):
        held = from_document(found)
        assert held.merged is not None
        yield ThreadCopy(held.id, held.views, held.merged, held.post_id, held.date), held


def source_copies(cluster: Cluster) -> Iterator[SourceCopy]:
    """All sources."""
    for found in cluster.all(SOURCES, {"match_all": {}}, "key"):
        source = sources.from_document(found)
        yield SourceCopy(source.key, source.digest, source.meta, source.threads, source.rank)


def curation(editor: ClusterEditor) -> Curation:
    """What people did."""
    hashes = [found.id for found in editor.cluster.all(STATE, {"term": {"kind": "takedown"}}, "id", False)]
    return Curation(editor.annotations(), hashes, editor.takedown_log())


def put_sources(cluster: Cluster, copies: Iterable[SourceCopy]) -> None:
    """Put sources into an index that has none."""
    made = (Source(copy.key, copy.digest, copy.meta, copy.threads, copy.rank) for copy in copies)
    sources.settle(cluster, made, {})


def put_threads(editor: ClusterEditor, copies: Iterable[ThreadCopy], lexicon: Ancestry) -> None:
    """Put threads into an index that has none of them, and make them known."""
    for some in batched(copies, changing.THREADS_AT_ONCE):
        batch = {copy.id: copy for copy in some}

        def make(held: Mapping[str, Held], batch: Mapping[str, ThreadCopy] = batch) -> dict[str, Held]:
            return {name: _held(held[name], batch[name], lexicon) for name in held}

        editor.take(changing.change(editor.cluster, batch, make))


def _held(before: Held, copy: ThreadCopy, lexicon: Ancestry) -> Held:
    return Held(
        id=copy.id,
        views=copy.views,
        merged=copy.merged,
        post_id=copy.post_id,
        date=copy.date,
        concepts=above(copy.merged, lexicon),
        version=time.time_ns() // 1_000_000,
        pending=True,
        seq=before.seq,
        primary=before.primary,
    )


def put_curation(editor: ClusterEditor, done: Curation) -> None:
    """Put what people did into an index that has none of it. To be done before its threads come."""
    name = editor.cluster.name(STATE)
    editor.state.set(annotated=bool(done.annotations), takedowns=len(done.takedowns))
    editor.cluster.write(write_of(editor.cluster, said.id, said) for said in done.annotations)
    editor.cluster.write(hash_writes(editor.cluster, done.takedowns))
    for order, entry in enumerate(done.log):
        data = {"at": entry.at, "kind": entry.kind, "records": entry.records, "reason": entry.reason}
        document = {"kind": "log", "id": entry.kind, "order": order, "data": data}
        editor.cluster.write([Write("index", {"_index": name, "_id": f"log:{order}"}, document)])
