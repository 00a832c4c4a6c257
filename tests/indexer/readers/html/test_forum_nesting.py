"""Forums that say which post answers which, and the two faces of Discourse and Flarum."""

# ruff: noqa: E501  (markup keeps the lines that the packages print)

from __future__ import annotations

import html
import json

import pytest

from carethread.indexer.raw import RawThread
from carethread.indexer.readers.html.page import Page
from carethread.indexer.readers.html.platforms import platforms


def read(body: str, head: str = "") -> RawThread:
    page = Page(
        f"<!DOCTYPE html><html lang=en><head><title>Dose - Board</title>{head}</head><body>{body}</body></html>"
    )
    module = max(platforms(), key=lambda one: one.detect(page))
    assert module.detect(page) > 0
    thread = module.read(page)
    assert thread is not None
    return thread


def shape(thread: RawThread) -> list[tuple[str | None, str, int | None]]:
    return [(entry.author, entry.body, entry.parent) for entry in thread.entries]


def bbpress(number: int, name: str, text: str, kind: str = "reply", role: str = "Participant") -> str:
    return (
        f'<div id="post-{number}" class="bbp-{kind}-header"><div class="bbp-meta"><span class="bbp-{kind}-post-date">May {number - 10}, 2014 at 9:14 am</span>'
        f'<a href="#post-{number}" class="bbp-{kind}-permalink">#{number}</a></div></div>'
        f'<div class="post-{number} {kind} type-{kind} status-publish hentry"><div class="bbp-{kind}-author"><a href="/users/{name.lower()}/" class="bbp-author-avatar"><img alt=""></a>'
        f'<br /><a href="/users/{name.lower()}/" class="bbp-author-name">{name}</a><br /><div class="bbp-author-role">{role}</div></div>'
        f'<div class="bbp-{kind}-content"><p>{text}</p></div></div>'
    )


def test_bbpress_flat() -> None:
    posts = (
        bbpress(11, "Ann", "Which dose?", "topic")
        + bbpress(12, "Bob", "Half.", role="Moderator")
        + bbpress(13, "Ann", "Thanks.")
    )
    thread = read(
        f'<h1 class="entry-title">Dose</h1><ul class="forums bbp-replies"><li class="bbp-header">Posts</li><li class="bbp-body">{posts}</li></ul>'
    )
    assert thread.platform == "bbpress"
    assert thread.title == "Dose"
    assert shape(thread) == [("Ann", "Which dose?", None), ("Bob", "Half.", 0), ("Ann", "Thanks.", 0)]
    assert [entry.date.iso for entry in thread.entries] == ["2014-05-01T09:14", "2014-05-02T09:14", "2014-05-03T09:14"]
    assert [sorted(entry.marks) for entry in thread.entries] == [["opener"], ["staff"], ["opener"]]
    assert [entry.key for entry in thread.entries] == ["11", "12", "13"]


def test_bbpress_threaded() -> None:
    nested = f'<ul class="bbp-threaded-replies"><li>{bbpress(13, "Ann", "Of which?")}</li></ul>'
    replies = f"<ul><li>{bbpress(12, 'Bob', 'Half.')}{nested}</li><li>{bbpress(14, 'Cid', 'None.')}</li></ul>"
    thread = read(
        f'<ul class="forums bbp-topics">{bbpress(11, "Ann", "Which dose?", "topic")}</ul><ul class="bbp-replies">{replies}</ul>'
    )
    assert shape(thread) == [
        ("Ann", "Which dose?", None),
        ("Bob", "Half.", 0),
        ("Ann", "Of which?", 1),
        ("Cid", "None.", 0),
    ]


def crawler_post(number: int, name: str, text: str) -> str:
    return f"""<div id='post_{number}' itemprop='comment' itemscope itemtype='http://schema.org/Comment' class='topic-body crawler-post'><div class='crawler-post-meta'>
      <span class="creator" itemprop="author" itemscope itemtype="http://schema.org/Person"><a itemprop="url" href='https://b.example/u/{name}'><span itemprop='name'>{name}</span></a></span>
      <span class="crawler-post-infos"><time itemprop='datePublished' datetime='2021-03-0{number}T10:20:30Z' class='post-time'>March {number}, 2021, 10:20am</time><span itemprop='position'>{number}</span></span></div>
      <div class='post' itemprop='text'><p>{text}</p></div>
      <div itemprop="interactionStatistic"><meta itemprop="userInteractionCount" content="1" /><span class='post-likes'>1 Like</span></div></div>"""


CRAWLER = [("ann", "Which dose?"), ("bob", "Half."), ("ann", "Of which?")]


def test_discourse_for_crawlers() -> None:
    posts = "".join(crawler_post(number, *post) for number, post in enumerate(CRAWLER, 1))
    more = "<div role='navigation' class='topic-body crawler-post'><span itemprop='name'><b>next page</b></span></div>"
    thread = read(
        f"<div id='topic-title'><h1><a href='/t/dose/9'>Dose</a></h1></div>{posts}{more}",
        '<meta name="generator" content="Discourse 2.7.0">',
    )
    assert thread.platform == "discourse"
    assert shape(thread) == [("ann", "Which dose?", None), ("bob", "Half.", 0), ("ann", "Of which?", 0)]
    assert thread.entries[1].date.iso == "2021-03-02T10:20:30+00:00"


def test_a_later_page_of_discourse_has_lost_its_post() -> None:
    posts = "".join(crawler_post(number, *post) for number, post in enumerate(CRAWLER, 3))
    thread = read(f"<h1><a href='/t/dose/9'>Dose</a></h1>{posts}", '<meta name="generator" content="Discourse 2.7.0">')
    assert thread.page == 2
    assert [entry.body for entry in thread.entries] == ["", "Which dose?", "Half.", "Of which?"]
    assert [entry.parent for entry in thread.entries] == [None, 0, 0, 0]


def built_post(number: int, name: str, text: str, to: str = "") -> str:
    tab = (
        f'<a class="reply-to-tab" role="button"><svg></svg><img class="avatar" alt=""><span>{to}</span></a>'
        if to
        else ""
    )
    return f"""<div class="topic-post clearfix {"topic-owner" if name == "ann" else ""} regular"><article id="post_{number}" data-post-id="{number + 90}" class="boxed onscreen-post" role="region">
      <div class="row"><div class="topic-avatar"></div><div class="topic-body clearfix"><div class="topic-meta-data"><div class="names trigger-user-card">
      <span class="first username"><a href="/u/{name}" data-user-card="{name}">{name}</a></span></div><div class="post-infos">{tab}<div class="post-info post-date">
      <a title="Post date" class="post-date" href="/t/dose/9/{number}"><span title="Mar {number}, 2021 10:20 am" data-time="1614594030000" class="relative-date">Mar '21</span></a></div></div></div>
      <div class="regular contents"><div class="cooked"><p>{text}</p></div><section class="post-menu-area"><nav>Reply</nav></section></div></div></div></article></div>"""


def test_discourse_as_built_by_its_script_says_what_answers_what() -> None:
    posts = (
        built_post(1, "ann", "Which dose?")
        + built_post(2, "bob", "Half.")
        + built_post(3, "cid", "None.")
        + built_post(4, "ann", "Of which?", to="bob")
    )
    thread = read(
        f'<div id="topic-title"><h1><a class="fancy-title">Dose</a></h1></div><div class="post-stream">{posts}</div>'
    )
    assert shape(thread)[1:] == [("bob", "Half.", 0), ("cid", "None.", 0), ("ann", "Of which?", 1)]
    assert thread.entries[1].date.iso == "2021-03-02T10:20"
    assert ["opener" in entry.marks for entry in thread.entries] == [True, False, False, True]


def test_discourse_with_its_data_beside_it() -> None:
    posts = "".join(crawler_post(number, *post) for number, post in enumerate(CRAWLER, 1))
    stream = [
        {"post_number": 1},
        {"post_number": 2, "reply_to_post_number": None},
        {"post_number": 3, "reply_to_post_number": 2},
    ]
    data = json.dumps({"topic_9": json.dumps({"post_stream": {"posts": stream}})})
    thread = read(f'<div class="hidden" id="data-preloaded" data-preloaded="{html.escape(data)}"></div>{posts}')
    assert [entry.parent for entry in thread.entries] == [None, 0, 1]


def test_flarum_without_script_takes_dates_from_its_data() -> None:
    def post(number: int) -> dict[str, object]:
        kind = "discussionRenamed" if number == 3 else "comment"
        return {
            "type": "posts",
            "id": str(70 + number),
            "attributes": {"number": number, "contentType": kind, "createdAt": f"2020-05-0{number}T08:00:00+00:00"},
        }

    payload = json.dumps({"apiDocument": {"included": [post(number) for number in (4, 2, 3, 1)]}})
    shown = "".join(
        f'<div><h3>{name}</h3><div class="Post-body"><p>{text}</p></div></div><hr>'
        for name, text in (("ann", "Which?"), ("bob", "Half."), ("cid", "None."))
    )
    thread = read(
        f'<noscript id="flarum-content"><div class="container"><h1>Dose</h1><div>{shown}</div></div></noscript><script id="flarum-json-payload" type="application/json">{payload}</script>'
    )
    assert shape(thread) == [("ann", "Which?", None), ("bob", "Half.", 0), ("cid", "None.", 0)]
    assert [entry.date.iso for entry in thread.entries] == [f"2020-05-0{day}T08:00:00+00:00" for day in (1, 2, 4)]


def test_ehealth_forum_indents_answers() -> None:
    def row(name: str, text: str, pixels: int | None) -> str:
        css, stamp = (
            ("vt_first_postrow", "vt_first_timestamp") if pixels is None else ("vt_postrow_rest", "vt_reply_timestamp")
        )
        return (
            f'<div class="{css}" style="padding-left:{pixels or 0}px;"><div class="vt_asked_by_user"><a href="/u/{name}">{name}</a></div>'
            f'<span class="{stamp}">replied April 20th, 2012</span><div class="vt_post_body">{text}</div></div>'
        )

    rows = row("ann", "Which?", None) + row("bob", "Half.", 0) + row("ann", "Of which?", 50) + row("cid", "None.", 0)
    thread = read(f'<h1 id="page_h1">Dose</h1>{rows}')
    assert shape(thread) == [("ann", "Which?", None), ("bob", "Half.", 0), ("ann", "Of which?", 1), ("cid", "None.", 0)]
    assert thread.entries[1].date.iso == "2012-04-20"


@pytest.mark.parametrize(
    ("start", "more", "step", "page"),
    [(1, 500, 1, 1), (21, 500, 1, 2), (21, 0, 1, 1), (21, 500, 9, 1)],
    ids=["first page", "later page", "counted over the board", "not counted"],
)
def test_the_number_of_the_first_post_tells_a_later_page(start: int, more: int, step: int, page: int) -> None:
    rows = "".join(
        f'<li class="postbitlegacy postcontainer" id="post_{n + more}"><span class="postdate"><span class="date">01-02-2012, 10:11 AM</span></span><a class="postcounter">#{n}</a>'
        f'<div class="username_container"><a class="username" href="member.php?{n}">u{n}</a></div><div class="postbody"><blockquote class="postcontent restore">Text {n}</blockquote></div></li>'
        for n in range(start, start + 3 * step, step)
    )
    thread = read(f'<ol class="posts">{rows}</ol>')
    assert thread.page == page
    assert len(thread.entries) == (3 if page == 1 else 4)
