"""Mentions in short posts of our own words, from many illnesses: precision and recall over places and concepts."""

from __future__ import annotations

import re
from pathlib import Path

from carethread.index.lexicon import load

POSTS = Path(__file__).parent / "posts.txt"
MARK = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")

Place = tuple[int, int, str]


def unmarked(line: str) -> tuple[str, set[Place]]:
    """A post without its marks, and where its treatments are."""
    text, gold, last = "", set(), 0
    for found in MARK.finditer(line):
        text += line[last : found.start()]
        gold.add((len(text), len(text) + len(found[1]), found[2]))
        text += found[1]
        last = found.end()
    return text + line[last:], gold


def posts() -> list[tuple[str, str, set[Place]]]:
    """Illness, text and gold of each post."""
    lines = [line for line in POSTS.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [(illness, *unmarked(line)) for illness, line in (line.split("\t", 1) for line in lines)]


def overlaps(one: Place, two: Place) -> bool:
    return one[0] < two[1] and two[0] < one[1] and one[2] == two[2]


def test_mentions_of_own_posts():
    lexicon = load()
    right = wrong = missed = 0
    problems = []
    for illness, text, gold in posts():
        found = {(mention.start, mention.end, mention.concept) for mention in lexicon.find(text)}
        extra = [place for place in found if not any(overlaps(place, other) for other in gold)]
        lost = [place for place in gold if not any(overlaps(place, other) for other in found)]
        right, wrong, missed = right + len(found) - len(extra), wrong + len(extra), missed + len(lost)
        problems += [f"{illness} +{text[place[0] : place[1]]} {place[2]}" for place in extra]
        problems += [f"{illness} -{text[place[0] : place[1]]} {place[2]}" for place in lost]
    assert len({illness for illness, _, _ in posts()}) >= 8
    assert right / (right + wrong) >= 0.97, problems
    assert right / (right + missed) >= 0.93, problems


def test_every_gold_concept_is_known():
    lexicon = load()
    assert {concept for _, _, gold in posts() for _, _, concept in gold} - set(lexicon.concepts) == set()
