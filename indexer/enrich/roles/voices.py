"""Whose illness a body speaks of: the writer's own, a relative's or a friend's.

One pass over the words; where an anchor word stands, its frames are tried. What fits is a cue with weight and place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate, compress
from typing import NamedTuple

from carethread.index.memo import Memo
from carethread.indexer.enrich.roles.cues import Cue, Cues, Voices
from carethread.indexer.enrich.roles.frames_care import SELF_CARER, SELF_CARER_HINTS
from carethread.indexer.enrich.roles.kin import KIN_ANCHORS, KinEar
from carethread.indexer.enrich.roles.own import AT_HEADS, OWN_ANCHORS, OwnEar
from carethread.indexer.enrich.roles.prepared import Prepared
from carethread.indexer.enrich.roles.professions import PROFESSIONAL, PROFESSIONAL_HINTS
from carethread.indexer.enrich.roles.words import HALF_HEALTH, HEALTH, MASK

# No more than this many cues are gathered from one body: by then all is said.
MAX_CUES = 60
_WORD = re.compile(r"([a-zµäöüéèêàçß]+(?:-[a-z]+)*|\d+|\x01+)")  # the group makes `split` keep the words
_MASKED = re.compile(MASK + "+")
_CARER = 1.2
_FIRST_PERSON = frozenset({"i", "im", "ive", "id", "me", "my", "mine", "us"})
# A word about health counts two, one that is at home elsewhere too counts one.
_HEALTH = {**dict.fromkeys(HALF_HEALTH, 1), **dict.fromkeys(HEALTH, 2)}


class Anchor(NamedTuple):
    """What to do at a word: how much it says of health, whether it is the writer, the frames to try. `head`: the
    writer's own are tried at the head of a sentence only."""

    health: int
    first_person: bool
    head: bool
    own: Callable[[OwnEar, int, int], None] | None
    kin: Callable[[KinEar, int, int], None] | None


_ANCHORS = {
    word: Anchor(
        _HEALTH.get(word, 0),
        word in _FIRST_PERSON,
        OWN_ANCHORS.get(word) in AT_HEADS,
        OWN_ANCHORS.get(word),
        KIN_ANCHORS.get(word),
    )
    for word in _HEALTH.keys() | OWN_ANCHORS.keys() | KIN_ANCHORS.keys()
}


def _anchor(word: str) -> Anchor | None:
    return _ANCHORS.get("0" if word.isdigit() else MASK if word[0] == MASK else word)


_ANCHOR_OF = Memo(_anchor)


def hear(prepared: Prepared) -> Voices:
    """The cues of one body, in reading order."""
    low = prepared.low
    voices = Voices(health=2 * len(_MASKED.findall(low)) if MASK in low else 0)
    voices.professional = any(map(low.__contains__, PROFESSIONAL_HINTS)) and PROFESSIONAL.search(low) is not None
    carer = SELF_CARER.search(low) if any(map(low.__contains__, SELF_CARER_HINTS)) else None
    if carer:
        voices.kin.append(Cue("carer", _CARER, carer.start(), carer.end()))
    own, kin = OwnEar(low, Cues(low, voices.own)), KinEar(low, Cues(low, voices.kin), carer=carer is not None)
    _listen(low, voices, own, kin)
    voices.kin += kin.nameless()
    _give_to_kin(voices, kin.named_at)
    return voices


def _listen(low: str, voices: Voices, own: OwnEar, kin: KinEar) -> None:
    """Goes to every anchor word in order, until there are cues enough."""
    cut = _WORD.split(low)
    anchors = _ANCHOR_OF.all(cut[1::2])
    offsets = list(accumulate(map(len, cut)))
    voices.words = len(anchors)
    for place in compress(range(len(anchors)), anchors):
        anchor = anchors[place]
        assert anchor is not None
        start, end = offsets[2 * place], offsets[2 * place + 1]
        voices.first_person = voices.first_person or anchor.first_person
        voices.health += anchor.health
        # Between two words of a sentence is no head: most anchors are done with here.
        if anchor.own is not None and not (anchor.head and place and cut[2 * place] == " "):
            anchor.own(own, start, end)
        if anchor.kin is not None:
            anchor.kin(kin, start, end)
        if len(voices.own) + len(voices.kin) >= MAX_CUES:
            voices.words = place + 1
            break


def _give_to_kin(voices: Voices, named_at: int | None) -> None:
    """Sentences without a subject speak of the relative who was named before them: "Dad was told. Stage IV, mets."."""
    if named_at is None or any(cue.start < named_at for cue in voices.own):
        return
    for cue in [cue for cue in voices.own if cue.frame.startswith("start-")]:
        voices.own.remove(cue)
        voices.kin.append(cue)
    voices.kin.sort(key=lambda cue: cue.start)
