"""Posts that are no element of their own: slices of one parent's children, put into a wrapper while they are read.

Tables print a post as several rows, old pages as a heading, a text and a rule. What stands between two blocks belongs
to the one after it as far as the same stands before every block, else to the one before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from carethread.indexer.readers.html.page import Element, Page, has_text, line
from carethread.indexer.readers.html.platforms.forums.parts import WRAP, Kind, kind_of

MOST = 12  # brothers of a block that are looked at
LONG = 80  # code points of the words of a post: a shorter text may be its heading
_TEXT = frozenset({"p", "ul", "ol", "blockquote", "pre", "br"})
_COMMON = 0.8  # of the blocks must have one parent

Slice = list[Element]


def slices(page: Page, blocks: Sequence[Element]) -> list[Slice]:
    """Each block with the brothers around it that belong to it; blocks of another parent stay as they are."""
    parent = _parent(blocks)
    if parent is None:
        return [[block] for block in blocks]
    children = [child for child in parent if isinstance(child.tag, str)]
    place = {child: number for number, child in enumerate(children)}
    marks = [place[block] for block in blocks if block in place]
    if not any(later - earlier > 1 for earlier, later in pairwise(marks)):
        return [[block] for block in blocks]
    kinds = [kind_of(page, child) for child in children]
    lead = _lead(children, kinds, marks)
    cut = dict(zip(marks, _bounds(children, kinds, marks, lead), strict=True))
    return [_bare(block, children[slice(*cut[place[block]])]) if block in place else [block] for block in blocks]


def _bare(block: Element, part: Slice) -> Slice:
    """A slice without the rules and empty rows at its ends."""
    spoken = [number for number, one in enumerate(part) if one is block or has_text(one)]
    return part[spoken[0] : spoken[-1] + 1]


def _parent(blocks: Sequence[Element]) -> Element | None:
    """What holds nearly all of the blocks, as its children."""
    holders: dict[Element, int] = {}
    for block in blocks:
        if (holder := block.getparent()) is not None:
            holders[holder] = holders.get(holder, 0) + 1
    if len(blocks) < 2 or not holders:
        return None
    most = max(holders, key=lambda holder: holders[holder])
    return most if holders[most] >= _COMMON * len(blocks) else None


def _lead(children: Sequence[Element], kinds: Sequence[Kind], marks: Sequence[int]) -> int:
    """How many brothers before each block are its own: those that stand before every block alike, and not after the
    last one too; no rule, and nothing as long as what somebody says."""
    gap = min(later - earlier for earlier, later in pairwise(marks))
    lead = 0
    for back in range(1, min(gap, MOST)):
        looks = {kinds[mark - back] if mark >= back else None for mark in marks}
        texts = [line(children[mark - back], LONG) for mark in marks if mark >= back]
        if len(looks) > 1 or children[marks[-1] - back].tag in ("hr", "br") or max(map(len, texts)) >= LONG:
            break
        lead = back
    follow = kinds[marks[-1] + 1 : marks[-1] + gap]
    closes = len(follow) == gap - 1 and follow == kinds[marks[0] + 1 : marks[0] + gap]
    return 0 if closes and lead == gap - 1 else lead


def _bounds(
    children: Sequence[Element], kinds: Sequence[Kind], marks: Sequence[int], lead: int
) -> list[tuple[int, int]]:
    """Where each slice begins and ends: the last one after as much as the others have, or at a rule that ends them."""
    starts = [max(0, mark - lead) for mark in marks]
    inner = list(pairwise(starts))
    longest = max((end - start for start, end in inner), default=1)
    usual = {kinds[place] for start, end in inner for place in range(start, end)}
    ruled = all(children[end - 1].tag == "hr" for _, end in inner)
    last = starts[-1]
    while last < min(len(kinds), starts[-1] + min(longest, MOST + 1)):
        child = children[last]
        if last > marks[-1] and ((ruled and child.tag == "hr") or not (kinds[last] in usual or child.tag in _TEXT)):
            break
        last += 1
    return list(zip(starts, [*starts[1:], last], strict=True))


@contextmanager
def wrapped(page: Page, found: Sequence[Slice]) -> Iterator[list[Element]]:
    """One element for each slice: a wrapper around those of several elements, which is taken away again."""
    wraps: list[Element] = []
    try:
        blocks = [part[0] if len(part) == 1 else _wrap(page, part, wraps) for part in found]
        yield blocks
    finally:
        for wrap in wraps:
            unwrap(wrap)


def wrap_for_good(page: Page, found: Sequence[Slice]) -> list[Element]:
    """The same, for the slices that are taken for the posts."""
    return [part[0] if len(part) == 1 else _wrap(page, part, []) for part in found]


def _wrap(page: Page, part: Slice, wraps: list[Element]) -> Element:
    wrap: Element = page.root.makeelement(WRAP)
    part[0].addprevious(wrap)
    wrap.extend(part)
    wraps.append(wrap)
    return wrap


def unwrap(wrap: Element) -> None:
    """Puts the children of a wrapper back where it stands, and takes it away."""
    parent = wrap.getparent()
    if parent is not None:
        place = parent.index(wrap)
        parent[place : place + 1] = list(wrap)
