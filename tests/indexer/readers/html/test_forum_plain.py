"""Archive and print views of forum packages."""

# ruff: noqa: E501  (markup keeps the lines that the templates print)

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tests.indexer.readers.html.forum_packages import BODIES, THREAD, Said, page, read


def vbulletin_archive(posts: Sequence[Said]) -> str:
    rows = "".join(
        f'<div class="post"><div class="posttop"><div class="username">{p.name}</div><div class="date">12-10-2011, 0{p.hour - 12}:04 PM</div></div>'
        f'<div class="posttext">{p.html}</div></div><hr />'
        for p in posts
    )
    return page(
        f'<div class="pagebody"><div id="navbar"><a href="x">Care Board</a> &gt; Starting IL-2</div><p class="largefont">View Full Version : '
        f'<a href="showthread.php?t=9">Starting IL-2</a></p><hr />{rows}<div id="copyright">vBulletin</div></div>'
    )


def ipboard_lofi(posts: Sequence[Said]) -> str:
    rows = "".join(
        f'<div class="postwrapper"><div class="posttopbar"><div class="postname">{p.name}</div><div class="postdate">Dec 10 2011, 0{p.hour - 12}:04 PM</div></div>'
        f'<div class="postcontent">{p.html}</div></div>'
        for p in posts
    )
    return page(
        f'<div id="ipbwrapper"><div id="largetext">Full Version: <a href="index.php?showtopic=9">Starting IL-2</a></div>{rows}</div>'
    )


def phpbb_print(posts: Sequence[Said]) -> str:
    rows = "".join(
        f'<div class="post"><h3>Re: Starting IL-2</h3><div class="date"><img src="x.gif" alt="" />Posted: <strong>Sat Dec 10, 2011 {p.hour - 12}:04 pm</strong></div>'
        f'<div class="author">by <strong>{p.name}</strong></div><div class="content">{p.html}</div></div><hr />'
        for p in posts
    )
    return page(
        f'<div id="wrap"><div id="page-header"><h1>Care Board</h1><h2>Starting IL-2</h2></div><div id="page-body">'
        f'<div class="page-number">Page <strong>1</strong> of <strong>1</strong></div>{rows}</div></div>'
    )


def smf_print(posts: Sequence[Said]) -> str:
    rows = "".join(
        f'<dt class="postheader">Title: <strong>Starting IL-2</strong><br />Post by: <strong>{p.name}</strong> on '
        f'<strong>December 10, 2011, 0{p.hour - 12}:04:05 PM</strong></dt><dd class="postbody">{p.html}</dd>'
        for p in posts
    )
    return page(f'<h1 id="title">Care Board</h1><dl id="posts">{rows}</dl>')


def mybb_archive(posts: Sequence[Said]) -> str:
    rows = "".join(
        f'<div class="post"><div class="header"><div class="author"><h2>{p.name}</h2></div><div class="dateline">12-10-2011, 0{p.hour - 12}:04 PM</div></div>'
        f'<div class="message">{p.html}</div></div>'
        for p in posts
    )
    return page(
        f'<div id="container"><div id="fullversion"><strong>Full Version:</strong> <a href="showthread.php?tid=9">Starting IL-2</a></div><div id="content">{rows}</div></div>'
    )


def vbulletin_3_print(posts: Sequence[Said]) -> str:
    rows = "".join(
        f'<br /><table class="tborder" cellpadding="6" width="100%"><tr><td class="page"><table cellpadding="0" width="100%"><tr valign="bottom"><td style="font-size:14pt">{p.name}</td>'
        f'<td class="smallfont" align="right">12-10-2011 0{p.hour - 12}:04 PM</td></tr></table><hr size="1" /><div class="smallfont"><strong>Re: Starting IL-2</strong></div><hr size="1" />'
        f"<div>{p.html}</div></td></tr></table>"
        for p in posts
    )
    head = '<table class="tborder"><tr><td class="page"><a href="showthread.php?t=9"><strong>Starting IL-2</strong></a></td></tr></table>'
    return page(head + rows, '<meta name="generator" content="vBulletin 3.8.4" />')


def vbulletin_4_print(posts: Sequence[Said]) -> str:
    rows = "".join(
        f'<li class="postbit blockbody" id="post_{n}"><div class="header"><div class="datetime">12-10-2011, 0{p.hour - 12}:04 PM</div><span class="username">{p.name}</span></div>'
        f'<div class="content"><blockquote class="restore">{p.html}</blockquote></div></li>'
        for n, p in enumerate(posts, 1)
    )
    return page(f'<div id="pagetitle"><h1>Starting IL-2</h1></div><ul id="postlist">{rows}</ul>')


PLAIN = [
    vbulletin_archive,
    vbulletin_3_print,
    vbulletin_4_print,
    ipboard_lofi,
    phpbb_print,
    smf_print,
    mybb_archive,
]


@pytest.mark.parametrize("build", PLAIN)
def test_every_post_of_a_plain_view_is_read(build: Callable[[Sequence[Said]], str]) -> None:
    thread = read(build(THREAD))
    assert [entry.body for entry in thread.entries] == BODIES
    assert [(entry.author, (entry.date.iso or "")[:16], entry.parent) for entry in thread.entries] == [
        (said.name, f"2011-12-10T{said.hour}:04", None if place == 0 else 0) for place, said in enumerate(THREAD)
    ]
    assert thread.title == "Starting IL-2"
