"""Sources to be indexed, and what an index holds of them."""

from __future__ import annotations

import json
import os
from pathlib import Path

from carethread.index.home import Home
from carethread.indexer.pipeline import Report

HTML = """<html><head><title>Choices</title><link rel="canonical" href="https://clinic.example/c/comment-page-{n}/">
</head><body><ol class="commentlist"><li class="comment" id="comment-{n}"><div class="comment-author vcard">
<cite class="fn">Ann</cite></div><p>{words}</p></li></ol></body></html>"""


def page(name: str, *words: str) -> str:
    """A thread as a flat Hacker News export."""
    story = {
        "id": name * 3,
        "type": "story",
        "time": 1_300_000_000,
        "title": name,
        "by": "kim",
        "text": "About interferon.",
    }
    items = [story]
    for number, text in enumerate(words, 1):
        comment = {"id": f"{name}{number}", "type": "comment", "time": 1_300_000_000 + number, "by": f"ann{number}"}
        items.append(comment | {"parent": name * 3, "text": text})
    return json.dumps(items)


def age(folder: Path) -> None:
    """Make files look old, so that their times can be trusted."""
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, (1_000_000_000, 1_000_000_000))


def changes(report: Report) -> tuple[int, int, int]:
    return report.delta.new, report.delta.replaced, report.delta.dropped


def bodies(home: Home) -> list[str]:
    return sorted(record.body for thread in home.store.threads() for record in thread.records if record.depth)
