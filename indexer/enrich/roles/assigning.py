"""Roles for a whole thread: the rules record by record, then what one author's records say of each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from carethread.index.record import Mention, Role
from carethread.indexer.enrich.profile import Profile
from carethread.indexer.enrich.roles.people import person_key
from carethread.indexer.enrich.roles.rules import RULES
from carethread.indexer.enrich.roles.scene import Scene
from carethread.indexer.enrich.roles.verdict import Verdict
from carethread.indexer.raw import RawThread

_SPEAKERS: frozenset[Role] = frozenset({"patient", "caregiver"})
_OFFICES: frozenset[Role] = frozenset({"editor", "clinician"})


def assign(
    thread: RawThread, profile: Profile | None = None, mentions: Sequence[Sequence[Mention]] = ()
) -> list[Verdict]:
    """One verdict for each entry of `thread`, in order.

    Args:
        thread: as a reader gives it; parents stand before children.
        profile: what the user knows of the site's editors and clinicians.
        mentions: the treatments found in each entry's body, in order of the entries, so that "I take X" is understood
            for every X that the lexicon knows; may be left out.
    """
    scene = Scene(thread, profile or Profile(), mentions)
    for position in range(len(thread.entries)):
        scene.verdicts.append(_first(scene, position))
    return _agree(scene)


def _first(scene: Scene, position: int) -> Verdict:
    for rule in RULES:
        verdict = rule(scene, position)
        if verdict is not None:
            return verdict
    raise AssertionError("the last rule always answers")


def _agree(scene: Scene) -> list[Verdict]:
    """One author, one role: an office holds for all a person's records, an illness told once is known in the others."""
    verdicts = list(scene.verdicts)
    groups: dict[str, list[int]] = defaultdict(list)
    for position, entry in enumerate(scene.thread.entries):
        key = person_key(entry)
        if key and not entry.marks & {"deleted", "pingback"}:
            groups[key].append(position)
    for members in groups.values():
        if len(members) > 1:
            _agree_one(scene, members, verdicts)
    return verdicts


def _agree_one(scene: Scene, members: list[int], verdicts: list[Verdict]) -> None:
    office = next((n for n in members if verdicts[n].role in _OFFICES and verdicts[n].evidence != "first_person"), None)
    if office is not None:
        for member in members:
            if verdicts[member].role not in _OFFICES:
                verdicts[member] = _carried(verdicts[office], office, "account")
        return
    told = {verdicts[n].role for n in members} & _SPEAKERS
    if len(told) != 1:
        return
    source = max((n for n in members if verdicts[n].role in told), key=lambda n: _RANK[verdicts[n].confidence])
    for member in members:
        if verdicts[member].role in {"unknown", "reader"}:
            verdicts[member] = _carried(verdicts[source], source)


_RANK = {"certain": 3, "high": 2, "medium": 1, "low": 0}


def _carried(verdict: Verdict, source: int, evidence: str | None = None) -> Verdict:
    place = "in the post" if source == 0 else f"in comment {source}"
    reasons = tuple(
        f"the same author {reason}" if reason.startswith("says") else f"the same author, {place}: {reason}"
        for reason in verdict.reasons
    )
    reasons = tuple(f"{reason} {place}" if reason.startswith("the same author says") else reason for reason in reasons)
    return Verdict(verdict.role, "account" if evidence else verdict.evidence, "high" if evidence else "low", reasons)
