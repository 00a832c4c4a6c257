"""Sentences without a subject that note how it went: results, the body, verdicts. Data only; see `frames_i`."""

from __future__ import annotations

from carethread.indexer.enrich.roles.phrases import COUNT, END, GAP, HURTS, UNIT, frame
from carethread.indexer.enrich.roles.words import BODY, ILLNESS, SYMPTOM

NOTES = (
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
