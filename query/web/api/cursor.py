"""Cursors: where the next page begins, as a word that says nothing to be relied on."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass

from carethread.index.errors import UsageError
from carethread.query.web.settings import MAX_OFFSET

_FORM = re.compile(r"o1:(\d{1,5}):(\d{1,18})")
_ALPHABET = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Cursor:
    """A page's first hit, and the generation of the index that the page before came from (None: there was none)."""

    offset: int = 0
    generation: int | None = None


def write(cursor: Cursor) -> str:
    """The cursor as a word."""
    return base64.urlsafe_b64encode(f"o1:{cursor.offset}:{cursor.generation or 0}".encode()).decode().rstrip("=")


def read(word: str) -> Cursor:
    """The inverse of `write`; an empty word is the first page. Raises UsageError for what is no cursor of ours."""
    if not word:
        return Cursor()
    found = _FORM.fullmatch(_decoded(word))
    if found is None or int(found[1]) > MAX_OFFSET:
        raise UsageError("that is no cursor of this server", hint="begin without one, and go on with next_cursor")
    return Cursor(int(found[1]), int(found[2]))


def _decoded(word: str) -> str:
    if not _ALPHABET.fullmatch(word) or len(word) % 4 == 1:
        return ""
    return base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)).decode("latin-1")
