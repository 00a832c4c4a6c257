"""Sentences without a subject that tell of an illness, a treatment, how long. Data only; see `frames_i`."""

from __future__ import annotations

from carethread.indexer.enrich.roles.phrases import (
    COUNT,
    DIAGNOSED,
    END,
    FOR_TIME,
    GAP,
    ORDINAL,
    SEX,
    UNIT,
    WHEN,
    YEARS_OLD,
    frame,
)
from carethread.indexer.enrich.roles.words import ILLNESS, MASK, MEASURES, NOT_OWN, SYMPTOM, TREATMENT

# At the head of a sentence: "Took it for 3 days", "Diagnosed in 2010", "Been on 50 mg since May".
_OBJECT = (
    rf"(?:it|this|them|that|these|(?:[\w-]{{2,12}} ){{0,2}}{TREATMENT}"
    rf"|[\w'{MASK}-]{{2,24}}(?: [\w'{MASK}-]{{2,24}})? (?={FOR_TIME}))"
)
STARTS = (
    frame(
        "start-diagnosed",
        1.0,
        rf"(?:(?:was|been|got|just|recently|newly|finally|i|also|since|first) ){{0,3}}{DIAGNOSED}",
        r"(?: (?:with|at|in|as|by|last|this|back|a|two|three|\d)|[ ,.])",
    ),
    frame(
        "start-took",
        0.8,
        r"(?:(?:was|been|have|had|only|just|i|still|currently|now|also|recently|have been) ){0,3}",
        r"(?:took|taking|on|using|used|prescribed|started(?: on| taking| using)?|switched to|tried"
        r"|stopped(?: taking)?|put on",
        rf"|given|had|having|went on|taken)(?: (?:the|a|an|my|\d+|of|about|this|new|half|one|two|first"
        rf"|generic)){{0,3}} {_OBJECT}",
        plain=True,
    ),
    frame(
        "start-prescribed",
        0.6,
        r"(?:(?:was|been|got|just) ){0,2}(?:prescribed (?:(?:this|it|these|them) )?|(?:given|put on) (?:this|it"
        r"|these|them) )"
        r"(?:for|after|by|because|last|two|in)\b",
        plain=True,
    ),
    frame(
        "start-had",
        0.8,
        r"(?:(?:just|also|have|still|recently|i) ){0,2}(?:had|have|having|suffer from|suffered from|suffering from"
        r"|living with",
        rf"|finished|completed|got|experienced|developed|getting){GAP}(?:{ILLNESS}|{TREATMENT})(?! (?:is|are|was"
        rf"|can|has|have|will|may)\b)",
    ),
    frame(
        "start-symptom",
        0.5,
        r"(?:(?:just|also|have|still|recently|terrible|horrible|severe|bad|awful|extreme|constant|no|some|only|main"
        r"|worst|had",
        rf"|experienced|gives|gave|caused) ){{1,3}}{SYMPTOM}(?! (?:were|was|are|is|have been) (?:seen|observed"
        rf"|reported|noted|found))",
    ),
    frame(
        "start-years-of",
        0.7,
        rf"(?!\d+ hours?){COUNT}(?: \d+/\d+| long| more| and a half"
        rf"|\+)? ?{UNIT}(?: (?!{NOT_OWN}\b)[\w'/-]{{1,12}}){{0,2}}? ",
        r"(?:of|on|with|into|post|after|in|off|out from|since|clean from|free of|living with)",
        rf"(?: [\w'{MASK}/-]{{1,14}}){{0,3}}? (?:{ILLNESS}|{TREATMENT}|{DIAGNOSED}|diagnosis|dx)",
    ),
    frame(
        "start-count",
        0.6,
        r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|many|countless|multiple)",
        rf"(?: (?:more|failed|major|back|knee|brain|emergency))? (?:{MASK}+s?|surgeries|operations|rounds of"
        rf"|cycles of|biopsies|relapses",
        r"|infusions|transplants|fractions|sessions|miscarriages|heart attacks|strokes|doctors later"
        r"|specialists later)",
        rf"{END}(?! (?:is|are|were|was|have|has|in) )",
        plain=True,
    ),
    frame(
        "start-days-in",
        0.6,
        rf"{COUNT} (?:days?|weeks?|nights?|months?) in (?:the |an? )?(?:hospital|icu|ccu|rehab|er|psych ward"
        rf"|ward){END}",
        plain=True,
    ),
    frame(
        "start-stage",
        0.8,
        rf"stage (?:[0-4]|iv|iii|ii|i)[abc]?(?:,| here{END}| (?:[\w-]{{1,14}} ){{0,3}}?(?:{ILLNESS})(?! (?:is|has|means"
        rf"|patients|can)))",
    ),
    frame(
        "start-still",
        0.5,
        rf"still (?:(?:get|have|having|getting|suffer|experience|need|taking"
        rf"|using)(?: [\w-]{{1,12}}){{0,3}}? (?:{SYMPTOM}|{TREATMENT})|in (?:pain|agony|treatment|recovery)"
        rf"|recovering|on (?:it|them|{TREATMENT})|have (?:pain|symptoms)",
        r"|waiting for (?:results|my|the biopsy)|struggling|not able)",
        plain=True,
    ),
    frame(
        "start-for-years",
        0.7,
        rf"(?:(?:chronic|severe|mild|recurrent|constant|daily|bad) )?{ILLNESS}(?: [\w'()-]{{1,12}}){{0,2}}? (?:for"
        rf"|since) {COUNT}? ?(?:{UNIT}|\d{{4}}|birth|childhood)",
    ),
    frame("start-person", 0.6, rf"(?:an? )?(?:1[2-9]|[2-9]\d){YEARS_OLD}{SEX}(?: here)?(?:[ ,.:;]|$)", plain=True),
    frame("start-same", 0.5, rf"same (?:here|with me|for me|thing happened to me|boat|story){END}", plain=True),
    frame(
        "start-turned-out",
        0.7,
        rf"turn(?:ed|s) out(?: to be| i had| i have| it was| it's| it is)(?: [\w'-]{{1,12}}){{0,3}}? {ILLNESS}",
    ),
    frame(
        "start-ordinal",
        0.6,
        rf"{ORDINAL} ",
        r"(?:day|night|week|month|year|round|cycle|dose|infusion|shot|injection|pack|session) (?:of|on|with|in|into"
        r"|taking|using|since|after|post)",
        END,
        plain=True,
    ),
    # "Day 12 post transplant", "Week 3 on it", "Round two done"
    frame(
        "start-day-of",
        0.6,
        r"(?:(?:it is|it's|today is|now) (?:now )?)?(?:on )?(?:day|week|month|round|cycle|dose|infusion|session"
        r"|chemo|shot|injection|treatment) (?:number "
        r"|no\.? |#)?",
        rf"{COUNT} (?:post|out|off|after|since|done|down|today|tomorrow|finished|complete"
        rf"|(?:of|on|with|into)(?: (?:my|the|a|this))?(?: [\w-]{{1,12}}){{0,2}}? (?:{TREATMENT}|it|them){END})",
        plain=True,
    ),
    frame(
        "start-week",
        0.4,
        rf"(?:day|week|month|year|round|cycle|dose) (?:{COUNT})(?: (?:for me|here|and|of|on|now)|[ ]*[,:.;-])",
        plain=True,
    ),
    # "Radiation starts next week", "Third cycle on Monday", "Surgery is booked for the 14th"
    frame(
        "start-planned",
        0.6,
        rf"(?:{ORDINAL} )?(?:{TREATMENT}|scans?|{MEASURES}|biopsy|biopsies|cycle|round|infusion|appointment)",
        r"(?: (?:number |no\.? |#)?\d+)?(?: (?:is|was|are|starts?|started|begins?|began|done|finished|ends?|ended"
        r"|went|well"
        rf"|coming|up|scheduled|booked|set|due|for|again|moved|to|came|back|should|be|will"
        rf"|results?)){{0,4}} {WHEN}{END}",
        plain=True,
    ),
    # "Been in remission since the spring"
    frame(
        "start-remission",
        0.8,
        r"(?:(?:went|gone|going|got|been|still|now|back|finally|currently|am|was|out|have|has"
        r"|has been) ){1,3}(?:in(?:to)? |of )?",
        r"(?:(?:full|complete|partial|deep|drug free) )?(?:remission|ned|cancer[- ]free|tumou?r[- ]free|clear|all clear"
        r"|stable)(?: [\w'-]{1,12}){0,2}? (?:since|for|after|with|at|until|once|now|\d)",
    ),
    frame("start-in-and-out", 0.8, r"(?:been )?in and out of (?:the )?(?:hospitals?|er|icu|rehab|psych wards?)"),
    frame(
        "start-treatment",
        0.5,
        rf"{TREATMENT} (?:on|every|at|twice|once|three times|in) (?:\w+days?|mornings?|the mornings?|nights?"
        rf"|bedtime|day|other day|week|daily|a day|a week|months?)",
        END,
    ),
    # "Had the left side excised", "Had mine in April"
    frame(
        "start-had-done",
        0.7,
        r"(?:just |also |i |have |finally )?(?:had|having|got|getting) (?:(?:the|an?|my|both|mine|it|one|two|half"
        r"|part|all)(?: [\w-]{1,14}){0,4}? ",
        r"(?:excised|removed|drained|replaced|out|done|put in|inserted|taken out|fitted|biopsied|frozen|stitched"
        r"|placed|repaired)",
        rf"|(?:mine|both) (?:in|on|last|at|two|three|a)){END}",
        plain=True,
    ),
    frame(
        "start-waiting",
        0.6,
        rf"waiting (?:for|on) (?:the |my |an? )?(?:[\w-]{{1,12}} )?(?:{MEASURES}|results?|biopsy|appointment"
        rf"|referral|surgery date|call from){END}",
        plain=True,
    ),
)
