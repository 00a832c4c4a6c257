"""Our own threads as the readers would give them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from carethread.indexer.raw import Entry, RawThread

THREADS = Path(__file__).parent / "threads"


def _thread(data: dict[str, Any]) -> RawThread:
    entries = [
        Entry(
            entry["body"].strip(),
            author=entry.get("author"),
            account=entry.get("account"),
            parent=entry.get("to", 0) if position else None,
            marks=frozenset(entry.get("marks", ())),
        )
        for position, entry in enumerate(data["entries"])
    ]
    return RawThread(entries, title=data["title"], venue=data["venue"])


@pytest.fixture(scope="session")
def own_threads() -> Callable[[str], list[tuple[RawThread, list[dict[str, Any]]]]]:
    """The threads of a file below threads/, each with the entries of its gold."""

    def load(name: str) -> list[tuple[RawThread, list[dict[str, Any]]]]:
        data = yaml.safe_load((THREADS / f"{name}.yaml").read_text(encoding="utf-8"))
        return [(_thread(thread), thread["entries"]) for thread in data]

    return load
