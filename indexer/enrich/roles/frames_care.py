"""Sentence frames: how carers speak of what they do, and of whom they lost. Data only; see `frames_i`."""

from __future__ import annotations

import re

from carethread.indexer.enrich.roles.phrases import END, ILL_STATE, frame, frames
from carethread.indexer.enrich.roles.words import DOCTORS, ILLNESS, MEASURES, SPECIALISTS, TREATMENT, any_of

# --- right before the relative ---------------------------------------------------------------------------------------
_CARE = re.compile(
    r"\b(?:car(?:ing|e|ed) for|care of|look(?:ing|ed)? after|(?:care ?giver|carer|care ?partner) (?:for|to|of)"
    r"|caregiving for|nursing"
    r"|advocat(?:e|ing) for)(?: both(?: of)?)? $"
)
_ASKING = re.compile(
    r"\b(?:(?:asking|posting|writing|researching|question (?:is )?|advice|help|info|hope|appointment|treatment"
    r"|options|medication|diagnosis|prescription|results|tests|therapist) for"
    r"|(?:asking )?on behalf of|(?:writing|question) about|for help with|(?:worried|concerned) about|giv(?:e"
    r"|ing) it to"
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
    r"\b(?:helped|helps|(?:will|can|could|may|might|would|did|does|to) help|improved|saved|cured|calmed|work(?:s|ed"
    r"|ing) (?:well |great |wonders |so well )?for"
    r"|(?:wonders|great) for"
    r"|prescribed (?:it |this )?(?:for|to)|did (?:nothing|wonders) for|killed|ruined|kept|calms?"
    r"|(?<!i )(?<!we )(?:gives?|gave)) $"
)
CARED_FOR = (frame("caring-for", 1.2), _CARE)
# Tried in this order where nothing behind the name has fitted.
LEADS = (
    (
        frame("made-sure-kin", 0.5, plain=True),
        re.compile(
            r"\b(?:mak(?:e|ing) sure|made sure|(?:try|trying|tried|have|had) to (?:get|help|persuade|convince|feed"
            r"|dress|lift|bathe))"
            r"(?: that)? $"
        ),
    ),
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

# "I drive my neighbor to dialysis": what stands before the relative, and behind.
_MOVED = re.compile(
    r"\b(?:took|take|taking|takes|drove|drive|driving|rush(?:ed|ing)|br(?:ought|ing|inging)|gett?(?:ing)?|got"
    r"|mov(?:ed|ing)|put|plac(?:ed|ing)"
    r"|admitt(?:ed|ing)|accompan(?:y|ied|ying)|visit(?:ed|ing)?|picked up|picking up|s[ia]t(?:ting)? with|flew"
    r"|wheel(?:ed|ing)) $"
)
_TO_CARE = re.compile(
    r"(?: [\w'-]{1,12}){0,3}? (?:to|into|in|for|from|at|through|up from)(?: (?:the|an?|his|her|their|every|all|see"
    r"|get))*"
    rf"(?: [\w-]{{1,12}})? (?:{TREATMENT}|(?:{SPECIALISTS}|{DOCTORS}|{MEASURES}|hospital|hospice|er|a&e|icu|care"
    rf"|care home|nursing home"
    rf"|memory care|appointments?|clinic|rehab|emergency|ward){END})"
)
_GIVING = re.compile(r"\b(?:giving|gave|give|given) $")
_A_TREATMENT = re.compile(rf"(?: [\w'-]{{1,12}}){{0,4}}? {TREATMENT}| (?:it|this){END}")
CARE_AROUND = ((frame("took-kin-to", 0.9), _MOVED, _TO_CARE), (frame("gave-kin", 0.6), _GIVING, _A_TREATMENT))

# --- "he", "she" and "him" where no relative is named ----------------------------------------------------------------
# What shows that it is somebody close: the writer's own hands, or a "we" that waits together.
_HANDS = (
    r"(?:took|take|taking|brought|bring|drove|drive|rushed|gave|give|giving|got|get|put|lost|losing|lose|miss"
    r"|buried|hold|held|watch"
    r"|watched|watching|sat with|feed|fed|bathe|care for|caring for|nurse|nursed|beg|begged|help|helping|moved"
    r"|visit|keep|kept|hug"
    r"|married|dress|lift|tell|told|telling|say to|talk to|done for|remind|reminded|do for|cook for|pack for"
    r"|live with|look after|looking after)"
)
CLOSE = frames(
    "",
    frame(
        "close",
        0.4,
        rf"(?:i|we)(?:'m|'ve|'re|'ll)?{END}(?: [\w'-]{{1,14}}){{0,5}}? {_HANDS}(?: [\w'-]{{1,10}})? (?:him|her){END}"
        r"(?! (?:a lot of luck|credit|hope|book|books|blog|show|movie|work|post|posts|article|talk|story))",
        plain=True,
    ),
    frame(
        "close-we",
        0.4,
        r"we(?:'re|'ve| are| were| have(?: been)?| had| was)? (?:both |all |just |really |still |now "
        r"|already ){0,2}(?:hoping (?:he|she)|told"
        rf"|been told|devastated|heartbroken|terrified|on (?:cycle|round|day)|waiting (?:for|on)|have left"
        rf"|going (?:to|for"
        rf"|back)|seeing){END}",
        plain=True,
    ),
    frame(
        "close-pray",
        0.4,
        rf"(?:keep (?:him|her|us)(?: both)? in your (?:prayers|thoughts)|wish (?:him|her|us) luck|pray for (?:him"
        rf"|her|us)){END}",
        plain=True,
    ),
    frame(
        "close-thanks",
        0.3,
        r"thank you(?: [\w'-]{1,10}){0,3}? for (?:(?:helping|supporting|thinking of|praying for) us"
        r"|(?:the|all the|your|all your) (?:kindness|support|prayers|help))",
        plain=True,
    ),
)
