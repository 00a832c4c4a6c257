"""The text normal form that the lexicon, the analyzer and the query share.

A token is a run of letters, or a number with an optional percent sign; letters and digits part ("IL2" is "il", "2", as
is "IL-2"). Its text is NFKC, casefolded, without apostrophes and without a possessive 's, so that every spelling of
IL-2 gives the same tokens and IL-21 does not. Offsets are code points in the original text.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate
from typing import NamedTuple

from carethread.index.memo import Memo

_APOSTROPHES = "'’ʼ‘′"
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LETTERS = rf"(?:[^\W\d_{_IDEOGRAPHS}]+|[\u0300-\u036f]+)+"
_ENDING = rf"[{_APOSTROPHES}](?:[^\W\d_]+|[\u0300-\u036f]+)+"
# Most words by far: plain ASCII letters that neither an apostrophe nor another script goes on with.
_PLAIN = r"[A-Za-z]++(?![^\x00-&(-\x7f])"
# One ideograph or kana is a word of its own: those scripts write no spaces. The group makes `split` keep the tokens.
_TOKEN = re.compile(rf"({_PLAIN}|{_LETTERS}(?:{_ENDING})*|\d+(?:[.,]\d+)*%?|[{_IDEOGRAPHS}])")
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


_FOLDED = Memo(fold)


def pieces(text: str) -> list[str]:
    """`text` cut into what stands between tokens (even places) and the tokens as written (odd places): "IL-2!" gives
    "", "IL", "-", "2", "!"."""
    return _TOKEN.split(text)


def fold_all(words: list[str]) -> list[str]:
    """The normal form of each word. A lone modifier apostrophe (U+02BC is a letter) folds to nothing."""
    return _FOLDED.all(words)


def words(text: str) -> list[str]:
    """The normal forms of the tokens of `text`, in order: as `tokens`, without the places."""
    return [word for word in fold_all(pieces(text)[1::2]) if word]


def tokens(text: str) -> list[Token]:
    """All tokens of `text`, in order; one that folds to nothing is none."""
    cut = pieces(text)
    ends = list(accumulate(map(len, cut)))
    found = map(Token, fold_all(cut[1::2]), ends[0::2], ends[1::2])
    return [token for token in found if token.text]


def normal_form(text: str) -> str:
    """The tokens of `text` joined by single spaces: equal for texts that differ in case, hyphens and spacing only."""
    return " ".join(words(text))
