"""Reddit listings and dumps."""

from __future__ import annotations

import json
from typing import Any

from tests.indexer.readers.helpers import shape, threads


def submission(**fields: Any) -> dict[str, Any]:
    return {
        "id": "aa1",
        "title": "Scans &amp; worry",
        "selftext": "How *often*?",
        "author": "ann",
        "created_utc": 1325376000,
        "subreddit": "Health",
        "permalink": "/r/Health/comments/aa1/scans/",
        "num_comments": 3,
    } | fields


def comment(number: str, body: str, parent: str = "t3_aa1", **fields: Any) -> dict[str, Any]:
    return {
        "id": number,
        "body": body,
        "author": "bo",
        "created_utc": "1325376060",
        "parent_id": parent,
        "link_id": "t3_aa1",
        "subreddit": "Health",
    } | fields


def listing(*things: tuple[str, dict[str, Any]]) -> dict[str, Any]:
    return {"kind": "Listing", "data": {"children": [{"kind": kind, "data": data} for kind, data in things]}}


def test_a_page_of_listings() -> None:
    inner = listing(("t1", comment("c2", "no", "t1_c1", author="ann", is_submitter=True, replies="")))
    page = [
        listing(("t3", submission())),
        listing(
            ("t1", comment("c1", "yes", replies=inner)),
            ("t1", comment("c3", "moderated", author="mod", distinguished="moderator", replies="")),
            ("more", {"id": "x", "children": ["c9"]}),
        ),
    ]
    (thread,) = threads(json.dumps(page).encode())
    assert shape(thread) == [
        ("ann", None, "How often?"),
        ("bo", 0, "yes"),
        ("ann", 1, "no"),
        ("mod", 0, "moderated"),
    ]
    assert (thread.title, thread.url) == ("Scans & worry", "https://www.reddit.com/r/Health/comments/aa1")
    assert [sorted(entry.marks) for entry in thread.entries] == [["opener"], [], ["opener"], ["staff"]]
    assert thread.entries[1].date.iso == "2012-01-01T00:01:00+00:00"
    assert [entry.key for entry in thread.entries] == ["aa1", "c1", "c2", "c3"]


def test_dumps_are_gathered_by_submission_wherever_the_lines_stand() -> None:
    lines = [
        comment("c2", "answer", "t1_c1"),
        comment("d1", "elsewhere", "t3_bb2", link_id="t3_bb2"),
        submission(),
        comment("c1", "first"),
    ]
    one, other = threads("\n".join(json.dumps(line) for line in lines).encode())
    assert shape(one) == [("ann", None, "How often?"), ("bo", 0, "first"), ("bo", 1, "answer")]
    assert shape(other) == [(None, None, ""), ("bo", 0, "elsewhere")]


def test_deleted_comments_are_still_parents() -> None:
    lines = [
        submission(),
        comment("c1", "[removed]", author="[deleted]"),
        comment("c2", "answer", "t1_c1"),
        comment("c3", "words that stay", author="[deleted]"),
    ]
    (thread,) = threads("\n".join(json.dumps(line) for line in lines).encode())
    assert shape(thread)[1:] == [(None, 0, ""), ("bo", 1, "answer"), (None, 0, "words that stay")]
    assert ["deleted" in entry.marks for entry in thread.entries] == [False, True, False, False]


def test_markdown_becomes_plain_text() -> None:
    body = (
        "&gt; quoted\n\nSee [the **leaflet**](https://x.example/a_(b)) \\*now\\*\n\n"
        "* one\n* two\n\n***both*** ~~no~~ 2 * 3"
    )
    (thread,) = threads((json.dumps(submission()) + "\n" + json.dumps(comment("c1", body))).encode())
    assert thread.entries[1].body == "> quoted\n\nSee the leaflet *now*\n\n* one\n* two\n\nboth no 2 * 3"


def test_badges_of_checked_professions() -> None:
    badges = {"c1": "Physician", "c2": "Medical Student", "c3": "This user has not yet been verified.", "c4": "RN"}
    lines = [submission(), *(comment(key, f"words {key}", author_flair_text=text) for key, text in badges.items())]
    (thread,) = threads("\n".join(json.dumps(line) for line in lines).encode())
    assert ["clinician" in entry.marks for entry in thread.entries] == [False, True, False, False, True]
