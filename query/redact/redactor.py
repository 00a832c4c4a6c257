"""Redact records, thread by thread, with aliases that stay the same for one export or one server."""

from __future__ import annotations

import base64
import hmac
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from carethread.index.record import Mention, Record, RecordThread, Source
from carethread.query.redact.find import Span, names_in, spans
from carethread.query.results import Hit, Snippet

_KEPT_THREADS = 64  # whose names are remembered


class Threads(Protocol):
    """What is needed of the store."""

    def thread(self, thread_id: str) -> RecordThread:
        """The whole thread."""


class Redactor:
    """Masks records of one store. Aliases ("Person 1") are given in order of first appearance.

    With a `key` (secret bytes) they are made of the name and the key ("Person 4TQ7KB"): several redactors with the same
    key say the same, and without it nobody can try names.
    """

    def __init__(self, threads: Threads, key: bytes | None = None) -> None:
        self._threads = threads
        self._key = key
        self._aliases: dict[str, str] = {}
        self._names: dict[str, frozenset[str]] = {}
        self.masked: Counter[str] = Counter()

    @classmethod
    def of(cls, threads: Threads, key: bytes | None = None) -> Redactor:
        """A redactor for the threads of a store."""
        return cls(threads, key)

    def row(self, full: Mapping[str, Any]) -> dict[str, Any]:
        """The same for an export row (a record's JSON and more): the record's keys are redacted, the rest kept."""
        return {**full, **self.record(Record.from_json(full)).to_json()}

    def record(self, record: Record) -> Record:
        """The record with everything masked that was found; its mentions are where they are in the new body."""
        places = self._places(record)
        body = _masked(record.body, places)
        self.masked.update(span.kind for span in places)
        return replace(
            record,
            author=self.alias(record.author),
            title=None if record.title is None else self.text(record.title, record.thread_id),
            body=body,
            mentions=tuple(_moved(mention, places) for mention in record.mentions),
            source=Source(format=record.source.format),
        )

    def hit(self, hit: Hit) -> Hit:
        """The same for a hit: snippets and highlights stand where they are in the new body; what is masked is not
        marked."""
        body, thread_id = hit.record.body, hit.record.thread_id
        places = self._places(hit.record)
        record = self.record(hit.record)
        snippets = tuple(_moved_snippet(snippet, places, record.body) for snippet in hit.snippets)
        matched = tuple(
            replace(match, surfaces=tuple(self.text(surface, thread_id) for surface in match.surfaces))
            for match in hit.matched
            if match.concept is not None or not _touches(match.query, body, places)
        )
        parent = hit.parent and replace(
            hit.parent, author=self.alias(hit.parent.author), text=self.text(hit.parent.text, thread_id)
        )
        title = None if hit.thread_title is None else self.text(hit.thread_title, thread_id)
        return replace(
            hit, record=record, snippets=snippets, matched=matched, parent=parent or None, thread_title=title
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

    def _places(self, record: Record) -> list[Span]:
        kept = [(mention.start, mention.end) for mention in record.mentions]
        return spans(record.body, self._thread_names(record.thread_id), kept)

    def alias(self, author: str | None) -> str | None:
        """What an author is called instead."""
        if author is None:
            return None
        if self._key is None:
            return self._aliases.setdefault(author, f"Person {len(self._aliases) + 1}")
        digest = hmac.digest(self._key, b"alias\0" + author.encode("utf-8", "replace"), "sha256")
        return "Person " + base64.b32encode(digest[:5]).decode()[:6]

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
    return replace(mention, start=_place(mention.start, places), end=_place(mention.end, places))


def _place(offset: int, places: Sequence[Span]) -> int:
    """Where an offset stands after masking; one inside a masked span goes to the span's end."""
    shift = 0
    for span in places:
        if span.end <= offset:
            shift += len(span.mask) - (span.end - span.start)
        elif span.start < offset:
            return span.start + shift + len(span.mask)
    return offset + shift


def _moved_snippet(snippet: Snippet, places: Sequence[Span], body: str) -> Snippet:
    start, end = _place(snippet.start, places), _place(snippet.end, places)
    kept = [pair for pair in snippet.highlights if not any(s.start < pair[1] and pair[0] < s.end for s in places)]
    highlights = tuple((_place(first, places), _place(last, places)) for first, last in kept)
    return Snippet(start, end, body[start:end], highlights)


def _touches(query: str, body: str, places: Sequence[Span]) -> bool:
    """Whether what was asked for is among what is masked: then saying that it matched would give it away."""
    asked = query.casefold().strip('"')
    return any(asked in body[span.start : span.end].casefold() for span in places)
