"""Dates, names, titles and addresses of forum pages where skins hide them."""

from __future__ import annotations

import pytest

from carethread.indexer.raw import RawThread, Stamp
from carethread.indexer.readers.html.page import Page
from carethread.indexer.readers.html.platforms.forums.catalog import PACKAGES
from carethread.indexer.readers.html.platforms.forums.pages import page_number, thread_title, thread_url
from carethread.indexer.readers.html.platforms.forums.reading import read_forum
from carethread.indexer.readers.html.platforms.forums.spec import Forum

PLAIN = Forum(name="plain", bodies=(".words",))
MYBB = Forum(name="mybb", bodies=(".words",), date=(".post_date",))


def read(body: str, forum: Forum = PLAIN, saved: Stamp | None = None) -> RawThread:
    page = Page(f"<html lang=en><head><title>Dose</title></head><body>{body}</body></html>", saved=saved)
    thread = read_forum(page, forum)
    assert thread is not None
    return thread


def row(words: str, around: str) -> str:
    return f"<div class=row>{around}<div class=words>{words}</div></div>"


def test_a_block_and_its_fields_are_found_from_the_words_alone() -> None:
    around = '<p><a href="/members/7">{}</a> wrote on 0{}/04/2012, 21:14</p><p>Joined: 01/01/2010</p>'
    thread = read(row("Which?", around.format("Ann", 3)) + row("Half.", around.format("Bob", 4)))
    assert [(entry.author, entry.date.iso, entry.body) for entry in thread.entries] == [
        ("Ann", "2012-03-04T21:14", "Which?"),
        ("Bob", "2012-04-04T21:14", "Half."),
    ]


def test_the_day_a_member_joined_is_no_date_of_a_post() -> None:
    around = "<b>Joined:</b> 13/05/2009 <i>Posts:</i> 12 <span>{} May 2012</span>"
    thread = read(row("Which?", around.format(20)) + row("Half.", around.format(21)))
    assert [entry.date.iso for entry in thread.entries] == ["2012-05-20", "2012-05-21"]


def test_a_link_inside_the_words_is_no_author() -> None:
    words = 'Ask <a href="/members/9">Zoe</a>.'
    thread = read(row(words, "<i>1 May 2012</i>") + row("Half.", '<a href="/members/8">Bob</a>'))
    assert [entry.author for entry in thread.entries] == [None, "Bob"]


@pytest.mark.parametrize(
    ("saved", "now"),
    [
        (Stamp("2012-05-09T08:00", "minute"), ""),
        (None, "<p>It is currently Wed May 09, 2012 9:00 am</p>"),
        (None, "<p>The time now is 9:00 AM.</p><p>The time now is Wed May 09, 2012 9:00 am</p>"),
        (None, '<span id="current_time"><strong>Current time:</strong> 05-09-2012, 09:00 AM</span>'),
        (
            None,
            "<table><tr><td class=titlebg2><span class=smalltext>May 09, 2012, 09:00:10 AM</span></td></tr></table>",
        ),
        (None, '<div class=inner_wrap><time datetime="2012-05-09T09:00:10Z">09 May</time></div>'),
    ],
)
def test_relative_dates_count_from_what_the_page_or_its_keeper_says(saved: Stamp | None, now: str) -> None:
    rows = row("Which?", "<i>Yesterday, 3:04 pm</i>") + row("Half.", "<i>2 days ago</i>")
    thread = read(f"{now}<main>{rows}</main>", saved=saved)
    assert [entry.date.iso for entry in thread.entries] == ["2012-05-08T15:04", "2012-05-07"]


def test_all_dates_of_a_page_decide_its_order() -> None:
    thread = read("".join(row(f"Number {day}.", f"<i>{day:02d}/02/2012</i>") for day in (3, 4, 29)))
    assert [entry.date.iso for entry in thread.entries] == ["2012-02-03", "2012-02-04", "2012-02-29"]


def test_posts_without_words_are_left_out() -> None:
    thread = read(row("Which?", "<a href='/members/1'>Ann</a>") + row("<img src=x.png>", "") + row("Half.", ""))
    assert [entry.body for entry in thread.entries] == ["Which?", "Half."]


def test_an_edit_note_at_the_end_of_the_words_is_none_of_them() -> None:
    words = "Half.<br><br>Last edited by Bob on Sun Dec 11, 2011 1:00 am, edited 2 times in total."
    thread = read(row("Which?", "") + row(words, ""))
    assert thread.entries[1].body == "Half."


@pytest.mark.parametrize(
    ("url", "number", "canonical"),
    [
        ("https://b.example/viewtopic.php?f=3&t=9&start=20&sid=abc", 2, "https://b.example/viewtopic.php?f=3&t=9"),
        ("https://b.example/viewtopic.php?p=123", 1, "https://b.example/viewtopic.php?p=123"),
        ("https://b.example/showthread.php?t=9&page=3&highlight=x", 3, "https://b.example/showthread.php?t=9"),
        ("https://b.example/index.php?topic=9.15", 2, "https://b.example/index.php?topic=9.0"),
        ("https://b.example/threads/dose.9/page-4", 4, "https://b.example/threads/dose.9"),
        ("https://b.example/threads/dose.9/", 1, "https://b.example/threads/dose.9"),
        ("https://b.example/topic/9-dose/page/2/", 2, "https://b.example/topic/9-dose"),
        ("https://b.example/thread-9-page-2.html", 2, "https://b.example/thread-9.html"),
        ("https://b.example/discussion/9/dose/p2", 2, "https://b.example/discussion/9/dose"),
        ("https://b.example/t/dose/9?page=2", 2, "https://b.example/t/dose/9"),
    ],
)
def test_addresses_tell_the_page_and_the_thread(url: str, number: int, canonical: str) -> None:
    page = Page("<html><body></body></html>", url=url)
    assert page_number(page) == number
    assert thread_url(page) == canonical


@pytest.mark.parametrize(
    ("body", "number"),
    [
        ('<div class="pagination">26 posts Page <strong>2</strong> of <strong>2</strong></div>', 2),
        ("<td>Page 3 of 7</td>", 3),
        ('<nav aria-label="pages"><a aria-current="page">4</a></nav>', 4),
        ('<ul class="nav"><li aria-current="page">Forum</li></ul>', 1),
        ("<p>Seite 1 von 3</p>", 1),
    ],
)
def test_page_links_tell_the_page(body: str, number: int) -> None:
    assert page_number(Page(f"<html><body>{body}</body></html>")) == number


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Care Board • View topic - Starting IL-2 next week", "Starting IL-2 next week"),
        ("Starting IL-2 next week | Care Board", "Starting IL-2 next week"),
        ("Re: Starting IL-2 next week", "Starting IL-2 next week"),
    ],
)
def test_the_title_of_the_page_without_the_site(title: str, wanted: str) -> None:
    page = Page(f"<html><head><title>{title}</title></head><body></body></html>")
    assert thread_title(page, PLAIN) == wanted


def test_every_package_has_bodies_and_a_sign() -> None:
    for forum in PACKAGES:
        assert forum.bodies
        assert forum.signs or forum.generator or forum.ids


def test_the_date_of_an_edit_is_none_of_the_post_but_tells_the_order_of_day_and_month() -> None:
    edit = '<em class="post_edit">(This post was last modified: {}, 01:00 AM by <a href="user-4.html">Ann</a>.)</em>'
    around = '<a href="user-{}.html">Ann</a><i class="post_date">{} {}</i>'
    rows = (
        around.format(1, "10-09-2011, 02:04 PM", edit.format('<span title="13-09-2011">Yesterday</span>')),
        around.format(1, '<span title="11-09-2011">Yesterday</span>, 04:50 PM', edit.format("14-09-2011")),
        around.format(1, '<span title="12-09-2011, 05:50 PM">3 hours ago</span>', ""),
    )
    thread = read("".join(row(f"Words {n}", byline) for n, byline in enumerate(rows)), MYBB)
    assert [entry.date.iso for entry in thread.entries] == ["2011-09-10T14:04", "2011-09-11T16:50", "2011-09-12T17:50"]


def test_an_advertisement_between_posts_does_not_name_the_next_author() -> None:
    post = (
        '<table id="post{0}"><tr><td><a class="bigusername" href="member.php?u={0}">{1}</a></td>'
        '<td><div id="post_message_{0}">{2}</div></td></tr></table>'
    )
    advert = '<div><a class="bigusername" href="http://board.example">Board</a> Advertisement</div>'
    forum = Forum(
        name="vbulletin", bodies=("[id^=post_message_]",), block=("table[id^=post]",), author=(".bigusername",)
    )
    thread = read(post.format(1, "Ann", "Which?") + advert + post.format(2, "Bob", "Half."), forum)
    assert [entry.author for entry in thread.entries] == ["Ann", "Bob"]


@pytest.mark.parametrize("number", ["\u00b2", "9" * 5000])
def test_page_links_that_are_no_number_are_passed_over(number: str) -> None:
    page = Page(
        f'<html><head><link rel="canonical" href="https://b.example/t?page={number}"></head>'
        f'<body><div class="pagination"><span class="active">{number}</span></div></body></html>'
    )
    assert page_number(page) == 1
