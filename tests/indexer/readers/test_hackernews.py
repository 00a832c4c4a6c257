"""Hacker News items, nested and flat."""

from __future__ import annotations

import json
from typing import Any

from carethread.indexer.raw import RawThread
from carethread.indexer.readers.base import Problem
from tests.indexer.readers.helpers import problems, read_all, shape, threads


def nested(number: int, words: str | None, *children: dict[str, Any], author: str | None = "ann", **fields: Any) -> Any:
    return {
        "id": number,
        "created_at": "2012-01-01T00:00:00.000Z",
        "created_at_i": 1325376000,
        "type": "comment",
        "author": author,
        "text": words,
        "children": list(children),
    } | fields


STORY = nested(
    1,
    None,
    nested(2, "<p>Yes &amp; no", nested(4, "deeper", author="bo"), author="cy"),
    nested(3, None, nested(5, "to a deleted one"), author=None),
    type="story",
    title="Scans",
    url="https://elsewhere.example",
)


def test_an_item_of_algolia() -> None:
    (thread,) = threads(json.dumps(STORY).encode())
    assert shape(thread) == [
        ("ann", None, ""),
        ("cy", 0, "Yes & no"),
        ("bo", 1, "deeper"),
        (None, 0, ""),
        ("ann", 3, "to a deleted one"),
    ]
    assert (thread.title, thread.url) == ("Scans", "https://news.ycombinator.com/item?id=1")
    assert [sorted(entry.marks) for entry in thread.entries] == [["opener"], [], [], ["deleted"], ["opener"]]


def flat(number: int, words: str, parent: int | None = None, **fields: Any) -> dict[str, Any]:
    kind = "comment" if parent else "story"
    item = {"id": number, "by": "ann", "text": words, "time": 1325376000, "type": kind} | fields
    return item | ({"parent": parent} if parent else {"title": f"Story {number}"})


def test_flat_items_of_several_stories_in_the_order_of_the_page() -> None:
    items = [
        flat(1, "one", kids=[4, 3]),
        flat(3, "second", 1),
        flat(9, "other story"),
        flat(5, "below", 4),
        flat(4, "first", 1),
    ]
    for data in (json.dumps(items).encode(), "\n".join(json.dumps(item) for item in items).encode()):
        one, other = threads(data)
        assert [(entry.body, entry.parent) for entry in one.entries] == [
            ("one", None),
            ("first", 0),
            ("below", 1),
            ("second", 0),
        ]
        assert other.title == "Story 9"


def test_comments_without_their_story_have_an_empty_post() -> None:
    (thread,) = threads(json.dumps([flat(7, "a", 1), flat(8, "b", 7)]).encode())
    assert [(entry.body, entry.parent) for entry in thread.entries] == [("", None), ("a", 0), ("b", 1)]
    assert thread.url == "https://news.ycombinator.com/item?id=1"


def test_hits_of_a_search() -> None:
    hits = [
        {"objectID": "1", "author": "ann", "title": "Scans", "story_text": "How often?", "created_at_i": 1325376000},
        {"objectID": "3", "author": "bo", "comment_text": "Twice", "parent_id": 1, "story_id": 1, "created_at_i": 2},
        {"objectID": "9", "author": "cy", "comment_text": "Lost", "parent_id": 8, "story_id": 7, "created_at_i": 3}
        | {"story_title": "Another"},
    ]
    one, other = threads(json.dumps({"hits": hits, "nbHits": 3}).encode())
    assert shape(one) == [("ann", None, "How often?"), ("bo", 0, "Twice")]
    assert shape(other) == [(None, None, ""), ("cy", 0, "Lost")]
    assert (other.title, other.url) == ("Another", "https://news.ycombinator.com/item?id=7")


def test_lines_with_a_damaged_first_one_and_a_printed_object() -> None:
    lines = ["{broken", json.dumps(flat(1, "one")), json.dumps(flat(2, "a", 1))]
    problem, thread = read_all("\n".join(lines).encode())
    assert isinstance(problem, Problem)
    assert isinstance(thread, RawThread)
    assert len(thread.entries) == 2
    assert len(threads(json.dumps(STORY, indent=2).encode())) == 1
    assert len(threads(json.dumps([flat(1, "one")], indent=1).encode())) == 1


def test_what_holds_no_item_is_named() -> None:
    lines = [json.dumps(flat(1, "one")), "{broken", json.dumps({"type": "pollopt", "id": 5, "time": 1})]
    found = read_all("\n".join(lines).encode())
    assert [item.reason for item in found if isinstance(item, Problem)] == ["malformed"]
    assert problems(b'[{"type": "story", "time": 3}]') == ["no-thread"]
