"""Tells author, date and words apart in posts of unknown software, by what repeats from post to post."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from carethread.indexer.readers.html.page import Element, Page, line, squeeze
from carethread.indexer.readers.html.platforms.forums.fields import DATE_WORDS, JOINED, MEMBER, clean_name

_AUTHOR = re.compile(
    r"author|user-?_?name|poster|nick|member-?name|posted-?by|byline|screen-?name|handle|(?:^|\s)(?:name|user|fn)(?:$|\s)",
    re.IGNORECASE,
)
_DATE = re.compile(r"date|time|posted|when|published|created|stamp|meta", re.IGNORECASE)
_EDITED = re.compile(r"(?:^|[\s_-])edit(?:ed|s|date)?(?:$|[\s_-])|last-?_?edit|editDate|edited|modifi", re.IGNORECASE)
_NO_AUTHOR = re.compile(r"title|rank|avatar|count|stat|info|level|group|badge|location|button|find", re.IGNORECASE)
_NO_WORDS = re.compile(
    r"sig(?:nature)?$|signature|(?:^|[\s_-])quotes?(?:$|[\s_-])|bbcode_?quote|quotebox|attach|avatar|profile|userinfo|user-?info|author|rank|stat|tools|controls|"
    r"buttons|actions|footer|share|like|rating|vote|menu|nav|breadcrumb|subject",
    re.IGNORECASE,
)
_WORDS = re.compile(r"content|message|msg|body|text|comment|entry|post$", re.IGNORECASE)
_PLAIN = frozenset(
    {"p", "span", "b", "i", "em", "strong", "font", "a", "small", "u", "blockquote", "li", "ul", "ol", "h1"}
)
_BUTTONS = frozenset({"a", "button", "label", "select", "script", "style", "noscript", "textarea", "option", "form"})
_DATED = ("datetime", "title", "content", "data-time", "data-date")
_MAX_AUTHOR = 40
_MAX_DATE = 90
_MAX_BARE_DATE = 45  # of an element that is not called a date
_MIN_WORDS = 12  # characters of a post that says something
_KEPT = 0.75  # a narrower element with this share of the words is taken for them
_COMMON = 0.4  # a text that stands in this share of the posts, numbers aside, is furniture
_CHIEF = 0.8  # of several elements of the kind in a post, one must have this share of their words
_COVER = 0.7  # share of the posts that must have an element of the kind

Kind = tuple[str, tuple[str, ...]]
_NUMBER = re.compile(r"\d+")


@dataclass(slots=True, eq=False)
class Parts:
    """What a block holds. `dates`: texts that may tell its date, the likeliest first."""

    block: Element
    author: Element | None = None
    name: str | None = None
    dates: list[str] = field(default_factory=list)
    dated: Element | None = None
    body: Element | None = None


def kind_of(page: Page, element: Element) -> Kind:
    """Tag, classes and id of an element, numbers in them aside; an id without a number is the element's own."""
    name = element.get("id") or ""
    shape = (f"#{_NUMBER.sub('#', name)}",) if _NUMBER.search(name) else ()
    return element.tag, tuple(_NUMBER.sub("#", name) for name in page.classes(element)) + shape


def take_apart(page: Page, blocks: Sequence[Element]) -> list[Parts]:
    """Author, date and words of each block."""
    found = [byline(page, block) for block in blocks]
    weights = _Weights(blocks)
    speaking = [_speaking(page, parts) for parts in found]
    kind = _kind_of_words(speaking, weights)
    for parts, kinds in zip(found, speaking, strict=True):
        matching = kinds.get(kind, []) if kind else []
        parts.body = max((element for element, _ in matching), key=weights.of, default=None)
    return found


class _Weights:
    """How many characters of an element are words: no links, no buttons, nothing that most posts repeat."""

    def __init__(self, blocks: Sequence[Element]) -> None:
        counts: Counter[str] = Counter()
        for block in blocks:
            counts.update({_shape(text) for text in block.itertext() if text.strip()})
        least = max(2, _COMMON * len(blocks))
        self._furniture = {shape for shape, count in counts.items() if count >= least} if len(blocks) > 2 else set()
        self._known: dict[Element, int] = {}

    def of(self, element: Element) -> int:
        """The characters of `element`, those of its descendants included."""
        if element not in self._known:
            self._known[element] = sum(self._text(text) for text in _texts(element))
        return self._known[element]

    def _text(self, text: str) -> int:
        return 0 if _shape(text) in self._furniture else len(text.strip())


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


def byline(page: Page, block: Element, words: Element | None = None) -> Parts:
    """Author and date of a block, by what such elements are called. `words`: what of the block is not looked at."""
    parts = Parts(block)
    silent = set(words.iter("*")) if words is not None else ()
    ranked: list[tuple[int, int, Element, str]] = []
    dated: list[tuple[int, int, Element, list[str]]] = []
    for place, element in enumerate(block.iter("*")):
        if element in silent:
            continue
        if (rank := _author_rank(page, element)) is not None and (name := clean_name(line(element))):
            ranked.append((rank, place, element, name))
        if row := _date(page, element, block):
            dated.append((row[0], place, element, row[1]))
    if ranked:
        _, _, parts.author, parts.name = min(ranked, key=lambda row: row[:2])
    dated.sort(key=lambda row: row[:2])
    parts.dates = [text for _, _, _, texts in dated for text in texts]
    parts.dated = dated[0][2] if dated else None
    return parts


def _author_rank(page: Page, element: Element) -> int | None:
    """How likely an element is the author's name: 0 a link to a member called so, 1 such a link, 2 called so."""
    linked = element.tag == "a" and MEMBER.search(element.get("href") or "") is not None
    names = " ".join(page.classes(element)) + " " + (element.get("itemprop") or "") + " " + (element.get("rel") or "")
    called = bool(_AUTHOR.search(names)) and not _NO_AUTHOR.search(names)
    if not (linked or called):
        return None
    text = squeeze("".join(element.itertext())[: 4 * _MAX_AUTHOR])
    if not text or len(text) > _MAX_AUTHOR or len(text.split()) > 5 or DATE_WORDS.search(text) or text.endswith("?"):
        return None
    return 0 if linked and called else 1 if linked else 2


def _date(page: Page, element: Element, block: Element) -> tuple[int, list[str]] | None:
    """The texts of an element that may tell the date, with their rank: 0 by markup, 1 by class, 2 by words alone."""
    called = " ".join(page.classes(element))
    holder = element.getparent()
    if _EDITED.search(called) or (holder is not None and _EDITED.search(" ".join(page.classes(holder)))):
        return None
    marks = [
        value for name in _DATED if (value := element.get(name)) and (element.tag == "time" or DATE_WORDS.search(value))
    ]
    if element.tag == "time" or marks:
        return 0, [*marks, line(element)]
    pieces = list(element.itertext())
    most = _MAX_DATE if _DATE.search(called) else _MAX_BARE_DATE
    whole = squeeze("".join(pieces)) if sum(map(len, pieces)) <= most else ""
    begins = DATE_WORDS.search(element.text or "") or _DATE.search(called)
    if begins and DATE_WORDS.search(whole) and not JOINED.search(_before(element) + " ".join(pieces)):
        return (1 if _DATE.search(called) else 2), [whole]
    shown = [
        squeeze(text)
        for text, label in (
            (element.text, _before(element)),
            (element.tail if element is not block else None, element.text or ""),
        )
        if text and len(text) <= _MAX_DATE and DATE_WORDS.search(text) and not JOINED.search(label + text)
    ]
    return (2, shown) if shown else None


def _before(element: Element) -> str:
    """What stands before an element: "Joined:"."""
    before = element.getprevious()
    return squeeze("".join(before.itertext())[:60]) + " " if before is not None else ""


_Speaking = dict[Kind, list[tuple[Element, int]]]


def _kind_of_words(speaking: Sequence[_Speaking], weights: _Weights) -> Kind | None:
    """The kind of element that holds the words in most blocks, and neither author nor date."""
    words: Counter[Kind] = Counter()
    seen: Counter[Kind] = Counter()
    often: Counter[Kind] = Counter()
    depth: dict[Kind, int] = {}
    for kinds in speaking:
        for kind, rows in kinds.items():
            sizes = [weights.of(element) for element, _ in rows]
            words[kind] += max(sizes)
            seen[kind] += 1
            often[kind] += max(sizes) < _CHIEF * sum(sizes)
            depth[kind] = max(depth.get(kind, 0), *(level for _, level in rows))
    usual = [kind for kind in seen if seen[kind] >= _COVER * len(speaking) and often[kind] <= 0.1 * len(speaking)]
    good = [kind for kind in usual if kind[0] not in _PLAIN or kind[1]] or usual
    if not good:
        return None
    most = max(words[kind] for kind in good)
    if not most:
        return None  # links alone: a list of threads
    wide = [kind for kind in good if words[kind] >= _KEPT * most]
    return max(wide, key=lambda kind: (bool(_WORDS.search(" ".join(kind[1]))), depth[kind]))


def _speaking(page: Page, parts: Parts) -> _Speaking:
    """Elements of a block that may hold its words, by kind, with how deep they stand."""
    heads = {one for part in (parts.author, parts.dated) if part is not None for one in (part, *part.iterancestors())}
    found: _Speaking = {}
    waiting = [(parts.block, 0)]
    while waiting:
        element, level = waiting.pop()
        called = " ".join(page.classes(element)) if element is not parts.block else ""
        if element.tag in _BUTTONS or _NO_WORDS.search(called) or _EDITED.search(called):
            continue
        if element not in heads and len("".join(element.itertext()).strip()) >= _MIN_WORDS:
            found.setdefault(kind_of(page, element), []).append((element, level))
        waiting.extend((child, level + 1) for child in element if isinstance(child.tag, str))
    return found
