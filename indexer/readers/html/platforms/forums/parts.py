"""Tells author, date and words apart in posts of unknown software, by what repeats from post to post."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from carethread.indexer.readers.html.page import Element, Page, has_text, line, squeeze
from carethread.indexer.readers.html.platforms.forums.fields import DATE_WORDS, JOINED, MEMBER, clean_name, tells_day
from carethread.indexer.readers.html.platforms.forums.people import names_by_place
from carethread.indexer.readers.html.platforms.forums.wording import is_note

_AUTHOR = re.compile(
    r"author|user-?_?name|poster|nick|member-?name|posted-?by|byline|screen-?name|handle|(?:^|\s)(?:name|user|fn)(?:$|\s)",
    re.IGNORECASE,
)
_DATE = re.compile(r"date|time|posted|when|published|created|stamp|meta", re.IGNORECASE)
_EDITED = re.compile(r"(?:^|[\s_-])edit(?:ed|s|date)?(?:$|[\s_-])|last-?_?edit|editDate|edited|modifi", re.IGNORECASE)
_NO_AUTHOR = re.compile(r"title|rank|avatar|count|stat|info|level|group|badge|location|button|find", re.IGNORECASE)
_BUTTON = re.compile(
    r"(?:view |show |user )?(?:profiles?|profil|posts?|pm|private message|message|e-?mail|website|www|home ?page|quote|"
    r"reply|report|search|find|top|back to top|permalink|link|share|more|history|post history|options|#?\d+)",
    re.IGNORECASE,
)
_NO_WORDS = re.compile(
    r"sig(?:nature)?$|signature|(?:^|[\s_-])quotes?(?:$|[\s_-])|bbcode_?quote|quotebox|attach|avatar|profile|userinfo|user-?info|author|rank|stat|tools|controls|"
    r"buttons|actions|footer|share|like|rating|vote|menu|nav|breadcrumb|subject",
    re.IGNORECASE,
)
_WORDS = re.compile(r"content|message|msg|body|text|comment|entry|post$", re.IGNORECASE)
_PLAIN = frozenset(
    {
        "p",
        "span",
        "b",
        "i",
        "em",
        "strong",
        "font",
        "a",
        "small",
        "u",
        "blockquote",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    }
)
_BUTTONS = frozenset({"a", "button", "label", "select", "script", "style", "noscript", "textarea", "option", "form"})
_DATED = ("datetime", "title", "content", "data-time", "data-date")
_MAX_AUTHOR = 40
_MAX_DATE = 90
_BY_WORDS = 2  # rank of what only its words make a date: where one holds another, the inner one is it
_FIRST = 4  # texts in an element, of which the first that is not blank begins it
_MAX_BARE_DATE = 45  # of an element that is not called a date
_KEPT = 0.75  # a narrower element with this share of the words is taken for them
_COMMON = 0.4  # a text that stands in this share of the posts, numbers aside, is furniture
_CHIEF = 0.8  # of several elements of the kind in a post, one must have this share of their words
_NEARLY = 0.9  # the same for an element that only its place in the block tells from others
_LEAST = (
    0.35  # of the words of the blocks: if it has less, they stand beside author and date, in no element of their own
)
_SHORT, _LONG = 60, 1000  # characters of a text that is furniture, on a page of two posts and of more
_MORE = 20  # characters of words beside a paragraph
_LOST = 0.4  # in a block where it has less, its markup is broken
_PLACE = "@"  # instead of a tag: the kind of what stands at one place of every block
_PLACED = frozenset({"td", "div", "font", "span", "dd", "section", "article"})
_COVER = 0.7  # share of the posts that must have an element of the kind

WRAP = "carethread-post"  # the tag of what is put around a post that is no element of its own
Kind = tuple[str, tuple[str, ...]]
_NUMBER = re.compile(r"\d+")


@dataclass(slots=True, eq=False)
class Parts:
    """What a block holds. `dates`: texts that may tell its date, the likeliest first.

    named, told: every element that may be the author or the date, the likeliest first.
    """

    block: Element
    author: Element | None = None
    name: str | None = None
    dates: list[str] = field(default_factory=list)
    dated: Element | None = None
    body: Element | None = None
    named: list[tuple[Element, str]] = field(default_factory=list)
    told: list[tuple[Element, list[str]]] = field(default_factory=list)

    def settle(self, silent: Container[Element] = ()) -> None:
        """Takes the likeliest author and date that are not in `silent`; keeps what it has where there are none."""
        for element, name in self.named:
            if element not in silent:
                self.author, self.name = element, name
                break
        told = [row for row in self.told if row[0] not in silent]
        if told:
            self.dated, self.dates = told[0][0], [text for _, texts in told for text in texts]


def kind_of(page: Page, element: Element) -> Kind:
    """Tag, classes and id of an element, numbers in them aside; an id without a number is the element's own."""
    name = element.get("id") or ""
    shape = (f"#{_NUMBER.sub('#', name)}",) if _NUMBER.search(name) else ()
    return element.tag, tuple(_NUMBER.sub("#", name) for name in page.classes(element)) + shape


def take_apart(page: Page, blocks: Sequence[Element]) -> list[Parts]:
    """Author, date and words of each block."""
    found = [byline(block) for block in blocks]
    weights = _Weights(blocks)
    for strict in (True, False):
        speaking = [_speaking(page, parts, strict) for parts in found]
        chosen = _kinds_of_words(speaking, weights)
        if chosen is not None:
            for parts, kinds in zip(found, speaking, strict=True):
                parts.body = _with_the_rest(parts, _words_of(kinds, chosen, weights), weights)
            if _hold_words(found, weights):
                break
    for parts in found:
        if parts.body is not None and parts.body is not parts.block:
            parts.settle(set(parts.body.iter("*")))
    if 2 * sum(parts.name is not None for parts in found) < len(found):
        names = names_by_place(blocks, [parts.body if parts.body is not parts.block else None for parts in found])
        for parts, name in zip(found, names, strict=True):
            parts.name = parts.name or name
    return found


def _with_the_rest(parts: Parts, body: Element | None, weights: _Weights) -> Element | None:
    """The whole block, where a bare paragraph in it is not all that it says: others stand beside it."""
    bare = body is not None and body.tag == "p" and not body.get("class") and body.getparent() is parts.block
    return parts.block if bare and weights.of(parts.block) - weights.of(body) >= _MORE else body


def _hold_words(found: Sequence[Parts], weights: _Weights) -> bool:
    """Whether the elements taken for the words hold a fair part of what the blocks say."""
    said = sum(weights.of(parts.body) for parts in found if parts.body is not None)
    return said >= _LEAST * sum(weights.of(parts.block) for parts in found)


class _Weights:
    """How many characters of an element are words: no links, no buttons, nothing that most posts repeat."""

    def __init__(self, blocks: Sequence[Element]) -> None:
        counts: Counter[str] = Counter()
        for block in blocks:
            counts.update({_shape(text) for text in block.itertext() if text.strip()})
        least = max(2, _COMMON * len(blocks))
        most = _SHORT if len(blocks) == 2 else _LONG  # two people may say the same thing once, but hardly at length
        self._furniture = {shape for shape, count in counts.items() if count >= least and len(shape) <= most}
        self._known: dict[Element, int] = {}

    def of(self, element: Element) -> int:
        """The characters of `element`, those of its descendants included."""
        if element not in self._known:
            self._known[element] = sum(self._text(text) for text in _texts(element))
        return self._known[element]

    def _text(self, text: str) -> int:
        return 0 if _shape(text) in self._furniture or is_note(text.strip()) else len(text.strip())


def _shape(text: str) -> str:
    return _NUMBER.sub("#", squeeze(text))


def _texts(element: Element) -> Iterator[str]:
    """The texts of an element that stand in no link or button."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if one.text and one.text.strip():
            yield one.text
        for child in one:
            if isinstance(child.tag, str):
                if child.tail and child.tail.strip():
                    yield child.tail
                if child.tag not in _BUTTONS:
                    waiting.append(child)


def byline(block: Element, words: Element | None = None) -> Parts:
    """Author and date of a block, by what such elements are called. `words`: what of the block is not looked at."""
    parts = Parts(block)
    silent = set(words.iter("*")) if words is not None else ()
    named: list[tuple[int, Element, str]] = []
    told: list[tuple[int, Element, list[str]]] = []
    for element in block.iter("*"):
        if element in silent:
            continue
        if (rank := _author_rank(element)) is not None and (name := clean_name(line(element))):
            named.append((rank, element, name))
        if row := _date(element, block):
            told.append((row[0], element, row[1]))
    inner = {above for _, element, _ in told for above in element.iterancestors()}
    told = [row for row in told if row[0] < _BY_WORDS or row[1] not in inner]
    parts.named = [(element, name) for _, element, name in sorted(named, key=lambda row: row[0])]
    parts.told = [(element, texts) for _, element, texts in sorted(told, key=lambda row: row[0])]
    parts.settle()
    return parts


@lru_cache(maxsize=20_000)
def _named(names: str) -> tuple[bool, bool, bool]:
    """Whether classes name an author, a date, an edit."""
    author = _AUTHOR.search(names) is not None and _NO_AUTHOR.search(names) is None
    return author, _DATE.search(names) is not None, _EDITED.search(names) is not None


def _author_rank(element: Element) -> int | None:
    """How likely an element is the author's name: 0 a link to a member called so, 1 such a link, 2 called so."""
    linked = element.tag == "a" and MEMBER.search(element.get("href") or "") is not None
    called = any(_named(names)[0] for key in ("class", "itemprop", "rel") if (names := element.get(key)))
    if not (linked or called):
        return None
    text = squeeze("".join(islice(element.itertext(), _MAX_AUTHOR)))
    if not text or len(text) > _MAX_AUTHOR or len(text.split()) > 5:
        return None
    if _BUTTON.fullmatch(text) or DATE_WORDS.search(text) or text.endswith("?"):
        return None
    return 0 if linked and called else 1 if linked else 2


def _date(element: Element, block: Element) -> tuple[int, list[str]] | None:
    """The texts of an element that may tell the date, with their rank: 0 by markup, 1 by class, 2 by words alone."""
    _, called, edited = _named(element.get("class") or "")
    holder = element.getparent()
    if edited or (holder is not None and _named(holder.get("class") or "")[2]):
        return None
    marks = [
        value for name in _DATED if (value := element.get(name)) and (element.tag == "time" or DATE_WORDS.search(value))
    ]
    if element.tag == "time" or marks:
        return 0, [*marks, line(element)]
    head = next((text for text in islice(element.itertext(), _FIRST) if text.strip()), "")
    if called or DATE_WORDS.search(head):
        whole = _shown(element, _MAX_DATE if called else _MAX_BARE_DATE)
        if whole and (own := _own_date(whole, _before(element))):
            return (1 if called else _BY_WORDS), [own]
    texts = (element.text, True), (element.tail if element is not block else None, False)
    shown = [
        own
        for text, inner in texts
        if text and len(text) <= _MAX_DATE and DATE_WORDS.search(text)
        if (own := _own_date(squeeze(text), _before(element) if inner else element.text or ""))
    ]
    return (_BY_WORDS, shown) if shown else None


def _shown(element: Element, most: int) -> str:
    """The text of an element, "" where it is longer than `most` characters."""
    pieces: list[str] = []
    for text in element.itertext():
        pieces.append(text)
        most -= len(text)
        if most < 0:
            return ""
    return squeeze("".join(pieces))


def _own_date(text: str, label: str) -> str:
    """The part of a text before what tells when something else was ("edited", "joined"), where that is a date."""
    other = JOINED.search(text)
    own = text[: other.start()] if other else text
    return own if not JOINED.search(label) and tells_day(own) else ""


def _before(element: Element) -> str:
    """What stands before an element: "Joined:"."""
    before = element.getprevious()
    return squeeze("".join(before.itertext())[:60]) + " " if before is not None else ""


_Speaking = dict[Kind, list[tuple[Element, int]]]


def _words_of(kinds: _Speaking, chosen: tuple[Kind, Kind], weights: _Weights) -> Element | None:
    """The element with the words of one block: the wide one where the narrow one has lost most of them."""
    narrow, wide = (
        max((element for element, _ in kinds.get(kind, [])), key=weights.of, default=None) for kind in chosen
    )
    if narrow is None or (wide is not None and weights.of(narrow) < _LOST * weights.of(wide)):
        return wide
    return narrow


def _kinds_of_words(speaking: Sequence[_Speaking], weights: _Weights) -> tuple[Kind, Kind] | None:
    """The kind of element that holds the words in most blocks, and neither author nor date; and the widest such."""
    words: Counter[Kind] = Counter()
    seen: Counter[Kind] = Counter()
    often: Counter[Kind] = Counter()
    depth: dict[Kind, int] = {}
    for kinds in speaking:
        for kind, rows in kinds.items():
            sizes = [(weights.of(element), level) for element, level in rows]
            size, level = max(sizes)
            words[kind] += size
            seen[kind] += 1
            often[kind] += size < _CHIEF * sum(one for one, _ in sizes)
            depth[kind] = max(depth.get(kind, 0), level)
    usual = [kind for kind in seen if seen[kind] >= _COVER * len(speaking) and often[kind] <= 0.1 * len(speaking)]
    good = [kind for kind in usual if kind[0] not in _PLAIN or kind[1]] or usual
    most = max((words[kind] for kind in good), default=0)
    if not most:
        return None  # links alone: a list of threads
    wide = [kind for kind in good if words[kind] >= _share(kind) * most]
    best = max(wide, key=lambda kind: (_called_words(kind), depth[kind], kind[0] != _PLACE))
    return best, max(wide, key=lambda kind: (words[kind], kind[0] != _PLACE))


def _share(kind: Kind) -> float:
    """The share of the words that an element of the kind must have: a cell of a table by its place alone will do."""
    return _NEARLY if kind[0] == _PLACE and not "".join(kind[1][-1:]).startswith("td") else _KEPT


def _called_words(kind: Kind) -> bool:
    return kind[0] != _PLACE and bool(_WORDS.search(" ".join(kind[1])))


def _speaking(page: Page, parts: Parts, strict: bool) -> _Speaking:
    """Elements of a block that may hold its words, by kind and by place, with how deep they stand.

    strict: not those that hold the author or the date too.
    """
    heads = {part for part in (parts.author, parts.dated) if part is not None}
    if strict:
        heads |= {above for part in heads for above in part.iterancestors()}
    found: _Speaking = {}
    waiting: list[tuple[Element, tuple[str, ...]]] = [(parts.block, ())]
    while waiting:
        element, path = waiting.pop()
        outer = element is parts.block or (parts.block.tag == WRAP and element.getparent() is parts.block)
        called = "" if outer else " ".join(page.classes(element))
        if element.tag in _BUTTONS or _NO_WORDS.search(called) or _EDITED.search(called):
            continue
        if element not in heads and not (strict and element.tag == WRAP) and has_text(element):
            row = (element, len(path))
            found.setdefault(kind_of(page, element), []).append(row)
            if element.tag in _PLACED:
                found.setdefault((_PLACE, path), []).append(row)
        waiting.extend(_steps(element, path))
    return found


def _steps(element: Element, path: tuple[str, ...]) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """The children of an element with the place of each: by tag, and how many of that tag stand before it."""
    count: Counter[str] = Counter()
    for child in element:
        if isinstance(child.tag, str):
            count[child.tag] += 1
            yield child, (*path, f"{child.tag}{count[child.tag]}")
