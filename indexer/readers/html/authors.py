"""Who wrote a comment: where the markup names an author, and where people stand on a page that names nobody.

Tried in this order: the platform's own place; elements that are called an author; a byline that begins the body; what
follows "by"; what stands beside the date; a name that begins the block; the alternative text of the portrait.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from carethread.indexer.readers.html import words
from carethread.indexer.readers.html.blocks import Block, last_word
from carethread.indexer.readers.html.names import (
    MAX_CARD,
    MAX_NAME,
    MAX_PLAIN_NAME,
    MAX_WORDS,
    SENTENCE,
    clean_name,
    inner,
    is_date,
    name_in,
    name_in_text,
)
from carethread.indexer.readers.html.page import Element, line, spaced, squeeze

MAX_LINE = 160  # code points of a line of who and when
_NAME_TAGS = ("a", "b", "strong", "cite", "span", "em", "i", "u", "font", "h2", "h3", "h4", "h5", "h6", "dt", "label")
_BEFORE = frozenset({"a", "b", "strong", "cite", "span", "div", "p", "h3", "h4", "h5", "h6", "td"})
_PERSON_TAGS = ("a", "b", "strong", "cite")
_TITLES = frozenset({"title", "titre", "subject", "headline", "betreff"})
_ALT = re.compile(
    r"^(?:(?:user )?avatar (?:for|of|von|de)|(?:photo|picture|image|gravatar|portrait) (?:of|for)|bild von)\s+(.+)$"
    r"|^(.+?)(?:['’]s? (?:avatar|gravatar|picture|photo)| avatar)$",
    re.IGNORECASE,
)
_REPLY_TO = re.compile(
    r"^(?:reply to|antworte (?:auf|an)|répondre à|responder a|rispondi a|beantwoord|svara på|svar "
    r"til|odpowiedz użytkownikowi|ответить на)\s+(.+?)$",
    re.IGNORECASE,
)
_AFTER_BY = re.compile(rf"(?:^|[\s(|·•,>])(?:{words.BY})\s*:?\s*$|(?:^|[|·•])\s*[—–-]\s*$|^\s*[~—–]\s*$", re.IGNORECASE)
_SAYS = re.compile(rf"^\s*(?:{words.SAYS})(?<!:)\s*[:.…]+\s*$", re.IGNORECASE)
_CLOCK = re.compile(r"\d:\d\d")
_DIGIT = re.compile(r"\d")
_COUNTER = re.compile(r"^(?:#?\d{1,6}[.):]?\s+)+")
_LABEL = re.compile(
    r"^(?:commenter|name|author|from|by|posted by|user|nick(?:name)?|autor|auteur|nom|von|poster)\s*:?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Found:
    """An author: the element that shows the name (None when only a label or an attribute does), and the name."""

    element: Element | None
    name: str


def find_author(block: Block, keys: tuple[str, ...], body: Element | None, date: Element | None) -> Found | None:
    """The author of a block, or None.

    Args:
        block: the comment.
        keys: the platform's own places, best first.
        body: the element that holds the words, if it is known.
        date: the element that shows the date, if one does.
    """
    if block.author is not None and (name := name_in(block.author)):
        return Found(block.author, name)
    inside = inner(block, body)
    found = _named(block, keys, frozenset()) or _named(block, words.AUTHOR_KEYS, inside | frozenset(block.roots[:1]))
    return (
        found
        or _in_head(block, body)
        or _after_by(block, inside, date)
        or _labelled(block, inside)
        or _who_says(block, inside)
        or _on_card(block, inside)
        or _in_byline(block, body, date)
        or _at_head(block, inside, body, date)
        or _before_date(block, body, date)
        or _beside_date(block, body, date)
        or _first(block, body, inside, date)
        or _in_attributes(block)
        or _at_head(block, inside, body, date, titles=True)
    )


def _named(block: Block, keys: tuple[str, ...], closed: frozenset[Element]) -> Found | None:
    for element in block.find(keys):
        if element not in closed and (name := name_in(element)) and not is_date(name):
            return Found(element, name)
    return None


def _in_head(block: Block, body: Element | None) -> Found | None:
    """A byline that begins the body: themes that call the whole comment its content."""
    if body is None:
        return None
    text = line(body, MAX_CARD)
    inside = frozenset(body.iter("*"))
    for element in block.find(words.AUTHOR_KEYS):
        shown = line(element, MAX_CARD)
        if (
            element in inside
            and element is not body
            and text != shown
            and text.startswith(shown)
            and (name := name_in(element))
        ):
            return Found(element, name)
    return None


def _after_by(block: Block, inside: frozenset[Element], date: Element | None) -> Found | None:
    for element in block.find(_NAME_TAGS):
        parent = element.getparent()
        if element in inside or parent is None or not _AFTER_BY.search(_text_before(element)):
            continue
        near = date is None or parent in date.iterancestors() or _is_sibling(parent, date)
        name = clean_name(line(element, MAX_NAME))
        if near and name and not is_date(name) and len(spaced(parent, MAX_LINE)) <= MAX_LINE:
            return Found(element, name)
    return None


def _text_before(element: Element) -> str:
    previous = element.getprevious()
    text = previous.tail if previous is not None else getattr(element.getparent(), "text", None)
    return text or ""


def _is_sibling(one: Element, other: Element) -> bool:
    return one.getparent() is other.getparent()


def _labelled(block: Block, inside: frozenset[Element]) -> Found | None:
    """ "Name:" in bold, and the name behind it."""
    for element in block.find(("strong", "b", "span", "label", "dt", "th", "em")):
        if element in inside or not _LABEL.match(line(element, 20)):
            continue
        following = element.getnext()
        text = (element.tail or "").strip() or line(following, MAX_NAME)
        if name := clean_name(text):
            return Found(element.getparent() if (element.tail or "").strip() else element, name)
    return None


def _who_says(block: Block, inside: frozenset[Element]) -> Found | None:
    """A linked or strong name with "said:" right behind it."""
    for element in block.find(_PERSON_TAGS):
        name = clean_name(line(element, MAX_NAME)) if _SAYS.match(element.tail or "") else None
        if name and element not in inside and not is_date(name) and not _CLOCK.search(name):
            return Found(element, name)
    return None


def _on_card(block: Block, inside: frozenset[Element]) -> Found | None:
    """The name that begins what forums print about a person ("Ann, Posts: 132, Joined …")."""
    for element in block.find(("td", "th", "div", "aside", "dl", "ul", "li", "p")):
        text = spaced(element, MAX_CARD)
        if element in inside or len(text) > MAX_CARD or not words.profile_marks(text):
            continue
        if (bare := squeeze(element.text or "")) and not words.profile_marks(bare) and (name := clean_name(bare)):
            return Found(element, name)
        for one in element.iter("a", "b", "strong", "span", "h3", "h4", "h5", "dt", "font"):
            shown = spaced(one)
            if shown and text.startswith(shown) and not words.profile_marks(shown) and (name := clean_name(shown)):
                return Found(one, name)
    return None


def _in_byline(block: Block, body: Element | None, date: Element | None) -> Found | None:
    """A line around the date that begins with "Posted by", "Comment from" and the like."""
    for element in _around(block, body, date):
        text = spaced(element, MAX_LINE)
        if words.AUTHOR_START.match(text) and not text[0].isdigit() and (name := name_in_text(text)):
            return Found(element, _whole_name(element, name))
    return None


def _before_date(block: Block, body: Element | None, date: Element | None) -> Found | None:
    """A linked or strong name right before the date, or before the small element that holds it."""
    for element in _around(block, body, date):
        before = element.getprevious()
        if before is None or before is body or before.tag not in _BEFORE or (before.tail or "").strip():
            continue
        name = name_in(before)
        if name is None or len(name.split()) > MAX_WORDS or is_date(name) or _is_title(block, before):
            continue
        if before.tag in _PERSON_TAGS or _is_short_line(before, name, element):
            return Found(before, name)
    return None


def _is_short_line(before: Element, name: str, date: Element) -> bool:
    """Whether a line is hardly more than a name, and the line of the date has none."""
    text = line(before, MAX_NAME)
    if len(text) > MAX_NAME or not text.startswith(name) or SENTENCE.search(name) or len(name) > MAX_PLAIN_NAME:
        return False
    return name_in_text(spaced(date, MAX_LINE)) is None


def _around(block: Block, body: Element | None, date: Element | None) -> Iterator[Element]:
    """The element that shows the date and those around it, as far as they hold one line."""
    element = date
    for _ in range(3):
        if element is None or element is body or element not in block.own_set or element in block.roots:
            return
        if element.find(".//p") is not None or len(spaced(element, MAX_LINE)) > MAX_LINE:
            return
        yield element
        element = element.getparent()


def _whole_name(element: Element, name: str) -> str:
    """The words of the link or strong part that begins as the name does ("Ann 4" and not "Ann")."""
    for one in element.iter(*_PERSON_TAGS):
        text = line(one, MAX_NAME)
        if one is not element and (text.startswith(name) or name.startswith(text)) and (whole := clean_name(text)):
            return whole
    return name


def _at_head(
    block: Block, inside: frozenset[Element], body: Element | None, date: Element | None, *, titles: bool = False
) -> Found | None:
    """A strong or headed name that begins the block; a link or a span only right beside the date."""
    head = _COUNTER.sub("", " ".join(spaced(root, MAX_CARD) for root in block.roots[:3]))
    for element in block.find(("b", "strong", "h3", "h4", "h5", "h6", "cite", "a", "span", "font")):
        text = spaced(element, MAX_NAME)
        if not text or element in inside or element is body or not head.startswith(text) or text == head:
            continue
        if not titles and _is_title(block, element):
            continue
        beside = date is not None and _is_sibling(element, date)
        name = clean_name(line(element, MAX_NAME))
        placed = beside or element.tag not in ("a", "span", "font")
        if placed and name and not _DIGIT.search(name) and len(name.split()) <= MAX_WORDS:
            return Found(element, name)
    return None


def _is_title(block: Block, element: Element) -> bool:
    """Whether the markup calls it the title of the comment."""
    return any(last_word(name) in _TITLES for name in block.page.classes(element))


def _beside_date(block: Block, body: Element | None, date: Element | None) -> Found | None:
    """The rest of the line that shows the date, when it is short enough to be a name."""
    element = date
    for _ in range(3):
        if element is None or element is body or element not in block.own_set or element.find(".//p") is not None:
            return None
        if len(spaced(element, MAX_LINE)) > MAX_LINE:
            return None
        text = squeeze(
            " ".join(part for part in element.itertext() if not words.BUTTON_LINE.match(part.strip() or "-"))
        )
        if (name := name_in_text(text)) and not is_date(name):
            return Found(element if element not in block.roots[:1] else None, _whole_name(element, name))
        element = element.getparent()
    return None


def _first(block: Block, body: Element | None, inside: frozenset[Element], date: Element | None) -> Found | None:
    """A strong, linked or headed name that begins the block, or stands right before the date."""
    head = _COUNTER.sub("", " ".join(spaced(root, MAX_CARD) for root in block.roots[:3]))
    around = date.getparent() if date is not None else None
    beside = frozenset(around.iter("*")) if around is not None and around in block.own_set else frozenset()
    for element in block.find(("b", "strong", "h2", "h3", "h4", "h5", "h6", "a", "em", "i", "u", "font", "span")):
        if element in inside or element is body or element is date or not (text := spaced(element, MAX_NAME)):
            continue
        if not (head.startswith(text) or element in beside) or is_date(text) or text == head:
            continue
        if _is_title(block, element):
            continue
        name = clean_name(line(element, MAX_NAME))
        if name and len(name.split()) <= MAX_WORDS:
            return Found(element, name)
    return None


def _in_attributes(block: Block) -> Found | None:
    for value in _attributes(block):
        for pattern in (_ALT, _REPLY_TO):
            if (found := pattern.match(value)) and (name := clean_name(next(filter(None, found.groups())))):
                return Found(None, name)
    return None


def _attributes(block: Block) -> Iterator[str]:
    for element in block.find((".comment-reply-link", "a", "img")):
        for key in ("aria-label", "data-replyto", "alt"):
            if value := element.get(key):
                yield value
