"""Words on a terminal: safe characters, display width, filled lines with marked words, badges, dates.

Bodies are strangers' text: control characters and direction overrides never reach the terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import click

from carethread.columns import columns as char_columns
from carethread.columns import width
from carethread.index.record import Role

__all__ = [
    "INDENT",
    "ROLE_COLOURS",
    "Piece",
    "badge",
    "day",
    "dim",
    "fill",
    "mark",
    "plural",
    "records_found",
    "safe",
    "shorten",
    "width",
]

INDENT = "   "
Piece = tuple[str, bool]  # text, and whether it is marked

ROLE_COLOURS: dict[Role, str] = {
    "editor": "bright_blue",
    "clinician": "cyan",
    "patient": "green",
    "caregiver": "magenta",
    "reader": "yellow",
    "unknown": "white",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Control characters but tab and line feed, and the bidirectional overrides and isolates (Unicode UAX #9).
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def safe(text: str) -> str:
    """`text` without characters that would steer a terminal or turn the direction of writing."""
    return _UNSAFE.sub("", text)


def badge(role: Role) -> str:
    """A role in capitals, in its colour."""
    return click.style(role.upper(), fg=ROLE_COLOURS[role], bold=role != "unknown")


def dim(text: str) -> str:
    """Text that steps back."""
    return click.style(text, dim=True)


def mark(text: str) -> str:
    """A word that matched."""
    return click.style(text, bold=True, underline=True)


def shorten(text: str, columns: int) -> str:
    """One line of at most `columns` columns, white space folded, cut at a word with an ellipsis."""
    line = " ".join(safe(text).split())
    if width(line) <= columns:
        return line
    head = _head(line, columns - 1)
    cut = head if line[len(head) : len(head) + 1] == " " else head.rpartition(" ")[0]
    return (cut or head).rstrip() + "…"


def _head(text: str, columns: int) -> str:
    """As much of the beginning as fits in `columns`, one character at least; a combining mark stays with its letter."""
    used = 0
    for at, character in enumerate(text):
        used += char_columns(character)
        if used > columns and at:
            return text[:at]
    return text


def fill(pieces: Iterable[Piece], columns: int, *, indent: str = INDENT, first: str | None = None) -> str:
    """One paragraph of marked and unmarked pieces, filled to `columns`; `first` replaces the first line's indent."""
    lines: list[str] = []
    line, used = "", 0
    room = max(10, columns - width(indent))
    for word in _words(pieces, room):
        size = sum(width(text) for text, _ in word)
        if used and used + 1 + size > room:
            lines.append(line)
            line, used = "", 0
        line += (" " if used else "") + "".join(mark(text) if marked else text for text, marked in word)
        used += size + (1 if used else 0)
    lines.append(line)
    starts = [indent if first is None else first] + [indent] * (len(lines) - 1)
    return "\n".join(start + line for start, line in zip(starts, lines, strict=True))


def _words(pieces: Iterable[Piece], room: int) -> list[list[Piece]]:
    """Words, each a list of pieces: a mark may begin inside a word. None is wider than `room`: links, and scripts that
    write no spaces, are cut. An ellipsis stays with the word before it."""
    words: list[list[Piece]] = [[]]
    for text, marked in pieces:
        for part in re.split(r"(\s+)", safe(text)):
            if part.isspace():
                if words[-1]:
                    words.append([])
            elif part == "…" and len(words) > 1 and not words[-1]:
                words[-2].append((" …", False))
            elif part:
                words[-1].append((part, marked))
    return [piece for word in words if word for piece in _cut(word, room)]


def _cut(word: list[Piece], room: int) -> Iterator[list[Piece]]:
    """A word in parts of at most `room` columns."""
    part: list[Piece] = []
    left = room
    for text, marked in word:
        while text:
            if part and width(text[0]) > left:
                yield part
                part, left = [], room
            head = _head(text, left)
            part.append((head, marked))
            left -= width(head)
            text = text[len(head) :]
    yield part


def day(iso: str | None) -> str:
    """A date as people read it in any country: "10 Dec 2011", "Dec 2011", "2011", "undated"."""
    if not iso:
        return "undated"
    parts = iso[:10].split("-")
    if len(parts) == 1:
        return parts[0]
    month = _MONTHS[int(parts[1]) - 1]
    return f"{int(parts[2])} {month} {parts[0]}" if len(parts) == 3 else f"{month} {parts[0]}"


def plural(number: int, noun: str) -> str:
    """A number and its noun: 1 record, 14 records, 2 replies."""
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {noun[:-1] + 'ies' if noun.endswith('y') else noun + 's'}"


def records_found(records: int, threads: int | None) -> str:
    """14 records in 3 threads; without the threads where they were not counted."""
    found = plural(records, "record")
    return found if threads is None else f"{found} in {plural(threads, 'thread')}"
