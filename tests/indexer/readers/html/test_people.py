"""Who wrote what, on pages that show it in passing: bylines, badges, names with numbers, dates without a year."""

from __future__ import annotations

from carethread.indexer.raw import RawThread
from carethread.indexer.readers import html
from carethread.indexer.readers.base import Input

ARTICLE = (
    "<h1>Scans in spring</h1><p class='byline'>By Ada Brook, May 2, 2012</p><div class='entry-content'>"
    "<p>The clinic will move its scans to the new house in spring, and we want to hear how the old one treated you.</p>"
    "<p>Write to us below, "
    "or come to the desk on any Tuesday before noon and tell it to the nurses there.</p></div>"
)
WORDS = (
    "The waiting room is far too cold in winter, bring a coat.",
    "Nobody told my mother that she should not eat before it.",
    "I was in and out within the hour, and well looked after.",
)


def read(comments: str, head: str = "") -> RawThread:
    page = (
        f"<html lang=en><head><title>Scans in spring</title>{head}</head><body><div id=main>{ARTICLE}"
        f"<div id=comments><h3>Comments</h3>{comments}</div></div></body></html>"
    )
    [thread] = html.read(Input.of_bytes(page.encode(), "page.html", url="https://ward.example/2012/05/scans/"))
    assert isinstance(thread, RawThread)
    return thread


def said(template: str, names: tuple[str, ...], **more: tuple[str, ...]) -> str:
    rows = zip(names, WORDS, strict=True)
    return "".join(
        template.format(name=name, words=words, id=place + 7, **{key: value[place] for key, value in more.items()})
        for place, (name, words) in enumerate(rows)
    )


def authors(thread: RawThread) -> list[str | None]:
    return [entry.author for entry in thread.entries[1:]]


def bodies(thread: RawThread) -> list[str]:
    return [entry.body for entry in thread.entries[1:]]


def marked(thread: RawThread, mark: str) -> list[str | None]:
    return [entry.author for entry in thread.entries[1:] if mark in entry.marks]


def test_a_number_belongs_to_the_name_that_is_a_link() -> None:
    row = (
        '<div class="comment"><div><a href="/u/{id}">{name}</a> <span>(1 day ago)</span></div><div>{words}</div></div>'
    )
    thread = read(said(row, ("Eagle 4", "Tom", "Rosa 77")))
    assert authors(thread) == ["Eagle 4", "Tom", "Rosa 77"]
    assert bodies(thread) == list(WORDS)


def test_a_subject_line_is_neither_name_nor_words() -> None:
    row = (
        "<div class='reader'><h3>{subject}</h3><p>{words}</p>"
        "<p class='when'>Posted by: {name}, 06 Oct 2012 | 13:30</p></div>"
    )
    thread = read(said(row, ("Ben O.", "Carla", "Jo"), subject=("Too cold", "No food", "Thank you")))
    assert authors(thread) == ["Ben O.", "Carla", "Jo"]
    assert bodies(thread) == list(WORDS)
    assert {entry.date.iso for entry in thread.entries[1:]} == {"2012-10-06T13:30"}


def test_a_date_without_a_year_is_none_but_shows_where_the_name_stands() -> None:
    row = (
        "<div class='comment'><i>3</i><b> {name} </b><span> on <a href='#c{id}'>Sep 21, 3:29 PM</a> said:</span>"
        "<p>{words}</p></div>"
    )
    thread = read(said(row, ("ann_k", "Beltway Greg", "zorba")))
    assert authors(thread) == ["ann_k", "Beltway Greg", "zorba"]
    assert {entry.date.iso for entry in thread.entries[1:]} == {None}
    assert bodies(thread) == list(WORDS)


def test_what_a_platform_calls_strangers_is_no_part_of_the_name() -> None:
    row = (
        "<div class='comment'><div class='body'><p>{words}</p></div>"
        "<div class='signature'>June {id}, 2012 | <span>Unregistered Commenter</span>{name}</div></div>"
    )
    thread = read(said(row, ("Ann Kirk", "Ben", "Carla")))
    assert authors(thread) == ["Ann Kirk", "Ben", "Carla"]


def test_a_badge_marks_the_house_and_is_no_word_of_the_comment() -> None:
    row = (
        "<li class='comment'><b class='fn'>{name}</b> <span>{badge}</span> <time datetime='2012-05-0{id}'>x</time>"
        "<div><p>{words}</p></div></li>"
    )
    thread = read(f"<ol>{said(row, ('Ada Brook', 'Ben', 'Carla'), badge=('Post author', 'Moderator', 'Top fan'))}</ol>")
    assert marked(thread, "post_author") == ["Ada Brook"]
    assert marked(thread, "staff") == ["Ben"]
    assert bodies(thread)[:2] == list(WORDS[:2])


def test_who_opened_a_thread_is_no_house() -> None:
    row = (
        "<li class='comment'><b class='fn'>{name}</b> <span>OP</span> <time datetime='2012-05-0{id}'>x</time>"
        "<p>{words}</p></li>"
    )
    thread = read(f"<ol>{said(row, ('Ann', 'Ben', 'Carla'))}</ol>")
    assert marked(thread, "post_author") == marked(thread, "staff") == []


def test_a_label_that_everybody_has_marks_nobody() -> None:
    row = (
        "<li class='comment'><span>Author</span> <b class='fn'>{name}</b> <time datetime='2012-05-0{id}'>x</time>"
        "<p>{words}</p></li>"
    )
    thread = read(f"<ol>{said(row, ('Ann', 'Ben', 'Carla'))}</ol>")
    assert marked(thread, "post_author") == []


def test_comments_shown_as_quotations_are_their_authors_words() -> None:
    row = "<li class='note'><a href='/b/{id}'>{name}</a> said: <blockquote>{words}</blockquote></li>"
    thread = read(f"<ol class='notes'>{said(row, ('Ann', 'Ben', 'Carla'))}</ol>")
    assert authors(thread) == ["Ann", "Ben", "Carla"]
    assert bodies(thread) == list(WORDS)
