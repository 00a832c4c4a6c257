"""What enrichment costs: µs a record for mentions and roles, beside reading, the store and the engine.

    python bench/enrichment.py DIR [--rounds 5]

Reads every `.html` page below DIR from memory. CPU time, the least of the rounds for each step; the first pass
(patterns compiled, words looked up for the first time) is shown apart. Store and engine are an index made once in a
temporary folder. Last: the lexicon's load in a cold process, the median of fresh interpreters.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from carethread.index.home import Home
from carethread.index.lexicon import load
from carethread.indexer.enrich.roles import assign
from carethread.indexer.raw import RawThread
from carethread.indexer.readers import html
from carethread.indexer.readers.base import Input, Problem
from carethread.indexer.threads import build

RUNS = 9
LOAD = """
import time
import carethread.index.record, carethread.index.normal
start = time.process_time()
from carethread.index.lexicon import load
load()
print(time.process_time() - start)
"""


def cost(work: Callable[[], Any]) -> float:
    """CPU seconds of this process."""
    started = time.process_time()
    work()
    return time.process_time() - started


def read(pages: list[tuple[str, bytes]]) -> list[RawThread]:
    """The threads of all pages."""
    found = (thread for path, data in pages for thread in html.read(Input.of_bytes(data, path)))
    return [thread for thread in found if not isinstance(thread, Problem)]


def indexed(threads: list[RawThread]) -> tuple[float, float]:
    """CPU seconds of the store (with its commit) and of the engine for these threads."""
    lexicon = load()
    built = [build(thread, "bench", lexicon) for thread in threads]
    with tempfile.TemporaryDirectory(prefix="carethread-bench-") as folder:
        home = Home.create_or_open(Path(folder) / "index")
        with home, home.writer(lexicon, lexicon.hash) as writer:
            store = cost(lambda: (writer.replace_source("bench", "1", built), writer.commit()))
            return store, cost(writer.sync)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    pages = [(str(path), path.read_bytes()) for path in sorted(options.folder.rglob("*.html"))]
    threads, lexicon = read(pages), load()
    if not threads:
        parser.error(f"no discussion in any .html below {options.folder}")
    bodies = [[entry.body for entry in thread.entries] for thread in threads]
    mentions = [[tuple(lexicon.find(body)) for body in group] for group in bodies]
    works: dict[str, Callable[[], Any]] = {
        "reading (HTML)": lambda: read(pages),
        "mentions": lambda: [lexicon.find(body) for group in bodies for body in group],
        "roles": lambda: [assign(thread, None, found) for thread, found in zip(threads, mentions, strict=True)],
        "all but reading": lambda: [build(thread, "bench", lexicon) for thread in threads],
    }
    first = cost(works["all but reading"])
    records = sum(map(len, bodies))
    print(f"{len(pages)} pages, {records} records; µs of CPU a record, the least of {options.rounds} rounds")
    for name, work in works.items():
        print(f"  {name:20}{min(cost(work) for _ in range(options.rounds)) / records * 1e6:10.0f}")
    store, engine = indexed(threads)
    print(f"  {'store, once':20}{store / records * 1e6:10.0f}\n  {'engine, once':20}{engine / records * 1e6:10.0f}")
    print(f"  {'first pass, all':20}{first / records * 1e6:10.0f}")
    runs = [float(subprocess.check_output([sys.executable, "-c", LOAD])) for _ in range(RUNS)]
    print(f"lexicon, loaded in a cold process: {statistics.median(runs) * 1e3:.1f} ms CPU (median of {RUNS})")


if __name__ == "__main__":
    main()
