"""Finding treatment names in text: longest match, left to right, over canonical tokens.

The phrases are one dict, and `longest` says how many tokens to try from a first token: a trie in two lookups. Two
neighbouring words that make one name are read as that name ("inter leukin", "chemo therapy"). A long word that is no
name is asked of `nearest` (misspellings) once and remembered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from carethread.index.lexicon.build import Table, canonical, letters
from carethread.index.normal import Token, tokens
from carethread.index.record import Mention, Via

MIN_JOINED = 7  # code points of a name that may be written as two words
MIN_FUZZY = 6  # code points of a word that may be a misspelling
NEAR_WINDOW = 8  # tokens either side in which a `near` rule looks
DOSE_WINDOW = 4  # tokens either side in which it looks for a dose

# What may stand between two words of one name: a space, a hyphen, a slash, one line end; never a full stop or comma.
_GAP = re.compile(r"(?:(?!\n\s*\n)[\s\-‐‑‒–—/+&#®™()'’]){0,4}")
_ABBREVIATED = frozenset({"st", "vit"})  # a full stop after these does not end a sentence
_PARAGRAPH = re.compile(r"\n\s*\n")
_DOSE = frozenset(
    (
        *("mg", "mcg", "ug", "iu", "miu", "ml", "units", "dose", "doses", "dosage", "qd", "bid", "tid"),
        *(
            "tablet",
            "tablets",
            "tab",
            "tabs",
            "capsule",
            "capsules",
            "injection",
            "injections",
            "infusion",
            "infusions",
        ),
        *("taper", "tapering", "tapered", "weaning", "weaned", "titrate", "titrated", "titrating", "prescribed"),
        *("prescribe", "cycle", "cycles"),
    )
)

Nearest = Callable[[str], str | None]


class _Reading(NamedTuple):
    """A text as the matcher sees it: its tokens, and the canonical form of each."""

    table: Table
    text: str
    tokens: list[Token]
    keys: list[str]


class _Hit(NamedTuple):
    """A phrase found at the tokens `at` to `end` (exclusive)."""

    at: int
    end: int
    phrase: str
    via: Via = "exact"


def find(table: Table, text: str, nearest: Nearest | None, *, lenient: bool = False) -> list[Mention]:
    """The treatment names in `text`, in order, without overlap, offsets in code points.

    nearest: gives the name that a word of `MIN_FUZZY` or more letters is a misspelling of; None switches that off.
    lenient: leave `case` and `near` rules aside, as fits a query of a few words.
    """
    found = tokens(text)
    reading = _Reading(table, text, found, [canonical(table, token[0]) for token in found])
    hits = _scan(reading, nearest, lenient)
    if not lenient and any(_needs_support(table, hit) for hit in hits):
        hits = _supported_only(reading, hits)
    return [_mention(reading, hit) for hit in hits if table.phrases[hit.phrase]]


def _scan(reading: _Reading, nearest: Nearest | None, lenient: bool) -> list[_Hit]:
    phrases, longest, keys = reading.table.phrases, reading.table.longest, reading.keys
    hits: list[_Hit] = []
    at, last = 0, len(keys) - 1
    while at <= last:
        key, hit = keys[at], None
        known = key in phrases or key in longest
        if known:
            hit = _from(reading, at, key, at + 1, lenient)
        if at < last and (hit is None or hit.end == at + 1):
            hit = _joined(reading, at, lenient) or hit
        if hit is None and not known and nearest is not None and len(key) >= MIN_FUZZY:
            meant = nearest(reading.tokens[at][0])
            hit = None if meant is None else _Hit(at, at + 1, meant, "fuzzy")
        if hit is None:
            at += 1
        else:
            hits.append(hit)
            at = hit.end
    return hits


def _from(reading: _Reading, at: int, key: str, after: int, lenient: bool) -> _Hit | None:
    """The longest phrase that begins with `key`, read from the tokens `at` to `after`, and goes on with those after."""
    table, found = reading.table, reading.tokens
    limit = min(table.longest.get(key, 1), len(found) - after + 1)
    for end in range(after + limit - 1, after - 1, -1):
        phrase = key if end == after else _phrase(reading, key, after, end)
        if phrase in table.phrases and (lenient or _cased(table, phrase, reading.text, found[at], found[end - 1])):
            return _Hit(at, end, phrase)
    return None


def _joined(reading: _Reading, at: int, lenient: bool) -> _Hit | None:
    """The longest phrase that begins with the words at `at` and `at + 1` written as one."""
    one, two = reading.tokens[at], reading.tokens[at + 1]
    both = one[0] + two[0]
    if len(both) < MIN_JOINED:
        return None
    if both[-1] == "s":
        both = canonical(reading.table, both)
    if both not in reading.table.phrases and both not in reading.table.longest:
        return None
    gap = reading.text[one.end : two.start]
    if gap not in (" ", "-", " -", "- ", "‐", "–") or not (one.text.isalpha() and two.text.isalpha()):
        return None
    return _from(reading, at, both, at + 2, lenient)


def _phrase(reading: _Reading, key: str, start: int, end: int) -> str:
    """`key` and the tokens from `start` to `end`, when nothing but spaces and the like stands between them; else ""."""
    for place in range(start, end):
        if not _close(reading, place):
            return ""
    return " ".join([key, *reading.keys[start:end]])


def _close(reading: _Reading, place: int) -> bool:
    """Whether a token and the one before it can belong to one name."""
    gap = reading.text[reading.tokens[place - 1].end : reading.tokens[place].start]
    if gap in ("", " ", "-"):
        return True
    if gap.startswith(".") and reading.keys[place - 1] in _ABBREVIATED:
        gap = gap[1:]
    return _GAP.fullmatch(gap) is not None


def _cased(table: Table, phrase: str, text: str, first: Token, last: Token) -> bool:
    rule = table.rules.get(phrase)
    if rule is None or rule[0] != "case":
        return True
    return letters(text[first.start : last.end]) in (rule[1], rule[1] + "s")


def _mention(reading: _Reading, hit: _Hit) -> Mention:
    start, end = reading.tokens[hit.at].start, reading.tokens[hit.end - 1].end
    return Mention(start, end, reading.text[start:end], reading.table.phrases[hit.phrase], hit.via)


def _needs_support(table: Table, hit: _Hit) -> bool:
    rule = table.rules.get(hit.phrase)
    return rule is not None and rule[0] == "near"


def _supported_only(reading: _Reading, hits: list[_Hit]) -> list[_Hit]:
    """Drops what stands under a `near` rule and has nothing near."""
    table = reading.table
    solid = [hit.at for hit in hits if table.phrases[hit.phrase] and not _needs_support(table, hit)]
    return [
        hit
        for hit in hits
        if not _needs_support(table, hit) or _supported(table.rules[hit.phrase][1:], reading, hit, solid)
    ]


def _supported(wanted: Sequence[str], reading: _Reading, hit: _Hit, solid: Sequence[int]) -> bool:
    around = range(*_window(reading, hit, NEAR_WINDOW))
    if wanted:
        return any(reading.tokens[place].text in wanted for place in around)
    if any(place in around for place in solid):
        return True
    return any(reading.tokens[place].text in _DOSE for place in range(*_window(reading, hit, DOSE_WINDOW)))


def _window(reading: _Reading, hit: _Hit, size: int) -> tuple[int, int]:
    """Where the tokens near a hit begin and end: so many either side, within its paragraph."""
    found, text = reading.tokens, reading.text
    low, high = max(0, hit.at - size), min(len(found), hit.end + size)
    while low < hit.at and _PARAGRAPH.search(text, found[low].start, found[hit.at].start):
        low += 1
    while high > hit.end and _PARAGRAPH.search(text, found[hit.at].end, found[high - 1].start):
        high -= 1
    return low, high
