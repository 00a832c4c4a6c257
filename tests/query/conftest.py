"""An index in memory for the service's tests: the seed from the gold files, and an engine that scans."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from carethread.index.document import Document, documents
from carethread.index.engine import Counts, EngineInfo, Hit, Page, Question, ThreadChange
from carethread.index.errors import NotFound
from carethread.index.home import Home
from carethread.index.lexicon import Lexicon, load
from carethread.index.plan import All, AnyOf, Fuzzy, Near, Not, Phrase, Plan, Prefix, Range, Term
from carethread.index.record import Mention, Record, RecordThread, Source
from carethread.index.store.values import Link
from carethread.query.service import Service


def edits(one: str, two: str) -> int:
    """Optimal string alignment, the plain table."""
    rows = [list(range(len(two) + 1))]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(two, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


class ScanningEngine:
    """Answers by looking at every document. Scores by counting terms in `body`, `title` and `concept_up`."""

    name = "scanning"

    def __init__(self) -> None:
        self.docs: dict[str, Document] = {}
        self._generation: int | None = None

    def generation(self) -> int | None:
        return self._generation

    def apply(self, changes: Iterable[ThreadChange], generation: int) -> None:
        for change in changes:
            self.docs = {key: doc for key, doc in self.docs.items() if doc.thread != change.thread}
            self.docs |= {doc.id: doc for doc in change.documents}
        self._generation = generation

    def search(self, question: Question) -> Page:
        found = [doc for doc in self.docs.values() if _meets(doc, question.plan) and _meets(doc, question.filter)]
        scored = [(doc, _score(doc, question.plan)) for doc in found]

        def key(pair: tuple[Document, float]) -> tuple[Any, ...]:
            doc, score = pair
            when = doc.numbers.get("when")
            first = {
                "relevance": -score,
                "newest": (when is None, -(when or 0)),
                "oldest": (when is None, when or 0),
                "thread": 0,
            }[question.sort]
            return first, doc.thread, doc.numbers["ordinal"]

        scored.sort(key=key)
        page = scored[question.offset : question.offset + question.limit]
        return Page(len(found), tuple(Hit(doc.id, score) for doc, score in page))

    def count(self, plan: Plan, by: Sequence[str], timeout: float = 10.0, *, threads: bool = True) -> Counts:
        found = [doc for doc in self.docs.values() if _meets(doc, plan)]
        cells: dict[tuple[str | None, ...], tuple[set[str], set[str]]] = {}
        for doc in found:
            keys: list[tuple[str | None, ...]] = [()]
            for facet in by:
                keys = [(*key, value) for key in keys for value in (doc.keywords.get(facet) or [None])]
            for key in keys:
                records, held = cells.setdefault(key, (set(), set()))
                records.add(doc.id)
                held.add(doc.thread)
        sizes = {key: (len(records), len(held) if threads else None) for key, (records, held) in cells.items()}
        distinct = len({doc.thread for doc in found}) if threads else None
        return Counts(tuple(by), sizes if by else {}, len(found), distinct)

    def terms(self, field: str, prefix: str = "", limit: int = 100) -> list[tuple[str, int]]:
        counts: dict[str, int] = {}
        for doc in self.docs.values():
            for term in set(_values(doc, field)):
                if term.startswith(prefix):
                    counts[term] = counts.get(term, 0) + 1
        return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]

    def explain(self, question: Question) -> str:
        return repr(question)

    def info(self) -> EngineInfo:
        return EngineInfo(len(self.docs), None, "0")

    def close(self) -> None:
        pass


def _values(doc: Document, field: str) -> Sequence[str]:
    return doc.text.get(field, doc.keywords.get(field, ()))


def _meets(doc: Document, plan: Plan) -> bool:
    match plan:
        case Term(field, value):
            return value in _values(doc, field)
        case Prefix(field, prefix):
            return any(term.startswith(prefix) for term in _values(doc, field))
        case Fuzzy(field, value, distance):
            return any(term[:1] == value[:1] and edits(term, value) <= distance for term in _values(doc, field))
        case Phrase(field, terms):
            values = list(_values(doc, field))
            return any(values[at : at + len(terms)] == list(terms) for at in range(len(values)))
        case Near(field, terms, distance):
            values = list(_values(doc, field))
            return any(set(terms) <= set(values[at : at + distance + 1]) for at in range(len(values)))
        case Range(field, low, high):
            number = doc.numbers.get(field)
            return number is not None and (low is None or low <= number) and (high is None or number <= high)
        case All(parts):
            return all(_meets(doc, part) for part in parts)
        case AnyOf(parts):
            return any(_meets(doc, part) for part in parts)
        case Not(part):
            return not _meets(doc, part)


def _score(doc: Document, plan: Plan) -> float:
    match plan:
        case Term(field, value) if field in ("body", "title", "concept_up"):
            return float(list(_values(doc, field)).count(value))
        case All(parts) | AnyOf(parts):
            return sum(_score(doc, part) for part in parts)
    return 0.0


class MemoryStore:
    """The part of the store that questions use."""

    def __init__(self, threads: Sequence[RecordThread], lexicon_hash: str) -> None:
        self._threads = {thread.id: thread for thread in threads}
        self._records = {record.id: record for thread in threads for record in thread.records}
        self.lexicon_hash = lexicon_hash
        self.index_id = "memory"

    def record(self, record_id: str) -> Record:
        return self._records[record_id]

    def records(self, ids: Sequence[str]) -> list[Record]:
        return [self._records[id] for id in dict.fromkeys(ids) if id in self._records]

    def find_id(self, prefix: str) -> str:
        found = [id for id in self._records if id.startswith(prefix)]
        if prefix in found or len(found) == 1:
            return prefix if prefix in found else found[0]
        raise NotFound(f"no record has the id {prefix!r}")

    def children(self, ids: Sequence[str]) -> dict[str, list[Record]]:
        return {id: [record for record in self._records.values() if record.parent_id == id] for id in ids}

    def thread(self, thread_id: str) -> RecordThread:
        if thread_id not in self._threads:
            raise NotFound(f"no thread has the id {thread_id!r}")
        return self._threads[thread_id]

    def thread_ids(self, prefix: str = "") -> list[str]:
        return sorted(thread for thread in self._threads if thread.startswith(prefix))

    def links(self, ids: Sequence[str]) -> dict[str, Link]:
        found = self.records(ids)
        return {r.id: Link(r.id, r.thread_id, r.parent_id, r.kind, r.author_role) for r in found}

    def answered(self, ids: Sequence[str], role: str) -> set[str]:
        children = self.children(ids)
        return {id for id in ids if any(child.author_role == role for child in children[id])}

    def threads(self) -> Iterator[RecordThread]:
        return iter(self._threads.values())

    def post_of(self, thread_ids: Sequence[str]) -> dict[str, Record]:
        return {id: self._threads[id].post for id in thread_ids if id in self._threads}

    def thread_frame(self, thread_id: str) -> tuple[str, str | None]:
        post = self.thread(thread_id).post
        return post.id, post.posted_at


class MemoryHome:
    """An index home without a folder."""

    def __init__(self, threads: Sequence[RecordThread], lexicon: Lexicon) -> None:
        self.store = MemoryStore(threads, lexicon.hash)
        self.notes: list[str] = []
        self._engine = ScanningEngine()
        changes = [ThreadChange(thread.id, documents(thread.records, lexicon)) for thread in threads]
        self._engine.apply(changes, 1)

    def engine(self) -> ScanningEngine:
        return self._engine

    def close(self) -> None:
        pass


def service_over(threads: Sequence[RecordThread]) -> Service:
    """A service over threads, without a folder."""
    lexicon = load()
    return Service(cast(Home, MemoryHome(threads, lexicon)), lexicon)


@pytest.fixture(scope="session")
def over() -> Callable[[Sequence[RecordThread]], Service]:
    """Makes a service over threads."""
    return service_over


def seed_thread(seed: str, gold: Sequence[Mapping[str, Any]], mentions: Sequence[Mapping[str, Any]]) -> RecordThread:
    """The seed's thread as the gold files give it."""
    records: list[Record] = []
    at = 0
    for row in gold:
        start = seed.index(row["body_start"], at)
        end = seed.index(row["body_end"], start) + len(row["body_end"])
        at = end
        body = seed[start:end]
        named = [m for m in mentions if m["ordinal"] == row["ordinal"] and start <= m["start"] < end]
        found = tuple(Mention(m["start"] - start, m["end"] - start, m["surface"], m["concept"]) for m in named)
        treatments = tuple(dict.fromkeys(mention.concept for mention in found))
        parent = records[row["parent"]] if row["parent"] is not None else None
        handed = parent.treatments if parent is not None and parent.kind == "comment" else ()
        records.append(
            Record(
                id=f"seed-{row['ordinal']:02}",
                thread_id="seed",
                parent_id=parent.id if parent else None,
                kind=row["kind"],
                ordinal=row["ordinal"],
                depth=row["depth"],
                title="Today’s Thought: What matters in treatment choices?",
                author=None,
                author_role=row["author_role"],
                role_evidence=row["role_evidence"],
                role_confidence="high",
                posted_at="2011-12-10T00:32" if parent is None else None,
                date_precision="minute" if parent is None else "thread",
                body=body,
                treatments=treatments,
                mentions=found,
                about=tuple(dict.fromkeys((*treatments, *handed))),
                source=Source(path="seed.txt", format="text", start=start, end=end),
            )
        )
    return RecordThread("seed", tuple(records), "blog")


@pytest.fixture(scope="session")
def seed_records(seed_path: Path, gold_dir: Path) -> RecordThread:
    rows = [json.loads(line) for line in (gold_dir / "seed_records.jsonl").read_text("utf-8").splitlines()]
    marks = [json.loads(line) for line in (gold_dir / "seed_mentions.jsonl").read_text("utf-8").splitlines()]
    return seed_thread(seed_path.read_text("utf-8"), rows, marks)


@pytest.fixture(scope="session")
def seed(seed_records: RecordThread) -> Service:
    """A service over the seed alone."""
    return service_over([seed_records])
