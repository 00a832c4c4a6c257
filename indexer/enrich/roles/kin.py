"""Hears what writers say of the illness of a relative or a friend."""

from __future__ import annotations

import re
from collections.abc import Callable

from carethread.indexer.enrich.roles import frames_care, frames_kin
from carethread.indexer.enrich.roles.cues import Cue, Cues
from carethread.indexer.enrich.roles.phrases import Frames
from carethread.indexer.enrich.roles.words import BARE_RELATIVES, FRIENDS, KIN, PET_WORDS, PETS, RELATIVES, listed

_POSSESSOR = re.compile(r"(?:^|[^a-z])(my|our)(?: (?!(?:and|or|is|was|has|that|who)\b)[\w'-]{1,18}){0,4} $")
_FRIEND_OF = re.compile(r"(?:^|[^a-z])(?:an?|some|two|three|several|many)(?: [\w'-]{1,14}){0,3} $")
_ANOTHERS = re.compile(
    r"\b(?:your|his|her|their|the|an?|this|that|no|any|every|whose|hi|hello|thanks|thank you|dear|of|single|new"
    r"|other)(?: [\w-]{1,14})? $"
)
# Where a relative needs no "my" if the sentence goes on with what befell them; some words name anybody's.
_HEAD = re.compile(r"(?:^|[.!?:\n…])[ \"'(*-]*$")
_HEADS = RELATIVES - listed("boy boys girl girls pop kids children parents oh twin")
_SHE_PRESCRIBED = re.compile(r"s?he (?:also |then |has |had )?(?:prescribe|treat|start|put|recommend)")
_SENTENCE_END = re.compile(r"[.!?;\n…]")
_OWN_WORD = re.compile(rf"(?<![a-z])(?:i|i'm|i've|im|ive|me|my|we|our|{PETS})(?![a-z])(?! (?:and i )?(?:live|lives))")
_WITH_ME = re.compile(r"(?:with|to|for|than) me$|^ and i$")
_AGE_CHILD = re.compile(
    r"(?:my|our) (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -]?"
    r"(?:yo|y/o|(?:year|yr|month|mo|week|wk)s?[ -]?olds?)(?![a-z])"
)
# "My mother's cat died": what follows is not said of her. "My mother's been ill" is.
_POSSESSED = re.compile(
    r"'s (?!(?:was|is|were|has|did|went|came|took|been|got|had|on|in|a|an|not|just|also|now|still|always|only|very"
    r"|so|gone|dead|sick|ill|\w+ed|\w+ing)\b)"
)
# Persons that two words name: the second, and what stands before it.
_OTHER_HALF = {
    "half": ("other ", "better "),
    "other": ("significant ",),
    "one": ("loved ",),
    "ones": ("loved ",),
    "member": ("family ",),
    "members": ("family ",),
}
# "Mom of 3 here": the writer.
_SELF_MOTHER = re.compile(r" (?:of|to) (?:\d|a \d|two|three|four|five|twins|one|boys|girls|teen)| here\b")
# After these, "he" and "she" are no relatives.
_DOCTOR_WORDS = listed(
    """
    doctor dr doc gp pcp ortho consultant physician surgeon oncologist onc neurologist neuro rheumatologist rheumy
    endocrinologist endo cardiologist pulmonologist dermatologist derm psychiatrist pdoc urologist gynecologist gyno
    obgyn therapist pharmacist nurse specialist psychologist dentist
    """
)
_BEFORE = 60
_LEAD = 40
_AFTER = 110
_VERB_TRIES = 9


_NAMELESS = 12  # so many of them are looked at


def _cue(tried: Frames, match: re.Match[str]) -> Cue:
    frame = tried.fitting(match)
    return Cue(frame.name, frame.weight, match.start(), match.end(), frame.plain)


class KinEar:
    """Tries the frames of `frames_kin` at relatives, friends and the pronouns that follow them."""

    def __init__(self, low: str, cues: Cues, *, carer: bool = False) -> None:
        self._low = low
        self._cues = cues
        self.named_at: int | None = None  # where a relative is first named
        # Who "he" and "she" are: "kin", "doctor", "pet", "yours" (the other's relative) or nobody named.
        self._referent = "kin" if carer else ""
        self._nameless: list[tuple[Frames, int]] = []  # where a "he" or "she" stands whom nothing has named

    # --- anchors ---
    def _at_kin(self, start: int, end: int) -> None:
        before = self._low[max(0, start - _BEFORE) : start]
        whose = _POSSESSOR.search(before)
        if whose is None and not self._stands_alone(before, start, end):
            if before.endswith("your ") and not self._referent:
                self._referent = "yours"
            return
        self._referent = "kin"
        self.named_at = start if self.named_at is None else self.named_at
        self._hear_of(start - len(before) + whose.start(1) if whose else start, end)

    def _at_my(self, start: int, end: int) -> None:
        child = _AGE_CHILD.match(self._low, start)
        if child:
            self._referent = "kin"
            self._hear_of(start, child.end())

    def _at_doctor(self, start: int, end: int) -> None:
        self._referent = "doctor"

    def _at_pet(self, start: int, end: int) -> None:
        self._referent = "pet"

    def _at_he(self, start: int, end: int) -> None:
        if self._referent == "kin":
            self._try(frames_kin.HE_SHE, start)
        elif not self._referent:
            self._nameless.append((frames_kin.HE_SHE, start))

    def _at_his(self, start: int, end: int) -> None:
        if self._referent == "kin":
            self._try(frames_kin.HIS_HER, start)
            self._at_him(start, end)
        elif not self._referent:
            self._nameless.append((frames_kin.HIS_HER, start))

    def _at_we(self, start: int, end: int) -> None:
        if self._referent == "kin":
            self._try(frames_care.WE_CARE, start)

    def _at_other(self, start: int, end: int) -> None:
        """ "my other half", "a loved one", "my significant other"."""
        before = self._low[max(0, start - 12) : start]
        if before.endswith(_OTHER_HALF.get(self._low[start:end], ())):
            self._at_kin(start, end)

    def _at_him(self, start: int, end: int) -> None:
        if self._referent != "kin":
            return
        done = frames_care.HIM_HER
        for match in done.pattern.finditer(self._low, max(0, start - _LEAD), min(len(self._low), end + 6)):
            if match.start() < start < match.end():
                self._cues.add(done.fitting(match), match.start(), match.end())
                return

    # --- parts ---
    def _try(self, tried: Frames, at: int) -> None:
        if self._cues.is_free(at):
            match = tried.pattern.match(self._low, at)
            if match:
                self._cues.add(tried.fitting(match), at, match.end())

    def nameless(self) -> list[Cue]:
        """What is said of a "he" or "she" whom nothing names, where it is plainly somebody close: the writer took him
        there, knows not what to tell her, or names the relative further on."""
        if not self._nameless:
            return []
        close = frames_care.CLOSE.pattern.search(self._low)
        if close is None and self.named_at is None:
            return []
        said = [(tried, tried.pattern.match(self._low, at)) for tried, at in self._nameless[:_NAMELESS]]
        found = [_cue(tried, match) for tried, match in said if match and not _SHE_PRESCRIBED.match(match[0])]
        return [*found, _cue(frames_care.CLOSE, close)] if found and close else found

    def _stands_alone(self, before: str, start: int, end: int) -> bool:
        """A relative without "my": "Mom was …", "a friend of mine has …"."""
        word = self._low[start:end]
        if word in BARE_RELATIVES:
            return _ANOTHERS.search(before) is None and _SELF_MOTHER.match(self._low, end) is None
        if word in FRIENDS:
            return _FRIEND_OF.search(before) is not None
        return word in _HEADS and _HEAD.search(before) is not None and self._goes_on(end)

    def _goes_on(self, end: int) -> bool:
        return frames_kin.BARE_GOES_ON.match(self._low, end) is not None

    def _hear_of(self, start: int, end: int) -> None:
        """What is said of the person named from `start` to `end`, behind and before the name."""
        if frames_kin.PET_OF.match(self._low, end):
            return
        lead = self._low[max(0, start - _LEAD) : start]
        if frames_care.CARED_FOR[1].search(lead):
            self._cues.add(frames_care.CARED_FOR[0], start, end)
            return
        until = self._end_of_clause(end)
        if self._hear_behind(start, end, until):
            return
        for frame, before, behind in frames_care.CARE_AROUND:
            done = before.search(lead) and behind.match(self._low, end)
            if done:
                self._cues.add(frame, start, done.end())
                return
        for frame, pattern in frames_care.LEADS:
            if pattern.search(lead):
                self._cues.add(frame, start, end)
                return

    def _hear_behind(self, start: int, end: int, until: int) -> bool:
        """Tries the frames right behind the name, then the verbs behind each word ("my dad in Ohio was diagnosed")."""
        match = frames_kin.KIN_RIGHT_AFTER.pattern.match(self._low, end, until)
        if match:
            self._cues.add(frames_kin.KIN_RIGHT_AFTER.fitting(match), start, match.end())
            return True
        if _POSSESSED.match(self._low, end):
            return False
        at = end
        for _ in range(_VERB_TRIES):
            for tried in (frames_kin.KIN_FILLED, frames_kin.KIN_AFTER):
                match = tried.pattern.match(self._low, at, until)
                if match:
                    self._cues.add(tried.fitting(match), start, match.end())
                    return True
            at = self._low.find(" ", at + 1, until)
            if at < 0:
                return False
        return False

    def _end_of_clause(self, start: int) -> int:
        """Where it stops being about the relative: at the end of the sentence, where it turns to the writer ("my wife
        drove me to chemo"), or to what the relative says ("my sister, a nurse, says …")."""
        low = self._low
        stop = _SENTENCE_END.search(low, start, start + _AFTER)
        end = stop.start() if stop else min(len(low), start + _AFTER)
        speaks = frames_kin.SPEAKS.search(low, start, end)
        end = speaks.start() if speaks else end
        for match in _OWN_WORD.finditer(low, start, end):
            if not _WITH_ME.search(low, start, match.end()):
                return match.start()
        return end


# What to do at which word.
KIN_ANCHORS: dict[str, Callable[[KinEar, int, int], None]] = {
    **dict.fromkeys(("my", "our"), KinEar._at_my),
    **dict.fromkeys(("he", "she"), KinEar._at_he),
    **dict.fromkeys(("his", "her"), KinEar._at_his),
    "him": KinEar._at_him,
    "we": KinEar._at_we,
    **dict.fromkeys(_OTHER_HALF, KinEar._at_other),
    **dict.fromkeys(KIN, KinEar._at_kin),
    **dict.fromkeys(_DOCTOR_WORDS, KinEar._at_doctor),
    **dict.fromkeys(PET_WORDS, KinEar._at_pet),
}
