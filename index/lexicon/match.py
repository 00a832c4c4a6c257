"""Finding treatment names in text: longest match, left to right, over canonical tokens.

The phrases are one dict, and `longest` says how many tokens to try from a first token: a trie in two lookups. Two
neighbouring words that make one name are read as that name ("inter leukin", "chemo therapy"). A long word that is no
name is asked of `nearest` (misspellings) once and remembered.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from carethread.index.lexicon.context import Hit, Reading, in_context
from carethread.index.lexicon.table import Table, canonical, letters
from carethread.index.normal import Token, tokens
from carethread.index.record import Mention

MIN_JOINED = 7  # code points of a name that may be written as two words
MIN_PART = 3  # code points of each of them: "differ in" is no Differin
MIN_FUZZY = 6  # code points of a word that may be a misspelling

# What may stand between two words of one name: a space, a hyphen, a slash, one line end; never a full stop or comma.
_GAP = re.compile(r"(?:(?!\n\s*\n)[\s\-‐‑‒–—/+&#®™()'’]){0,4}")
_ABBREVIATED = frozenset({"st", "vit"})  # a full stop after these does not end a sentence

Nearest = Callable[[str], str | None]


def find(table: Table, text: str, nearest: Nearest | None, *, lenient: bool = False) -> list[Mention]:
    """The treatment names in `text`, in order, without overlap, offsets in code points.

    nearest: gives the name that a word of `MIN_FUZZY` or more letters is a misspelling of; None switches that off.
    lenient: leave rules aside that a query of a few words cannot keep (see `in_context`).
    """
    found = tokens(text)
    keys = [word if word[-1] != "s" else canonical(table, word) for word, _, _ in found]
    reading = Reading(table, text, found, keys)
    hits = _scan(reading, nearest, lenient)
    hits = in_context(reading, hits, lenient=lenient)
    return [_mention(reading, hit) for hit in hits if table.phrases[hit.phrase]]


def _scan(reading: Reading, nearest: Nearest | None, lenient: bool) -> list[Hit]:
    phrases, longest, keys, found = reading.table.phrases, reading.table.longest, reading.keys, reading.tokens
    hits: list[Hit] = []
    at, last = 0, len(keys) - 1
    while at <= last:
        key, hit = keys[at], None
        known = key in phrases or key in longest
        if known:
            hit = _from(reading, at, key, at + 1, lenient)
        if at < last and (hit is None or hit.end == at + 1):
            both = found[at][0] + found[at + 1][0]
            if both in phrases or both in longest or both[-1] == "s":
                hit = _joined(reading, at, lenient) or hit
        if hit is None and not known and nearest is not None and len(key) >= MIN_FUZZY:
            meant = nearest(reading.tokens[at][0])
            hit = None if meant is None else Hit(at, at + 1, meant, "fuzzy")
        if hit is None:
            at += 1
        else:
            hits.append(hit)
            at = hit.end
    return hits


def _from(reading: Reading, at: int, key: str, after: int, lenient: bool) -> Hit | None:
    """The longest phrase that begins with `key`, read from the tokens `at` to `after`, and goes on with those after."""
    table, found = reading.table, reading.tokens
    limit = min(table.longest.get(key, 1), len(found) - after + 1)
    for end in range(after + limit - 1, after - 1, -1):
        phrase = key if end == after else _phrase(reading, key, after, end)
        if phrase in table.phrases and (lenient or _cased(table, phrase, reading.text, found[at], found[end - 1])):
            return Hit(at, end, phrase)
    return None


def _joined(reading: Reading, at: int, lenient: bool) -> Hit | None:
    """The longest phrase that begins with the words at `at` and `at + 1` written as one."""
    one, two = reading.tokens[at], reading.tokens[at + 1]
    both = one[0] + two[0]
    if len(both) < MIN_JOINED or len(one[0]) < MIN_PART or len(two[0]) < MIN_PART:
        return None
    if both[-1] == "s":
        both = canonical(reading.table, both)
    if both not in reading.table.phrases and both not in reading.table.longest:
        return None
    gap = reading.text[one.end : two.start]
    if gap not in (" ", "-", " -", "- ", "‐", "–") or not (one.text.isalpha() and two.text.isalpha()):
        return None
    return _from(reading, at, both, at + 2, lenient)


def _phrase(reading: Reading, key: str, start: int, end: int) -> str:
    """`key` and the tokens from `start` to `end`, when nothing but spaces and the like stands between them; else ""."""
    for place in range(start, end):
        if not _close(reading, place):
            return ""
    return " ".join([key, *reading.keys[start:end]])


def _close(reading: Reading, place: int) -> bool:
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


def _mention(reading: Reading, hit: Hit) -> Mention:
    start, end = reading.tokens[hit.at].start, reading.tokens[hit.end - 1].end
    return Mention(start, end, reading.text[start:end], reading.table.phrases[hit.phrase], hit.via)
