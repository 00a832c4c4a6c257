"""The tantivy engine beside raw tantivy-py and SQLite FTS5, on the same records in the same run.

    python bench/engine_tantivy.py 1000000 [--rounds 5] [--keep DIR]

Records are those of `engine_whoosh.py`, made once and read by every side. Each side runs in a process of its own, so
that its peak memory is its own. Ours goes through `Engine.apply`, `search` and `count`. Raw tantivy indexes the same
terms in the fields that it needs for the six kinds of question. Two facets: ours gives the exact cross-table of records
and of distinct threads; the other two count records by role and by year.
"""

from __future__ import annotations

import argparse
import json
import pickle
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import tantivy

from bench.engine_whoosh import disk, questions, threads, timed
from carethread.index.document import Document
from carethread.index.engine import Question, ThreadChange
from carethread.index.engines import open_engine
from carethread.index.plan import All, Phrase, Plan, Range, Term

SIDES = ("ours", "tantivy", "fts5")


def write(path: Path, records: int) -> float:
    started = time.perf_counter()
    with path.open("wb") as file:
        for name, documents in threads(records):
            pickle.dump((name, documents), file)
    return time.perf_counter() - started


def read(path: Path) -> Iterator[tuple[str, list[Document]]]:
    with path.open("rb") as file:
        while True:
            try:
                yield pickle.load(file)
            except EOFError:
                return


Asked = Question | tuple[Plan, tuple[str, ...]]


def our_side(folder: Path, records: Path) -> tuple[float, Callable[[Asked], object]]:
    folder.mkdir(mode=0o700)
    engine = open_engine("tantivy", folder)
    started = time.perf_counter()
    engine.apply((ThreadChange(name, documents) for name, documents in read(records)), 1)
    taken = time.perf_counter() - started
    return taken, lambda asked: engine.search(asked) if isinstance(asked, Question) else engine.count(*asked)


def raw_side(folder: Path, records: Path) -> tuple[float, Callable[[Asked], object]]:
    schema = raw_schema()
    folder.mkdir()
    index = tantivy.Index(schema, str(folder))
    index.register_tokenizer("whitespace", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    started = time.perf_counter()
    writer = index.writer(256 * 1024 * 1024, 2)
    for name, documents in read(records):
        for each in documents:
            writer.add_document(raw_document(name, each))
    writer.commit()
    writer.wait_merging_threads()
    taken = time.perf_counter() - started
    index.reload()
    searcher = index.searcher()

    def ask(asked: Asked) -> object:
        if not isinstance(asked, Question):
            plan, by = asked
            facets = {name: {"terms": {"field": name, "size": 100}} for name in by}
            return searcher.aggregate(raw_query(schema, plan), facets)
        query = raw_query(schema, asked.plan if asked.filter == All() else All((asked.plan, asked.filter)))
        order = {"order_by_field": "day"} if asked.sort == "newest" else {}
        return [searcher.doc(address)["id"] for _, address in searcher.search(query, 10, **order).hits]

    return taken, ask


def raw_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("thread", tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("body", "words", "title"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in ("concept", "role", "year"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_unsigned_field("day", indexed=True, fast=True)
    return builder.build()


def raw_document(thread: str, each: Document) -> tantivy.Document:
    made = tantivy.Document()
    made.add_text("id", each.id)
    made.add_text("thread", thread)
    for field in ("body", "words", "title"):
        made.add_text(field, " ".join(each.text[field]))
    for field in ("concept", "role", "year"):
        for value in each.keywords[field]:
            made.add_text(field, value)
    made.add_unsigned("day", each.numbers["date_low"])
    return made


def raw_query(schema: tantivy.Schema, plan: Plan) -> tantivy.Query:
    match plan:
        case Term(field, value):
            return tantivy.Query.term_query(schema, field, value, "position" if field == "body" else "basic")
        case Phrase(field, terms):
            return tantivy.Query.phrase_query(schema, field, list(terms))
        case Range(_, low, high):
            return tantivy.Query.range_query(schema, "day", tantivy.FieldType.Unsigned, low, high)
        case All(parts):
            return tantivy.Query.boolean_query([(tantivy.Occur.Must, raw_query(schema, part)) for part in parts])
    raise AssertionError(plan)


def fts5_side(folder: Path, records: Path) -> tuple[float, Callable[[Asked], object]]:
    folder.mkdir()
    db = sqlite3.connect(folder / "fts.db")
    db.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        "CREATE TABLE r (n INTEGER PRIMARY KEY, id TEXT, thread TEXT, role TEXT, year TEXT, day INTEGER);"
        "CREATE VIRTUAL TABLE f USING fts5(body, content='', tokenize=\"unicode61 remove_diacritics 0\");"
    )
    started = time.perf_counter()
    number = 0
    for name, documents in read(records):
        rows, texts = [], []
        for each in documents:
            number += 1
            keys = each.keywords
            rows.append((number, each.id, name, keys["role"][0], keys["year"][0], each.numbers["date_low"]))
            texts.append((number, " ".join(each.text["body"])))
        db.executemany("INSERT INTO r VALUES (?, ?, ?, ?, ?, ?)", rows)
        db.executemany("INSERT INTO f (rowid, body) VALUES (?, ?)", texts)
    db.execute("INSERT INTO f (f) VALUES ('optimize')")
    db.commit()
    taken = time.perf_counter() - started

    joined = " FROM f JOIN r ON r.n = f.rowid WHERE f MATCH ? "

    def ask(asked: Asked) -> object:
        if not isinstance(asked, Question):
            plan, by = asked
            return [
                db.execute(f"SELECT {name}, count(*) {joined} GROUP BY 1", (fts5_words(plan),)).fetchall()
                for name in by
            ]
        match = fts5_words(asked.plan)
        if asked.sort == "newest":
            sql = f"SELECT id {joined} AND day BETWEEN 20100101 AND 20121231 ORDER BY day DESC LIMIT 10"
        elif asked.filter != All():
            sql = f"SELECT id {joined} AND role = 'patient' ORDER BY rank LIMIT 10"
        else:
            sql = f"SELECT id {joined} ORDER BY rank LIMIT 10"
        return db.execute(sql, (match,)).fetchall()

    return taken, ask


def fts5_words(plan: Plan) -> str:
    match plan:
        case Term(_, value):
            return f'"{value}"'
        case Phrase(_, terms):
            return '"' + " ".join(terms) + '"'
        case All(parts):
            return " AND ".join(fts5_words(part) for part in parts if not isinstance(part, Range))
    raise AssertionError(plan)


def side(name: str, root: Path, words: list[str], rounds: int) -> dict[str, object]:
    """One side, in this process."""
    build = {"ours": our_side, "tantivy": raw_side, "fts5": fts5_side}[name]
    seconds, ask = build(root / name, root / "records")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    taken = {kind: timed(ask, batch, rounds) for kind, batch in questions(words).items()}
    figures = {
        kind: [round(statistics.median(each), 2), round(statistics.quantiles(each, n=20)[-1], 2)]
        for kind, each in taken.items()
    }
    return {
        "build s": round(seconds, 1),
        "peak MB": peak,
        "disk MB": round(disk(root / name), 1),
        "ms p50, p95": figures,
    }


def common_words(path: Path, threads_read: int = 2000) -> list[str]:
    """The 400 most frequent words of the first threads."""
    from collections import Counter
    from itertools import islice

    counts: Counter[str] = Counter()
    for _, documents in islice(read(path), threads_read):
        for each in documents:
            counts.update(set(each.text["body"]))
    return [word for word, _ in counts.most_common(400)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=int)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--cpu", action="store_true", help="CPU time a question, for a machine that is shared")
    parser.add_argument("--side", choices=SIDES, help=argparse.SUPPRESS)
    given = parser.parse_args()
    root = given.keep or Path(tempfile.mkdtemp(prefix="engine-bench-"))
    if given.side:
        words = json.loads((root / "words").read_text())
        print(json.dumps(side(given.side, root, words, given.rounds)))
        return
    root.mkdir(exist_ok=True)
    made = write(root / "records", given.records)
    (root / "words").write_text(json.dumps(common_words(root / "records")))
    print(f"{given.records} records made in {made:.0f} s", flush=True)
    found = {}
    for name in SIDES:
        command = [sys.executable, __file__, *sys.argv[1:], "--side", name, "--keep", str(root)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        found[name] = json.loads(done.stdout)
        print(name, {key: value for key, value in found[name].items() if key != "ms p50, p95"}, flush=True)
    for kind, (p50, p95) in found["ours"]["ms p50, p95"].items():
        raw, fts = found["tantivy"]["ms p50, p95"][kind], found["fts5"]["ms p50, p95"][kind]
        print(
            f"{kind:12} ours {p50:8.2f} {p95:8.2f}   tantivy {raw[0]:8.2f} {raw[1]:8.2f} (x{p50 / raw[0]:.2f})", end=""
        )
        print(f"   fts5 {fts[0]:8.2f} {fts[1]:8.2f}")
    if given.keep is None:
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
