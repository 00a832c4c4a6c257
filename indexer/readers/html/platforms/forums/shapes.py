"""Finds what repeats once a post on a page of unknown software: numbered ids, elements called like parts of posts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carethread.indexer.readers.html.page import Element, Page, line
from carethread.indexer.readers.html.platforms.forums.fields import MEMBER, clean_name, tells_day
from carethread.indexer.readers.html.platforms.forums.parts import Kind, kind_of

_NUMBER = re.compile(r"\d+")
_PART = re.compile(
    r"author|user-?_?name|poster|nick|avatar|post|message|msg|comment|reply|entry|date|time|body|content", re.IGNORECASE
)
_LIST = re.compile(r"(?:thread|topic|forum|subject|tag|menu|nav|breadcrumb|option|tab|cat)[-_]?#", re.IGNORECASE)
_MAX_SHAPES = 10
_MIN_POSTS = 2
_MAX_DATE = 80


def anchors(page: Page) -> Iterator[list[Element]]:
    """Sets of elements of which each post may have one, the most telling first; at most `_MAX_SHAPES` of a sort."""
    for sort in (_numbered, _called, _linked, _dated):
        yield from sort(page)[:_MAX_SHAPES]


def _numbered(page: Page) -> list[list[Element]]:
    """Elements whose ids differ in a number that grows down the page: "post_12", "msg15"."""
    shapes: dict[str, list[tuple[int, Element]]] = {}
    for name, element in _names(page):
        numbers = _NUMBER.findall(name)
        if len(numbers) == 1 and len(numbers[0]) < 16 and len(name) < 40:
            shapes.setdefault(_NUMBER.sub("#", name), []).append((int(numbers[0]), element))
    found: list[tuple[int, int, list[Element]]] = []
    for shape, rows in shapes.items():
        rows.sort(key=lambda row: page.order(row[1]))
        values = [number for number, _ in rows]
        if (
            len(rows) < _MIN_POSTS
            or _LIST.fullmatch(shape)
            or values not in (sorted(values), sorted(values, reverse=True))
        ):
            continue
        called = 2 if _PART.search(shape) else 1
        found.append((called, len(rows), [element for _, element in rows]))
    return [rows for _, _, rows in sorted(found, key=lambda row: (-row[0], -row[1]))]


def _names(page: Page) -> Iterator[tuple[str, Element]]:
    yield from page.ids()
    for element in page.by_tag("a"):
        if name := element.get("name"):
            yield name.strip(), element


def _called(page: Page) -> list[list[Element]]:
    """Elements of one kind with a class that names a part of a post."""
    kinds: dict[Kind, list[Element]] = {}
    for name in page.class_names():
        if _PART.search(name):
            for element in page.by_class(name):
                kinds.setdefault(kind_of(page, element), []).append(element)
    return _largest(kinds)


def _linked(page: Page) -> list[list[Element]]:
    """Names that are links to members, by kind: software whose classes say nothing still links them."""
    kinds: dict[Kind, list[Element]] = {}
    for link in page.by_tag("a"):
        if MEMBER.search(link.get("href") or "") and clean_name(line(link)):
            kinds.setdefault(kind_of(page, link), []).append(link)
    return _largest(kinds)


def _dated(page: Page) -> list[list[Element]]:
    """Elements that show a date, also behind what stands in them, by kind."""
    kinds: dict[Kind, list[Element]] = {}
    for element in page.elements():
        if element.tag == "time" or _shows_date(element.text):
            kinds.setdefault(kind_of(page, element), []).append(element)
        holder = element.getparent()
        if holder is not None and _shows_date(element.tail):
            kinds.setdefault(kind_of(page, holder), []).append(holder)
    return _largest(kinds)


def _shows_date(text: str | None) -> bool:
    return text is not None and len(text) < _MAX_DATE and tells_day(text)


def _largest(kinds: dict[Kind, list[Element]]) -> list[list[Element]]:
    rows = [list(dict.fromkeys(elements)) for elements in kinds.values()]
    return sorted((row for row in rows if len(row) >= _MIN_POSTS), key=lambda row: -len(row))
