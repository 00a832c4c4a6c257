"""Lone surrogates: half characters, which JSON and character references can spell and UTF-8 cannot. Neither a database
nor a terminal takes them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from carethread.index.record import RecordThread
from carethread.indexer.raw import RawThread

_LONE = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\ufffd"  # one code point for one, so that offsets stay
_OF_ENTRY = ("body", "author", "account", "url", "key")
_OF_THREAD = ("title", "url", "language", "platform")
_OF_RECORD = ("body", "author", "title", "posted_at")
_OF_SOURCE = ("path", "url", "format")


def whole(text: str) -> str:
    """The text with U+FFFD for each lone surrogate; its length stays."""
    return _LONE.sub(_REPLACEMENT, text)


def mend(thread: RawThread) -> None:
    """Replace the lone surrogates in a thread as read, in place."""
    _mend(thread, _OF_THREAD)
    for entry in thread.entries:
        _mend(entry, _OF_ENTRY)


def _mend(held: object, names: tuple[str, ...]) -> None:
    for name in names:
        value = getattr(held, name)
        if value is not None and _LONE.search(value):
            setattr(held, name, whole(value))


def mended(thread: RecordThread) -> RecordThread:
    """The same for a thread of records."""
    records = []
    for record in thread.records:
        source = replace(record.source, **_changes(record.source, _OF_SOURCE))
        records.append(record.with_changes(source=source, **_changes(record, _OF_RECORD)))
    return replace(thread, records=tuple(records))


def _changes(held: object, names: tuple[str, ...]) -> dict[str, Any]:
    values = {name: getattr(held, name) for name in names}
    return {name: whole(value) for name, value in values.items() if value is not None and _LONE.search(value)}
