"""A mention knows its sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carethread.index.lexicon import load, sentence_of
from carethread.index.record import Mention


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("It hurt. Then Yervoy came. It helped.", "Then Yervoy came."),
        ("Dr. Grey gave me Yervoy at 3 mg. Good!", "Dr. Grey gave me Yervoy at 3 mg."),
        ("Why Yervoy? I ask you.", "Why Yervoy?"),
        ("no end\n\nYervoy here\nand on\n\nafter", "Yervoy here\nand on"),
        ("I tried e.g. Yervoy and others", "I tried e.g. Yervoy and others"),
        ("At 2.5 mg Yervoy (ipi) was fine.", "At 2.5 mg Yervoy (ipi) was fine."),
        ("Yervoy", "Yervoy"),
    ],
)
def test_sentences(text, sentence):
    mention = load().find(text)[0]
    start, end = sentence_of(text, mention)
    assert text[start:end] == sentence


@given(st.text(alphabet='aB .?!\n"', max_size=60), st.text(alphabet='aB .?!\n"', max_size=60))
def test_a_sentence_holds_its_mention(before, after):
    text = f"{before}Yervoy{after}"
    mention = Mention(len(before), len(before) + 6, "Yervoy", "ipilimumab")
    start, end = sentence_of(text, mention)
    assert start <= mention.start
    assert mention.end <= end <= len(text)
