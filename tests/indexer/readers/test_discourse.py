"""Discourse JSON."""

from __future__ import annotations

import json
from typing import Any

from carethread.indexer.raw import RawThread
from carethread.indexer.readers.base import Problem
from tests.indexer.readers.helpers import problems, read_all, shape, threads


def post(number: int, words: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": 100 + number,
        "username": "ann",
        "user_id": 1,
        "created_at": "2020-01-02T03:04:05.678Z",
        "cooked": f"<p>{words}</p>",
        "post_number": number,
        "post_type": 1,
        "reply_to_post_number": None,
        "topic_id": 9,
        "topic_slug": "scans",
    } | fields


def encode(value: Any) -> bytes:
    return json.dumps(value).encode()


TOPIC = {
    "id": 9,
    "slug": "scans",
    "title": "Scans every three months?",
    "post_stream": {
        "posts": [
            post(1, "How often?"),
            post(2, "Every six", username="bo", user_id=2),
            post(3, "Closed", post_type=3, action_code="closed.enabled"),
            post(4, "Thanks", reply_to_post_number=2),
            post(5, "Be kind", username="mod", user_id=3, moderator=True),
        ],
        "stream": [101, 102, 103, 104, 105],
    },
}


def test_a_topic() -> None:
    (thread,) = threads(encode(TOPIC), url="https://forum.example/t/scans/9.json")
    assert shape(thread) == [
        ("ann", None, "How often?"),
        ("bo", 0, "Every six"),
        ("ann", 1, "Thanks"),
        ("mod", 0, "Be kind"),
    ]
    assert (thread.title, thread.url) == ("Scans every three months?", "https://forum.example/t/scans/9")
    assert [sorted(entry.marks) for entry in thread.entries] == [["opener"], [], ["opener"], ["staff"]]
    assert thread.entries[1].date.iso == "2020-01-02T03:04:05+00:00"


def test_lists_and_lines_of_posts_are_gathered_by_topic() -> None:
    posts = [post(1, "one"), post(1, "other", topic_id=8), post(2, "two")]
    for data in (encode(posts), b"\n".join(encode(found) for found in posts), encode({"latest_posts": posts})):
        assert [[entry.body for entry in thread.entries] for thread in threads(data)] == [["one", "two"], ["other"]]


def test_a_topic_without_its_first_post_has_an_empty_one() -> None:
    (thread,) = threads(encode([post(7, "late"), post(8, "later", reply_to_post_number=7)]))
    assert shape(thread) == [(None, None, ""), ("ann", 0, "late"), ("ann", 1, "later")]


def test_deleted_posts_keep_their_place() -> None:
    (thread,) = threads(
        encode([post(1, "a"), post(2, "gone", user_deleted=True), post(3, "c", reply_to_post_number=2)])
    )
    assert [(entry.body, entry.parent) for entry in thread.entries] == [("a", None), ("", 0), ("c", 1)]
    assert "deleted" in thread.entries[1].marks


def test_lines_that_are_no_posts() -> None:
    good = encode(post(1, "one"))
    found = read_all(
        b"\n".join([good, b"[1]", b'{"cooked": 5, "post_number": "x", "raw": "as written", "topic_id": 2}'])
    )
    assert [item.reason for item in found if isinstance(item, Problem)] == ["malformed"]
    assert [item.entries[0].body for item in found if isinstance(item, RawThread)] == ["one", "as written"]
    assert problems(encode([post(3, "Closed", post_type=3)])) == ["no-thread"]


def test_the_address_of_a_posts_list_names_the_place() -> None:
    (thread,) = threads(encode({"latest_posts": [post(1, "one")]}), url="https://forum.example/posts.json")
    assert thread.url == "https://forum.example/t/scans/9"
