"""Peak memory and speed of indexing JSON Lines: 10,000 documents against 100,000.

    python bench/index_jsonl.py [--documents 10000 100000] [--engine whoosh] [--records-only]

Makes the documents (plain-text copies of discussions, of generated words) under a temporary folder, runs `carethread
index` on each size in a process of its own, and prints seconds and the peak of resident memory of that process and of
its largest worker. Every document is a thread of a post and `--comments` comments, about a kilobyte.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS_TEXT = (
    "the and was with for had after before scan doctor week month treatment side effects tired better worse hope "
    "started stopped dose again family hospital news results good bad long short please anyone know question answer"
)
WORDS = WORDS_TEXT.split()
DRUGS = ("IL-2", "Yervoy", "interferon", "Keytruda", "prednisone", "metformin", "tamoxifen", "methotrexate")
NAMES = ("Anna", "Ben", "Carla", "Dan", "Eve", "Frank", "Gina", "Hugo")


def sentence(rng: random.Random, length: int) -> str:
    words = rng.choices(WORDS, k=length)
    if rng.random() < 0.4:
        words[rng.randrange(length)] = rng.choice(DRUGS)
    return " ".join(words).capitalize() + "."


def document(number: int, comments: int) -> dict[str, str]:
    rng = random.Random(number)
    lines = [f"Notes on treatment {number}", "March 3, 2012", "", sentence(rng, 40), "", f"{comments} Comments", ""]
    for _ in range(comments):
        lines += [f"  • {rng.choice(NAMES)} says:", f"    March {rng.randint(4, 28)}, 2012 at 9:14 pm", ""]
        lines += [f"    I had {sentence(rng, 25)}", "    Reply", ""]
    return {"text": "\n".join(lines), "url": f"https://example.org/notes/{number}", "date": "2013-01-01"}


def write(path: Path, documents: int, comments: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number in range(documents):
            file.write(json.dumps(document(number, comments)) + "\n")


def run(arguments: list[str]) -> tuple[float, float, str]:
    """Seconds, peak MiB of the process, and what it printed. Workers are its children and counted apart by Linux."""
    started = time.perf_counter()
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 4):
        sys.exit(f"carethread failed: {output}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024, output


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--comments", type=int, default=2)
    parser.add_argument("--engine", default="whoosh")
    parser.add_argument(
        "--records-only", action="store_true", help="`carethread records`: readers and enrichment alone"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="carethread-bench-") as folder:
        for documents in options.documents:
            source = Path(folder) / f"{documents}.jsonl"
            write(source, documents, options.comments)
            command = [sys.executable, "-m", "carethread"]
            if options.records_only:
                command += ["records", str(source)]
            else:
                command += ["index", str(source), "--index", f"{folder}/{documents}", "--engine", options.engine]
            seconds, peak, output = run(command)
            size = source.stat().st_size / 1e6
            print(f"{documents:>8} documents, {size:.1f} MB: {seconds:.1f} s, peak {peak:.0f} MiB", flush=True)
            if not options.records_only:
                print("    " + output.strip().replace("\n", "\n    "), flush=True)


if __name__ == "__main__":
    main()
