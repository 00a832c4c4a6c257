"""Sentence frames: how people speak of the illness of a relative or a friend. Data only; see `frames_i`."""

from __future__ import annotations

import re

from carethread.indexer.enrich.roles.phrases import (
    CANNOT,
    COUNT,
    END,
    FILL,
    ILL_STATE,
    LIVES,
    NEAR,
    UNIT,
    WHEN,
    clause,
    frame,
    frames,
)
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
    rf"(?:{ILL_STATE}|(?:very |so |really |quite |seriously |gravely |terminally )?(?:ill|sick|dying|dead|gone"
    rf"|fatigued|exhausted|frail|confused|unresponsive|weaker|bedridden|failing)"
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
    # "My late wife was treated there"
    frame(
        "kin-patient",
        0.8,
        r" (?:treated|operated on|admitted|hospitali[sz]ed|scanned|biopsied|discharged|intubated|misdiagnosed"
        r"|resuscitated)",
        rf"(?! (?:like|badly|well|with (?:respect|care|kindness)|me|us|him|her|them)){END}",
        plain=True,
    ),
    # "My mother-in-law couldn't tolerate it"
    frame(
        "kin-cannot",
        0.7,
        rf" (?:{CANNOT}|didn't|did not|doesn't|won't|never|wouldn't)(?: (?:even|really|barely|ever))? (?:{LIVES}"
        rf"|handle it|respond"
        rf"|recover|make it|finish (?:it|the|his|her)|qualify|complain(?:ed|s)? once|speak|be left alone|get out){END}",
        plain=True,
    ),
    # "My brother went to Houston for the trial"
    frame(
        "kin-went-for",
        0.8,
        r" (?:went|flew|goes|going|travel(?:s|led|ed)|drove|moved|been|sent"
        r"|referred)(?: [\w.'-]{1,14}){0,4}? (?:for|in|into) (?:the|an?|his|her"
        rf"|more|some)(?: [\w-]{{1,12}}){{0,2}}? (?:{TREATMENT}|{MEASURES}|trial|second opinion|consultation"
        rf"|study drug){END}",
    ),
    # "My best friend just found out it's in her bones"
    frame(
        "kin-found-out",
        0.8,
        r" (?:found out|learned|learnt|told|got (?:the|his|her) (?:results|news|diagnosis))(?: [\w'-]{1,12}){0,5}? ",
        rf"(?:{ILLNESS}|in (?:his|her|the) (?:[\w-]{{1,12}} )?{BODY}|spread|terminal|inoperable|malignant|incurable"
        rf"|stage){END}",
    ),
    frame(
        "kin-swears-by",
        0.5,
        rf" (?:(?:swears?|swore) by|relies on|depends on|lived (?:with it|(?:another )?{COUNT} (?:more )?{UNIT})){END}",
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
        r"(?: (?:has|was|is|been|also|had|just|still))* (?:takes|took|taking|on|uses|used|using|tried|started|given"
        r"|got|put on"
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
# What follows a relative who begins a sentence without "my": "Wife has …", "Son (14) …", "Sister diagnosed …".
BARE_GOES_ON = re.compile(
    r",? ?\(?(?:age |aged )?\d{1,2}\b|'s "
    r"| (?:(?:just|also|recently|now|still|finally|and i|then|never|only|really) ){0,2}(?:is|was|has|had|got|gets"
    r"|takes|took|tried|uses"
    r"|used|starts|started|begins|began|finished|finishes|went|goes|needs|needed|passed|died|did|does|cannot|lost"
    r"|refuses|refused"
    r"|diagnosed|dx|dx'd|on|suffers|suffered|survived|stopped|switched|swears|received|underwent|lives|lived|came"
    r"|getting|having|been"
    r"|fighting|battling|(?:could|did|does|was|is|has|wo|ca)n't|can't|won't)(?![a-z])"
    r"|(?<=s) (?:first|second|last|next|chemo|oncologist|doctor|cancer|scan|surgery|diagnosis)(?![a-z])"
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
    r"\b(?:says?|said|saying|tells?|(?<!was )(?<!got )(?<!been )told|thinks?|thought|asks?|asked|works?|worked"
    r"|believes?|recommends?"
    r"|recommended|suggest(?:s|ed)?|knows|knew|heard"
    r"|read|reads|teaches|taught|treats|sees patients|reminds?|states|claims|insists|jokes|drives?|drove|helps?"
    r"|helped|supports?|supported)\b"
)

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
        rf" (?:(?:go|went|goes|going|taken|rushed|back|sent|moved|checked|admitted|transferred) )?(?:to|in"
        rf"|into) (?:the |an? )?(?:hospital|er"
        rf"|icu|hospice|nursing home|ward|surgery|rehab){END}",
        plain=True,
    ),
    # "He passed last Sunday"
    frame(
        "they-passed",
        0.6,
        rf" (?:passed(?: away| on)?|died|left us)(?: (?:peacefully|suddenly|early|just|at home|in (?:his|her) sleep"
        rf"|with us|all around"
        rf"|very|so)){{0,3}} {WHEN}{END}",
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
        rf"(?:{ILLNESS}|{TREATMENT}|{SYMPTOM}"
        rf"|(?:{SPECIALISTS}|{MEASURES}|{DOCTORS}|care home|nursing home|memory test|carers?|ward|funeral){END})",
    ),
    frame("their-body", 0.2, rf"(?:his|her) {BODY}{END}", plain=True),
)
