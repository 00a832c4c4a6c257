"""Forums on software of their own: hashed classes, old tables, nested lists."""

# ruff: noqa: E501  (markup keeps the lines that such pages have)

from __future__ import annotations

from collections.abc import Callable

import pytest

from carethread.indexer.raw import RawThread, Stamp
from carethread.indexer.readers.html.page import Page
from carethread.indexer.readers.html.platforms.forums.unknown import detect, read

SAVED = Stamp("2015-02-03T12:00:00+00:00", "second")
POSTS = [
    ("rosa61", "<p>My husband starts on Interleukin-2 next week.</p><p>What would you take along to the ward?</p>", 2),
    ("Old Tom", "Warm socks and a soft brush for the itching, and somebody who can drive him home afterwards.", 3),
    ("kit", "Ask for the drip against nausea early, I waited too long on the second night.", 4),
    ("rosa61", "Thank you both!", 5),
    ("dr_lee", "Keep a diary of the fevers: the doctors read mine line by line when they planned the next round.", 6),
]
WORDS = [
    "My husband starts on Interleukin-2 next week.\n\nWhat would you take along to the ward?",
    *(text for _, text, _ in POSTS[1:]),
]
TOP = '<header><a href="/">Board</a> <a href="/forums/">Forums</a> <a href="/forums/skin/">Skin</a><form><input name="q"></form></header><h1>Starting next week</h1>'
BOTTOM = '<footer><h4>Popular</h4><ul><li><a href="/threads/1">Rash after a month</a></li><li><a href="/threads/2">Second opinions</a></li></ul><p>© 2015 Board</p></footer>'


def hashed(posts: list[tuple[str, str, int]]) -> str:
    rows = "".join(
        f'<div class="css-1x2"><div class="css-8q"><a class="css-aa" href="/user/{name}"><img class="css-img" src="a.png" alt=""></a><a class="css-bb" href="/user/{name}">{name}</a>'
        f'<span class="css-cc">{day} days ago</span></div><div class="css-zz">{text}</div><div class="css-yy"><button>Like (2)</button><button>Reply</button></div></div>'
        for name, text, day in posts
    )
    return f'{TOP}<main class="css-m">{rows}</main>{BOTTOM}'


def tables(posts: list[tuple[str, str, int]]) -> str:
    rows = "".join(
        f'<tr bgcolor="#eeeeee"><td width="20%" valign="top"><a name="{day}"></a><b><a href="profile.asp?member={name}">{name}</a></b><br><font size="1">Member<br>Posts: {day}0<br>Joined: 0{day}/01/2010</font></td>'
        f'<td valign="top"><font size="1">Posted - 1{day}/01/2015 : 10:11:12</font><hr><font size="2"><div class="txt">{text}</div></font></td></tr>'
        for name, text, day in posts
    )
    return f"{TOP}<table width=90%><tr><td>Author</td><td>Topic</td></tr>{rows}</table><a href='post.asp'>Reply to topic</a>{BOTTOM}"


def articles(posts: list[tuple[str, str, int]]) -> str:
    rows = "".join(
        f'<article class="thread-reply" id="reply-{day}00"><header><a class="reply-author" href="/members/{name}">{name}</a> <time datetime="2015-01-1{day}T10:11:12Z">Jan 1{day}</time></header>'
        f'<section class="reply-text">{text}</section><p class="reply-edited">Edited on Jan 20, 2015</p><nav class="reply-actions"><a href="#">Quote</a> <a href="#">Report</a></nav></article>'
        for name, text, day in posts
    )
    return f'{TOP}<p class="crumbs"><a href="/forums/">Forum index</a> &gt; Thread</p>{rows}{BOTTOM}'


@pytest.mark.parametrize("build", [hashed, tables, articles])
def test_posts_are_told_by_what_repeats(build: Callable[[list[tuple[str, str, int]]], str]) -> None:
    page = Page(f"<html lang=en><head><title>Board</title></head><body>{build(POSTS)}</body></html>", saved=SAVED)
    assert detect(page) > 0
    thread = read(page)
    assert thread is not None
    assert [entry.author for entry in thread.entries] == [name for name, _, _ in POSTS]
    assert [entry.body for entry in thread.entries] == WORDS
    days = [(entry.date.iso or "")[:10] for entry in thread.entries]
    assert days in (
        [f"2015-01-1{day}" for _, _, day in POSTS],
        ["2015-02-01", "2015-01-31", "2015-01-30", "2015-01-29", "2015-01-28"],
    )
    assert [entry.parent for entry in thread.entries] == [None, 0, 0, 0, 0]
    assert thread.title == "Starting next week"


def nested(depth: int, *inner: str) -> str:
    name, text, day = POSTS[depth]
    return (
        f'<li id="post{day}"><div class="head"><a class="user" href="/members/{name}">{name}</a> <i class="date">{day} January 2015</i></div><div class="message">{text}</div>'
        f"<ul>{''.join(inner)}</ul></li>"
    )


def read_list(body: str) -> RawThread:
    thread = read(Page(f"<html><body>{TOP}{body}{BOTTOM}</body></html>"))
    assert thread is not None
    return thread


def test_nested_lists_are_depth() -> None:
    thread = read_list(f"<ul class=tree>{nested(0)}{nested(1, nested(2), nested(3))}{nested(4)}</ul>")
    assert [entry.body for entry in thread.entries] == WORDS
    assert [entry.parent for entry in thread.entries] == [None, 0, 1, 1, 0]


def test_indents_are_depth() -> None:
    rows = "".join(
        f'<div class="item" id="m{day}" style="margin-left:{pixels}px"><b class="author">{name}</b> <span class="date">{day} January 2015</span><div class="message">{text}</div></div>'
        for (name, text, day), pixels in zip(POSTS, (0, 0, 20, 40, 0), strict=True)
    )
    assert [entry.parent for entry in read_list(rows).entries] == [None, 0, 1, 2, 0]


def test_a_page_of_links_is_no_thread() -> None:
    rows = "".join(
        f'<li id="thread-{n}"><a href="/threads/{n}">Topic {n}</a> <a href="/members/{n}">u{n}</a> <span class="date">{n} May 2014</span></li>'
        for n in range(1, 9)
    )
    assert read(Page(f"<html><body>{TOP}<ul>{rows}</ul>{BOTTOM}</body></html>")) is None


def test_a_page_without_forum_words_is_not_asked() -> None:
    assert detect(Page("<html><body><p>One post on a blog.</p><div id=comment-1>Yes</div></body></html>")) == 0


def test_a_list_of_threads_is_no_thread() -> None:
    rows = "".join(
        f'<div class="topic-row" id="topic-{day}"><a class="title" href="/threads/{day}">{text}</a><a class="author" href="/members/{name}">{name}</a>'
        f'<time datetime="2015-01-1{day}T10:11:12Z">Jan 1{day}</time></div>'
        for name, text, day in POSTS[1:]
    )
    page = Page(f"<html lang=en><body>{TOP}<p>Forum index, moderator: kit, new topic</p>{rows}{BOTTOM}</body></html>")
    assert detect(page) > 0
    assert read(page) is None


def test_the_index_of_a_board_is_no_thread() -> None:
    rows = "".join(
        f'<tr><td class="row1"><a href="viewforum.php?f={day}" class="forumlink">Forum {day}</a><br><span class="genmed">{text}</span></td>'
        f'<td class="row2"><span class="gensmall">Mon Apr 2{day}, 2003 12:11 am<br><a href="profile.php?mode=viewprofile&amp;u={day}">{name}</a></span></td></tr>'
        for name, text, day in POSTS
    )
    page = Page(
        f"<html lang=en><body>{TOP}<p>Forum index, moderator: kit</p><table>{rows}</table>{BOTTOM}</body></html>"
    )
    assert detect(page) > 0
    assert read(page) is None
