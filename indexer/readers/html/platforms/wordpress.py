"""WordPress in all its themes: whatever prints `comment_class()` or `comment-N` ids, as lists, articles or dt/dd."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carethread.indexer.raw import RawThread, Venue
from carethread.indexer.readers.html.assemble import thread_of
from carethread.indexer.readers.html.blocks import Block, nest
from carethread.indexer.readers.html.fields import Layout
from carethread.indexer.readers.html.general.levels import set_levels
from carethread.indexer.readers.html.page import Element, Page

NAME = "wordpress"
VENUE: Venue = "blog"
_DEPTH = re.compile(r"^depth-(\d{1,6})$")
_ID = re.compile(r"^(?:li-|div-)?comment-(\d+)$")
_WORDPRESS = re.compile(r"/wp-(?:content|includes|comments-post)|content=.WordPress", re.IGNORECASE)
_LISTS = (
    "commentlist",
    "comment-list",
    "comments-list",
    "comment_list",
    "commentslist",
    "wp-block-comment-template",
    "pinglist",
    "trackback-list",
)
_COMMENT_CLASSES = frozenset({"comment", "pingback", "trackback", "byuser", "even", "odd", "thread-even", "thread-odd"})
_NO_BLOCK = frozenset({"a", "span", "p", "h3", "h4", "h5", "h6", "small", "cite", "input", "dd"})
_FORMS = ("comment-respond", "comment-form", "respond")
LAYOUT = Layout()


def detect(page: Page) -> int:
    """Sure with `depth-N` on a comment; a list or ids alone are a hint."""
    if any(name.startswith("depth-") and _DEPTH.match(name) for name in page.class_names()):
        return 90
    if (
        page.by_class("commentlist", "comment-list", "wp-block-comment-template")
        or page.by_id("comment_list") is not None
    ):
        return 60
    if any(_ID.match(name) for name, _ in page.ids()):
        return 60 if _WORDPRESS.search(page.markup) else 40
    return 0


def read(page: Page) -> RawThread | None:
    """The thread on the page, or None."""
    roots = _roots(page)
    if not roots:
        return None
    forms = [element for name in _FORMS for element in page.by_class(name)]
    if (form := page.by_id("respond")) is not None:
        forms.append(form)
    blocks = nest(page, roots, forms)
    for block in blocks:
        block.depth = _depth(page, block)
    if not any(block.depth for block in blocks):
        set_levels(blocks)
    return thread_of(page, blocks, LAYOUT, platform=NAME if detect(page) >= 60 else "general", venue=VENUE)


def _roots(page: Page) -> list[Sequence[Element]]:
    if found := _by_depth(page):
        return found
    listed, named = _by_list(page), _by_id(page)
    return named if len(named) >= len(listed) else listed


def _by_depth(page: Page) -> list[Sequence[Element]]:
    names = [name for name in page.class_names() if _DEPTH.match(name)]
    marked = [element for element in page.by_class(*names) if _is_comment(page, element)] if names else []
    groups: list[list[Element]] = []
    for element in marked:
        if (
            element.tag == "dd"
            and groups
            and groups[-1][-1].tag in ("dt", "dd")
            and groups[-1][-1].getparent() is element.getparent()
        ):
            groups[-1].append(element)
        else:
            groups.append([element])
    return [tuple(group) for group in groups]


def _is_comment(page: Page, element: Element) -> bool:
    """Menus and category lists have depths too."""
    called = page.classes(element)
    return bool(_COMMENT_CLASSES.intersection(called)) or bool(_ID.match(element.get("id") or ""))


def _by_list(page: Page) -> list[Sequence[Element]]:
    """The items of comment lists, and those of the lists inside them."""
    lists = set(page.by_class(*_LISTS))
    lists.update(old for name in ("comment_list", "commentlist") if (old := page.by_id(name)) is not None)
    lists.update(inner for inner in page.by_class("children") if lists & set(inner.iterancestors()))
    items = sorted((item for one in lists for item in one if item.tag in ("li", "div", "article")), key=page.order)
    called = [item for item in items if _is_comment(page, item)]
    return [(item,) for item in called or items]


def _by_id(page: Page) -> list[Sequence[Element]]:
    """The outermost block of each comment number."""
    seen: set[str] = set()
    found: list[Sequence[Element]] = []
    for name, element in page.ids():
        if (match := _ID.match(name)) and match[1] not in seen and element.tag not in _NO_BLOCK:
            seen.add(match[1])
            found.append((element,))
    return found


def _depth(page: Page, block: Block) -> int | None:
    for name in page.classes(block.root):
        if found := _DEPTH.match(name):
            return int(found[1])
    return None
