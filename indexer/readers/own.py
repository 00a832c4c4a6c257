"""carethread's own JSON Lines: `carethread records FILES | carethread index -` is the same as `carethread index FILES`.

Ids, roles and places are kept as they stand; treatments are found anew, with the lexicon of this index. Records of one
thread stand together; a thread without its post gets an empty one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from carethread.index.errors import UnreadableSource
from carethread.index.record import (
    CONFIDENCES,
    DATE_PRECISIONS,
    EVIDENCES,
    KINDS,
    ROLES,
    Record,
    RecordThread,
    Source,
)
from carethread.indexer.limits import MAX_ENTRIES
from carethread.indexer.readers.base import Input, Problem
from carethread.indexer.readers.jsonlines import begins_with, mapping, objects, text
from carethread.indexer.stamps import is_date

NAME = "carethread"

_SIGNS = (b'"thread_id"', b'"author_role"', b'"ordinal"')
_ID = re.compile(r"[^\s/]{1,80}")
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": KINDS,
    "author_role": ROLES,
    "role_evidence": EVIDENCES,
    "role_confidence": CONFIDENCES,
    "date_precision": DATE_PRECISIONS,
}
_TEXTS = ("id", "thread_id", "body")
_OPTIONAL_TEXTS = ("parent_id", "title", "author", "posted_at")
_NUMBERS = ("ordinal", "depth")


def sniff(head: bytes) -> bool:
    """Whether the first line is a record."""
    return begins_with(head, b"{") and all(sign in head for sign in _SIGNS)


def read(source: Input) -> Iterator[RecordThread | Problem]:
    """The threads, one after the other."""
    waiting: list[Record] = []
    for path, found in objects(source):
        record = found if isinstance(found, Problem) else _record(found, path)
        if isinstance(record, Problem):
            yield record
            continue
        if waiting and record.thread_id != waiting[0].thread_id:
            yield _thread(waiting)
            waiting = []
        waiting.append(record)
        if len(waiting) > MAX_ENTRIES:
            raise UnreadableSource(f"{path}: more than {MAX_ENTRIES} records in one thread", reason="too-large")
    if waiting:
        yield _thread(waiting)


def _record(found: Mapping[str, Any], path: str) -> Record | Problem:
    wrong = [
        *(name for name in _TEXTS if not isinstance(found.get(name), str)),
        *(name for name in _OPTIONAL_TEXTS if not isinstance(found.get(name), str | None)),
        *(name for name in _NUMBERS if type(found.get(name)) is not int),
        *(name for name, choices in _CHOICES.items() if found.get(name) not in choices),
    ]
    if not wrong:
        wrong = [name for name in ("id", "thread_id") if not _ID.fullmatch(found[name])]
        wrong += [] if found["id"].startswith(found["thread_id"]) else ["id"]
        wrong += [] if found.get("posted_at") is None or is_date(found["posted_at"]) else ["posted_at"]
    if wrong:
        return Problem(path, "malformed", f"{path}: no record of carethread: {', '.join(dict.fromkeys(wrong))} wrong")
    plain: dict[str, Any] = {name: found.get(name) for name in (*_TEXTS, *_OPTIONAL_TEXTS, *_NUMBERS, *_CHOICES)}
    return Record(**plain, source=_source(mapping(found.get("source")), path))


def _source(found: Mapping[str, Any], path: str) -> Source:
    start, end = found.get("start"), found.get("end")
    placed = type(start) is int and type(end) is int
    return Source(
        text(found.get("path")) or path,
        text(found.get("url")),
        text(found.get("format")) or NAME,
        start if placed else None,
        end if placed else None,
    )


def _thread(records: list[Record]) -> RecordThread:
    """The thread of these records: each id once, in reading order, depths as their parents say."""
    unique = list({record.id: record for record in sorted(records, key=lambda record: record.ordinal)}.values())
    if unique[0].kind != "post":
        unique.insert(0, _lost_post(unique[0]))
    place = {unique[0].id: 0}
    placed = [unique[0].with_changes(parent_id=None, ordinal=0, depth=0)]
    for record in unique[1:]:
        # An answer whose parent does not stand before it answers the post.
        parent = record.parent_id if record.parent_id in place else unique[0].id
        depth = placed[place[str(parent)]].depth + 1
        place[record.id] = len(placed)
        placed.append(record.with_changes(kind="comment", parent_id=parent, ordinal=len(placed), depth=depth))
    return RecordThread(unique[0].thread_id, tuple(placed))


def _lost_post(first: Record) -> Record:
    return Record(
        id=f"{first.thread_id}-p",
        thread_id=first.thread_id,
        parent_id=None,
        kind="post",
        ordinal=0,
        depth=0,
        title=first.title,
        author=None,
        author_role="unknown",
        role_evidence="none",
        role_confidence="low",
        posted_at=None,
        date_precision="none",
        body="",
        source=Source(first.source.path, first.source.url, first.source.format),
    )
