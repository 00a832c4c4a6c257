"""CSS selectors over the whole page, by its index.

A package's selectors are asked for once a page. libxml2 walks the whole tree for each class it looks for (measured: 30
classes on a page of 1.5 MB take 1.3 s); the page's index answers the usual forms (`tag.class#id[attribute]`, descendant
and child) in a hundredth of that. Whatever else CSS knows goes to libxml2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from carethread.indexer.readers.html.page import Element, Page, select

_PART = re.compile(
    r"(?P<tag>^[a-zA-Z][\w-]*|^\*)|\.(?P<css>[\w-]+)|#(?P<id>[\w-]+)"
    r"|\[(?P<name>[\w-]+)(?:(?P<how>[~^$*]?=)(?P<quote>['\"]?)(?P<value>[^\]'\"]*)(?P=quote))?\]"
)
_STEP = re.compile(r"\s*(>)\s*|\s+")


@dataclass(frozen=True, slots=True)
class _Test:
    name: str
    how: str = ""
    value: str = ""

    def holds(self, element: Element) -> bool:
        found: str | None = element.get(self.name)
        if found is None or not self.how:
            return found is not None
        if self.how == "=":
            return found == self.value
        if not self.value:
            return False
        if self.how == "~=":
            return self.value in found.split()
        if self.how == "^=":
            return found.startswith(self.value)
        return found.endswith(self.value) if self.how == "$=" else self.value in found


@dataclass(frozen=True, slots=True)
class _Compound:
    """`tag.class#id[attribute]`; `child`: it must be a child of what stands before it, else a descendant."""

    tag: str
    classes: tuple[str, ...]
    tests: tuple[_Test, ...]
    child: bool = False


def find(page: Page, css: str) -> list[Element]:
    """All elements of the page that match one of the selectors in `css`, in document order."""
    known = _found.setdefault(page, {})
    if css not in known:
        known[css] = _find(page, css)
    return known[css]


_found: WeakKeyDictionary[Page, dict[str, list[Element]]] = WeakKeyDictionary()


def _find(page: Page, css: str) -> list[Element]:
    parts = _parse(css)
    if parts is None:
        return select(page.root, css)
    matched = {element for steps in parts for element in _candidates(page, steps[-1]) if _matches(page, element, steps)}
    return sorted(matched, key=page.order)


def _candidates(page: Page, last: _Compound) -> list[Element]:
    if last.classes:
        return min((page.by_class(name) for name in last.classes), key=len)
    for test in last.tests:
        if test.name == "id" and test.how == "=":
            return select(page.root, f"[id='{test.value}']") if page.by_id(test.value) is not None else []
    if last.tests:
        return select(page.root, f"[{last.tests[0].name}]") if not last.tag else page.by_tag(last.tag)
    return page.by_tag(last.tag) if last.tag else list(page.elements())


def _matches(page: Page, element: Element, steps: tuple[_Compound, ...]) -> bool:
    if not _fits(page, element, steps[-1]):
        return False
    rest = steps[:-1]
    if not rest:
        return True
    if steps[-1].child:
        parent = element.getparent()
        return parent is not None and _matches(page, parent, rest)
    return any(_matches(page, above, rest) for above in element.iterancestors())


def _fits(page: Page, element: Element, compound: _Compound) -> bool:
    if compound.tag and element.tag != compound.tag:
        return False
    if compound.classes:
        own = page.classes(element)
        if not all(name in own for name in compound.classes):
            return False
    return all(test.holds(element) for test in compound.tests)


@lru_cache(maxsize=2048)
def _parse(css: str) -> tuple[tuple[_Compound, ...], ...] | None:
    """The selectors as steps of compounds, or None when there is something else in them."""
    parts: list[tuple[_Compound, ...]] = []
    for one in css.split(","):
        steps = _steps(one.strip())
        if not steps:
            return None
        parts.append(steps)
    return tuple(parts)


def _steps(css: str) -> tuple[_Compound, ...] | None:
    steps: list[_Compound] = []
    child = False
    for piece in filter(None, _STEP.split(css)):
        if piece == ">":
            child = True
            continue
        compound = _compound(piece, child)
        if compound is None:
            return None
        steps.append(compound)
        child = False
    return tuple(steps)


def _compound(css: str, child: bool) -> _Compound | None:
    tag, classes, tests, at = "", [], [], 0
    while at < len(css):
        found = _PART.match(css, at) if at else _PART.match(css)
        if found is None:
            return None
        if found["tag"]:
            tag = "" if found["tag"] == "*" else found["tag"].lower()
        elif found["css"]:
            classes.append(found["css"])
        elif found["id"]:
            tests.append(_Test("id", "=", found["id"]))
        else:
            tests.append(_Test(found["name"].lower(), found["how"] or "", found["value"] or ""))
        at = found.end()
    return _Compound(tag, tuple(classes), tuple(tests), child)
