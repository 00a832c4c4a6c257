"""What stands beside the tantivy engine in the benches: raw tantivy-py, SQLite FTS5, and our engines themselves.

Each side builds a folder from the same documents and answers the same questions as honestly: ten ids in order and the
exact number of all that match; cross-tables of records, and of the distinct threads of each cell.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import tantivy

from carethread.index.document import Document
from carethread.index.engine import Question, ThreadChange
from carethread.index.engines import open_engine
from carethread.index.fields import FIELDS
from carethread.index.plan import All, Phrase, Plan, Range, Term

Cells = dict[tuple[str, ...], int]
Threads = Iterable[ThreadChange]
HEAP_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True)
class Table:
    """A cross-table that is asked for: of records, or of the distinct threads in each cell."""

    plan: Plan
    by: tuple[str, ...]
    threads: bool = False


Asked = Question | Table
Ask = Callable[[Asked], object]


class Side(Protocol):
    """One way to index and ask. A question that it cannot answer raises `CannotAnswer`."""

    def build(self, folder: Path, threads: Threads) -> None:
        """Index the documents."""

    def open(self, folder: Path) -> Ask:
        """What answers questions: a search by (total, ids), a table by its cells."""


class CannotAnswer(Exception):
    """The side has no answer to such a question at this size."""


class Ours:
    """The engine protocol, as the service uses it."""

    def __init__(self, name: str) -> None:
        self.name = name

    def build(self, folder: Path, threads: Threads) -> None:
        engine = open_engine(self.name, folder)
        engine.apply(threads, 1)
        engine.close()

    def open(self, folder: Path) -> Ask:
        engine = open_engine(self.name, folder)

        def ask(asked: Asked) -> object:
            if isinstance(asked, Table):
                counts = engine.count(asked.plan, asked.by, threads=asked.threads)
                return {cell: held[asked.threads] for cell, held in counts.cells.items()}
            page = engine.search(asked)
            return page.total, [hit.id for hit in page.hits]

        return ask


class RawTantivy:
    """tantivy-py as its manual has it: the same fields and documents, the same heap and threads, and no more."""

    def build(self, folder: Path, threads: Threads) -> None:
        writer = self._index(folder).writer(HEAP_BYTES, 2)
        for change in threads:
            for document in change.documents:
                writer.add_document(self._document(document))
        writer.commit()
        writer.wait_merging_threads()

    def _index(self, folder: Path) -> tantivy.Index:
        builder = tantivy.SchemaBuilder()
        for spec in FIELDS:
            if spec.type == "text":
                builder.add_text_field(spec.name, tokenizer_name="spaces", index_option="position")
            elif spec.type == "keyword":
                builder.add_text_field(
                    spec.name,
                    stored=spec.name == "id",
                    tokenizer_name="raw",
                    index_option="basic",
                    fast=spec.facet,
                )
            else:
                builder.add_unsigned_field(spec.name, fast=True)
        index = tantivy.Index(builder.build(), str(folder), reuse=True)
        spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        index.register_tokenizer("spaces", spaces)
        return index

    @staticmethod
    def _document(document: Document) -> tantivy.Document:
        made = tantivy.Document()
        for name, terms in document.text.items():
            made.add_text(name, " ".join(terms))
        for name, values in document.keywords.items():
            for value in values:
                made.add_text(name, value)
        for name, number in document.numbers.items():
            made.add_unsigned(name, number)
        return made

    def open(self, folder: Path) -> Ask:
        index = self._index(folder)
        searcher, schema = index.searcher(), index.schema

        def table(asked: Table) -> Cells:
            by = (*asked.by, "thread") if asked.threads else asked.by
            try:
                found = searcher.aggregate(_raw_query(schema, asked.plan), _raw_buckets(by))
            except ValueError as error:  # more than 65,000 buckets
                raise CannotAnswer(str(error)) from error
            cells = _raw_cells(found, len(asked.by))
            return dict(cells)

        def ask(asked: Asked) -> object:
            if isinstance(asked, Table):
                return table(asked)
            whole = asked.plan if asked.filter == All() else All((asked.plan, asked.filter))
            order = {"order_by_field": "when"} if asked.sort == "newest" else {}
            found: Any = searcher.search(_raw_query(schema, whole), 10, **order)  # type: ignore[arg-type]
            return found.count, [searcher.doc(address)["id"][0] for _, address in found.hits]

        return ask


def _raw_query(schema: tantivy.Schema, plan: Plan) -> tantivy.Query:
    match plan:
        case Term(field, value):
            return tantivy.Query.term_query(schema, field, value, "position" if field == "body" else "basic")
        case Phrase(field, terms):
            return tantivy.Query.phrase_query(schema, field, list(terms))
        case Range(field, low, high):
            return tantivy.Query.range_query(schema, field, tantivy.FieldType.Unsigned, low, high)
        case All(parts):
            return tantivy.Query.boolean_query([(tantivy.Occur.Must, _raw_query(schema, part)) for part in parts])
    raise AssertionError(plan)


def _raw_buckets(by: Sequence[str]) -> dict[str, Any]:
    terms: dict[str, Any] = {"terms": {"field": by[0], "size": 65_001, "segment_size": 65_001}}
    return {"in": terms | ({"aggs": _raw_buckets(by[1:])} if len(by) > 1 else {})}


def _raw_cells(found: dict[str, Any], depth: int, before: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], int]]:
    """Cells of `depth` values with their records; where there are buckets (threads) inside, the number of these."""
    cells = []
    for bucket in found["in"]["buckets"]:
        cell = (*before, bucket["key"])
        if len(cell) < depth:
            cells += _raw_cells(bucket, depth, cell)
        else:
            cells.append((cell, len(bucket["in"]["buckets"]) if "in" in bucket else bucket["doc_count"]))
    return cells


class Fts5:
    """SQLite's full-text index, one stemmed field, with a table of what is filtered and counted by."""

    def build(self, folder: Path, threads: Threads) -> None:
        db = sqlite3.connect(folder / "fts.db")
        db.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE r (n INTEGER PRIMARY KEY, id TEXT, thread TEXT, role TEXT, year TEXT, day INT, at INT);"
            "CREATE VIRTUAL TABLE f USING fts5(body, content='', tokenize=\"unicode61 remove_diacritics 0\");"
        )
        number = 0
        for change in threads:
            rows, texts = [], []
            for each in change.documents:
                number += 1
                role, year = each.keywords["role"][0], (each.keywords.get("year") or [None])[0]
                day, at = each.numbers.get("date_low"), each.numbers.get("when")
                rows.append((number, each.id, each.thread, role, year, day, at))
                texts.append((number, " ".join(each.text["body"])))
            db.executemany("INSERT INTO r VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            db.executemany("INSERT INTO f (rowid, body) VALUES (?, ?)", texts)
        db.execute("INSERT INTO f (f) VALUES ('optimize')")
        db.commit()
        db.close()

    def open(self, folder: Path) -> Ask:
        db = sqlite3.connect(folder / "fts.db")
        joined = "FROM f JOIN r ON r.n = f.rowid WHERE f MATCH ?"

        def table(asked: Table) -> Cells:
            what = "count(DISTINCT thread)" if asked.threads else "count(*)"
            by = ", ".join(asked.by)
            rows = db.execute(f"SELECT {by}, {what} {joined} GROUP BY {by}", (_fts5_words(asked.plan),))
            return {row[:-1]: row[-1] for row in rows}

        def ask(asked: Asked) -> object:
            if isinstance(asked, Table):
                return table(asked)
            match = (_fts5_words(asked.plan),)
            where, order = "", "rank"
            if asked.sort == "newest":
                low, high = next((part.low, part.high) for part in asked.plan.parts if isinstance(part, Range))
                where, order = f" AND day BETWEEN {low} AND {high}", "at DESC"
            elif asked.filter != All():
                where = f" AND role = '{asked.filter.value}'"
            total = db.execute(f"SELECT count(*) {joined}{where}", match).fetchone()[0]
            ids = db.execute(f"SELECT id {joined}{where} ORDER BY {order} LIMIT 10", match).fetchall()
            return total, [found for (found,) in ids]

        return ask


def _fts5_words(plan: Plan) -> str:
    match plan:
        case Term(_, value):
            return f'"{value}"'
        case Phrase(_, terms):
            return '"' + " ".join(terms) + '"'
        case All(parts):
            return " AND ".join(_fts5_words(part) for part in parts if not isinstance(part, Range))
    raise AssertionError(plan)


SIDES: dict[str, Side] = {"tantivy": Ours("tantivy"), "raw": RawTantivy(), "fts5": Fts5(), "whoosh": Ours("whoosh")}
