"""Community suites and WordPress forums: pages as their templates print them, read back as a flat thread."""

# ruff: noqa: E501  (markup keeps the lines that the templates print)

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tests.indexer.readers.html.forum_packages import BODIES, TELLS, THREAD, Said, page, read


def khoros(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<div class="lia-linear-display-message-view"><div class="lia-message-view-wrapper lia-js-data-messageUid-{n}" data-lia-message-uid="{n}"><div id="messageview_{n}" class="lia-panel-message">
        <div class="lia-message-author-with-avatar"><span class="UserName lia-user-name"><a class="lia-link-navigation lia-page-link lia-user-name-link" href="/t5/user/viewprofilepage/user-id/{len(p.name)}"><span>{p.name}</span></a></span>
        <div class="lia-message-author-rank lia-user-rank">{"Community Manager" if p is TELLS else "New Member"}</div></div>
        <p class="lia-message-dates lia-message-post-date"><span class="DateTime lia-message-posted-on"><span class="local-date">\u200e12-10-2011</span> <span class="local-time">0{p.hour - 12}:04 PM</span></span>
        <span class="DateTime lia-message-edited-on">- edited \u200e<span class="local-date">\u200e12-11-2011</span> <span class="local-time">01:00 AM</span></span></p>
        <div class="lia-message-body"><div class="lia-message-body-content">{p.html}<div class="UserSignature lia-message-signature"><hr>My signature</div></div></div>
        <div class="lia-quilt-row-message-controls"><span class="MessageKudosCount">2</span> Kudos <a>Reply</a></div></div></div></div>"""
        for n, p in enumerate(posts, 501)
    )
    return page(f'<h1 class="lia-message-subject"><span class="PageTitle">Starting IL-2</span></h1>{rows}')


def telligent_new(posts: Sequence[Said]) -> str:
    def one(p: Said, css: str) -> str:
        return f"""<div class="content full {css} user-defined-markup"><div class="header"></div><div class="author"><div class="avatar"><a href="/members/x"><img src="a.png" alt=""></a></div>
        <span class="user-name"><a href="/members/{len(p.name)}" class="internal-link view-user-profile">{p.name}</a></span></div>
        <div class="attributes"><ul class="attribute-list"><li class="attribute-item date"><time datetime="2011-12-10T{p.hour}:04:00Z">over 12 years ago</time></li></ul></div>
        <h1 class="name">Starting IL-2</h1><div class="content">{p.html}</div><div class="footer"><ul><li>Reply</li><li>Vote up</li></ul></div></div>"""

    rows = "".join(f'<li class="threaded content-item">{one(p, "threaded-reply-content")}</li>' for p in posts[1:])
    return page(f'{one(posts[0], "thread-start")}<ul class="content-list">{rows}</ul>')


def telligent_old(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<li class="content-item"><div class="full-post-container"><div class="full-post"><div class="post-author"><span class="avatar"><a href="/members/{n}"><img src="a.png" alt=""></a></span>
        <span class="user-name"><a href="/members/{len(p.name)}/default.aspx" class="internal-link view-user-profile">{p.name}</a></span></div>
        <div class="post-attributes"><div class="post-date"><span class="label">Posted </span><span class="value"><a href="#{n}">10 Dec 2011 {p.hour - 12}:04 PM</a></span></div></div>
        <div class="post-content user-defined-markup">{p.html}</div><div class="post-actions"><a>Reply</a></div></div></div></li>"""
        for n, p in enumerate(posts, 501)
    )
    return page(f'<h1 class="page-title">Starting IL-2</h1><ul class="content-list">{rows}</ul>')


def jive(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<div class="jive-thread-message" id="{n}"><div class="jive-author"><span class="jive-author-avatar-container"><a href="/people/{n}"><img src="a.png" alt=""></a></span>
        <a href="/people/{len(p.name)}" class="jiveTT-hover-user jive-username-link">{p.name}</a><span class="jive-status-level">{"Moderator" if p is TELLS else "Newbie"}</span></div>
        <div class="jive-thread-post-body"><div class="jive-thread-post-subject"><div class="jive-thread-post-subject-content"><h2><a href="#{n}">Starting IL-2</a></h2><h3>Dec 10, 2011 {p.hour - 12}:04 PM</h3></div></div>
        <div class="jive-thread-post-message"><div class="jive-rendered-content">{p.html}</div></div></div></div>"""
        for n, p in enumerate(posts, 501)
    )
    return page(f'<div class="jive-thread-post">{rows}</div>')


def wpforo(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<div id="post-{n}" class="post-wrap wpfn-{n}"><div class="wpforo-post wpfcl-1"><div class="wpf-left"><div class="author-avatar"><img alt="" src="a.png"></div><div class="author-data">
        <div class="author-name"><span></span>&nbsp;<a href="/community/profile/{len(p.name)}/">{p.name}</a></div><div class="wpf-author-nicename">(@{n})</div><div class="author-title">{"Admin" if p is TELLS else "New Member"}</div>
        <div class="author-joined">Joined: 1 year ago</div><div class="author-posts">Posts: 3</div></div></div>
        <div class="wpf-right"><div class="wpforo-post-content-top"><span>10/12/2011 {p.hour - 12}:04 pm</span> &nbsp;<a href="#" class="wpf-post-link"></a></div>
        <div class="wpforo-post-content">{p.html}<div class="wpf-post-button-actions"><span>Reply</span><span>Quote</span></div></div><div class="wpforo-post-signature">My signature</div></div></div></div>"""
        for n, p in enumerate(posts, 501)
    )
    return page(f'<h1 id="wpforo-title">Starting IL-2</h1><div class="wpfl-1">{rows}</div>')


def asgaros(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<div class="post-element" id="postid-{n}"><div class="post-author"><img alt="" src="a.png"><div class="post-author-block-name"><span class="post-username">{p.name}</span></div><small class="post-counter">3 Posts</small></div>
        <div class="post-wrapper"><div class="post-message"><div class="forum-post-header"><div class="forum-post-date">December 10, 2011, {p.hour - 12}:04 pm</div><div class="forum-post-menu"><a>Quote</a></div></div>
        <div id="post-quote-container-{n}" style="display: none;"><blockquote><div class="quotetitle">Quote from {p.name} on December 10, 2011, {p.hour - 12}:04 pm</div>{p.html}</blockquote><br /></div>{p.html}</div>
        <div class="post-footer"><span>#{n - 500}</span></div></div></div>"""
        for n, p in enumerate(posts, 501)
    )
    return page(f'<div id="af-wrapper"><h1 class="main-title">Starting IL-2</h1>{rows}</div>')


def proboards(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<tr id="post-{n}" class="post item"><td><table><tbody><tr><td class="left-panel"><div class="mini-profile"><a class="user-link o-user-link user-{len(p.name)}" href="/user/{len(p.name)}"><span itemprop="name">{p.name}</span></a><br>
        <span class="personal-text">{"Administrator" if p is TELLS else "New Member"}</span><div class="info">Posts: 12<br>Joined: January 2012</div></div></td>
        <td class="content"><table><tr class="content-head"><td><div class="info"><span class="date">Post by <span itemprop="name">{p.name}</span> on <abbr class="o-timestamp time" data-timestamp="1323{n}" title="Dec 10, 2011 {p.hour}:04:11 GMT -5">Dec 10, 2011 {p.hour}:04:11 GMT -5</abbr></span></div>
        <div class="controls"><a class="button quote-button" href="/post/quote/{n}">Quote</a></div></td></tr><tr><td><article><div class="message">{p.html}</div></article></td></tr>
        <tr class="foot"><td><div class="signature">My signature</div></td></tr></table></td></tr></tbody></table></td></tr>"""
        for n, p in enumerate(posts, 501)
    )
    return page(
        f'<div class="container posts"><div class="title-bar"><h1>Starting IL-2</h1></div><table class="list">{rows}</table></div>'
    )


def xmb(posts: Sequence[Said]) -> str:
    rows = "".join(
        f"""<tr bgcolor="#eeeeee"><td rowspan="3" valign="top" class="tablerow"><font class="mediumtxt"><strong>{p.name}</strong></font><br /><div class="smalltxt"><a name="pid{n}"></a>{"Super Administrator" if p is TELLS else "Junior Member"}<br /><hr />Posts: 12<br />Registered: 3-1-2010<br />Mood: tired</div></td>
        <td valign="top" class="tablerow"><table border="0" width="100%"><tr class="smalltxt"><td><a href="viewthread.php?tid=5&amp;goto=search&amp;pid={n}">posted on 10-12-2011 at 0{p.hour - 12}:04 PM</a></td><td align="right"><a href="post.php?action=reply">Reply With Quote</a></td></tr></table></td></tr>
        <tr bgcolor="#eeeeee"><td class="tablerow" valign="top"><font class="subject"><strong>{"Starting IL-2" if p is posts[0] else ""}</strong></font><br /><font class="mediumtxt">{p.html}</font><br /></td></tr>
        <tr bgcolor="#eeeeee"><td class="tablerow" valign="bottom"><div class="smalltxt"><a href="member.php?action=viewpro&amp;member=x">View User's Profile</a></div></td></tr>"""
        for n, p in enumerate(posts, 501)
    )
    return page(
        f'<table><tr><td class="nav">Board &raquo; Starting IL-2</td></tr></table><table class="tablelinks">{rows}</table>'
    )


SUITES: dict[str, Callable[[Sequence[Said]], str]] = {
    "khoros": khoros,
    "telligent 10": telligent_new,
    "telligent 5": telligent_old,
    "jive": jive,
    "wpforo": wpforo,
    "asgaros": asgaros,
    "proboards": proboards,
    "xmb": xmb,
}


@pytest.mark.parametrize("name", SUITES)
def test_every_post_is_read_whole_and_alone_with_author_and_date(name: str) -> None:
    thread = read(SUITES[name](THREAD))
    assert thread.platform == name.partition(" ")[0]
    assert [entry.body for entry in thread.entries] == BODIES
    assert [(entry.author, (entry.date.iso or "")[:16], entry.parent) for entry in thread.entries] == [
        (said.name, f"2011-12-10T{said.hour}:04", None if place == 0 else 0) for place, said in enumerate(THREAD)
    ]
    assert thread.title == "Starting IL-2"
    assert "opener" in thread.entries[2].marks


def test_webmd_writes_dates_by_script_and_links_what_a_post_answers() -> None:
    def post(number: str, name: str, hour: int, words: str, answers: str = "") -> str:
        link = f'<a href="/members/{name}">{name}</a>' if name != "Anonymous" else name
        to = f'<span class="mlResponseTo">In response to <a href="/members/x">x</a>\'s <a href="/forum/2555?pg=1#{answers}">post</a></span>'
        date = f"<script>document.write(DateDelta('Sat Dec 10 2011 {hour}:04:02 GMT-0500 (EST)'));</script>"
        posted = f'<div class="posted_fmt">{date}</div>' if number else ""
        thread = (
            f'<div class="thread_fmt">{posted}<div class="post_hdr_fmt">{link} posted: {to if answers else ""}</div>'
            f'<div class="post_fmt">{words}<div class="post_sig_fmt">My signature</div></div>'
            f'<form class="exchange-reply-form" action="/forum/2555{"/" + number if number else ""}"></form></div>'
        )
        return (
            f'<div class="exchange_thread_reply_rdr">{thread}</div>'
            if number
            else f'<div class="firstitem_mid_fmt"><div class="first_item_title_fmt">Starting IL-2</div><div class="first_posted_fmt">{date}</div>{thread}</div>'
        )

    thread = read(
        page(
            post("", "Ann", 14, "Has anyone had it?")
            + post("1", "Bob", 15, "Yes, twice.")
            + post("2", "Anonymous", 16, "When?", answers="1")
            + post("3", "Ann", 17, "Thanks!")
        )
    )
    assert [(entry.author, entry.body, entry.parent, entry.date.iso) for entry in thread.entries] == [
        ("Ann", "Has anyone had it?", None, "2011-12-10T14:04:02-05:00"),
        ("Bob", "Yes, twice.", 0, "2011-12-10T15:04:02-05:00"),
        ("Anonymous", "When?", 1, "2011-12-10T16:04:02-05:00"),
        ("Ann", "Thanks!", 0, "2011-12-10T17:04:02-05:00"),
    ]
    assert thread.title == "Starting IL-2"
