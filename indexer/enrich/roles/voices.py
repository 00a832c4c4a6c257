"""Whose illness a body speaks of: the writer's own, a relative's or a friend's.

One pass over the words; where an anchor word stands, its frames are tried. What fits is a cue with a weight and a place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from carethread.indexer.enrich.roles import frames, frames_kin
from carethread.indexer.enrich.roles.phrases import Frame
from carethread.indexer.enrich.roles.prepared import Prepared
from carethread.indexer.enrich.roles.professions import PROFESSIONAL
from carethread.indexer.enrich.roles.words import MASK, BARE_RELATIVES, FRIENDS, HALF_HEALTH, HEALTH, KIN, PLAIN_WORDS

# No more than this many cues are gathered from one body: by then all is said.
MAX_CUES = 60


@dataclass(frozen=True, slots=True)
class Cue:
    """One sign of who speaks: the frame that fitted, its weight, and its place (code points in the body)."""

    frame: str
    weight: float
    start: int
    end: int
    plain: bool = False  # its words alone need not be about health ("took it", "used cream")


@dataclass(slots=True)
class Voices:
    """What a body says of its writer (`own`), of persons close to the writer (`kin`), and how much it is about health: two for
    each health word, one for those that are at home elsewhere too."""

    own: list[Cue] = field(default_factory=list)
    kin: list[Cue] = field(default_factory=list)
    health: int = 0
    professional: bool = False


def total(cues: list[Cue], *, plain: bool = True) -> float:
    """The summed weight of the cues, each frame at most twice; plain ones only when asked for."""
    seen: dict[str, int] = {}
    total = 0.0
    for cue in cues:
        if cue.plain and not plain:
            continue
        count = seen[cue.frame] = seen.get(cue.frame, 0) + 1
        if count <= 2:
            total += cue.weight
    return total


_WORD = re.compile(r"[a-zµ]+(?:-[a-z]+)*|\d+")
_HYPOTHESIS = re.compile(
    r"(?:\b(?:if|unless|wish|suppose|imagine|whether|should|could|would|can|may|might|do|did|will|shall|pretend|like|as though|than|must|what if|even if|guess) |\b(?:think|thought|hope|worry|worried|afraid|fear|so that|doubt) (?:that )?)$"
)
_NEGATION_AFTER = re.compile(
    r"(?: (?:do|did|have|had|has|am|was|would|will|could)(?:n't| not| never)| never|'d | would| could| might| don't| didn't| can't)"
)
_POSSESSOR = re.compile(r"(?:^|[^a-z])(my|our)(?: (?!(?:and|or|is|was|has|that|who)\b)[\w'-]{1,18}){0,4} $")
_FRIEND_OF = re.compile(r"(?:^|[^a-z])(?:an?|some|two|three|several|many)(?: [\w'-]{1,14}){0,3} $")
_CLAUSE_HEAD = re.compile(
    r"(?:^|[.!?,;:(\n]|\b(?:and|but|when|since|because|that|after|if|before|so|then|where|as|for|with|to|of|hi|lost|both)) ?$|^\s*$"
)
_SENTENCE_HEAD = re.compile(r"(?:^|[.!?:\n…•*(-])[\"' )]*$")
_MASKED = re.compile(MASK + "+")
_LAST_WORD = re.compile(r"[a-z]+$")
_SHE = re.compile(r"\b(?:s?he|her|his)\b")
_SENTENCE_TAIL = re.compile(r" *(?:[.!?,;:)\n(-]|and\b|$)")
_SENTENCE_END = re.compile(r"[.!?;\n…]")
_OWN_WORD = re.compile(r"(?<![a-z])(?:i|i'm|i've|im|ive|me|my|we|our)(?![a-z])(?! (?:and i )?(?:live|lives))")
_WITH_ME = re.compile(r"(?:with|to|for|than) me$|^ and i$")
_AGE_CHILD = re.compile(r"(?:my|our) \d{1,2}[ -]?(?:year|yr|yo|y/o|month|mo|week|wk)s?[ -]?(?:old)?s? (?:old )?")

_START_WORDS = frozenset(
    "took taking tried used using started been was prescribed diagnosed had have having on only just still currently now also recently finished completed newly "
    "finally severe terrible horrible bad awful extreme constant no some got suffer suffering living dx dx'd dxd stopped switched put given since main worst "
    "experienced still same been turned quit an a stage one two three four five six seven eight nine ten twelve several few many stopped came never best gives gave caused misdiagnosed developed getting went use take dxed first".split()
)
_ME_WINDOW = 60
_KIN_WINDOW = 110


class _Listener:
    """Gathers the cues of one body."""

    def __init__(self, prepared: Prepared) -> None:
        self.low = prepared.low
        self.voices = Voices(professional=PROFESSIONAL.search(prepared.low) is not None)
        self.referent = ""  # who "he" and "she" are: "kin", "doctor" or nobody
        self.own_until = 0  # one cue for the writer a place
        self.kin_until = 0

    def listen(self) -> Voices:
        voices, handlers = self.voices, _HANDLERS
        voices.health = 2 * len(_MASKED.findall(self.low))
        for match in _WORD.finditer(self.low):
            word = match[0]
            if word in HEALTH:
                voices.health += 2
            elif word in HALF_HEALTH:
                voices.health += 1
            handler = handlers.get(word)
            if handler is not None:
                handler(self, match.start(), match.end())
                if len(voices.own) + len(voices.kin) >= MAX_CUES:
                    break
            elif word in _START_WORDS or word.isdigit():
                self.at_head(match.start(), match.end())
        return voices

    # --- anchors ---
    def at_i(self, start: int, end: int) -> None:
        before = self.low[max(0, start - 26) : start]
        if _HYPOTHESIS.search(before):
            return
        if _NEGATION_AFTER.match(self.low, end):
            self._try_own(frames.OWN_NOT, start)
            return
        self._try_own(frames.OWN_I, start)

    def at_my(self, start: int, end: int) -> None:
        if self._aches(start):
            return
        self._try_own(frames.OWN_MY, start)
        child = _AGE_CHILD.match(self.low, start)
        if child:
            self._hear_kin(start, child.end() - 1)

    def at_me(self, start: int, end: int) -> None:
        low, from_ = self.low, max(0, start - _ME_WINDOW)
        for frame in frames.OWN_ME:
            for match in frame.pattern.finditer(low, from_, min(len(low), end + _ME_WINDOW)):
                if match.start() < start < match.end() or match.end() == end:
                    self._add_own(frame, match.start(), match.end())
                    return

    def at_us(self, start: int, end: int) -> None:
        self._try_own(frames.WE_US, start)

    def at_mine(self, start: int, end: int) -> None:
        """ "Mine faded after a month": the writer's, unless there is a "he" or "she" whose it could be."""
        if _SHE.search(self.low) is None:
            self._try_own(frames.OWN_MINE, start)

    def at_as(self, start: int, end: int) -> None:
        self._try_own(frames.OWN_AS, start)

    def at_effects(self, start: int, end: int) -> None:
        self._try_own(frames.EFFECTS, start)

    def at_anyone(self, start: int, end: int) -> None:
        self._try_own(frames.OWN_ELSE, start)

    def at_head(self, start: int, end: int) -> None:
        if _SENTENCE_HEAD.search(self.low, max(0, start - 4), start):
            self._try_own(frames.OWN_START, start)

    def at_here(self, start: int, end: int) -> None:
        """ "Type 1 for thirty years here.": the writer points to themselves at the end of a short sentence."""
        if _SENTENCE_TAIL.match(self.low, end):
            lead = self.low[max(0, start - _ME_WINDOW) : start]
            cut = max((found.end() for found in _SENTENCE_END.finditer(lead)), default=0)
            for frame in frames.OWN_HERE:
                match = frame.pattern.search(lead, cut)
                if match:
                    self._add_own(frame, start - len(lead) + match.start(), end)
                    return

    def at_kin(self, start: int, end: int) -> None:
        before = self.low[max(0, start - 60) : start]
        word = self.low[start:end]
        whose = _POSSESSOR.search(before)
        if whose is None and not self._stands_alone(word, before, end):
            return
        self.referent = "kin"
        self._hear_kin(start - len(before) + whose.start(1) if whose else start, end)

    def at_doctor(self, start: int, end: int) -> None:
        self.referent = "doctor"

    def at_he(self, start: int, end: int) -> None:
        if self.referent == "kin":
            self._try_kin(frames_kin.HE_SHE, start)

    def at_his(self, start: int, end: int) -> None:
        if self.referent == "kin":
            self._try_kin(frames_kin.HIS_HER, start)
            self._try_kin_around(start, end)

    def at_him(self, start: int, end: int) -> None:
        if self.referent == "kin":
            self._try_kin_around(start, end)

    # --- parts ---
    def _aches(self, start: int) -> bool:
        """ "the pain in my feet"."""
        body = frames.BODY_AFTER.match(self.low, start)
        if body is None:
            return False
        from_ = max(0, start - 40)
        ache = frames.ACHE_BEFORE.search(self.low[from_:start])
        if ache is None:
            return False
        self._add_own(frames.ACHE, from_ + ache.start(), body.end())
        return True

    def _stands_alone(self, word: str, before: str, end: int) -> bool:
        """A relative without "my": "Mom was …", "a friend of mine has …"."""
        if word in BARE_RELATIVES:
            return _CLAUSE_HEAD.search(before) is not None and _SELF_MOTHER.match(self.low, end) is None
        return word in FRIENDS and _FRIEND_OF.search(before) is not None

    def _hear_kin(self, start: int, end: int) -> None:
        low = self.low
        lead = low[max(0, start - 40) : start]
        if frames_kin.PET_OF.match(low, end):
            return None
        if frames_kin.CARE.search(lead):
            return self._add_kin("caring-for", 1.2, start, end)
        stop = _SENTENCE_END.search(low, end, end + _KIN_WINDOW)
        until = stop.start() if stop else min(len(low), end + _KIN_WINDOW)
        until = self._cut_at_own(end, until)
        owns = frames_kin.KIN_OWNS.match(low, end, until)
        if owns:
            return self._add_kin("kin-owns", 1.0, start, owns.end())
        for name, pattern in (
            ("kin-died", frames_kin.KIN_DIED),
            ("kin-sick", frames_kin.KIN_SICK),
            ("kin-body", frames_kin.KIN_BODY),
        ):
            found = pattern.match(low, end, until)
            if found:
                return self._add_kin(name, 1.0, start, found.end())
        if self._kin_verb(start, end, until):
            return None
        if frames_kin.WITH.search(lead):
            return self._add_kin("kin-with-this", 0.6, start, end, True)
        if frames_kin.HELPED.search(lead):
            return self._add_kin("kin-helped", 0.8, start, end, True)
        if frames_kin.LOST.search(lead):
            return self._add_kin("kin-lost", 0.7, start, end, True)
        if frames_kin.ASKING.search(lead):
            return self._add_kin("asking-for", 0.6, start, end, True)
        return None

    def _kin_verb(self, start: int, end: int, until: int) -> bool:
        """Tries the verb frames behind each word up to `until`: "my dad who lives in Ohio was diagnosed"."""
        at = end
        for _ in range(9):
            for frame in frames_kin.KIN_AFTER:
                found = frame.pattern.match(self.low, at, until)
                if found:
                    self._add_kin(frame.name, frame.weight, start, found.end(), frame.plain)
                    return True
            at = self.low.find(" ", at + 1, until)
            if at < 0:
                return False
        return False

    def _cut_at_own(self, start: int, end: int) -> int:
        """The end of what is said of a relative: before it turns to the writer ("my wife drove\n        me to chemo") or to what the relative says ("my sister, a nurse, says …")."""
        speaks = frames_kin.SPEAKS.search(self.low, start, end)
        end = speaks.start() if speaks else end
        for match in _OWN_WORD.finditer(self.low, start, end):
            if not _WITH_ME.search(self.low, start, match.end()):
                return match.start()
        return end

    def _try_own(self, tried: tuple[Frame, ...], at: int) -> None:
        if at < self.own_until:
            return
        for frame in tried:
            match = frame.pattern.match(self.low, at)
            if match:
                self._add_own(frame, at, match.end())
                return

    def _try_kin(self, tried: tuple[Frame, ...], at: int) -> None:
        if at < self.kin_until:
            return
        for frame in tried:
            match = frame.pattern.match(self.low, at)
            if match:
                self._add_kin(frame.name, frame.weight, at, match.end(), frame.plain)
                return

    def _try_kin_around(self, start: int, end: int) -> None:
        for frame in frames_kin.HIM_HER:
            for match in frame.pattern.finditer(self.low, max(0, start - 30), min(len(self.low), end + 6)):
                if match.start() < start < match.end():
                    self._add_kin(frame.name, frame.weight, match.start(), match.end(), frame.plain)
                    return

    def _add_own(self, frame: Frame, start: int, end: int) -> None:
        if start >= self.own_until:
            self.voices.own.append(
                Cue(frame.name, frame.weight, start, end, frame.plain or self._ends_plain(start, end))
            )
            self.own_until = end

    def _add_kin(self, name: str, weight: float, start: int, end: int, plain: bool = False) -> None:
        if start >= self.kin_until:
            self.voices.kin.append(Cue(name, weight, start, end, plain or self._ends_plain(start, end)))
            self.kin_until = end

    def _ends_plain(self, start: int, end: int) -> bool:
        last = _LAST_WORD.search(self.low, start, end)
        return last is not None and last[0] in PLAIN_WORDS


# "Mom of 3 here": the writer.
_SELF_MOTHER = re.compile(r" (?:of|to) (?:\d|a \d|two|three|four|five|twins|one|boys|girls|teen)| here\b")
# After these, "he" and "she" are no relatives.
_DOCTOR_WORDS = frozenset(
    "doctor dr doc gp pcp physician surgeon oncologist onc neurologist neuro rheumatologist rheumy endocrinologist endo cardiologist "
    "pulmonologist dermatologist derm psychiatrist pdoc urologist gynecologist gyno obgyn therapist pharmacist nurse specialist "
    "consultant psychologist dentist".split()
)
_HANDLERS = {
    **dict.fromkeys(("i", "im", "ive", "id"), _Listener.at_i),
    **dict.fromkeys(("my",), _Listener.at_my),
    "our": _Listener.at_my,
    "me": _Listener.at_me,
    **dict.fromkeys(("effect", "effects"), _Listener.at_effects),
    "us": _Listener.at_us,
    "mine": _Listener.at_mine,
    "here": _Listener.at_here,
    "as": _Listener.at_as,
    **dict.fromkeys(("anyone", "anybody"), _Listener.at_anyone),
    **dict.fromkeys(("he", "she"), _Listener.at_he),
    **dict.fromkeys(("his", "her"), _Listener.at_his),
    "him": _Listener.at_him,
    **dict.fromkeys(KIN, _Listener.at_kin),
    **dict.fromkeys(_DOCTOR_WORDS, _Listener.at_doctor),
}


def hear(prepared: Prepared) -> Voices:
    """The cues of one body, in reading order."""
    carer = frames_kin.SELF_CARER.search(prepared.low)
    listener = _Listener(prepared)
    if carer:
        listener.referent = "kin"
        listener.voices.kin.append(Cue("carer", 1.2, carer.start(), carer.end()))
    return listener.listen()
