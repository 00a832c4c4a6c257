"""Sentence frames: how people say that they, or somebody close to them, are ill or treated. Data only.

A frame is tried where its anchor word stands ("i", "my", "mother", "he"), never searched for, so that cost grows with
the number of such words. A weight of 1 decides alone; less needs company, or a thread that is about health.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from carethread.indexer.enrich.roles.words import (
    BODY,
    DOCTORS,
    ILLNESS,
    KIN_WORD,
    MASK,
    MEASURES,
    NOT_OWN,
    PETS,
    SPECIALISTS,
    SYMPTOM,
    TREATMENT,
    any_of,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to say it: `name` for tests and reports, the weight of its evidence, the pattern at the anchor."""

    name: str
    weight: float
    pattern: re.Pattern[str]


def _frame(name: str, weight: float, pattern: str) -> Frame:
    return Frame(name, weight, re.compile(pattern))


# Words that may stand between a subject and its verb.
_FILL = any_of(
    """
    am was were is are be have had has been being did do does got get just recently finally first only also too
    officially initially then now currently still already always often sometimes usually actually really
    definitely personally myself both all even since once again ever long newly self originally basically probably
    apparently eventually later lately suddenly formerly successfully both clinically severely chronically about
    almost twice since then, currently unfortunately sadly luckily thankfully 'm 've 'd 's 'm_a have_to had_to
    will_be 'll_be going_to will am_going_to used_to began_to started_to want_to to_be able_to so
    """
)
FILL = rf"(?:[ ,]{{0,2}}(?:{_FILL}|(?<=[ ,])[a-z]{{3,14}}ly)(?![a-z])){{0,5}}"
# Words between a verb and its illness or treatment: none that gives it to another.
GAP = (
    rf"(?:[ ,(/&+-]{{1,3}}(?!(?:{KIN_WORD}|{NOT_OWN}|{PETS})(?![a-z]))[\w'%#/{MASK}-]{{1,24}}){{0,5}}?[ ,(/&+-]{{1,3}}"
)
NEAR = (
    rf"(?:[ ,(/&+-]{{1,3}}(?!(?:{KIN_WORD}|{NOT_OWN}|{PETS})(?![a-z]))[\w'%/{MASK}-]{{1,24}}){{0,3}}?[ ,(/&+-]{{1,3}}"
)
_TOWARDS = rf"(?! (?:him|her|them|my|a patient|patients|people|(?:{KIN_WORD})))"
DIAGNOSED = rf"(?:(?:re|mis|un)?-?diagnosed|dx-?'?e?d|dx|diag'?d){_TOWARDS}(?![a-z])"
_SPAN = r"(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|a few|few|many|about|over|almost|nearly|only|the past|the last)"
_UNIT = r"(?:day|week|wk|month|mo|year|yr|hour|time)s?\b"
FOR_TIME = rf"(?:for|since|these|over|about|after|in)(?: [\w'+/-]{{1,12}}){{0,3}}? ?{_UNIT}"

_ILL_VERBS = any_of(
    """
    have had has having got get getting gotten suffer suffers suffered suffering fight fought fighting survive
    survived beat battle battled battling developed develop developing contracted caught experience experienced
    experiencing feel felt feeling deal_with dealt_with dealing_with live_with lived_with living_with
    struggle_with struggled_with struggling_with recovering_from recovered_from hospitalized_for hospitalised_for
    hospitalized_with hospitalised_with treated_for tested_positive_for born_with ended_up_with woke_up_with
    came_down_with come_down_with noticed_some diagnosed_with went_through going_through gone_through through
    've_got 've 've_had due_to because_of in_remission_from afflicted_with
    """
)
_TREAT_VERBS = any_of(
    """
    take takes took taken taking on using use uses used start started starting stop stopped stopping try tried
    tries trying prescribed put_on given go_on went_on going_on came_off come_off coming_off quit switch_to
    switched_to switching_to switched_from taper tapered tapering inject injected injecting get gets got getting
    had has have having done did do doing underwent undergo undergoing undergone finish finished finishing
    complete completed completing receive receives received receiving went_through going_through been_through
    went_thru need needed needs scheduled_for refused responded_to weaned_off off allergic_to 've_had 've
    swallowed swallow pop popped ran_out_of increased increase lowered decreased upped moved_to changed_to begin
    began beginning treated_with treated_by been_on_and_off stay_on stayed_on
    """
)
# Adjectives and nouns that say "ill" of a subject: "I'm diabetic", "she is in remission".
ILL_STATE = (
    r"(?:an? )?(?:[\w/+-]{1,20} ){0,3}?(?:diabetic|hypothyroid|hyperthyroid|hypo|hyper|bipolar|schizophrenic|epileptic|asthmatic|anemic|anaemic|celiac|coeliac"
    r"|arthritic|alcoholic|addict|asperger|autistic|hiv\+?|hiv[ -]positive|braf ?\+|brca ?[12]?\+|(?:her2|er|pr|braf|brca\d?)[ -]?(?:positive|pos|negative|neg|\+|-)"
    r"|t1d?|t2d?|(?:type|stage) (?:[1-4]|iv|iii|ii|i|one|two|three|four)[abc]?|in (?:full |complete |partial )?remission|in recovery|ned|cancer[ -]free|tumor[ -]free"
    r"|bed ?ridden|wheelchair|house ?bound|disabled|hospitali[sz]ed|suicidal|depressed|manic|paraly[sz]ed|terminal|terminally ill|immune ?compromised|immunosuppressed"
    r"|post[ -]?menopausal|peri[ -]?menopausal|insulin[ -]dependent|survivor|sufferer|amputee|insomniac|ms'er|msers?|pwp|parkie|diagnosed"
    r"|seizure[ -]free|symptom[ -]free|pain[ -]free|very ill|seriously ill|really ill|very sick|so sick|chronically ill"
    r"|cancer patient|(?:ms|pd|copd|ra|heart|transplant|dialysis|thyroid|pain|kidney|lupus|crohn's|melanoma|parkinson'?s?|lymphoma|leukemia) patient)(?![a-z])"
)
_SUBJECT_I = r"i(?:'?ve|'?m|'?d|'?ll)?(?![a-z])"
_OWN_OBJECT = rf"(?![^.!?\n]{{0,40}}\b(?:patients|clients|in my practice|in our (?:clinic|practice|hospital))\b)"


def _clause(subject: str, name: str, weight: float) -> tuple[Frame, ...]:
    """The frames of a subject with a verb, strongest first: diagnosed, ill, treated, feeling, for a time."""
    return (
        _frame(f"{name}-diagnosed", weight * 1.2, rf"{subject}{FILL}[ ,]{{1,2}}{DIAGNOSED}"),
        _frame(
            f"{name}-state",
            weight,
            rf"{subject}{FILL}(?:'m|[ ,]{{1,2}}(?:am|was|were|is|became|been|being|be|a|an|also)|{FILL}) {ILL_STATE}{_OWN_OBJECT}",
        ),
        _frame(f"{name}-ill", weight, rf"{subject}{FILL}[ ,]{{0,2}}{_ILL_VERBS}{GAP}{ILLNESS}{_OWN_OBJECT}"),
        _frame(
            f"{name}-treated", weight * 0.9, rf"{subject}{FILL}[ ,]{{0,2}}{_TREAT_VERBS}{GAP}{TREATMENT}{_OWN_OBJECT}"
        ),
        _frame(f"{name}-symptom", weight * 0.6, rf"{subject}{FILL}[ ,]{{0,2}}{_ILL_VERBS}{GAP}{SYMPTOM}"),
    )


_FIRST_PERSON_ONLY = (
    _frame("i-side-effects", 0.9, rf"{_SUBJECT_I}{FILL} (?:have|had|has|having|get|got|notice|noticed|experience|experienced|experiencing|feel|felt|suffered?)(?: [\w'-]{{1,12}}){{0,4}}? (?:side[ -]?effects?|adverse reactions?|withdrawals?|withdrawal symptoms)(?![a-z])"),
    _frame("i-in-pain", 0.7, rf"{_SUBJECT_I}{FILL} in (?:[\w'-]{{1,14}} ){{0,3}}?(?:pain|agony|misery|hospital|the hospital|icu|the er|rehab|therapy|treatment)(?![a-z])"),
    _frame("i-on-day", 0.6, rf"{_SUBJECT_I}{FILL} (?:on|at|in|into|only on) (?:my )?(?:day|week|month|dose|cycle|round|pack|treatment|year|\d+(?:st|nd|rd|th)|first|second|third) (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|day|week|month|dose|cycle|round|year|pack|of)(?![a-z])"),
    _frame("i-got-it-for", 0.8, rf"{_SUBJECT_I}{FILL} (?:chose|bought|got|get|ordered|purchased|picked up|asked for|tried|use|used|take|took|using|taking|received)(?: [\w'{MASK}-]{{1,16}}){{1,3}} for (?:an? |the |severe |chronic |bad |acute |extreme |mild ){{0,2}}(?:{ILLNESS}|{SYMPTOM})"),
    _frame("i-felt-like", 0.4, rf"{_SUBJECT_I}{FILL} (?:felt|feel|feeling) (?:like|as if|as though|so|much|a lot|no|very|really|great|better|good|worse|normal|fine|terrible|horrible|the difference)(?![a-z])"),
    _frame(
        "i-when-diagnosed",
        1.2,
        rf"{_SUBJECT_I}(?: [\w'-]{{1,14}}){{0,5}}? (?:when|at|being|been|getting|after|since)(?: i was)? {DIAGNOSED}",
    ),
    _frame(
        "i-on-for",
        0.7,
        rf"{_SUBJECT_I}{FILL} (?:on|taking|using|took|off|taken|used|take|use)(?: (?!{NOT_OWN}\b)[\w'/{MASK}-]{{1,20}}){{1,3}} {FOR_TIME}",
    ),
    _frame(
        "i-prescribed",
        1.0,
        rf"{_SUBJECT_I}{FILL} (?:prescribed|put on|switched to|weaned off|weaned from|hospitali[sz]ed|hospitalized|biopsied|operated on|misdiagnosed|admitted to)(?! (?:him|her|my|them|to (?:my|him|her)))\b",
    ),
    _frame(
        "i-took-it",
        0.6,
        rf"{_SUBJECT_I}{FILL} (?:take|took|taken|taking|on|using|used|use|tried|start(?:ed)?|stopped|quit|off)(?: taking| using)? (?:it|this|them|these|that stuff|this stuff|this (?:med|drug|product|pill|medicine|medication))(?![a-z])",
    ),
    _frame(
        "i-feel",
        0.5,
        rf"{_SUBJECT_I}{FILL} (?:feel|felt|feeling|get|got|getting|was|am)(?: [\w'-]{{1,14}}){{0,2}}? (?:sick|nauseous|nauseated|dizzy|drowsy|exhausted|tired|fatigued|weak|numb|anxious|depressed|shaky|sleepy|foggy|zombie|suicidal|ill|awful|bloated|constipated|lightheaded|light-headed|hopeless|normal again|like myself|like a new person|so much better|human again)(?![a-z])",
    ),
    _frame(
        "i-body",
        0.4,
        rf"{_SUBJECT_I}{FILL} (?:gained|lost|slept|sleep|threw up|vomited|can't sleep|couldn't sleep|could not sleep|cannot sleep|can't walk|couldn't walk|couldn't breathe|can't breathe|passed out|fainted|broke out|relapsed|collapsed|broke my|injured my|tore my|hurt my|wake up (?:at|in|every|during)|bleed|bled|itch|itched|almost died|nearly died|wanted to die)(?![a-z])",
    ),
    _frame(
        "i-doctor",
        0.4,
        rf"{_SUBJECT_I}{FILL} (?:went to|saw|see|seen|seeing|visited|called|asked|told|talked to|going to|under)(?: [\w'-]{{1,12}}){{0,2}}? (?:{SPECIALISTS}|{DOCTORS}|emergency|er|hospital|urgent care)(?![a-z])",
    ),
)
OWN_I = _clause(_SUBJECT_I, "i", 1.0) + _FIRST_PERSON_ONLY
# After "I couldn't", "I can't", "I don't": what illness keeps one from.
OWN_NOT = (
    _frame("i-cannot", 0.5, r"i(?:'m| am)? ?(?:could(?:n't| not)|can(?:'t|not| not)|cant|couldnt|was(?:n't| not) able to|am not able to|unable to)(?: (?:even|really|barely|hardly)){0,2} (?:sleep|eat|walk|breathe|function|swallow|stand up|sit|get out of bed|get up|drive|focus|concentrate|work|keep (?:food|anything|it) down|tolerate|take (?:it|this|them|any|the)|move|bend|lift|stay awake|stop crying|lose weight|afford)(?![a-z])"),
)
WE_US = (
    _frame(
        "us-with",
        0.8,
        rf"us (?:who (?:have|are on|live with|suffer from|had|take)|with|on|living with|suffering from|dealing with){NEAR}(?:{ILLNESS}|{TREATMENT}|this (?:disease|condition|illness))",
    ),
    _frame("us-sufferers", 0.8, rf"us {ILL_STATE}"),
)

_MY = rf"my(?: (?!(?:{KIN_WORD}|{NOT_OWN}|{PETS})(?![a-z]))[\w'/{MASK}-]{{1,18}}){{0,3}}? "
OWN_MY = (
    _frame("my-illness", 1.0, rf"{_MY}{ILLNESS}"),
    _frame("my-specialist", 0.7, rf"{_MY}{SPECIALISTS}(?![a-z])"),
    _frame("my-treatment", 0.7, rf"{_MY}{TREATMENT}"),
    _frame("my-measure", 0.6, rf"{_MY}{MEASURES}(?![a-z])"),
    _frame("my-doctor", 0.4, rf"{_MY}{DOCTORS}(?![a-z])"),
    _frame("my-symptom", 0.6, rf"{_MY}{SYMPTOM}"),
    _frame(
        "my-body-hurts",
        0.6,
        rf"{_MY}{BODY} (?:[\w'-]{{1,12}} ){{0,2}}?(?:hurts?|aches?|pain|swelled|swells?|swollen|numb|burn(?:s|ing|ed)?|itch(?:es|ing|ed)?|cleared|shak(?:es?|ing)|broke out|bleeds?|bleeding|stiff|sore|cramps?|tingles?|fell out|falling out|was removed|removed)(?![a-z])",
    ),
    _frame("my-story", 0.3, r"my (?:own |personal )?(?:experiences?|story|journey|situation|results|first (?:dose|week|month|day|pill|pack|injection|shot|treatment)|periods?|insurance)(?![a-z])"),
    _frame("my-body", 0.2, rf"{_MY}{BODY}(?![a-z])"),
)
# "me" is looked at with the words before it: "put me on", "gave me headaches", "worked for me".
_TO_ME = any_of("put started switched took keep kept placed has have had got wants wanted")
OWN_ME = (
    _frame(
        "put-me-on",
        1.0,
        rf"\b{_TO_ME} me (?:on|off)(?: (?!hold|the (?:phone|road|path|list)|my way|edge|track|notice|guard)[\w'{MASK}-]{{1,20}})",
    ),
    _frame(
        "did-to-me",
        0.9,
        r"\b(?:prescribed|prescribing|prescribe|diagnosed|treated|treating|operated on|referred|biopsied|hospitali[sz]ed|tapered|weaned|cured|injected|tested) me(?! (?:like|as|with respect|badly|well|so))(?![a-z])",
    ),
    _frame(
        "gave-me",
        0.9,
        rf"\b(?:gives?|gave|giving|given|caused|causes|causing|left|leaves|brought|brings) me(?: (?!{NOT_OWN}\b)[\w'-]{{1,14}}){{0,4}}? (?:{SYMPTOM}|{ILLNESS}|{TREATMENT})",
    ),
    _frame(
        "made-me",
        0.8,
        r"\b(?:makes?|made|making|left|leaves|gets?|got|had) me (?:feel |feeling |so |very |really |extremely |a little |a bit |too |super |more |gain |lose ){0,3}?(?:sick|ill|nauseous|nauseated|sleepy|drowsy|tired|dizzy|weight|hungry|vomit|throw up|anxious|depressed|suicidal|zombie|like a zombie|foggy|jittery|shaky|weak|bloated|constipated|itch|hair|worse|break out|groggy|numb|irritable|emotional|crazy|moody|high|sweat|bleed)(?![a-z])",
    ),
    _frame(
        "works-for-me",
        0.6,
        r"\b(?:work|works|worked|working|help|helps|helped|wonders|nothing|miracles|wonderful|great|good|effective|lifesaver|life saver|trick)(?: [\w'-]{1,12}){0,2}? (?:for )?me(?! (?:understand|out with|learn|find|decide|know|see|realize|think|get my head))(?![a-z])",
    ),
    _frame(
        "me-from",
        0.6,
        r"\b(?:keeps?|kept|stopped|saved|helps?|helped) me (?:from|sleep|to sleep|stable|alive|going|calm|focus|cope|breathe|walk|out of the hospital|fall asleep|function)(?![a-z])",
    ),
)

# Sentences without a subject: "Took it for 3 days", "Diagnosed in 2010", "Been on 50mg since May".
_OBJECT = rf"(?:it|this|them|that|these|{TREATMENT}|[\w'{MASK}-]{{2,24}}(?: [\w'{MASK}-]{{2,24}})? (?={FOR_TIME}))"
OWN_START = (
    _frame(
        "start-diagnosed",
        1.0,
        rf"(?:(?:was|been|got|just|recently|newly|finally|i|also|since|first) ){{0,3}}{DIAGNOSED}(?: (?:with|at|in|as|by|last|this|back|a|two|three|\d)|[ ,.])",
    ),
    _frame(
        "start-took",
        0.8,
        rf"(?:(?:was|been|have|had|only|just|i|still|currently|now|also|recently|have been) ){{0,3}}(?:took|taking|on|using|used|take|prescribed|started(?: on| taking| using)?|switched to|tried|stopped(?: taking)?|put on|given|had|having|went on|taken)(?: (?:the|a|an|my|\d+|of|about|this|new|half|one|two|first|generic)){{0,3}} {_OBJECT}",
    ),
    _frame(
        "start-had",
        0.8,
        rf"(?:(?:just|also|have|still|recently|i) ){{0,2}}(?:had|have|having|suffer from|suffered from|suffering from|living with|finished|completed|got|experienced|developed|getting){GAP}(?:{ILLNESS}|{TREATMENT})(?! (?:is|are|was|can|has|have|will|may)\b)",
    ),
    _frame(
        "start-symptom",
        0.5,
        rf"(?:(?:just|also|have|still|recently|terrible|horrible|severe|bad|awful|extreme|constant|no|some|only|main|worst|had|experienced|gives|gave|caused) ){{1,3}}{SYMPTOM}",
    ),
)
EFFECTS = (
    _frame("effects-i", 0.9, r"effects?(?: that| which)? i(?:'ve|'m)?(?: have| ever| did| personally| really| only| am){0,2} (?:had|have|got|get|noticed|notice|experienced|experience|experiencing|having|getting|felt|feel|suffered|encountered|could)(?![a-z])"),
)
OWN_AS = (
    _frame(
        "as-a",
        1.0,
        rf"as an? (?:[\w'/+-]{{1,16}} ){{0,4}}?(?:{ILL_STATE}|(?:person|man|woman|guy|girl|patient|mom|mother|teen|adult|individual) (?:with|who has|living with|suffering from)(?: [\w'-]{{1,14}}){{0,3}}? {ILLNESS})",
    ),
    _frame(
        "as-someone",
        1.0,
        rf"as (?:someone|somebody|one) (?:who(?:'s|s)?(?: is| was| has| have| had| been| also| just| recently| currently)*|with|living|on){GAP}(?:{ILLNESS}|{TREATMENT}|{DIAGNOSED})",
    ),
)
OWN_ELSE = (
    _frame(
        "anyone-else",
        0.5,
        r"any(?:one|body) else(?:'s)?(?: [\w'-]{1,14}){0,3}? (?:have|has|had|having|get|gets|getting|got|experience\w*|notice\w*|feel\w*|on|taking|take|tried|with|suffer\w*|dealing|diagnosed|been|out there|find|struggl\w*)(?![a-z])",
    ),
    _frame(
        "has-anyone",
        0.25,
        r"any(?:one|body)(?: here| ever| of you| out there| had| been| have){0,3} (?:tried|try|used|use|taken|take|taking|had|have|been on|on|experience|experienced|switched|know)(?![a-z])",
    ),
)

# A doctor's own words: they keep the weak cues of a patient from counting.
PROFESSIONAL = re.compile(
    r"\b(?:my|our|many|several|of my|i tell|i counsel|we tell) (?:[\w-]{1,14} ){0,2}?(?:patients|clients)\b|\bin (?:my|our) (?:clinical |private )?(?:practice|clinic)\b"
    r"|\b(?:i|we) (?:often |usually |always |frequently |routinely |sometimes |also |typically )?(?:prescribe|treat patients|see patients|tell patients|advise patients|recommend to)\b"
)
_PROFESSION = (
    r"(?:[\w'/-]{1,18} ){0,4}?(?:physician|oncologist|neurologist|psychiatrist|cardiologist|endocrinologist|rheumatologist|dermatologist|radiologist|pulmonologist|surgeon|anesthesiologist"
    r"|nurse|rn|nurse practitioner|pharmacist|physician assistant|physician's assistant|midwife|dentist|paramedic|pediatrician|urologist|gastroenterologist|nephrologist|gynecologist|hematologist"
    r"|physiotherapist|physical therapist|dietitian|dietician|psychologist|family doctor|gp|medical doctor|doctor|md)"
)
CLINICIAN_I = re.compile(
    rf"\bi(?:'m| am|'ve been| have been| work as)(?: also| myself| actually| now)? an? {_PROFESSION}(?![a-z'-]| (?:appointment|visit|office|who (?:has|was diagnosed)|fan|shop|student))"
    rf"|\bas an? {_PROFESSION}(?: (?:myself|of \d+|for \d+|who|with|in|and|i\b)|, (?:i|let me|my)\b)"
)

# --- relatives and friends ---------------------------------------------------------------------------------------
# Looked at right after the relative, up to the end of the sentence or to "I", "me", "my".
_THIRD = rf"(?:[ ,(]{{0,3}}\(?(?:who|that|age|aged|is|was|has|had|he|she|\d+|yo|y/o|years|old|year|both|also|,|late|-)(?![a-z])){{0,6}}"
_KIN_STATE = rf"(?:{ILL_STATE}|(?:very |so |really |quite |seriously |gravely |terminally )?(?:ill|sick|dying|dead|gone)|in (?:the |a )?(?:hospital|hospice|icu|nursing home|coma|wheelchair|memory care)|on (?:hospice|oxygen|life support|dialysis|a ventilator))(?![a-z])"
_DIED = (
    r"(?:passed(?: away| on)?|died|dying|dies|lost (?:his|her|their|the) (?:battle|fight|life)|succumbed|was killed by|committed suicide|survived|relapsed|deteriorated|declined|is declining|went into (?:hospital|hospice|remission)"
    r"|has been (?:suffering|sick|ill|through|fighting|battling)|been through (?:every|all|many|so)|was hospitali[sz]ed|was admitted|got (?:very |really |so )?sick|fell ill|can't walk|can no longer|is bedridden|went through(?: [\w-]{1,12}){1,4} (?:treatment|chemo|surgery))(?![a-z])"
)
KIN_AFTER = (
    *_clause(r"", "kin", 1.0),
    _frame(
        "kin-with",
        1.0,
        rf"[ ,(]{{1,2}}(?:(?:age|aged|who|is|was|\d+|yo|y/o|years|year|old|,|\() ?){{0,6}}[ ,)]{{0,2}}(?:with|w/|diagnosed with|fighting|battling|suffering from|suffers from|has){NEAR}(?:{ILLNESS}|{TREATMENT})",
    ),
)
KIN_OWNS = re.compile(
    rf"(?:'s?|(?<=s)) (?:(?!(?:{NOT_OWN})(?![a-z]))[\w'/-]{{1,18}} ){{0,3}}?(?:{ILLNESS}|{TREATMENT}|{SPECIALISTS}(?![a-z])|{MEASURES}(?![a-z])|{SYMPTOM}|(?:death|passing|illness|disease|condition|care|caregiver|doctors?|dr|cancer journey|treatment plan|suffering|funeral|last days|health|battle|fight)(?![a-z]))"
)
CARE = re.compile(
    r"\b(?:caring for|care for|cared for|care of|looking after|look after|care ?giver (?:for|to|of)|carer (?:for|to|of)|care ?partner (?:for|to|of)|caregiving for|nursing|advocate for|advocating for)(?: both(?: of)?)? $"
)
ASKING = re.compile(
    r"\b(?:asking for|asking on behalf of|on behalf of|posting for|writing for|writing about|question (?:is )?(?:for|about)|question is for|advice for|help for|for help with|worried about|concerned about|researching for|info for|hope for|appointment for|treatment for|options for|medication for|give it to|giving it to|giving|gave|give|prescribed (?:it )?(?:for|to)|tried (?:it )?(?:on|for)|bought (?:it )?for|got (?:it|this) for) $"
)
HELPED = re.compile(
    r"\b(?:helped|helps|help|improved|saved|cured|calmed|works? (?:well |great |wonders |so well )?for|worked (?:well |great |wonders )?for|working for|wonders for|great for|prescribed (?:it |this )?(?:for|to)|did (?:nothing|wonders) for|changed|killed|ruined|made|turned|put) $"
)
LOST = re.compile(r"\b(?:lost|losing|lose|buried|watched|watching|watch|seen|seeing) (?:both )?$")
SELF_CARER = re.compile(
    rf"\b(?:i(?:'m| am| was|'ve been| have been| became)|as)(?: also| now| the| his| her| their| a| an| my| full[ -]time| primary| sole| main| mother'?s?| husband'?s?| wife'?s?| father'?s?| mom'?s?| dad'?s?){{1,5}} (?:care ?giver|carer|care ?partner|care ?taker)(?![a-z])"
    rf"|\bas the (?:wife|husband|mother|mom|father|daughter|son|spouse|partner|parent) of (?:a|an|someone)(?: [\w'-]{{1,14}}){{0,3}}? (?:{ILLNESS}|{ILL_STATE}|patient)"
)
HE_SHE = (
    *_clause(r"(?:he|she|they)(?:'s|'d|'ve)?(?![a-z])", "they", 0.7),
    _frame("they-died", 1.0, rf"(?:he|she|they)(?:'s|'d|'ve)?(?![a-z]){FILL} {_DIED}"),
    _frame("they-sick", 0.7, rf"(?:he|she)(?:'s|'d|'ve)?(?![a-z]){FILL} {_KIN_STATE}"),
)
HIS_HER = (
    _frame(
        "their-thing",
        0.6,
        rf"(?:his|her)(?: (?!(?:{KIN_WORD}|{NOT_OWN})(?![a-z]))[\w'/-]{{1,18}}){{0,2}}? (?:{ILLNESS}|{TREATMENT}|{SPECIALISTS}(?![a-z])|{MEASURES}(?![a-z])|{DOCTORS}(?![a-z])|{SYMPTOM})",
    ),
    _frame("their-body", 0.2, rf"(?:his|her) {BODY}(?![a-z])"),
)
HIM_HER = (
    _frame(
        "done-to-them",
        0.7,
        r"\b(?:put|started|switched|prescribed|diagnosed|gave|give|giving|took|keep|kept|lost|losing|treated|admitted|hospitali[sz]ed|caring for|care for|care of|looking after|feed|bathe|buried) (?:him|her)(?: (?:on|off|with|in|to|into))?(?![a-z])",
    ),
)
KIN_DIED = re.compile(rf"{_THIRD}{FILL} ?{_DIED}")
KIN_STATE = re.compile(rf"{_THIRD}{FILL} {_KIN_STATE}")
# Frames whose words alone need not be about health: they count only where something else is.
PLAIN = frozenset(
    "i-on-for i-on-day i-got-it-for i-felt-like i-cannot i-in-pain my-story made-me-feel kin-helped i-took-it i-feel i-body works-for-me me-from made-me did-to-me put-me-on i-prescribed start-took anyone-else has-anyone my-body my-body-hurts they-sick their-body done-to-them "
    "kin-lost asking-for kin-state".split()
)
