"""The post of a page: its title, address, author, date and text. Nothing is taken from the comments."""

from __future__ import annotations

from collections.abc import Iterable

from carethread.indexer.raw import Entry, RawThread
from carethread.indexer.readers.html.page import Element, Page
from carethread.indexer.readers.html.post.address import address
from carethread.indexer.readers.html.post.author import author_of
from carethread.indexer.readers.html.post.body import body_of
from carethread.indexer.readers.html.post.date import date_of
from carethread.indexer.readers.html.post.surroundings import Surroundings
from carethread.indexer.readers.html.post.title import heading_of, title_of

__all__ = ["address", "only_post", "post_entry", "title_of"]

MIN_POST = 200  # code points of a text that makes a page without comments a post
_SINGLE = frozenset({"single", "single-post", "post-template-default", "page-node", "dc-post"})


def post_entry(page: Page, comments: Iterable[Element] = ()) -> Entry:
    """The post itself.

    comments: the outermost elements of the comments; nothing is taken from inside them or from behind them.
    """
    around = Surroundings(page, list(comments), heading_of(page))
    return Entry(body=body_of(around), author=author_of(around), date=date_of(around))


def only_post(page: Page) -> RawThread | None:
    """The thread of a page without comments, when it clearly is one post; None for lists of posts and the like."""
    if not _is_post(page):
        return None
    post = post_entry(page)
    if len(post.body) < MIN_POST or (post.author is None and post.date.iso is None):
        return None
    url, number = address(page)
    return RawThread(
        entries=[post],
        title=title_of(page),
        url=url,
        format="html",
        platform="general",
        venue="blog",
        language=page.language,
        page=number,
    )


def _is_post(page: Page) -> bool:
    """The page says that it is an article, or shows one entry and no more."""
    if page.meta.get("og:type", "").lower() == "article" or "article:published_time" in page.meta:
        return True
    if any(set(page.classes(body)) & _SINGLE for body in page.by_tag("body")):
        return True
    named = page.by_class("hentry", "h-entry", "entry-content", "post-body")
    entries = (
        page.by_class("hentry", "h-entry") or page.by_class("entry-content", "post-body") or page.by_tag("article")
    )
    return len(entries) == 1 and (bool(named) or heading_of(page) is not None)
