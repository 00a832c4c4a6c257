"""The floor of the general reader: the themes again, with every class, id and microformat made meaningless."""

from __future__ import annotations

import hashlib
import re
import string
from pathlib import Path

from carethread.index.errors import UnreadableSource
from carethread.indexer.raw import RawThread
from carethread.indexer.readers import html
from carethread.indexer.readers.base import Input

RENDERED = Path(__file__).parent / "themes"
FOUND_FLOOR = 0.9  # 0.957 when this was written
_NAMED = re.compile(r"\b(class|id|itemprop|rel|property|data-[\w-]+)=([\"'])(.*?)\2", re.DOTALL)
SAID = (
    "The evening trick worked for me.",
    "Good to hear, Jon.",
    "Thanks, will do.",
    "My list for the fridge door:",
    "There is a summary of the adjuvant trials",
)


def meaningless(markup: str) -> str:
    """The same page with other names: equal names stay equal, numbers in them are dropped."""
    return _NAMED.sub(lambda found: f'{found[1]}="{" ".join(map(_name, found[3].split()))}"', markup)


def _name(word: str) -> str:
    digest = hashlib.sha256(re.sub(r"\d+", "", word).encode()).digest()
    return "q" + "".join(string.ascii_lowercase[byte % 26] for byte in digest[:6])


def found_share(markup: str) -> float:
    try:
        found = list(html.read(Input.of_bytes(meaningless(markup).encode(), "page.html")))
    except UnreadableSource:
        return 0.0
    bodies = [entry.body for thread in found if isinstance(thread, RawThread) for entry in thread.entries[1:]]
    return sum(any(body.startswith(start) for body in bodies) for start in SAID) / len(SAID)


def test_most_comments_are_found_without_any_name(rendered_themes: dict[str, str]) -> None:
    shares = {name: found_share(markup) for name, markup in rendered_themes.items()}
    mean = sum(shares.values()) / len(shares)
    assert mean >= FOUND_FLOOR, {name: share for name, share in shares.items() if share < 1}
