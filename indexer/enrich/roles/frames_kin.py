"""Sentence frames: how people speak of the illness of a relative or a friend. Data only; see `frames_i`."""

from __future__ import annotations

import re

from carethread.indexer.enrich.roles.phrases import END, FILL, ILL_STATE, NEAR, clause, frame, frames
from carethread.indexer.enrich.roles.words import (
    BODY,
    DOCTORS,
    ILLNESS,
    KIN_WORD,
    MEASURES,
    NOT_OWN,
    PETS,
    SPECIALISTS,
    SYMPTOM,
    TREATMENT,
    any_of,
)

# --- right after the relative, up to the end of the sentence or to "I", "me", "my" -----------------------------------
_INSERT = (  # "my mother, who is 82, …"
    rf"(?:[ ,(]{{0,3}}\(?(?:who|that|age|aged|is|was|has|had|been|and|he|she|\d+|yo|y/o|years|old|year|both|also|,|late"
    rf"|-){END}){{0,6}}"
)
_SICK = (
    rf"(?:{ILL_STATE}|(?:very |so |really |quite |seriously |gravely |terminally )?(?:ill|sick|dying|dead|gone)"
    r"|in (?:the |a )?(?:hospital|hospice|icu|nursing home|coma|wheelchair|memory care)|tube[ -]fed|wiped out"
    r"|bed ?bound"
    rf"|on (?:hospice|oxygen|life support|dialysis|a ventilator)){END}"
)
_DIED = (
    r"(?:passed(?: away| on)?|died|dying|dies|lost (?:his|her|their|the) (?:battle|fight|life)|succumbed"
    r"|committed suicide|survived"
    r"|relapsed|deteriorated|declined|is declining|went into (?:hospital|hospice|remission)|was hospitali[sz]ed"
    r"|was admitted"
    r"|has been (?:suffering|sick|ill|through|fighting|battling)|been through (?:every|all|many|so)|got (?:very "
    r"|really |so )?sick"
    rf"|fell ill|can't walk|can no longer|is bedridden|went through(?: [\w-]{{1,12}}){{1,4}} (?:treatment|chemo"
    rf"|surgery)){END}"
)
KIN_FILLED = frames(
    FILL,
    *clause("kin", 1.0),
    frame(
        "kin-same",
        0.6,
        r" (?:the (?:exact )?same|(?:had|has|gets|got|took|takes|tried|on|went through|going through"
        r"|experienced) (?:it|that|this|them|hers|his|theirs|one|both)",
        rf"|like (?:that|this)){END}",
        plain=True,
    ),
    frame(
        "kin-struggles",
        0.6,
        rf" (?:refuses|refused|won't (?:take|go|eat|see|use|do|listen|admit)|forgets|keeps (?:falling"
        rf"|forgetting|getting)|falls|freezes|wanders"
        rf"|can't (?:walk|eat|sleep|swallow|speak|remember|breathe|stand|be left)|struggles|struggling|reacts"
        rf"|reacted|(?:gets?|getting|got) (?:worse|confused)"
        rf"|on (?:a|the) waiting list|on the list for|in (?:a lot of |constant |so much |terrible )?pain|very weak"
        rf"|so weak|bedridden|losing weight|lost (?:a lot of )?weight"
        rf"|in and out of|had to (?:stop|quit|go to)){END}",
        plain=True,
    ),
    frame("kin-died-later", 0.9, " ", _DIED),
)
KIN_AFTER = frames(
    "",
    frame(
        "kin-with",
        1.0,
        r"[ ,(]{1,2}(?:(?:age|aged|who|is|was|\d+|yo|y/o|years|year|old|,|\() ?){0,6}[ ,)]{0,2}",
        rf"(?:with|w/|diagnosed with|fighting|battling|suffering from|suffers from|has){NEAR}(?:{ILLNESS}|{TREATMENT})",
    ),
    frame(
        "kin-takes-it",
        0.8,
        r"(?: (?:has|was|is|been|also|had|just|still))* (?:takes|took|taking|on|uses|used|using|tried|started"
        r"|prescribed)",
        r"(?: taking| using| on)? (?:this|it|them|these)(?: (?:med|drug|pill|medicine|medication|stuff))? ",
        rf"(?:for|and|since|after|because|twice|daily|every|at){END}",
        plain=True,
    ),
    frame(
        "kin-suffers",
        0.8,
        rf"(?: (?:is|was|has|been|also|who|had|still))* (?:suffering|suffers|suffered) (?:from|with){END}",
        plain=True,
    ),
    frame(
        "kin-diagnosis",
        0.8,
        rf"(?: (?:\w+ ){{0,3}}?(?:has|had|have|got|gets))(?: [\w-]{{1,12}}){{0,3}}? (?:{MEASURES}){END}",
    ),
    frame(
        "kin-has-out",
        0.9,
        r"(?: (?:is|was|are|were|has|had|just|recently|also))* (?:having|had|has|have|getting|needs|needed|get|got) ",
        rf"(?:his|her|their|the|both|two|a) (?:[\w-]{{1,12}} )?{BODY} (?:out|removed|off|replaced|fused|done"
        rf"|amputated|scanned){END}",
    ),
    # "My husband's was the same"
    frame(
        "kin-theirs",
        0.6,
        rf"'s (?:was|is|were|has|had|did|went|came|started|stopped|took|lasted|faded|healed|cleared|grew|hurt){END}",
        plain=True,
    ),
    # "My wife (71, PD for 14 years)"
    frame(
        "kin-in-brackets",
        0.9,
        rf"[ ,]{{0,2}}\((?:(?:age|aged)? ?\d+[\w ]{{0,12}}?,? )?(?:with |has )?(?:{ILLNESS}|stage \w+)",
    ),
)
_OF_KIN = r"(?:'s?|(?<=s)) "
_ILLNESS_OF = any_of(
    """
    death passing illness disease condition care caregiver doctor doctors dr treatment_plan suffering funeral
    last_days health battle fight
    """
)
# "my daughter's treatment plan"
_OWNS = (
    rf"{_OF_KIN}(?:(?!(?:{NOT_OWN}){END})[\w'/-]{{1,18}} ){{0,3}}?"
    rf"(?:{ILLNESS}|{TREATMENT}|{SYMPTOM}|(?:{SPECIALISTS}|{MEASURES}|{_ILLNESS_OF}){END})"
)
PET_OF = re.compile(rf"{_OF_KIN}(?:[\w-]{{1,12}} ){{0,2}}?{PETS}{END}")
_BODY_FAILS = (
    rf"{_OF_KIN}(?:[\w-]{{1,14}} ){{0,2}}?{BODY}(?: [\w'-]{{1,12}}){{0,3}}? (?:heal(?:s|ed|ing)|hurts?|swelled"
    rf"|swollen|shakes?|shook"
    rf"|shaking|bleeds?|bled|numb|itch(?:es|ed)?|failed|failing|stopped|collapsed|broke|infected|removed|amputated"
    rf"|clear(?:ed|s)?"
    rf"|damaged|gave out){END}"
)
KIN_RIGHT_AFTER = frames(
    "",
    frame("kin-owns", 1.0, _OWNS),
    frame("kin-died", 1.0, rf"{_INSERT}{FILL} ?{_DIED}"),
    frame("kin-sick", 1.0, rf"{_INSERT}{FILL} {_SICK}", plain=True),
    frame("kin-body", 1.0, _BODY_FAILS, plain=True),
)

# What the relative says or does to others ends what is said of the relative's own illness.
SPEAKS = re.compile(
    r"\b(?:says?|said|saying|tells?|told|thinks?|thought|asks?|asked|works?|worked|believes?|recommends?"
    r"|recommended|suggest(?:s|ed)?|knows|knew|heard"
    r"|read|reads|teaches|taught|treats|sees patients|reminds?|drives?|drove|helps?|helped|supports?|supported)\b"
)

# --- right before the relative ---------------------------------------------------------------------------------------
_CARE = re.compile(
    r"\b(?:car(?:ing|e|ed) for|care of|look(?:ing|ed)? after|(?:care ?giver|carer|care ?partner) (?:for|to|of)"
    r"|caregiving for|nursing"
    r"|advocat(?:e|ing) for)(?: both(?: of)?)? $"
)
_ASKING = re.compile(
    r"\b(?:(?:asking|posting|writing|researching|question (?:is )?|advice|help|info|hope|appointment|treatment"
    r"|options|medication) for"
    r"|(?:asking )?on behalf of|(?:writing|question) about|for help with|(?:worried|concerned) about|giv(?:e"
    r"|ing) it to|giving|gave|give"
    r"|prescribed (?:it )?(?:for|to)|tried (?:it )?(?:on|for)|(?:bought|got) (?:it |this )?for) $"
)
_WITH = re.compile(
    r"\b(?:through|deal(?:ing|t)? with|happen(?:ed|s|ing)|struggl(?:ing|ed) with|(?:same|hospital|er|clinic"
    r"|appointment|surgery|icu|ward|battle|fight|struggle"
    r"|trouble|problem|issue|journey|experience"
    r"|problems|luck|success|waited too long|waited|tried|been through|did|saw|noticed"
    r"|experienced))(?: [\w'-]{1,12}){0,2}? (?:with|to) (?:both )?$"
)
_TOOK = re.compile(r"\b(?:it|this|that) (?:took|kept|made|knocked|hit) $")
_LOST = re.compile(r"\b(?:lost|losing|lose|buried|watched|watching|watch|seen|seeing) (?:both )?$")
_HELPED = re.compile(
    r"\b(?:help(?:ed|s)?|improved|saved|cured|calmed|work(?:s|ed|ing) (?:well |great |wonders |so well )?for"
    r"|(?:wonders|great) for"
    r"|prescribed (?:it |this )?(?:for|to)|did (?:nothing|wonders) for|killed|ruined|kept|calms?|gives?|gave) $"
)
CARED_FOR = (frame("caring-for", 1.2), _CARE)
# Tried in this order where nothing behind the name has fitted.
LEADS = (
    (frame("took-kin-time", 0.6, plain=True), _TOOK),
    (frame("kin-with-this", 0.6, plain=True), _WITH),
    (frame("kin-helped", 0.8, plain=True), _HELPED),
    (frame("kin-lost", 0.7, plain=True), _LOST),
    (frame("asking-for", 0.6, plain=True), _ASKING),
)

# --- the writer as a carer -------------------------------------------------------------------------------------------
_CARERS_WORDS = (
    r"(?: also| now| the| his| her| their| a| an| my| full[ -]time| primary| sole| main| mother'?s?| husband'?s?"
    r"| wife'?s?| father'?s?"
    r"| mom'?s?| dad'?s?)"
)
_CLOSE = any_of(
    """
    wife husband mother mom mum daughter son sister brother father dad partner girlfriend boyfriend fiancé fiancée
    carer caregiver
    """
)
SELF_CARER = re.compile(
    rf"\b(?:i(?:'m| am| was|'ve been| have been| became)|as){_CARERS_WORDS}{{1,5}} (?:care ?giver|carer"
    rf"|care ?partner|care ?taker){END}"
    rf"|\bi(?:'m| am)(?: also)? (?:his|her) {_CLOSE}{END}"
    rf"|\b(?:he|she)(?:'s| is| was)(?: also| just)? my (?:[\w-]{{1,12}} )?(?:{_CLOSE}|child|boy|girl|kid){END}"
    r"|\bas the (?:wife|husband|mother|mom|father|daughter|son|spouse|partner|parent) of (?:a|an"
    r"|someone)(?: [\w'-]{1,14}){0,3}? "
    rf"(?:{ILLNESS}|{ILL_STATE}|patient)"
)

# One of these stands in every match of `SELF_CARER`.
SELF_CARER_HINTS = ("care", " his ", " her ", " my ", "as the ")

# --- "he", "she", "his", "her", "him" once a relative has been named --------------------------------------------------
_SHE = rf"(?:he|she|they)(?:'s|'d|'ve)?{END}"
HE_SHE = frames(
    _SHE + FILL,
    frame(
        "they-had-done",
        0.6,
        rf"[ ,]{{0,2}}(?:had|has|got|gets) (?:both|it|one|his|hers|that|this|them"
        rf"|the \w+)(?: [\w-]{{1,12}}){{0,2}} (?:done|removed|out|replaced|drained){END}",
        plain=True,
    ),
    frame(
        "they-hospital",
        0.6,
        rf" (?:(?:go|went|goes|going|taken|rushed|back|sent|moved) )?(?:to|in|into) (?:the |an? )?(?:hospital|er"
        rf"|icu|hospice|nursing home|ward|surgery|rehab){END}",
        plain=True,
    ),
    *clause("they", 0.7),
    frame("they-died", 1.0, " ", _DIED),
    frame("they-sick", 0.7, " ", _SICK, plain=True),
)
HIS_HER = frames(
    "",
    frame(
        "their-thing",
        0.6,
        rf"(?:his|her)(?: (?!(?:{KIN_WORD}|{NOT_OWN}){END})[\w'/-]{{1,18}}){{0,2}}? ",
        rf"(?:{ILLNESS}|{TREATMENT}|{SYMPTOM}|(?:{SPECIALISTS}|{MEASURES}|{DOCTORS}){END})",
    ),
    frame("their-body", 0.2, rf"(?:his|her) {BODY}{END}", plain=True),
)
# "We gave her", "we were told" of those who care together, once a relative has been named.
WE_CARE = frames(
    "",
    frame(
        "we-care",
        0.35,
        r"we(?:'ve|'re| have| had| are| were)? (?:just |also |finally |now )?(?:tried|trying|gave|give|giving|put"
        r"|took|started|stopped|switched|told|waited"
        rf"|seeing|saw|decided|moved|noticed|crush|use|using|been told|had to|lost){END}",
        plain=True,
    ),
)
HIM_HER = frames(
    "",
    frame(
        "done-to-them",
        0.7,
        r"\b(?:put|started|switched|prescribed|diagnosed|gave|give|giving|took|keep|kept|lost|losing|treated"
        r"|admitted|hospitali[sz]ed",
        rf"|caring for|care for|care of|looking after|feed|bathe|buried) (?:him|her)(?: (?:on|off|with|in|to"
        rf"|into))?{END}",
        plain=True,
    ),
)
