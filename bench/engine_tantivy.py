"""The tantivy engine beside raw tantivy-py and SQLite FTS5, on the same records in the same run.

    python -m bench.engine_tantivy 1000000 [--rounds 5] [--whoosh 100000] [--cpu] [--keep DIR]

Records are those of `engine_whoosh.py`, made once and read by every side. Each side builds in a process of its own, so
that time and peak memory are its own (reading the records is in both). Then all are asked in one process, every side in
turn, round by round, so that whatever else the machine does is shared fairly.

All do the same work: ten ids and the exact number of all that match; two facets are a whole cross-table. Raw tantivy
has the same fields. What ours does on top: ties in the order of the contract, thread numbers and sort keys. "facets,
threads" also counts the distinct threads of each cell exactly; raw tantivy has a bucket for each of them, and gives
nothing beyond 65,000. `--whoosh` adds our Whoosh engine with the first so many records.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench import spool
from bench.engine_whoosh import disk, questions, threads
from bench.sides import SIDES, Ask, Asked, CannotAnswer, Table
from carethread.index.engine import Question, ThreadChange

PATIENCE = 5000.0  # milliseconds of one side with one kind of question
Taken = dict[str, dict[str, list[float]]]  # milliseconds by kind and side


def kinds(words: list[str]) -> dict[str, list[Asked]]:
    """The six kinds of question, and the cross-table with threads."""
    found: dict[str, list[Asked]] = {}
    for kind, batch in questions(words).items():
        found[kind] = [asked if isinstance(asked, Question) else Table(*asked) for asked in batch]
    tables = [asked for asked in found["two facets"] if isinstance(asked, Table)]
    return found | {"facets, threads": [Table(asked.plan, asked.by, threads=True) for asked in tables]}


def build(name: str, root: Path, records: int | None) -> None:
    """Build one side in this process, and print how it went."""
    folder = root / name
    folder.mkdir(mode=0o700)
    wall, cpu = time.perf_counter(), time.process_time()
    SIDES[name].build(folder, spool.read(root / "records", records))
    told = {
        "build s": round(time.perf_counter() - wall, 1),
        "CPU s": round(time.process_time() - cpu, 1),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "disk MB": round(disk(folder), 1),
    }
    print(json.dumps(told))


def build_apart(name: str, root: Path, records: int | None = None) -> None:
    """Build one side in a process of its own, and print how it went."""
    command = [
        sys.executable,
        "-c",
        f"from bench.engine_tantivy import build, Path; build({name!r}, Path({str(root)!r}), {records})",
    ]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=Path(__file__).parent.parent)
    print(f"{name:8} {done.stdout.strip()}", flush=True)


def ask_all(sides: Mapping[str, Ask], batches: Mapping[str, Sequence[Asked]], rounds: int, *, cpu: bool) -> Taken:
    """Ask every side in turn, round by round; a slow one is left out of the rounds after its `PATIENCE`.

    Says when sides answer otherwise than the first does.
    """
    clock = time.process_time if cpu else time.perf_counter
    taken: Taken = {}
    for kind, batch in batches.items():
        able = {name: ask for name, ask in sides.items() if _answers(ask, batch[0])}
        _compare(kind, {name: [ask(asked) for asked in batch] for name, ask in able.items()})
        taken[kind] = {name: [] for name in able}
        for _ in range(rounds):
            for name, ask in able.items():
                if sum(taken[kind][name]) > PATIENCE:
                    continue
                for asked in batch:
                    started = clock()
                    ask(asked)
                    taken[kind][name].append((clock() - started) * 1000)
    return taken


def _answers(ask: Ask, asked: Asked) -> bool:
    """Ask once without a clock; False where there is no answer."""
    try:
        ask(asked)
    except CannotAnswer:
        return False
    return True


def _compare(kind: str, answers: Mapping[str, list[object]]) -> None:
    """Totals and cells must be the same; which ten come first may differ, where scores do."""
    found = {name: [each[0] if isinstance(each, tuple) else each for each in all_] for name, all_ in answers.items()}
    first = next(iter(found.values()))
    for name, each in found.items():
        if each != first and name != "whoosh":  # it may have fewer records
            print(f"  {kind}: {name} does not find the same")


def report(taken: Taken, base: str = "raw") -> None:
    """Median and 95th percentile of each side, and the ratio of the first to the raw one."""
    for kind, sides in taken.items():
        line = f"{kind:16}"
        for name, each in sides.items():
            line += f" {name} {statistics.median(each):8.2f} {statistics.quantiles(each, n=20)[-1]:8.2f}  "
        first = next(iter(sides))
        if base in sides:
            line += f" {first}/{base} {statistics.median(sides[first]) / statistics.median(sides[base]):.2f}"
        print(line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=int)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--whoosh", type=int, default=0, metavar="RECORDS")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--cpu", action="store_true", help="CPU time a question, for a machine that is shared")
    given = parser.parse_args()
    root = given.keep or Path(tempfile.mkdtemp(prefix="engine-bench-"))
    root.mkdir(exist_ok=True)
    started = time.perf_counter()
    records = spool.write(root / "records", (ThreadChange(*made) for made in threads(given.records)))
    print(f"{records} records made in {time.perf_counter() - started:.0f} s", flush=True)
    names = ["tantivy", "raw", "fts5"]
    for name in names:
        build_apart(name, root)
    if given.whoosh:
        names.append("whoosh")
        build_apart("whoosh", root, given.whoosh)
    batches = kinds(spool.common_words(root / "records"))
    report(ask_all({name: SIDES[name].open(root / name) for name in names}, batches, given.rounds, cpu=given.cpu))
    if given.keep is None:
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
