"""A text as lines and as an outline of list items.

The print form of pages shows a list item by a bullet or a number, two spaces a level deeper than its parent; what
belongs to an item is indented deeper than its marker. Other texts indent by other widths: only the order counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from carethread.indexer.readers.text.moments import opens_with_date, parted

_TAB = 4
_PROSE_LENGTH = 90  # code points of a line that is prose even without an end mark
_SENTENCE_WORDS = 8
_SENTENCE_ENDS = (".", "!", "?", "…", "”", '"', "’", ".)", "!)", "?)", ":)", ":-)", ";)")
_LEAD = re.compile(r"[ \t\u3000]*")
_MARKER = re.compile(r"([•◦▪●‣∙*+-]|\d{1,5}[.)])(?:[ \t]+|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source.

    start, end: code points of its text in the source, without indent, marker and trailing space.
    outset: where the marker stands, or the text where there is none.
    indent: columns before the marker, or before the text where there is none.
    marker: the bullet or number of a list item, else empty.
    """

    start: int
    end: int
    outset: int
    indent: int
    marker: str
    text: str

    @property
    def blank(self) -> bool:
        """Whether no words stand on the line."""
        return not self.text

    @property
    def number(self) -> int | None:
        """The number of an ordered item."""
        digits = self.marker[:-1]
        return int(digits) if digits.isdecimal() else None


@dataclass(slots=True, eq=False)
class Item:
    """One list item: lines `first` to `end` (exclusive), children among them.

    column: where its marker stands. parent: the item it is nested in, None at the top.
    """

    first: int
    end: int
    column: int
    parent: Item | None = None
    children: list[Item] = field(default_factory=list)


def is_prose(line: Line) -> bool:
    """Whether the line is long or ends as a sentence does: words of somebody, and no label or name."""
    text = line.text
    if len(text) >= _PROSE_LENGTH:
        return bool(re.search(r"[a-zà-ÿа-я,;][ ][a-zà-ÿа-я]", text)) or "。" in text
    return len(text.split()) >= _SENTENCE_WORDS and text.endswith(_SENTENCE_ENDS)


def split_lines(text: str) -> list[Line]:
    """The lines of `text` (line ends are `\\n`)."""
    lines = []
    place = 0
    for raw in text.split("\n"):
        lines.append(_line(raw, place))
        place += len(raw) + 1
    return lines


def _line(raw: str, place: int) -> Line:
    lead = _LEAD.match(raw)
    assert lead is not None
    start = lead.end()
    indent = len(lead[0].expandtabs(_TAB)) if "\t" in lead[0] else start
    found = _MARKER.match(raw, start)
    outset, marker = place + start, ""
    if found and not _is_separator(raw, found) and not (found[1][0].isdecimal() and _is_day(raw, start, found.end())):
        marker = found[1]
        start = found.end()
    body = raw[start:]
    text = body.strip()
    start += len(body) - len(body.lstrip())
    return Line(place + start, place + start + len(text), outset if marker else place + start, indent, marker, text)


def _is_separator(raw: str, found: re.Match[str]) -> bool:
    """Whether a dash stands alone on its line, between a name and a date."""
    return found[1] in ("-", "+", "*") and not raw[found.end() :].strip()


def _is_day(raw: str, start: int, after: int) -> bool:
    """Whether the number is the day of a date ("3. März 2012") and no marker before one ("3. March 3, 2012")."""
    return opens_with_date(parted(raw[start:])) and not opens_with_date(parted(raw[after:]))


def outline(lines: Sequence[Line]) -> list[Item]:
    """All items of the text in order; nested ones know their parent. Linear in the number of lines times the depth."""
    items: list[Item] = []
    open_items: list[Item] = []
    last = 0  # one past the last line that is not blank
    for place, line in enumerate(lines):
        if not (line.text or line.marker):
            continue
        while open_items and line.indent <= open_items[-1].column:
            open_items.pop().end = last
        if line.marker:
            parent = open_items[-1] if open_items else None
            item = Item(place, place + 1, line.indent, parent)
            if parent is not None:
                parent.children.append(item)
            open_items.append(item)
            items.append(item)
        last = place + 1
    for item in open_items:
        item.end = last
    return items
