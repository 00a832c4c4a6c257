"""Reading an index that lives in the cluster: the same questions as `store.reader.Store` answers.

Documents by id and whole threads are as they were written last; what is searched for (ids by their beginning, answers,
counts) is as it was last made visible, like the search index itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from carethread.index.batches import batched
from carethread.index.cluster import changing
from carethread.index.cluster.annotations import annotated, annotation_of, annotations_of, document_id
from carethread.index.cluster.layout import RECORDS, SOURCES, STATE, THREADS
from carethread.index.cluster.requests import AT_ONCE, Cluster
from carethread.index.cluster.sources import read_source, source_id
from carethread.index.cluster.state import State, StateDocument
from carethread.index.cluster.threads import from_document
from carethread.index.errors import NotFound
from carethread.index.record import Record, RecordThread, Role
from carethread.index.store.takedown import Takedowns
from carethread.index.store.values import SHOWN_IDS, Annotation, Link, SourceState, StoreCounts, TakedownEntry, meant

_EVERYTHING: dict[str, Any] = {"match_all": {}}
_HERE = {"term": {"empty": False}}
_LINK = ("id", "thread", "parent", "kind", "role")


class ClusterStore:
    """The records of one index in a cluster. Annotated roles are applied."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self.state = StateDocument(cluster)
        self.takedowns = Takedowns(self._known_hashes, self._any_takedown, self.state.read().takedown_key)

    def close(self) -> None:
        """Nothing is held open between questions."""

    # What it is.

    @property
    def index_id(self) -> str:
        """The random name of this index."""
        return self.state.read().index_id

    @property
    def engine_name(self) -> str:
        """The engine that this index was made for."""
        return "opensearch"

    @property
    def generation(self) -> int:
        """Rises with every change that is complete."""
        return self.state.read().generation

    @property
    def lexicon_hash(self) -> str | None:
        """The lexicon that the mentions were found with; None before the first record."""
        return self.state.read().lexicon_hash

    def meta(self, key: str) -> str | None:
        """A named value of the state; None when there is none."""
        value = getattr(self.state.read(), key, None)
        return None if value is None else str(value)

    def counts(self) -> StoreCounts:
        """How many threads, records, posts, sources (a large one that lies in parts is one), annotations, takedowns."""
        count = self.cluster.count
        return StoreCounts(
            threads=count(THREADS, _HERE),
            records=count(RECORDS, _EVERYTHING),
            posts=count(RECORDS, {"term": {"kind": "post"}}),
            sources=count(SOURCES, {"term": {"part": False}}),
            annotations=count(STATE, {"term": {"kind": "annotation"}}),
            takedowns=count(STATE, {"term": {"kind": "takedown"}}),
        )

    def concept_counts(self) -> dict[str, int]:
        """How many records name each concept, most frequent first."""
        counted: dict[str, int] = {}
        composite: dict[str, Any] = {"size": AT_ONCE, "sources": [{"concept": {"terms": {"field": "concepts"}}}]}
        while True:
            body = {"size": 0, "aggs": {"named": {"composite": composite}}}
            named = self.cluster.search(RECORDS, body)["aggregations"]["named"]
            counted |= {bucket["key"]["concept"]: bucket["doc_count"] for bucket in named["buckets"]}
            if len(named["buckets"]) < AT_ONCE:
                return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
            composite["after"] = named["after_key"]

    def waiting(self) -> int:
        """How many threads are written, and what is made from them is not: a run is at work, or was interrupted."""
        return self.cluster.count(THREADS, {"term": {"pending": True}})

    def quick_check(self) -> list[str]:
        """What is wrong in it; empty when all is well."""
        faults = []
        health = self.cluster.health()
        if health["status"] == "red":
            faults.append(f"{health['unassigned_shards']} shards have no node")
        if not self.cluster.has_alias(self.cluster.address.name):
            faults.append("the search index is gone")
        return faults

    # Records.

    def find_id(self, prefix: str) -> str:
        """The id that begins with `prefix`: the record's own id, or the only one. Raises NotFound."""
        return meant(prefix, self.ids_beginning(prefix, SHOWN_IDS) if prefix else ())

    def ids_beginning(self, prefix: str, limit: int) -> list[str]:
        """The first `limit` record ids that begin with `prefix`, in order of the ids."""
        query = {"prefix": {"id": prefix}} if prefix else _EVERYTHING
        body = {"query": query, "sort": [{"id": "asc"}], "size": limit, "_source": False}
        return [hit["_id"] for hit in self.cluster.search(RECORDS, body)["hits"]["hits"]]

    def record(self, record_id: str) -> Record:
        """The record with exactly this id. Raises NotFound."""
        found = self.records([record_id])
        if not found:
            raise NotFound(f"no record has the id {record_id!r}")
        return found[0]

    def records(self, ids: Sequence[str]) -> list[Record]:
        """The records with these ids, in the order asked for; ids that are not here are left out."""
        found = self.cluster.get_many(RECORDS, ids, ["record"])
        return [Record.from_json(found[each].source["record"]) for each in dict.fromkeys(ids) if each in found]

    def children(self, ids: Sequence[str]) -> dict[str, list[Record]]:
        """The direct answers to each of these records, in reading order."""
        answers: dict[str, list[Record]] = {record_id: [] for record_id in ids}
        for batch in batched(ids, AT_ONCE):
            for found in self.cluster.all(RECORDS, {"terms": {"parent": batch}}, "id", ["record"]):
                record = Record.from_json(found.source["record"])
                answers[record.parent_id or ""].append(record)
        return {asked: sorted(found, key=lambda record: record.ordinal) for asked, found in answers.items()}

    def links(self, ids: Sequence[str]) -> dict[str, Link]:
        """These records without their words, by id, in the order asked for; ids that are not here are left out."""
        found = self.cluster.get_many(RECORDS, ids, _LINK)
        return {each: _link(found[each].source) for each in dict.fromkeys(ids) if each in found}

    def answered(self, ids: Sequence[str], role: Role) -> set[str]:
        """Which of these records somebody of `role` answered directly."""
        found: set[str] = set()
        for batch in batched(ids, AT_ONCE):
            query = {"bool": {"filter": [{"terms": {"parent": batch}}, {"term": {"role": role}}]}}
            wanted = {"terms": {"field": "parent", "size": len(batch)}}
            body = {"size": 0, "query": query, "aggs": {"parents": wanted}}
            buckets = self.cluster.search(RECORDS, body)["aggregations"]["parents"]["buckets"]
            found |= {bucket["key"] for bucket in buckets}
        return found

    def _known_hashes(self, hashes: Sequence[str]) -> set[str]:
        return set(self.cluster.get_many(STATE, hashes, False))

    def _any_takedown(self) -> bool:
        return self.state.read().takedowns > 0

    def is_removed(self, record_id: str) -> bool:
        """Whether a record with this id was taken down."""
        return self._any_takedown() and self.takedowns.is_removed(record_id)

    # Threads.

    def thread(self, thread_id: str) -> RecordThread:
        """A whole thread, in reading order, with the reasons for its roles. Raises NotFound."""
        merged = changing.read(self.cluster, [thread_id])[thread_id].merged
        if merged is None:
            raise NotFound(f"no thread has the id {thread_id!r}")
        return self._annotated([merged])[0]

    def _annotated(self, threads: Sequence[RecordThread], state: State | None = None) -> list[RecordThread]:
        if not (state or self.state.read()).annotated:
            return list(threads)
        said = annotations_of(self.cluster, [record.id for thread in threads for record in thread.records])
        return [annotated(thread, said) for thread in threads]

    def thread_of(self, record_id: str) -> RecordThread:
        """The thread that a record is in. Raises NotFound."""
        found = self.cluster.get_many(RECORDS, [record_id], ["thread"])
        if record_id not in found:
            raise NotFound(f"no record has the id {record_id!r}")
        return self.thread(found[record_id].source["thread"])

    def thread_ids(self, prefix: str = "") -> list[str]:
        """The ids of the threads that begin with `prefix`, of all when it is empty; sorted."""
        query = {"bool": {"filter": [_HERE, {"prefix": {"id": prefix}}]}} if prefix else _HERE
        return [found.id for found in self.cluster.all(THREADS, query, "id", False, size=10_000)]

    def threads(self) -> Iterator[RecordThread]:
        """All threads, by id, one at a time."""
        size = changing.THREADS_AT_ONCE
        for batch in batched(self.cluster.all(THREADS, _HERE, "id", size=size), size):
            merged = (from_document(found).merged for found in batch)
            yield from self._annotated([thread for thread in merged if thread is not None])

    def post_of(self, thread_ids: Sequence[str]) -> dict[str, Record]:
        """The post of each of these threads; one whose post was taken down is left out."""
        posts: dict[str, Record] = {}
        for batch in batched(thread_ids, AT_ONCE):
            filters = [{"terms": {"thread": batch}}, {"term": {"ordinal": 0}}, {"term": {"kind": "post"}}]
            for found in self.cluster.all(RECORDS, {"bool": {"filter": filters}}, "id", ["record"]):
                post = Record.from_json(found.source["record"])
                posts[post.thread_id] = post
        return posts

    def thread_frame(self, thread_id: str) -> tuple[str, str | None]:
        """The id of a thread's post and its date, also where the post itself was taken down. Raises NotFound."""
        found = self.cluster.get_many(THREADS, [thread_id], ["post_id", "date", "empty"]).get(thread_id)
        if found is None or found.source["empty"]:
            raise NotFound(f"no thread has the id {thread_id!r}")
        return found.source["post_id"], found.source["date"]

    # Sources, annotations, takedowns.

    def source_digest(self, key: str) -> str | None:
        """The content hash of a source when it was last read; None when it never was."""
        found = self.cluster.get_many(SOURCES, [source_id(key)], ["digest"]).get(source_id(key))
        return None if found is None else str(found.source["digest"])

    def sources(self, prefix: str = "") -> list[SourceState]:
        """The sources whose key begins with `prefix`, by key."""
        query = {"prefix": {"key": prefix}} if prefix else _EVERYTHING
        fields = ["key", "digest", "count", "data.meta"]
        return [read_source(found) for found in self.cluster.all(SOURCES, query, "key", fields, size=5_000)]

    def annotations(self) -> list[Annotation]:
        """All annotations, by record id."""
        said = list(self.cluster.all(STATE, {"term": {"kind": "annotation"}}, "id"))
        here = self.cluster.get_many(RECORDS, [found.source["id"] for found in said], False)
        return [annotation_of(found, known=found.source["id"] in here) for found in said]

    def annotation(self, record_id: str) -> Annotation | None:
        """The annotation of one record."""
        found = self.cluster.get(STATE, document_id(record_id))
        if found is None:
            return None
        return annotation_of(found, known=bool(self.cluster.get_many(RECORDS, [record_id], False)))

    def takedown_log(self) -> list[TakedownEntry]:
        """What was taken down, in order: that and when, never what."""
        found = self.cluster.all(STATE, {"term": {"kind": "log"}}, "order")
        return [TakedownEntry(**entry.source["data"]) for entry in found]


def _link(data: Mapping[str, Any]) -> Link:
    return Link(data["id"], data["thread"], data["parent"], data["kind"], data["role"])
