"""Finding treatment names in text: longest match, left to right, over canonical tokens.

The phrases are one dict, and `starts` says how many tokens to try from a first token: a trie in two lookups. Two
neighbouring words that make one name are read as that name ("inter leukin", "chemo therapy"). A word that no name
holds is asked of `nearest` (misspellings) once and remembered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from carethread.index.lexicon.build import Table, canonical, letters
from carethread.index.normal import Token, tokens
from carethread.index.record import Mention, Via

MIN_JOINED = 7  # code points of a name that may be written as two words
MIN_FUZZY = 6  # code points of a word that may be a misspelling
NEAR_WINDOW = 8  # tokens either side in which a `near` rule looks
DOSE_WINDOW = 4  # tokens either side in which it looks for a dose

# What may stand between two words of one name: a space, a hyphen, a slash, one line end; never a full stop or comma.
_GAP = re.compile(r"(?:(?!\n\s*\n)[\s\-‐‑‒–—/+&®™()'’]){0,4}")
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


@dataclass(frozen=True, slots=True)
class _Word:
    """One token of the text as the matcher sees it: its canonical token, None when no name holds it."""

    key: str | None
    start: int
    end: int
    via: Via = "exact"


def find(table: Table, text: str, nearest: Nearest | None, *, lenient: bool = False) -> list[Mention]:
    """The treatment names in `text`, in order, without overlap, offsets in code points.

    nearest: gives the name that a word of `MIN_FUZZY` or more letters is a misspelling of; None switches that off.
    lenient: leave `case` and `near` rules aside, as fits a query of a few words.
    """
    words = _words(table, text, nearest)
    found: list[tuple[int, int, str]] = []
    phrases, starts = table["phrases"], table["starts"]
    at = 0
    while at < len(words):
        key = words[at].key
        longest = starts.get(key, 0) if key is not None else 0
        step = 1
        for size in range(min(longest, len(words) - at), 0, -1):
            phrase = _phrase(words, at, size, text)
            if phrase in phrases and (
                lenient or _cased(table, phrase, text, words[at].start, words[at + size - 1].end)
            ):
                found.append((at, size, phrase))
                step = size
                break
        at += step
    if not lenient:
        found = _kept(table, text, words, found)
    return [_mention(text, words, at, size, phrases[phrase]) for at, size, phrase in found if phrases[phrase]]


def _mention(text: str, words: Sequence[_Word], at: int, size: int, concept: str) -> Mention:
    start, end = words[at].start, words[at + size - 1].end
    return Mention(start, end, text[start:end], concept, words[at].via)


def _words(table: Table, text: str, nearest: Nearest | None) -> list[_Word]:
    words: list[_Word] = []
    previous: Token | None = None
    for token in tokens(text):
        word = token.text
        key = canonical(table, word)
        if previous is not None and _joins(table, previous, token, text):
            joined = canonical(table, previous.text + word)
            words[-1] = _Word(joined, previous.start, token.end)
            previous = None
            continue
        via: Via = "exact"
        if key is None and nearest is not None and len(word) >= MIN_FUZZY and word.isalpha():
            key = nearest(word)
            via = "fuzzy" if key is not None else "exact"
        words.append(_Word(key, token.start, token.end, via))
        previous = token
    return words


def _joins(table: Table, first: Token, second: Token, text: str) -> bool:
    joined = first.text + second.text
    if len(joined) < MIN_JOINED or text[first.end : second.start] not in (" ", "-", " -", "- ", "‐", "–"):
        return False
    key = canonical(table, joined)
    return key is not None and key in table["phrases"] and joined.isalpha()


def _phrase(words: Sequence[_Word], at: int, size: int, text: str) -> str | None:
    keys = [words[at].key]
    for one, two in zip(words[at : at + size - 1], words[at + 1 : at + size], strict=True):
        if two.key is None or not _close(one, two, text):
            return None
        keys.append(two.key)
    return " ".join(key for key in keys if key is not None)


def _close(one: _Word, two: _Word, text: str) -> bool:
    gap = text[one.end : two.start]
    if gap in ("", " ", "-"):
        return True
    if gap.startswith(".") and one.key in _ABBREVIATED:
        gap = gap[1:]
    return _GAP.fullmatch(gap) is not None


def _cased(table: Table, phrase: str, text: str, start: int, end: int) -> bool:
    rule = table["rules"].get(phrase)
    if rule is None or rule[0] != "case":
        return True
    written = letters(text[start:end])
    return written in (rule[1], rule[1] + "s")


def _kept(
    table: Table, text: str, words: Sequence[_Word], found: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """Drops what stands under a `near` rule and has nothing near."""
    rules = table["rules"]
    if not any(rules.get(phrase, ("",))[0] == "near" for _, _, phrase in found):
        return found
    solid = [at for at, _, phrase in found if table["phrases"][phrase] and rules.get(phrase, ("",))[0] != "near"]
    return [
        (at, size, phrase)
        for at, size, phrase in found
        if rules.get(phrase, ("",))[0] != "near" or _supported(rules[phrase][1:], text, words, at, size, solid)
    ]


def _supported(
    wanted: Sequence[str], text: str, words: Sequence[_Word], at: int, size: int, solid: Sequence[int]
) -> bool:
    low, high = max(0, at - NEAR_WINDOW), min(len(words), at + size + NEAR_WINDOW)
    while low < at and _PARAGRAPH.search(text, words[low].start, words[at].start):
        low += 1
    while high > at + size and _PARAGRAPH.search(text, words[at].end, words[high - 1].start):
        high -= 1
    around = tokens(text[words[low].start : words[high - 1].end])
    if wanted:
        return any(token.text in wanted for token in around)
    if any(low <= other < high for other in solid):
        return True
    place = words[at].start - words[low].start
    here = next(index for index, token in enumerate(around) if token.start == place)
    close = around[max(0, here - DOSE_WINDOW) : here + size + DOSE_WINDOW]
    return any(token.text in _DOSE for token in close)
