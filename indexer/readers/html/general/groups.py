"""Groups: elements that look alike and hold one anchor each, as comments do.

From every anchor all elements around it are taken that hold no second anchor. What most of these have in common, a tag
and a class, is what a comment is on this page; all elements of that tag and class that hold an anchor are its comments,
those too that hold the blocks of answers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from carethread.indexer.readers.html.page import Element, Page

MAX_TALLY = 40  # of the most frequent kinds those are looked for that fit best
MAX_KINDS = 8  # groups tried for each kind of anchor
_VARIABLE = re.compile(
    r"^(?:[\w-]*(?:odd|even)|alt|alternate|first|last|new|old|active|current|hidden|"
    r"clear(?:fix)?|cf|clr|row|group|js-\w+|is-\w+|has-\w+|by\w*|user\w*|self|"
    r"hentry|col(?:-.*)?|media|card|item|node|p-\d+|m[btlrxy]?-\d+)$|[-_]?\d+$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d+$")
_ITEMS = frozenset({"li", "article"})
_NEVER = frozenset(
    {
        "html",
        "body",
        "head",
        "a",
        "span",
        "time",
        "abbr",
        "b",
        "strong",
        "i",
        "em",
        "small",
        "cite",
        "img",
        "form",
        "nav",
        "label",
        "font",
    }
)

Kind = tuple[str, str]


def candidates(page: Page, anchors: Sequence[Element]) -> Iterator[list[Element]]:
    """Groups of elements that may be the comments, the likeliest first; each in document order.

    Those come first that give the most anchors a block of their own; of such, the larger blocks.
    """
    chains = _chains(anchors)
    named = {
        kind for chain in chains for element in chain if element.tag not in _NEVER for kind in kinds(page, element)
    }
    holding = _holding(anchors)
    ranked: list[tuple[int, int, list[Element]]] = []
    for kind in named:
        found = [one for one in members(page, kind) if one in holding] if kind[1] else _siblings(chains, kind)
        near = _nearest(anchors, found)
        found = _without_list(found, near)
        if found:
            ranked.append((-sum(times <= 2 for times in near.values()), page.order(found[0]), found))
    ranked.sort(key=lambda one: one[:2])
    seen: set[tuple[int, ...]] = set()
    for _, _, found in ranked:
        places = tuple(page.order(one) for one in found)
        if places not in seen:
            seen.add(places)
            yield found
        if len(seen) >= MAX_KINDS:
            return


def _nearest(anchors: Sequence[Element], group: Sequence[Element]) -> Counter[Element]:
    """For each member how many anchors it is the nearest one to, where it is to any."""
    pool = set(group)
    count: Counter[Element] = Counter()
    for anchor in anchors:
        for above in (anchor, *anchor.iterancestors()):
            if above in pool:
                count[above] += 1
                break
    return count


def _without_list(group: list[Element], near: Counter[Element]) -> list[Element]:
    """Without a first member that has no anchor of its own and holds all others: the list, called as its items are."""
    while len(group) > 2 and group[0] not in near and all(group[0] in one.iterancestors() for one in group[1:]):
        group = group[1:]
    return group


def _chains(anchors: Sequence[Element]) -> list[list[Element]]:
    """For each anchor the elements around it that hold no other anchor, the innermost first."""
    count: Counter[Element] = Counter()
    for anchor in anchors:
        count.update((anchor, *anchor.iterancestors()))
    chains = []
    for anchor in anchors:
        chain = [anchor]
        while (above := chain[-1].getparent()) is not None and count[above] == 1 and above.tag not in ("body", "html"):
            chain.append(above)
        chains.append(chain)
    return chains


def kinds(page: Page, element: Element) -> list[Kind]:
    """What an element is called: its tag with each lasting class, then with all its classes at once, by which those
    with many small classes are told; the bare tag when it has none."""
    names = list(dict.fromkeys(page.classes(element)))
    if lasting := [name for name in names if not _VARIABLE.search(name)]:
        together = [(element.tag, " ".join(names))] if len(names) > 1 else []
        return [*((element.tag, name) for name in lasting), *together]
    return [*((element.tag, name) for name in names if not _NUMBERED.search(name)), (element.tag, "")]


def members(page: Page, kind: Kind) -> list[Element]:
    """All elements of a kind."""
    tag, name = kind
    names = tuple(name.split())
    if not names:
        return []
    found = [element for element in page.by_class(names[0]) if element.tag == tag]
    return found if len(names) == 1 else [element for element in found if page.classes(element) == names]


def _holding(anchors: Sequence[Element]) -> frozenset[Element]:
    return frozenset(above for anchor in anchors for above in (anchor, *anchor.iterancestors()))


def _siblings(chains: Sequence[Sequence[Element]], kind: Kind) -> list[Element]:
    """Those without a class: the largest family of brothers of that tag among the largest blocks; of list items those
    too that hold the items of their answers."""
    if kind[0] in _ITEMS and (nested := _items(chains, kind[0])):
        return nested
    families: dict[Element | None, list[Element]] = {}
    for chain in chains:
        if chain[-1].tag == kind[0]:
            families.setdefault(chain[-1].getparent(), []).append(chain[-1])
    largest = max(families.values(), key=len, default=[])
    return _with_likes(chains, largest) if len(largest) > 1 else largest


def _with_likes(chains: Sequence[Sequence[Element]], family: list[Element]) -> list[Element]:
    """With those that stand elsewhere, as answers do, and are made as every second of the family is made."""
    shape, times = Counter(_shape(one) for one in family).most_common(1)[0]
    if 2 * times <= len(family):
        return family
    known = set(family)
    others = (chain for chain in chains if not known.intersection(chain))
    likes = (next((one for one in chain if _shape(one) == shape), None) for chain in others)
    return [*family, *(one for one in likes if one is not None)]


def _shape(element: Element) -> tuple[object, ...]:
    return (element.tag, element.get("class"), *(child.tag for child in element))


def _items(chains: Sequence[Sequence[Element]], tag: str) -> list[Element]:
    """The nearest list item around each anchor, where some of these items stand inside others and none has a class."""
    found: dict[Element, None] = {}
    for chain in chains:
        for above in (chain[0], *chain[0].iterancestors()):
            if above.tag == tag:
                if not above.get("class"):
                    found[above] = None
                break
    inside = [one for one in found if any(above in found for above in one.iterancestors())]
    outer = {above for one in inside for above in one.iterancestors() if above in found}
    return [one for one in found if one in outer or one in inside or _beside(one, outer)] if inside else []


def _beside(element: Element, others: set[Element]) -> bool:
    return any(element.getparent() is one.getparent() for one in others)
