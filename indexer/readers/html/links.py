"""Addresses as pages write them: also broken ones, which `urllib` refuses with an error."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit

_NOWHERE = SplitResult("", "", "", "", "")


def split(url: str | None) -> SplitResult:
    """The parts of an address; all empty when it is none."""
    try:
        return urlsplit(url or "")
    except ValueError:
        return _NOWHERE


def join(base: str | None, url: str) -> str:
    """`url` as seen from `base`; as it is, when either is broken."""
    try:
        return urljoin(base or "", url)
    except ValueError:
        return url
