"""What a search answers: typed, frozen results, each with `to_json()` in the contract's keys.

Nothing here asks an engine or a store. Offsets are code points in the record's body, end exclusive. The other answers
(counts, pairs, threads, treatments) stand in `query.answers`: a search does not load them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from carethread.index.record import Record, Role

NoteKind = Literal["misspelling", "lexicon", "index", "query", "sample"]
MatchKind = Literal["concept", "about", "word", "phrase", "near", "prefix", "fuzzy"]
Where = Literal["body", "title", "parent", "parent_title"]


@dataclass(frozen=True, slots=True)
class Note:
    """Something the user should know about how the query was understood. `text` is a whole sentence."""

    kind: NoteKind
    text: str

    def to_json(self) -> dict[str, Any]:
        """The note as a JSON object."""
        return {"kind": self.kind, "text": self.text}


@dataclass(frozen=True, slots=True)
class Understood:
    """A query name that became a treatment: what was typed, the concept, its label."""

    query: str
    concept: str
    label: str

    def to_json(self) -> dict[str, Any]:
        """The name as one JSON object."""
        return {"query": self.query, "concept": self.concept, "label": self.label}


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a body that begins and ends on sentence borders where it can.

    `text` is exactly `body[start:end]`; `highlights` are offsets in the body, inside start..end, sorted, not
    overlapping.
    """

    start: int
    end: int
    text: str
    highlights: tuple[tuple[int, int], ...] = ()

    def parts(self) -> Iterator[tuple[str, bool]]:
        """The text cut into (piece, marked) pairs, in order."""
        at = self.start
        for start, end in self.highlights:
            if start > at:
                yield self.text[at - self.start : start - self.start], False
            yield self.text[start - self.start : end - self.start], True
            at = end
        if at < self.end:
            yield self.text[at - self.start :], False

    def to_json(self) -> dict[str, Any]:
        """The snippet as the contract's JSON object."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "highlights": [list(pair) for pair in self.highlights],
        }


@dataclass(frozen=True, slots=True)
class Match:
    """Why a record matched: one part of the query, and the words of the record (or its parent) that met it.

    query: that part of the query as typed. concept: the treatment it stands for, if it is one. surfaces: how it is
    written there, in order, without doubles. where: `parent` when only the comment it answers names it (`about:`).
    """

    kind: MatchKind
    query: str
    concept: str | None
    surfaces: tuple[str, ...]
    where: Where = "body"

    @property
    def by_other_name(self) -> bool:
        """Whether the record writes it otherwise than the query does (then "matched as …" is worth showing)."""
        from carethread.index.normal import normal_form

        asked = normal_form(self.query)
        return self.concept is not None and all(normal_form(surface) != asked for surface in self.surfaces)

    def to_json(self) -> dict[str, Any]:
        """The match as a JSON object."""
        return {
            "kind": self.kind,
            "query": self.query,
            "concept": self.concept,
            "surfaces": list(self.surfaces),
            "where": self.where,
        }


@dataclass(frozen=True, slots=True)
class Brief:
    """A record in short: who said it, and its first question or else its first sentence (at most 200 code points).

    removed: it was taken down; only its place is known, and `text` says so.
    """

    id: str
    kind: str
    ordinal: int
    author: str | None
    author_role: Role
    text: str
    removed: bool = False

    def to_json(self) -> dict[str, Any]:
        """The brief as a JSON object."""
        return {
            "id": self.id,
            "kind": self.kind,
            "ordinal": self.ordinal,
            "author": self.author,
            "author_role": self.author_role,
            "text": self.text,
            "removed": self.removed,
        }


@dataclass(frozen=True, slots=True)
class ThreadBrief:
    """A thread in short. `date` is its post's `posted_at`; `records` how many it has in this index."""

    id: str
    title: str | None
    date: str | None
    url: str | None
    records: int

    def to_json(self) -> dict[str, Any]:
        """The thread as a JSON object."""
        return {"id": self.id, "title": self.title, "date": self.date, "url": self.url, "records": self.records}


@dataclass(frozen=True, slots=True)
class Hit:
    """One record of an answer. Context records have `hit` False, rank None and score None."""

    record: Record
    score: float | None = None
    rank: int | None = None
    snippets: tuple[Snippet, ...] = ()
    matched: tuple[Match, ...] = ()
    hit: bool = True
    thread_date: str | None = None
    thread_title: str | None = None
    parent: Brief | None = None

    def to_json(self) -> dict[str, Any]:
        """The record's keys, then `score`, `rank`, `snippets`, `matched`, `hit`, `thread_date`, `parent`."""
        return self.record.to_json() | {
            "score": self.score,
            "rank": self.rank,
            "snippets": [snippet.to_json() for snippet in self.snippets],
            "matched": [match.to_json() for match in self.matched],
            "hit": self.hit,
            "thread_date": self.thread_date,
            "thread_title": self.thread_title,
            "parent": self.parent.to_json() if self.parent else None,
        }


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one thread, best first; `total` is how many of its records match (`hits` may hold fewer)."""

    thread: ThreadBrief
    hits: tuple[Hit, ...]
    total: int

    def to_json(self) -> dict[str, Any]:
        """The group as a JSON object."""
        return {"thread": self.thread.to_json(), "total": self.total, "hits": [hit.to_json() for hit in self.hits]}


@dataclass(frozen=True, slots=True)
class WordCount:
    """One part of a query that found nothing, and how many records it finds alone, without the filters."""

    query: str
    records: int

    def to_json(self) -> dict[str, Any]:
        """The count as a JSON object."""
        return {"query": self.query, "records": self.records}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A did-you-mean: write `better` where `wrong` stood. `source` is `treatment` or `index`."""

    wrong: str
    better: str
    source: Literal["treatment", "index"]
    records: int

    def to_json(self) -> dict[str, Any]:
        """The suggestion as a JSON object."""
        return {"wrong": self.wrong, "better": self.better, "source": self.source, "records": self.records}


@dataclass(frozen=True, slots=True)
class NoResult:
    """Why nothing matched.

    words: each part of the query alone. filters: each filter, with how many records match when it alone is dropped,
    the one that removes most first. suggestions: best first.
    """

    words: tuple[WordCount, ...] = ()
    filters: tuple[WordCount, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The reasons as a JSON object."""
        return {
            "words": [word.to_json() for word in self.words],
            "filters": [part.to_json() for part in self.filters],
            "suggestions": [suggestion.to_json() for suggestion in self.suggestions],
        }


@dataclass(frozen=True, slots=True)
class Listing:
    """The ids of an answer's records, in its order. whole: there are no more."""

    ids: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A page of hits.

    total: all hits, exact, over all pages; context records do not count. threads: how many threads they stand in.
    hits: the hits of this page, best first (with `group="thread"`: those of all groups, in order).
    rows: what to show, in order: `hits`, and around each its context records (`hit` False) where they were asked for.
    groups: only with `group="thread"`; `limit` and `offset` then count threads.
    no_result: only when `total` is 0.
    """

    query: str
    total: int
    threads: int
    hits: tuple[Hit, ...]
    rows: tuple[Hit, ...]
    groups: tuple[Group, ...] = ()
    notes: tuple[Note, ...] = ()
    no_result: NoResult | None = None
    offset: int = 0
    limit: int = 10

    def __len__(self) -> int:
        return len(self.hits)

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    def to_json(self) -> dict[str, Any]:
        """The page as one JSON object; `hits` holds the rows, context records among them."""
        data: dict[str, Any] = {
            "query": self.query,
            "total": self.total,
            "threads": self.threads,
            "offset": self.offset,
            "limit": self.limit,
            "hits": [row.to_json() for row in self.rows],
            "notes": [note.to_json() for note in self.notes],
        }
        if self.groups:
            data["groups"] = [group.to_json() for group in self.groups]
        if self.no_result:
            data["no_result"] = self.no_result.to_json()
        return data

    def _repr_html_(self) -> str:
        from carethread.query.tables import hits_html

        return hits_html(self)

    def to_pandas(self) -> Any:
        """The hits as a pandas DataFrame. Raises MissingExtra when pandas is not installed."""
        from carethread.query.tables import frame

        return frame([hit.to_json() for hit in self.hits])
