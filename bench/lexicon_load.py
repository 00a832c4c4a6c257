"""What the lexicon costs a cold process: importing it, loading it with its tail, the first query word, the first body.

    python bench/lexicon_load.py

Medians over fresh interpreters: wall clock, and CPU of the process alone (the one to read on a busy machine).
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys

RUNS = 15
CODE = """
import json, time
def now(): return time.perf_counter(), time.process_time()
marks = [now()]
import carethread.index.record, carethread.index.normal; marks.append(now())
from carethread.index.lexicon import load; marks.append(now())
lexicon = load(); marks.append(now())
lexicon.find_in_query("Yervoy"); marks.append(now())
lexicon.find("I took yervoy and sinnemet for a year"); marks.append(now())
print(json.dumps([[b[i] - a[i] for a, b in zip(marks, marks[1:])] for i in (0, 1)]))
"""
STEPS = ("import record, normal", "import lexicon", "load()", "first query word", "first body, fuzzy")


def main() -> None:
    runs = [json.loads(subprocess.check_output([sys.executable, "-c", CODE])) for _ in range(RUNS)]
    print(f"{'':24}{'wall ms':>10}{'CPU ms':>10}")
    for place, step in enumerate(STEPS):
        wall, cpu = (statistics.median(run[clock][place] for run in runs) * 1e3 for clock in (0, 1))
        print(f"{step:24}{wall:10.1f}{cpu:10.1f}")


if __name__ == "__main__":
    main()
