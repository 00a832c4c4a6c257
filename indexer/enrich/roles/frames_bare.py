"""Sentence frames without "I" and "my": heads of sentences, "mine", "here", "as someone who", "anyone else".

Data only; see `frames_i`.
"""

from __future__ import annotations

from carethread.indexer.enrich.roles.frames_note import NOTES
from carethread.indexer.enrich.roles.frames_start import STARTS
from carethread.indexer.enrich.roles.phrases import (
    COUNT,
    DIAGNOSED,
    END,
    GAP,
    ILL_STATE,
    YEARS_OLD,
    frame,
    frames,
)
from carethread.indexer.enrich.roles.words import (
    DOCTORS,
    ILLNESS,
    NOT_OWN,
    SPECIALISTS,
    TREATMENT,
    listed,
)

# At the head of a sentence: "Took it for 3 days", "Diagnosed in 2010", "Biopsy came back clear".
# They are told apart by what they can begin with, so that not all are tried at each word: an illness, a treatment or
# a part of the body; a number; anything else.
_BY_NOUN = listed(
    """
    start-for-years start-planned start-treatment start-result start-lab start-body-hurts start-symptoms start-stage
    """
)
_BY_NUMBER = listed(
    """
    start-years-of start-count start-days-in start-person start-ordinal start-post-op start-years-free
    start-round-here start-left
    """
)
_HEADS = (*STARTS, *NOTES)
START_NOUN = frames("", *(member for member in _HEADS if member.name in _BY_NOUN))
START_NUMBER = frames("", *(member for member in _HEADS if member.name in _BY_NUMBER))
START_WORD = frames("", *(member for member in _HEADS if member.name not in _BY_NOUN | _BY_NUMBER))
OWN_MINE = frames(
    "",
    frame(
        "mine",
        0.5,
        r"mine(?: (?:also|just|only|all|usually|first|never|always|finally|has|have|had|did|does|then)){0,2} (?:started"
        r"|starts|was|were|is|are|went|got",
        rf"|caught|found|discovered|faded|came|comes|took|lasted|lasts|grew|been|hurts?|stopped|began|disappeared"
        rf"|healed|gets?|turned"
        rf"|showed|fell|spread|metastasi[sz]ed|recurred|relapsed|progressed|returned|shrank|shrunk|ruptured|burst"
        rf"|swelled|flared|became"
        rf"|worked|failed|responded|kept|cleared up|didn't|doesn't|wasn't|won't|isn't){END}",
        plain=True,
    ),
)
# "Hi, 34M here": after a comma.
OWN_PERSON = frames(
    "",
    frame("person", 0.6, rf"(?:1[2-9]|[2-9]\d){YEARS_OLD}(?:m|f|male|female){END}", plain=True),
)
# "Type 1 for thirty years here."
OWN_HERE = frames(
    "",
    frame(
        "here",
        1.0,
        rf"(?<![\w'])(?:{ILLNESS}|{TREATMENT}|{DIAGNOSED}|(?:recovering )?{ILL_STATE}|survivor|sufferer|patient"
        rf"|remission|ned|stage (?:iv|iii"
        rf"|ii|i|[1-4])[abc]?)",
        rf"(?: (?!(?:is|are|was|group|people|patients|information|forum|{NOT_OWN})\b)[\w'()/-]{{1,14}}){{0,4}}?,? $",
    ),
)
# "The only side effect I had"
EFFECTS = frames(
    "",
    frame(
        "effects-i",
        0.9,
        r"effects?(?: that| which)? i(?:'ve|'m)?(?: have| ever| did| personally| really| only| am){0,2} (?:had|have"
        r"|got|get|noticed?",
        rf"|experienced?|experiencing|having|getting|felt|feel|suffered|encountered|could){END}",
    ),
)
_SOMEBODY = (
    r"(?:person|man|woman|guy|girl|patient|mom|mother|teen|adult|individual)"
    r" (?:with|who has|living with|suffering from)"
)
OWN_AS = frames(
    "",
    frame(
        "as-a",
        1.0,
        rf"as an? (?:[\w'/+-]{{1,16}} ){{0,4}}?(?:{ILL_STATE}|{_SOMEBODY}(?: [\w'-]{{1,14}}){{0,3}}? {ILLNESS})",
    ),
    frame(
        "as-someone",
        1.0,
        r"as (?:someone|somebody|one) (?:who(?:'s|s)?(?: is| was| has| have| had| been| also| just| recently"
        r"| currently)*|with|living|on)",
        rf"{GAP}(?:{ILLNESS}|{TREATMENT}|{DIAGNOSED})",
    ),
)
OWN_BEING = frames(
    "",
    # "the third week of being on it", "since being diagnosed"
    frame(
        "being-on",
        0.5,
        r"(?:(?<=since )|(?<=after )|(?<= of )|(?<=despite )|(?<=hate )|(?<=from ))being (?:on|off|put on|taken off"
        r"|switched to)",
        rf"(?: (?:the|a|this|my|with))*(?: [\w-]{{1,12}})? (?:{TREATMENT}|it|this|them){END}",
        plain=True,
    ),
)
OWN_ELSE = frames(
    "",
    frame(
        "anyone-else",
        0.7,
        r"any(?:one|body) else(?:'s)?(?: [\w'-]{1,14}){0,3}? (?:have|has|had|having|get|gets|getting|got"
        r"|experience\w*|notice\w*",
        rf"|feel\w*|on|taking|take|tried|with|suffer\w*|dealing|diagnosed|been|out there|find|struggl\w*){END}",
        plain=True,
    ),
    frame(
        "has-anyone",
        0.2,
        r"any(?:one|body)(?: here| ever| of you| out there| had| been| have){0,3} (?:tried|try|used|use|taken|take"
        r"|taking|had|have",
        rf"|been on|on|experience|experienced|switched){END}",
        plain=True,
    ),
)
# At a doctor: "the ortho says I'm too young", "doc wants to start me on", "my nurse lets me".
DOCTOR_AND_ME = frames(
    "",
    # "The surgeon gave me eight months"
    frame(
        "doctor-gave-time",
        0.9,
        rf"(?:{SPECIALISTS}|{DOCTORS})(?: (?:just|then|also|only|had|has))? (?:gave|given) me",
        rf"(?: (?:only|about|just|less than|maybe|another))? {COUNT} (?:days|weeks|months|years){END}",
    ),
    frame(
        "doctor-and-me",
        0.45,
        rf"(?:{SPECIALISTS}|{DOCTORS}|nurses?|team|hospital|clinic)(?: (?:just|now|has|have|had|also|then|finally"
        rf"|only)){{0,2}} "
        r"(?:says?|said|told|thinks?|thought|wants?|wanted|suggest(?:s|ed)|recommend(?:s|ed)|put|gave|prescribed"
        r"|started|offered|sent"
        r"|ordered|referred|lets?|allowed|diagnosed|found|warned|advised|asked|refused to give|called|switched|took"
        r"|keeps?|kept)"
        rf"(?: (?:that|to (?:put|start|give|send|see|keep|try|switch|take)))? (?:i|me|my|i'm|i've){END}",
        plain=True,
    ),
)
