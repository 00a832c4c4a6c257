"""Depth as pages of no known platform show it: a level in a class or attribute, an indent, "in reply to"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carethread.indexer.readers.html.blocks import Block
from carethread.indexer.readers.html.digits import whole
from carethread.indexer.readers.html.page import Element

_LEVEL_CLASS = re.compile(
    r"(?:depth|level|lvl|indent|nest(?:ed|ing)?|(?:^|[-_])(?:tier|child|deep))[-_]?(\d{1,2})$",
    re.IGNORECASE,
)
_LEVEL_ATTRIBUTES = (
    "data-depth",
    "data-level",
    "data-indent",
    "aria-level",
    "depth",
    "data-nesting",
    "data-comment-depth",
)
_INDENT = re.compile(
    r"(?:margin|padding)-(?:left|inline-start)\s*:\s*(\d+(?:\.\d+)?)\s*(px|em|rem|%)|width\s*:\s*(\d+)%", re.IGNORECASE
)
_PARENT_ATTRIBUTES = (
    "data-parent-id",
    "data-parent",
    "data-parentid",
    "data-parent-comment-id",
    "data-in-reply-to",
    "data-reply-to",
    "parent",
)
_SPACER = re.compile(r"(?:^|/)(?:s|spacer|blank|clear|pixel|trans(?:parent)?|dot|shim|1x1)\.(?:gif|png)", re.IGNORECASE)
_KEY = re.compile(r"(\d+)$")


def set_levels(blocks: Sequence[Block]) -> None:
    """Fill in `depth` or `answers` of blocks that are not nested, where the page says them for enough of them."""
    if any(block.inside is not None for block in blocks):
        return
    for block in blocks:
        block.answers = _parent_key(block)
    if any(block.answers for block in blocks):
        return
    for read in (_level, _indent, _spacer, _nesting):
        values = [read(block) for block in blocks]
        if len({value for value in values if value is not None}) > 1:
            steps = {value: place + 1 for place, value in enumerate(sorted({value or 0.0 for value in values}))}
            for block, value in zip(blocks, values, strict=True):
                block.depth = steps[value or 0.0]
            return


def _parent_key(block: Block) -> str | None:
    for element in _heads(block):
        for name in _PARENT_ATTRIBUTES:
            if (found := _KEY.search(element.get(name) or "")) and found[1] != "0":
                return found[1]
    return None


def _level(block: Block) -> float | None:
    for element in _heads(block):
        for name in _LEVEL_ATTRIBUTES:
            if (value := whole(element.get(name))) is not None:
                return float(value)
        for name in (element.get("class") or "").split():
            if found := _LEVEL_CLASS.search(name):
                return float(found[1])
    return None


def _indent(block: Block) -> float | None:
    for element in _heads(block):
        if found := _INDENT.search(element.get("style") or ""):
            if found[3]:
                return 100.0 - float(found[3])
            return float(found[1])
    return None


def _spacer(block: Block) -> float | None:
    """The width of an invisible image that pushes the comment to the right."""
    for image in block.find(("img",)):
        if _SPACER.search(image.get("src") or "") and (width := whole(image.get("width"))) is not None:
            return float(width)
    return None


def _nesting(block: Block) -> float | None:
    """How deep the block stands in the page: answers stand in a list inside their parent's wrapper."""
    return float(sum(1 for _ in block.root.iterancestors()))


def _heads(block: Block) -> list[Element]:
    """The root, and what stands around it or begins it alone."""
    found = [block.root]
    above = block.root.getparent()
    if above is not None and block.root.getprevious() is None and block.root.getnext() is None:
        found.append(above)
    return found + list(block.root)[:1]
