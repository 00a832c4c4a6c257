"""Signs of who speaks: where in a body they stand, and how much they weigh."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from carethread.indexer.enrich.roles.phrases import Frame
from carethread.indexer.enrich.roles.words import PLAIN_WORDS

_LAST_WORD = re.compile(r"[a-z]+$")
# A frame counts no more often than this: to say the same twice is no new sign.
_TWICE = 2


@dataclass(frozen=True, slots=True)
class Cue:
    """One sign: the frame that fitted, its weight, its place (code points in the body), and whether it is `plain`."""

    frame: str
    weight: float
    start: int
    end: int
    plain: bool = False


@dataclass(slots=True)
class Voices:
    """What a body says of its writer (`own`) and of persons close to the writer (`kin`).

    health: how much the body is about health: two for each health word, one for those at home elsewhere too.
    words: how many words the body has.
    first_person: it says "I", "me" or "my".
    professional: it has a doctor's turns of phrase ("my patients").
    """

    own: list[Cue] = field(default_factory=list)
    kin: list[Cue] = field(default_factory=list)
    health: int = 0
    words: int = 0
    first_person: bool = False
    professional: bool = False

    def is_about_health(self, least: int = 2, share: float = 0.015) -> bool:
        """Has the body `least` points of health, and that many a word? Long texts gather single words by chance."""
        return self.health >= least and self.health >= share * self.words


class Cues:
    """Gathers the cues of one kind in a text; a place gives one cue only."""

    def __init__(self, low: str, found: list[Cue]) -> None:
        self._low = low
        self._found = found
        self._until = 0

    def is_free(self, at: int) -> bool:
        """Is this place not yet part of a cue?"""
        return at >= self._until

    def add(self, frame: Frame, start: int, end: int) -> None:
        """Notes that `frame` fitted from `start` to `end`."""
        if start >= self._until:
            last = _LAST_WORD.search(self._low, start, end)
            plain = frame.plain or (last is not None and last[0] in PLAIN_WORDS)
            self._found.append(Cue(frame.name, frame.weight, start, end, plain))
            self._until = end


def total(cues: Sequence[Cue], *, plain: bool = True) -> float:
    """The summed weight of the cues; plain ones only when asked for."""
    seen: dict[str, int] = {}
    weight = 0.0
    for cue in cues:
        if plain or not cue.plain:
            seen[cue.frame] = seen.get(cue.frame, 0) + 1
            if seen[cue.frame] <= _TWICE:
                weight += cue.weight
    return weight
