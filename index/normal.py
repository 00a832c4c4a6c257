"""The text normal form that the lexicon, the analyzer and the query share.

A token is a run of letters, or a number with an optional percent sign; letters and digits part ("IL2" is "il", "2", as
is "IL-2"). Its text is NFKC, casefolded, without apostrophes and without a possessive 's, so that every spelling of
IL-2 gives the same tokens and IL-21 does not. Offsets are code points in the original text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_APOSTROPHES = "'’ʼ‘′"
# One ideograph or kana is a word of its own: those scripts write no spaces.
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    rf"|(?:(?![\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])[^\W\d_]|[\u0300-\u036f])+"
    rf"(?:[{_APOSTROPHES}](?:[^\W\d_]|[\u0300-\u036f])+)*"
    r"|\d+(?:[.,]\d+)*%?"
)
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}]s$", re.IGNORECASE)
_APOSTROPHE = re.compile(rf"[{_APOSTROPHES}]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?:\D|$))")


class Token(NamedTuple):
    """One token: its normal form and its place (code points, end exclusive) in the text it came from."""

    text: str
    start: int
    end: int


def fold(word: str) -> str:
    """The normal form of one word: NFKC, casefolded, possessive 's and apostrophes dropped."""
    if word.isascii():
        if word.isalnum():
            return word.lower()  # what the steps below would give, at a fraction of their cost
    else:
        word = "".join(unicodedata.normalize("NFKC", word).split())  # some ligatures unfold to several words
    if len(word) > 2:
        word = _POSSESSIVE.sub("", word)
    word = _APOSTROPHE.sub("", word).casefold()
    return _THOUSANDS.sub("", word)


def tokens(text: str) -> list[Token]:
    """All tokens of `text`, in order. A lone modifier apostrophe (U+02BC is a letter) folds to nothing and is none."""
    found = (Token(fold(run[0]), run.start(), run.end()) for run in _TOKEN.finditer(text))
    return [token for token in found if token.text]


def normal_form(text: str) -> str:
    """The tokens of `text` joined by single spaces: equal for texts that differ in case, hyphens and spacing only."""
    return " ".join(token.text for token in tokens(text))
