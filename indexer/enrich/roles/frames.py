"""Sentence frames: how people say that they themselves are ill or treated. Data only.

A frame is tried where its anchor word stands ("i", "my", "me"), never searched for, so that the cost grows with the
number of such words. Learnt from how people write in forums, drug reviews and question sites; the sentences in the
comments are ours.
"""

from __future__ import annotations

import re

from carethread.indexer.enrich.roles.phrases import (
    COUNT,
    DIAGNOSED,
    END,
    FILL,
    FOR_TIME,
    GAP,
    ILL_STATE,
    NEAR,
    FILL_WORDS,
    THINKS,
    UNIT,
    clause,
    frame,
    frames,
)
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
    SYMPTOMS,
    TREATMENT,
    any_of,
)

# --- "I …" -------------------------------------------------------------------------------------------------------
_YEARS = r"[ -]?(?:years?|yrs?|yo|y/o|y\.o\.)?[ -]?(?:old)? ?"
_SEX = r"(?:male|female|man|woman|m|f|girl|guy|lady)"
_AGED = rf"(?:[ ,]{{1,2}}(?:an? )?\d{{1,3}}{_YEARS}{_SEX}?,? (?:and|with|who))?"  # "I'm 48 and was diagnosed"
_I = rf"i(?:'?ve|'?m|'?d|'?ll)?{END}(?: am)?{_AGED}{FILL}"
_FEELINGS = any_of(
    """
    sick nauseous nauseated dizzy drowsy exhausted tired fatigued weak numb anxious depressed shaky sleepy foggy zombie suicidal ill awful
    bloated constipated lightheaded light-headed hopeless normal_again like_myself like_a_new_person so_much_better human_again
    """
)
_MISHAPS = any_of(
    """
    gained lost slept sleep threw_up vomited passed_out fainted broke_out relapsed collapsed broke_my injured_my tore_my hurt_my bled bleed
    itched itch wake_up_at wake_up_in wake_up_every woke_up_with almost_died nearly_died wanted_to_die cried_all cry_all
    """
)
OWN_I = frames(
    _I,
    *clause("i", 1.0),
    # "I was 34 when diagnosed"
    frame(
        "i-when-diagnosed",
        1.2,
        rf"(?: [\w'-]{{1,14}}){{0,5}}? (?:when|at|being|been|getting|after|since)(?: i was)? {DIAGNOSED}",
    ),
    frame("i-suffer", 0.7, rf" (?:suffer|suffering|suffered) (?:from|with){END}", plain=True),
    frame(
        "i-abnormal",
        0.8,
        rf" (?:have|had|got|having)(?: an?| very| really| extremely| such)* (?:low|high|elevated|abnormal|swollen|enlarged",
        r"|underactive|overactive|under active|over active|bad|weak|irregular|positive|borderline|terrible) (?:[\w-]{1,12} )?",
        rf"(?:{MEASURES}|{BODY}){END}",
    ),
    frame(
        "i-side-effects",
        0.9,
        rf" (?:have|had|has|having|get|got|notice|noticed|experienced?|experiencing|feel|felt|suffered?)",
        rf"(?: [\w'-]{{1,12}}){{0,4}}? (?:side[ -]?effects?|adverse reactions?|withdrawals?|withdrawal symptoms){END}",
    ),
    frame(
        "i-in-pain",
        0.7,
        rf" in (?:[\w'-]{{1,14}} ){{0,3}}?(?:pain|agony|misery|hospital|the hospital|icu|the er|rehab|treatment){END}",
        plain=True,
    ),
    frame(
        "i-on-for",
        0.7,
        rf" (?:on|taking|using|took|off|taken|used|take|use)",
        rf"(?: (?!{NOT_OWN}\b)[\w'/{MASK}-]{{1,20}}){{1,3}} {FOR_TIME}",
        plain=True,
    ),
    frame(
        "i-on-day",
        0.6,
        rf" (?:on|at|in|into|only on) (?:my )?(?:day|week|month|dose|cycle|round|pack|\d+(?:st|nd|rd|th)|first|second|third) ",
        rf"(?:{COUNT}|day|week|month|dose|cycle|round|pack|of){END}",
        plain=True,
    ),
    frame(
        "i-got-it-for",
        0.8,
        rf" (?:chose|bought|got|get|ordered|purchased|picked up|asked for|tried|use|used|take|took|using|taking|received)",
        rf"(?: [\w'{MASK}-]{{1,16}}){{1,3}} for (?:[\w-]{{1,14}} ){{0,3}}?(?:{ILLNESS}|{SYMPTOM})",
        plain=True,
    ),
    frame(
        "i-prescribed",
        1.0,
        rf" (?:(?:pre|per)scri?bed|precribed|prescibed|put on|weaned (?:off|from)|hospitali[sz]ed|biopsied|operated on",
        rf"|misdiagnosed|admitted to)(?! (?:him|her|my|them|to (?:my|him|her)){END})",
    ),
    frame(
        "i-took-it",
        0.6,
        rf" (?:take|took|taken|taking|on|using|used|use|tried|start(?:ed)?|stopped|quit|off)(?: taking| using)? ",
        rf"(?:it|this|them|these|that stuff|this stuff|this (?:med|drug|product|pill|medicine|medication)){END}",
        plain=True,
    ),
    frame(
        "i-feel",
        0.5,
        rf" (?:feel|felt|feeling|get|got|getting|was|am)(?: [\w'-]{{1,14}}){{0,2}}? {_FEELINGS}{END}",
        plain=True,
    ),
    frame(
        "i-same",
        0.5,
        rf" (?:(?:get|have|had|got|experience|experienced|feel|felt) (?:exactly |just )?(?:that|this|it|those|these)(?: too| as well| also)",
        rf"|(?:(?:have|had|get|got|experienced|in|am|was|feel) )?(?:exactly |much )?the same(?: thing| problem| symptoms| issue| experience| boat)?(?:[ ,.!;]|$))",
        plain=True,
    ),
    frame(
        "i-had-to-stop",
        0.6,
        rf" (?:stop|stopped|quit|discontinue|discontinued|come off|came off|go off|went off|give up|gave up|switch|switched)",
        rf"(?: taking| using)?(?: it| them| this)? (?:because|due|after|as soon|when|since|for){END}",
        plain=True,
    ),
    frame(
        "i-had-counts",
        0.8,
        rf" (?:had|have|having|done|did|went through|finished|completed|got|needed|received|get) (?:[\w-]{{1,12}} ){{0,2}}?(?:{COUNT} )",
        rf"(?:[\w-]{{1,12}} ){{0,2}}?(?:{MASK}+|sessions|rounds|cycles|courses|doses|infusions|injections|fractions|treatments|stitches|biopsies|scans",
        rf"|seizures|surgeries|operations|attacks|relapses|transfusions|units|rads|zaps|shots|pints){END}",
        plain=True,
    ),
    frame(
        "i-found-lump",
        0.7,
        rf" (?:found|noticed|felt|discovered|find|notice) (?:an? |the |this |some |two |my ){{0,2}}(?:[\w-]{{1,12}} ){{0,2}}?(?:{SYMPTOM}|lump)",
    ),
    frame(
        "i-weeks-post",
        0.7,
        rf" (?:about |almost |only |nearly |over )?{COUNT} {UNIT}(?: and a half)? (?:post|out|into|in|off|on|past|from|since|clean|sober|free|pp){END}",
        plain=True,
    ),
    frame(
        "i-mine", 0.5, rf" (?:do|did|wear|use|take|took|have|had|inject|keep|got|started|stopped) mine{END}", plain=True
    ),
    frame(
        "i-had-out",
        0.9,
        rf" (?:had|have|having|get|getting|got)(?: [\w'-]{{1,12}}){{0,4}}? {BODY} (?:out|removed|off|replaced|fused|biopsied|amputated|scanned){END}",
    ),
    frame(
        "i-ended-in",
        0.8,
        rf" (?:ended up|landed|spent|rushed|taken|admitted|wound up|in and out of|hospitali[sz]ed)(?: [\w'-]{{1,12}}){{0,4}}? ?",
        rf"(?:(?:in|to|at) )?(?:the |an? )?(?:er|hospital|icu|emergency|emergency room|a&e|psych ward|ambulance){END}",
    ),
    frame("i-body", 0.4, rf" {_MISHAPS}{END}", plain=True),
    frame(
        "i-doctor",
        0.4,
        rf" (?:went to|saw|see|seen|seeing|visited|called|asked|told|talked to|going to|under)(?: [\w'-]{{1,12}}){{0,2}}? ",
        rf"(?:{SPECIALISTS}|{DOCTORS}|emergency|er|hospital|urgent care){END}",
    ),
    frame(
        "i-felt-like",
        0.4,
        rf" (?:felt|feel|feeling) (?:like|as if|as though|so|much|a lot|no|very|really|great|better|good|worse|normal",
        rf"|fine|terrible|horrible|the difference){END}",
        plain=True,
    ),
    frame(
        "i-changed",
        0.4,
        r" (?:switched|started|stopped|quit|tapered|relapsed|weaned|upped|restarted) (?:last|in|this|two|three|\d+|a|about|over|back|after|off",
        rf"|from|cold){END}",
        plain=True,
    ),
)
OWN_I_DID = frames(
    _I,
    # "I cried every day", "I toss and turn": the writer tells, and does not think, ask, wish or advise.
    frame("i-did", 0.2, rf" (?!(?:{FILL_WORDS}|{THINKS}|{NOT_OWN}){END})[a-z][a-z']{{2,14}}", plain=True),
)
OWN_I_AM = frames(
    "",
    frame(
        "i-was-age",
        0.35,
        rf"i was(?: only| just| about)? (?:\d{{1,2}}|a (?:kid|child|teen\w*|baby)|in my (?:\w+ )?(?:teens|\w+ties|\d0s)){END}",
        plain=True,
    ),
    frame("i-person", 0.6, rf"i(?:'m| am|m)(?: an?)? \d{{1,2}}{_YEARS}{_SEX}{END}", plain=True),
    frame(
        "i-age",
        0.35,
        r"i(?:'m| am|m)(?: only| just| now| almost| nearly)? (?:1[2-9]|[2-9]\d)",
        r"(?! ?(?:%|percent|kg|lbs|pounds|weeks|months|days|miles|km|minutes|hours|points|cm|states))(?![\d/.])",
        plain=True,
    ),
    frame("i-only-one", 0.7, rf"i the only (?:one|person){END}", plain=True),  # "Am I the only one who"
)
# After "I couldn't", "I can't": what illness keeps one from.
_CANNOT = r"(?:could(?:n't| not)|can(?:'t|not| not)|cant|couldnt|was(?:n't| not) able to|am not able to|unable to)"
OWN_NOT = frames(
    "",
    frame(
        "i-cannot",
        0.5,
        rf"i(?:'m| am)? ?{_CANNOT}(?: (?:even|really|barely|hardly)){{0,2}} (?:sleep|eat|walk|breathe|function|swallow|stand up|sit",
        r"|get out of bed|get up|drive|focus|concentrate|work|keep (?:food|anything|it) down|tolerate|take (?:it|this|them|any|the)",
        rf"|move|bend|lift|stay awake|stop crying|lose weight){END}",
        plain=True,
    ),
)
WE_US = frames(
    "",
    frame(
        "us-with",
        0.8,
        rf"us (?:who (?:have|are on|live with|suffer from|had|take)|with|on|living with|suffering from|dealing with){NEAR}",
        rf"(?:{ILLNESS}|{TREATMENT}|this (?:disease|condition|illness))",
    ),
    frame("us-sufferers", 0.8, rf"us {ILL_STATE}"),
)

# --- "my …" ------------------------------------------------------------------------------------------------------
_MY = rf"my(?: (?!(?:{KIN_WORD}|{NOT_OWN}|{PETS}){END})[\w'/{MASK}-]{{1,18}}){{0,3}}? "
_HURTS = any_of(
    """
    hurt hurts ache aches pain swelled swell swells swollen numb ring rings ringing buzz buzzing burn burns burning burned itch itches itching itched cleared shake shakes
    shaking broke_out bleed bleeds bleeding stiff sore cramp cramps tingles fell_out falling_out was_removed removed taken_out
    """
)
OWN_MY = frames(
    _MY,
    frame("my-illness", 1.0, rf"{ILLNESS}"),
    frame("my-specialist", 0.7, rf"{SPECIALISTS}{END}"),
    frame("my-treatment", 0.7, rf"{TREATMENT}"),
    frame("my-body-hurts", 0.6, rf"{BODY} (?:[\w'-]{{1,12}} ){{0,2}}?{_HURTS}{END}", plain=True),
    frame("my-measure", 0.6, rf"{MEASURES}{END}"),
    frame("my-doctor", 0.4, rf"{DOCTORS}{END}"),
    frame("my-symptom", 0.6, rf"{SYMPTOM}"),
    frame("my-body", 0.2, rf"{BODY}{END}", plain=True),
)
OWN_MY_STORY = frames(
    "",
    frame(
        "my-results",
        0.7,
        r"my (?:[\w-]{1,12} ){0,2}?(?:test|lab|biopsy|blood|scan|mri|tsh|thyroid|pathology)? ?results ",
        rf"(?:are|were|came|back|show|showed|say|said|from|today|just){END}",
    ),
    frame("my-age", 0.4, r"my age is \d\d", plain=True),
    frame(
        "my-story",
        0.3,
        r"my (?:own |personal )?(?:experiences?|story|journey|situation|results|periods?|insurance",
        rf"|first (?:dose|week|month|day|pill|pack|injection|shot|treatment)){END}",
        plain=True,
    ),
)
# "the pain in my feet": what stands before "my", and the part of the body behind it.
ACHE_BEFORE = re.compile(
    rf"{SYMPTOMS}(?: [\w'-]{{1,12}}){{0,2}}? (?:in|on|down|around|throughout|over|of|up|through|behind|under)"
    r" (?:all of |both of |both )?$"
)
BODY_AFTER = re.compile(rf"my (?:[\w-]{{1,12}} ){{0,2}}?{BODY}{END}")
ACHE = frame("ache-in-my", 0.8)

# --- "… me" ------------------------------------------------------------------------------------------------------
# Looked for in the words around "me".
_PUT = any_of(
    "put puts start starts starting trying started switched took keep kept placed has have had got wants wanted"
)
_MADE = r"\b(?:makes?|made|making|left|leaves|gets?|got|had|have) me "
_ILL_FEELINGS = any_of(
    """
    sick ill nauseous nauseated sleepy drowsy tired dizzy weight hungry vomit throw_up anxious depressed suicidal zombie like_a_zombie foggy
    jittery shaky weak bloated constipated itch hair worse break_out groggy numb irritable emotional crazy moody high sweat bleed pounds lbs
    """
)
OWN_ME = frames(
    "",
    frame(
        "took-me-years",
        0.8,
        r"\btook me (?:[\w-]{1,12} ){1,4}to (?:get|be|receive|find)(?: [\w-]{1,12}){0,3}? ",
        rf"(?:diagnos\w+|dx|recover|heal|answers){END}",
    ),
    frame(
        "took-me-to",
        0.8,
        r"\b(?:drove|drives|took|takes|taking|rushed|sent|sends|brought|accompanie[ds]|came with|comes with|went with|goes with) me ",
        r"(?:to|for)(?: (?:the|my|an?|every|all|most|see|each)){0,3} (?:[\w-]{1,14} )?",
        rf"(?:{TREATMENT}|{SPECIALISTS}|{DOCTORS}|hospital|er|emergency|emergency room|appointments?|a&e|urgent care|clinic){END}",
    ),
    frame(
        "put-me-on",
        1.0,
        rf"\b{_PUT} me (?:on|off)(?: (?!hold|the (?:phone|road|path|list)|my way|edge|track|notice|guard)[\w'{MASK}-]{{1,20}})",
        plain=True,
    ),
    frame(
        "did-to-me",
        0.9,
        r"\b(?:prescribed|prescribing|prescribe|diagnosed|treated|treating|operated on|referred|biopsied|hospitali[sz]ed|tapered",
        rf"|weaned|cured|injected|tested) me(?! (?:like|as|with respect|badly|well|so)){END}",
        plain=True,
    ),
    frame(
        "gave-me",
        0.9,
        r"\b(?:gives?|gave|giving|given|causes?|caused|causing|left|leaves|brought|brings|filled|pumped|loaded|offered|recommended",
        rf"|suggested) me(?: (?!{NOT_OWN}\b)[\w'-]{{1,14}}){{0,4}}? (?:{SYMPTOM}|{ILLNESS}|{TREATMENT})",
    ),
    frame(
        "made-me",
        0.8,
        rf"{_MADE}(?:feel |feeling |so |very |really |extremely |a little |a bit |too |super |more |gain |lose |\d+ ){{0,3}}?",
        rf"{_ILL_FEELINGS}{END}",
        plain=True,
    ),
    frame("made-me-feel", 0.5, rf"{_MADE}(?:feel|feeling){END}", plain=True),
    frame(
        "works-for-me",
        0.6,
        r"\b(?:works?|worked|working|helps?|helped|wonders|nothing|miracles|wonderful|great|good|effective|life ?saver|trick|kinder)",
        rf"(?: [\w'-]{{1,12}}){{0,2}}? (?:for |to )?me{END}",
        rf"(?! (?:understand|out with|learn|find|decide|know|see|realize|think|get my head|to understand|to learn|to see){END})",
        plain=True,
    ),
    frame(
        "me-from",
        0.6,
        r"\b(?:keeps?|kept|stopped|saved|helps?|helped) me (?:from|sleep|to sleep|stable|alive|going|calm|focus|cope|breathe|walk",
        rf"|out of the hospital|fall asleep|function){END}",
        plain=True,
    ),
    frame(
        "drives-me",
        0.35,
        rf"\b(?:driv(?:es?|ing)|kill(?:s|ing)|w[ao]kes?|waking) me (?:mad|crazy|insane|nuts|up){END}",
        plain=True,
    ),
)

# --- no subject --------------------------------------------------------------------------------------------------
# At the head of a sentence: "Took it for 3 days", "Diagnosed in 2010", "Been on 50 mg since May".
_OBJECT = rf"(?:it|this|them|that|these|{TREATMENT}|[\w'{MASK}-]{{2,24}}(?: [\w'{MASK}-]{{2,24}})? (?={FOR_TIME}))"
OWN_START = frames(
    "",
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
        r"(?:took|taking|on|using|used|take|prescribed|started(?: on| taking| using)?|switched to|tried|stopped(?: taking)?|put on",
        rf"|given|had|having|went on|taken)(?: (?:the|a|an|my|\d+|of|about|this|new|half|one|two|first|generic)){{0,3}} {_OBJECT}",
        plain=True,
    ),
    frame(
        "start-had",
        0.8,
        r"(?:(?:just|also|have|still|recently|i) ){0,2}(?:had|have|having|suffer from|suffered from|suffering from|living with",
        rf"|finished|completed|got|experienced|developed|getting){GAP}(?:{ILLNESS}|{TREATMENT})(?! (?:is|are|was|can|has|have|will|may)\b)",
    ),
    frame(
        "start-symptom",
        0.5,
        r"(?:(?:just|also|have|still|recently|terrible|horrible|severe|bad|awful|extreme|constant|no|some|only|main|worst|had",
        rf"|experienced|gives|gave|caused) ){{1,3}}{SYMPTOM}",
    ),
    frame(
        "start-years-of",
        0.7,
        rf"{COUNT}(?: \d+/\d+| long| more| and a half|\+)? ?{UNIT}(?: (?!{NOT_OWN}\b)[\w'/-]{{1,12}}){{0,2}}? ",
        r"(?:of|on|with|into|post|after|in|off|out from|since|clean from|free of|living with)",
        rf"(?: [\w'{MASK}/-]{{1,14}}){{0,3}}? (?:{ILLNESS}|{TREATMENT}|{DIAGNOSED}|diagnosis|dx)",
    ),
    frame(
        "start-count",
        0.6,
        rf"{COUNT} (?:[\w-]{{1,14}} ){{0,2}}?(?:{MASK}+|surgeries|operations|rounds of|cycles of|biopsies|relapses|infusions|transplants",
        rf"|miscarriages|heart attacks|strokes|doctors later|specialists later){END}(?! (?:is|are|were) )",
        plain=True,
    ),
    frame(
        "start-days-in",
        0.6,
        rf"{COUNT} (?:days?|weeks?|nights?|months?) in (?:the |an? )?(?:hospital|icu|ccu|rehab|er|psych ward|ward){END}",
        plain=True,
    ),
    frame(
        "start-stage",
        0.8,
        rf"stage (?:[0-4]|iv|iii|ii|i)[abc]?(?:,| (?:[\w-]{{1,14}} ){{0,3}}?(?:{ILLNESS})(?! (?:is|has|means|patients|can)))",
    ),
    frame(
        "start-still",
        0.5,
        rf"still (?:in (?:pain|agony|treatment|recovery)|recovering|on (?:it|them|{TREATMENT})|have (?:pain|symptoms)",
        r"|waiting for (?:results|my|the biopsy)|struggling|not able)",
        plain=True,
    ),
    frame(
        "start-for-years",
        0.7,
        rf"{ILLNESS}(?: [\w'()-]{{1,12}}){{0,2}}? (?:for|since) {COUNT}? ?(?:{UNIT}|\d{{4}}|birth|childhood)",
    ),
    frame("start-person", 0.6, rf"(?:an? )?(?:1[2-9]|[2-9]\d){_YEARS}{_SEX}(?: here)?(?:[ ,.:;]|$)", plain=True),
    frame("start-same", 0.5, rf"same (?:here|with me|for me|thing happened to me|boat|story){END}", plain=True),
    frame(
        "start-turned-out",
        0.7,
        rf"turn(?:ed|s) out(?: to be| i had| i have| it was| it's| it is)(?: [\w'-]{{1,12}}){{0,3}}? {ILLNESS}",
    ),
    frame(
        "start-ordinal",
        0.6,
        r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|\d+(?:st|nd|rd|th)) ",
        r"(?:day|night|week|month|year|round|cycle|dose|infusion|shot|injection|pack|session) (?:of|on|with|in|into|taking|using|since|after|post)",
        END,
        plain=True,
    ),
    frame(
        "start-week",
        0.4,
        rf"(?:day|week|month|year|round|cycle|dose) (?:{COUNT})(?: (?:for me|here|and|of|on|now)|[ ]*[,:.;-])",
        plain=True,
    ),
    frame("start-in-and-out", 0.8, r"(?:been )?in and out of (?:the )?(?:hospitals?|er|icu|rehab|psych wards?)"),
    frame(
        "start-treatment",
        0.5,
        rf"{TREATMENT} (?:on|every|at|twice|once|three times|in) (?:\w+days?|mornings?|the mornings?|nights?|bedtime|day|other day|week|daily|a day|a week|months?)",
        END,
    ),
    frame("start-been-there", 0.4, rf"been there{END}", plain=True),
    frame("start-quit", 0.3, rf"quit (?:smoking|drinking){END}", plain=True),
)
OWN_MINE = frames(
    "",
    frame(
        "mine",
        0.5,
        r"mine(?: (?:also|just|only|all|usually|first|never|always|finally|has|have|had|did|does)){0,2} (?:started|starts|was|were|is|are|went|got",
        rf"|faded|came|comes|took|lasted|lasts|grew|been|hurts?|stopped|began|disappeared|healed|gets?|turned|showed|fell){END}",
        plain=True,
    ),
)
# "Type 1 for thirty years here."
OWN_HERE = frames(
    "",
    frame(
        "here",
        1.0,
        rf"(?<![\w'])(?:{ILLNESS}|{TREATMENT}|{DIAGNOSED}|survivor|sufferer|patient|remission|ned)",
        rf"(?: (?!(?:is|are|was|group|people|patients|information|forum|{NOT_OWN})\b)[\w'()/-]{{1,14}}){{0,4}}?,? $",
    ),
)
# "The only side effect I had"
EFFECTS = frames(
    "",
    frame(
        "effects-i",
        0.9,
        r"effects?(?: that| which)? i(?:'ve|'m)?(?: have| ever| did| personally| really| only| am){0,2} (?:had|have|got|get|noticed?",
        rf"|experienced?|experiencing|having|getting|felt|feel|suffered|encountered|could){END}",
    ),
)
_SOMEBODY = r"(?:person|man|woman|guy|girl|patient|mom|mother|teen|adult|individual) (?:with|who has|living with|suffering from)"
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
        r"as (?:someone|somebody|one) (?:who(?:'s|s)?(?: is| was| has| have| had| been| also| just| recently| currently)*|with|living|on)",
        rf"{GAP}(?:{ILLNESS}|{TREATMENT}|{DIAGNOSED})",
    ),
)
OWN_ELSE = frames(
    "",
    frame(
        "anyone-else",
        0.7,
        r"any(?:one|body) else(?:'s)?(?: [\w'-]{1,14}){0,3}? (?:have|has|had|having|get|gets|getting|got|experience\w*|notice\w*",
        rf"|feel\w*|on|taking|take|tried|with|suffer\w*|dealing|diagnosed|been|out there|find|struggl\w*){END}",
        plain=True,
    ),
    frame(
        "has-anyone",
        0.2,
        r"any(?:one|body)(?: here| ever| of you| out there| had| been| have){0,3} (?:tried|try|used|use|taken|take|taking|had|have",
        rf"|been on|on|experience|experienced|switched){END}",
        plain=True,
    ),
)
