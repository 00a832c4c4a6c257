"""Sentence frames without a subject, and with "mine", "here", "as someone who", "anyone else".

Data only; see `frames_i`.
"""

from __future__ import annotations

from carethread.indexer.enrich.roles.phrases import (
    COUNT,
    DIAGNOSED,
    END,
    FOR_TIME,
    GAP,
    HURTS,
    ILL_STATE,
    SEX,
    UNIT,
    YEARS_OLD,
    frame,
    frames,
)
from carethread.indexer.enrich.roles.words import (
    BODY,
    DOCTORS,
    ILLNESS,
    MASK,
    MEASURES,
    NOT_OWN,
    SPECIALISTS,
    SYMPTOM,
    TREATMENT,
)

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
        r"(?:took|taking|on|using|used|prescribed|started(?: on| taking| using)?|switched to|tried"
        r"|stopped(?: taking)?|put on",
        rf"|given|had|having|went on|taken)(?: (?:the|a|an|my|\d+|of|about|this|new|half|one|two|first"
        rf"|generic)){{0,3}} {_OBJECT}",
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
        rf"|experienced|gives|gave|caused) ){{1,3}}{SYMPTOM}",
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
        rf"{ILLNESS}(?: [\w'()-]{{1,12}}){{0,2}}? (?:for|since) {COUNT}? ?(?:{UNIT}|\d{{4}}|birth|childhood)",
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
        r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|\d+(?:st|nd|rd|th)) ",
        r"(?:day|night|week|month|year|round|cycle|dose|infusion|shot|injection|pack|session) (?:of|on|with|in|into"
        r"|taking|using|since|after|post)",
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
    frame(
        "start-they-think",
        0.6,
        r"they (?:think|say|said|thought|suspect|suspected|found|diagnosed|believe|reckon)(?: it)?(?:'s| is| was"
        r"| might be| could be| may be)?",
        rf"(?: [\w'-]{{1,12}}){{0,2}}? {ILLNESS}",
    ),
    frame(
        "start-post-op",
        0.7,
        rf"(?:now |only |just |almost )?{COUNT} {UNIT} (?:post[ -]?op|post[ -]?surgery|postpartum|pp"
        rf"|out from surgery|sober|clean)",
        plain=True,
    ),
    frame(
        "start-best",
        0.25,
        rf"(?:best|worst) (?:thing|decision|choice|mistake)(?: i)?(?: have)?(?: ever)?(?: did| made)?{END}",
        plain=True,
    ),
    frame(
        "start-no-more",
        0.5,
        rf"no (?:new |more |further )(?:[\w-]{{1,12}} )?(?:{SYMPTOM}|{ILLNESS}|boils|spots)(?: (?:since|for|so far"
        rf"|in|on|after|yet))?",
    ),
    frame("start-been-there", 0.4, rf"been there{END}", plain=True),
    frame("start-quit", 0.3, rf"quit (?:smoking|drinking){END}", plain=True),
    frame("start-body-hurts", 0.5, rf"(?:both )?{BODY} (?:[\w'-]{{1,12}} ){{0,2}}?{HURTS}{END}", plain=True),
    frame(
        "start-verdict",
        0.3,
        r"(?:would not recommend|wouldn't recommend|would recommend|highly recommend|never again|not worth it"
        r"|worth it|no regrets|love it|love this"
        r"|hate it|hate this|life ?saver|total nightmare|did nothing"
        r"|did not work|didn't work)",
        END,
        plain=True,
    ),
    frame(
        "start-years-free",
        0.7,
        rf"{COUNT} {UNIT} (?:recovered|clean|sober|cancer[ -]free|seizure[ -]free|symptom[ -]free|in remission|ned"
        rf"|out|post|stable|smoke[ -]free)",
        END,
        plain=True,
    ),
    frame(
        "start-lab",
        0.45,
        r"(?:psa|tsh|a1c|hba1c|gleason|ferritin|ldl|bp|gfr|egfr|cd4|fev1|ana|esr|crp|t3|t4|ft4|ft3|cholesterol"
        r"|sugar|sugars|platelets|hemoglobin"
        r"|haemoglobin|inr|ef) (?:(?:is|was|now|at|went|up|down|to|from|around|still"
        r"|score) ){0,3}\d[\d.+/]*(?: \w+)?(?:[,.;)\n]|$)",
        plain=True,
    ),
    frame("start-needed", 0.5, rf"(?:needed|had|did|got) {COUNT}(?: of them)?[.,!;]", plain=True),
    frame(
        "start-result",
        0.5,
        r"(?:biopsy|biopsies|scan|scans|mri|ct|bloods?|blood tests?|results?|mammogram|ultrasound|colonoscopy"
        r"|tests?|pathology|markers|x-rays?)",
        r"(?: results?)? (?:came back|was|were|is|are|showed|shows|says?|said|looks?) (?:[\w-]{1,12} ){0,2}?",
        rf"(?:positive|negative|clear|clean|normal|abnormal|benign|malignant|fine|bad|good|stable|worse|better"
        rf"|nothing|something|high|low){END}",
        plain=True,
    ),
    frame(
        "start-not-one",
        0.6,
        rf"(?:not (?:one|a single)|no) (?:[\w-]{{1,12}} )?(?:{SYMPTOM}|{ILLNESS}|attack|flare|episode) (?:since|in"
        rf"|for) (?:then|{COUNT}|\d{{4}}|my|i)",
    ),
    frame(
        "start-round-here",
        0.7,
        rf"(?:first|second|third|fourth|fifth|{COUNT}) (?:rounds?|cycles?|time|go|dose|infusions?|surgery"
        rf"|pregnancy)(?: of \w+)? here{END}",
        plain=True,
    ),
    frame(
        "start-notices",
        0.6,
        rf"(?:have |has |just |recently |also )?(?:been )?(?:having|getting|experiencing|feeling|noticed|noticing"
        rf"|found|felt){GAP}{SYMPTOM}",
    ),
    frame(
        "start-back",
        0.25,
        rf"back (?:at|to|in) (?:work|school|hospital|square one|normal|the gym|the hospital){END}",
        plain=True,
    ),
    # "Woke up and it was gone", "Needed two", "Took mine a year": the last that is tried
    frame(
        "start-past",
        0.3,
        r"(?:took|woke|needed|went|ended up|spent|lost|gained|slept|stopped|switched|came off|waited|moved|cried"
        r"|healed|recovered|struggled|suffered",
        rf"|gave up|put on|ran out|got|had|felt|tried|changed){END}(?! (?:it|a look|to say|reading|the link"
        rf"|this thread|your))",
        plain=True,
    ),
)
OWN_MINE = frames(
    "",
    frame(
        "mine",
        0.5,
        r"mine(?: (?:also|just|only|all|usually|first|never|always|finally|has|have|had|did|does)){0,2} (?:started"
        r"|starts|was|were|is|are|went|got",
        rf"|caught|found|discovered|faded|came|comes|took|lasted|lasts|grew|been|hurts?|stopped|began|disappeared"
        rf"|healed|gets?|turned"
        rf"|showed|fell){END}",
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
