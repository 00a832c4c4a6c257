"""Who wrote the post, as the page says it: in its data, in its byline, or in a line that begins with "by"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from carethread.indexer.readers.html import words
from carethread.indexer.readers.html.names import clean_name, name_in_text
from carethread.indexer.readers.html.page import Element, Page, line, squeeze
from carethread.indexer.readers.html.post.surroundings import Surroundings

ARTICLE_TYPES = ("article", "posting", "recipe", "review", "webpage", "report", "discussionforumposting")
MAX_NAME = 60
_CLASSES = (
    "entry-author-name", "post-author-name", "author-name", "author_name", "byline-author", "author-link",
    "post-author", "entry-author", "p-author", "authorname",
    "article-author", "blog-author", "by-author", "byauthor", "post_author", "byline", "author", "posted-by",
    "postedby", "post-byline", "entry-byline", "contributor",
)  # fmt: skip
_LINES = (
    "entry-meta",
    "post-meta",
    "postmeta",
    "entry_meta",
    "submitted",
    "post-info",
    "meta",
    "post-footer",
    "postmetadata",
    "byline",
    "headline_meta",
    "article-meta",
    "post-details",
    "entry-header",
    "asset-meta",
    "posted",
    "post-header-line-1",
    "post-footer-line-1",
    "info",
    "details",
)
_META = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "twitter:data1",
    "citation_author",
)
_PARTICLE = r"de|del|della|van|von|der|den|la|le|di|da|dos|bin|al|el|ten|ter|zu|af|av|y|e"
_NO_PART = (
    r"(?!(?:A|An|The|I|In|On|At|This|My|We|It|Is|And|Posted|Published|Updated|Filed|Comments?|"
    r"Leave|Share|Tags?|Views?)\b)"
)
_NAME = (
    rf"[^\W\d_a-zà-þ][\w'’.-]*(?:\s+{_NO_PART}(?:(?:{_PARTICLE})\s+)*(?:[^\W\d_a-zà-þ][\w'’.-]*|"
    rf"(?:and|und|et|&|y)\s+[^\W\d_a-zà-þ][\w'’.-]*)){{0,6}}"
)
_BY = re.compile(
    rf"(?:^|[\s|·•,(])(?:(?:[Pp]osted|[Ww]ritten|[Pp]ublished|[Ss]ubmitted) by|(?<!ed )[Bb]y|BY|[Vv]on|[Pp]ar|"
    rf"[Pp]or|[Dd]i|[Dd]oor|[Aa]utore?|[Aa]uthor|[Aa]uteur)\s*:?\s+({_NAME})"
)
_DATE_BEGINS = re.compile(rf"(?:\s+(?:{words.WEEKDAYS}))?\s+(?:{words.MONTHS})$", re.IGNORECASE)
_CLOCK = re.compile(r"\d:\d\d")
_ALL_POSTS = re.compile(
    r"^(?:view |see )?(?:all |more )?(?:posts?|articles?|entries|stories|alle beiträge|beiträge|"
    r"alle artikel|articles|voir tous les articles|ver todas las entradas)\s+(?:by|from|von|par|"
    r"de|di)\s+",
    re.IGNORECASE,
)
_NO_BYLINE = re.compile(
    r"comment|categor|tag|filed|share|kommentar|posted in|\bin\b|views?\b|min(?:ute)?s? read", re.IGNORECASE
)
_NO_NAME = re.compile(
    r"^(?:about(?: (?:me|us|the author))?|home|contact|blog|author|admin(?:istrator)?|editor|"
        r"archives?|posts?|rss|bio|profile|staff|guest|login|share|follow|twitter|facebook|google\+?|"
    r"(?:the )?web ?master|posted|published|written|permalink|comments?|email|website|view "
        r"profile|view my complete profile|über (?:mich|uns)|autor|impressum|categor(?:y|ies)|tags?|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|"
        r"august|september|october|november|december)$",
    re.IGNORECASE,
)  # fmt: skip


def author_of(around: Surroundings) -> str | None:
    """The name, or None. A list of authors is joined as English does."""
    for text in _texts(around):
        if name := _name(text):
            return name
    return None


def _name(text: str) -> str | None:
    text = _ALL_POSTS.sub("", squeeze(text))
    name = clean_name(text)
    if (
        name is None
        or len(name) > MAX_NAME
        or _NO_NAME.match(name)
        or _CLOCK.search(name)
        or "://" in name
        or name.startswith(("@", "www."))
    ):
        return None
    return name if re.search(r"[^\W\d_]", name) else None


def _texts(around: Surroundings) -> Iterator[str]:
    yield from _data_authors(around.page)
    yield from _named(around)
    yield from _lines(around)
    yield from (around.page.meta[key] for key in _META if key in around.page.meta)


def _named(around: Surroundings) -> Iterator[str]:
    """Elements that the markup calls an author."""
    for element in around.page.by_tag("a", "span", "div", "p"):
        attributes = element.attrib
        called = f"{attributes.get('rel') or ''} {attributes.get('itemprop') or ''}".lower().split()
        if "author" in called and around.open(element):
            yield _inner_name(element)
    for name in _CLASSES:
        for element in around.by_class(name):
            text = line(element, 200)
            if found := _BY.search(text[:200]):
                yield _without_month(found)
            elif len(text) <= MAX_NAME:
                yield _inner_name(element)


def _inner_name(element: Element) -> str:
    for inner in element.iter("a", "span", "b", "strong", "h3", "h4", "h5"):
        if "fn" in (inner.get("class") or "").split() or inner.get("itemprop") == "name":
            return line(inner, MAX_NAME)
    return line(element, MAX_NAME)


def _lines(around: Surroundings) -> Iterator[str]:
    """Lines that begin with "by", in the post's meta lines and near its heading."""
    for element in around.by_class(*_LINES):
        text = line(element, 300)
        if found := _BY.search(text[:300]):
            yield _without_month(found)
        elif len(text) <= 80 and not _NO_BYLINE.search(text) and (name := name_in_text(text)):
            yield name
        for inner in element.iter("a"):
            if "/author/" in (inner.get("href") or "") or "/autor/" in (inner.get("href") or ""):
                yield line(inner)
    for element in around.near_heading():
        text = line(element, 200)
        if (found := _BY.match(text) if len(text) > 100 else _BY.search(text)) and len(text) <= 200:
            yield _without_month(found)


def _without_month(found: re.Match[str]) -> str:
    """The name of a byline; a month at its end that a number follows begins the date ("By Ann Kirk May 2")."""
    if found.string[found.end(1) :].lstrip(" ,.")[:1].isdigit():
        return _DATE_BEGINS.sub("", found[1])
    return found[1]


# -- structured data ---------------------------------------------------------------------------------------------------


def _data_authors(page: Page) -> Iterator[str]:
    by_id = {item["@id"]: item for item in page.json_ld if isinstance(item.get("@id"), str)}
    for item in page.json_ld:
        if is_article(item):
            author = item.get("author") or item.get("creator")
            names = [name for one in _as_list(author) if (name := _person(one, by_id))]
            if names:
                yield names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def is_article(item: dict[str, Any]) -> bool:
    """Whether a JSON-LD object is an article of some kind."""
    return any(str(one).lower().endswith(ARTICLE_TYPES) for one in _as_list(item.get("@type")))


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _person(value: Any, by_id: dict[str, dict[str, Any]]) -> str | None:
    if isinstance(value, str):
        return value
    if not isinstance(value, dict):
        return None
    name = value.get("name")
    if name is None and isinstance(value.get("@id"), str):
        name = by_id.get(value["@id"], {}).get("name")
    if isinstance(name, list):
        name = name[0] if name else None
    return name if isinstance(name, str) else None
