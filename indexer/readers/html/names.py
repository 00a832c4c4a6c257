"""What a name is: what an element shows without the words that pages print around it, and the one in a byline."""

from __future__ import annotations

import re

from lxml import etree

from carethread.indexer.dates import parse_date
from carethread.indexer.readers.html import words
from carethread.indexer.readers.html.blocks import Block
from carethread.indexer.readers.html.page import Element, has_class, line, spaced, squeeze

MAX_NAME = 80  # code points; a longer "name" is a sentence
MAX_PLAIN_NAME = 40  # a longer text may hold more than the name
MAX_WORDS = 6  # of a name that no markup calls a name
MAX_CARD = 300  # code points of what a forum prints about a person
_NAME_CLASSES = ("name", "fn", "username", "user-name", "author-name", "nickname", "display-name")
_NEXT_LINE = frozenset(
    {"div", "p", "ul", "ol", "li", "dl", "dt", "dd", "br", "time", "abbr", "small", "section", "table", "tr", "td"}
)
SENTENCE = re.compile(r"[?!,;…]|\w{3,}\.$|^[->]|https?:")  # what no name has
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b")
_LETTER = re.compile(r"[^\W\d_]")
_URL_FIRST = re.compile(r"^https?://\S+\s+(?=\S)")
_DATE_START = re.compile(rf"(?<!\w)\d|\b(?:{words.MONTHS}|{words.WEEKDAYS})\b", re.IGNORECASE)
_DATE_END = re.compile(rf"^.*(?:\d|\b(?:am|pm|uhr|utc|gmt|[ecmp][sd]t|{words.MONTHS}))\b\.?(?=[^\d]*$)", re.IGNORECASE)


def inner(block: Block, body: Element | None) -> frozenset[Element]:
    """What stands inside a body that is only a body: it does not hold the byline too."""
    if body is None or (body in block.roots and len(block.roots) == 1):
        return frozenset()
    inside = frozenset(body.iter("*"))
    if any(element in inside for element in block.find((".fn", ".comment-author", ".vcard", ".comment-meta"))):
        return frozenset()
    return inside


def name_in(element: Element) -> str | None:
    """The name that an element shows; the part that is the name when it shows more."""
    if element.tag in ("img", "time", "input"):
        return None
    if element.tag == "meta":
        return clean_name(element.get("content") or "")
    for key in ("name", "author"):
        for one in element.iter("*"):
            called = one is not element and (one.get("itemprop") or "") == key
            if called and (name := clean_name(one.get("content") or line(one))):
                return name
    text = line(element, MAX_CARD)
    if _is_name_alone(element) and not words.profile_marks(text):
        return clean_name(text, alone=True)
    if len(element) and (inside := _called_name(element)) is not None:
        return inside
    if len(element) and (len(text) > MAX_PLAIN_NAME or _DIGIT.search(text)):
        return _first_name_inside(element) or name_in_text(spaced(element, MAX_CARD))
    return clean_name(_first_line(element) if len(element) else text)


def _called_name(element: Element) -> str | None:
    """What a part of the element calls itself a name, where the element begins with it."""
    for one in element.iter("a", "b", "strong", "cite", "span", "bdi"):
        if one is not element and has_class(one, *_NAME_CLASSES):
            name = clean_name(line(one, MAX_NAME))
            return name if name and line(element, MAX_CARD).startswith(name) and not is_date(name) else None
    return None


def _first_line(element: Element) -> str:
    """The words up to the first inner block or date ("Ann" of `<a>Ann</a><div>Party: none</div>`)."""
    parts: list[str] = []
    for event, one in etree.iterwalk(element, events=("start", "end")):
        if event == "end":
            parts.append(one.tail or "" if one is not element else "")
        elif one is not element and any(parts) and "".join(parts).strip() and _breaks(one):
            break
        else:
            parts.append(one.text or "")
    return squeeze("".join(parts))


def _breaks(element: Element) -> bool:
    return element.tag in _NEXT_LINE or bool(words.RELATIVE.search(line(element, MAX_NAME)))


def _is_name_alone(element: Element) -> bool:
    """Links to a person, and what microformats call a name, hold nothing else: "von" in them belongs to the name."""
    return element.tag == "a" or has_class(element, "fn", "url", "username")


def _first_name_inside(element: Element) -> str | None:
    for one in element.iter("a", "b", "strong", "cite", "span", "em", "i", "h3", "h4", "h5", "h6"):
        text = line(one, MAX_NAME)
        if one is not element and text and not is_date(text) and (name := clean_name(text)):
            return name
    return None


def clean_name(text: str, *, alone: bool = False) -> str | None:
    """A name without what pages print around it ("Posted by", "says:", "(not verified)"); None when nothing is left.

    alone: nothing but the name was to be expected, so that its beginning is left as it is.
    """
    text = _URL_FIRST.sub("", text)
    if words.BUTTON_LINE.match(text):
        return None
    before = None
    while text != before:
        before = text
        text = (text if alone else words.AUTHOR_START.sub("", text)).strip(words.NAME_EDGES)
        text = words.AUTHOR_END.sub("", text)
        text = words.SAYS_END.sub("", text)
    if not text or len(text) > (MAX_CARD if alone else MAX_NAME) or words.BUTTON_LINE.match(text):
        return None
    return None if _CLOCK.search(text) else text


def is_date(text: str) -> bool:
    """Whether a text is a date to the day."""
    return bool(_DIGIT.search(text)) and parse_date(text).precision in ("second", "minute", "day")


def name_in_text(text: str) -> str | None:
    """The name before a date ("Posted by Ann on 3 March"), or else after it ("3 March, 9:14 — Ann")."""
    if (profile := words.profile_at(text)) is not None:
        text = text[:profile]
    if (start := _DATE_START.search(text)) is None:
        return None
    before = words.CONNECTOR_END.sub("", text[: start.start()])
    after = _DATE_END.sub("", text)
    for part in (before, after):
        name = clean_name(part)
        if name and len(name.split()) <= MAX_WORDS and _LETTER.search(name) and not words.CONNECTORS_ONLY.match(name):
            return name
    return None
