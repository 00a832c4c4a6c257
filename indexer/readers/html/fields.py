"""Reads the fields of a comment's block: who, when, what, and what the markup says about the author.

A platform names the places it knows in a `Layout`; the words that all platforms share (`words`) are tried after them,
and then the shape of the block (`names`, `when`, `clean`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from carethread.indexer.dates import day_order
from carethread.indexer.raw import Mark
from carethread.indexer.readers.html import when, words
from carethread.indexer.readers.html.answered import link_answers, note_answers, says_answers
from carethread.indexer.readers.html.authors import find_author
from carethread.indexer.readers.html.badges import badge_in_name, badges
from carethread.indexer.readers.html.blocks import Block
from carethread.indexer.readers.html.clean import Parts, body_of
from carethread.indexer.readers.html.drafts import Draft
from carethread.indexer.readers.html.firsts import take_first_lines
from carethread.indexer.readers.html.page import Element, Page, has_text, line
from carethread.indexer.readers.html.template import drop_template

_KEY = re.compile(
    r"(?:^|[-_#=])(?:comment|cmt|com|c|post|p|msg|message|reply|answer|idcomment|dsq-comment|div-comment|li-comment|t|r|id)[-_]?(\d+)$",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(r"#(?:[a-z]*comments?|cmt|c|p|post|r|msg)?[-_/]?c?(\d+)$", re.IGNORECASE)
_ACCOUNT = re.compile(r"^comment-author-(.+)$")
MAX_POST_AUTHORS = 2  # names under which the author of a post comments on it
_BYLINE = ("time", ".fn", "~author", "~auteur", "~username", "~date", "~datum", "~timestamp", "abbr")
_NO_BODY = frozenset(
    {"a", "input", "textarea", "button", "meta", "label", "img", "form", "time", "cite", "h1", "h2", "h3", "h4"}
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a platform puts things: keys of `Block.find`, best first; `junk`: classes that never hold words."""

    author: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    junk: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Look:
    block: Block
    body: Element | None
    date: when.Shown | None  # the likeliest place of the date
    dates: Iterator[when.Shown]  # the others, looked for only as far as they are needed


def read_blocks(page: Page, blocks: Sequence[Block], layout: Layout | None = None) -> list[Draft]:
    """The drafts of all blocks, in order. A block without words is a deleted comment and keeps its place."""
    layout = layout or Layout()
    noted = page.noted("says answers", says_answers)
    answered = [note_answers(block) if noted and _stands_alone(block) else None for block in blocks]
    looks = [_look(block, layout) for block in blocks]
    for look, date in zip(looks, when.without_common([look.date for look in looks]), strict=True):
        look.date = date
    day_first = day_order([look.date[1] for look in looks if look.date is not None])
    drafts: dict[Block, Draft] = {}
    for look in looks:
        draft = drafts[look.block] = _draft(page, look, layout, day_first)
        if (holder := _answered_holder(look.block)) is not None:
            draft.inside = drafts.get(holder)
    _forget_doubtful_marks(looks, drafts)
    link_answers(list(drafts.values()), answered)
    bare = [drafts[look.block] for look in looks if look.body is None]
    drop_template(bare)
    take_first_lines(bare)
    return list(drafts.values())


def _answered_holder(block: Block) -> Block | None:
    """The block around this one, which it answers; not where levels say otherwise, as an element that was left open
    holds all comments that follow."""
    holder = block.inside
    if holder is None or holder.depth is None or block.depth is None or block.depth == holder.depth + 1:
        return holder
    return None


def _stands_alone(block: Block) -> bool:
    """Whether nothing says yet which comment it answers."""
    return block.inside is None and block.answers is None and (block.depth or 1) == 1


def _forget_doubtful_marks(looks: Sequence[_Look], drafts: dict[Block, Draft]) -> None:
    """A class like `post-author` on everybody's comments marks nobody; `bypostauthor` is always meant."""
    marked = [look.block for look in looks if "post_author" in drafts[look.block].marks]
    if len({drafts[block].author for block in marked}) <= MAX_POST_AUTHORS:
        return
    for block in marked:
        if ".bypostauthor" not in block.index:
            drafts[block].marks -= {"post_author"}


def _look(block: Block, layout: Layout) -> _Look:
    body = _body_element(block, layout)
    shown = when.dates(block, layout.date, body)
    return _Look(block, body, next(shown, None), shown)


def _draft(page: Page, look: _Look, layout: Layout, day_first: bool | None) -> Draft:
    block = look.block
    likely = [] if look.date is None else [look.date]
    shown, stamp = when.read_date(page, chain(likely, look.dates), day_first)
    bare = shown is not None and shown[0] in block.roots and len(block.roots) == 1
    date = shown[0] if shown is not None and not bare else None
    author = find_author(block, layout.author, look.body, date)
    parts = Parts(look.body, date=date, bare_date=shown[1] if shown is not None and bare else None)
    if author is not None:
        parts.author, parts.name = author.element, author.name
    shown_badges = dict(badges(block, look.body))
    parts.badges = list(shown_badges)
    body = body_of(block, parts, layout.junk)
    marks = {*_marks(block), *shown_badges.values()}
    if (said := badge_in_name(parts.author)) is not None:
        marks.add(said)
    if words.PING_TEXT.match(body) or words.EXCERPT.match(body):
        marks.add("pingback")
    return Draft(
        body=body,
        author=parts.name,
        date=stamp,
        key=block.key or _key(block),
        account=block.account or _account(block),
        marks=frozenset(marks if body else marks | {"deleted"}),
        answers=block.answers,
        depth=block.depth,
    )


def _body_element(block: Block, layout: Layout) -> Element | None:
    """The element that holds the words, if one is named as such; one that is not empty is preferred."""
    empty: Element | None = None
    keys = (*layout.body, *words.BODY_KEYS)
    for element in block.find(keys):
        if element.tag in _NO_BODY or (element is block.root and len(block.roots) == 1):
            continue
        if has_text(element):
            return _without_byline(block, element, keys)
        empty = empty if empty is not None else element
    return empty


def _without_byline(block: Block, element: Element, keys: Sequence[str]) -> Element:
    """The part that holds words alone, where what is called the body holds the byline too."""
    bylines = list(block.find(_BYLINE))
    if not _holds(element, bylines):
        return element
    parts = [
        inner
        for inner in block.find(keys)
        if inner is not element and element in inner.iterancestors() and inner.tag not in _NO_BODY
    ]
    return max((one for one in parts if not _holds(one, bylines)), key=lambda one: len(line(one)), default=element)


def _holds(element: Element, others: Sequence[Element]) -> bool:
    return any(element is one or element in one.iterancestors() for one in others)


# -- key, account, marks -----------------------------------------------------------------------------------------------


def _key(block: Block) -> str | None:
    for element in block.own:
        attributes = element.attrib
        for name in ("id", "name", "data-comment-id", "data-commentid", "data-cid", "data-id"):
            value = attributes.get(name)
            if value and (found := _KEY.search(value)) and (name != "name" or element.tag == "a"):
                return str(found[1])
            if value and value.isdigit() and name.startswith("data-"):
                return str(value)
    for element in block.find(("a",)):
        if found := _FRAGMENT.search(element.get("href") or ""):
            return found[1]
    return None


def _account(block: Block) -> str | None:
    for element in block.roots:
        for name in block.page.classes(element):
            if found := _ACCOUNT.match(name):
                return str(found[1])
    return None


def _marks(block: Block) -> Iterator[Mark]:
    called = {name.lower() for element in block.own for name in block.page.classes(element)}
    if called & words.OPENER_CLASSES:
        yield "post_author"
    if called & words.STAFF_CLASSES:
        yield "staff"
    if called & words.PING_CLASSES:
        yield "pingback"
