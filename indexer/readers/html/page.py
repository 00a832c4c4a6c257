"""A parsed page: its tree with an index over it, made in one pass, and what its head says.

The tree is lxml's. Measured on the example pages, building a BeautifulSoup tree takes as long as all of trafilatura's
work (about 8 MB/s on one core), lxml's takes a fifteenth of that; BeautifulSoup finds the encoding (`decode`).

Bounds: `MAX_DEPTH` levels of nesting and `MAX_ELEMENTS` elements are looked at; what is deeper or follows is left out
and `Page.cut` says so. `Input.data` refuses pages over 64 MiB.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any, TypeAlias, TypeVar, cast

from lxml import etree
from lxml.cssselect import CSSSelector
from lxml.etree import HTMLParser
from lxml.html import HtmlElement

from carethread.indexer.raw import Stamp
from carethread.indexer.readers.html.links import join

Element: TypeAlias = HtmlElement  # to mypy, whose stubs know its texts to be str; no tree of ours has its methods
T = TypeVar("T")
MAX_ELEMENTS = 1_000_000
MAX_DEPTH = 500  # levels of nesting that are looked at
MAX_TAG = 16_000  # code points of a tag; of a longer one the long values are dropped, or else all attributes
_LONG_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{MAX_TAG},}}")
_LONG_VALUE = re.compile(r"(?:\"[^\"]{1000,}\"|'[^']{1000,}')")
_LITTER = frozenset({"script", "style", "template", "svg", "math", "object", "embed", "canvas", "audio", "video"})


class Page:
    """One page.

    Args:
        markup: the decoded page.
        path: as shown in messages.
        url: where a container says the page came from; the page's own canonical address has precedence.
        saved: when it was saved, as far as that is known: the base for relative dates.
    """

    def __init__(self, markup: str, *, path: str = "-", url: str | None = None, saved: Stamp | None = None) -> None:
        self.markup = markup
        self.path = path
        self.given_url = url
        self.saved = saved or Stamp()
        self.root, self.data_scripts, self.cut = _parse(markup)
        self._by_class: dict[str, list[Element]] = {}
        self._by_id: dict[str, Element] = {}
        self._by_tag: dict[str, list[Element]] = {}
        self._notes: dict[str, Any] = {}
        self._order: dict[Element, int] = {}
        self._classes: dict[Element, tuple[str, ...]] = {}
        self._index()

    def _index(self) -> None:
        """One pass. It also keeps every element alive, so that elements can be compared and stand in sets."""
        too_deep: list[Element] = []
        depths: list[int] = []  # by place
        above, depth = None, 1
        for place, element in enumerate(self.root.iter("*")):
            if place >= MAX_ELEMENTS:
                self.cut = "too-large"
                break
            if (parent := element.getparent()) is not above:
                above, at = parent, self._order.get(parent)
                depth = MAX_DEPTH if at is None else depths[at] + 1  # what lies too deep has no place
            depths.append(depth)
            if depth >= MAX_DEPTH:
                too_deep.append(element)
                continue
            self._order[element] = place
            self._note(element)
        if too_deep:
            self.cut = self.cut or "too-deep"
            for element in too_deep:
                if (parent := element.getparent()) is not None:
                    parent.remove(element)

    def _note(self, element: Element) -> None:
        """Index an element by tag, classes and id."""
        if (alike := self._by_tag.get(element.tag)) is None:
            self._by_tag[element.tag] = alike = []
        alike.append(element)
        if (name := element.get("class")) is not None:
            self._classes[element] = names = tuple(name.split())
            for part in dict.fromkeys(names) if len(names) > 1 else names:
                self._by_class.setdefault(part, []).append(element)
        if (name := element.get("id")) is not None:
            self._by_id.setdefault(name.strip(), element)

    def noted(self, name: str, work: Callable[[Page], T]) -> T:
        """What `work` finds out about the page, worked out once under that name."""
        if name not in self._notes:
            self._notes[name] = work(self)
        return cast(T, self._notes[name])

    # -- finding ---------------------------------------------------------------------------------------------------

    def by_class(self, *names: str) -> list[Element]:
        """All elements that have one of these classes (exact case), in document order."""
        if len(names) == 1:
            return self._by_class.get(names[0], [])
        found = {element for name in names for element in self._by_class.get(name, ())}
        return sorted(found, key=self._order.__getitem__)

    def by_id(self, name: str) -> Element | None:
        """The first element with that id."""
        return self._by_id.get(name)

    def by_tag(self, *names: str) -> list[Element]:
        """All elements with one of these tags (lower case), in document order."""
        if len(names) == 1:
            return self._by_tag.get(names[0], [])
        return sorted((e for name in names for e in self._by_tag.get(name, ())), key=self._order.__getitem__)

    def class_names(self) -> Iterable[str]:
        """Every class on the page."""
        return self._by_class.keys()

    def ids(self) -> Iterable[tuple[str, Element]]:
        """Every id on the page with its element."""
        return self._by_id.items()

    def elements(self) -> Iterable[Element]:
        """Every element, in document order."""
        return self._order.keys()

    def classes(self, element: Element) -> tuple[str, ...]:
        """The classes of an element."""
        return self._classes.get(element, ())

    def __len__(self) -> int:
        return len(self._order)

    @cached_property
    def places(self) -> list[Element]:
        """Every element by its place in document order."""
        return list(self._order)

    def size(self, element: Element) -> int:
        """How many elements a subtree has."""
        return sum(1 for _ in element.iter("*"))

    def order(self, element: Element) -> int:
        """The place of an element in document order."""
        return self._order[element]

    # -- what the head says ----------------------------------------------------------------------------------------

    @cached_property
    def meta(self) -> dict[str, str]:
        """`content` of the meta elements by their lower-case `property`, `name` or `itemprop`; the first one counts."""
        found: dict[str, str] = {}
        for element in self.by_tag("meta"):
            name = element.get("property") or element.get("name") or element.get("itemprop")
            content = element.get("content")
            if name and content and content.strip():
                found.setdefault(name.strip().lower(), content.strip())
        return found

    @cached_property
    def json_ld(self) -> list[dict[str, Any]]:
        """Every JSON-LD object of the page, those inside `@graph` and lists too; broken scripts are left out."""
        objects: list[dict[str, Any]] = []
        for kind, text in self.data_scripts:
            if "ld+json" in kind:
                objects.extend(_json_objects(text))
        return objects

    @cached_property
    def language(self) -> str | None:
        """The page's language tag ("en", "de-de"), in lower case."""
        found = self.root.get("lang") or self.root.get("xml:lang") or self.meta.get("og:locale")
        return found.strip().lower().replace("_", "-") or None if found else None

    @cached_property
    def base(self) -> str | None:
        """The address that relative links are relative to."""
        for element in self.by_tag("base"):
            if href := element.get("href"):
                return join(self.given_url, href.strip())
        return self.given_url or self._canonical

    @cached_property
    def _canonical(self) -> str | None:
        for element in self.by_tag("link"):
            if "canonical" in (element.get("rel") or "").lower().split() and element.get("href"):
                return str(element.get("href")).strip()
        return self.meta.get("og:url")

    @cached_property
    def canonical(self) -> str | None:
        """The canonical address as the page gives it (link, og:url), else where the page came from."""
        return self._canonical or self.given_url

    @cached_property
    def generator(self) -> str:
        """The generator meta element in lower case, or ""."""
        return self.meta.get("generator", "").lower()


def _parse(markup: str) -> tuple[Element, list[tuple[str, str]], str | None]:
    """The tree without scripts; the scripts that hold JSON, as (type, text); and, when the parser gave up half-way, the
    reason as a slug of `UnreadableSource`."""
    markup = _without_long_tags(markup)
    parser = HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = etree.fromstring(markup.encode("utf-8", "surrogatepass"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    if root is None:
        root = etree.fromstring(b"<html><body></body></html>", HTMLParser())
    deep = any("depth" in entry.message.lower() for entry in parser.error_log)
    scripts = [
        (kind, one.text or "") for one in root.iter("script") if "json" in (kind := (one.get("type") or "").lower())
    ]
    etree.strip_elements(root, *_LITTER, with_tail=False)
    return root, scripts, "too-deep" if deep else None


def _without_long_tags(markup: str) -> str:
    """Attributes of enormous tags are dropped: libxml2 needs quadratic time for them."""
    if not _LONG_TAG.search(markup):
        return markup
    return _LONG_TAG.sub(lambda tag: _shorter(tag[0]), markup)


def _shorter(tag: str) -> str:
    tag = _LONG_VALUE.sub('""', tag)
    return tag if len(tag) <= MAX_TAG else tag.split(maxsplit=1)[0][:40] + " "


def _json_objects(text: str) -> Iterator[dict[str, Any]]:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    waiting = [data]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting = item + waiting
        elif isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                waiting = graph + waiting


@lru_cache(maxsize=512)
def _selector(css: str) -> CSSSelector:
    return CSSSelector(css, translator="html")


def select(element: Element, css: str) -> list[Element]:
    """The descendants of `element` that match a CSS selector, in document order (`:scope`-less: "a.url", ".x > p")."""
    found = cast("list[Element]", _selector(css)(element))
    return [one for one in found if one is not element]


def first(element: Element, *css: str) -> Element | None:
    """The first descendant that matches the first selector that matches any."""
    for one in css:
        if found := select(element, one):
            return found[0]
    return None


def has_class(element: Element, *names: str) -> bool:
    """Whether an element has one of these classes."""
    own = (element.get("class") or "").split()
    return any(name in own for name in names)


def line(element: Element | None, limit: int = 0) -> str:
    """All text of an element as one line, "" for None.

    limit: where only texts of so many code points are of interest, the rest of a longer one is left out.
    """
    if element is None:
        return ""
    return squeeze("".join(_pieces(element, limit) if limit else element.itertext()))


def spaced(element: Element, limit: int = 0) -> str:
    """`line`, with a space wherever one element ends and another begins."""
    return squeeze(" ".join(_pieces(element, limit) if limit else element.itertext()))


def _pieces(element: Element, limit: int) -> Iterator[str]:
    left = limit
    for text in element.itertext():
        yield text
        left -= len(text.strip())
        if left < 0:
            return


def has_text(element: Element) -> bool:
    """Whether there is anything but white space in an element."""
    return any(not text.isspace() for text in element.itertext())


def squeeze(text: str) -> str:
    """Runs of white space (no-break and zero-width too) as one space, none at the ends."""
    if not text.isascii():
        text = text.replace("\u200b", "").replace("\ufeff", "")
    return " ".join(text.split())


def within(element: Element, others: Iterable[Element] | frozenset[Element] | set[Element]) -> Element | None:
    """The nearest ancestor of `element` that is one of `others` (give a set)."""
    pool = others if isinstance(others, (set, frozenset)) else set(others)
    parent = element.getparent()
    while parent is not None:
        if parent in pool:
            return parent
        parent = parent.getparent()
    return None
