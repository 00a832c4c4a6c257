"""Hears what writers say of their own illness."""

from __future__ import annotations

import re
from collections.abc import Callable

from carethread.indexer.enrich.roles import frames_bare, frames_i, frames_me, frames_my
from carethread.indexer.enrich.roles.cues import Cues
from carethread.indexer.enrich.roles.phrases import Frames
from carethread.indexer.enrich.roles.words import BODY_WORDS, HALF_HEALTH, HEALTH, MASK, listed

# What stands before an "I" that has nothing: "if I had cancer", "should I take", "I hope (that) I".
_HYPOTHESES = listed(
    """
    if unless wish suppose imagine whether should could would can may might do did will shall pretend like than must
    guess
    """
)
_DOUBTS = listed("think thought hope worry worried afraid fear doubt so")
_NEGATION = re.compile(
    r"(?: (?:do|did|have|had|has|am|was|would|will|could)(?:n't| not| never)| never|'d | would| could| might| don't"
    r"| didn't| can't"
    r"| cannot| cant| couldnt|'m unable)"
)
_SHE = re.compile(r"\b(?:s?he|her|his)\b")
_SENTENCE_MARKS = ".!?:\n…•*(-"
_CLAUSE_HEAD = re.compile(r"(?:^|[.!?,;:\n]|and|but|so|then)[\"' )]*$")
_SENTENCE_TAIL = re.compile(r" *(?:[.!?,;:)\n(-]|and\b|$)")
_SENTENCE_END = re.compile(r"[.!?;\n…]")
_WORD_START = re.compile(r"(?<![a-z])[a-z]")
_ME_WINDOW = 36
_HERE_WINDOW = 48
_ACHE_WINDOW = 40
# Words that may begin a sentence without a subject ("Took it for three days").
_HEADS = listed(
    """
    took taking tried used using started been was prescribed diagnosed had have having on only just still currently
    now also recently finished completed newly finally severe terrible horrible bad awful extreme constant no some got
    suffer suffering living dx dx'd dxd stopped switched put given since main worst experienced same turned quit an a
    stage one two three four five six seven eight nine ten second third fourth fifth sixth seventh eighth ninth tenth
    last final day week month year round cycle dose in twelve several few many would wouldn highly never not worth
    love hate life lifesaver total it works did didn both needed noticed noticing experiencing feeling found felt psa
    chronic mild recurrent daily gained gaining cleared cleaned healed relieved lowered reduced eliminated cured fixed
    killed calmed eased completely side today the always constantly so am feel lost losing dropped dropping down up
    zero none haven hadn can could cant cannot couldn couldnt unable barely called rang phoned saw seeing asked told
    back does do will when best better going went gone waiting infusion chemo session shot next tsh a1c gleason
    ferritin ldl bp gives gave caused misdiagnosed developed getting use take dxed first
    """
)


_DOCTOR_WORDS = listed(
    """
    doctor doctors dr drs doc docs gp gps pcp physician surgeon oncologist onc neurologist neuro rheumatologist rheumy
    endocrinologist endo cardiologist pulmonologist pulmo dermatologist derm psychiatrist psych pdoc urologist
    gynecologist gyno obgyn ob therapist pharmacist nurse nurses specialist consultant psychologist dentist ortho
    gastro hospital clinic team
    """
)


class OwnEar:
    """Tries the frames of `frames_i`, `frames_my` and `frames_bare` at their anchor words in one text."""

    def __init__(self, low: str, cues: Cues) -> None:
        self._low = low
        self._cues = cues

    def _try(self, tried: Frames, at: int) -> bool:
        if not self._cues.is_free(at):
            return True
        match = tried.pattern.match(self._low, at)
        if match:
            self._cues.add(tried.fitting(match), at, match.end())
        return match is not None

    def _is_head(self, start: int) -> bool:
        before = self._low[max(0, start - 3) : start].rstrip(" \"')")
        return not before or before[-1] in _SENTENCE_MARKS

    def _at_head(self, start: int, end: int) -> None:
        if self._is_head(start):
            self._start(start)

    def _start(self, start: int) -> None:
        _ = (
            self._try(frames_bare.START_WORD, start)
            or self._try(frames_bare.START_NUMBER, start)
            or self._try(frames_bare.START_NOUN, start)
        )

    def _at_noun(self, start: int, end: int) -> None:
        if self._is_head(start):
            self._try(frames_bare.START_NOUN, start)

    def _at_number(self, start: int, end: int) -> None:
        if self._is_head(start):
            _ = self._try(frames_bare.START_NUMBER, start) or self._try(frames_bare.START_NOUN, start)
        elif self._low[max(0, start - 3) : start].rstrip(" \"')").endswith((",", "(")):
            self._try(frames_bare.OWN_PERSON, start)

    def _at_i(self, start: int, end: int) -> None:
        if self._is_supposed(start):
            return
        if _NEGATION.match(self._low, end):
            self._try(frames_i.OWN_NOT, start)
        else:
            _ = (
                self._try(frames_i.OWN_I, start)
                or self._try(frames_i.OWN_I_AM, start)
                or self._try(frames_i.OWN_I_DID, start)
            )

    def _is_supposed(self, start: int) -> bool:
        """ "if I had cancer"."""
        before = self._low[max(0, start - 26) : start]
        if not before.endswith(" "):
            return False
        last = before[before.rfind(" ", 0, -1) + 1 : -1]
        if last in {"that", "though"}:
            earlier = ["", *before.split()][-2]
            return (earlier in _DOUBTS) if last == "that" else earlier == "as"
        return last in _HYPOTHESES or (last in _DOUBTS and last != "so")

    def _at_they(self, start: int, end: int) -> None:
        if _CLAUSE_HEAD.search(self._low, max(0, start - 6), start):
            self._start(start)

    def _at_my(self, start: int, end: int) -> None:
        if not self._aches(start) and not self._try(frames_my.OWN_MY, start):
            self._try(frames_my.OWN_MY_STORY, start)

    def _aches(self, start: int) -> bool:
        """ "the pain in my feet"."""
        body = frames_my.BODY_AFTER.match(self._low, start)
        if body is None:
            return False
        from_ = max(0, start - _ACHE_WINDOW)
        ache = frames_my.ACHE_BEFORE.search(self._low[from_:start])
        if ache is None:
            return False
        self._cues.add(frames_my.ACHE, from_ + ache.start(), body.end())
        return True

    def _at_me(self, start: int, end: int) -> None:
        if not self._around(frames_me.OWN_ME, start) and self._low.endswith("for ", 0, start):
            self._around(frames_me.OWN_FOR_ME, start)

    def _around(self, tried: Frames, start: int) -> bool:
        """Tries the frames at each of the words before `start`; they must reach behind it."""
        for word in _WORD_START.finditer(self._low, max(0, start - _ME_WINDOW), start):
            match = tried.pattern.match(self._low, word.start())
            if match and match.end() > start:
                self._cues.add(tried.fitting(match), match.start(), match.end())
                return True
        return False

    def _at_mine(self, start: int, end: int) -> None:
        """ "Mine faded after a month": the writer's, unless there is a "he" or "she" whose it could be."""
        if _SHE.search(self._low) is None:
            self._try(frames_bare.OWN_MINE, start)

    def _at_here(self, start: int, end: int) -> None:
        """ "Type 1 for thirty years here.": the writer points to themselves at the end of a short sentence."""
        if _SENTENCE_TAIL.match(self._low, end) is None:
            return
        from_ = max(0, start - _HERE_WINDOW)
        from_ = max((found.end() for found in _SENTENCE_END.finditer(self._low, from_, start)), default=from_)
        for word in _WORD_START.finditer(self._low, from_, start):
            match = frames_bare.OWN_HERE.pattern.match(self._low, word.start(), start)
            if match:
                self._cues.add(frames_bare.OWN_HERE.fitting(match), match.start(), end)
                return


def _trying(tried: Frames) -> Callable[[OwnEar, int, int], None]:
    def handler(ear: OwnEar, start: int, end: int) -> None:
        ear._try(tried, start)

    return handler


# Those that look at the head of a sentence only.
AT_HEADS = (OwnEar._at_head, OwnEar._at_noun, OwnEar._at_number)
# What to do at which word; "0" stands for every number, `MASK` for every treatment.
OWN_ANCHORS: dict[str, Callable[[OwnEar, int, int], None]] = {
    **dict.fromkeys((*HEALTH, *HALF_HEALTH, *BODY_WORDS, MASK), OwnEar._at_noun),
    **dict.fromkeys(_HEADS, OwnEar._at_head),
    "0": OwnEar._at_number,
    **dict.fromkeys(("changed", "saved", "ruined", "transformed", "destroyed", "turned"), _trying(frames_my.MY_LIFE)),
    **dict.fromkeys(("i", "im", "ive", "id"), OwnEar._at_i),
    "my": OwnEar._at_my,
    "me": OwnEar._at_me,
    "mine": OwnEar._at_mine,
    "here": OwnEar._at_here,
    "us": _trying(frames_i.WE_US),
    "as": _trying(frames_bare.OWN_AS),
    "being": _trying(frames_bare.OWN_BEING),
    **dict.fromkeys(_DOCTOR_WORDS, _trying(frames_bare.DOCTOR_AND_ME)),
    "they": OwnEar._at_they,
    **dict.fromkeys(("effect", "effects"), _trying(frames_bare.EFFECTS)),
    **dict.fromkeys(("anyone", "anybody"), _trying(frames_bare.OWN_ELSE)),
}
