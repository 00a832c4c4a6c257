"""Pages without comments whose parts look like a few: they are one post."""

from __future__ import annotations

import pytest

from carethread.index.errors import UnreadableSource
from carethread.indexer.raw import RawThread
from carethread.indexer.readers import html
from carethread.indexer.readers.base import Input

HEAD = '<meta property="og:type" content="article"><title>Drops of tar | The Daily Page</title>'
STORY = (
    "<p>After seventy years a drop of tar has fallen in front of a camera, and those who waited for it are glad.</p>"
    "<p>They will now hang up a second funnel, so that nobody has to wait as long for the next one, they told us.</p>"
)
NEXT = "<p>The next drop is due in ten years, if the lamp in the hall stays off and nobody opens the window again.</p>"


def read(body: str) -> RawThread:
    page = f"<html lang=en><head>{HEAD}</head><body>{body}</body></html>"
    [thread] = html.read(Input.of_bytes(page.encode(), "page.html", url="https://daily.example/tar"))
    assert isinstance(thread, RawThread)
    return thread


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>Drops of tar</h1><div class='entry-content'>{STORY}{NEXT}</div><div class='bylineComments'>"
        "<span>By Ann Kirk, Science Editor</span> <span>7:01AM, May 15, 2013</span> <a href='#c'>Comments</a></div>",
        f"<div class='box'><h1>Drops of tar</h1><p>By Ann Kirk</p><p>May 15, 2013</p>{STORY}</div>"
        f"<div class='box'><h2>Related</h2><p>By Ben Low</p><p>May 1, 2013</p>{NEXT}</div>",
        f"<h1>Drops of tar</h1><p>By Ann Kirk, May 15, 2013</p><div class='entry-content'>{STORY}</div>"
        + "".join(
            f"<div class='card'><h4>Space {day}</h4><p>updated 9:0{day} AM EDT, May {day}, 2013</p>"
            "<p>A probe has sent home the first picture of the far side.</p></div>"
            for day in range(1, 10)
        ),
    ],
    ids=["byline", "two-boxes", "teasers"],
)
def test_parts_of_an_article_are_no_comments(body: str) -> None:
    thread = read(body)
    assert len(thread.entries) == 1
    assert "After seventy years a drop of tar" in thread.entries[0].body


def test_a_single_comment_is_one() -> None:
    thread = read(
        f"<h1>Drops of tar</h1><p>By Ann Kirk, May 15, 2013</p><div class='entry-content'>{STORY}</div>"
        "<h3>1 comment</h3><div class='comment'><b>Ben</b> <span>May 16, 2013</span>"
        "<p>I saw it live, and it was worth the wait.</p></div>"
    )
    assert [(entry.author, entry.body) for entry in thread.entries[1:]] == [
        ("Ben", "I saw it live, and it was worth the wait.")
    ]


def test_a_front_page_is_no_thread() -> None:
    posts = "".join(
        f"<article class='post hentry'><h2>Letter {day}</h2><p>By Ann Kirk on May {day}, 2013</p>"
        "<p>We saw many of you this week, and here is what we learned from it.</p></article>"
        for day in range(1, 7)
    )
    page = f"<html><head><title>Ward Letters</title></head><body class='home blog'>{posts}</body></html>"
    with pytest.raises(UnreadableSource):
        list(html.read(Input.of_bytes(page.encode(), "page.html")))


def test_a_heading_of_readers_voices_tells_comments_from_teasers() -> None:
    voices = "".join(
        f"<div class='box'><h5>{name}</h5><small>May {day}, 2013</small>"
        f"<p>I saw it live, and it was worth the wait.</p><p>Number {day} will be better still.</p></div>"
        for day, name in enumerate(("Ann", "Ben", "Carla", "Dirk"), 3)
    )
    thread = read(
        f"<h1>Drops of tar</h1><p>By Ann Kirk, May 1, 2013</p><div class='entry-content'>{STORY}{NEXT}</div>"
        f"<div class='ugc'><h2>What readers say</h2>{voices}</div>"
    )
    assert [entry.author for entry in thread.entries[1:]] == ["Ann", "Ben", "Carla", "Dirk"]
