"""What the service answers: typed, frozen results, each with `to_json()` in the contract's keys.

Nothing here asks an engine or a store. Offsets are code points in the record's body, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from carethread.index.record import Record, Role

NoteKind = Literal["misspelling", "lexicon", "ignored", "index", "query", "sample"]
MatchKind = Literal["concept", "about", "word", "phrase", "near", "prefix", "fuzzy"]
Where = Literal["body", "title", "parent", "parent_title"]
Side = Literal["question", "answer", "both"]


@dataclass(frozen=True, slots=True)
class Note:
    """Something the user should know about how the query was understood. `text` is a whole sentence."""

    kind: NoteKind
    text: str

    def to_json(self) -> dict[str, Any]:
        """The note as a JSON object."""
        return {"kind": self.kind, "text": self.text}


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
    """A record in short: who said it, and its first question or else its first sentence (at most 200 code points)."""

    id: str
    kind: str
    ordinal: int
    author: str | None
    author_role: Role
    text: str

    def to_json(self) -> dict[str, Any]:
        """The brief as a JSON object."""
        return {
            "id": self.id,
            "kind": self.kind,
            "ordinal": self.ordinal,
            "author": self.author,
            "author_role": self.author_role,
            "text": self.text,
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


@dataclass(frozen=True, slots=True)
class CountRow:
    """One cell of a count: the value of each field (None: the record has none), distinct records, distinct threads."""

    values: tuple[str | None, ...]
    records: int
    threads: int


@dataclass(frozen=True, slots=True)
class CountTable:
    """Counts of distinct records by zero, one or two fields (`by`, the user's names).

    A record counts once in each cell that it belongs to, so that rows of a field with several values (treatment,
    class) may add up to more than `total`. Rows are sorted: dates upward, all else by records downward.
    """

    query: str
    by: tuple[str, ...]
    rows: tuple[CountRow, ...]
    total: int
    threads: int
    notes: tuple[Note, ...] = ()
    no_result: NoResult | None = None

    def axis(self, at: int) -> tuple[str | None, ...]:
        """The values of field number `at`, in order of first appearance."""
        return tuple(dict.fromkeys(row.values[at] for row in self.rows))

    def cell(self, *values: str | None) -> CountRow:
        """The row of those values; one with zeros when nothing is there."""
        return next((row for row in self.rows if row.values == values), CountRow(values, 0, 0))

    def to_json(self) -> dict[str, Any]:
        """The table as one JSON object."""
        return {
            "query": self.query,
            "by": list(self.by),
            "total": self.total,
            "threads": self.threads,
            "rows": self.to_rows(),
            "notes": [note.to_json() for note in self.notes],
        }

    def to_rows(self) -> list[dict[str, Any]]:
        """One flat object a row: each field's value under its name, `records`, `threads`."""
        return [
            dict(zip(self.by, row.values, strict=True)) | {"records": row.records, "threads": row.threads}
            for row in self.rows
        ]

    def _repr_html_(self) -> str:
        from carethread.query.tables import counts_html

        return counts_html(self)

    def to_pandas(self) -> Any:
        """The rows as a pandas DataFrame. Raises MissingExtra when pandas is not installed."""
        from carethread.query.tables import frame

        return frame(self.to_rows())


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and the editor's answers to it, in reading order. `side` says which side the query matched."""

    question: Hit
    answers: tuple[Hit, ...]
    side: Side

    def to_rows(self) -> list[dict[str, Any]]:
        """One flat object a record: the question first, then its answers; `part` says which it is."""
        records = (("question", self.question), *(("answer", answer) for answer in self.answers))
        return [{"question_id": self.question.record.id, "part": part} | hit.to_json() for part, hit in records]

    def to_json(self) -> dict[str, Any]:
        """The pair as one JSON object; `hit` of each record says whether the query matched it."""
        return {
            "question": self.question.to_json(),
            "answers": [answer.to_json() for answer in self.answers],
            "side": self.side,
        }


@dataclass(frozen=True, slots=True)
class PairResult:
    """A page of pairs; `total` is how many there are on all pages."""

    query: str
    total: int
    threads: int
    pairs: tuple[Pair, ...]
    notes: tuple[Note, ...] = ()
    no_result: NoResult | None = None
    offset: int = 0
    limit: int = 10

    def __len__(self) -> int:
        return len(self.pairs)

    def __iter__(self) -> Iterator[Pair]:
        return iter(self.pairs)

    def to_json(self) -> dict[str, Any]:
        """The page as one JSON object."""
        return {
            "query": self.query,
            "total": self.total,
            "threads": self.threads,
            "offset": self.offset,
            "limit": self.limit,
            "pairs": [pair.to_json() for pair in self.pairs],
            "notes": [note.to_json() for note in self.notes],
        }

    def _repr_html_(self) -> str:
        from carethread.query.tables import pairs_html

        return pairs_html(self)

    def to_pandas(self) -> Any:
        """A pandas DataFrame, one row a record. Raises MissingExtra when pandas is not installed."""
        from carethread.query.tables import frame

        return frame([row for pair in self.pairs for row in pair.to_rows()])


@dataclass(frozen=True, slots=True)
class ThreadView:
    """Records of one thread in reading order: all of it, or the part around one record.

    rows: with `hit` True for the record that was asked for (all, when a whole thread was).
    reasons: record id to the sentences that say what decided its role.
    """

    thread: ThreadBrief
    rows: tuple[Hit, ...]
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Record]:
        return (row.record for row in self.rows)

    def to_json(self) -> dict[str, Any]:
        """The view as one JSON object."""
        return {
            "thread": self.thread.to_json(),
            "records": [row.to_json() for row in self.rows],
            "reasons": {key: list(value) for key, value in self.reasons.items()},
        }

    def _repr_html_(self) -> str:
        from carethread.query.tables import thread_html

        return thread_html(self)

    def to_pandas(self) -> Any:
        """The records as a pandas DataFrame. Raises MissingExtra when pandas is not installed."""
        from carethread.query.tables import frame

        return frame([row.to_json() for row in self.rows])


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write a treatment. `kind` is `name`, `misspelling` or `case` (counts only in these capitals)."""

    text: str
    kind: Literal["name", "misspelling", "case"] = "name"


@dataclass(frozen=True, slots=True)
class Treatment:
    """One concept of the lexicon as this index knows it.

    records, threads: that name it or a treatment below it. children: ids right below it.
    roles: records by role of the author, most first.
    """

    id: str
    label: str
    kind: str
    parents: tuple[str, ...]
    children: tuple[str, ...]
    names: tuple[Name, ...]
    records: int
    threads: int
    roles: tuple[tuple[str, int], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The concept as one JSON object."""
        return {
            "id": self.id,
            "label": self.label,
            "kind": self.kind,
            "parents": list(self.parents),
            "children": list(self.children),
            "names": [name.text for name in self.names],
            "misspellings": [name.text for name in self.names if name.kind == "misspelling"],
            "records": self.records,
            "threads": self.threads,
            "roles": dict(self.roles),
        }


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name resolves to, and why. `treatment` is None when nothing is known by that name."""

    name: str
    treatment: Treatment | None
    why: str
    suggestions: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The resolution as one JSON object."""
        return {
            "name": self.name,
            "treatment": self.treatment.to_json() if self.treatment else None,
            "why": self.why,
            "suggestions": list(self.suggestions),
        }


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
class Explanation:
    """How a query was understood. `tree` and `plan` are indented text, `engine` the engine's own words, `timing`
    milliseconds by step (parse, analyse, search)."""

    query: str
    tree: str
    concepts: tuple[Understood, ...]
    plan: str
    filters: tuple[str, ...]
    engine_name: str
    engine: str
    total: int
    timing: dict[str, float]
    notes: tuple[Note, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The explanation as one JSON object."""
        return {
            "query": self.query,
            "tree": self.tree,
            "concepts": [concept.to_json() for concept in self.concepts],
            "plan": self.plan,
            "filters": list(self.filters),
            "engine_name": self.engine_name,
            "engine": self.engine,
            "total": self.total,
            "timing": dict(self.timing),
            "notes": [note.to_json() for note in self.notes],
        }
