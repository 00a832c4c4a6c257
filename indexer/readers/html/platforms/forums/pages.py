"""A thread's title, its address, and which of its pages this one is."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from carethread.indexer.readers.html.digits import whole
from carethread.indexer.readers.html.page import Page, line, squeeze
from carethread.indexer.readers.html.platforms.forums.selectors import find
from carethread.indexer.readers.html.platforms.forums.spec import Forum

_PAGE_OF = re.compile(
    r"\b(?:page|seite|page n°|pagina|página|strona|sivu|side|sida)\s+(\d{1,5})\s+(?:of|von|sur|de|di|van|z|af|av)\s+\d",
    re.IGNORECASE,
)
_CURRENT = (
    ".pageNav-page--current, .pagination .active, .pagination .current, .pagination strong, .ipsPagination_active,"
    " .pagination_current, .pageNav .currentPage, .PageNav .currentPage, .pagelinks strong, .navPages strong,"
    " .pagination [aria-current], .bbp-pagination-links .current, .pager-current, .pagenav .selected, .current_page,"
    " [aria-current=page]"
)
_PATH = re.compile(r"(?:/page[-/]?(?=\d{1,5}(?:/|\.html?$|$))|/p(?=\d{1,3}$)|-page-)(\d{1,9})", re.IGNORECASE)
_MAX_PAGES = 100_000
_QUERY_PAGE = frozenset({"page", "pg", "pagenumber"})
_QUERY_START = frozenset({"start", "st", "offset"})
_LITTER = frozenset(
    {"sid", "phpsessid", "s", "highlight", "hilit", "sort", "order", "view", "goto", "utm_source", "utm_medium",
     "utm_campaign", "fbclid", "gclid", "print", "postdays", "postorder", "pid", "do"}
)  # fmt: skip
_SITE = re.compile(r"\s+(?:[-–—|•·»:]|::)\s+")
_AFTER = re.compile(r"\s*\((?:read|gelesen|lu|leído|letto)\s.{1,12}\s\w+\)$", re.IGNORECASE)
_BEFORE = re.compile(
    r"^(?:author\s+)?(?:view topic|thema anzeigen|afficher le sujet|topic|thread|re)\s*[-:]\s*", re.IGNORECASE
)


def page_number(page: Page) -> int:
    """Which page of its thread this is: 1 unless address, page links or a line "Page 3 of 7" say otherwise."""
    for url in (page.canonical, page.given_url):
        if url and (found := _of_url(url)) > 1:
            return found
    for element in find(page, _CURRENT):
        number = whole(line(element))
        if number and number < _MAX_PAGES:
            return number
    for element in page.by_tag("td", "a", "span", "div", "b", "li"):
        text = element.text or ""
        if len(text) < 60 and (found_text := _PAGE_OF.search(text)):
            return int(found_text[1])
    title = page.by_tag("title")
    found_title = (
        re.search(r"\b(?:page|seite|pagina|página)\s+(\d{1,4})\b", line(title[0]), re.IGNORECASE) if title else None
    )
    return int(found_title[1]) if found_title else 1


def _of_url(url: str) -> int:
    parts = urlsplit(url)
    for name, value in parse_qsl(parts.query.replace(";", "&")):
        number = whole(value)
        if number is not None and name.lower() in _QUERY_PAGE:
            return max(1, number)
        if number is not None and name.lower() in _QUERY_START:
            return 2 if number > 0 else 1
        if name.lower() == "topic" and (found := re.fullmatch(r"\d{1,18}\.(\d{1,18})", value)):
            return 2 if int(found[1]) > 0 else 1
    found_path = _PATH.search(parts.path)
    return max(1, int(found_path[1])) if found_path else 1


def thread_url(page: Page) -> str | None:
    """The canonical address without its page, session and tracking parts."""
    if not page.canonical:
        return None
    try:
        parts = urlsplit(page.canonical)
    except ValueError:
        return page.canonical
    drop = _QUERY_PAGE | _QUERY_START | _LITTER
    query = [
        (name, re.sub(r"^(\d+)\.(?:\d+|msg\d+|new)$", r"\1.0", value) if name == "topic" else value)
        for name, value in parse_qsl(parts.query.replace(";", "&"), keep_blank_values=True)
        if name.lower() not in drop
    ]
    # Packages differ in whether page 1 ends in a slash where page 2 has its number: none does here.
    path = _PATH.sub("", parts.path).rstrip("/")
    return urlunsplit((parts.scheme, parts.netloc, path or "/", urlencode(query), ""))


def thread_title(page: Page, forum: Forum) -> str | None:
    """The thread's title: where the package prints it, else the page's own."""
    for css in forum.title:
        for element in find(page, css):
            if text := squeeze(line(element)):
                return _AFTER.sub("", _BEFORE.sub("", text))
    if title := page.meta.get("og:title"):
        return squeeze(title)
    titles = page.by_tag("title")
    return _longest(line(titles[0])) if titles and line(titles[0]) else None


def titles(page: Page, forum: Forum) -> list[str]:
    """All that may be the thread's title: where the package prints it, and the parts of the page's own."""
    own = page.by_tag("title")
    return [thread_title(page, forum) or "", *(_SITE.split(line(own[0])) if own else [])]


def _longest(text: str) -> str:
    """The thread's part of "Site • View topic - Title"."""
    parts = [part for part in _SITE.split(text) if part and part.lower() not in ("view topic", "thema anzeigen")]
    return _BEFORE.sub("", max(parts, key=len)) if parts else text
