"""Anchors: the places where a comment shows that it is one. Each kind is tried on its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carethread.indexer.dates import parse_date
from carethread.indexer.readers.html import words
from carethread.indexer.readers.html.blocks import last_word
from carethread.indexer.readers.html.page import Element, Page, has_text, line, spaced

MAX_ANCHORS = 20_000  # of one kind; a page with more is read as far as these
_CALLED = frozenset({"fn", "author", "username", "name", "commenter", "nick", "nickname", "poster", "user", "auteur"})
_DATE_TEXT = 80  # code points of an element that shows a date and little else
_MEMBER = re.compile(
    r"/(?:u|users?|profiles?|members?|people|~)[/=]?[\w.-]+/?$|[?&](?:user|member|u)(?:_?id)?=", re.IGNORECASE
)
_PERMALINK = re.compile(
    r"#(?:[a-z]*comment|cmt|c|p|post|reply|answer|msg|r|entry|kommentar)?s?[-_/]?\d+$", re.IGNORECASE
)
_REPLY = re.compile(
    r"^(?:reply(?: to .{1,40})?|respond|antworten?|répondre|responder|rispondi|beantwoorden|"
    r"reageer|svara?|odpowiedz|ответить|返信|回复)\W*$",
    re.IGNORECASE,
)
_SAID = re.compile(rf"^\s*(?:{words.SAYS})[\s:.…]*$", re.IGNORECASE)
_BEFORE_DATE = frozenset({"a", "b", "strong", "cite"})
_DATE_ALONE = re.compile(r"^(?:\W*(?:\d[\d:.,/-]*\w{0,2}|[^\W\d_]{1,10})\b\W*){2,9}$")
_MONTH = (
    r"jan|feb|f[ée]v|mar|m[äa]r|apr|avr|ma[iy]|mei|jun|juin|jul|juil|ao[uû]|aug|ago|sep|okt|oct|"
    r"nov|de[czs]|ene|abr|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек"
)
_DATE_HINT = re.compile(
    rf"(?:19|20)\d\d|\d{{1,2}}[./-]\d{{1,2}}|\b\d{{1,2}}\s*:\s*\d\d|(?:{_MONTH})\w*\.?,?\s+\d|"
    rf"\d\s*\.?\s*(?:{_MONTH})|yesterday|today|gestern|heute|hier|年",
    re.IGNORECASE,
)


def dates(page: Page) -> list[Element]:
    """The innermost elements that show a date and little else."""
    found: list[Element] = []
    last: Element | None = None
    for element in page.elements():
        if last is not None and last in element.iterancestors():
            continue
        if _shows_date(page, element):
            found.append(element)
            last = element
            if len(found) >= MAX_ANCHORS:
                page.cut = page.cut or "too-large"
                break
    return found


def _shows_date(page: Page, element: Element) -> bool:
    if element.tag == "time" or element.get("data-timestamp") or element.get("data-comment-timestamp"):
        return True
    if element.tag in ("script", "style", "option", "title", "meta", "body", "html"):
        return False
    title = element.get("title") or ""
    if element.tag in ("abbr", "span", "a") and title and _DATE_HINT.search(title) and _is_date(page, title):
        return True
    if element.tag in _BEFORE_DATE and _is_dated(page, element.tail):
        return True
    own = " ".join([element.text or "", *(child.tail or "" for child in element)])
    if not _hints(own) and not (
        element.get("class") and "date" in element.get("class").lower() and _hints(line(element, 4 * _DATE_TEXT))
    ):
        return False
    text = line(element, _DATE_TEXT)
    if words.profile_marks(spaced(element, _DATE_TEXT)):
        return False
    return len(text) <= _DATE_TEXT and _reads(page, element, text)


def _is_dated(page: Page, tail: str | None) -> bool:
    """Whether a date alone stands right behind the element ("<b>Ann</b> (3 March 2012)")."""
    if not tail or len(tail) > _DATE_TEXT or not (text := tail.strip(" \t\r\n()[]-–—,:|")) or not _hints(text):
        return False
    return bool(_DATE_ALONE.match(text)) and _is_date(page, text)


def _reads(page: Page, element: Element, text: str) -> bool:
    if words.RELATIVE.search(text) or _is_date(page, text):
        return True
    return len(element) > 0 and _is_date(page, spaced(element, _DATE_TEXT))


def _hints(text: str) -> bool:
    return len(text) < 4 * _DATE_TEXT and bool(_DATE_HINT.search(text) or words.RELATIVE.search(text))


def _is_date(page: Page, text: str) -> bool:
    return parse_date(text, base=page.saved, language=page.language).precision in ("second", "minute", "day")


def replies(page: Page) -> list[Element]:
    """Reply buttons."""
    links = (element for element in page.by_tag("a", "button", "span") if _REPLY.match(line(element, 60)))
    return _outermost(links)


def permalinks(page: Page) -> list[Element]:
    """Links to a comment by number, and elements that have such a name."""
    found = (element for element in page.by_tag("a") if _PERMALINK.search(element.get("href") or ""))
    return _outermost(found)


def bylines(page: Page) -> list[Element]:
    """Elements that are called an author."""
    named = [element for name in page.class_names() if last_word(name) in _CALLED for element in page.by_class(name)]
    cites = [*page.by_tag("cite"), *(link for link in page.by_tag("a") if _MEMBER.search(link.get("href") or ""))]
    said = [element for element in page.by_tag("a", "b", "strong", "span") if _SAID.match(element.tail or "")]
    return _outermost(one for one in sorted({*named, *cites, *said}, key=page.order) if has_text(one))


def _outermost(elements: Iterator[Element] | list[Element]) -> list[Element]:
    found: list[Element] = []
    for element in elements:
        if not found or found[-1] not in element.iterancestors():
            found.append(element)
        if len(found) >= MAX_ANCHORS:
            break
    return found
