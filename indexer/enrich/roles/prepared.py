"""A body made ready for the rules: lower case, one kind of apostrophe, others' words blanked; offsets stay."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from carethread.index.record import Mention
from carethread.indexer.enrich.roles.words import FOODS, MASK

# Who speaks shows early: longer bodies are looked at in their first part only, so that cost stays bounded.
LIMIT = 20_000

_PLAIN = {"’": "'", "‘": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'", "\u00a0": " ", "\t": " "}
# Words of others: quoted lines, and quoted speech of three words or more (“I have cancer”, said the actor).
_QUOTED_LINE = re.compile(r"^>.*$", re.MULTILINE)
_SPEECH = re.compile(r"[“\"«„](?=[^“”\"«»„\n]* [^“”\"«»„\n]* )[^“”\"«»„\n]{1,400}[”\"»“]")
_LONE_BREAK = re.compile(r"(?<!\n)\n(?![\n>*-])")
_NOT_SPACE = re.compile(r"[^\s]")


@dataclass(frozen=True, slots=True)
class Prepared:
    """`text` as written and `low`, what the frames look at: of the same length, so that offsets fit both."""

    text: str
    low: str

    def said(self, start: int, end: int) -> str:
        """The words from `start` to `end` (code points), widened to whole words, as written."""
        while start > 0 and self.text[start - 1].isalnum():
            start -= 1
        while end < len(self.text) and self.text[end].isalnum():
            end += 1
        return self.text[start:end].strip(" ,;:\n")


def prepare(body: str, mentions: Iterable[Mention] = ()) -> Prepared:
    """`body` for the rules; `mentions` are the treatments that the lexicon has found in it."""
    text = body[:LIMIT]
    plain = text
    for mark, usual in _PLAIN.items():  # faster than `translate` where not all is ASCII
        plain = plain.replace(mark, usual)
    low = plain.lower()
    if len(low) != len(text):  # "İ" and its like grow when lowered
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in plain)
    if ">" in low:
        low = _QUOTED_LINE.sub(_blank, low)
    if "“" in low or '"' in low or "«" in low:
        low = _SPEECH.sub(_blank, low)
    low = _LONE_BREAK.sub(" ", low)
    return Prepared(text, _mask(low, mentions))


def _blank(match: re.Match[str]) -> str:
    return _NOT_SPACE.sub(" ", match[0])


def _mask(low: str, mentions: Iterable[Mention]) -> str:
    """`low` with every treatment name replaced by `MASK`s of its length; food and drink stay as they are."""
    parts: list[str] = []
    at = 0
    for start, end in sorted((mention.start, mention.end) for mention in mentions):
        if start >= at and end <= len(low) and low[start:end].strip() and low[start:end] not in FOODS:
            parts += (low[at:start], MASK * (end - start))
            at = end
    parts.append(low[at:])
    return "".join(parts)
