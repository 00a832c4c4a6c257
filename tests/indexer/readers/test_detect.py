"""Formats are told by content."""

from __future__ import annotations

import json

import pytest

from carethread.index.errors import UnreadableSource
from carethread.indexer.readers.base import Input, Problem
from carethread.indexer.readers.detect import detect, leaves

RECORD = {"id": "t1-p", "thread_id": "t1", "ordinal": 0, "author_role": "unknown"}


@pytest.mark.parametrize(
    ("head", "reader"),
    [
        (b"\x1f\x8b\x08\x00", "compressed"),
        (b"\x28\xb5\x2f\xfd\x00", "compressed"),
        (b"PK\x03\x04....", "archive"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "warc"),
        (b'<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/">', "wxr"),
        (b'<?xml version="1.0"?><disqus xmlns="http://disqus.com">', "disqus"),
        (json.dumps(RECORD).encode(), "own"),
        (b'[{"id": 1, "cooked": "<p>x</p>", "post_number": 1}]', "discourse"),
        (b'{"post_stream": {"posts": [{"cooked": "x", "post_number": 1}]}}', "discourse"),
        (b'[{"kind": "Listing", "data": {}}]', "reddit"),
        (b'{"body": "x", "link_id": "t3_a", "subreddit": "b"}', "reddit"),
        (b'{"id": 1, "type": "story", "time": 3, "text": "x"}', "hackernews"),
        (b'{"id": 1, "type": "story", "children": [], "text": "x"}', "hackernews"),
        (b'\xef\xbb\xbf{"text": "words", "url": "https://x.example"}', "corpus"),
        (b"From ann@x.example Mon Jan  1 10:00:00 2001\nFrom: ann@x.example\nSubject: a\n\nb", "mbox"),
        (b"Received: x\nFrom: ann@x.example\nSubject: a\n\nb", "mbox"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "html"),
        (b"From the start it was clear to me in 2001\nthat words are text.\n", "text"),
        ("Just some wörds.".encode("utf-16"), "text"),
    ],
)
def test_detect(head: bytes, reader: str) -> None:
    assert detect(head, "x") == reader


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (bytes(range(256)) * 9, "binary"),
        (b"\0" * 100, "binary"),
        (b'{"unknown": 1}', "no-thread"),
        (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "bomb"),
    ],
)
def test_what_is_none_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource) as raised:
        detect(data, "x")
    assert raised.value.reason == reason
    assert [found.reason for found in leaves(Input.of_bytes(data, "x")) if isinstance(found, Problem)] == [reason]
