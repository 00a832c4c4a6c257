"""How many columns of a terminal a text takes."""

from __future__ import annotations

import unicodedata


def width(text: str) -> int:
    """Columns that plain `text` takes: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(columns(character) for character in text)


def columns(character: str) -> int:
    """Columns of one character: 0, 1 or 2."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
