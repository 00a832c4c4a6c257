"""Relevance on a judged collection: MAP and nDCG@10 of carethread beside bm25s and raw Whoosh, in one run.

    python bench/relevance_medlars.py DIR

DIR holds `docs.jsonl` (id, title, text), `queries.jsonl` (id, text) and `qrels.tsv` (query, document, grade). Each
document is a post of its own thread; each query is its words joined by OR, treatment names off ("plain") and on
("names"). Needs ir-measures, bm25s and PyStemmer.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from carethread.index.engine import Question
from carethread.index.home import Home
from carethread.index.lexicon import Lexicon, load
from carethread.index.record import Record, RecordThread
from carethread.query.analyse import Analyser

DEPTH = 1000  # hits a query that are judged
Run = dict[str, dict[str, float]]
Texts = Mapping[str, str]


def read(folder: Path, name: str) -> dict[str, str]:
    """Id to text (the title before it)."""
    rows = (json.loads(line) for line in (folder / name).read_text("utf-8").splitlines() if line)
    return {row["id"]: f"{row.get('title') or ''} {row['text']}".strip() for row in rows}


def words(query: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[-'][^\W_]+)*", query)


def thread(id: str, text: str, lexicon: Lexicon) -> RecordThread:
    mentions = tuple(lexicon.find(text))
    named = tuple(dict.fromkeys(mention.concept for mention in mentions))
    post = Record(
        *(f"{id}-0", id, None, "post", 0, 0, None, None, "unknown", "none", "low", None, "none"),
        *(text, named, mentions, named),
    )
    return RecordThread(post.thread_id, (post,))


def carethread_runs(docs: Texts, queries: Texts, folder: Path) -> dict[str, Run]:
    lexicon = load()
    home = Home.create_or_open(folder / "index")
    with home.writer(lexicon, lexicon.hash) as writer:
        writer.replace_source("docs", "1", [thread(id, text, lexicon) for id, text in docs.items()])
        writer.commit()
    home.close()
    runs: dict[str, Run] = {"carethread plain": {}, "carethread names": {}}
    with Home.open(folder / "index") as home:
        for id, text in queries.items():
            query = " OR ".join(words(text))
            for name, exact in (("carethread plain", True), ("carethread names", False)):
                analysis = Analyser(lexicon, lambda _: (), exact=exact).analyse(query)
                page = home.engine().search(Question(analysis.plan, analysis.filter, limit=DEPTH))
                runs[name][id] = {hit.id.removesuffix("-0"): hit.score for hit in page.hits}
    return runs


def bm25s_run(docs: Texts, queries: Texts, stopwords: str | None) -> Run:
    import bm25s
    import Stemmer

    stemmer = Stemmer.Stemmer("english")
    ids = list(docs)
    index = bm25s.BM25(k1=1.2, b=0.75)
    index.index(
        bm25s.tokenize(list(docs.values()), stemmer=stemmer, stopwords=stopwords or [], show_progress=False),
        show_progress=False,
    )
    run: Run = {}
    for id, text in queries.items():
        asked = bm25s.tokenize([text], stemmer=stemmer, stopwords=stopwords or [], show_progress=False)
        found, scores = index.retrieve(asked, k=min(DEPTH, len(ids)), show_progress=False)
        run[id] = {ids[at]: float(score) for at, score in zip(found[0], scores[0], strict=True) if score > 0}
    return run


def whoosh_run(docs: Texts, queries: Texts, folder: Path) -> Run:
    from whoosh import index, qparser
    from whoosh.analysis import StemmingAnalyzer
    from whoosh.fields import ID, TEXT, Schema

    folder.mkdir()
    made = index.create_in(folder, Schema(id=ID(stored=True), text=TEXT(analyzer=StemmingAnalyzer())))
    writer = made.writer()
    for id, text in docs.items():
        writer.add_document(id=id, text=text)
    writer.commit()
    parser = qparser.QueryParser("text", made.schema, group=qparser.OrGroup)
    with made.searcher() as searcher:
        return {
            id: {hit["id"]: hit.score for hit in searcher.search(parser.parse(" ".join(words(text))), limit=DEPTH)}
            for id, text in queries.items()
        }


def main() -> int:
    import ir_measures
    from ir_measures import AP, nDCG

    folder = Path(sys.argv[1])
    docs, queries = read(folder, "docs.jsonl"), read(folder, "queries.jsonl")
    rows = [line.split("\t") for line in (folder / "qrels.tsv").read_text("utf-8").splitlines()[1:]]
    qrels: dict[str, dict[str, int]] = {}
    for query, document, grade in rows:
        qrels.setdefault(query, {})[document] = int(grade)
    with tempfile.TemporaryDirectory() as temporary:
        runs = carethread_runs(docs, queries, Path(temporary))
        runs["raw Whoosh"] = whoosh_run(docs, queries, Path(temporary) / "raw")
    runs["bm25s, no stop words"] = bm25s_run(docs, queries, None)
    runs["bm25s, English stop words"] = bm25s_run(docs, queries, "english")
    print(f"{len(docs)} documents, {len(queries)} queries, {len(rows)} judgements")
    for name, run in runs.items():
        found = ir_measures.calc_aggregate([AP, nDCG @ 10], qrels, run)
        print(f"{name:28} MAP {found[AP]:.4f}  nDCG@10 {found[nDCG @ 10]:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
