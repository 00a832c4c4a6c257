"""Movable Type and TypePad: `div.comment` with a footer or header of who and when; the parent is only a link."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carethread.indexer.raw import RawThread, Venue
from carethread.indexer.readers.html.assemble import thread_of
from carethread.indexer.readers.html.blocks import Block, nest
from carethread.indexer.readers.html.fields import Layout
from carethread.indexer.readers.html.general.levels import set_levels
from carethread.indexer.readers.html.page import Element, Page, line

NAME = "movabletype"
VENUE: Venue = "blog"
_KEY = re.compile(r"(?:^|#)(?:comment-)?c?(?:omment-)?([0-9a-f]{4,40}|\d+)$", re.IGNORECASE)
_REPLIED = re.compile(
    r"repl(?:ied|y|ying) to|in (?:response|reply) to|antwort(?:et)? auf|en réponse|への返信|返信", re.IGNORECASE
)
LAYOUT = Layout(
    author=(".author", ".vcard", ".comment-author"),
    date=(
        "abbr.published",
        ".comment-date",
        ".permalink",
        ".comment-footer",
        ".posted",
        ".comments-post",
        ".comment-header",
    ),
    body=(".comment-content", ".comment-body", ".comments-body"),
    junk=frozenset(
        {
            "comment-footer",
            "comment-header",
            "user-pic",
            "comment-user-pic",
            "asset-meta",
            "posted",
            "comments-post",
            "comment-typekey",
        }
    ),
)


def detect(page: Page) -> int:
    """Sure when the generator says so and comments are there."""
    if not _roots(page):
        return 0
    if any(name in page.generator for name in ("movable type", "typepad", "melody", "openmelody")):
        return 88
    if (
        page.by_class("comment-footer")
        and page.by_class("comment-content")
        and not page.by_class("comment-list", "commentlist")
    ):
        return 72
    return 70 if page.by_class("comments-post") or page.by_class("comments-body") else 0


def read(page: Page) -> RawThread | None:
    """The thread on the page, or None."""
    blocks = nest(page, _roots(page))
    for block in blocks:
        _identify(block)
    if not any(block.answers for block in blocks):
        set_levels(blocks)
    return thread_of(page, blocks, LAYOUT, platform=NAME, venue=VENUE)


def _roots(page: Page) -> list[Sequence[Element]]:
    found = [element for element in page.by_class("comment") if element.tag in ("div", "li", "article")]
    if not found:
        found = page.by_class("comments-body")
    outer = set(found)
    return [(element,) for element in found if element.getparent() not in outer]


def _identify(block: Block) -> None:
    for element in block.own:
        for value in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if block.key is None and value and value != "comments" and (found := _KEY.search(value)):
                block.key = found[1]
    for link in block.find(("a",)):
        parent = link.getparent()
        found = _KEY.search(link.get("href") or "") if "#" in (link.get("href") or "") else None
        if found is None or parent is None or found[1] == block.key:
            continue
        if _REPLIED.search(line(link, 200)) or _REPLIED.search(line(parent, 200)[:200]):
            block.answers = found[1]
            block.reply_note = link
            return
