"""The post of a page: its title, address, author, date and text. Nothing is taken from the comments."""

from __future__ import annotations

from collections.abc import Iterable

from carethread.indexer.raw import Entry
from carethread.indexer.readers.html.page import Element, Page
from carethread.indexer.readers.html.post.address import address
from carethread.indexer.readers.html.post.author import author_of
from carethread.indexer.readers.html.post.body import body_of
from carethread.indexer.readers.html.post.date import date_of
from carethread.indexer.readers.html.post.surroundings import Surroundings
from carethread.indexer.readers.html.post.title import heading_of, title_of

__all__ = ["address", "post_entry", "title_of"]


def post_entry(page: Page, comments: Iterable[Element] = ()) -> Entry:
    """The post itself.

    comments: the outermost elements of the comments; nothing is taken from inside them or from behind them.
    """
    around = Surroundings(page, list(comments), heading_of(page))
    return Entry(body=body_of(around), author=author_of(around), date=date_of(around))
