"""The record: one post or one comment, as the contract describes it.

Everything here is frozen: a record that changes is a new record. `Record.to_json` and `Record.from_json` are each
other's inverse.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

Role = Literal["editor", "clinician", "patient", "caregiver", "reader", "unknown"]
Kind = Literal["post", "comment"]
Evidence = Literal[
    "signed",
    "markup",
    "account",
    "post_author",
    "position",
    "first_person",
    "kinship",
    "addresses_thread",
    "greets_peer",
    "manual",
    "none",
]
Confidence = Literal["certain", "high", "medium", "low"]
DatePrecision = Literal["second", "minute", "day", "month", "year", "thread", "none"]
Via = Literal["exact", "fuzzy"]

ROLES: tuple[Role, ...] = get_args(Role)
KINDS: tuple[Kind, ...] = get_args(Kind)
EVIDENCES: tuple[Evidence, ...] = get_args(Evidence)
CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)
DATE_PRECISIONS: tuple[DatePrecision, ...] = get_args(DatePrecision)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in a body where a treatment is named.

    `start` and `end` are code points in the record's body, end exclusive; `surface` is `body[start:end]`.
    """

    start: int
    end: int
    surface: str
    concept: str
    via: Via = "exact"

    def to_json(self) -> dict[str, Any]:
        """The mention as the contract's JSON object."""
        return {
            "start": self.start,
            "end": self.end,
            "surface": self.surface,
            "concept": self.concept,
            "via": self.via,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Mention:
        """The inverse of `to_json`."""
        return cls(data["start"], data["end"], data["surface"], data["concept"], data["via"])


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record was read. `start` and `end` are code points in the decoded source (plain text only).

    The decoded source has no byte-order mark and its line ends are `\\n`, as Python's text mode gives it.
    """

    path: str | None = None
    url: str | None = None
    format: str = "unknown"
    start: int | None = None
    end: int | None = None

    def to_json(self) -> dict[str, Any]:
        """The source as the contract's JSON object."""
        return {"path": self.path, "url": self.url, "format": self.format, "start": self.start, "end": self.end}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Source:
        """The inverse of `to_json`."""
        return cls(data.get("path"), data.get("url"), data["format"], data.get("start"), data.get("end"))


@dataclass(frozen=True, slots=True)
class Record:
    """One post or comment: what is indexed, found, counted and shown. The keys are those of the contract."""

    id: str
    thread_id: str
    parent_id: str | None
    kind: Kind
    ordinal: int
    depth: int
    title: str | None
    author: str | None
    author_role: Role
    role_evidence: Evidence
    role_confidence: Confidence
    posted_at: str | None
    date_precision: DatePrecision
    body: str
    treatments: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    about: tuple[str, ...] = ()
    source: Source = field(default_factory=Source)

    def to_json(self) -> dict[str, Any]:
        """The record as the contract's JSON object, keys in the contract's order."""
        return {
            "id": self.id,
            "thread_id": self.thread_id,
            "parent_id": self.parent_id,
            "kind": self.kind,
            "ordinal": self.ordinal,
            "depth": self.depth,
            "title": self.title,
            "author": self.author,
            "author_role": self.author_role,
            "role_evidence": self.role_evidence,
            "role_confidence": self.role_confidence,
            "posted_at": self.posted_at,
            "date_precision": self.date_precision,
            "body": self.body,
            "treatments": list(self.treatments),
            "mentions": [mention.to_json() for mention in self.mentions],
            "about": list(self.about),
            "source": self.source.to_json(),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Record:
        """The inverse of `to_json`. Raises KeyError when a key of the contract is missing."""
        return cls(
            id=data["id"],
            thread_id=data["thread_id"],
            parent_id=data["parent_id"],
            kind=data["kind"],
            ordinal=data["ordinal"],
            depth=data["depth"],
            title=data["title"],
            author=data["author"],
            author_role=data["author_role"],
            role_evidence=data["role_evidence"],
            role_confidence=data["role_confidence"],
            posted_at=data["posted_at"],
            date_precision=data["date_precision"],
            body=data["body"],
            treatments=tuple(data["treatments"]),
            mentions=tuple(Mention.from_json(mention) for mention in data["mentions"]),
            about=tuple(data["about"]),
            source=Source.from_json(data["source"]),
        )

    def with_changes(self, **changes: Any) -> Record:
        """A copy with some fields changed."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class RecordThread:
    """A whole thread, ready for the store: its records in reading order (the post first) and why each has its role.

    `reasons` maps a record id to sentences that say which words decided its role; a record may have none.
    `venue` is where it was read: `blog`, `forum`, `qa`, `list` or `unknown`.
    """

    id: str
    records: tuple[Record, ...]
    venue: str = "unknown"
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def post(self) -> Record:
        """The post (ordinal 0)."""
        return self.records[0]
