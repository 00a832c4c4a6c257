"""The address of a thread: the same for all its comment pages, however it was reached."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlunsplit

from carethread.indexer.readers.html.links import join, split
from carethread.indexer.readers.html.page import Page

_COMMENT_PAGE = re.compile(r"/comment-page-(\d{1,9})/?$")
_PAGE_QUERY = re.compile(r"[?&](?:cpage|commentPage|comment_page)=(\d{1,9})")
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref|source|replytocom|share|nb|like_comment|_wpnonce|"
    r"cpage|comment_?page|showcomment|sid|"
    r"phpsessid|m)$",
    re.IGNORECASE,
)


def address(page: Page) -> tuple[str | None, int]:
    """The thread's address without comment-page and tracking parts, and the number of the comment page."""
    found = page.canonical
    number = _page_number(page.given_url) or _page_number(found) or 1
    if not found:
        return None, number
    parts = split(join(page.given_url, found))
    if not parts.path and not parts.netloc:
        return None, number
    path = _COMMENT_PAGE.sub("/", parts.path)
    pairs = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(pair[0])]
    return urlunsplit((parts.scheme, parts.netloc, path, urlencode(pairs), "")), number


def _page_number(url: str | None) -> int | None:
    found = _COMMENT_PAGE.search((url or "").split("?")[0].split("#")[0]) or _PAGE_QUERY.search(url or "")
    return int(found[1]) if found else None
