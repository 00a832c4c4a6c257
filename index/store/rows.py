"""Records and threads as rows and as packed bytes, and back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import Any

from carethread.index.record import Mention, Record, RecordThread, Source

COLUMNS = (
    "id, thread_id, parent_id, kind, ordinal, depth, title, author, author_role, role_evidence, role_confidence,"
    " posted_at, date_precision, body, treatments, mentions, about, source"
)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def to_row(record: Record) -> tuple[Any, ...]:
    """The values of `COLUMNS` for a record; empty lists are NULL."""
    source = record.source
    mentions = [[m.start, m.end, m.concept, m.via] for m in record.mentions]
    return (
        record.id,
        record.thread_id,
        record.parent_id,
        record.kind,
        record.ordinal,
        record.depth,
        record.title,
        record.author,
        record.author_role,
        record.role_evidence,
        record.role_confidence,
        record.posted_at,
        record.date_precision,
        record.body,
        _dump(record.treatments) if record.treatments else None,
        _dump(mentions) if mentions else None,
        _dump(record.about) if record.about else None,
        _dump([source.path, source.url, source.format, source.start, source.end]),
    )


def from_row(row: Sequence[Any]) -> Record:
    """The inverse of `to_row`; further columns are ignored."""
    return Record(
        id=row[0],
        thread_id=row[1],
        parent_id=row[2],
        kind=row[3],
        ordinal=row[4],
        depth=row[5],
        title=row[6],
        author=row[7],
        author_role=row[8],
        role_evidence=row[9],
        role_confidence=row[10],
        posted_at=row[11],
        date_precision=row[12],
        body=row[13],
        treatments=tuple(json.loads(row[14])) if row[14] else (),
        mentions=tuple(_mention(row[13], *found) for found in json.loads(row[15])) if row[15] else (),
        about=tuple(json.loads(row[16])) if row[16] else (),
        source=Source(*json.loads(row[17])),
    )


def _mention(body: str, start: int, end: int, concept: str, via: Any) -> Mention:
    return Mention(start, end, body[start:end], concept, via)


def dump_reasons(reasons: Sequence[str] | None) -> str | None:
    """The `reasons` column."""
    return _dump(list(reasons)) if reasons else None


def load_reasons(column: str | None) -> tuple[str, ...]:
    """The inverse of `dump_reasons`."""
    return tuple(json.loads(column)) if column else ()


def pack(thread: RecordThread) -> bytes:
    """A whole thread as compressed JSON."""
    reasons = {key: list(value) for key, value in thread.reasons.items()}
    data = {"id": thread.id, "venue": thread.venue, "reasons": reasons, "records": [to_row(r) for r in thread.records]}
    return zlib.compress(_dump(data).encode("utf-8", "surrogatepass"), 1)


def unpack(data: bytes) -> RecordThread:
    """The inverse of `pack`."""
    found = json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
    reasons = {key: tuple(value) for key, value in found["reasons"].items()}
    return RecordThread(found["id"], tuple(from_row(row) for row in found["records"]), found["venue"], reasons)
