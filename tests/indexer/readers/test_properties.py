"""What holds for every reader: any bytes give threads or a named error; bodies come from the source; ids stay."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carethread.index.lexicon import load
from carethread.index.record import RecordThread
from carethread.indexer.raw import RawThread
from carethread.indexer.readers.base import Problem
from carethread.indexer.readers.detect import READERS
from carethread.indexer.threads import build
from tests.indexer.readers import test_disqus, test_wxr
from tests.indexer.readers.helpers import read_all

LEXICON = load()
REASONS = {
    "empty",
    "binary",
    "no-thread",
    "encoding",
    "truncated",
    "too-large",
    "too-deep",
    "bomb",
    "malformed",
    "special-file",
    "unsafe-path",
    "permission",
}
Comments = list[tuple[str, int]]  # words, and the comment answered (0: the post, n: the nth)
Make = Callable[[Comments], bytes]


def _wxr(comments: Comments) -> bytes:
    made = [
        test_wxr.comment(n + 1, f"<p>{escape(words)}</p>", parent=above) for n, (words, above) in enumerate(comments)
    ]
    return test_wxr.export(test_wxr.item(*made))


def _disqus(comments: Comments) -> bytes:
    made = [test_disqus.post(n + 1, 1, escape(words), above or None) for n, (words, above) in enumerate(comments)]
    return test_disqus.export(test_disqus.THREAD.format(1), *made)


def _discourse(comments: Comments) -> bytes:
    posts = [("the post", 0), *comments]
    return json.dumps(
        [
            {
                "id": 50 + n,
                "topic_id": 1,
                "post_number": n + 1,
                "username": "ann",
                "cooked": f"<p>{escape(words)}</p>",
                "reply_to_post_number": above + 1 if above else None,
            }
            for n, (words, above) in enumerate(posts)
        ]
    ).encode()


def _reddit(comments: Comments) -> bytes:
    lines: list[dict[str, object]] = [
        {"id": "a", "title": "T", "selftext": "the post", "subreddit": "s", "author": "x"}
    ]
    for n, (words, above) in enumerate(comments):
        parent = f"t1_c{above}" if above else "t3_a"
        lines.append({"id": f"c{n + 1}", "body_html": f"<p>{escape(words)}</p>", "body": "", "subreddit": "s"})
        lines[-1] |= {"parent_id": parent, "link_id": "t3_a", "author": "y"}
    return "\n".join(json.dumps(line) for line in lines).encode()


def _hackernews(comments: Comments) -> bytes:
    items: list[dict[str, object]] = [{"id": 1000, "type": "story", "time": 1, "title": "T", "by": "x"}]
    for n, (words, above) in enumerate(comments):
        items.append({"id": n + 1, "type": "comment", "time": 1, "by": "y", "parent": above or 1000})
        items[-1]["text"] = f"<p>{escape(words)}</p>"
    return json.dumps(items).encode()


def _mbox(comments: Comments) -> bytes:
    out = []
    for n, (words, above) in enumerate([("the post", 0), *comments]):
        to = f"In-Reply-To: <m{above}@x.example>\n" if n else ""
        head = f"From: ann@x.example\nSubject: a\nMessage-ID: <m{n}@x.example>\n{to}\n"
        out.append(f"From ann@x.example Mon Jan  1 10:00:00 2001\n{head}{words}\n\n")
    return "".join(out).encode()


def _own(comments: Comments) -> bytes:
    (raw,) = read_all(_mbox(comments))
    assert isinstance(raw, RawThread)
    records = build(raw, "x", LEXICON).records
    return "\n".join(json.dumps(record.to_json()) for record in records).encode()


def _corpus(comments: Comments) -> bytes:
    body = "\n".join(f"  • {words}" for words, _ in comments)
    return json.dumps({"text": f"Title\n\nThe post.\n\n{body}", "url": "https://x.example/a"}).encode()


EXPORTS: dict[str, Make] = {
    "wxr": _wxr,
    "disqus": _disqus,
    "discourse": _discourse,
    "reddit": _reddit,
    "hackernews": _hackernews,
    "mbox": _mbox,
}
STARTS = [
    b"\x1f\x8b\x08\x00",
    b"\x28\xb5\x2f\xfd",
    b"BZh9",
    b"\xfd7zXZ\x00",
    b"PK\x03\x04",
    b"WARC/1.0\r\n",
    b"\0" * 257 + b"ustar\x0000",
    b'<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item>',
    b'<disqus xmlns="http://disqus.com">',
    b'{"thread_id": "t", "author_role": "unknown", "ordinal": 0, ',
    b'[{"cooked": "", "post_number": ',
    b'[{"kind": "Listing", "data": ',
    b'{"link_id": "t3_a", "body": "x", "subreddit": "s"}\n',
    b'{"type": "story", "time": 1, "id": ',
    b'{"text": "',
    b"From a@b.example Mon Jan  1 10:00:00 2001\nFrom: a\nTo: b\n",
    b"",
]
_words = st.from_regex(re.compile(r"[a-z]{3,9}(?: [a-z]{2,9}){0,4}", re.ASCII), fullmatch=True)


@st.composite
def _comments(draw: st.DrawFn) -> Comments:
    words = draw(st.lists(_words, min_size=1, max_size=6))
    return [(text, draw(st.integers(0, n))) for n, text in enumerate(words)]


def _threads(data: bytes) -> list[RecordThread]:
    made = []
    for found in read_all(data):
        assert not isinstance(found, Problem), found
        made.append(build(found, "x", LEXICON) if isinstance(found, RawThread) else found)
    return made


@given(st.sampled_from(STARTS), st.binary(max_size=300))
@settings(max_examples=300)
def test_any_bytes_give_threads_or_a_named_error(start: bytes, rest: bytes) -> None:
    for found in read_all(start + rest):
        if isinstance(found, Problem):
            assert found.reason in REASONS
            assert found.message
        elif isinstance(found, RawThread):
            build(found, "x", LEXICON)


@pytest.mark.parametrize("name", [*EXPORTS, "own", "corpus"])
@given(comments=_comments(), data=st.data())
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_damaged_exports_give_threads_or_a_named_error(name: str, comments: Comments, data: st.DataObject) -> None:
    whole = bytearray((EXPORTS | {"own": _own, "corpus": _corpus})[name](comments))
    for _ in range(data.draw(st.integers(0, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(1, len(whole)))])
    for found in read_all(cut):
        if isinstance(found, Problem):
            assert found.reason in REASONS
        elif isinstance(found, RawThread):
            build(found, "x", LEXICON)


@pytest.mark.parametrize("name", EXPORTS)
@given(comments=_comments())
@settings(max_examples=25, deadline=None)
def test_bodies_parents_and_ids(name: str, comments: Comments) -> None:
    make = EXPORTS[name]
    (thread,) = _threads(make(comments))
    bodies = {record.body for record in thread.records}
    assert bodies >= {words for words, _ in comments}
    by_id = {record.id: record for record in thread.records}
    assert len(by_id) == len(thread.records) == len(comments) + 1
    above = {0: thread.records[0].id}
    for record in thread.records[1:]:
        assert record.parent_id in by_id
    answered = sorted((comments[n - 1][0] if n else None, words) for words, n in comments if n)
    found = sorted(
        (by_id[str(record.parent_id)].body, record.body)
        for record in thread.records
        if record.parent_id not in (None, above[0])
    )
    assert found == answered
    (again,) = _threads(make(comments))
    assert again == thread
    (longer,) = _threads(make([*comments, ("one more comment", 0)]))
    assert {record.id for record in longer.records} > set(by_id)
    assert longer.id == thread.id


def test_every_reader_is_here() -> None:
    told_apart_elsewhere = {"compressed", "archive", "warc", "html", "text"}
    assert set(READERS) == told_apart_elsewhere | set(EXPORTS) | {"own", "corpus"}
