"""A large index from end to end: `carethread index --engine tantivy`, then the six kinds of question on it.

    python -m bench.index_million [RECORDS] [--rounds 5] [--whoosh 100000] [--cpu] [--keep DIR]

Writes RECORDS (1,000,000 if left out) as carethread's own JSON Lines, runs `carethread index` on them in a process of
its own, and tells time, disk and memory: the peak of the process, of its largest worker, and of all together (shared
pages counted once). Then the same documents, as the store gives them, go through the tantivy engine alone, raw
tantivy-py and SQLite FTS5 (see `engine_tantivy.py`), and the index that the command made is asked beside the other two.
Nothing is held in memory whole.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from bisect import bisect
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from bench import spool
from bench.engine_tantivy import ask_all, build_apart, kinds, report
from bench.engine_whoosh import ROLES, VOCABULARY, disk, vocabulary
from bench.sides import SIDES
from carethread.index.home.documents import changes
from carethread.index.home.home import Home
from carethread.index.record import Record, Source

NAMES = (
    "IL-2",
    "Yervoy",
    "interferon",
    "Keytruda",
    "prednisone",
    "metformin",
    "tamoxifen",
    "methotrexate",
    "vitamin D",
)


def records(number: int, seed: int = 11) -> Iterator[Record]:
    """Threads of 5 to 35 records of 20 to 120 words, a quarter of them with a treatment. Words are made up, and as
    frequent as those of a language: Zipf-Mandelbrot, the first one word in sixteen."""
    rng = random.Random(seed)
    words = vocabulary(rng)
    weights = list(accumulate((rank + 3.7) ** -1.2 for rank in range(VOCABULARY)))
    made = 0
    while made < number:
        thread = f"t{rng.getrandbits(60):015x}"
        start = date(2006, 1, 1) + timedelta(days=rng.randrange(5000))
        for ordinal in range(min(rng.randint(5, 35), number - made)):
            text = [words[bisect(weights, rng.random() * weights[-1])] for _ in range(rng.randint(20, 120))]
            if rng.random() < 0.25:
                text[rng.randrange(len(text))] = rng.choice(NAMES)
            yield _record(rng, thread, ordinal, " ".join(text), start + timedelta(days=ordinal))
            made += 1


def _record(rng: random.Random, thread: str, ordinal: int, body: str, day: date) -> Record:
    return Record(
        id=f"{thread}-h{ordinal:08x}" if ordinal else f"{thread}-p",
        thread_id=thread,
        parent_id=f"{thread}-p" if ordinal else None,
        kind="comment" if ordinal else "post",
        ordinal=ordinal,
        depth=min(ordinal, 1),
        title=None if ordinal else body[:40],
        author=f"Author {rng.randrange(5000)}",
        author_role=rng.choices(ROLES, (20, 40, 12, 12, 3, 13))[0],
        role_evidence="none",
        role_confidence="low",
        posted_at=day.isoformat(),
        date_precision="day",
        body=body,
        source=Source(path=f"/archive/{thread}.html"),
    )


def write(path: Path, number: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for record in records(number):
            file.write(json.dumps(record.to_json(), ensure_ascii=False) + "\n")


class Watch:
    """Peaks of memory of a process and its children, looked at twice a second (Linux). MB."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._over = threading.Event()
        self._peaks: dict[int, int] = {}
        self._together = 0
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        while not self._over.wait(0.5):
            together = 0
            for pid in (self._pid, *_children(self._pid)):
                try:
                    peak = _kilobytes(Path(f"/proc/{pid}/status"), "VmHWM")  # 0 of one that has just ended
                    self._peaks[pid] = max(peak, self._peaks.get(pid, 0))
                    together += _kilobytes(Path(f"/proc/{pid}/smaps_rollup"), "Pss")
                except OSError:
                    continue  # it has ended
            self._together = max(self._together, together)

    def told(self) -> dict[str, int]:
        self._over.set()
        self._thread.join()
        workers = [peak for pid, peak in self._peaks.items() if pid != self._pid]
        found = {"process": self._peaks.get(self._pid, 0), "worker": max(workers, default=0), "all": self._together}
        return {name: kilobytes // 1024 for name, kilobytes in found.items()}


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            direct = [int(child) for child in path.read_text().split()]
        except OSError:
            continue
        for child in direct:
            found += [child, *_children(child)]
    return found


def _kilobytes(path: Path, name: str) -> int:
    return sum(int(line.split()[1]) for line in path.read_text().splitlines() if line.startswith(f"{name}:"))


def index(source: Path, folder: Path) -> None:
    """`carethread index`, with what it took."""
    command = [sys.executable, "-m", "carethread", "index", str(source), "--index", str(folder), "--engine", "tantivy"]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    watch = Watch(process.pid)
    output = process.communicate()[0]
    told = watch.told()
    seconds, used = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime  # the first child of this process
    if process.returncode:
        sys.exit(f"carethread index failed: {output}")
    print("    " + output.strip().replace("\n", "\n    "))
    engine, store = disk(folder / "engine"), (folder / "records.db").stat().st_size / 1e6
    print(f"carethread index: {seconds:.0f} s, CPU {cpu:.0f} s; peak MB {told}", end="; ")
    print(f"disk MB: engine {engine:.0f}, records.db {store:.0f}", flush=True)


def timed(what: str, run: Callable[[], object]) -> None:
    started = time.perf_counter()
    run()
    print(f"{what}: {time.perf_counter() - started:.0f} s", flush=True)


def spool_documents(folder: Path, path: Path) -> None:
    home = Home.open(folder, read_only=True)
    spool.write(path, changes(home.store, None))
    home.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--whoosh", type=int, default=0, metavar="RECORDS")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--cpu", action="store_true", help="CPU time a question, for a machine that is shared")
    given = parser.parse_args()
    root = given.keep or Path(tempfile.mkdtemp(prefix="million-"))
    root.mkdir(exist_ok=True)
    source, folder = root / "records.jsonl", root / "index"
    timed(f"{given.records} records written", lambda: write(source, given.records))
    index(source, folder)
    timed("documents taken from the store", lambda: spool_documents(folder, root / "records"))
    names = ["tantivy", "raw", "fts5", *(["whoosh"] if given.whoosh else [])]
    for name in names:
        build_apart(name, root, given.whoosh if name == "whoosh" else None)
    sides = {name: SIDES[name].open(folder / "engine" if name == "tantivy" else root / name) for name in names}
    batches = kinds(spool.common_words(root / "records"))
    report(ask_all(sides, batches, given.rounds, cpu=given.cpu))
    if given.keep is None:
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
