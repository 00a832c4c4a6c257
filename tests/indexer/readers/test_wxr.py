"""WordPress exports."""

from __future__ import annotations

from carethread.indexer.raw import RawThread
from carethread.indexer.readers.base import Problem
from tests.indexer.readers.helpers import problems, read_all, shape, threads

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Clinic notes</title>
<wp:author><wp:author_id>3</wp:author_id><wp:author_login>kim</wp:author_login>
<wp:author_display_name><![CDATA[Dr. Kim]]></wp:author_display_name></wp:author>
"""
TAIL = "</channel></rss>"


def comment(number: int, words: str, **fields: object) -> str:
    values = {
        "author": "Ann &amp; Bo",
        "date": "2012-03-04 10:00:00",
        "date_gmt": "2012-03-04 09:00:00",
        "approved": "1",
        "type": "",
        "parent": 0,
        "user_id": 0,
    } | fields
    inner = "".join(f"<wp:comment_{name}><![CDATA[{value}]]></wp:comment_{name}>" for name, value in values.items())
    return (
        f"<wp:comment><wp:comment_id>{number}</wp:comment_id>"
        f"<wp:comment_content><![CDATA[{words}]]></wp:comment_content>{inner}</wp:comment>"
    )


def item(*comments: str, kind: str = "post", status: str = "publish", body: str = "<p>On IL-2.</p>") -> str:
    return f"""<item><title>Choices</title><link>https://clinic.example/choices/</link><dc:creator>kim</dc:creator>
<content:encoded><![CDATA[{body}]]></content:encoded><excerpt:encoded><![CDATA[in short]]></excerpt:encoded>
<wp:post_date>2012-03-01 08:00:00</wp:post_date><wp:post_date_gmt>2012-03-01 07:00:00</wp:post_date_gmt>
<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>{"".join(comments)}</item>"""


def export(*items: str) -> bytes:
    return (HEAD + "".join(items) + TAIL).encode()


def test_post_comments_and_answers() -> None:
    (thread,) = threads(
        export(
            item(
                comment(7, "First line\nsecond line\n\nNew paragraph"),
                comment(8, "I agree", author="Dr. Kim", parent=7, user_id=3),
                comment(9, "Later", parent=99),
            )
        )
    )
    assert shape(thread) == [
        ("Dr. Kim", None, "On IL-2."),
        ("Ann & Bo", 0, "First line\nsecond line\n\nNew paragraph"),
        ("Dr. Kim", 1, "I agree"),
        ("Ann & Bo", 0, "Later"),
    ]
    assert (thread.title, thread.url, thread.venue) == ("Choices", "https://clinic.example/choices/", "blog")
    assert [entry.key for entry in thread.entries] == [None, "7", "8", "9"]
    assert "post_author" in thread.entries[2].marks
    assert "post_author" not in thread.entries[1].marks


def test_dates_have_the_blog_s_offset() -> None:
    (thread,) = threads(
        export(
            item(
                comment(1, "a"),
                comment(2, "b", date_gmt="0000-00-00 00:00:00"),
                comment(3, "c", date="0000-00-00 00:00:00", date_gmt="0000-00-00 00:00:00"),
            )
        )
    )
    assert [entry.date.iso for entry in thread.entries] == [
        "2012-03-01T08:00:00+01:00",
        "2012-03-04T10:00:00+01:00",
        "2012-03-04T10:00:00",
        None,
    ]


def test_pingbacks_are_marked_and_spam_is_left_out() -> None:
    (thread,) = threads(
        export(item(comment(1, "a link", type="pingback"), comment(2, "buy", approved="spam"), comment(3, "c")))
    )
    assert [(entry.body, sorted(entry.marks)) for entry in thread.entries[1:]] == [("a link", ["pingback"]), ("c", [])]


def test_what_is_no_discussion_is_passed_over() -> None:
    found = threads(
        export(
            item(kind="attachment"),
            item(kind="page"),
            item(status="draft"),
            item(comment(1, "on the page"), kind="page"),
            item(body="A post that nobody answered."),
        )
    )
    assert [len(thread.entries) for thread in found] == [2, 1]


def test_control_characters_do_not_stop_it() -> None:
    (thread,) = threads(export(item(comment(1, "be\x0bfore\x08 after"))))
    assert thread.entries[1].body == "be fore after"


def test_a_cut_export_gives_what_is_whole_and_says_so() -> None:
    data = export(item(comment(1, "first")), item(comment(2, "second")))
    *found, problem = read_all(data[: data.rindex(b"<wp:comment>")])
    assert [len(thread.entries) for thread in found if isinstance(thread, RawThread)] == [2, 1]
    assert isinstance(problem, Problem)
    assert problem.reason == "truncated"


def test_entities_are_refused_by_name() -> None:
    bomb = HEAD.replace("<rss", '<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><rss')
    assert problems((bomb + item(comment(1, "&b;")) + TAIL).encode()) == ["bomb"]


def test_blank_lines_before_the_declaration_and_entities_of_html() -> None:
    data = export(item(comment(1, "first"))).replace(b"<![CDATA[first]]>", b"first &amp; only &nbsp;")
    (thread,) = threads(b"\n\n" + data)
    assert thread.entries[1].body == "first & only"


def test_wrong_bytes_are_told() -> None:
    thread, problem = read_all(export(item(comment(1, "caf_"))).replace(b"caf_", b"caf\xe9"))
    assert isinstance(thread, RawThread)
    assert thread.entries[1].body.startswith("caf")
    assert isinstance(problem, Problem)
    assert problem.reason == "malformed"
