"""Forums of many layouts: every post whole and alone, with author and date, in threads of two, six and many posts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest

from carethread.indexer.raw import RawThread
from carethread.indexer.readers.html.page import Page
from carethread.indexer.readers.html.threads import read_page
from tests.indexer.readers.html.forum_pages import BODIES, POSTS, Said, long_thread
from tests.indexer.readers.html.forum_rows import ROWS
from tests.indexer.readers.html.forum_sites import FLAT, NESTED
from tests.indexer.readers.html.forum_words import BESIDE

LAYOUTS = ROWS | BESIDE | FLAT
# Snitz closes a quote's font after it: the words stand outside their element, and the signature behind them stays.
_UNSIGNED = frozenset({"snitz"})


def read(markup: str) -> RawThread:
    thread = read_page(Page(markup))
    assert thread is not None
    return thread


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", re.sub(r"<[^>]+>", " ", text))


def byline(posts: Sequence[Said]) -> list[tuple[str, str]]:
    return [(said.name, said.at.date().isoformat()) for said in posts]


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_post_is_read_whole_and_alone(name: str) -> None:
    thread = read(LAYOUTS[name](POSTS))
    assert thread.venue == "forum"
    assert [(entry.author, (entry.date.iso or "")[:10]) for entry in thread.entries] == byline(POSTS)
    assert [entry.parent for entry in thread.entries] in ([None, 0, 0, 1, 0, 3], [None, 0, 0, 0, 0, 0])
    for entry, body in zip(thread.entries, BODIES, strict=True):
        assert letters(entry.body) == letters(body) or (name in _UNSIGNED and entry.body.startswith(body))


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("posts", [POSTS[:2], POSTS[:3], long_thread()], ids=["two", "three", "many"])
def test_short_and_long_threads(name: str, posts: Sequence[Said]) -> None:
    thread = read(LAYOUTS[name](posts))
    assert [(entry.author, (entry.date.iso or "")[:10]) for entry in thread.entries] == byline(posts)
    for entry, said in zip(thread.entries, posts, strict=True):
        assert letters(entry.body).startswith(letters(said.html))


@pytest.mark.parametrize(
    ("build", "parents"),
    [
        (NESTED["q2a"], [None, 0, 1, 1, 0, 0]),
        (NESTED["lemmy"], [None, 0, 1, 2, 0, 0]),
        (NESTED["kbin"], [None, 0, 1, 2, 0, 0]),
    ],
    ids=["q2a", "lemmy", "kbin"],
)
def test_answers_stand_below_what_they_answer(
    build: Callable[[Sequence[Said]], str], parents: list[int | None]
) -> None:
    thread = read(build(POSTS))
    assert [entry.parent for entry in thread.entries] == parents
    assert sorted(letters(entry.body) for entry in thread.entries) == sorted(letters(body) for body in BODIES)
    assert all(entry.author and entry.date.iso for entry in thread.entries)


def test_a_post_answers_the_one_that_it_quotes() -> None:
    for name in ("vb2", "webwiz", "minibb", "yaf", "phorum5_classic", "kunena5"):
        assert [entry.parent for entry in read(LAYOUTS[name](POSTS)).entries] == [None, 0, 0, 1, 0, 3], name


def quoting(number: int, name: str, words: str, quote: str = "") -> str:
    return (
        f'<article class="message message--post" data-author="{name}" id="js-post-{number}">'
        f'<time class="u-dt" datetime="2011-12-10T14:0{number}:00+0000"></time>'
        f'<div class="message-body"><div class="bbWrapper">{quote}{words}</div></div></article>'
    )


def test_a_quote_tells_its_post_by_number_by_link_or_by_words() -> None:
    number = '<blockquote data-quote="Ann" data-source="post: 1">Only a part of it.</blockquote>'
    link = '<blockquote><cite><a href="/goto/post?id=2">Bob said:</a></cite>Nothing that stands here.</blockquote>'
    words = "<blockquote>Bob wrote: it faded in spring</blockquote>"
    unknown = '<blockquote data-quote="Zoe">Something of another page.</blockquote>'
    page = "".join(
        (
            quoting(1, "Ann", "Did the rash fade?"),
            quoting(2, "Bob", "Mine did, and it faded in spring."),
            quoting(3, "Cid", "First.", number),
            quoting(4, "Dora", "Second.", link),
            quoting(5, "Eve", "Third.", words),
            quoting(6, "Fay", "Fourth.", unknown),
        )
    )
    thread = read(f"<html><body>{page}</body></html>")
    assert [entry.body for entry in thread.entries[2:]] == ["First.", "Second.", "Third.", "Fourth."]
    assert [entry.parent for entry in thread.entries] == [None, 0, 0, 1, 1, 0]
