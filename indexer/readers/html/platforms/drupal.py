"""Drupal 5 to 11: `div.comment` or `article.comment`, answers in the `div.indented` that follows their parent."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carethread.indexer.raw import RawThread, Venue
from carethread.indexer.readers.html.assemble import thread_of
from carethread.indexer.readers.html.blocks import Block, nest
from carethread.indexer.readers.html.fields import Layout
from carethread.indexer.readers.html.page import Element, Page, has_class

NAME = "drupal"
VENUE: Venue = "blog"
_ANCHOR = re.compile(r"^comment-(\d+)$")
_REPLY = re.compile(r"/comment/(?:reply/(?:node/)?\d+(?:/[a-z_]+)?/)?(\d+)(?:[#?]|$)")
_USER = re.compile(r"/users?/([\w.-]+)$")
LAYOUT = Layout(
    author=(".username", "@rel=sioc:has_creator", ".comment__author", ".comment-author"),
    date=(
        "@property=dc:date", ".comment__time", ".comment__submitted", ".submitted", ".comment-submitted", ".date",
    ),
    body=(
        ".field-name-comment-body", ".field--name-comment-body", ".field-comment-body", ".comment-body",
        ".comment__content", ".comment-text", ".comment-content", ".content",
    ),
    junk=frozenset(
        {
            "links", "comment__links", "comment__parent", "parent", "new", "comment__permalink", "user-signature",
            "title", "comment-title", "comment__title", "field--name-subject",
        }
    ),
)  # fmt: skip


def detect(page: Page) -> int:
    """Sure when Drupal names itself and there are its comments."""
    if not page.by_class("comment"):
        return 0
    made = (
        "drupal" in page.generator
        or page.by_class("node-type-blog", "page-node")
        or "/sites/default/files" in page.markup
    )
    own = page.by_class("comment-by-anonymous", "js-comment", "comment-by-node-author", "comment-by-viewer")
    wrapper = page.by_class("comment-wrapper") or page.by_class("indented")
    if not (made or own or wrapper) or not _roots(page):
        return 0
    if own or (made and page.by_class("comment")):
        return 85
    return 70 if wrapper and page.by_class("comment") and page.by_class("submitted") else 0


def read(page: Page) -> RawThread | None:
    """The thread on the page, or None."""
    roots = _roots(page)
    if not roots:
        return None
    blocks = nest(page, roots, page.by_class("comment-form", "indented"))
    for block in blocks:
        _identify(block)
    venue: Venue = "forum" if page.by_class("node-forum", "node-type-forum", "node--type-forum") else VENUE
    return thread_of(page, blocks, LAYOUT, platform=NAME, venue=venue)


def _roots(page: Page) -> list[Sequence[Element]]:
    found: list[Sequence[Element]] = []
    for element in page.by_class("comment"):
        if element.tag not in ("div", "article", "li", "section") or has_class(element, "comment-form"):
            continue
        if any(
            has_class(above, "comment") and _ANCHOR.match(above.get("id") or "") for above in element.iterancestors()
        ):
            continue
        found.append((element,))
    return found


def _identify(block: Block) -> None:
    root = block.root
    block.key = _key(block)
    block.depth = 1 + sum(1 for above in root.iterancestors() if has_class(above, "indented"))
    for link in block.find((".username",)):
        if found := _USER.search(link.get("href") or ""):
            block.account = found[1]
    for element in block.find(("@rel=sioc:reply_of", ".comment__parent", ".parent")):
        target = element.get("resource") or next((link.get("href") or "" for link in element.iter("a")), "")
        if found := re.search(r"#comment-(\d+)$", target):
            block.answers = found[1]


def _key(block: Block) -> str | None:
    before = block.root.getprevious()
    anchors = [
        block.root,
        *(one for one in (before,) if one is not None and one.tag == "a"),
        *block.find(("a", "article")),
    ]
    for element in anchors:
        for value in (element.get("id"), element.get("name")):
            if value and (found := _ANCHOR.match(value)):
                return found[1]
    for link in block.find(("a",)):
        href = link.get("href") or ""
        if found := re.search(r"#comment-(\d+)$", href) or _REPLY.search(href):
            return found[1]
    return None
