"""carethread's own JSON Lines: what `records` prints, read back."""

from __future__ import annotations

import json
from typing import Any

from carethread.index.lexicon import load
from carethread.index.record import RecordThread
from carethread.indexer.raw import Entry, RawThread, Stamp
from carethread.indexer.readers.base import Problem
from carethread.indexer.threads import build, refresh
from tests.indexer.readers.helpers import read_all

LEXICON = load()
RAW = RawThread(
    [
        Entry("On interferon.", author="Dr. Kim", date=Stamp("2012-03", "month")),
        Entry("I had IL-2.", author="Ann", parent=0, key="7"),
        Entry("My husband had Yervoy.", parent=1),
        Entry("Thanks.", parent=0),
    ],
    title="Choices",
    url="https://clinic.example/choices",
    format="html",
    venue="blog",
)
THREAD = build(RAW, "page.html", LEXICON)


def dump(*records: dict[str, Any]) -> bytes:
    return "\n".join(json.dumps(record) for record in records).encode()


def test_a_thread_read_back_is_the_same() -> None:
    lines = [record.to_json() for record in THREAD.records]
    (found,) = read_all(dump(*lines))
    assert isinstance(found, RecordThread)
    assert refresh(found, LEXICON).records == THREAD.records


def test_threads_one_after_the_other() -> None:
    other = build(RawThread([Entry("Another"), Entry("b", parent=0)], title="B"), "b.html", LEXICON)
    lines = [record.to_json() for thread in (THREAD, other) for record in thread.records]
    assert [found.id for found in read_all(dump(*lines)) if isinstance(found, RecordThread)] == [THREAD.id, other.id]


def test_search_hits_without_their_post_make_a_thread() -> None:
    hits = [record.to_json() | {"score": 1.5, "hit": True} for record in THREAD.records if record.depth == 2]
    (found,) = read_all(dump(*hits))
    assert isinstance(found, RecordThread)
    post, hit = found.records
    assert (post.kind, post.body, post.id) == ("post", "", f"{THREAD.id}-p")
    assert (hit.parent_id, hit.depth, hit.ordinal, hit.author_role) == (post.id, 1, 1, "caregiver")


def test_wrong_records_are_named_and_the_others_read() -> None:
    good, *rest = [record.to_json() for record in THREAD.records]
    wrong = [
        rest[0] | {"author_role": "king"},
        rest[1] | {"posted_at": "yesterday"},
        rest[2] | {"id": "elsewhere"},
        {"id": 7},
    ]
    found = read_all(dump(good, *wrong))
    problems = [problem for problem in found if isinstance(problem, Problem)]
    assert [problem.path for problem in problems] == ["input:2", "input:3", "input:4", "input:5"]
    assert "author_role" in problems[0].message
    assert [len(thread.records) for thread in found if isinstance(thread, RecordThread)] == [1]


def test_keys_without_a_value_may_be_missing() -> None:
    lines = [
        {name: value for name, value in record.to_json().items() if value is not None} for record in THREAD.records
    ]
    (found,) = read_all(dump(*lines))
    assert isinstance(found, RecordThread)
    assert refresh(found, LEXICON).records == THREAD.records


def test_a_record_given_twice_is_one() -> None:
    lines = [record.to_json() for record in THREAD.records]
    (found,) = read_all(dump(*lines, lines[1]))
    assert isinstance(found, RecordThread)
    assert len(found.records) == len(THREAD.records)
