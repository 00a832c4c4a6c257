"""The words of a comment alone: its block without byline, date, avatar, buttons and share links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from carethread.indexer.readers.html import words
from carethread.indexer.readers.html.blocks import Block, last_word
from carethread.indexer.readers.html.page import Element, line, spaced
from carethread.indexer.text import body_text

MAX_META = 300  # code points; a longer wrapper of a byline holds words too
_LETTER = re.compile(r"[^\W_]")
_CONNECT = re.compile(
    rf"\b(?:{words.SAYS}|on|at|in|by|from|the|am|pm|um|uhr|den|der|le|à|el|a las|il|alle|op|om|kl|von|par|por|da|"
    r"door)\b"
    r"|\d+",
    re.IGNORECASE,
)
_SAYS_ALONE = re.compile(rf"^\W*(?:{words.SAYS})\W*$", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LABEL_TAGS = frozenset({"b", "strong", "span", "label", "dt", "th"})


@dataclass(slots=True)
class Parts:
    """The elements of a block that were recognised."""

    body: Element | None = None
    author: Element | None = None
    name: str | None = None  # the author's name, when no element shows it alone
    date: Element | None = None
    bare_date: str | None = None  # a date that no element holds
    badges: Sequence[Element] = ()


def body_of(block: Block, parts: Parts, junk: frozenset[str] = frozenset()) -> str:
    """The text of a comment, as `Entry.body` wants it."""
    own = {*_junk(block, parts, junk), *_byline(block, parts)}
    if block.reply_note is not None:
        own.add(block.reply_note)
    skip = _Skip(own, block)
    if parts.body is not None:
        return _own_words(trim(body_text(parts.body, skip), _known(parts), named=True))
    text = "\n\n".join(part for root in block.roots if (part := body_text(root, skip)))
    return _own_words(trim(text, [*_known(parts), *([block.reply_line] if block.reply_line else [])]))


def _own_words(text: str) -> str:
    """Words that are all inside one quotation are a comment's own: the page shows comments as quotations."""
    lines = text.split("\n")
    if not text.startswith(">") or not all(one.startswith(">") for one in lines if one):
        return text
    return "\n".join(one.removeprefix(">").removeprefix(" ") for one in lines).strip("\n")


@dataclass(frozen=True, slots=True)
class _Skip:
    """What is no word of a comment: its own junk, and the blocks of other comments."""

    own: set[Element]
    block: Block

    def __contains__(self, element: object) -> bool:
        return element in self.own or (element in self.block.nested and element not in self.block.roots)


def _subject(block: Block, parts: Parts) -> Element | None:
    """The comment's own title: a heading before all its words, where no element is called the body."""
    for element in block.own if parts.body is None else ():
        if element.tag in ("p", "ul", "ol", "blockquote"):
            return None
        if element.tag in _HEADINGS and element is not parts.author and element not in block.roots:
            return element
    return None


def _junk(block: Block, parts: Parts, more: frozenset[str]) -> Iterable[Element]:
    if (subject := _subject(block, parts)) is not None:
        yield subject
    yield from parts.badges
    holding = frozenset(parts.body.iterancestors()) if parts.body is not None else frozenset()
    for element in block.own:
        if element is parts.body or element in block.roots:
            continue
        if element.tag in _LABEL_TAGS and words.BODY_LABEL.match(line(element, 20)):
            yield element
        classes = block.page.classes(element)
        if not classes or element in holding:
            continue
        names = {name.lower() for name in classes}
        junk = names & words.JUNK_CLASSES or names & more or any(last_word(name) in words.JUNK_LAST for name in classes)
        if junk or (names & words.META_CLASSES and element.find(".//p") is None):
            yield element


def _holds(element: Element, body: Element | None) -> bool:
    return body is not None and any(above is element for above in body.iterancestors())


def _byline(block: Block, parts: Parts) -> Iterable[Element]:
    """Author and date, each with as much around it as says nothing else."""
    shown = [line(one) for one in (parts.author, parts.date) if one is not None]
    for element in (parts.author, parts.date):
        if element is None or element is parts.body or (element in block.roots and len(block.roots) == 1):
            continue
        while True:
            above = element.getparent()
            if above is None or above is parts.body or _holds(above, parts.body):
                break
            if above in block.roots and len(block.roots) == 1:
                break
            if above not in block.own_set or (_says_more(above, shown) and not _adds_profile(above, element)):
                break
            element = above
        yield element


def _says_more(element: Element, shown: Iterable[str]) -> bool:
    text = line(element, MAX_META)
    if len(text) > MAX_META:
        return True
    for known in shown:
        text = text.replace(known, " ", 1) if known else text
    text = _CONNECT.sub(" ", text)
    return not words.BUTTON_LINE.match(text) and len(_LETTER.findall(text)) > 0


def _adds_profile(above: Element, element: Element) -> bool:
    """Whether the wrapper adds what forums print about a person ("Posts: 132", "Joined"), and not the words too."""
    text = spaced(above, MAX_META)
    if len(text) > MAX_META or not (marks := words.profile_marks(text)):
        return False
    return marks > words.profile_marks(spaced(element, MAX_META))


def _known(parts: Parts) -> list[str]:
    shown = [line(one) for one in (parts.author, parts.date) if one is not None]
    return [*shown, *(one for one in (parts.bare_date, parts.name) if one)]


def trim(text: str, known: Iterable[str] = (), *, named: bool = False) -> str:
    """Without lines at the head that repeat the byline, and without buttons at the end.

    named: the markup says that this is the body; then only plain buttons are taken away, and never all of it.
    """
    lines = text.split("\n")
    bare = [one for one in known if one]
    while lines and (not lines[0].strip() or _is_byline(lines[0], bare, named)):
        lines.pop(0)
    button = words.PLAIN_BUTTON if named else words.BUTTON_LINE
    while lines and (not lines[-1].strip() or button.match(lines[-1]) or words.EDITED.match(lines[-1])):
        lines.pop()
    return "\n".join(lines) or (text.strip() if named else "")


def _is_byline(text: str, known: list[str], named: bool) -> bool:
    """A line that says who and when and nothing else; outside a named body also "says:" or a button alone."""
    rest = text
    for one in known:
        rest = rest.replace(one, " ", 1)
    if rest == text:
        return not named and bool(_SAYS_ALONE.match(text) or (_LETTER.search(text) and words.BUTTON_LINE.match(text)))
    rest = _CONNECT.sub(" ", rest)
    return words.BUTTON_LINE.match(rest) is not None or not _LETTER.search(rest)
