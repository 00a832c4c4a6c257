"""Terms for the engines: the same for every engine, at index time and in the query.

Two text forms are indexed. `stems`: normal form, then the Porter2 stem for Latin words (design: Porter 1 is broken,
"running" gives "runn"). `literals`: normal form only, for quoted text. No word is a stop word: "not" and "no" matter
here. Positions are those of the tokens.
"""

from __future__ import annotations

from functools import lru_cache

from whoosh.lang.porter2 import stem as _porter2

from carethread.index.normal import tokens

ANALYZER_VERSION = 1
MAX_TERM = 64  # code points; longer tokens are cut: Porter2 takes 11 s for a 40 kB word, and no one searches for one


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The Porter2 stem of a normal-form token; tokens that are not plain ASCII words are returned as they are."""
    word = word[:MAX_TERM]
    if len(word) < 3 or not word.isascii() or not word.isalpha():
        return word
    return str(_porter2(word)) or word


def stems(text: str) -> list[str]:
    """The stemmed terms of `text`, one a token, in order."""
    return [stem(token.text) for token in tokens(text)]


def literals(text: str) -> list[str]:
    """The unstemmed terms of `text`, one a token, in order."""
    return [token.text[:MAX_TERM] for token in tokens(text)]
