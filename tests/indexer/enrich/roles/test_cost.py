"""Long and hostile bodies cost little."""

from __future__ import annotations

import time

import pytest

from carethread.indexer.enrich.roles import assign
from carethread.indexer.enrich.roles.prepared import LIMIT, prepare
from carethread.indexer.raw import Entry, RawThread

BODIES = {
    "one word": "x" * 100_000,
    "one word that could be an illness": "itis" * 25_000,
    "my": "my " * 33_000,
    "i have": "i have " * 14_000,
    "commas": "i, " * 33_000,
    "my mother": "my mother " * 10_000,
    "he": "my mother " + "he " * 33_000,
    "quotes": '"' * 100_000,
    "quoted words": '"a b ' * 20_000,
    "digits": "1 " * 50_000,
    "Capitals": "Dr. " * 25_000,
    "names": "Anna Berta " * 9_000,
    "dashes": "- A" * 30_000,
    "thanks": "thanks " * 15_000,
    "breaks": "\n" * 100_000,
    "quoted lines": "> a\n" * 25_000,
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_hostile_bodies(body: str) -> None:
    thread = RawThread([Entry("A post.", author="a"), Entry(body, parent=0, author="b")], venue="blog")
    start = time.process_time()
    assign(thread)
    assert time.process_time() - start < 2


def test_only_the_first_part_of_a_long_body_is_read() -> None:
    assert len(prepare("word " * 10_000).low) == LIMIT
