"""A board's index and its lists of threads are no threads."""

# ruff: noqa: E501  (markup keeps the lines that the packages print)

from __future__ import annotations

import pytest

from carethread.indexer.readers.html.page import Page
from carethread.indexer.readers.html.threads import read_page

NAMES = ("ann", "bob", "cleo", "dave", "eve")

VBULLETIN_4 = """<li id="forum{n}" class="forumbit_post old L2"><div class="forumrow table"><h2 class="forumtitle"><a href="/part-{n}/">Part {n}</a></h2>
<p class="forumdescription">All about the {n} weeks after the first infusion, and what helped against the fever.</p>
<div class="forumlastpost td"><p class="lastposttitle"><a class="threadtitle" href="/part-{n}/{n}-cold.html">Cold nights and wet sheets</a></p>
<div class="lastpostby">by <a class="username" href="/members/{name}-{n}.html">{name}</a></div><p class="lastpostdate">12-0{n}-2014, <span class="time">01:09 PM</span></p></div></div></li>"""
PHPBB_2 = """<tr><td class="row1"><span class="topictitle"><a href="viewtopic.php?t={n}" class="topictitle">Cold nights and wet sheets, part {n}</a></span></td>
<td class="row2"><span class="postdetails">1{n}</span></td><td class="row3"><span class="name"><a href="profile.php?mode=viewprofile&amp;u={n}">{name}</a></span></td>
<td class="row3Right"><span class="postdetails">0{n} Feb 2008 21:55<br /><a href="profile.php?mode=viewprofile&amp;u={n}">{name}</a></span></td></tr>"""
WOLTLAB = """<tr class="container-1"><td class="columnTopic"><div id="thread{n}" class="topic new"><p id="threadTitle{n}"><a href="{n}-cold.html">Cold nights and wet sheets</a></p>
<p class="firstPost light">By <a href="user/{n}-{name}/">{name}</a> (0{n} May 2014, 20:32)</p></div></td><td class="columnLastPost"><p>By <a href="user/{n}-{name}/">{name}</a> (2{n} May 2014, 21:10)</p></td></tr>"""
VBULLETIN_3 = """<tr><td class="alt1"><a href="forumdisplay.php?f={n}"><strong>Part {n}</strong></a><div class="smallfont">All about drug {n}, side effects and dosing, for members</div></td>
<td class="alt2"><div class="smallfont"><a href="showthread.php?t={n}">Cold nights</a> by <a href="member.php?u={n}">{name}</a> 12-1{n}-2011 09:1{n} AM</div></td><td>1,0{n}</td></tr>"""
SMF_1 = """<tr><td class="windowbg2"><b><a href="index.php?board={n}.0" name="b{n}">Side effects {n}</a></b><br />Post about side effects of drug {n} and help each other
<div class="smalltext"><i>Moderator: <a href="index.php?action=profile;u=11">mike</a></i></div></td><td class="windowbg"><span class="smalltext">36{n} Posts <br />5{n} Topics</span></td>
<td class="windowbg2"><span class="smalltext"><b>Last post</b> by <a href="index.php?action=profile;u={n}">{name}</a><br />in <a href="index.php?topic={n}.msg1#new">Rash</a><br />on March 2{n}, 2018, 01:07 PM</span></td></tr>"""
HASHED = """<tr class="x{n}q"><td><a class="k2" href="/t/{n}">What helps with fatigue after round {n}?</a> <a href="/u/{n}">{name}</a> <span>Dec 1{n}, 2011</span> <span>{n} replies</span></td></tr>"""


@pytest.mark.parametrize(
    "row",
    [VBULLETIN_4, PHPBB_2, WOLTLAB, VBULLETIN_3, SMF_1, HASHED],
    ids=["vbulletin 4", "phpbb 2", "woltlab", "vbulletin 3", "smf 1", "hashed"],
)
def test_rows_with_the_last_post_make_no_thread(row: str) -> None:
    rows = "".join(row.format(n=n, name=name) for n, name in enumerate(NAMES, 1))
    wrapped = f"<ol>{rows}</ol>" if row.startswith("<li") else f"<table>{rows}</table>"
    head = "<title>Board - Forum index</title>"
    foot = "<p>Posts: 12 · Moderator: ann · All times are GMT</p>"
    assert (
        read_page(Page(f"<html lang=en><head>{head}</head><body><h1>Forum</h1>{wrapped}{foot}</body></html>")) is None
    )


def test_a_list_of_last_posts_beside_comments_does_not_hide_them() -> None:
    comments = "".join(
        f'<div class="remark" id="remark-{n}"><b class="who">{name}</b> <time datetime="2014-05-0{n}">May {n}</time><p class="said">The fever of day {n} went by at noon, says {name}.</p></div>'
        for n, name in enumerate(NAMES, 1)
    )
    side = "".join(f'<li class="last-post"><a href="/t/{n}">Cold nights</a></li>' for n in (1, 2))
    thread = read_page(Page(f"<html lang=en><body><h1>Fevers</h1>{comments}<ul>{side}</ul></body></html>"))
    assert thread is not None
    assert [entry.author for entry in thread.entries][-5:] == list(NAMES)
