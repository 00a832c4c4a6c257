"""Load on loopback: requests a second, p99 and CPU of search, thread and facet pages, beside Datasette with FTS5.

    python bench/web_load.py [--records 10000 100000] [--engines whoosh tantivy] [--seconds 8] [--connections 8]

Makes records of generated words (a Zipf vocabulary, threads of a post and nine comments), indexes them, serves each
index with `carethread serve` (one process, no rate limit to speak of), and asks with `wrk` (Debian's) for `--seconds` a
page. Datasette serves the same records from a SQLite file with FTS5, with role and kind as facets. The queries change
from request to request. CPU milliseconds a request are the server's own (Linux): on a machine that others use, too,
they say more than rates. At the end each page is set against the like of it in Datasette, in the same run: ours counts
five facets where Datasette counts two. Needs `datasette` from PyPI and `wrk`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

COMMENTS = 9
VOCABULARY = 20_000
DRUGS = ("IL-2", "Yervoy", "interferon", "Keytruda", "prednisone", "metformin", "tamoxifen", "methotrexate")
NAMES = ("Anna", "Ben", "Carla", "Dan", "Eve", "Frank", "Gina", "Hugo")
OPENINGS = ("I had", "My husband had", "My mother took", "Thank you for", "Has anyone had", "I was given")
SYLLABLES = ("ba", "co", "di", "fu", "ga", "hel", "in", "jor", "ka", "lu", "mer", "no", "pel", "qui", "ros", "sta")
PORT = 8765
SEARCH, FACETS, NARROWED = "search page", "search page with facets", "search page, narrowed, facets"
THREAD, API = "thread page", "api search"
PAGES = (SEARCH, FACETS, NARROWED, THREAD, API)


def word(number: int) -> str:
    letters = []
    while True:
        number, at = divmod(number, len(SYLLABLES))
        letters.append(SYLLABLES[at])
        if number == 0:
            return "".join(letters) + "n"


WORDS = [word(number) for number in range(1, VOCABULARY + 1)]
WEIGHTS = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))


def sentences(rng: random.Random) -> str:
    out = []
    for _ in range(rng.randint(2, 7)):
        words = rng.choices(WORDS, cum_weights=WEIGHTS, k=rng.randint(8, 20))
        if rng.random() < 0.3:
            words[rng.randrange(len(words))] = rng.choice(DRUGS)
        out.append(f"{rng.choice(OPENINGS)} {' '.join(words)}.")
    return " ".join(out)


def document(number: int) -> dict[str, str]:
    rng = random.Random(number)
    year = 2005 + number % 18
    lines = [f"Notes {number}", f"March 3, {year}", "", sentences(rng), "", f"{COMMENTS} Comments", ""]
    for _ in range(COMMENTS):
        lines += [f"  • {rng.choice(NAMES)} says:", f"    March {rng.randint(4, 28)}, {year} at 9:14 pm", ""]
        lines += [f"    {sentences(rng)}", "    Reply", ""]
    return {"text": "\n".join(lines), "url": f"https://example.org/notes/{number}", "date": f"{year}-06-01"}


@dataclass(frozen=True)
class Load:
    """What wrk measured."""

    rate: float
    p50: float
    p99: float
    wrong: int
    cpu: float  # milliseconds a request


Loads = dict[str, Load]  # by page


def carethread(*arguments: str) -> str:
    done = subprocess.run([sys.executable, "-m", "carethread", *arguments], check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    return done.stdout


def build(folder: Path, records: int, engine: str) -> Path:
    """The index of so many records; made once a folder."""
    index = folder / f"{engine}-{records}"
    source = folder / f"{records}.jsonl"
    if not source.exists():
        with source.open("w", encoding="utf-8") as file:
            for number in range(records // (COMMENTS + 1)):
                file.write(json.dumps(document(number)) + "\n")
    if not index.exists():
        started = time.perf_counter()
        carethread("index", str(source), "--index", str(index), "--engine", engine)
        print(f"indexed {records:,} records in {engine}: {time.perf_counter() - started:.0f} s", flush=True)
    return index


def fts(folder: Path, records: int, index: Path) -> Path:
    """The same records in a file for Datasette: a table with an FTS5 index on its bodies."""
    path = folder / f"records-{records}.db"
    if path.exists():
        return path
    with sqlite3.connect(index / "records.db") as source:
        rows = source.execute("SELECT id, thread_id, kind, author_role, posted_at, body FROM records").fetchall()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE records (id TEXT PRIMARY KEY, thread TEXT, kind TEXT, role TEXT, at TEXT, body TEXT)")
        db.executemany("INSERT INTO records VALUES (?, ?, ?, ?, ?, ?)", rows)
        db.execute("CREATE INDEX records_thread ON records(thread)")
        db.execute("CREATE INDEX records_role ON records(role)")
        db.execute("CREATE INDEX records_kind ON records(kind)")
        db.execute("CREATE VIRTUAL TABLE records_fts USING fts5(body, content='records', tokenize='porter unicode61')")
        db.execute("INSERT INTO records_fts(records_fts) VALUES ('rebuild')")
    return path


@contextmanager
def served(command: Sequence[str], ready: str) -> Iterator[int]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            time.sleep(0.1)
            if process.poll() is not None:
                raise SystemExit(f"{command[2]} did not start")
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{PORT}{ready}", timeout=30).read()
                break
            except OSError:
                continue
        yield process.pid
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)


def cpu_seconds(pid: int) -> float:
    """CPU that a process and its children have used."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    mine = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return mine + sum(cpu_seconds(int(child)) for child in children)


def asked(pid: int, paths: Sequence[str], folder: Path, options: argparse.Namespace) -> Load:
    """wrk over the paths, one after the other, at the server of process `pid`, once it is warm."""
    paths = warmed(paths, options.connections)
    before = cpu_seconds(pid)
    script = folder / "paths.lua"
    listed = ",".join(json.dumps(path) for path in paths)
    script.write_text(
        f"local paths = {{{listed}}}\nlocal at = 0\n"
        "request = function() at = at % #paths + 1; return wrk.format('GET', paths[at]) end\n"
        "done = function(summary, latency) io.write(string.format('RESULT %d %d %f %f %d\\n', summary.requests,"
        " summary.duration, latency:percentile(50), latency:percentile(99),"
        " summary.errors.status + summary.errors.timeout + summary.errors.read)) end\n"
    )
    done = subprocess.run(
        ["wrk", "-t1", f"-c{options.connections}", f"-d{options.seconds}s", "--timeout", "30s", "-s", str(script),
         f"http://127.0.0.1:{PORT}"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    found = re.search(r"RESULT (\d+) (\d+) ([\d.]+) ([\d.]+) (\d+)", done.stdout)
    assert found, done.stdout
    requests, micros = int(found[1]), int(found[2])
    used = (cpu_seconds(pid) - before) * 1000 / max(1, requests)
    return Load(requests / micros * 1e6, float(found[3]) / 1000, float(found[4]) / 1000, int(found[5]), used)


def warmed(paths: Sequence[str], connections: int) -> Sequence[str]:
    """Ask the last paths, so that each thread of the server has opened what it needs; gives the others."""
    rest, first = paths[: -4 * connections] or paths, paths[-4 * connections :]
    with ThreadPoolExecutor(connections) as pool:
        for path in first:
            pool.submit(lambda path: urllib.request.urlopen(f"http://127.0.0.1:{PORT}{path}", timeout=60).read(), path)
    return rest


def queries(page: str) -> list[str]:
    """Queries of one and two words of all frequencies for a page, no two alike, nor any of another page's: nothing that
    is remembered helps."""
    rng = random.Random(1)
    words = iter(lambda: rng.choice(WORDS[: 4 ** rng.randint(1, 7)]), None)
    found: dict[str, None] = {}
    while len(found) < 10_000:
        found[next(words) if rng.random() < 0.5 else f"{next(words)}+{next(words)}"] = None
    return list(found)[PAGES.index(page) :: len(PAGES)]


def threads(index: Path) -> list[str]:
    with sqlite3.connect(index / "records.db") as db:
        return [row[0] for row in db.execute("SELECT id FROM threads ORDER BY id LIMIT 64")]


def show(name: str, load: Load) -> None:
    wrong = f"  {load.wrong} failed" if load.wrong else ""
    print(
        f"{name:48} {load.rate:8.1f} requests/s  p50 {load.p50:8.1f} ms  p99 {load.p99:8.1f} ms  "
        f"cpu {load.cpu:6.1f} ms{wrong}",
        flush=True,
    )


def measure_carethread(index: Path, engine: str, records: int, folder: Path, options: argparse.Namespace) -> Loads:
    pages = {
        FACETS: [f"/search?q={query}" for query in queries(FACETS)],
        NARROWED: [f"/search?q={query}&kind=comment&role=patient" for query in queries(NARROWED)],
        THREAD: [f"/thread/{thread}" for thread in threads(index)],
        API: [f"/api/v1/search?q={query}" for query in queries(API)],
    }
    command = [sys.executable, "-m", "carethread", "serve", "--index", str(index), "--port", str(PORT), "--rate", "1e9"]
    with served([*command, "--workers", str(options.workers)], "/search?q=ban") as pid:
        return measure(f"{engine:9} {records:7,}", pages, pid, folder, options)


def measure_datasette(path: Path, index: Path, records: int, folder: Path, options: argparse.Namespace) -> Loads:
    table = f"/{path.stem}/records"
    facets = "_size=10&_facet=role&_facet=kind"
    pages = {
        SEARCH: [f"{table}?_search={query}&_size=10" for query in queries(SEARCH)],
        FACETS: [f"{table}?_search={query}&{facets}" for query in queries(FACETS)],
        NARROWED: [f"{table}?_search={query}&kind=comment&role=patient&{facets}" for query in queries(NARROWED)],
        THREAD: [f"{table}?thread__exact={thread}" for thread in threads(index)],
        API: [f"{table}.json?_search={query}&_size=10&_shape=objects" for query in queries(API)],
    }
    command = [sys.executable, "-m", "datasette", "serve", "-i", str(path), "--port", str(PORT)]
    with served([*command, "--setting", "sql_time_limit_ms", "20000"], table) as pid:
        return measure(f"datasette {records:7,}", pages, pid, folder, options)


def measure(server: str, pages: dict[str, list[str]], pid: int, folder: Path, options: argparse.Namespace) -> Loads:
    loads = {}
    for name, paths in pages.items():
        loads[name] = asked(pid, paths, folder, options)
        show(f"{server} {name}", loads[name])
    return loads


def compare(engine: str, records: int, ours: Loads, theirs: Loads) -> None:
    """Each page against Datasette's: above 1 is more than Datasette's."""
    for name, load in ours.items():
        other = theirs[name]
        print(
            f"{engine:9} {records:7,} {name:32} of Datasette's: requests/s {load.rate / other.rate:5.2f}  "
            f"p99 {load.p99 / other.p99:5.2f}  cpu {load.cpu / other.cpu:5.2f}",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, nargs="+", default=[10_000])
    parser.add_argument("--engines", nargs="+", default=["whoosh", "tantivy"])
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="Where the indexes are kept for another run.")
    parser.add_argument("--build-only", action="store_true")
    options = parser.parse_args()
    if shutil.which("wrk") is None:
        raise SystemExit("wrk is missing: apt-get install wrk")
    with tempfile.TemporaryDirectory(prefix="carethread-load-") as made:
        folder = options.folder or Path(made)
        folder.mkdir(exist_ok=True)
        print(f"{os.cpu_count()} cores, shared by server and wrk; {options.connections} connections", flush=True)
        for records in options.records:
            indexes = {engine: build(folder, records, engine) for engine in options.engines}
            if options.build_only:
                continue
            index = next(iter(indexes.values()))
            theirs = measure_datasette(fts(folder, records, index), index, records, folder, options)
            found = {name: measure_carethread(each, name, records, folder, options) for name, each in indexes.items()}
            for name, ours in found.items():
                compare(name, records, ours, theirs)


if __name__ == "__main__":
    main()
