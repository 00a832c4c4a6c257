"""Numbers that a page writes in digits."""

from __future__ import annotations

_LONGEST = 18  # digits; Python refuses to turn thousands of them into a number


def whole(text: str | None) -> int | None:
    """The number that `text` is, or None when it is anything but a few ASCII digits ("²" is a digit, but no number)."""
    shown = (text or "").strip()
    return int(shown) if shown.isascii() and shown.isdecimal() and len(shown) <= _LONGEST else None
