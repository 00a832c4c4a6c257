"""Reads the fields of a comment's block: who, when, what, and what the markup says about the author.

A platform names the places it knows in a `Layout`; the words that all platforms share (`words`) are tried after them,
and then the shape of the block: the text before "says:", the first link before a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from carethread.indexer.dates import day_order, parse_date
from carethread.indexer.raw import Mark, Stamp
from carethread.indexer.readers.html import words
from carethread.indexer.readers.html.blocks import Block
from carethread.indexer.readers.html.clean import Parts, body_of
from carethread.indexer.readers.html.drafts import Draft
from carethread.indexer.readers.html.page import Element, Page, line, spaced

_DATE_TAGS = ("a", "span", "small", "p", "div", "li", "td", "em", "i", "h4", "h5", "h6", "footer", "header", "dt")
_DIGIT = re.compile(r"\d")
_URL_FIRST = re.compile(r"^https?://\S+\s+(?=\S)")
MAX_DATE_TEXT = 120  # code points of an element that may show the date among other things
MAX_PLAIN_NAME = 40  # a longer text may hold more than the name
MAX_NAME = 80  # code points; a longer "name" is a sentence
_KEY = re.compile(
    r"(?:^|[-_#=])(?:comment|cmt|com|c|post|p|msg|message|reply|answer|idcomment|dsq-comment|div-comment|li-comment)[-_]?(\d+)$",
    re.I,
)
_FRAGMENT = re.compile(r"#(?:comment|cmt|comments?|c|p|post|r|msg|dsq-comment|IDComment)?[-_/]?c?(\d+)$", re.IGNORECASE)
_ACCOUNT = re.compile(r"^comment-author-(.+)$")
_OPENER_CLASSES = frozenset(
    {"bypostauthor", "by-post-author", "post-author", "is-post-author", "comment-by-post-author", "by-node-author", "comment-by-node-author", "authcomment", "author-comment", "authorcomment", "comment-author-post",
     "blog-author", "entry-author-comment", "is-author", "by-author", "byauthor", "highlighted-author", "admin-comment", "commentbyauthor", "comment-by-author", "author_comment"}
)  # fmt: skip
_STAFF_CLASSES = frozenset(
    {
        "by-moderator",
        "moderator",
        "is-staff",
        "staff",
        "comment-author-moderator",
        "role-administrator",
        "comment-by-admin",
    }
)
_PING_CLASSES = frozenset(
    {
        "pingback",
        "trackback",
        "type-pingback",
        "type-trackback",
        "ping",
        "comment-type-pingback",
        "comment-type-trackback",
    }
)
_PING_TEXT = re.compile(
    r"^(?:pingbacks?|trackbacks?|ping|rétrolien|verweis|rückverweis|retroenlace)\s*(?:[:：]|by\b|from\b|von\b|$)",
    re.IGNORECASE,
)
_EXCERPT = re.compile(r"^(?:\[|\()(?:\.\.\.|…)(?:\]|\))[\s\S]*(?:\[|\()(?:\.\.\.|…)(?:\]|\))\s*$")
_ALT = re.compile(
    r"^(?:avatar (?:for|of|von|de)|(?:photo|picture|image|gravatar) of|bild von)\s+(.+)$|^(.+?)(?:['’]s? (?:avatar|gravatar|picture|photo))$",
    re.IGNORECASE,
)
_REPLY_TO = re.compile(
    r"^(?:reply to|antworte (?:auf|an)|auf .{0,3}(?=\S)|répondre à|responder a|rispondi a|beantwoord|svara på|svar til)\s+(.+?)(?: antworten)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a platform puts things: keys of `Block.find`, best first. `strict`: do not look anywhere else."""

    author: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    junk: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Found:
    block: Block
    parts: Parts
    author: str | None
    dates: list[tuple[Element, str]]


def read_blocks(page: Page, blocks: Sequence[Block], layout: Layout | None = None) -> list[Draft]:
    """The drafts of all blocks, in order. A block without words is a deleted comment and keeps its place."""
    layout = layout or Layout()
    found = [_look(block, layout) for block in blocks]
    day_first = day_order([texts[0][1] for one in found if (texts := one.dates)])
    drafts: dict[Block, Draft] = {}
    for one in found:
        drafts[one.block] = draft = _draft(page, one, layout, day_first)
        if one.block.inside is not None:
            draft.inside = drafts.get(one.block.inside)
    return list(drafts.values())


def _look(block: Block, layout: Layout) -> _Found:
    body = _body_element(block, layout)
    element, author = _author(block, layout, body)
    dates = list(_dates(block, layout, body))
    return _Found(block, Parts(body, element, author), author, dates)


def _draft(page: Page, found: _Found, layout: Layout, day_first: bool | None) -> Draft:
    block = found.block
    element, stamp = _stamp(page, found, day_first)
    if element is not None:
        found.parts.date = element
    body = body_of(block, found.parts, layout.junk)
    marks = set(_marks(block))
    if _PING_TEXT.match(body) or _EXCERPT.match(body):
        marks.add("pingback")
    return Draft(
        body=body,
        author=found.author,
        date=stamp,
        key=block.key or _key(block),
        account=block.account or _account(block),
        marks=frozenset(marks if body else marks | {"deleted"}),
        answers=block.answers,
        depth=block.depth,
    )


# -- body --------------------------------------------------------------------------------------------------------------


def _body_element(block: Block, layout: Layout) -> Element | None:
    """The element that holds the words, if one is named as such; the one that is not empty is preferred."""
    empty: Element | None = None
    for element in block.find((*layout.body, *words.BODY_KEYS)):
        if element in block.roots and len(block.roots) == 1 and not _only_body(block, element):
            continue
        if element.tag in ("a", "input", "textarea", "button", "meta", "label", "img", "form"):
            continue
        if line(element):
            return element
        empty = empty if empty is not None else element
    return empty


def _only_body(block: Block, element: Element) -> bool:
    """A root that is itself the body: nothing inside looks like a byline."""
    return False


# -- author ------------------------------------------------------------------------------------------------------------


def _author(block: Block, layout: Layout, body: Element | None) -> tuple[Element | None, str | None]:
    inside = _inside(block, body)
    if block.author is not None and (name := _name(block.author)):
        return block.author, name
    for element in block.find(layout.author):
        if name := _name(element):
            return element, name
    for element in block.find(words.AUTHOR_KEYS):
        if element in inside or element in block.roots or element is body:
            continue
        if (name := _name(element)) and not _is_date(name):
            return element, name
    if body is not None and (found := _author_in_head(block, body)) is not None:
        return found
    return _author_by_shape(block, body, inside)


def _author_in_head(block: Block, body: Element) -> tuple[Element, str] | None:
    """A byline that begins the body: themes that call the whole comment its content."""
    text = line(body)
    inside = frozenset(body.iter())
    for element in block.find(words.AUTHOR_KEYS):
        if element in inside and element is not body and (name := _name(element)) and text.startswith(line(element)):
            return (element, name) if text != line(element) else None
    return None


def _inside(block: Block, body: Element | None) -> frozenset[Element]:
    """What stands inside a body that is only a body (it does not hold the byline too)."""
    if body is None or body in block.roots:
        return frozenset()
    inside = frozenset(body.iter())
    if any(element in inside for element in block.find((".fn", ".comment-author", ".vcard", ".comment-meta"))):
        return frozenset()
    return inside


def _name(element: Element) -> str | None:
    if element.tag in ("img", "time", "input"):
        return None
    if element.tag == "meta":
        return clean_name(element.get("content") or "")
    for key in ("name", "author"):
        for inner in element.iter():
            if inner is not element and (inner.get("itemprop") or "") == key:
                if inner.tag == "meta":
                    return clean_name(inner.get("content") or "")
                if name := clean_name(line(inner)):
                    return name
    text = line(element)
    if len(element) and (len(text) > MAX_PLAIN_NAME or _DIGIT.search(text)):
        return _first_name_inside(element) or clean_name(text)
    return clean_name(text)


def _first_name_inside(element: Element) -> str | None:
    """The name in a byline that also shows a date, buttons or a number."""
    for inner in element.iter("a", "b", "strong", "cite", "span", "em", "i", "h3", "h4", "h5", "h6"):
        text = line(inner)
        if inner is not element and text and not _is_date(text) and (name := clean_name(text)):
            return name
    return None


def clean_name(text: str) -> str | None:
    """A name without what pages print around it ("Posted by", "says:", "(not verified)"); None when nothing is left."""
    before = None
    text = _URL_FIRST.sub("", text)
    while text != before:
        before = text
        text = words.AUTHOR_START.sub("", text).strip(' \t\u00a0|·•,:–—-»«"“”') if text else text
        text = words.AUTHOR_END.sub("", text)
        text = words.SAYS_END.sub("", text)
    if not text or len(text) > MAX_NAME or words.BUTTON_LINE.match(text):
        return None
    return text


def _is_date(text: str) -> bool:
    return bool(re.search(r"\d", text)) and parse_date(text).precision in ("second", "minute", "day")


def _author_by_shape(
    block: Block, body: Element | None, inside: frozenset[Element]
) -> tuple[Element | None, str | None]:
    """The strong or linked words nearest to the head of the block; an avatar's alternative text; a reply label."""
    for element in block.own:
        if (
            element.tag in ("b", "strong", "a", "h3", "h4", "h5", "h6", "em", "i")
            and element not in inside
            and element is not body
        ):
            text = line(element)
            if text and len(text) <= MAX_NAME and not _is_date(text) and (name := clean_name(text)):
                return element, name
    return None, _name_in_labels(block)


def _name_in_labels(block: Block) -> str | None:
    for element in block.find(("img",)):
        if found := _ALT.match(element.get("alt") or ""):
            return clean_name(found[1] or found[2])
    for element in block.find((".comment-reply-link",)):
        if found := _REPLY_TO.match(element.get("aria-label") or element.get("data-replyto") or ""):
            return clean_name(found[1])
    return None


# -- date --------------------------------------------------------------------------------------------------------------


def _dates(block: Block, layout: Layout, body: Element | None) -> Iterator[tuple[Element, str]]:
    """Texts that may be the date, best first, with the element that shows them."""
    seen: set[tuple[Element, str]] = set()
    closed = _inside(block, body) | frozenset(block.roots)
    if body is not None:
        closed |= {body, *body.iterancestors()}
    keys = (*layout.date, *words.DATE_KEYS)
    inner = [
        element
        for element in block.find(keys)
        if body is not None and element in closed and body in element.iterancestors()
    ]
    small = sorted(block.find(_DATE_TAGS), key=lambda element: len(element))
    for element in (*block.find(keys), *small, *inner):
        if element not in closed or element in inner:
            for text in _date_texts(element):
                if (element, text) not in seen and _DIGIT.search(text):
                    seen.add((element, text))
                    yield element, text


def _date_texts(element: Element) -> Iterator[str]:
    for name in ("datetime", "content", "data-time", "data-timestamp", "data-utc", "data-date", "title"):
        if (value := element.get(name)) and re.search(r"\d", value):
            yield value.strip()
    text = spaced(element)
    if text and len(text) <= MAX_DATE_TEXT:
        yield text
        if (close := line(element)) != text:
            yield close


def _stamp(page: Page, found: _Found, day_first: bool | None) -> tuple[Element | None, Stamp]:
    """The first text that is a date to the day; else where "3 years ago" stands, which says nothing without a base."""
    vague: Element | None = None
    for element, text in found.dates:
        stamp = parse_date(text, base=page.saved, language=page.language, day_first=day_first)
        if stamp.precision in ("second", "minute", "day"):
            return element, _with_time(page, element, text, stamp, day_first)
        if vague is None and len(text) <= 60 and words.RELATIVE.search(text):
            vague = element
    return vague, Stamp()


def _with_time(page: Page, element: Element, text: str, stamp: Stamp, day_first: bool | None) -> Stamp:
    """A day whose time of day stands in the next element."""
    parent = element.getparent()
    if stamp.precision != "day" or parent is None:
        return stamp
    around = line(parent)
    if len(around) > 80 or around == text:
        return stamp
    fuller = parse_date(around[around.find(text) :], base=page.saved, language=page.language, day_first=day_first)
    same = fuller.iso is not None and stamp.iso is not None and fuller.iso.startswith(stamp.iso)
    return fuller if same and fuller.precision in ("minute", "second") else stamp


# -- key, account, marks -----------------------------------------------------------------------------------------------


def _key(block: Block) -> str | None:
    for element in block.own:
        for value in (
            element.get("id"),
            element.get("name") if element.tag == "a" else None,
            element.get("data-comment-id"),
            element.get("data-commentid"),
        ):
            if value and (found := _KEY.search(value)):
                return found[1]
            if value and value.isdigit() and element.get("data-comment-id") == value:
                return value
    for element in block.find(("a",)):
        if found := _FRAGMENT.search(element.get("href") or ""):
            return found[1]
    return None


def _account(block: Block) -> str | None:
    for element in block.roots:
        for name in block.page.classes(element):
            if found := _ACCOUNT.match(name):
                return found[1]
    return None


def _marks(block: Block) -> Iterator[Mark]:
    names = {name.lower() for element in block.own for name in block.page.classes(element)}
    if names & _OPENER_CLASSES:
        yield "post_author"
    if names & _STAFF_CLASSES:
        yield "staff"
    if names & _PING_CLASSES:
        yield "pingback"
