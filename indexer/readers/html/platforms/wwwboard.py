"""WWWBoard and its heirs: a page a message, with its answers as links ("Follow Ups").

Markup: `wwwboard.pl` of Matt's Script Archive and of the nms project. A message that answers another is a thread that
lost its post.
"""

from __future__ import annotations

import re

from carethread.indexer.dates import parse_date
from carethread.indexer.raw import Entry, RawThread, Venue
from carethread.indexer.readers.html.drafts import Draft, build_thread
from carethread.indexer.readers.html.page import Page, first, line
from carethread.indexer.text import body_text

NAME = "wwwboard"
VENUE: Venue = "forum"
_ANSWERS = re.compile(r"""<a\s[^>]{0,80}name=["']?followups\b""", re.IGNORECASE)
_LISTED = "<!--insert:"
_BYLINE = re.compile(
    r"<p\b[^>]{0,80}>\s{0,9}Posted by\s{1,9}(.{1,400}?)\s{1,9}on\s{1,9}([^<]{6,60}?):?\s{0,9}(?=<)",
    re.IGNORECASE | re.DOTALL,
)
_REPLY = re.compile(
    r"(?:\s|</?p\b[^>]{0,80}>){0,9}In Reply to:\s{0,9}<a\b[^>]{1,300}>.{0,300}?</a>"
    r"\s{0,9}posted by\s{1,9}.{1,400}?\s{1,9}on\s{1,9}[^<]{6,60}",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS = re.compile(r"\s*\([\w.:-]{3,80}\)\s*$")  # where the message was sent from
_RE = re.compile(r"^(?:re:\s*)+", re.IGNORECASE)


def detect(page: Page) -> int:
    """Sure where the list of answers and the comment in it stand."""
    return 85 if _LISTED in page.markup and _ANSWERS.search(page.markup) and _BYLINE.search(page.markup) else 0


def read(page: Page) -> RawThread | None:
    """The message on the page."""
    byline, answers = _BYLINE.search(page.markup), _ANSWERS.search(page.markup)
    if byline is None or answers is None:
        return None
    markup = page.markup[byline.end() : answers.start()]
    reply = _REPLY.match(markup)
    words = markup[reply.end() if reply else 0 :]
    rule = words.lower().rfind("<hr")
    draft = Draft(
        body_text(_fragment(words[: rule if rule >= 0 else None]).root).lstrip(": \n"),
        author=_ADDRESS.sub("", line(_fragment(byline[1]).root)) or None,
        date=parse_date(byline[2]),
    )
    title = line(first(page.root, "h1"))
    post, drafts = (Entry(""), [draft]) if reply else (draft.entry(0), [])
    post.parent = None
    name = _RE.sub("", title) if reply else title
    return build_thread(post, drafts, platform=NAME, venue=VENUE, title=name or None, language=page.language)


def _fragment(markup: str) -> Page:
    return Page(f"<html><body>{markup}</body></html>")
