"""WebMD exchanges (2009 to 2016): scripts write the dates, links name the post that a post answers."""

from __future__ import annotations

import re

from carethread.indexer.raw import RawThread, Venue
from carethread.indexer.readers.html.page import Page, squeeze
from carethread.indexer.readers.html.platforms.forums.posts import Post, Scopes
from carethread.indexer.readers.html.platforms.forums.reading import read_forum
from carethread.indexer.readers.html.platforms.forums.selectors import find
from carethread.indexer.readers.html.platforms.forums.spec import Forum, certainty

NAME = "webmd"
VENUE: Venue = "forum"
_DATED = ".first_posted_fmt, .posted_fmt"
_NAMED = "data-author"
_BLOCKS = (".firstitem_mid_fmt", ".thread_fmt")
_ANSWERED = ".mlResponseTo a"
_FORUM = Forum(
    name=NAME,
    signs=(("thread_fmt", "post_fmt", "post_hdr_fmt"),),
    bodies=(".thread_fmt .post_fmt", ".post_fmt"),
    block=_BLOCKS,
    named=_NAMED,
    author=(".post_hdr_fmt > a",),
    date=(_DATED,),
    rank=(".expert_badge_fmt",),
    title=(".first_item_title_fmt", "h1"),
    key=r"reply-form-(\d+)",
    head=(".firstitem_mid_fmt",),
    drop=(".post_sig_fmt",),
)
_WRITTEN = re.compile(r"DateDelta\(\s*['\"]([^'\"]+)")
_LAST_NUMBER = re.compile(r"(\d+)\D*$")


def detect(page: Page) -> int:
    """How sure it is that the page is a WebMD exchange."""
    return certainty(page, _FORUM)


def read(page: Page) -> RawThread | None:
    """The discussion; the first post is repeated on every page."""
    _write_dates(page)
    for form in find(page, "form.exchange-reply-form"):
        if number := _LAST_NUMBER.search(form.get("action") or ""):
            form.set("id", f"reply-form-{number[1]}")
    blocks = {block for css in _BLOCKS for block in find(page, css)}
    for head in find(page, ".post_hdr_fmt"):
        if name := squeeze(head.text or "").partition(" ")[0]:  # "Anonymous posted:", without a link
            for block in blocks.intersection(head.iterancestors()):
                block.set(_NAMED, name)
    return read_forum(page, _FORUM, _answers)


def _write_dates(page: Page) -> None:
    """Puts the dates that scripts would write where they would write them."""
    places, dates = find(page, _DATED), _WRITTEN.findall(page.markup)
    if len(places) == len(dates):
        for place, date in zip(places, dates, strict=True):
            place.text = date


def _answers(page: Page, posts: list[Post]) -> dict[int, str]:
    scopes = Scopes(page, posts)
    answered: dict[int, str] = {}
    for place, post in enumerate(posts):
        links = scopes.find(post, _ANSWERED)
        if links and (number := _LAST_NUMBER.search(links[-1].get("href") or "")):
            answered[place] = number[1]
    return answered
