"""Disqus exports."""

from __future__ import annotations

from tests.indexer.readers.helpers import problems, shape, threads

HEAD = """<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"""
THREAD = """<thread dsq:id="{0}"><id>page-{0}</id><forum>clinic</forum><link>https://clinic.example/{0}</link>
<title>Page {0}</title><message/><createdAt>2012-03-01T08:00:00Z</createdAt>
<author><name>Dr. Kim</name><isAnonymous>false</isAnonymous><username>kim</username></author>
<isClosed>false</isClosed><isDeleted>false</isDeleted></thread>"""


def post(number: int, thread: int, words: str, parent: int | None = None, **flags: str) -> str:
    flags = {"name": "Ann", "username": "ann1", "isDeleted": "false", "isSpam": "false"} | flags
    above = f'<parent dsq:id="{parent}"/>' if parent else ""
    return f"""<post dsq:id="{number}"><id/><message><![CDATA[<p>{words}</p>]]></message>
<createdAt>2012-03-02T08:00:00Z</createdAt><isDeleted>{flags["isDeleted"]}</isDeleted><isSpam>{flags["isSpam"]}</isSpam>
<author><name>{flags["name"]}</name><username>{flags["username"]}</username></author>
<thread dsq:id="{thread}"/>{above}</post>"""


def export(*parts: str) -> bytes:
    return (HEAD + "".join(parts) + "</disqus>").encode()


def test_posts_go_to_their_threads_and_parents() -> None:
    first, second = threads(
        export(
            THREAD.format(1),
            THREAD.format(2),
            THREAD.format(3),
            post(11, 1, "I had IL-2"),
            post(21, 2, "On the second page"),
            post(12, 1, "Tell us more", 11, name="Dr. Kim", username="kim"),
        )
    )
    assert shape(first) == [(None, None, ""), ("Ann", 0, "I had IL-2"), ("Dr. Kim", 1, "Tell us more")]
    assert (first.title, first.url) == ("Page 1", "https://clinic.example/1")
    assert [entry.body for entry in second.entries] == ["", "On the second page"]
    assert "post_author" in first.entries[2].marks
    assert first.entries[1].date.iso == "2012-03-02T08:00:00+00:00"


def test_spam_is_left_out_and_deleted_ones_keep_their_place_without_words() -> None:
    (thread,) = threads(
        export(
            THREAD.format(1),
            post(1, 1, "private words", isDeleted="true"),
            post(2, 1, "an answer", 1),
            post(3, 1, "buy", isSpam="true"),
        )
    )
    assert [(entry.body, entry.parent, sorted(entry.marks)) for entry in thread.entries[1:]] == [
        ("", 0, ["deleted"]),
        ("an answer", 1, []),
    ]


def test_an_export_without_comments_is_named() -> None:
    assert problems(export(THREAD.format(1))) == ["no-thread"]
