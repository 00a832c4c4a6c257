"""What the other questions answer: counts, pairs, threads, treatments, explanations. See `query.results`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from carethread.index.record import Record
from carethread.query.results import Hit, NoResult, Note, ThreadBrief, Understood

Side = Literal["question", "answer", "both"]


@dataclass(frozen=True, slots=True)
class CountRow:
    """One cell of a count: the value of each field (None: the record has none), distinct records, distinct threads
    (None: they were not counted)."""

    values: tuple[str | None, ...]
    records: int
    threads: int | None


@dataclass(frozen=True, slots=True)
class CountTable:
    """Counts of distinct records by zero, one or two fields (`by`, the user's names).

    A record counts once in each cell that it belongs to, so that rows of a field with several values (treatment,
    class) may add up to more than `total`. Rows are sorted: dates upward, all else by records downward. Where threads
    were not counted, their numbers are None.
    """

    query: str
    by: tuple[str, ...]
    rows: tuple[CountRow, ...]
    total: int
    threads: int | None
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
            **_counted(self.threads),
            "rows": self.to_rows(),
            "notes": [note.to_json() for note in self.notes],
        }

    def to_rows(self) -> list[dict[str, Any]]:
        """One flat object a row: each field's value under its name, `records`, `threads` (where counted)."""
        return [
            dict(zip(self.by, row.values, strict=True)) | {"records": row.records} | _counted(row.threads)
            for row in self.rows
        ]

    def _repr_html_(self) -> str:
        from carethread.query.tables import counts_html

        return counts_html(self)

    def to_pandas(self) -> Any:
        """The rows as a pandas DataFrame. Raises MissingExtra when pandas is not installed."""
        from carethread.query.tables import frame

        return frame(self.to_rows())


def _counted(threads: int | None) -> dict[str, int]:
    return {} if threads is None else {"threads": threads}


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
