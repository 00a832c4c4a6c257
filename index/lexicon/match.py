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


class _Word(NamedTuple):
    """One token of the text as the matcher sees it: its canonical token and its place; `joined` is the canonical token
    that it makes together with the next word, None when no name has that."""

    key: str
    start: int
    end: int
    via: Via = "exact"
    joined: str | None = None


class _Hit(NamedTuple):
    """A phrase found at `words[at : at + size]`."""

    at: int
    size: int
    phrase: str


def find(table: Table, text: str, nearest: Nearest | None, *, lenient: bool = False) -> list[Mention]:
    """The treatment names in `text`, in order, without overlap, offsets in code points.

    nearest: gives the name that a word of `MIN_FUZZY` or more letters is a misspelling of; None switches that off.
    lenient: leave `case` and `near` rules aside, as fits a query of a few words.
    """
    words = _words(table, text, nearest)
    hits: list[_Hit] = []
    at = 0
    while at < len(words):
        hit = _longest(table, text, words, at, lenient)
        if hit is not None:
            hits.append(hit)
        at += hit.size if hit is not None else 1
    if not lenient:
        hits = _supported_only(table, text, words, hits)
    return [_mention(text, words, hit, table.phrases[hit.phrase]) for hit in hits if table.phrases[hit.phrase]]


def _longest(table: Table, text: str, words: Sequence[_Word], at: int, lenient: bool) -> _Hit | None:
    word = words[at]
    found = None
    if word.key in table.phrases or word.key in table.longest:
        found = _from(table, text, words, at, word.key, at + 1, lenient)
    if word.joined is not None and (found is None or found.size == 1):
        found = _from(table, text, words, at, word.joined, at + 2, lenient) or found
    return found


def _from(table: Table, text: str, words: Sequence[_Word], at: int, key: str, after: int, lenient: bool) -> _Hit | None:
    """The longest phrase that begins with `key`, read from `words[at:after]`, and goes on with the words after it."""
    limit = min(table.longest.get(key, 1), len(words) - after + 1)
    for more in range(limit - 1, -1, -1):
        phrase = _phrase(words, key, after, after + more, text)
        end = after + more
        if phrase in table.phrases and (lenient or _cased(table, phrase, text[words[at].start : words[end - 1].end])):
            return _Hit(at, end - at, phrase)
    return None


def _mention(text: str, words: Sequence[_Word], hit: _Hit, concept: str) -> Mention:
    used = words[hit.at : hit.at + hit.size]
    via: Via = "fuzzy" if any(word.via == "fuzzy" and word.key in hit.phrase for word in used) else "exact"
    return Mention(used[0].start, used[-1].end, text[used[0].start : used[-1].end], concept, via)


def _words(table: Table, text: str, nearest: Nearest | None) -> list[_Word]:
    phrases, longest = table.phrases, table.longest
    words: list[_Word] = []
    found = tokens(text)
    for token, following in zip(found, (*found[1:], None), strict=True):
        word, start, end = token
        key = canonical(table, word)
        via: Via = "exact"
        if nearest is not None and len(word) >= MIN_FUZZY and key not in phrases and key not in longest:
            meant = nearest(word)
            if meant is not None:
                key, via = meant, "fuzzy"
        joined = None
        if following is not None and len(word) + len(following.text) >= MIN_JOINED:
            both = canonical(table, word + following.text)
            if (both in phrases or both in longest) and _joins(text, token, following):
                joined = both
        words.append(_Word(key, start, end, via, joined))
    return words


def _joins(text: str, first: Token, second: Token) -> bool:
    gap = text[first.end : second.start]
    return gap in (" ", "-", " -", "- ", "‐", "–") and first.text.isalpha() and second.text.isalpha()


def _phrase(words: Sequence[_Word], key: str, start: int, end: int, text: str) -> str:
    """`key` and the words from `start` to `end`, when nothing but spaces and the like stands between them."""
    if start == end:
        return key
    for one, two in zip(words[start - 1 : end - 1], words[start:end], strict=True):
        if not _close(one, two, text):
            return ""
    return " ".join([key, *[word.key for word in words[start:end]]])


def _close(one: _Word, two: _Word, text: str) -> bool:
    gap = text[one.end : two.start]
    if gap in ("", " ", "-"):
        return True
    if gap.startswith(".") and one.key in _ABBREVIATED:
        gap = gap[1:]
    return _GAP.fullmatch(gap) is not None


def _cased(table: Table, phrase: str, surface: str) -> bool:
    rule = table.rules.get(phrase)
    if rule is None or rule[0] != "case":
        return True
    written = letters(surface)
    return written in (rule[1], rule[1] + "s")


def _needs_support(table: Table, hit: _Hit) -> bool:
    rule = table.rules.get(hit.phrase)
    return rule is not None and rule[0] == "near"


def _supported_only(table: Table, text: str, words: Sequence[_Word], hits: list[_Hit]) -> list[_Hit]:
    """Drops what stands under a `near` rule and has nothing near."""
    if not any(_needs_support(table, hit) for hit in hits):
        return hits
    solid = [hit.at for hit in hits if table.phrases[hit.phrase] and not _needs_support(table, hit)]
    return [
        hit
        for hit in hits
        if not _needs_support(table, hit) or _supported(table.rules[hit.phrase][1:], text, words, hit, solid)
    ]


def _supported(wanted: Sequence[str], text: str, words: Sequence[_Word], hit: _Hit, solid: Sequence[int]) -> bool:
    low, high = _window(text, words, hit, NEAR_WINDOW)
    if wanted:
        around = tokens(text[words[low].start : words[high - 1].end])
        return any(token.text in wanted for token in around)
    if any(low <= other < high for other in solid):
        return True
    low, high = _window(text, words, hit, DOSE_WINDOW)
    return any(token.text in _DOSE for token in tokens(text[words[low].start : words[high - 1].end]))


def _window(text: str, words: Sequence[_Word], hit: _Hit, size: int) -> tuple[int, int]:
    """Where the words near a hit begin and end: so many either side, within its paragraph."""
    low, high = max(0, hit.at - size), min(len(words), hit.at + hit.size + size)
    while low < hit.at and _PARAGRAPH.search(text, words[low].start, words[hit.at].start):
        low += 1
    while high > hit.at + hit.size and _PARAGRAPH.search(text, words[hit.at].end, words[high - 1].start):
        high -= 1
    return low, high
