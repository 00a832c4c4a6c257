"""Disqus: the static list that the blog plugin prints for readers without JavaScript, and the saved widget itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carethread.indexer.raw import RawThread, Venue
from carethread.indexer.readers.html.assemble import thread_of
from carethread.indexer.readers.html.blocks import Block, nest
from carethread.indexer.readers.html.fields import Layout
from carethread.indexer.readers.html.page import Element, Page

NAME = "disqus"
VENUE: Venue = "blog"
_ID = re.compile(r"^(?:dsq-comment|post)-(\d+)$")
_AUTHOR = re.compile(r"^dsq-author-user-\d+$|^dsq-cite-\d+$")
LAYOUT = Layout(
    author=(".dsq-commenter-name", "span.author", ".author", ".dsq-comment-cite"),
    date=(".time-ago", ".dsq-comment-meta", ".post-meta"),
    body=(".dsq-comment-message", ".dsq-comment-text", ".post-message", ".post-message-container"),
    junk=frozenset(
        {
            "dsq-comment-footer",
            "post-menu",
            "parent-link-container",
            "comment__footer",
            "dsq-comment-buttons",
            "post-media-list",
        }
    ),
)


def detect(page: Page) -> int:
    """Sure with the plugin's own ids."""
    if page.by_id("dsq-comments") is not None or page.by_id("dsq-content") is not None or page.by_class("dsq-comment"):
        return 96 if _roots(page) else 0
    return 90 if page.by_class("post-message") and page.by_class("post-body-inner") and _roots(page) else 0


def read(page: Page) -> RawThread | None:
    """The thread on the page, or None."""
    blocks = nest(page, _roots(page))
    for block in blocks:
        _identify(block)
    return thread_of(page, blocks, LAYOUT, platform=NAME, venue=VENUE)


def _roots(page: Page) -> list[Sequence[Element]]:
    """Blogs call their posts `post-12` too: where the plugin's list stands, only what is in it counts."""
    found = [element for name, element in page.ids() if _ID.match(name) and element.tag in ("li", "div")]
    holder = page.by_id("dsq-comments")
    holder = page.by_id("dsq-content") if holder is None else holder
    return [(element,) for element in found if holder is None or holder in element.iterancestors()]


def _identify(block: Block) -> None:
    if found := _ID.match(block.root.get("id") or ""):
        block.key = found[1]
    named = [element for element in block.own if _AUTHOR.match(element.get("id") or "")]
    named.sort(key=lambda element: "user" not in (element.get("id") or ""))
    if named:
        block.author = named[0]
