"""Pages that lead a reader astray: sidebars with comments, lists of posts, pings, comment pages, empty comments."""

from __future__ import annotations

import pytest

from carethread.index.errors import UnreadableSource
from carethread.indexer.raw import RawThread, Stamp
from carethread.indexer.readers import html
from carethread.indexer.readers.base import Input

URL = "https://letters.example/2012/03/on-fevers/"
ARTICLE = (
    '<div class="post hentry"><h1 class="entry-title">On fevers</h1><p class="byline">By Marta Lindqvist</p>'
    '<div class="entry-content"><p>Fevers on interferon follow a clock of their own, and most '
    "people learn to read that "
    "clock within a month or so of injections.</p><p>Write down the hour, the number and what you took against it; "
    "patterns show sooner on paper than in memory.</p></div></div>"
)


def item(number: int, author: str, body: str, extra: str = "", depth: int = 1, link: str = URL) -> str:
    return (
        f'<li class="comment depth-{depth} {extra}" id="comment-{number}"><cite class="fn">{author}</cite> '
        f'<a href="{link}#comment-{number}">March {number % 28 + 1}, 2012 at 9:14 pm</a><p>{body}</p></li>'
    )


def page(comments: str, *, head: str = "", after: str = "", article: str = ARTICLE) -> str:
    return (
        f'<html><head><title>On fevers | Ward Letters</title><link rel="canonical" '
        f'href="{URL}">{head}</head><body class="single">'
        f'<div id="main">{article}<div id="comments">{comments}</div></div>{after}</body></html>'
    )


def read(markup: str, *, url: str | None = None, date: Stamp | None = None) -> RawThread:
    [thread] = html.read(Input.of_bytes(markup.encode(), "page.html", url=url, date=date))
    assert isinstance(thread, RawThread)
    return thread


def bodies(thread: RawThread) -> list[str]:
    return [entry.body for entry in thread.entries[1:]]


def test_a_sidebar_with_comments_of_other_posts_is_left_out() -> None:
    other = "https://letters.example/2011/01/old/"
    sidebar = (
        f'<div id="sidebar"><ol class="commentlist">{item(7, "Old Hand", "Said elsewhere.", link=other)}</ol></div>'
    )
    thread = read(page(f'<ol class="commentlist">{item(1, "Jon Abbot", "Mine peak at noon.")}</ol>', after=sidebar))
    assert bodies(thread) == ["Mine peak at noon."]


def test_a_list_with_permalinks_to_other_pages_is_left_out() -> None:
    other = "https://letters.example/2011/01/old/"
    extra = f'<div class="box"><ol class="commentlist">{item(7, "Old Hand", "Said elsewhere.", link=other)}</ol></div>'
    thread = read(page(f'<ol class="commentlist">{item(1, "Jon Abbot", "Mine peak at noon.")}</ol>', after=extra))
    assert bodies(thread) == ["Mine peak at noon."]


def test_pingbacks_and_trackbacks_are_marked() -> None:
    pings = (
        '<li class="pingback depth-1" id="comment-3"><p>Pingback: <a href="http://b.example">Another ward</a></p></li>'
        + item(4, "Link blog", "[&#8230;] a note on fevers and their clock [&#8230;]")
    )
    thread = read(page(f'<ol class="commentlist">{item(1, "Jon Abbot", "Mine peak at noon.")}{pings}</ol>'))
    assert ["pingback" in entry.marks for entry in thread.entries[1:]] == [False, True, True]


def test_answers_beside_their_parent_follow_the_depth_classes() -> None:
    items = (
        item(1, "Ann", "One.")
        + item(2, "Bob", "Two.", depth=2)
        + item(3, "Cid", "Three.", depth=3)
        + item(4, "Dee", "Four.", depth=2)
    )
    thread = read(page(f'<ol class="commentlist">{items}{item(5, "Eve", "Five.")}</ol>'))
    assert [entry.parent for entry in thread.entries] == [None, 0, 1, 2, 1, 0]


def test_comment_pages_are_the_same_thread() -> None:
    markup = page(f'<ol class="commentlist">{item(1, "Jon Abbot", "Mine peak at noon.")}</ol>').replace(
        f'href="{URL}">', f'href="{URL}comment-page-3/">'
    )
    thread = read(markup)
    assert (thread.url, thread.page) == (URL, 3)


@pytest.mark.parametrize(
    ("given", "url", "number"),
    [
        ("https://a.example/p/?utm_source=feed&id=4", "https://a.example/p/?id=4", 1),
        ("https://a.example/p/?cpage=2#comment-9", "https://a.example/p/", 2),
        ("https://a.example/p/comment-page-2/?replytocom=5", "https://a.example/p/", 2),
    ],
)
def test_the_address_loses_comment_page_and_tracking_parts(given: str, url: str, number: int) -> None:
    markup = page(f'<ol class="commentlist">{item(1, "Jon Abbot", "Mine peak at noon.")}</ol>').replace(
        f'<link rel="canonical" href="{URL}">', ""
    )
    thread = read(markup, url=given)
    assert (thread.url, thread.page) == (url, number)


def test_the_account_and_the_post_author_mark_come_from_the_classes() -> None:
    items = item(1, "Marta", "I meant evenings.", "byuser comment-author-martal bypostauthor") + item(
        2, "Ann", "I see.", "even"
    )
    marta, ann = read(page(f'<ol class="commentlist">{items}</ol>')).entries[1:]
    assert (marta.account, marta.marks) == ("martal", frozenset({"post_author"}))
    assert (ann.account, ann.marks) == (None, frozenset())


def test_a_comment_without_words_is_deleted_and_keeps_its_answers() -> None:
    empty = '<li class="comment depth-1" id="comment-1"><cite class="fn">Ann</cite><ul class="children">{}</ul></li>'
    thread = read(page(f'<ol class="commentlist">{empty.format(item(2, "Bob", "I saw that.", depth=2))}</ol>'))
    assert "deleted" in thread.entries[1].marks
    assert thread.entries[2].parent == 1


def test_a_post_without_comments_is_a_thread_of_one() -> None:
    thread = read(page(""))
    assert len(thread.entries) == 1
    assert thread.entries[0].author == "Marta Lindqvist"
    assert thread.entries[0].body.startswith("Fevers on interferon")


def test_a_list_of_posts_is_no_thread() -> None:
    teaser = (
        '<article class="post"><h2 class="entry-title"><a href="/p{0}/">A story of ward number {0}</a></h2>'
        '<p class="meta">By Marta Lindqvist on <a href="/p{0}/"><time datetime="2012-03-0{0}">March '
        "{0}, 2012</time></a></p>"
        '<div class="entry-summary"><p>The first lines of story {0}, enough to make one curious about the rest of it. '
        '<a href="/p{0}/">Continue reading &rarr;</a></p></div></article>'
    )
    listing = "".join(teaser.format(number) for number in range(1, 8))
    with pytest.raises(UnreadableSource) as caught:
        read(
            f"<html><head><title>Ward Letters</title></head><body class='blog'><div "
            f"id='content'>{listing}</div></body></html>"
        )
    assert caught.value.reason == "no-thread"


def test_related_posts_are_no_comments() -> None:
    related = "".join(
        f'<div class="related-item"><img src="{n}.jpg"><h4><a href="/r{n}/">Why ward number {n} matters to us</a></h4>'
        f'<span class="author">Ola Berg</span> <span class="date">March {n}, 2012</span></div>'
        for n in range(1, 7)
    )
    thread = read(page("", after=f'<div class="more-stories">{related}</div>'))
    assert len(thread.entries) == 1


def test_a_menu_is_no_thread() -> None:
    links = "".join(f'<li class="menu-item"><a href="/m{n}">Entry {n}</a></li>' for n in range(30))
    with pytest.raises(UnreadableSource):
        read(f"<html><body><ul class='menu'>{links}</ul></body></html>")


def test_relative_dates_are_read_against_the_day_of_saving_only() -> None:
    one = (
        '<li class="comment depth-1" id="comment-1"><cite class="fn">Ann</cite> <span '
        'class="comment-date">2 days ago</span><p>Mine peak at noon.</p></li>'
    )
    markup = page(f'<ol class="commentlist">{one}</ol>')
    assert read(markup).entries[1].date == Stamp()
    assert read(markup).entries[1].body == "Mine peak at noon."
    saved = read(markup, date=Stamp("2012-03-10", "day")).entries[1].date
    assert (saved.iso, saved.precision) == ("2012-03-08", "day")


def test_numeric_dates_follow_the_order_that_the_page_shows() -> None:
    items = "".join(
        f'<li class="comment depth-1" id="comment-{n}"><cite class="fn">Ann</cite> <span '
        f'class="comment-date">{day}</span><p>Words {n} here.</p></li>'
        for n, day in ((1, "03/04/2012"), (2, "14/04/2012"))
    )
    dates = [entry.date.iso for entry in read(page(f'<ol class="commentlist">{items}</ol>')).entries[1:]]
    assert dates == ["2012-04-03", "2012-04-14"]


def test_a_short_comment_that_looks_like_a_button_stays() -> None:
    body = (
        '<li class="comment depth-1" id="comment-1"><cite class="fn">Ann</cite><div '
        'class="comment-content"><p>Like</p></div></li>'
    )
    assert bodies(read(page(f'<ol class="commentlist">{body}</ol>'))) == ["Like"]


def test_the_words_of_a_link_in_a_comment_stay() -> None:
    assert bodies(
        read(page(f'<ol class="commentlist">{item(1, "Ann", "See <a href=/x>the long table</a> first.")}</ol>'))
    ) == ["See the long table first."]


def test_a_cut_page_gives_what_is_there() -> None:
    whole = page(
        f'<ol class="commentlist">{item(1, "Ann", "One.")}{item(2, "Bob", "Two.")}{item(3, "Cid", "Three.")}</ol>'
    )
    cut = whole[: whole.index("Three")]
    assert bodies(read(cut))[:2] == ["One.", "Two."]


def test_a_hundred_thousand_tags_are_named_and_what_stands_before_them_is_read() -> None:
    markup = page(f'<ol class="commentlist">{item(1, "Ann", "One.")}<li>{"<div>" * 100_000}deep</li></ol>')
    thread, problem = sorted(
        html.read(Input.of_bytes(markup.encode(), "deep.html")), key=lambda one: not isinstance(one, RawThread)
    )
    assert isinstance(thread, RawThread)
    assert bodies(thread) == ["One."]
    assert not isinstance(problem, RawThread)
    assert problem.reason == "too-deep"


def test_a_page_over_the_limit_is_refused_by_name() -> None:
    huge = Input("huge.html", lambda: _Endless(), None)
    with pytest.raises(UnreadableSource) as caught:
        list(html.read(huge))
    assert caught.value.reason == "too-large"


class _Endless:
    """A stream of markup without an end."""

    def __enter__(self) -> _Endless:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def read(self, size: int) -> bytes:
        return b"<p>x" * (size // 4 + 1)


def test_a_broken_address_is_no_error() -> None:
    markup = page(f'<ol class="commentlist">{item(1, "Ann", "One.")}</ol>').replace(URL, "http://[broken")
    assert bodies(read(markup)) == ["One."]


def test_the_parent_that_movable_type_only_links_to() -> None:
    def comment(number: int, author: str, body: str, replied: str = "") -> str:
        return (
            f'<div class="comment" id="comment-{number}"><div class="comment-header"><span class="byline">'
            f'<span class="vcard author">{author}</span> {replied}</span> <abbr class="published" '
            f'title="2012-03-0{number}T09:00:00+01:00">March {number}, 2012</abbr></div>'
            f'<div class="comment-content"><p>{body}</p></div></div>'
        )

    note = 'replied to <a href="#comment-1">comment from Ann</a>'
    comments = comment(1, "Ann", "One.") + comment(2, "Bob", "Two.") + comment(3, "Cid", "Three.", note)
    thread = read(page(comments, head='<meta name="generator" content="Movable Type 4.2">'))
    assert [entry.parent for entry in thread.entries] == [None, 0, 0, 1]
    assert bodies(thread) == ["One.", "Two.", "Three."]


def test_a_name_that_begins_like_a_byline_is_kept_whole() -> None:
    items = item(1, "von Hagen", "One.") + item(2, "Di Natale", "Two.")
    thread = read(page(f'<ol class="commentlist">{items}</ol>'))
    assert [entry.author for entry in thread.entries[1:]] == ["von Hagen", "Di Natale"]


def test_menus_with_depths_are_no_comments() -> None:
    menu = '<ul class="menu"><li class="menu-item depth-0"><a href="/a">About us</a></li></ul>'
    thread = read(page(f'{menu}<ol class="commentlist">{item(1, "Ann", "One.")}</ol>'))
    assert bodies(thread) == ["One."]


def test_comments_of_other_posts_in_a_sidebar_are_no_comments_of_a_post_without_any() -> None:
    other = "https://letters.example/2011/01/old/"
    sidebar = f'<div id="sidebar"><ol class="commentlist">{item(7, "Old Hand", "Said.", link=other)}</ol></div>'
    assert bodies(read(page("", after=sidebar))) == []


@pytest.mark.parametrize("body", ["7%", "2012", "100% on the first scan", "+1", "The.", ":-)"])
def test_numbers_and_small_words_are_no_byline(body: str) -> None:
    whole = (
        f'<li class="comment depth-1" id="comment-1"><cite class="fn">Ann</cite><div '
        f'class="comment-content"><p>{body}</p><p>More words.</p></div></li>'
    )
    assert bodies(read(page(f'<ol class="commentlist">{whole}</ol>'))) == [f"{body}\n\nMore words."]
    last = whole.replace(f"<p>{body}</p><p>More words.</p>", f"<p>More words.</p><p>{body}</p>")
    assert bodies(read(page(f'<ol class="commentlist">{last}</ol>'))) == [f"More words.\n\n{body}"]


def test_a_class_that_every_comment_has_marks_nobody() -> None:
    items = "".join(
        f'<li class="comment depth-1" id="comment-{n}"><span '
        f'class="post-author">{name}</span><p>Words of {name}.</p></li>'
        for n, name in enumerate(("Ann", "Bob", "Cid", "Dee"), 1)
    )
    thread = read(page(f'<ol class="commentlist">{items}</ol>'))
    assert [entry.author for entry in thread.entries[1:]] == ["Ann", "Bob", "Cid", "Dee"]
    assert not any(entry.marks for entry in thread.entries[1:])


def test_a_note_of_the_software_is_dropped_and_one_of_the_author_is_kept() -> None:
    one = item(1, "Ann", "Noon.</p><p>Last edited by Ann on March 3, 2012 at 10:00 pm") + item(
        2, "Bob", "Two.</p><p>Edited to add: thanks!"
    )
    assert bodies(read(page(f'<ol class="commentlist">{one}</ol>'))) == ["Noon.", "Two.\n\nEdited to add: thanks!"]


PEOPLE = (("Ann", 13), ("Bob", 14), ("Cid", 15))


@pytest.mark.parametrize(
    "template",
    [
        "<div class='q'><b>{name}</b> wrote on March {day}, 2012:<br>Mine peak at {day} o clock.</div>",
        "<p><b>{name}</b> said...<br>Mine peak at {day} o clock.<br><i>March {day}, 2012 9:14 PM</i></p>",
        "<fieldset><legend>{name} - {day}/03/2012 21:14</legend>Mine peak at {day} o clock.</fieldset>",
        "<h3>{name}</h3><small>{day} Mar 2012</small><p>Mine peak at {day} o clock.</p>",
        "<p>Mine peak at {day} o clock.</p><div class='sig'>{name}, {day} Mar 2012</div>",
        "<li><span>{name}</span><span>2012-03-{day}</span><span>Mine peak at {day} o clock.</span></li>",
    ],
)
def test_shapes_without_any_class_that_helps(template: str) -> None:
    shown = "".join(template.format(name=name, day=day) for name, day in PEOPLE)
    thread = read(page("").replace('<div id="comments"></div>', f"<h3>3 comments</h3><div>{shown}</div>"))
    assert [(entry.author, (entry.date.iso or "")[:10]) for entry in thread.entries[1:]] == [
        (name, f"2012-03-{day}") for name, day in PEOPLE
    ]
    assert bodies(thread) == [f"Mine peak at {day} o clock." for _, day in PEOPLE]
