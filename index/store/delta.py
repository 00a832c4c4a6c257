"""How two views of one thread differ, in records."""

from __future__ import annotations

from carethread.index.record import Record, RecordThread
from carethread.index.store.values import SourceDelta


def compare(old: RecordThread | None, new: RecordThread | None) -> SourceDelta:
    """What `new` adds, changes and drops beside `old`; None is no thread at all."""
    before = {record.id: _content(record) for record in old.records} if old else {}
    after = {record.id: _content(record) for record in new.records} if new else {}
    both = before.keys() & after.keys()
    same = sum(before[record_id] == after[record_id] for record_id in both)
    return SourceDelta(
        new=len(after) - len(both),
        replaced=len(both) - same,
        unchanged=same,
        dropped=len(before) - len(both),
    )


def _content(record: Record) -> Record:
    """The record without what moves when its neighbours do: a new comment above does not replace those below."""
    return record.with_changes(ordinal=0, source=None)
