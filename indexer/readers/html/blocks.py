"""A comment's block on the page: the elements that are its own, without the blocks of the answers inside it.

Rules name places by short keys, looked up in an index of the block: "time" (a tag), ".fn" (a class), "cite.fn" (both),
"@itemprop=text" (an attribute; also "@rel=…", "@property=…"), "~author" (the last word of a class: `w-item-author`,
`commentAuthor`, `Item_author__x7Gf2`). Classes are compared in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, repeat

from carethread.indexer.readers.html.page import Element, Page

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_HASH = re.compile(r"(?:__(?=[\w-]*[0-9A-Z])[A-Za-z0-9_-]{5,8}|--?(?=\w*[0-9A-Z])[A-Za-z0-9_]{5,8})$")
_ATTRIBUTES = frozenset({"itemprop", "rel", "property", "data-testid", "slot"})


@dataclass(eq=False)
class Block:
    """One comment.

    Args:
        page: the page.
        roots: its outermost elements in page order; usually one, but a dt and its dd on some platforms.
        nested: every block root on the page, and other elements (reply forms) that are not its own.
        inside: the block that holds this one.
    """

    page: Page
    roots: Sequence[Element]
    nested: frozenset[Element] = frozenset()
    inside: Block | None = None
    depth: int | None = None
    answers: str | None = None
    key: str | None = None
    account: str | None = None
    author: Element | None = None  # where a platform knows it to be, when no key of `find` says it
    reply_note: Element | None = None  # "replied to comment from …": no words of the author
    reply_line: str | None = None  # the same where no element holds it

    @property
    def root(self) -> Element:
        """The first root."""
        return self.roots[0]

    @cached_property
    def own(self) -> list[Element]:
        """Its own elements in page order, roots first."""
        return list(self._walk())

    @cached_property
    def own_set(self) -> frozenset[Element]:
        """`own` as a set."""
        return frozenset(self.own)

    def _walk(self) -> Iterator[Element]:
        for root in self.roots:
            stack = [root]
            while stack:
                element = stack.pop()
                if element is not root and element in self.nested and element not in self.roots:
                    continue
                yield element
                stack.extend(element[::-1])

    @cached_property
    def index(self) -> dict[str, list[Element]]:
        """Own elements by the keys that rules use."""
        found: dict[str, list[Element]] = {}
        classes = self.page.classes
        for element in self.own:
            for key in class_keys(element.tag, classes(element)):
                found.setdefault(key, []).append(element)
            for attribute in element.keys():  # noqa: SIM118 - an element is no mapping
                if attribute in _ATTRIBUTES:
                    for part in element.get(attribute, "").split():
                        found.setdefault(f"@{attribute}={part.lower()}", []).append(element)
        return found

    def find(self, keys: Iterable[str]) -> Iterator[Element]:
        """Own elements for the first key, then for the second, …"""
        return chain.from_iterable(map(self.index.get, keys, repeat(())))


@lru_cache(maxsize=20_000)
def class_keys(tag: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of an element with that tag and these classes."""
    keys = [tag]
    for name in names:
        low = name.lower()
        keys += (f"~{last_word(name)}", f".{low}", f"{tag}.{low}")
    return tuple(keys)


def nest(page: Page, roots: Sequence[Sequence[Element]], nested: Iterable[Element] = ()) -> list[Block]:
    """Blocks for these roots, each knowing the block that holds it.

    roots: one sequence of root elements a comment, in page order.
    nested: further elements that belong to no comment (reply forms, toolbars).
    """
    owner: dict[Element, Block] = {}
    everything = frozenset(element for group in roots for element in group) | frozenset(nested)
    blocks: list[Block] = []
    for group in roots:
        block = Block(page, group, everything)
        block.inside = _holder(group[0], owner)
        for element in group:
            owner[element] = block
        blocks.append(block)
    return blocks


def _holder(element: Element, owner: dict[Element, Block]) -> Block | None:
    for above in element.iterancestors():
        if above in owner:
            return owner[above]
    return None


def dt_groups(holder: Element) -> list[Sequence[Element]]:
    """The comments of a definition list: each dt with the dd that follow it."""
    groups: list[list[Element]] = []
    for element in holder.iter("dt", "dd"):
        if element.tag == "dt" and (not groups or groups[-1][-1].tag != "dt"):
            groups.append([element])
        elif groups:
            groups[-1].append(element)
    return [tuple(group) for group in groups if len(group) > 1]


@lru_cache(maxsize=20_000)
def last_word(name: str) -> str:
    """The last word of a class name in lower case, without the hash that CSS modules add; "" when there is none."""
    found = _WORD.findall(_HASH.sub("", name))
    return found[-1].lower() if found else ""
