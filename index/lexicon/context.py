"""What stands around a name and decides whether it counts: the `near` and `lab` rules of the data.

Only the words of the same paragraph are looked at, so that a text says the same wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from carethread.index.lexicon.table import Table
from carethread.index.record import Via

NEAR_WINDOW = 8  # tokens either side in which a `near` rule looks
DOSE_WINDOW = 4  # tokens either side in which it looks for a dose
UNIT_WINDOW = 4  # tokens after a name in which a `lab` rule looks for the unit of a measurement

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
_MEASURED_BEFORE = frozenset(
    ("serum", "free", "total", "reverse", "low", "high", "active", "blood", "fasting", "elevated", "normal", "raised")
)
_MEASURED_AFTER = frozenset(
    (
        *("level", "levels", "deficiency", "deficiencies", "deficient", "insufficiency", "insufficient", "toxicity"),
        *("test", "tests", "tested", "testing", "result", "results", "range", "reading", "readings", "count", "panel"),
        *("receptor", "receptors", "saturation", "absorption", "metabolism", "imbalance", "ratio", "overload"),
        *("consumption", "uptake", "delivery", "concentration", "secretion", "production", "release", "synthesis"),
    )
)
_VERB = frozenset(("is", "was", "are", "were", "has", "came", "being", "s", "dropped", "crashed", "remains", "still"))
_VERDICT = frozenset(
    (
        *("low", "lower", "lowest", "high", "higher", "normal", "fine", "ok", "okay", "good", "borderline", "elevated"),
        *(
            "back",
            "very",
            "too",
            "so",
            "only",
            "at",
            "to",
            "in",
            "below",
            "above",
            "under",
            "also",
            "extremely",
            "slightly",
            "really",
            "quite",
        ),
    )
)
_LAB_UNIT = frozenset(("ng", "pg", "nmol", "pmol", "mmol", "umol", "dl", "meq"))


class Reading(NamedTuple):
    """A text as the matcher sees it. All lists are by token: its normal form, its canonical form, where it begins and
    ends (code points, end exclusive)."""

    table: Table
    text: str
    words: list[str]
    keys: list[str]
    starts: list[int]
    ends: list[int]


class Hit(NamedTuple):
    """A phrase found at the tokens `at` to `end` (exclusive)."""

    at: int
    end: int
    phrase: str
    via: Via = "exact"


def in_context(reading: Reading, hits: list[Hit], *, lenient: bool = False) -> list[Hit]:
    """The hits that count where they stand. When `lenient`, only rules with words of their own are kept: a query has
    no doses in it, but "ring" or "ensure" alone is no treatment there either."""
    rules = reading.table.rules
    if not any(hit.phrase in rules for hit in hits):
        return hits
    solid = [hit.at for hit in hits if reading.table.phrases[hit.phrase] and rules.get(hit.phrase, ("",))[0] != "near"]
    return [hit for hit in hits if _counts(reading, hit, solid, lenient)]


def _counts(reading: Reading, hit: Hit, solid: Sequence[int], lenient: bool) -> bool:
    name, *wanted = reading.table.rules.get(hit.phrase, ("",))
    if name == "near" and (wanted or not lenient):
        return _supported(wanted, reading, hit, solid) and not (wanted and not lenient and _measured(reading, hit))
    return name != "lab" or lenient or not _measured(reading, hit)


def _supported(wanted: Sequence[str], reading: Reading, hit: Hit, solid: Sequence[int]) -> bool:
    around = range(*_window(reading, hit, NEAR_WINDOW))
    if wanted:
        return any(reading.words[place] in wanted for place in around)
    if any(place in around for place in solid):
        return True
    return any(reading.words[place] in _DOSE for place in range(*_window(reading, hit, DOSE_WINDOW)))


def _measured(reading: Reading, hit: Hit) -> bool:
    """Whether a name stands for what is found in blood rather than for what is taken."""
    low, high = _window(reading, hit, UNIT_WINDOW)
    before = reading.words[max(low, hit.at - 1) : hit.at]
    after = reading.words[hit.end : high]
    if (before and before[0] in _MEASURED_BEFORE) or (after and after[0] in _MEASURED_AFTER):
        return True
    if after and after[0] in _VERB and any(word in _VERDICT or word[0].isdigit() for word in after[1:2]):
        return True
    return any(word in _LAB_UNIT for word in after)


def _window(reading: Reading, hit: Hit, size: int) -> tuple[int, int]:
    """Where the tokens near a hit begin and end: so many either side, within its paragraph."""
    text, starts, ends = reading.text, reading.starts, reading.ends
    low, high = max(0, hit.at - size), min(len(starts), hit.end + size)
    while low < hit.at and _PARAGRAPH.search(text, starts[low], starts[hit.at]):
        low += 1
    while high > hit.end and _PARAGRAPH.search(text, ends[hit.at], starts[high - 1]):
        high -= 1
    return low, high
