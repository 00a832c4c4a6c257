"""Score the readers on pages with gold, beside trafilatura's comment recall on the same pages in the same run.

    python bench/evaluate.py CASES [--copies none|full|main] [--names FILE] [--floor MEASURE=VALUE …]

Both tools run in this process, one page after the other, each timed around its own call; MB/s is of bytes read.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scoring import MEASURES, Score, gold_comments, letters, macro, score

from carethread.indexer.pipeline import records
from carethread.indexer.readers.base import Problem

_ENDINGS = {"none": (".html", ".xml", ".json"), "full": (".full.txt",), "main": (".main.txt",)}


def cases(folder: Path, copies: str, names: set[str] | None) -> Iterator[tuple[str, dict[str, Any], Path]]:
    """Name, gold and page of each case that has one in that form."""
    for gold_path in sorted(folder.glob("*.gold.json")):
        name = gold_path.name.removesuffix(".gold.json")
        pages = (gold_path.with_name(name + ending) for ending in _ENDINGS[copies])
        page = next((page for page in pages if page.exists()), None)
        if page is not None and (names is None or name in names):
            gold = json.loads(gold_path.read_text(encoding="utf-8"))
            if gold_comments(gold):
                yield name, gold, page


def ours(page: Path) -> tuple[list[dict[str, Any]], float]:
    """The records of a page, and the seconds it took."""
    started = time.perf_counter()
    threads = [found for found in records([str(page)]) if not isinstance(found, Problem)]
    took = time.perf_counter() - started
    return [record.to_json() for thread in threads for record in thread.records], took


def theirs(page: Path, gold: dict[str, Any]) -> tuple[int, float]:
    """How many gold comments begin somewhere in trafilatura's comment text, and the seconds it took."""
    import trafilatura

    data = page.read_bytes()
    started = time.perf_counter()
    document = trafilatura.bare_extraction(data, include_comments=True)
    took = time.perf_counter() - started
    text = letters(getattr(document, "comments", None)) if document else ""
    return sum(letters(comment["text_start"])[:40] in text for comment in gold_comments(gold)), took


def _cell(right: int, of: int) -> str:
    return f"{right / of:6.2f}" if of else "     –"


def main() -> int:
    """Print the table; 1 when a floor is not reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--copies", choices=tuple(_ENDINGS), default="none")
    parser.add_argument("--names", type=Path, help="a file of case names, one a line")
    parser.add_argument("--floor", nargs="*", default=[], metavar="MEASURE=VALUE")
    args = parser.parse_args()
    names = set(args.names.read_text().split()) if args.names else None
    scores, peer, seconds, size = {}, {}, [0.0, 0.0], [0, 0]
    print(f"{'case':44} {'gold':>5} {'said':>5} " + " ".join(f"{name[:6]:>6}" for name in MEASURES) + "  trafilatura")
    for name, gold, page in cases(args.cases, args.copies, names):
        rows, took = ours(page)
        copy = None if args.copies == "none" else page.read_text(encoding="utf-8", errors="replace")
        result = score(gold, rows, copy, bare=args.copies == "main")
        if not result.gold:
            continue  # no gold comment is left in this copy
        scores[name] = result
        if page.suffix == ".html":
            seconds[0], size[0] = seconds[0] + took, size[0] + page.stat().st_size
            found, their_time = theirs(page, gold)
            peer[name] = found / len(gold_comments(gold))
            seconds[1] += their_time
        _print_row(name, result, peer.get(name))
    means = macro(scores.values())
    line = " ".join(f"{means[name]:6.3f}" if means[name] is not None else "     –" for name in MEASURES)
    their_mean = f"{sum(peer.values()) / len(peer):.3f}" if peer else "–"
    print(f"{f'macro, {len(scores)} cases':56} {line}  {their_mean}")
    if seconds[1]:
        megabytes = size[0] / 1e6
        ours_speed, their_speed = megabytes / seconds[0], megabytes / seconds[1]
        print(f"HTML, {megabytes:.1f} MB: carethread {ours_speed:.2f} MB/s, trafilatura {their_speed:.2f} MB/s")
    return _below_floor(means, args.floor)


def _print_row(name: str, result: Score, peer: float | None) -> None:
    cells = " ".join(_cell(*result.fractions.get(measure, (0, 0))) for measure in MEASURES)
    print(f"{name[:44]:44} {result.gold:5d} {result.said:5d} {cells}  {'' if peer is None else f'{peer:.2f}'}")


def _below_floor(means: dict[str, float | None], floors: list[str]) -> int:
    failed = 0
    for floor in floors:
        measure, _, value = floor.partition("=")
        reached = means[measure]
        if reached is None or reached < float(value):
            print(f"below the floor: {measure} {reached} < {value}", file=sys.stderr)
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main())
