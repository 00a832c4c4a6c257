"""When the post was published, as its data, its byline or its address say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carethread.indexer.dates import parse_date
from carethread.indexer.raw import Stamp
from carethread.indexer.readers.html.links import split
from carethread.indexer.readers.html.page import Element, line
from carethread.indexer.readers.html.post.author import is_article
from carethread.indexer.readers.html.post.surroundings import Surroundings

MAX_TEXT = 120  # code points of a line that shows the date
_META = (
    "article:published_time", "datepublished", "dc.date.issued", "dc.date.created", "dc.date", "og:published_time",
    "article.published", "publish-date", "pubdate",
    "publishdate", "parsely-pub-date", "sailthru.date", "date", "citation_publication_date",
)  # fmt: skip
_CLASSES = (
    "published", "dt-published", "entry-date", "post-date", "date-published", "posted-on", "postdate", "date-header",
    "post-timestamp", "timestamp", "entry-time",
    "published-date", "publish-date", "article-date", "date", "entry-meta", "post-meta", "postmeta", "submitted",
    "post-info", "byline", "headline_meta", "meta", "posted", "postmetadata", "time",
)  # fmt: skip
_EXACT = ("second", "minute", "day")
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|$|-)")


def date_of(around: Surroundings) -> Stamp:
    """The date to the day or better, else the month of a dated address, else nothing."""
    page = around.page
    for text in _texts(around):
        if text and len(text) <= MAX_TEXT:
            stamp = parse_date(text, base=page.saved, language=page.language)
            if stamp.precision in _EXACT:
                return stamp
    if found := _URL_DAY.search(split(page.canonical).path):
        return parse_date(f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}")
    return Stamp()


def _texts(around: Surroundings) -> Iterator[str]:
    page = around.page
    yield from (page.meta[key] for key in _META if key in page.meta)
    for item in page.json_ld:
        if is_article(item) and isinstance(item.get("datePublished"), str):
            yield item["datePublished"]
    for element in page.by_tag("time", "abbr", "span", "meta"):
        if (element.get("itemprop") or "").lower() == "datepublished" and around.open(element):
            yield from _shown(element)
    for element in page.by_tag("time"):
        if around.open(element) and page.order(element) < around.end:
            yield from _shown(element)
    for element in around.by_class(*_CLASSES):
        yield from _shown(element)
    for element in around.heading.iter("*") if around.heading is not None and len(around.heading) else ():
        yield from _shown(element)
    for element in around.near_heading():
        yield from _shown(element)


def _shown(element: Element) -> Iterator[str]:
    yield from (value for key in ("datetime", "content", "title") if (value := element.get(key)))
    yield line(element, MAX_TEXT)
