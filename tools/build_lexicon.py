"""Packs the lexicon's reviewable files into `match.json` and `details.json`, which are all that is read at run time.

Run it after any edit of `index/lexicon/data/curated/*.tsv` or `tail.tsv`: `python -m tools.build_lexicon`. A test
compares the packed files with their sources. Ends with exit code 1, and writes nothing, when the data has a fault.
"""

from __future__ import annotations

import sys

from carethread.index.lexicon.build import add_entries, keep_plurals, pack
from carethread.index.lexicon.lexicon import DATA, DETAILS, MATCH
from carethread.index.lexicon.source import Entry, read_entries
from carethread.index.lexicon.table import Table

TAIL = DATA / "tail.tsv"


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


def build() -> tuple[Table, list[str]]:
    """The whole table, and the faults of the data."""
    table = Table()
    curated, faults = read_curated()
    keep_plurals(table, curated)
    faults += [f"curated:{line}: {text}" for line, text in add_entries(table, curated)]
    if TAIL.exists():
        entries, problems = read_entries(TAIL.read_text("utf-8"))
        problems += add_entries(table, entries, "tail")
        faults += [f"{TAIL.name}:{line}: {text}" for line, text in problems]
    return table, faults


def main() -> int:
    """Packs, or says what is wrong."""
    table, faults = build()
    if faults:
        sys.stderr.write("\n".join(faults) + "\n")
        return 1
    match, details = pack(table)
    MATCH.write_text(match, "utf-8")
    DETAILS.write_text(details, "utf-8")
    sys.stderr.write(f"{len(table.details.concepts)} concepts, {len(table.phrases)} phrases\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
