"""Blogger: threaded lists (`comment-thread`), the flat `dl#comments-block` of dt and dd, and its older forms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carethread.indexer.raw import RawThread, Venue
from carethread.indexer.readers.html.assemble import thread_of
from carethread.indexer.readers.html.blocks import Block, dt_groups, nest
from carethread.indexer.readers.html.fields import Layout
from carethread.indexer.readers.html.page import Element, Page

NAME = "blogger"
VENUE: Venue = "blog"
_ID = re.compile(r"^(?:Blog1_)?c(?:mt-)?(\d{6,})$")
_PROFILE = re.compile(r"(?:blogger\.com/profile|plus\.google\.com|profile)/(\d{6,})")
LAYOUT = Layout(
    author=("cite.user", ".comment-author", ".comment-poster", ".comment-data", ".comment-header", ".comment_author"),
    date=(".datetime", ".comment-timestamp", ".comment-data", ".comment_date"),
    body=("p.comment-content", ".comment-content", "dd.comment-body", ".comment-body", ".comment_body"),
    junk=frozenset(
        {"comment-actions", "comment-replies", "blogger-comment-icon", "comment-delete", "icon", "continue"}
    ),
)


def detect(page: Page) -> int:
    """Sure with Blogger's own comment markup."""
    if page.by_id("comments-block") is not None or page.by_id("comment-holder") is not None:
        return 95
    made = "blogger" in page.generator or "blogspot." in (page.canonical or "")
    if page.by_class("comment-thread") and (made or page.by_class("comment-replies", "toplevel-thread")):
        return 92
    return 50 if made and any(_ID.match(name) for name, _ in page.ids()) else 0


def read(page: Page) -> RawThread | None:
    """The thread on the page, or None."""
    roots = _roots(page)
    blocks = nest(page, roots, page.by_class("continue", "comment-form", "comment-replybox-single", "thread-toggle"))
    for block in blocks:
        _identify(block)
    return thread_of(page, blocks, LAYOUT, platform=NAME, venue=VENUE) if blocks else None


def _roots(page: Page) -> list[Sequence[Element]]:
    threaded = [item for item in page.by_class("comment") if item.tag == "li" and _ID.match(item.get("id") or "")]
    if threaded:
        return [(item,) for item in threaded]
    for name in ("comments-block", "Blog1_comments-block-wrapper"):
        if (holder := page.by_id(name)) is not None and (groups := dt_groups(holder)):
            return groups
    named = [element for name, element in page.ids() if _ID.match(name) and element.tag not in ("dd", "a", "dt")]
    if named:
        return [(element,) for element in named]
    blocks = page.by_class("comment-block")
    return [(element,) for element in blocks]


def _identify(block: Block) -> None:
    for element in block.own:
        for value in (element.get("id"), element.get("name")):
            if value and (found := _ID.match(value)):
                block.key = found[1]
                break
        if block.key is not None:
            break
    for link in block.find(("a",)):
        if found := _PROFILE.search(link.get("href") or ""):
            block.account = found[1]
            return
