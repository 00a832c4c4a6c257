"""What people corrected: one document an annotation, by record id, so that it outlives the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from carethread.index.cluster.layout import STATE
from carethread.index.cluster.requests import Cluster, Found, Write
from carethread.index.record import Record, RecordThread, Role
from carethread.index.store.values import Annotation

_BY_A_PERSON = ("set by a person (annotate)",)


def document_id(record_id: str) -> str:
    """The id of an annotation's document."""
    return f"annotation:{record_id}"


def annotation_of(found: Found, *, known: bool) -> Annotation:
    """The annotation in a document; `known` says whether its record is there."""
    return Annotation(found.source["id"], **found.source["data"], known=known)


def write_of(cluster: Cluster, record_id: str, said: Annotation | None) -> Write:
    """The write of an annotation; None takes it back."""
    head = {"_index": cluster.name(STATE), "_id": document_id(record_id)}
    if said is None:
        return Write("delete", head)
    data = {"role": said.role, "note": said.note, "by": said.by, "at": said.at}
    return Write("index", head, {"kind": "annotation", "id": record_id, "order": 0, "data": data})


def annotations_of(cluster: Cluster, ids: Iterable[str]) -> dict[str, Role]:
    """The roles that people gave to these records, by record id."""
    found = cluster.get_many(STATE, map(document_id, ids))
    roles = {each.source["id"]: each.source["data"]["role"] for each in found.values()}
    return {record_id: role for record_id, role in roles.items() if role is not None}


def annotated(thread: RecordThread, roles: Mapping[str, Role]) -> RecordThread:
    """The thread with these roles in it."""
    if not roles.keys() & {record.id for record in thread.records}:
        return thread
    records = tuple(with_role(record, roles.get(record.id)) for record in thread.records)
    reasons = {**thread.reasons, **{record.id: _BY_A_PERSON for record in records if record.id in roles}}
    return replace(thread, records=records, reasons=reasons)


def with_role(record: Record, role: Role | None) -> Record:
    """The record with a role that a person gave; None leaves it as it is."""
    if role is None:
        return record
    return record.with_changes(author_role=role, role_evidence="manual", role_confidence="certain")
