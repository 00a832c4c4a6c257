"""HTML to records on one core, beside trafilatura with comments, on the same pages in the same run.

    python bench/speed_html.py DIR [--rounds 5]

Every `.html` page below DIR is read from memory. Ours is all that `carethread records` does to a page: parsing, tree,
dates, ids, treatments, roles. Each round times both tools on all pages, one after the other; printed are the medians of
CPU seconds, MB/s of bytes read, and the ratio. The first pass of both (imports, patterns, memories) is shown apart.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from carethread.indexer.pipeline.items import Done, Page
from carethread.indexer.pipeline.work import Settings, Worker
from carethread.indexer.readers import html
from carethread.indexer.readers.base import Input, Problem

Pages = Sequence[tuple[str, bytes]]


class Ours:
    """Our own way from bytes to records."""

    def __init__(self) -> None:
        self._worker = Worker(Settings())

    def records(self, pages: Pages) -> int:
        """The records of all pages; how many."""
        made = (out for path, data in pages for out in self._worker.one(Page(path, "html", data, None)))
        return sum(len(item.thread.records) for item in made if isinstance(item, Done))


def reading(pages: Pages) -> int:
    """The reader alone, without ids, treatments and roles."""
    found = (thread for path, data in pages for thread in html.read(Input.of_bytes(data, path)))
    return sum(len(thread.entries) for thread in found if not isinstance(thread, Problem))


def theirs(pages: Pages) -> int:
    """Trafilatura's post and comments of all pages; how many pages gave any."""
    import trafilatura

    return sum(trafilatura.bare_extraction(data, include_comments=True) is not None for _, data in pages)


def seconds(work: Callable[[Pages], int], pages: Pages) -> float:
    """CPU seconds of this process."""
    started = time.process_time()
    work(pages)
    return time.process_time() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    pages = [(str(path), path.read_bytes()) for path in sorted(options.folder.rglob("*.html"))]
    if not pages:
        parser.error(f"no .html below {options.folder}")
    size = sum(len(data) for _, data in pages) / 1e6
    started = time.process_time()
    ours = Ours()
    works: dict[str, Callable[[Pages], int]] = {
        "carethread, to records": ours.records,
        "  its reader alone": reading,
        "trafilatura with comments": theirs,
    }
    first = {"carethread, to records": time.process_time() - started + seconds(ours.records, pages)}
    first["trafilatura with comments"] = seconds(theirs, pages)
    rounds = [{name: seconds(work, pages) for name, work in works.items()} for _ in range(options.rounds)]
    print(f"{len(pages)} pages, {size:.1f} MB, {ours.records(pages)} records; median of {options.rounds} rounds")
    print(f"{'':28}{'CPU s':>8}{'MB/s':>8}{'first pass s':>14}")
    for name in works:
        took = statistics.median(each[name] for each in rounds)
        cold = f"{first[name]:14.2f}" if name in first else ""
        print(f"{name:28}{took:8.3f}{size / took:8.2f}{cold}")
    own, other = "carethread, to records", "trafilatura with comments"
    ratio = statistics.median(each[own] / each[other] for each in rounds)
    print(f"time of carethread over that of trafilatura: {ratio:.2f} (median of the rounds' ratios)")


if __name__ == "__main__":
    main()
