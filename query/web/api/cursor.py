"""Cursors: where the next page begins, as a word that says nothing to be relied on."""

from __future__ import annotations

import base64
import binascii

from carethread.index.errors import UsageError
from carethread.query.web.settings import MAX_OFFSET

_MARK = "o1:"


def write(offset: int) -> str:
    """The cursor of a page."""
    return base64.urlsafe_b64encode(f"{_MARK}{offset}".encode()).decode().rstrip("=")


def read(cursor: str) -> int:
    """The inverse of `write`; an empty one is the first page. Raises UsageError for what is no cursor of ours."""
    if not cursor:
        return 0
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
    except (binascii.Error, ValueError):
        text = ""
    digits = text.removeprefix(_MARK)
    if not text.startswith(_MARK) or not digits.isdigit() or int(digits) > MAX_OFFSET:
        raise UsageError("that is no cursor of this server", hint="begin without one, and go on with next_cursor")
    return int(digits)


def following(offset: int, shown: int, total: int) -> str | None:
    """The cursor of the page after this one; None when it is the last, or too deep."""
    after = offset + shown
    return write(after) if shown and after < total and after <= MAX_OFFSET else None
