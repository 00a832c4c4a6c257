"""Hacker News, Reddit and Stack Exchange in their generations, and sites where patients write."""

# ruff: noqa: E501  (markup keeps the lines that the sites print)

from __future__ import annotations

import pytest

from carethread.indexer.raw import RawThread, Stamp
from carethread.indexer.readers.html.page import Page
from carethread.indexer.readers.html.platforms import platforms

SAVED = Stamp("2015-02-03T12:00:00+00:00", "second")


def read(body: str, head: str = "", url: str | None = None) -> RawThread:
    page = Page(
        f"<!DOCTYPE html><html lang=en><head><title>Dose</title>{head}</head><body>{body}</body></html>",
        url=url,
        saved=SAVED,
    )
    module = max(platforms(), key=lambda one: one.detect(page))
    assert module.detect(page) > 0
    thread = module.read(page)
    assert thread is not None
    return thread


def shape(thread: RawThread) -> list[tuple[str | None, str, int | None]]:
    return [(entry.author, entry.body, entry.parent) for entry in thread.entries]


def dates(thread: RawThread) -> list[str | None]:
    return [entry.date.iso for entry in thread.entries]


# -- Hacker News -------------------------------------------------------------------------------------------------------


def hn_old(number: int, name: str, text: str, pixels: int) -> str:
    head = (
        f'<span class="comhead"><a href="user?id={name}">{name}</a> 2 days ago  | <a href="item?id={number}">link</a></span>'
        if name
        else '<span class="comhead"></span>'
    )
    return (
        f'<tr><td><table border=0><tr><td><img src="s.gif" height=1 width={pixels}></td><td valign=top><center><a id=up_{number} href="vote?for={number}"><img src="grayarrow.gif"></a></center></td>'
        f'<td class="default"><div style="margin-top:2px">{head}</div><br><span class="comment"><font color=#000000>{text}</font></span>'
        f'<p><font size=1><u><a href="reply?id={number}">reply</a></u></font></td></tr></table></td></tr>'
    )


def test_hacker_news_in_2012() -> None:
    story = (
        '<table><tr><td class="title"><a href="http://x.example/">Dose of the week</a><span class="comhead"> (x.example) </span></td></tr>'
        '<tr><td class="subtext"><span>9 points</span> by <a href="user?id=ann">ann</a> 3 days ago | <a href="item?id=9">4 comments</a></td></tr></table>'
    )
    rows = (
        hn_old(11, "bob", "Half.", 0)
        + hn_old(12, "ann", "Of which?", 40)
        + hn_old(13, "", "[deleted]", 80)
        + hn_old(14, "cid", "None.<p>At all.", 0)
    )
    thread = read(f"{story}<table>{rows}</table>")
    assert (thread.platform, thread.title, thread.url) == (
        "hackernews",
        "Dose of the week",
        "https://news.ycombinator.com/item?id=9",
    )
    assert shape(thread) == [
        ("ann", "", None),
        ("bob", "Half.", 0),
        ("ann", "Of which?", 1),
        (None, "", 2),
        ("cid", "None.\n\nAt all.", 0),
    ]
    assert [entry.key for entry in thread.entries] == ["9", "11", "12", "13", "14"]
    assert "deleted" in thread.entries[3].marks
    assert dates(thread)[0] == "2015-01-31"


def hn_new(number: int, name: str, text: str, indent: int) -> str:
    return (
        f"<tr class='athing comtr' id='{number}'><td><table><tr><td class='ind' indent='{indent}'><img src=\"s.gif\" height=\"1\" width=\"{indent * 40}\"></td><td class=\"votelinks\"></td>"
        f'<td class="default"><div><span class="comhead"><a href="user?id={name}" class="hnuser">{name}</a> <span class="age" title="2023-04-05T06:07:08 1680674828"><a href="item?id={number}">on April 5, 2023</a></span></span></div>'
        f'<br><div class="comment"><div class="commtext c00">{text}</div><div class=\'reply\'><p><font size="1"><u><a href="reply?id={number}">reply</a></u></font></div></div></td></tr></table></td></tr>'
    )


def test_hacker_news_in_2023() -> None:
    story = (
        '<table class="fatitem"><tr class="athing" id="9"><td class="title"><span class="titleline"><a href="item?id=9">Ask: which dose?</a></span></td></tr>'
        '<tr><td class="subtext"><span class="subline">by <a href="user?id=ann" class="hnuser">ann</a> <span class="age" title="2023-04-05T05:00:00"><a href="item?id=9">on April 5</a></span></span></td></tr>'
        '<tr><td></td><td><div class="toptext">Half or whole?</div></td></tr></table>'
    )
    thread = read(
        f'{story}<table class="comment-tree">{hn_new(11, "bob", "Half.", 0)}{hn_new(12, "ann", "Of which?", 1)}</table>'
    )
    assert shape(thread) == [("ann", "Half or whole?", None), ("bob", "Half.", 0), ("ann", "Of which?", 1)]
    assert dates(thread) == ["2023-04-05T05:00:00", "2023-04-05T06:07:08+00:00", "2023-04-05T06:07:08+00:00"]


# -- Reddit ------------------------------------------------------------------------------------------------------------


def old_reddit(key: str, name: str, text: str, inner: str = "", marked: str = "") -> str:
    author = f'<a href="/user/{name}" class="author {marked}">{name}</a>' if name else "<em>[deleted]</em>"
    return (
        f'<div class="thing id-t1_{key} comment" data-fullname="t1_{key}"><div class="entry unvoted"><p class="tagline"><a class="expand">[–]</a>{author}'
        f'<span class="score">3 points</span> <time title="Sat" datetime="2014-05-0{key[-1]}T10:00:00+00:00" class="live-timestamp">1 year ago</time></p>'
        f'<form class="usertext"><div class="usertext-body"><div class="md"><p>{text}</p></div></div></form><ul class="flat-list buttons"><li>permalink</li></ul></div>'
        f'<div class="child"><div class="sitetable listing">{inner}</div></div></div>'
    )


def test_old_reddit() -> None:
    post = (
        '<div id="siteTable"><div class="thing link" data-fullname="t3_p1"><div class="entry"><p class="title"><a class="title" href="#">Which dose?</a></p>'
        '<p class="tagline">submitted <time datetime="2014-05-01T09:00:00+00:00">1 year ago</time> by <a class="author" href="/user/ann">ann</a></p>'
        '<div class="expando"><div class="usertext-body"><div class="md"><p>Half or whole?</p></div></div></div></div></div></div>'
    )
    gone = old_reddit("c2", "", "[deleted]", old_reddit("c3", "ann", "Of which?", marked="submitter"))
    comments = old_reddit("c1", "bob", "Half.", gone, marked="moderator")
    thread = read(
        f'{post}<div class="commentarea"><div class="sitetable nestedlisting">{comments}</div></div>',
        url="https://old.reddit.com/r/x/comments/p1/dose/?sort=new",
    )
    assert (thread.title, thread.url) == ("Which dose?", "https://old.reddit.com/r/x/comments/p1/dose/")
    assert shape(thread) == [
        ("ann", "Half or whole?", None),
        ("bob", "Half.", 0),
        (None, "", 1),
        ("ann", "Of which?", 2),
    ]
    assert [sorted(entry.marks) for entry in thread.entries] == [["opener"], ["staff"], ["deleted"], ["opener"]]
    assert dates(thread)[1] == "2014-05-01T10:00:00+00:00"


def test_reddit_redesign() -> None:
    def comment(key: str, level: int, name: str, text: str) -> str:
        return (
            f'<div id="t1_{key}" class="_3tw"><span>level {level}</span><a href="/user/{name}/">{name}</a><a id="CommentTopMeta--Created--t1_{key}" href="#"><span>2 days ago</span></a>'
            f'<div data-test-id="comment"><div><p>{text}</p></div></div></div>'
        )

    post = '<div data-test-id="post-content"><a href="/user/ann/">u/ann</a><a data-click-id="timestamp">3 days ago</a><h1>Which dose?</h1><div data-click-id="text"><p>Half or whole?</p></div></div>'
    rows = comment("c1", 1, "bob", "Half.") + comment("c2", 2, "ann", "Of which?") + comment("c3", 1, "cid", "None.")
    thread = read(post + rows, '<link rel="canonical" href="https://www.reddit.com/r/x/comments/p1/dose/">')
    assert shape(thread) == [
        ("ann", "Half or whole?", None),
        ("bob", "Half.", 0),
        ("ann", "Of which?", 1),
        ("cid", "None.", 0),
    ]
    assert dates(thread) == ["2015-01-31", "2015-02-01", "2015-02-01", "2015-02-01"]


def test_reddit_of_custom_elements() -> None:
    def comment(key: str, parent: str, depth: int, name: str, text: str, inner: str = "") -> str:
        return (
            f'<shreddit-comment author="{name}" thingid="t1_{key}" depth="{depth}" parentid="{parent}"><div slot="commentMeta"><time datetime="2024-05-01T10:00:00Z">1 mo. ago</time></div>'
            f'<div id="t1_{key}-comment-rtjson-content" slot="comment" class="md"><p>{text}</p></div>{inner}</shreddit-comment>'
        )

    answer = comment("c2", "t1_c1", 1, "ann", "Of which?")
    post = '<shreddit-post id="t3_p1" author="ann" post-title="Which dose?" created-timestamp="2024-05-01T09:00:00.000000+0000"><div slot="text-body"><div class="md"><p>Half or whole?</p></div></div></shreddit-post>'
    thread = read(
        f"{post}{comment('c1', 't3_p1', 0, 'bob', 'Half.', answer)}{comment('c3', 't3_p1', 0, '[deleted]', '[removed]')}"
    )
    assert thread.title == "Which dose?"
    assert shape(thread) == [
        ("ann", "Half or whole?", None),
        ("bob", "Half.", 0),
        ("ann", "Of which?", 1),
        (None, "", 0),
    ]
    assert dates(thread)[:2] == ["2024-05-01T09:00:00+00:00", "2024-05-01T10:00:00+00:00"]
    assert "deleted" in thread.entries[3].marks


# -- Stack Exchange ----------------------------------------------------------------------------------------------------


def signature(verb: str, name: str, day: int, css: str = "") -> str:
    return (
        f'<td class="post-signature {css}"><div class="user-info"><div class="user-action-time">{verb} <span title="2012-02-0{day} 21:14:05Z" class="relativetime">Feb {day} \'12 at 21:14</span></div>'
        f'<div class="user-details"><a href="/users/{len(name)}/{name}">{name}</a><br><span class="reputation-score">12</span></div></div></td>'
    )


def note(key: int, name: str, text: str) -> str:
    return (
        f'<tr id="comment-{key}" class="comment"><td class="comment-text"><div><span class="comment-copy">{text}</span> &ndash;&nbsp;<a href="/users/{len(name)}/{name}" class="comment-user">{name}</a>'
        f' <span class="comment-date"><span title="2012-02-0{key % 10} 22:00:00Z" class="relativetime-clean">Feb {key % 10} \'12</span></span></div></td></tr>'
    )


def test_stack_exchange_in_2012() -> None:
    question = (
        f'<div class="question" id="question" data-questionid="9"><table><tr><td class="postcell"><div class="post-text"><p>Which dose?</p></div><table><tr>{signature("edited", "zoe!", 2)}{signature("asked", "ann", 1, "owner")}</tr></table></td></tr></table>'
        f'<div id="comments-9" class="comments"><table>{note(21, "bobby", "Of what?")}</table></div></div>'
    )
    answer = (
        f'<div id="answer-11" class="answer" data-answerid="11"><div class="post-text"><p>Half.</p></div><table><tr>{signature("answered", "bobby", 3)}</tr></table>'
        f'<div id="comments-11" class="comments"><table>{note(22, "ann", "Thanks.")}</table></div></div>'
    )
    thread = read(
        f'<div id="question-header"><h1 itemprop="name"><a>Dose</a></h1></div>{question}<div id="answers">{answer}</div>',
        url="https://q.example/questions/9/dose?page=1#tab-top",
    )
    assert (thread.venue, thread.title, thread.url) == ("qa", "Dose", "https://q.example/questions/9/dose")
    assert shape(thread) == [
        ("ann", "Which dose?", None),
        ("bobby", "Of what?", 0),
        ("bobby", "Half.", 0),
        ("ann", "Thanks.", 2),
    ]
    assert [entry.key for entry in thread.entries] == ["9", "c21", "a11", "c22"]
    assert dates(thread) == [
        "2012-02-01T21:14:05+00:00",
        "2012-02-01T22:00:00+00:00",
        "2012-02-03T21:14:05+00:00",
        "2012-02-02T22:00:00+00:00",
    ]
    assert [sorted(entry.marks) for entry in thread.entries] == [["opener"], [], [], ["opener"]]


# -- sites of patients -------------------------------------------------------------------------------------------------


def healingwell(name: str, text: str, day: int) -> str:
    return (
        f'<table class="PostBox"><tr><td class="msgUser"><a name="m{day}"></a><a href="/community/profile.aspx?u={day}">{name}</a><br /><span class="msgSm">Regular Member<br />Date Joined Jan 2010</span></td>'
        f'<td class="msgThreadInfo">Posted 7/{day}/2014 3:22 PM (GMT -7)</td></tr><tr><td class="msgThread"><div class="PostMessageBody">{text}</div></td></tr></table>'
    )


def cancer_network(name: str, text: str, day: int) -> str:
    css = "node node-forum" if day == 1 else "comment comment-forum"
    return f'<table class="{css}"><tr><td><div class="author">{name}</div><div class="posts">Posts: 9</div></td><td><div class="date">July {day}, 2014 - 3:22pm</div><div class="content"><p>{text}</p></div><ul class="links"><li>Log in to post</li></ul></td></tr></table>'


def medhelp(name: str, text: str, day: int) -> str:
    holder = "post_question_header" if day == 1 else f"post_{day}"
    return f'<div class="post_entry" id="{holder}"><div class="post_byline"><span>by</span> <a href="/personal_pages/user/{day}">{name}</a>, <span>Jul 0{day}, 2014</span></div><div class="post_message_container"><div class="post_message fonts_resizable">{text}</div></div></div>'


def dailystrength(name: str, text: str, day: int) -> str:
    return f'<table class="discussion_topic"><tr><td><p class="username"><a href="/people/{day}">{name}</a></p></td><td><div><span class="graytext">Posted on 07/0{day}/14, 03:22 pm</span></div><div class="discussion_text longtextfix485">{text}</div></td></tr></table>'


def patient_info(name: str, text: str, day: int) -> str:
    post = f'<article class="post" id="post-{day}"><div class="post__header"><h5 class="author"><a class="author__name" rel="nofollow author" href="/u/{day}">{name}</a></h5><time class="fuzzy" datetime="2014-07-0{day}T15:22:00+00:00">5 years ago</time></div><div class="post__content break-word"><p>{text}</p><p class="post__stats">0 likes</p></div></article>'
    return post if day == 1 else f'<ul class="comments"><li class="comment">{post}</li></ul>'


@pytest.mark.parametrize("site", [healingwell, cancer_network, medhelp, dailystrength, patient_info])
def test_sites_of_patients(site: object) -> None:
    assert callable(site)
    posts = [("Ann", "Which dose?", 1), ("Bob", "Half.", 2), ("Cid", "None.", 3)]
    thread = read("<h1>Dose</h1>" + "".join(site(*post) for post in posts))
    assert shape(thread) == [("Ann", "Which dose?", None), ("Bob", "Half.", 0), ("Cid", "None.", 0)]
    assert [(iso or "")[:10] for iso in dates(thread)] == ["2014-07-01", "2014-07-02", "2014-07-03"]
