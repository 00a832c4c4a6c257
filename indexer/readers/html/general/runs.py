"""Runs: comments without a block of their own, as slices of one parent's children ("h4, p, p, hr, h4, p, …")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from carethread.indexer.readers.html.page import Element, Page, line

MIN_RUN = 3  # fewer slices than this show no rhythm


def best_run(page: Page, anchors: Sequence[Element]) -> list[Sequence[Element]]:
    """The slices of the parent under which most anchors stand one by one; empty when there is no rhythm."""
    family = _family(anchors)
    if len(family) < MIN_RUN:
        return []
    parent = family[0].getparent()
    children = list(parent) if parent is not None else []
    place = {child: number for number, child in enumerate(children)}
    marks = [place[child] for child in family]
    lead = _lead(children, marks)
    starts = [max(0, mark - lead) for mark in marks]
    ends = [*starts[1:], _end(children, marks, starts)]
    slices: list[Sequence[Element]] = [
        tuple(children[start:end]) for start, end in zip(starts, ends, strict=True) if end > start
    ]
    return slices if _have_words(slices) else []


def _family(anchors: Sequence[Element]) -> list[Element]:
    """The largest set of brothers that hold one anchor each, and look alike."""
    families: dict[tuple[Element, str, str], list[Element]] = {}
    count: Counter[Element] = Counter()
    for anchor in anchors:
        count.update((anchor, *anchor.iterancestors()))
    for anchor in anchors:
        block = anchor
        while (above := block.getparent()) is not None:
            if count[above] > 1:
                families.setdefault((above, block.tag, _first_class(block)), []).append(block)
                break
            block = above
    return max(families.values(), key=len, default=[])


def _first_class(element: Element) -> str:
    return ((element.get("class") or "").split() or [""])[0]


def _look(element: Element) -> tuple[str, str]:
    return element.tag, _first_class(element)


def _lead(children: Sequence[Element], marks: Sequence[int]) -> int:
    """How many brothers before the one with the anchor belong to the same comment.

    Those that stand before every anchor alike, as far back as the one before; when the words stand there and nothing
    follows the last anchor, the anchor closes its comment.
    """
    gap = min(later - earlier for earlier, later in pairwise(marks))
    lead = 0
    for back in range(1, gap):
        looks = {_look(children[mark - back]) if mark - back >= 0 else ("", "") for mark in marks}
        if len(looks) > 1 or looks & {("hr", ""), ("br", "")}:
            break
        lead = back
    after = children[marks[-1] + 1 : marks[-1] + gap]
    closes = not any(len(line(child)) > 1 for child in after) or (
        lead >= gap - 1 and _look(after[0]) != _look(children[marks[0] + 1])
    )
    if closes:
        return lead
    return min(lead, 2) if lead < gap - 1 else _short_lead(children, marks, lead)


def _short_lead(children: Sequence[Element], marks: Sequence[int], lead: int) -> int:
    """In a strict rhythm: only headings and short lines before the anchor belong to it; words there are another's."""
    own = 0
    for back in range(1, lead + 1):
        texts = [line(children[mark - back]) for mark in marks if mark - back >= 0]
        if any(len(text) > 80 for text in texts) or children[marks[0] - back].tag == "p":
            break
        own = back
    return own


def _end(children: Sequence[Element], marks: Sequence[int], starts: Sequence[int]) -> int:
    """Where the last slice ends: after as many brothers as the others have at most."""
    longest = max(later - earlier for earlier, later in pairwise(starts))
    return min(len(children), max(starts[-1] + longest, marks[-1] + 1))


def _have_words(slices: Sequence[Sequence[Element]]) -> bool:
    return sum(sum(len(line(child)) for child in part) > 20 for part in slices) * 2 > len(slices)
