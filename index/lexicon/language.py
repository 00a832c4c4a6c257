"""Whether a text is English: only there is a strange word a misspelling of a name ("Tamilen" is no galantamine).

Counted are function words that stand in nearly every sentence of their language and in none of the others.
"""

from __future__ import annotations

OPENING = 1500  # code points that decide

_ENGLISH_WORDS = """
the and of to was were is are that with for have has had my it this but not you he she they we be been on at
"""
# German, French, Spanish, Italian, Dutch, Portuguese, Swedish, Polish.
_OTHER_WORDS = """
der die das und nicht ist ein eine mit den dem von zu auf ich sich auch wird sind für
le la les et une est pas pour que dans qui je vous avec sur des du
el los las una por para con como pero más muy
il che non di per sono della gli
het een niet van ik dat zijn voor
não uma com os
och att det som inte är jag på
nie się jest na że
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_OTHERS = frozenset(_OTHER_WORDS.split())


def is_english(text: str) -> bool:
    """Whether `text` reads as English. A text with no function word at all (a few words, a list) counts as English."""
    words = set(text[:OPENING].casefold().split())
    return len(words & _OTHERS) <= len(words & _ENGLISH)
