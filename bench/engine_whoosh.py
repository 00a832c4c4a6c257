"""The Whoosh engine beside a bare Whoosh script: build, six kinds of question, cold process.

    python bench/engine_whoosh.py 10000 [--no-bare] [--rounds 5]

Records are made up: Zipf-distributed words over a vocabulary of 60,000, 20 to 120 words each, threads of about 20.
Both sides index the same terms. The bare script is Whoosh as its manual has it, with one searcher kept open.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from bisect import bisect
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate, pairwise
from pathlib import Path

from carethread.index.document import Document
from carethread.index.engine import Question, ThreadChange
from carethread.index.engines import open_engine
from carethread.index.plan import All, Phrase, Plan, Range, Term

ROLES = ("editor", "patient", "caregiver", "reader", "clinician", "unknown")
CONCEPTS = [f"drug{number}" for number in range(60)]
VOCABULARY = 60_000
CLOCK = time.process_time if "--cpu" in sys.argv else time.perf_counter


def vocabulary(rng: random.Random) -> list[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return ["".join(rng.choices(letters, k=rng.randint(3, 10))) for _ in range(VOCABULARY)]


def threads(records: int, seed: int = 7) -> Iterator[tuple[str, list[Document]]]:
    rng = random.Random(seed)
    words = vocabulary(rng)
    weights = list(accumulate(1 / (rank + 10) for rank in range(VOCABULARY)))
    made = 0
    while made < records:
        name = f"t{rng.getrandbits(60):015x}"
        size = min(rng.randint(5, 35), records - made)
        start = date(2006, 1, 1) + timedelta(days=rng.randrange(5000))
        held = []
        for ordinal in range(size):
            text = [words[bisect(weights, rng.random() * weights[-1])] for _ in range(rng.randint(20, 120))]
            held.append(document(rng, name, ordinal, text, start + timedelta(days=ordinal)))
        made += size
        yield name, held


def document(rng: random.Random, name: str, ordinal: int, text: list[str], day: date) -> Document:
    concepts = rng.sample(CONCEPTS, k=rng.choice((0, 0, 0, 1, 1, 2)))
    role = rng.choices(ROLES, (20, 40, 12, 12, 3, 13))[0]
    digits = int(day.strftime("%Y%m%d"))
    keywords = {
        "id": [f"{name}-h{ordinal:08x}"],
        "thread": [name],
        "concept": concepts,
        "concept_up": concepts,
        "about": concepts,
        "about_up": concepts,
        "kind": ["comment" if ordinal else "post"],
        "role": [role],
        "evidence": ["none"],
        "confidence": ["low"],
        "author": [f"author {rng.randrange(5000)}"],
        "flag": ["dated"] + ["question"] * rng.randint(0, 1),
        "source": [f"/archive/{name}.html"],
        "year": [str(day.year)],
        "month": [f"{day:%Y-%m}"],
    }
    numbers = {
        "date_low": digits,
        "date_high": digits,
        "when": digits * 1_000_000,
        "depth": min(ordinal, 1),
        "ordinal": ordinal,
    }
    title = text[:6] if not ordinal else []
    fields = {"body": text, "words": text, "title": title, "title_words": title, "author_words": []}
    return Document(keywords["id"][0], name, fields, keywords, numbers)


def questions(words: list[str]) -> dict[str, list[Question | tuple[Plan, tuple[str, ...]]]]:
    common, middle = words[:12], words[150:170]
    pairs = list(zip(common, middle, strict=False))
    return {
        "common word": [Question(Term("body", word)) for word in common],
        "two words": [Question(All((Term("body", a), Term("body", b)))) for a, b in pairs],
        "phrase": [Question(Phrase("words", (a, b))) for a, b in pairwise(common)],
        "word + role": [Question(Term("body", word), Term("role", "patient")) for word in common],
        "two facets": [(Term("body", word), ("role", "year")) for word in common],
        "by date": [
            Question(All((Term("body", word), Range("date_low", 20100101, 20121231))), sort="newest") for word in common
        ],
    }


# carethread's side.


def build(folder: Path, records: int) -> tuple[float, float]:
    """Wall and CPU seconds."""
    held = list(threads(records))
    folder.mkdir(mode=0o700)
    engine = open_engine("whoosh", folder)
    wall, cpu = time.perf_counter(), time.process_time()
    engine.apply((ThreadChange(name, documents) for name, documents in held), 1)
    taken = time.perf_counter() - wall, time.process_time() - cpu
    engine.close()
    return taken


def ask(folder: Path, rounds: int) -> dict[str, list[float]]:
    engine = open_engine("whoosh", folder)
    words = [term for term, _ in engine.terms("body", limit=400)]

    def run(asked: Question | tuple[Plan, tuple[str, ...]]) -> None:
        if isinstance(asked, Question):
            engine.search(asked)
        else:
            engine.count(*asked)

    found = {kind: timed(run, batch, rounds) for kind, batch in questions(words).items()}
    engine.close()
    return found


def timed(run: Callable, batch: list, rounds: int) -> list[float]:
    run(batch[0])
    taken = []
    for _ in range(rounds):
        for asked in batch:
            start = CLOCK()
            run(asked)
            taken.append((CLOCK() - start) * 1000)
    return taken


COLD = """
import time; start = time.perf_counter()
from pathlib import Path
from carethread.index.engine import Question
from carethread.index.plan import Term
from carethread.index.engines import open_engine
engine = open_engine("whoosh", Path({folder!r}))
engine.search(Question(Term("body", {word!r})))
print(time.perf_counter() - start)
"""

# Bare Whoosh.

BARE_COLD = """
import time; start = time.perf_counter()
from whoosh.index import open_dir
from whoosh.query import Term
with open_dir({folder!r}).searcher() as searcher:
    [hit["id"] for hit in searcher.search(Term("body", {word!r}), limit=10)]
print(time.perf_counter() - start)
"""


def bare_build(folder: Path, records: int) -> tuple[float, float]:
    from whoosh.analysis import SpaceSeparatedTokenizer
    from whoosh.fields import ID, KEYWORD, NUMERIC, TEXT, Schema
    from whoosh.index import create_in

    schema = Schema(
        id=ID(stored=True, unique=True),
        thread=ID(stored=True),
        body=TEXT(analyzer=SpaceSeparatedTokenizer()),
        words=TEXT(analyzer=SpaceSeparatedTokenizer()),
        concept=KEYWORD(stored=True),
        role=ID(stored=True, sortable=True),
        year=ID(stored=True, sortable=True),
        day=NUMERIC(sortable=True),
    )
    held = list(threads(records))
    folder.mkdir()
    wall, cpu = time.perf_counter(), time.process_time()
    writer = create_in(str(folder), schema).writer(limitmb=256)
    for name, documents in held:
        for each in documents:
            text = " ".join(each.text["body"])
            writer.add_document(
                id=each.id,
                thread=name,
                body=text,
                words=text,
                concept=" ".join(each.keywords["concept"]),
                role=each.keywords["role"][0],
                year=each.keywords["year"][0],
                day=each.numbers["date_low"],
            )
    writer.commit()
    return time.perf_counter() - wall, time.process_time() - cpu


def bare_ask(folder: Path, words: list[str], rounds: int) -> dict[str, list[float]]:
    from whoosh import query
    from whoosh.index import open_dir
    from whoosh.sorting import FieldFacet

    searcher = open_dir(str(folder)).searcher()
    common, middle = words[:12], words[150:170]
    day = query.NumericRange("day", 20100101, 20121231)

    def hits(asked: dict) -> None:
        [hit["id"] for hit in searcher.search(limit=10, **asked)]

    def counts(word: str) -> None:
        found = searcher.search(query.Term("body", word), limit=None, groupedby=["role", "year"])
        found.groups("role"), found.groups("year")

    term = query.Term
    kinds = {
        "common word": [{"q": term("body", word)} for word in common],
        "two words": [
            {"q": query.And([term("body", a), term("body", b)])} for a, b in zip(common, middle, strict=False)
        ],
        "phrase": [{"q": query.Phrase("words", [a, b])} for a, b in pairwise(common)],
        "word + role": [{"q": term("body", word), "filter": term("role", "patient")} for word in common],
        "by date": [
            {"q": term("body", word), "filter": day, "sortedby": FieldFacet("day", reverse=True)} for word in common
        ],
    }
    found = {kind: timed(hits, batch, rounds) for kind, batch in kinds.items()}
    found["two facets"] = timed(counts, common, rounds)
    return found


def cold(script: str, folder: Path, word: str) -> float:
    """Median milliseconds inside a fresh process, imports included."""
    code = script.format(folder=str(folder), word=word)
    taken = []
    for _ in range(5):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        taken.append(float(done.stdout) * 1000)
    return statistics.median(taken)


def disk(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=int)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-bare", action="store_true")
    parser.add_argument("--cpu", action="store_true", help="CPU time a question, for a machine that is shared")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    root = given.keep or Path(tempfile.mkdtemp(prefix="engine-bench-"))
    root.mkdir(exist_ok=True)
    ours, bare = root / "ours", root / "bare"
    report: dict[str, object] = {"records": given.records}
    if not ours.exists():
        report["build s (wall, cpu)"] = [round(value, 1) for value in build(ours, given.records)]
    report["disk MB"] = round(disk(ours), 1)
    report["peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    engine = open_engine("whoosh", ours)
    words = [term for term, _ in engine.terms("body", limit=400)]
    engine.close()
    report["cold ms"] = round(cold(COLD, ours, words[0]), 1)
    mine = ask(ours, given.rounds)
    theirs: dict[str, list[float]] = {}
    if not given.no_bare:
        if not bare.exists():
            report["bare build s (wall, cpu)"] = [round(value, 1) for value in bare_build(bare, given.records)]
        report["bare disk MB"] = round(disk(bare), 1)
        report["bare cold ms"] = round(cold(BARE_COLD, bare, words[0]), 1)
        theirs = bare_ask(bare, words, given.rounds)
    print(json.dumps(report))
    for kind, taken in mine.items():
        line = f"{kind:12} p50 {statistics.median(taken):8.2f}  p95 {statistics.quantiles(taken, n=20)[-1]:8.2f}"
        if kind in theirs:
            other = statistics.median(theirs[kind])
            line += f"   bare p50 {other:8.2f}  p95 {statistics.quantiles(theirs[kind], n=20)[-1]:8.2f}"
            line += f"   ratio {statistics.median(taken) / other:.2f}"
        print(line)
    if given.keep is None:
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
