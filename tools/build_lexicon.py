"""Packs the lexicon's reviewable files into `index/lexicon/data/lexicon.json`, which is all that is read at run time.

Run it after any edit of `data/curated/*.tsv` or `data/tail.tsv`: `python tools/build_lexicon.py`. A test compares the
packed file with its sources. Ends with exit code 1, and writes nothing, when the data has a fault.
"""

from __future__ import annotations

import json
import sys

from carethread.index.lexicon.build import Table, add_entries, empty_table
from carethread.index.lexicon.lexicon import DATA
from carethread.index.lexicon.source import Entry, read_entries


def read_curated() -> tuple[list[Entry], list[str]]:
    """All curated concepts, the files in order of their names, and what is wrong in them as `file:line: text`."""
    entries: list[Entry] = []
    faults: list[str] = []
    for path in sorted((DATA / "curated").glob("*.tsv")):
        read, problems = read_entries(path.read_text("utf-8"))
        entries += read
        faults += [f"{path.name}:{line}: {text}" for line, text in problems]
    seen: dict[str, int] = {}
    for entry in entries:
        if entry.id in seen:
            faults.append(f"{entry.id}: given twice, in lines {seen[entry.id]} and {entry.line}")
        seen[entry.id] = entry.line
    return entries, faults


def pack() -> tuple[Table, list[str]]:
    """The whole table, and the faults of the data."""
    table = empty_table()
    curated, faults = read_curated()
    faults += [f"curated:{line}: {text}" for line, text in add_entries(table, curated)]
    tail = DATA / "tail.tsv"
    if tail.exists():
        entries, problems = read_entries(tail.read_text("utf-8"))
        problems += add_entries(table, entries, tail=True)
        faults += [f"tail.tsv:{line}: {text}" for line, text in problems]
    return table, faults


def render(table: Table) -> str:
    """The packed form: one table a line, keys in the order of the sources."""
    parts = [
        f"{json.dumps(key)}:{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
        for key, value in table.items()
    ]
    return "{" + ",\n".join(parts) + "}\n"


def main() -> int:
    """Packs, or says what is wrong."""
    table, faults = pack()
    if faults:
        sys.stderr.write("\n".join(faults) + "\n")
        return 1
    (DATA / "lexicon.json").write_text(render(table), "utf-8")
    sys.stderr.write(f"{len(table['concepts'])} concepts, {len(table['phrases'])} phrases\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
