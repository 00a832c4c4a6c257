"""Terms for the engines: the same for every engine, at index time and in the query.

Two text forms are indexed. `stems`: normal form, then the Porter2 stem for Latin words (design: Porter 1 is broken,
"running" gives "runn"). `literals`: normal form only, for quoted text. No word is a stop word: "not" and "no" matter
here. Positions are those of the tokens.
"""

from __future__ import annotations

from carethread.index.memo import Memo
from carethread.index.normal import words

ANALYZER_VERSION = 1
MAX_TERM = 64  # code points; longer tokens are cut: Porter2 takes 11 s for a 40 kB word, and no one searches for one


def stem(word: str) -> str:
    """The Porter2 stem of a normal-form token; tokens that are not plain ASCII words are returned as they are."""
    return _STEMS[word]


def _stem(word: str) -> str:
    word = word[:MAX_TERM]
    if len(word) < 3 or not word.isascii() or not word.isalpha():
        return word
    from whoosh.lang.porter2 import stem as porter2  # not before there is a word to stem

    return str(porter2(word)) or word


_STEMS = Memo(_stem)


def stems(text: str) -> list[str]:
    """The stemmed terms of `text`, one a token, in order."""
    return _STEMS.all(words(text))


def literals(text: str) -> list[str]:
    """The unstemmed terms of `text`, one a token, in order."""
    return [word[:MAX_TERM] for word in words(text)]


def terms(text: str) -> tuple[list[str], list[str]]:
    """`stems` and `literals` of a text that is taken apart once."""
    found = words(text)
    return _STEMS.all(found), [word[:MAX_TERM] for word in found]
