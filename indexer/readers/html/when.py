"""When a comment was written: the elements of its block that may show it, best first, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from carethread.indexer.dates import parse_date
from carethread.indexer.raw import Stamp
from carethread.indexer.readers.html import words
from carethread.indexer.readers.html.blocks import Block
from carethread.indexer.readers.html.names import inner
from carethread.indexer.readers.html.page import Element, Page, line, spaced, squeeze

MAX_TEXT = 120  # code points of an element that may show the date among other things
FEW = 3  # comments of which fewer may well be of one minute
MAX_AROUND = 80  # code points of a line that may add the time of day
_TAGS = (
    "a",
    "span",
    "small",
    "p",
    "div",
    "li",
    "td",
    "em",
    "i",
    "b",
    "strong",
    "font",
    "legend",
    "address",
    "figcaption",
    "caption",
    "h3",
    "h4",
    "h5",
    "h6",
    "footer",
    "header",
    "dt",
    "dd",
)
_ATTRIBUTES = (
    "datetime", "content", "data-time", "data-timestamp", "data-comment-timestamp", "data-utc", "data-date",
    "data-datetime",
    "data-created", "data-created-at", "title", "data-original-title", "data-tippy-content", "data-tooltip",
    "aria-label",
)  # fmt: skip
_DIGIT = re.compile(r"\d")
_YEARLESS = re.compile(
    rf"^\W*(?:(?:on|am|le|el|il|den|the)\s+)?(?:(?:{words.WEEKDAYS})\W+)?(?:(?:{words.MONTHS})\.?\s+\d{{1,2}}|"
    rf"\d{{1,2}}\.?\s+(?:{words.MONTHS}))\b[^\w]*(?:at\s+|um\s+|à\s+)?(?:\d{{1,2}}[:.h]\d\d.{{0,12}})?$",
    re.IGNORECASE,
)  # "Sep 21, 3:29 PM" is a place to look beside, and no date
_EXACT = ("second", "minute", "day")

Shown = tuple[Element, str]


def dates(block: Block, keys: tuple[str, ...], body: Element | None) -> Iterator[Shown]:
    """Texts that may be the date, each with the element that shows it; elements inside the body come last."""
    closed = inner(block, body) | frozenset(block.roots[:1] if len(block.roots) == 1 else ())
    if body is not None:
        closed |= {body, *body.iterancestors()}
    called = list(block.find((*keys, *words.DATE_KEYS)))
    inside = [
        element for element in called if body is not None and element in closed and body in element.iterancestors()
    ]
    small = sorted(block.find(_TAGS), key=len)
    ordered = [element for element in (*called, *small) if element not in closed] + inside
    yield from _texts(dict.fromkeys(ordered))
    yield from _bare(block)


def _bare(block: Block) -> Iterator[Shown]:
    """Text that stands in the block without an element of its own."""
    for root in block.roots:
        for text in (root.text, *(child.tail for child in root)):
            if text and len(text) <= MAX_TEXT and _DIGIT.search(text):
                yield root, squeeze(text)


def _texts(elements: dict[Element, None]) -> Iterator[Shown]:
    for element in elements:
        for text in dict.fromkeys(_shown(element)):
            if _DIGIT.search(text):
                yield element, text


def _shown(element: Element) -> Iterator[str]:
    yield from (value.strip() for name in _ATTRIBUTES if (value := element.get(name)) and len(value) <= MAX_TEXT)
    text = spaced(element, MAX_TEXT)
    if len(text) <= MAX_TEXT and not words.profile_marks(text):
        yield text
        yield line(element)


def without_common(shown: Sequence[Shown | None]) -> list[Shown | None]:
    """The likeliest dates of all comments; where every one has the same in an attribute, the words beside it instead:
    there are themes that print the post's date there."""
    known = [one for one in shown if one is not None]
    if len(known) < FEW or len({text for _, text in known}) > 1:
        return list(shown)
    seen = [None if one is None else (one[0], spaced(one[0], MAX_TEXT)) for one in shown]
    return seen if len({one[1] for one in seen if one is not None}) > 1 else list(shown)


def read_date(page: Page, shown: Iterable[Shown], day_first: bool | None) -> tuple[Shown | None, Stamp]:
    """The first text that is a date to the day, with its element.

    Where only "3 years ago" stands and the page does not say when it was saved, that comes with `Stamp()`.
    """
    vague: Shown | None = None
    for element, text in shown:
        stamp = parse_date(text, base=page.saved, language=page.language, day_first=day_first)
        if stamp.precision in _EXACT:
            return (element, text), _with_time(page, element, text, stamp, day_first)
        if vague is None and len(text) <= MAX_AROUND and (words.RELATIVE.search(text) or _YEARLESS.match(text)):
            vague = (element, text)
    return vague, Stamp()


def _with_time(page: Page, element: Element, text: str, stamp: Stamp, day_first: bool | None) -> Stamp:
    """A day whose time of day stands in the next element."""
    parent = element.getparent()
    if stamp.precision != "day" or parent is None:
        return stamp
    around = spaced(parent, MAX_AROUND)
    if len(around) > MAX_AROUND or around == text or text not in around:
        return stamp
    fuller = parse_date(around[around.find(text) :], base=page.saved, language=page.language, day_first=day_first)
    same = fuller.iso is not None and stamp.iso is not None and fuller.iso.startswith(stamp.iso)
    return fuller if same and fuller.precision in ("minute", "second") else stamp
