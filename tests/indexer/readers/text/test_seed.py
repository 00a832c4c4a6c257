"""The seed: a physician's post with 22 comments, in the print layout with bullets and two spaces a level."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from carethread.indexer.raw import RawThread
from carethread.indexer.readers import text
from carethread.indexer.readers.base import Input

ROOT = Path(__file__).parents[4]
SEED = ROOT / "seeds" / "000_7d63531107c64d26.txt"
GOLD = [json.loads(line) for line in (ROOT / "tests/gold/seed_records.jsonl").read_text().splitlines()]


@pytest.fixture(scope="module")
def thread() -> RawThread:
    (found,) = text.read(Input.of_bytes(SEED.read_bytes(), SEED.name))
    assert isinstance(found, RawThread)
    return found


def test_post_head(thread: RawThread) -> None:
    assert thread.title == "Today’s Thought: What matters in treatment choices?"
    assert thread.entries[0].date.iso == "2011-12-10T00:32"
    assert thread.entries[0].date.precision == "minute"
    assert thread.entries[0].author is None
    assert thread.format == "text"


def test_every_record_of_the_gold(thread: RawThread) -> None:
    assert len(thread.entries) == len(GOLD)
    for entry, gold in zip(thread.entries, GOLD, strict=True):
        assert entry.body.startswith(gold["body_start"])
        assert entry.body.endswith(gold["body_end"])
        assert entry.parent == gold["parent"]
        assert entry.author is None


def test_bodies_are_slices_of_the_source(thread: RawThread) -> None:
    source = SEED.read_text()
    for entry in thread.entries:
        assert entry.span is not None
        assert source[slice(*entry.span)] == entry.body


def test_furniture_is_in_no_body(thread: RawThread) -> None:
    everything = "\n".join(entry.body for entry in thread.entries)
    for word in ("Share this post", "Delicious", "Digg", "Shopping Cart", "Subtotal"):
        assert word not in everything
