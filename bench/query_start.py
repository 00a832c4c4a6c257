"""Whole-process time of `carethread search IL-2` beside `python -c pass` and a bare Whoosh script, in one run.

    python bench/query_start.py [SOURCE] [ROUNDS]

SOURCE (the seed, if left out) is indexed once; the bare script opens the engine folder of that same index.
The three processes take turns; the table gives the least and the median wall-clock milliseconds and the least CPU
milliseconds (user and system) of each. Below it, where the start of `carethread search` goes: the time that modules
take to import, by package (`-X importtime`, own time, so that the sum is the whole).
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

SEED = Path(__file__).resolve().parent.parent / "seeds" / "000_7d63531107c64d26.txt"
GROUPS = ("carethread.query", "carethread.index", "carethread", "whoosh", "click")

BARE_SEARCH = """
import sys
from whoosh import index
from whoosh.qparser import QueryParser
ix = index.open_dir(sys.argv[1])
query = QueryParser("body", ix.schema).parse("il 2")  # as the body field holds it
with ix.searcher() as searcher:
    for hit in searcher.search(query, limit=10):
        print(hit.rank, hit.score, hit["id"])
"""


def carethread(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "carethread", *arguments]


def prepare(source: Path, folder: Path) -> dict[str, list[str]]:
    """Make the index; the commands to time, by name."""
    index = folder / "index"
    subprocess.run(carethread("index", str(source), "--index", str(index)), check=True, capture_output=True)
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        "bare Whoosh": [sys.executable, "-c", BARE_SEARCH, str(index / "engine")],
        "carethread search IL-2": carethread("search", "IL-2", "--index", str(index)),
    }


def timed(command: list[str]) -> tuple[float, float]:
    """Wall-clock and CPU milliseconds of one process."""
    start, before = time.perf_counter(), os.times()
    subprocess.run(command, check=True, capture_output=True)
    wall, after = time.perf_counter() - start, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return wall * 1000, cpu * 1000


def imports(command: list[str]) -> Counter[str]:
    """Milliseconds of import by package; `other` is the standard library."""
    done = subprocess.run([command[0], "-X", "importtime", *command[1:]], check=True, capture_output=True, text=True)
    spent: Counter[str] = Counter()
    for own, name in re.findall(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)", done.stderr):
        group = next((group for group in GROUPS if name == group or name.startswith(f"{group}.")), "other")
        spent[group] += int(own) / 1000
    return spent


def main() -> int:
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else SEED
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    with tempfile.TemporaryDirectory() as temporary:
        # As installed: with compiled modules, which an environment may forbid to write beside the sources.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(temporary) / "compiled")
        commands = prepare(source, Path(temporary))
        for command in commands.values():
            timed(command)  # compiles
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                taken[name].append(timed(command))
        print(f"{'process':24} {'least':>8} {'median':>8} {'CPU':>8}  (ms, {rounds} rounds)")
        for name, pairs in taken.items():
            walls = [wall for wall, _ in pairs]
            print(f"{name:24} {min(walls):8.1f} {statistics.median(walls):8.1f} {min(cpu for _, cpu in pairs):8.1f}")
        spent = imports(commands["carethread search IL-2"])
    print("imports of carethread search, ms: " + ", ".join(f"{name} {ms:.1f}" for name, ms in spent.most_common()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
