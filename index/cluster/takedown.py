"""Taking records down for good, while others may be writing.

Hashes come first; who writes a thread looks for them before, and again after (`publish`). Then what is to go is noted
as a job, taken out of every thread, and the job is struck off: the next run ends one that was interrupted. At last
segments are merged, so that no deleted word is left in them.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from secrets import token_hex
from typing import Any

from carethread.index.batches import batched
from carethread.index.cluster import changing
from carethread.index.cluster.annotations import document_id
from carethread.index.cluster.editor import ClusterEditor
from carethread.index.cluster.layout import INDEXES, RECORDS, STATE
from carethread.index.cluster.requests import Cluster, Write
from carethread.index.cluster.state import State
from carethread.index.cluster.threads import Held, erased
from carethread.index.engines.opensearch.client import patiently
from carethread.index.engines.opensearch.schema import keyword
from carethread.index.errors import NotFound, TimeLimit
from carethread.index.normal import normal_form
from carethread.index.store.editor import now

MERGE_SECONDS = 3600.0
LEASE_SECONDS = 60.0
_IDS = 10_000  # of one job


def forget(editor: ClusterEditor, ids: Iterable[str], reason: str) -> int:
    """Take records down; their answers stay. Raises NotFound for an id that is not here."""
    editor.commit()
    records = [editor.record(record_id) for record_id in dict.fromkeys(ids)]
    _remember(editor, [editor.takedowns.record_hash(record.id) for record in records])
    _take_out(editor, {record.id: record.thread_id for record in records})
    _log(editor, "record", len(records), reason)
    return len(records)


def forget_author(editor: ClusterEditor, name: str, thread: str | None, reason: str) -> int:
    """Take down all records of an author, in one thread or everywhere, and keep those to come away as well.

    Names are compared in normal form. Returns how many records went; raises NotFound when there are none.
    """
    editor.commit()
    if not _by(editor, name, thread):
        raise NotFound(f"no record here is by {name!r}", hint="names are compared without case and punctuation")
    _remember(editor, [editor.takedowns.author_hash(name, thread or "")])
    # Looked for once more: whoever was writing then did not see the hash, and is seen now.
    found = _by(editor, name, thread)
    _remember(editor, [editor.takedowns.record_hash(record_id) for record_id in found])
    _take_out(editor, found)
    _log(editor, "author", len(found), reason)
    return len(found)


def _by(editor: ClusterEditor, name: str, thread: str | None) -> dict[str, str]:
    """The records by an author, and their threads."""
    editor.cluster.refresh(RECORDS)
    filters: list[dict[str, Any]] = [{"term": {"author": keyword(normal_form(name) or name.casefold())}}]
    if thread is not None:
        filters.append({"term": {"thread": thread}})
    found = editor.cluster.all(RECORDS, {"bool": {"filter": filters}}, "id", ["thread"], size=5_000)
    return {each.id: each.source["thread"] for each in found}


def _remember(editor: ClusterEditor, hashes: Sequence[str]) -> None:
    """Keep hashes. The count of takedowns rises before, so that writers ask for hashes at all, and after, so that those
    who asked too early ask again."""
    editor.state.change(_one_more)
    editor.cluster.write(hash_writes(editor.cluster, hashes))
    editor.state.change(_one_more)
    editor.takedowns.forget_answers()


def hash_writes(cluster: Cluster, hashes: Iterable[str]) -> Iterator[Write]:
    """The writes that keep hashes of what was taken down."""
    for each in hashes:
        head = {"_index": cluster.name(STATE), "_id": each}
        yield Write("index", head, {"kind": "takedown", "id": each, "order": 0, "data": {}})


def _one_more(state: State) -> State:
    return replace(state, takedowns=state.takedowns + 1, purge_due=True)


def _take_out(editor: ClusterEditor, found: Mapping[str, str]) -> None:
    """Take records, given with their threads, out of everything."""
    for part in map(dict, batched(found.items(), _IDS)):
        job = Write(
            "index",
            {"_index": editor.cluster.name(STATE), "_id": f"job:{token_hex(8)}"},
            {"kind": "job", "id": "forget", "order": 0, "data": {"records": [list(pair) for pair in part.items()]}},
        )
        editor.cluster.write([job])
        _erase(editor, part)
        editor.cluster.write([Write("delete", job.head)])
    editor.changed = True


def _erase(editor: ClusterEditor, found: Mapping[str, str]) -> None:
    ids = frozenset(found)

    def make(batch: Mapping[str, Held]) -> dict[str, Held]:
        return {name: erased(held, ids & _all_ids(held), editor.is_removed) for name, held in batch.items()}

    editor.take(changing.change(editor.cluster, dict.fromkeys(found.values()), make))
    state = editor.cluster.name(STATE)
    editor.cluster.write(Write("delete", {"_index": state, "_id": document_id(record_id)}) for record_id in found)


def _all_ids(held: Held) -> frozenset[str]:
    return frozenset(record.id for view in held.views for record in view.thread.records)


def _log(editor: ClusterEditor, kind: str, records: int, reason: str) -> None:
    data = {"at": now(), "kind": kind, "records": records, "reason": reason}
    document = {"kind": "log", "id": kind, "order": time.time_ns(), "data": data}
    editor.cluster.write(
        [Write("index", {"_index": editor.cluster.name(STATE), "_id": f"log:{token_hex(8)}"}, document)]
    )


def end_interrupted(editor: ClusterEditor) -> None:
    """End the takedowns that an earlier run began."""
    for job in list(editor.cluster.all(STATE, {"term": {"kind": "job"}}, "id")):
        _erase(editor, dict(job.source["data"]["records"]))
        editor.cluster.write([Write("delete", {"_index": editor.cluster.name(STATE), "_id": job.id})])
        editor.changed = True


def purge(cluster: Cluster, state: State) -> bool:
    """Merge what holds deleted documents, so that their words are in no segment of a live index. False when the
    cluster still holds on to them.

    OpenSearch keeps deleted documents for copies of a shard that may have to catch up, and looks every 30 seconds how
    far they are; only then will a merge let go of them.
    """
    names = ",".join([*map(cluster.name, INDEXES), *state.targets])
    flush = partial(cluster.client.indices.flush, index=names, request_timeout=MERGE_SECONDS)
    merge = partial(
        cluster.client.indices.forcemerge, index=names, only_expunge_deletes=True, request_timeout=MERGE_SECONDS
    )
    try:
        patiently(flush, "write its files", MERGE_SECONDS)
        let_go = _wait_for_leases(cluster, names)
        patiently(merge, "merge what was deleted away", MERGE_SECONDS)
    except TimeLimit:
        return False
    return let_go


def _wait_for_leases(cluster: Cluster, names: str) -> bool:
    """Wait until no copy of a shard needs what was deleted by now. False when `LEASE_SECONDS` do not suffice."""
    end = time.monotonic() + LEASE_SECONDS
    written = {shard: seq for shard, (seq, _) in _shards(cluster, names).items()}
    while True:
        kept = {shard: kept for shard, (_, kept) in _shards(cluster, names).items()}
        if all(kept.get(shard, seq + 1) > seq for shard, seq in written.items()):
            return True
        if time.monotonic() > end:
            return False
        time.sleep(1.0)


def _shards(cluster: Cluster, names: str) -> dict[tuple[str, str], tuple[int, int]]:
    """Of each shard the last place in its history, and the first one that a copy may still ask for."""
    ask = partial(cluster.client.indices.stats, index=names, level="shards")
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for name, index in patiently(ask, "say how far its copies are", MERGE_SECONDS)["indices"].items():
        for number, copies in index["shards"].items():
            leases = [lease["retaining_seq_no"] for copy in copies for lease in copy["retention_leases"]["leases"]]
            last = max(copy["seq_no"]["max_seq_no"] for copy in copies)
            found[name, number] = last, min(leases, default=last + 1)
    return found
