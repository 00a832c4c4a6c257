"""The post of a page: title, address, who, when and its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from carethread.indexer.dates import parse_date
from carethread.indexer.raw import Entry, Stamp
from carethread.indexer.readers.html import words
from carethread.indexer.readers.html.page import Element, Page, line, squeeze
from carethread.indexer.text import body_text

_COMMENT_PAGE = re.compile(r"/comment-page-(\d+)/?$")
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref|replytocom|share|nb|like_comment|_wpnonce|cpage|showcomment|commentpage|sid|PHPSESSID)$",
    re.IGNORECASE,
)
_ARTICLE_TYPES = ("article", "blogposting", "newsarticle", "posting", "recipe", "socialmediaposting", "webpage")
_TITLE_PARTS = re.compile(r"\s+(?:[|·•»«›–—:-]|::)\s+")
_BODY_CLASSES = (
    "entry-content", "post-content", "entry_content", "post_content", "article-content", "article-body", "post-body", "entry-body", "wp-block-post-content",
    "td-post-content", "single-content", "blog-content", "content-inner", "story-body", "format_text", "node-content", "field-name-body", "field--name-body", "post-entry", "storycontent", "posttext", "asset-content",
    "entry", "post", "hentry", "node", "article", "blogpost", "content", "main", "post-text", "body",
)  # fmt: skip
_AUTHOR_CLASSES = (
    "entry-author-name",
    "author-name",
    "post-author",
    "entry-author",
    "byline",
    "author",
    "vcard",
    "by-author",
    "post_author",
    "posted-by",
    "entry-meta",
    "post-meta",
    "article-author",
    "submitted",
    "post-footer",
)
_DATE_CLASSES = (
    "published",
    "entry-date",
    "post-date",
    "date-published",
    "updated",
    "posted-on",
    "date-header",
    "entry-meta",
    "post-meta",
    "date",
    "timestamp",
    "postdate",
    "submitted",
    "post-info",
    "byline",
)
_BY = re.compile(
    r"\b(?:posted by|written by|by|von|par|por|di|door|av)\s*:?\s+([^\d|·•,()\n]{2,60}?)(?=\s+(?:on|am|le|el|il|op|at|in|under|\d)|\s*[|·•,(]|\s*$)",
    re.IGNORECASE,
)
_URL_DAY = re.compile(r"/(19|20)(\d\d)/(\d{1,2})/(\d{1,2})(?:/|$)")


def address(page: Page) -> tuple[str | None, int]:
    """The thread's address without comment-page and tracking parts, and the number of the comment page."""
    found = page.canonical
    number = _page_number(page.given_url) or _page_number(found) or 1
    if not found:
        return None, number
    found = urljoin(page.given_url or "", found)
    parts = urlsplit(found)
    path = _COMMENT_PAGE.sub("/", parts.path)
    query = urlencode([pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(pair[0])])
    return urlunsplit((parts.scheme, parts.netloc, path, query, "")), number


def _page_number(url: str | None) -> int | None:
    if url and (found := _COMMENT_PAGE.search(urlsplit(url).path)):
        return int(found[1])
    if url and (found := re.search(r"[?&](?:cpage|commentPage)=(\d+)", url)):
        return int(found[1])
    return None


def title_of(page: Page) -> str | None:
    """The post's title without the site's name."""
    shown = squeeze("".join(page.by_tag("title")[0].itertext())) if page.by_tag("title") else ""
    name = page.meta.get("og:title") or page.meta.get("twitter:title") or ""
    for element in _headings(page):
        text = line(element)
        if text and len(text) > 2 and (text.lower() in shown.lower() or text.lower() in name.lower()):
            return text
    return _without_site(page, squeeze(name)) or _without_site(page, shown) or None


def _headings(page: Page) -> Iterator[Element]:
    yield from page.by_class("entry-title", "post-title", "p-name", "article-title", "page-title", "single-title")
    yield from page.by_tag("h1")
    yield from page.by_tag("h2", "h3")


def _without_site(page: Page, title: str) -> str:
    site = page.meta.get("og:site_name", "")
    parts = _TITLE_PARTS.split(title)
    if len(parts) < 2:
        return title
    if site:
        for place in (-1, 0):
            if parts[place].strip().lower() == site.strip().lower():
                cut = parts[place]
                return title[: -len(cut)].rstrip(" |·•»«›–—:-") if place else title[len(cut) :].lstrip(" |·•»«›–—:-")
    return title if len(parts[0]) < 4 else _first_part(title)


def _first_part(title: str) -> str:
    found = list(_TITLE_PARTS.finditer(title))
    return title[: found[-1].start()] if found else title


def post_entry(page: Page, comments: Iterable[Element] = ()) -> Entry:
    """The post itself.

    comments: the outermost elements of the comment area; nothing is taken from inside them.
    """
    area = _closure(comments)
    body = _body(page, area)
    return Entry(body=body, author=_author(page, area), date=_date(page, area))


def _closure(elements: Iterable[Element]) -> set[Element]:
    found: set[Element] = set()
    for element in elements:
        if element not in found:
            found.update(element.iter())
    return found


# -- who ---------------------------------------------------------------------------------------------------------------


def _author(page: Page, area: set[Element]) -> str | None:
    from carethread.indexer.readers.html.fields import clean_name

    for text in _author_texts(page, area):
        name = clean_name(squeeze(text))
        if name and not name.startswith(("http:", "https:", "@")) and len(name) <= 60:
            return name
    return None


def _author_texts(page: Page, area: set[Element]) -> Iterator[str]:
    yield from _json_authors(page)
    for element in page.by_tag("a", "span", "div"):
        if element not in area and "author" in (element.get("rel") or element.get("itemprop") or "").lower().split():
            yield line(element)
    for name in _AUTHOR_CLASSES:
        for element in page.by_class(name):
            if element not in area and not _in_side(element):
                yield from _byline_texts(element, name)
    for key in ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author"):
        if key in page.meta:
            yield page.meta[key]


def _byline_texts(element: Element, name: str) -> Iterator[str]:
    text = line(element)
    if found := _BY.search(text):
        yield found[1]
    if name in ("entry-meta", "post-meta", "submitted", "post-footer", "byline"):
        return
    for inner in element.iter("a", "span", "b", "strong"):
        if "fn" in (inner.get("class") or "").split() or inner.tag == "a":
            yield line(inner)
    if len(text) <= 60:
        yield text


def _json_authors(page: Page) -> Iterator[str]:
    for item in page.json_ld:
        if _is_article(item):
            author = item.get("author")
            for one in author if isinstance(author, list) else [author]:
                if isinstance(one, dict) and isinstance(one.get("name"), str):
                    yield one["name"]
                elif isinstance(one, str):
                    yield one


def _is_article(item: dict[str, Any]) -> bool:
    kind = item.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(str(one).lower().endswith(_ARTICLE_TYPES) for one in kinds)


def _in_side(element: Element) -> bool:
    for above in element.iterancestors():
        if above.tag in ("aside", "footer", "nav") and "entry" not in (above.get("class") or ""):
            return above.tag != "footer" or bool(words.SIDE.search(above.get("id") or ""))
        if words.SIDE.search(f"{above.get('id') or ''} {above.get('class') or ''}") and above.tag not in (
            "body",
            "html",
        ):
            return True
    return False


# -- when --------------------------------------------------------------------------------------------------------------


def _date(page: Page, area: set[Element]) -> Stamp:
    for text in _date_texts(page, area):
        stamp = parse_date(text, base=page.saved, language=page.language)
        if stamp.precision in ("second", "minute", "day"):
            return stamp
    if found := _URL_DAY.search(address(page)[0] or ""):
        return parse_date(f"{found[1]}{found[2]}-{int(found[3]):02d}-{int(found[4]):02d}")
    return Stamp()


def _date_texts(page: Page, area: set[Element]) -> Iterator[str]:
    for key in (
        "article:published_time",
        "datepublished",
        "dc.date",
        "dc.date.issued",
        "date",
        "pubdate",
        "article.published",
        "og:published_time",
    ):
        if key in page.meta:
            yield page.meta[key]
    for item in page.json_ld:
        if _is_article(item) and isinstance(item.get("datePublished"), str):
            yield item["datePublished"]
    for element in page.by_tag("time"):
        if element not in area and not _in_side(element):
            yield element.get("datetime") or line(element)
    for name in _DATE_CLASSES:
        for element in page.by_class(name):
            if element not in area and not _in_side(element):
                yield from (element.get(key) or "" for key in ("title", "datetime", "content"))
                yield line(element)


# -- what --------------------------------------------------------------------------------------------------------------


def _body(page: Page, area: set[Element]) -> str:
    best = ""
    for name in _BODY_CLASSES:
        for element in page.by_class(name):
            if element in area or _in_side(element):
                continue
            text = _post_text(page, element, area)
            if len(text) > len(best):
                best = text
        if len(best) >= 200:
            return best
    for element in page.by_tag("article", "main"):
        if element not in area and len(text := _post_text(page, element, area)) > len(best):
            best = text
    return best or _densest(page, area)


def _post_text(page: Page, element: Element, area: set[Element]) -> str:
    skip = set(area)
    for inner in element.iter("*"):
        if inner in skip:
            continue
        names = {name.lower() for name in page.classes(inner)}
        if (
            names & words.JUNK_CLASSES
            or inner.get("id") in ("comments", "respond", "disqus_thread")
            or inner.tag in ("nav", "footer")
        ):
            skip.add(inner)
    return body_text(element, skip)


def _densest(page: Page, area: set[Element]) -> str:
    """The parent whose paragraphs hold the most words."""
    size: dict[Element, int] = {}
    for paragraph in page.by_tag("p"):
        parent = paragraph.getparent()
        if parent is not None and paragraph not in area:
            size[parent] = size.get(parent, 0) + len(line(paragraph))
    return _post_text(page, max(size, key=size.__getitem__), area) if size else ""
