"""From cues to a role: whose illness it is, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from carethread.index.record import Confidence
from carethread.indexer.enrich.roles.cues import Cue, Voices, total

# The weight that decides: less is needed where the thread or the body is about health anyway. Found on our own threads
# (tests/indexer/enrich/roles), see there for the figures.
ENOUGH_IN_HEALTH = 0.5
ENOUGH_NEAR_HEALTH = 0.6
ENOUGH = 1.0
SURE = 1.8
# Patients tell of their family's illnesses too ("my mother had it, and now I do"): their own words weigh more.
OWN_FIRST = 1.4
# Weak cues weigh more where thread and body both are about health.
BOTH = 1.25
# Sentences without a subject are a writer's own in a note of so many words; a longer text without "I" is a report.
NOTE = 50
# The weight of telling only (the frame "i-did").
TELLING = 0.25
# Carers ask "does anyone else …" as well.
_ASKING = frozenset({"anyone-else", "has-anyone", "i-only-one"})


@dataclass(frozen=True, slots=True)
class Choice:
    """Patient or caregiver, with the cues that decided, strongest first."""

    role: Literal["patient", "caregiver"]
    confidence: Confidence
    cues: tuple[Cue, ...]


def choose(voices: Voices, healthy: bool) -> Choice | None:
    """The role that the words of one body show; None when they show none.

    healthy: the thread is about health.
    """
    if not voices.own and not voices.kin:
        return None
    voices = _weighed(voices)
    plain = healthy or voices.is_about_health()
    own, kin = total(voices.own, plain=plain), total(voices.kin, plain=plain)
    if healthy and voices.is_about_health():
        own *= BOTH
        kin *= BOTH
    if voices.professional:
        own = total([cue for cue in voices.own if cue.weight >= 1], plain=plain)
    enough = _enough(healthy, voices)
    if max(own, kin) < enough:
        return None
    if kin >= enough:
        own = total([cue for cue in voices.own if cue.frame not in _ASKING], plain=plain)
    if kin < enough or own * OWN_FIRST >= kin:
        return _choice("patient", voices.own, own - kin, plain)
    return _choice("caregiver", voices.kin, kin - own, plain)


def _weighed(voices: Voices) -> Voices:
    """The cues that may count, and the health that they speak of."""
    own = voices.own if voices.first_person or voices.words <= NOTE else []
    spoken = sum(1 for cue in (*own, *voices.kin) if not cue.plain)
    # To tell what one did ("I bought", "I was stranded") is a sign where anything at all is about health.
    if not voices.health and not spoken and all(cue.weight <= TELLING for cue in own):
        own = []
    return replace(voices, own=own, health=voices.health + spoken)


def _enough(healthy: bool, voices: Voices) -> float:
    if healthy or voices.is_about_health(6, 0.03):
        return ENOUGH_IN_HEALTH
    return ENOUGH_NEAR_HEALTH if voices.is_about_health() else ENOUGH


def _choice(role: Literal["patient", "caregiver"], cues: list[Cue], lead: float, plain: bool) -> Choice:
    confidence: Confidence = "high" if lead >= SURE else "medium" if lead >= ENOUGH else "low"
    ranked = sorted((cue for cue in cues if plain or not cue.plain), key=lambda cue: -cue.weight)
    return Choice(role, confidence, tuple(ranked[:2]))
