"""Whose illness a body speaks of: the writer's own, a relative's or a friend's.

One pass over the words; where an anchor word stands, its frames are tried. What fits is a cue with a weight and a place.
"""

from __future__ import annotations

import re

from carethread.indexer.enrich.roles.cues import Cue, Cues, Voices
from carethread.indexer.enrich.roles.frames_kin import SELF_CARER
from carethread.indexer.enrich.roles.kin import KinEar
from carethread.indexer.enrich.roles.own import OwnEar
from carethread.indexer.enrich.roles.prepared import Prepared
from carethread.indexer.enrich.roles.professions import PROFESSIONAL
from carethread.indexer.enrich.roles.words import HALF_HEALTH, HEALTH, MASK

# No more than this many cues are gathered from one body: by then all is said.
MAX_CUES = 60
_WORD = re.compile(r"[a-zµäöüéèêàçß]+(?:-[a-z]+)*|\d+")
_MASKED = re.compile(MASK + "+")
_CARER = 1.2


def hear(prepared: Prepared) -> Voices:
    """The cues of one body, in reading order."""
    low = prepared.low
    voices = Voices(health=2 * len(_MASKED.findall(low)), professional=PROFESSIONAL.search(low) is not None)
    carer = SELF_CARER.search(low)
    if carer:
        voices.kin.append(Cue("carer", _CARER, carer.start(), carer.end()))
    own, kin = OwnEar(low, Cues(low, voices.own)), KinEar(low, Cues(low, voices.kin), carer=carer is not None)
    for match in _WORD.finditer(low):
        word = match[0]
        if word in HEALTH:
            voices.health += 2
        elif word in HALF_HEALTH:
            voices.health += 1
        own.hear(word, match.start(), match.end())
        kin.hear(word, match.start(), match.end())
        if len(voices.own) + len(voices.kin) >= MAX_CUES:
            break
    return voices
