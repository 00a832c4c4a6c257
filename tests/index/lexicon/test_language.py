"""Misspellings are looked for in English only."""

from __future__ import annotations

import pytest

from carethread.index.lexicon import load
from carethread.index.lexicon.language import is_english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("I was given the drug and it did not work for my husband.", True),
        ("Yervoy", True),
        ("", True),
        ("Ich habe das Mittel nicht vertragen und bin auf ein anderes umgestiegen.", False),
        ("Je ne supporte pas les effets de la chimio, et vous ?", False),
        ("Mi marido no puede más con los efectos de la quimio, pero sigue.", False),
    ],
)
def test_languages(text: str, english: bool) -> None:
    assert is_english(text) is english


def test_strange_words_of_other_languages_are_no_misspellings() -> None:
    lexicon = load()
    german = "Die Primaten und die Tamilen sind nicht das, was er in den klaren Streifen ansehen wollte."
    assert lexicon.find(german) == []
    assert [m.via for m in lexicon.find("Mein Arzt hat mir Ipilimumab und nicht Nivolumab gegeben.")] == ["exact"] * 2
    assert [m.via for m in lexicon.find("I had two doses of ipilimumabb and it was hard on my gut.")] == ["fuzzy"]
