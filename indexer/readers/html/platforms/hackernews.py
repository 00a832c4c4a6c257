"""Hacker News, 2007 to today: one table row a comment; its depth is the width of the spacer image before it."""

from __future__ import annotations

import re

from carethread.indexer.dates import parse_date
from carethread.indexer.raw import Entry, Mark, RawThread, Stamp, Venue
from carethread.indexer.readers.html.digits import whole
from carethread.indexer.readers.html.drafts import Draft, build_thread
from carethread.indexer.readers.html.page import Element, Page, first, line, select
from carethread.indexer.text import body_text

NAME = "hackernews"
VENUE: Venue = "forum"
_STEP = 40  # pixels of indent a level
_ITEM = re.compile(r"item\?id=(\d+)")
_AGO = re.compile(r"\b\d+ (?:minute|hour|day|month|year)s? ago\b|\bon (?:\w+ \d+, \d{4})")
_GONE = re.compile(r"^\[(?:deleted|flagged|dead)\]")


def detect(page: Page) -> int:
    """Sure when the comment heads, bodies and spacer images of Hacker News are there."""
    if not page.by_class("comhead") or not page.by_class("default"):
        return 0
    spacers = any("s.gif" in (image.get("src") or "") for image in page.by_tag("img"))
    return 90 if page.by_class("athing") or spacers or page.by_class("ind") else 0


def read(page: Page) -> RawThread | None:
    """The story or question with its comments."""
    drafts = [draft for cell in page.by_class("default") if (draft := _comment(page, cell)) is not None]
    post = _story(page)
    url = f"https://news.ycombinator.com/item?id={post.key}" if post.key else page.canonical
    link = next((link for cell in page.by_class("title") for link in select(cell, "a")), None)
    return build_thread(
        post, drafts, platform=NAME, venue=VENUE, title=line(link) or None, url=url, language=page.language or "en"
    )


def _story(page: Page) -> Entry:
    subtext = next(iter(page.by_class("subtext", "subline")), None)
    if subtext is None:
        return Entry("")
    user = first(subtext, "a.hnuser", "a[href^='user?id=']")
    return Entry(
        _story_text(page, subtext),
        author=line(user) or None,
        date=_date(page, subtext),
        key=_item_of(subtext),
        marks=frozenset({"opener"}),
    )


def _story_text(page: Page, subtext: Element) -> str:
    """The words of an "Ask HN": in `div.toptext`, before 2022 the row two below the byline."""
    top = next(iter(page.by_class("toptext")), None)
    if top is not None:
        return body_text(top)
    row = next(subtext.iterancestors("tr"), None)
    for later in list(row.itersiblings())[:3] if row is not None else []:
        if later.tag == "tr" and not select(later, "form, textarea, .comhead") and line(later):
            return body_text(later)
    return ""


def _comment(page: Page, cell: Element) -> Draft | None:
    head = first(cell, ".comhead")
    row = next(cell.iterancestors("tr"), None)
    if head is None or row is None:
        return None
    words = first(cell, ".commtext", ".comment")
    skip = set(select(words, ".reply, .navs, u > a[href^='reply?']")) if words is not None else set()
    body = body_text(words, skip) if words is not None else ""
    user = first(head, "a.hnuser", "a[href^='user?id=']")
    gone = words is None or bool(_GONE.match(body)) or user is None
    marks: frozenset[Mark] = frozenset({"deleted"}) if gone else frozenset()
    return Draft(
        "" if _GONE.match(body) else body,
        author=line(user) or None,
        date=_date(page, head),
        key=row.get("id") or _item_of(head) or _voted(row),
        marks=marks,
        depth=_depth(row),
    )


def _depth(row: Element) -> int:
    indent = first(row, "td.ind[indent]")
    if indent is not None and (level := whole(indent.get("indent"))) is not None:
        return level + 1
    for image in select(row, "img"):
        if (image.get("src") or "").endswith("s.gif") and (width := whole(image.get("width"))) is not None:
            return width // _STEP + 1
    return 1


def _item_of(element: Element) -> str | None:
    for link in select(element, "a[href]"):
        if found := _ITEM.search(link.get("href") or ""):
            return found[1]
    return None


def _voted(row: Element) -> str | None:
    arrow = first(row, "[id^=up_]")
    return (arrow.get("id") or "").removeprefix("up_") or None if arrow is not None else None


def _date(page: Page, element: Element) -> Stamp:
    """`title` of the age holds local time, then (since 2022) seconds since 1970; the text is relative."""
    age = first(element, ".age[title]")
    if age is not None and (parts := (age.get("title") or "").split()):
        return parse_date(parts[-1] if len(parts) > 1 else parts[0])
    found = _AGO.search(line(element))
    return parse_date(found[0].removeprefix("on "), base=page.saved) if found else Stamp()
