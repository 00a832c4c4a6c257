"""Redact records, thread by thread, with aliases that stay the same for one export or one server."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from carethread.index.record import Mention, Record, RecordThread, Source
from carethread.query.redact.find import Span, names_in, spans

_KEPT_THREADS = 64  # whose names are remembered


class Threads(Protocol):
    """What is needed of the store."""

    def thread(self, thread_id: str) -> RecordThread:
        """The whole thread."""


class Redactor:
    """Masks records of one store. Aliases ("Person 1") are given in order of first appearance."""

    def __init__(self, threads: Threads) -> None:
        self._threads = threads
        self._aliases: dict[str, str] = {}
        self._names: dict[str, frozenset[str]] = {}
        self.masked: Counter[str] = Counter()

    @classmethod
    def of(cls, threads: Threads) -> Redactor:
        """A redactor for the threads of a store."""
        return cls(threads)

    def row(self, full: Mapping[str, Any]) -> dict[str, Any]:
        """The same for an export row (a record's JSON and more): the record's keys are redacted, the rest kept."""
        return {**full, **self.record(Record.from_json(full)).to_json()}

    def record(self, record: Record) -> Record:
        """The record with everything masked that was found; its mentions are where they are in the new body."""
        names = self._thread_names(record.thread_id)
        places = spans(record.body, names, [(mention.start, mention.end) for mention in record.mentions])
        body = _masked(record.body, places)
        self.masked.update(span.kind for span in places)
        return replace(
            record,
            author=self._alias(record.author),
            title=None if record.title is None else self.text(record.title, record.thread_id),
            body=body,
            mentions=tuple(_moved(mention, places) for mention in record.mentions),
            source=Source(format=record.source.format),
        )

    def text(self, text: str, thread_id: str) -> str:
        """Any other text of a thread, masked."""
        return _masked(text, spans(text, self._thread_names(thread_id)))

    def summary(self) -> str:
        """What was masked, as numbers."""
        kinds = ", ".join(
            f"{number} {kind}{'s' if number != 1 else ''}" for kind, number in sorted(self.masked.items())
        )
        return f"masked: {len(self._aliases)} authors, {kinds or 'nothing in the texts'}. Read before you share."

    def _alias(self, author: str | None) -> str | None:
        if author is None:
            return None
        return self._aliases.setdefault(author, f"Person {len(self._aliases) + 1}")

    def _thread_names(self, thread_id: str) -> frozenset[str]:
        if thread_id not in self._names:
            while len(self._names) >= _KEPT_THREADS:
                del self._names[next(iter(self._names))]
            records = self._threads.thread(thread_id).records
            texts = [record.body for record in records] + [record.title or "" for record in records[:1]]
            self._names[thread_id] = names_in(texts, (record.author for record in records if record.author))
        return self._names[thread_id]


def _masked(text: str, places: Sequence[Span]) -> str:
    out, at = [], 0
    for span in places:
        out += [text[at : span.start], span.mask]
        at = span.end
    return "".join([*out, text[at:]])


def _moved(mention: Mention, places: Sequence[Span]) -> Mention:
    """A mention's place after everything before it was masked (mentions themselves never are)."""
    shift = sum(len(span.mask) - (span.end - span.start) for span in places if span.end <= mention.start)
    return replace(mention, start=mention.start + shift, end=mention.end + shift)
