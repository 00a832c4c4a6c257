"""The title of a post, without the name of its site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carethread.indexer.readers.html.links import split
from carethread.indexer.readers.html.page import Element, Page, line, squeeze

_SEPARATOR = re.compile(r"\s+(?:[|·•»«›‹–—/:~-]|::)\s+|\s*[|»«]\s*")
_WORD = re.compile(r"\w+")
MAX_TITLE = 400  # code points
_HOME = re.compile(r"^(?:https?://[^/]+)?/?(?:index\.\w+|blog/?)?$", re.IGNORECASE)
_STRONG = re.compile(r"\s*[|»«·•]\s*")  # between a title and its site, hardly ever inside a title
_NOT_LETTER = re.compile(r"[\W_]+")
_EDGES = " \t|·•»«›‹–—:/~-"
_CLASSES = (
    "entry-title",
    "entry_title",
    "post-title",
    "p-name",
    "article-title",
    "single-title",
    "blog-post-title",
    "page-title",
    "title",
)


def title_of(page: Page) -> str | None:
    """The post's title; a heading of the page that its head confirms, else the head without the site's name."""
    heading = heading_of(page)
    if heading is not None:
        shown = _shown(heading, [_letters(text) for text in _said(page)])
        return _without_site_name(page, shown) or shown
    for text in _said(page):
        if title := _without_site(page, text):
            return title
    return None


def heading_of(page: Page) -> Element | None:
    """The element that shows the title: its words are those that the head gives."""
    return page.noted("heading", _find_heading)


def _find_heading(page: Page) -> Element | None:
    said = [_letters(text) for text in _said(page)]
    best: tuple[int, Element | None] = (2, None)
    for element in _headings(page):
        text = _letters(_shown(element, said))
        if len(text) > best[0] and any(text in one for one in said) and not _leads_home(element):
            best = (len(text), element)
    return best[1] if best[1] is not None else _likest(page)


def _shown(heading: Element, said: list[str]) -> str:
    """The words of a heading; only those before a line break or a smaller part, where these alone are what is said."""
    whole, first = line(heading, MAX_TITLE), squeeze(heading.text or "")
    if not first and len(heading):
        first = line(heading[0], MAX_TITLE)
    known = any(_letters(whole) in one for one in said)
    return whole if known or not any(len(_letters(first)) > 2 and _letters(first) in one for one in said) else first


def _leads_home(element: Element) -> bool:
    """The site's own name, linked to its front page."""
    links = list(element.iter("a")) or list(element.iterancestors("a"))
    return bool(links) and all(_HOME.match(link.get("href") or "") for link in links)


def _likest(page: Page) -> Element | None:
    """The h1 that shares most of its words with what the head says."""
    said = {word for text in _said(page) for word in _WORD.findall(text.casefold())}
    best: tuple[float, Element | None] = (0.6, None)
    for element in page.by_tag("h1"):
        own = set(_WORD.findall(line(element, MAX_TITLE).casefold()))
        share = len(own & said) / len(own) if len(own) > 2 else 0.0
        if share > best[0]:
            best = (share, element)
    return best[1]


def _headings(page: Page) -> Iterator[Element]:
    yield from page.by_tag("h1")
    for name in _CLASSES:
        yield from page.by_class(name)
    yield from page.by_tag("h2", "h3")


def _said(page: Page) -> list[str]:
    shown = squeeze("".join(page.by_tag("title")[0].itertext())) if page.by_tag("title") else ""
    texts = (page.meta.get("og:title"), page.meta.get("twitter:title"), shown, page.meta.get("title"))
    return [squeeze(text) for text in texts if text]


def _letters(text: str) -> str:
    return _NOT_LETTER.sub("", text).casefold()


def _without_site(page: Page, title: str) -> str:
    return _without_site_name(page, title) or max(_STRONG.split(title), key=len).strip()


def _without_site_name(page: Page, title: str) -> str | None:
    """The title without its first or last part, when that is the site's name or that of its host; else None."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title.strip()
    site = _letters(page.meta.get("og:site_name", ""))
    host = _letters(split(page.canonical).netloc.removeprefix("www."))
    for place in (-1, 0):
        name = _letters(parts[place])
        if name and (name == site or name in host or (site and name in site)):
            rest = title[: title.rfind(parts[-1])] if place else title[title.find(parts[0]) + len(parts[0]) :]
            return rest.strip(_EDGES) or title.strip()
    return None
