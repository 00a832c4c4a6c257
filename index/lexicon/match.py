"""Finding treatment names in text: longest match, left to right, over canonical tokens.

The phrases are one dict, and `longest` says how many tokens to try from a first token: a trie in two lookups. Two
neighbouring words that make one name are read as that name ("inter leukin", "chemo therapy"). A long word that is no
name is asked of `nearest` (misspellings). What a word can begin is worked out once and remembered, so that most words
of a text cost no step of Python.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import partial
from itertools import accumulate, compress
from typing import NamedTuple

from carethread.index.lexicon.context import Hit, Reading, in_context
from carethread.index.lexicon.table import Table, canonical, letters
from carethread.index.memo import Memo
from carethread.index.normal import fold_all, pieces
from carethread.index.record import Mention

MIN_JOINED = 7  # code points of a name that may be written as two words
MIN_PART = 3  # code points of each of them: "differ in" is no Differin
MIN_FUZZY = 6  # code points of a word that may be a misspelling

# What may stand between two words of one name: a space, a hyphen, a slash, one line end; never a full stop or comma.
_GAP = re.compile(r"(?:(?!\n\s*\n)[\s\-‐‑‒–—/+&#®™()'’]){0,4}")
_ABBREVIATED = frozenset({"st", "vit"})  # a full stop after these does not end a sentence

_NOTHING: frozenset[str] = frozenset()

Nearest = Callable[[str], str | None]


class Mark(NamedTuple):
    """What one word can be the beginning of.

    alone: it is a name. seconds: the keys that go on with it in a name of several words. endings: what goes on with it
    in the first word of a name that people write as two words. meant: the name that it is a misspelling of.
    """

    alone: bool
    seconds: frozenset[str]
    endings: frozenset[str]
    meant: str | None


class Matcher:
    """Finds the names of one table; the table must not change any more.

    nearest: gives the name that a word of `MIN_FUZZY` or more letters is a misspelling of; None switches that off.
    lenient: leave rules aside that a query of a few words cannot keep (see `in_context`).
    """

    def __init__(self, table: Table, nearest: Nearest | None, *, lenient: bool = False) -> None:
        self._table = table
        self._nearest = nearest
        self._lenient = lenient
        self._keys = Memo(partial(canonical, table))
        self._marks = Memo(self._mark)

    def find(self, text: str) -> list[Mention]:
        """The names in `text`, in order, without overlap, offsets in code points."""
        cut = pieces(text)
        words = fold_all(cut[1::2])
        marks = self._marks.all(words)
        if not any(marks):
            return []
        reading = self._reading(text, cut, words)
        if len(reading.words) < len(marks):
            marks = self._marks.all(reading.words)
        hits = in_context(reading, self._scan(reading, marks), lenient=self._lenient)
        return [_mention(reading, hit) for hit in hits if self._table.phrases[hit.phrase]]

    def _reading(self, text: str, cut: list[str], words: list[str]) -> Reading:
        offsets = list(accumulate(map(len, cut)))
        starts, ends = offsets[0:-1:2], offsets[1::2]
        if "" in words:
            starts, ends = list(compress(starts, words)), list(compress(ends, words))
            words = list(filter(None, words))
        return Reading(self._table, text, words, self._keys.all(words), starts, ends)

    def _mark(self, word: str) -> Mark | None:
        """None for most words: no name begins there."""
        if not word:
            return None
        key = self._keys[word]
        alone, seconds = key in self._table.phrases, self._table.seconds.get(key, _NOTHING)
        meant = None
        if self._nearest is not None and not alone and key not in self._table.longest and len(key) >= MIN_FUZZY:
            meant = self._nearest(word)
        endings = self._endings(word) if len(word) >= MIN_PART and word.isalpha() else _NOTHING
        return Mark(alone, seconds, endings, meant) if alone or seconds or endings or meant else None

    def _endings(self, word: str) -> frozenset[str]:
        """What the first words of names go on with that begin with `word`."""
        first_words = self._table.first_words
        found = []
        for place in range(bisect_left(first_words, word), len(first_words)):
            if not first_words[place].startswith(word):
                break
            found.append(first_words[place][len(word) :])
        return frozenset(found)

    def _scan(self, reading: Reading, marks: list[Mark | None]) -> list[Hit]:
        words, keys = reading.words, reading.keys
        hits: list[Hit] = []
        free, last = 0, len(marks) - 1
        for at in compress(range(len(marks)), marks):
            mark = marks[at]
            if at < free or mark is None:
                continue
            hit = None
            if mark.alone or (at < last and keys[at + 1] in mark.seconds):
                hit = _from(reading, at, keys[at], at + 1, self._lenient)
            if mark.endings and at < last and (hit is None or hit.end == at + 1):
                after = words[at + 1]
                if after in mark.endings or after[-1] == "s":
                    hit = _joined(reading, at, self._lenient) or hit
            if hit is None and mark.meant is not None:
                hit = Hit(at, at + 1, mark.meant, "fuzzy")
            if hit is not None:
                hits.append(hit)
                free = hit.end
        return hits


def _from(reading: Reading, at: int, key: str, after: int, lenient: bool) -> Hit | None:
    """The longest phrase that begins with `key`, read from the tokens `at` to `after`, and goes on with those after."""
    table = reading.table
    limit = min(table.longest.get(key, 1), len(reading.words) - after + 1)
    if limit > 1 and reading.keys[after] not in table.seconds.get(key, _NOTHING):
        limit = 1
    for end in range(after + limit - 1, after - 1, -1):
        phrase = key if end == after else _phrase(reading, key, after, end)
        if phrase in table.phrases and (lenient or _cased(reading, phrase, at, end)):
            return Hit(at, end, phrase)
    return None


def _joined(reading: Reading, at: int, lenient: bool) -> Hit | None:
    """The longest phrase that begins with the words at `at` and `at + 1` written as one."""
    one, two = reading.words[at], reading.words[at + 1]
    both = one + two
    if len(both) < MIN_JOINED or len(one) < MIN_PART or len(two) < MIN_PART:
        return None
    if both[-1] == "s":
        both = canonical(reading.table, both)
    if both not in reading.table.phrases and both not in reading.table.longest:
        return None
    gap = reading.text[reading.ends[at] : reading.starts[at + 1]]
    if gap not in (" ", "-", " -", "- ", "‐", "–") or not (one.isalpha() and two.isalpha()):
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
    gap = reading.text[reading.ends[place - 1] : reading.starts[place]]
    if gap in ("", " ", "-"):
        return True
    if gap.startswith(".") and reading.keys[place - 1] in _ABBREVIATED:
        gap = gap[1:]
    return _GAP.fullmatch(gap) is not None


def _cased(reading: Reading, phrase: str, at: int, end: int) -> bool:
    rule = reading.table.rules.get(phrase)
    if rule is None or rule[0] != "case":
        return True
    written = reading.text[reading.starts[at] : reading.ends[end - 1]]
    return letters(written) in (rule[1], rule[1] + "s")


def _mention(reading: Reading, hit: Hit) -> Mention:
    start, end = reading.starts[hit.at], reading.ends[hit.end - 1]
    return Mention(start, end, reading.text[start:end], reading.table.phrases[hit.phrase], hit.via)
