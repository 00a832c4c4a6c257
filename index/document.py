"""From a thread's records to the documents that engines index: every derived field is made here, once.

A document depends on its whole thread (who it answers, who answered it), so threads are indexed as wholes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from carethread.index.analysis import literals, terms
from carethread.index.normal import normal_form
from carethread.index.record import Kind, Record, Role

_QUESTION = re.compile(r"[?？](?:\s|$|[\"'”’)\]…!?])")
_DATE = re.compile(r"^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?)?)?")


class Ancestry(Protocol):
    """What the documents need of the lexicon."""

    def ancestors(self, concept: str) -> tuple[str, ...]:
        """All concepts above `concept`, nearest first, without doubles; empty for one that is not known."""

    def is_class(self, concept: str) -> bool:
        """Whether `concept` is a class of treatments (kind `class`)."""


@dataclass(frozen=True, slots=True)
class Document:
    """One record as an engine indexes it: `text` maps text fields to terms in order, `keywords` keyword fields to
    their values (without doubles), `numbers` int fields to values (a missing key means that there is none)."""

    id: str
    thread: str
    text: Mapping[str, Sequence[str]]
    keywords: Mapping[str, Sequence[str]]
    numbers: Mapping[str, int]


def asks(body: str) -> bool:
    """Whether a body asks something: it has a question mark at the end of a word."""
    return _QUESTION.search(body) is not None


def effective_date(record: Record, post: Record) -> str | None:
    """The record's own date, else the thread's (the post's): ISO 8601, or None when neither is known."""
    return record.posted_at or post.posted_at


def date_bounds(iso: str) -> tuple[int, int]:
    """The first and last day (YYYYMMDD) that an ISO date of any precision can be. Raises ValueError if it is none."""
    found = _DATE.match(iso)
    if not found:
        raise ValueError(f"not an ISO date: {iso!r}")
    year, month, day = (int(part) if part else None for part in found.groups()[:3])
    assert year is not None
    if month is None:
        return year * 10000 + 101, year * 10000 + 1231
    if day is None:
        base = year * 10000 + month * 100
        from calendar import monthrange  # most dates have a day

        return base + 1, base + monthrange(year, month)[1]
    exact = year * 10000 + month * 100 + day
    return exact, exact


def moment(iso: str) -> int:
    """The first second (YYYYMMDDHHMMSS) of an ISO date of any precision, as written (no time zone applied)."""
    found = _DATE.match(iso)
    if not found:
        raise ValueError(f"not an ISO date: {iso!r}")
    year, month, day, hour, minute, second = (int(part) if part else None for part in found.groups())
    digits = [month or 1, day or 1, hour or 0, minute or 0, second or 0]
    return int(f"{year:04d}" + "".join(f"{digit:02d}" for digit in digits))


class Speaker(Protocol):
    """What tells who waits for an answer of whom; a `Record` does, and a `Link` of the store."""

    @property
    def kind(self) -> Kind:
        """Post or comment."""

    @property
    def author_role(self) -> Role:
        """Who speaks."""


def addresses_place(record: Speaker, parent: Speaker | None, role: Role) -> bool:
    """Whether a comment speaks to whoever runs the place: it is not by `role`, and it answers the post or a record
    by `role`. An answer to a fellow patient waits for nobody from the house."""
    if record.kind != "comment" or record.author_role == role or parent is None:
        return False
    return parent.kind == "post" or parent.author_role == role


def answered_by(record: Record, children: Sequence[Record], role: Role) -> list[Record]:
    """The direct answers to `record` by somebody of that role."""
    return [child for child in children if child.author_role == role and child.parent_id == record.id]


def documents(records: Sequence[Record], lexicon: Ancestry) -> list[Document]:
    """The documents of one thread. `records` are all of its records in reading order, the post first."""
    by_id = {record.id: record for record in records}
    children: dict[str, list[Record]] = {}
    for record in records:
        if record.parent_id is not None:
            children.setdefault(record.parent_id, []).append(record)
    post = records[0]
    return [
        _document(record, post, by_id.get(record.parent_id or ""), children.get(record.id, []), lexicon)
        for record in records
    ]


def _document(
    record: Record, post: Record, parent: Record | None, children: Sequence[Record], lexicon: Ancestry
) -> Document:
    title = record.title if record.kind == "post" and record.title else ""
    numbers = {"depth": record.depth, "ordinal": record.ordinal}
    keywords = _keywords(record, parent, children, lexicon)
    date = effective_date(record, post)
    if date is not None:
        low, high = date_bounds(date)
        numbers |= {"date_low": low, "date_high": high, "when": moment(date)}
        keywords["year"] = [date[:4]]
        if len(date) >= 7:
            keywords["month"] = [date[:7]]
    body, words = terms(record.body)
    stemmed_title, title_words = terms(title)
    text = {
        "body": body,
        "words": words,
        "title": stemmed_title,
        "title_words": title_words,
        "author_words": literals(record.author or ""),
    }
    return Document(record.id, record.thread_id, text, keywords, numbers)


def _keywords(
    record: Record, parent: Record | None, children: Sequence[Record], lexicon: Ancestry
) -> dict[str, Sequence[str]]:
    concept_up = _with_ancestors(record.treatments, lexicon)
    keywords: dict[str, Sequence[str]] = {
        "id": [record.id],
        "thread": [record.thread_id],
        "concept": record.treatments,
        "concept_up": concept_up,
        "about": record.about,
        "about_up": _with_ancestors(record.about, lexicon),
        "class": [concept for concept in concept_up if lexicon.is_class(concept)],
        "kind": [record.kind],
        "role": [record.author_role],
        "evidence": [record.role_evidence],
        "confidence": [record.role_confidence],
        "flag": _flags(record, parent, children),
    }
    if parent is not None:
        keywords["parent_role"] = [parent.author_role]
    if record.author:
        keywords["author"] = [normal_form(record.author) or record.author.casefold()]
    origin = record.source.path or record.source.url
    if origin:
        keywords["source"] = [origin]
    return keywords


def _with_ancestors(concepts: Sequence[str], lexicon: Ancestry) -> list[str]:
    found = dict.fromkeys(concepts)
    for concept in concepts:
        found |= dict.fromkeys(lexicon.ancestors(concept))
    return list(found)


def _flags(record: Record, parent: Record | None, children: Sequence[Record]) -> list[str]:
    answered = bool(answered_by(record, children, "editor"))
    to_place = addresses_place(record, parent, "editor")
    says = {
        "question": asks(record.body),
        "has_reply": bool(children),
        "dated": record.posted_at is not None,
        "reply": record.kind == "comment" and record.depth >= 2,
        "signed": record.role_evidence == "signed",
        "answered": record.kind == "comment" and record.author_role != "editor" and answered,
        "unanswered": to_place and not answered,
        "treatment": bool(record.treatments),
    }
    return [flag for flag, holds in says.items() if holds]
