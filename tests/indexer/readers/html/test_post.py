"""The post of a news page: its first paragraph set apart, the date in its byline, captions that say "by"."""

from __future__ import annotations

from carethread.indexer.raw import Entry, RawThread
from carethread.indexer.readers import html
from carethread.indexer.readers.base import Input

LEAD = "A warming valley is losing its ice, and the people who live below the glacier have begun to count the days."
REST = (
    "<p>Bare rock shows where the ice stood when their parents were children, and the stream runs brown in May.</p>"
    "<p>Nobody knows how long the well will last, so they have asked for a second one to be drilled by the autumn.</p>"
)


def post(body: str) -> Entry:
    head = '<title>Ice is going</title><meta property="og:type" content="article">'
    page = f"<html lang=en><head>{head}</head><body>{body}</body></html>"
    [thread] = html.read(Input.of_bytes(page.encode(), "page.html", url="https://daily.example/ice"))
    assert isinstance(thread, RawThread)
    return thread.entries[0]


def test_the_first_paragraph_belongs_to_the_post_where_it_stands_apart() -> None:
    found = post(
        f"<h1>Ice is going</h1><p>By Ann Kirk, May 18, 2013</p><div class=first><p>{LEAD}</p></div>"
        f"<div class=rest>{REST}</div>"
    )
    assert found.body.startswith(LEAD)
    assert found.body.endswith("by the autumn.")


def test_a_month_behind_a_name_begins_the_date() -> None:
    found = post(f"<h1>Ice is going</h1><p class=byline>By Ann Kirk May 18, 2013</p><div class=story>{REST}</div>")
    assert (found.author, found.date.iso) == ("Ann Kirk", "2013-05-18")


def test_a_name_that_is_a_month_stays() -> None:
    found = post(f"<h1>Ice is going</h1><p class=byline>By Theresa May</p><div class=story>{REST}</div>")
    assert found.author == "Theresa May"


def test_neither_a_clock_nor_a_caption_is_an_author() -> None:
    found = post(
        "<h1>Ice is going</h1><p class=meta>2:49 p.m. EDT May 15, 2013</p>"
        f"<figure><span>Three huts were buried by Snow</span></figure><div class=story>{REST}</div>"
    )
    assert (found.author, found.date.iso) == (None, "2013-05-15T14:49-04:00")


def test_posts_named_by_number_are_no_comments_of_an_empty_widget() -> None:
    posts = "".join(
        f"<div class='post' id='post-{number}'><h4>Older {number}</h4><p>Another day at the foot of the ice.</p></div>"
        for number in (91, 92, 93)
    )
    found = post(
        f"<h1>Ice is going</h1><p class=byline>By Ann Kirk May 18, 2013</p><div class=story>{REST}</div>{posts}"
        "<div id='disqus_thread'><div id='dsq-content'><ul id='dsq-comments'></ul></div></div>"
    )
    assert found.author == "Ann Kirk"
