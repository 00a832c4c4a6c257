"""Forum pages of software that is not known, by their shape.

Posts repeat: each has a number in an id, or an element called like a part of a post; around it stand one author, one
date and words of its own. The anchors under which most blocks turn out to be such posts win.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from carethread.indexer.raw import RawThread, Stamp, Venue
from carethread.indexer.readers.html.drafts import Draft
from carethread.indexer.readers.html.page import Element, Page, line, within
from carethread.indexer.readers.html.platforms.forums.answers import set_answers
from carethread.indexer.readers.html.platforms.forums.boards import lists_links, row_of_a_board
from carethread.indexer.readers.html.platforms.forums.echoes import drop_echoes
from carethread.indexer.readers.html.platforms.forums.fields import DATE_WORDS, MEMBER, stamps
from carethread.indexer.readers.html.platforms.forums.openers import only_answers, opener
from carethread.indexer.readers.html.platforms.forums.pages import titles
from carethread.indexer.readers.html.platforms.forums.parts import WRAP, Parts, take_apart
from carethread.indexer.readers.html.platforms.forums.posts import climb, outside
from carethread.indexer.readers.html.platforms.forums.quotes import letters
from carethread.indexer.readers.html.platforms.forums.reading import assemble
from carethread.indexer.readers.html.platforms.forums.shapes import anchors
from carethread.indexer.readers.html.platforms.forums.slices import Slice, slices, wrap_for_good, wrapped
from carethread.indexer.readers.html.platforms.forums.spec import Forum
from carethread.indexer.readers.html.platforms.forums.trim import mark_rules, signatures, trim
from carethread.indexer.readers.html.platforms.forums.wording import Words

NAME = "forum"
VENUE: Venue = "forum"
_PLAIN = Forum(
    name=NAME, bodies=(), ruled=True, title=(".thread-title, .topic-title, .threadtitle, .topictitle", "h1", "h2")
)
_CUES = (
    "viewtopic", "showthread", "/forum", "/threads/", "/topic/", "/topics/", "message board", "messageboard",
    "discussion board", "/community/", "joined:", "join date", "registered:", "member since", "posts:", "beiträge:",
    "registriert:", "messages :", "messages:", "mensajes:", "inscrit le", "quote</", "zitieren</", "citer</", "citar</",
    "last edited", "post reply", "new topic", "reply to topic", "reply to thread", "forum index", "moderator", "newbie",
    "junior member", "senior member", "topic starter", ">offline", ">online", "forums</", "thread</", "topic</",
    "full version", "[archive]", "originally posted by", "reply with quote", "all times are", "bb code", "forum rules",
    "reply to author", "view profile",
    "post a message", "more from this discussion", "alle zeiten", "toutes les heures sont", "todas las horas",
    "tutti gli orari", "alle tijden zijn",
)  # fmt: skip
STRONG, WEAK = 30, 10  # certainty
_POST_ID = re.compile(r"(?:post|msg|message|reply|answer|comment|entry|beitrag)[-_]?\d+$", re.IGNORECASE)
_ENOUGH_CUES = 3
_MEMBER_LINKS = 3  # links to members count as two cues: blogs link commenters to their own sites
_ARTICLE = 800  # characters of paragraphs before the first post: the page is an article with comments, no forum thread
_MIN_SCORE = 0.6  # of the blocks must be posts
_WRAPPED = 0.7
_DATE_COLUMN = 40  # characters
_PERFECT = 0.95
_INDENT = re.compile(r"(?:margin|padding)-left:\s*([\d.]+)(px|em|%)")
_NUMBERED = re.compile(r"(\d+)$")
_LEVEL = re.compile(r"(?:^|[-_])(?:depth|level|lvl|indent|nest(?:ed|ing)?|tier)[-_]{0,2}(\d{1,2})$", re.IGNORECASE)
_LISTS = frozenset({"ul", "ol", "dl", "blockquote"})


def detect(page: Page) -> int:
    """A weak sign: the page's words and addresses are those of a forum."""
    markup = page.markup.lower()
    cues = sum(1 for cue in _CUES if cue in markup)
    links = (link for link in page.by_tag("a") if MEMBER.search(link.get("href") or ""))
    members = sum(1 for _ in islice(links, _MEMBER_LINKS)) == _MEMBER_LINKS
    if cues and cues + 2 * members >= _ENOUGH_CUES:
        return STRONG
    if cues or members or "forum" in markup:
        return WEAK
    numbered = (name for name, _ in page.ids() if _POST_ID.match(name))
    return WEAK if sum(1 for _ in islice(numbered, 2)) > 1 else 0


def read(page: Page) -> RawThread | None:
    """The thread, or None when no anchors give blocks that look like posts."""
    score, found = _best(page)
    if not found or score < _MIN_SCORE * len(found):
        return None
    posts = [parts for parts in found if parts.body is not None]
    if not posts:
        return None
    listed = sum(row_of_a_board(parts.block) or _says_dates(parts) for parts in found)
    if _under_an_article(page, posts[0].body) or 2 * listed > len(found):
        return None
    return _thread(page, posts)


def _best(page: Page) -> tuple[float, list[Parts]]:
    """The blocks that look most like posts. Looks no further when two anchors give the same, nearly perfect ones."""
    best, chosen, apart = 0.0, frozenset[Element](), list[Slice]()
    parts: list[Parts] = []
    agreed: dict[frozenset[Element], int] = {}
    aside = outside(page, _PLAIN)
    for elements in anchors(page):
        kept = [one for one in elements if one not in aside and within(one, aside) is None]
        blocks = list(dict.fromkeys(climb(kept).values())) if len(kept) > 1 else []
        together = frozenset(blocks)
        agreed[together] = agreed.get(together, 0) + 1
        if agreed[together] > 1:
            if together == chosen and best > _PERFECT * len(parts):
                break
            continue
        cut = slices(page, blocks)
        with wrapped(page, cut) as found:
            told = take_apart(page, found)
            score = _score(told)
        if score * score / max(1, len(told)) > best * best / max(1, len(parts)):  # of as many posts, the purer blocks
            best, chosen, apart, parts = score, together, cut, told
    if any(len(part) > 1 for part in apart):
        parts = take_apart(page, wrap_for_good(page, apart))
    return best, parts


def _says_dates(parts: Parts) -> bool:
    """Whether the words of a block are another date: the column of a list."""
    words = line(parts.body) if parts.body is not None else ""
    return len(words) < _DATE_COLUMN and DATE_WORDS.search(words) is not None


def _under_an_article(page: Page, first: Element | None) -> bool:
    """Whether what looks like posts are comments: an article stands before them, and would be lost."""
    total = 0
    if first is not None and first.tag == WRAP:
        first = first[0]
    for paragraph in page.by_tag("p"):
        if first is None or page.order(paragraph) >= page.order(first):
            break
        total += len(line(paragraph))
    return total > _ARTICLE


def _score(found: Sequence[Parts]) -> float:
    """How many of the blocks are posts: words of their own, with author and date, or at least one of the two."""
    said: set[str] = set()
    total = 0.0
    for parts in found:
        text = "".join(parts.body.itertext()).strip() if parts.body is not None else ""
        if not text or text in said or _says_dates(parts):
            continue
        said.add(text)
        total += (0.5 if parts.name else 0.0) + (0.5 if parts.dates else 0.0)
    return total if len(found) > 1 else 0.0


def _thread(page: Page, found: list[Parts]) -> RawThread | None:
    bodies = [parts.body for parts in found if parts.body is not None]
    mark_rules(bodies)
    words = Words(page, _PLAIN, bodies)
    words.leave_out(signatures(page, bodies, [parts.name for parts in found]))
    _open_blockquotes(bodies, words)
    dates = stamps(page, [parts.dates for parts in found])
    levels = _levels([parts.block for parts in found])
    drafts = [_draft(words, *row) for row in zip(found, dates, levels, strict=True)]
    trim(drafts, [[parts.name or "", *parts.dates] for parts in found], titles(page, _PLAIN))
    set_answers(drafts, [words.answered(body) for body in bodies])
    drop_echoes(drafts)
    if lists_links(page, [draft.body for draft in drafts]):
        return None
    blocks = [parts.block for parts in found]
    post = opener(page, blocks) if only_answers(page, blocks) else None
    return assemble(page, _PLAIN, drafts if post is None else [post, *drafts])


def _open_blockquotes(bodies: list[Element], words: Words) -> None:
    """Blockquotes that hold nearly all words of most posts are the package's wrapping, no quotes, and so are all that
    have their class."""
    wraps = [
        quote
        for body in bodies
        for quote in body.iter("blockquote")
        if len(letters(line(quote))) > _WRAPPED * len(letters(words.raw(body)))
    ]
    if 2 * len(wraps) <= len(bodies):
        return
    called = {quote.get("class") for quote in wraps} - {None}
    words.unquote(wraps)
    words.unquote([quote for body in bodies for quote in body.iter("blockquote") if quote.get("class") in called])


def _draft(words: Words, parts: Parts, date: Stamp, level: int | None) -> Draft:
    byline = {one for one in (parts.author, parts.dated) if one is not None}
    body = _body(words, parts, byline) if parts.body is not None else ""
    link = parts.author.get("href") if parts.author is not None else None
    return Draft(body, author=parts.name, date=date, account=link, key=_key(parts.block), depth=level)


def _body(words: Words, parts: Parts, byline: set[Element]) -> str:
    """The words of a post; where broken markup leaves a quote alone in their element, those that follow it too."""
    body = parts.body
    text = words.of(body, byline) if body is not None else ""
    while body is not None and words.quotes_alone(body) and body is not parts.block:
        body = body.getparent()
        text = words.of(body, byline) if body is not None else text
    return text


def _key(block: Element) -> str | None:
    """The number in the id of a block, of what stands right in it, or in the name of an anchor."""
    for element in (block, *islice(block, 3)):
        if found := _NUMBERED.search(element.get("id") or ""):
            return str(found[1])
    names = (link.get("name") or link.get("id") or "" for link in islice(block.iter("a"), 3))
    return next((found[1] for name in names if (found := _NUMBERED.search(name))), None)


@dataclass(frozen=True, slots=True)
class _Place:
    lists: int
    indent: float


def _levels(blocks: list[Element]) -> list[int | None]:
    """The depth of each block, by the lists around it and its indent; None for all where they do not differ."""
    places = [_place(block) for block in blocks]
    said = [_said_level(block) for block in blocks]
    told = sorted({level for level in said[1:] if level is not None})
    if len(told) > 1:
        return [1 + (told.index(level) if level in told else 0) for level in said]
    lists = sorted({place.lists for place in places[1:]})
    indents = sorted({place.indent for place in places[1:]})
    if len(lists) > 1 and len(lists) <= len(blocks) // 2 + 1:
        return [1 + max(0, lists.index(place.lists)) if place.lists in lists else 1 for place in places]
    if len(indents) > 1 and len(indents) <= len(blocks) // 2 + 1:
        return [1 + indents.index(place.indent) if place.indent in indents else 1 for place in places]
    return [None] * len(blocks)


def _said_level(block: Element) -> int | None:
    """The level that a class of the block, or of what stands right around it, gives: "level-2", "comment-level--2"."""
    above = block.getparent()
    for element in (block, *islice(block, 1), *([above] if above is not None else [])):
        for name in (element.get("class") or "").split():
            if found := _LEVEL.search(name):
                return int(found[1])
    return None


def _place(block: Element) -> _Place:
    indent = 0.0
    for element in (block, *block.iterancestors()):
        if found := _INDENT.search(element.get("style") or ""):
            indent += float(found[1])
    return _Place(sum(1 for above in block.iterancestors() if above.tag in _LISTS), indent)
