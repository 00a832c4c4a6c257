"""Sentences without a subject that note how it went: results, the body, verdicts. Data only; see `frames_i`."""

from __future__ import annotations

from carethread.indexer.enrich.roles.phrases import CANNOT, COUNT, END, FEELINGS, GAP, HURTS, LIVES, UNIT, frame
from carethread.indexer.enrich.roles.words import BODY, DOCTORS, ILLNESS, MEASURES, SPECIALISTS, SYMPTOM

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
    frame("start-body-hurts", 0.5, rf"(?:both )?{BODY} (?:[\w'-]{{1,12}} ){{0,3}}?{HURTS}{END}", plain=True),
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
    # "Gained 20 lbs", "Lost all my hair"
    frame(
        "start-body-changed",
        0.6,
        r"(?:(?:have|had|just|also|already|only|even) ){0,2}(?:gained|gaining|lost|losing|put on|dropped|dropping"
        r"|down|up)",
        r"(?: (?:about|over|almost|around|at least|so|too|all|most|some|half|much|of|my|the|a|lot|lots|another"
        r"|full)){0,5} ",
        rf"(?:\d+ ?(?:-|to)? ?\d* ?(?:lbs?|pounds?|kgs?|kilos?|stones?)|weight|hair|appetite|taste|hearing|libido"
        rf"|{BODY}){END}",
        plain=True,
    ),
    # "Been constipated for two days"
    frame(
        "start-been-ill",
        0.5,
        rf"(?:been|feeling|felt|feel|am|still|so|always|constantly|got"
        rf"|getting)(?: [\w-]{{1,12}}){{0,2}}? {FEELINGS}{END}",
        plain=True,
    ),
    # "Cleared up large acne blemishes", "Lowered cholesterol to 170"
    frame(
        "start-did-to-illness",
        0.5,
        r"(?:(?:completely|really|has|also) )?(?:cleared(?: up)?|cleaned up|healed|stopped|relieved|lowered|reduced"
        r"|eliminated|cured"
        rf"|fixed|killed|calmed|eased)(?: [\w'-]{{1,12}}){{0,3}}? (?:{SYMPTOM}|{ILLNESS}|(?:{MEASURES}|{BODY}){END})",
        r"(?![^.!?\n]* (?:patients|trials?|stud(?:y|ies)|mice|rats|participants|percent|%))",
        plain=True,
    ),
    # "Side effects were minimal", "The insertion was painful"
    frame(
        "start-it-was",
        0.5,
        rf"(?:side effects (?:were|so far)|(?:the )?(?:insertion|injections?|procedure|surgery|biopsy|prep|infusion"
        rf"|operation|removal"
        rf"|recovery|first (?:dose|week|day|night|month|pill|round)) was(?:n't"
        rf"| not)?)(?: [\w-]{{1,12}}){{0,2}}? (?:minimal|mild|none|awful"
        rf"|terrible|horrible|bad|severe|manageable|tolerable|painful|easy|rough|brutal|hard|quick|fine|hell|worst"
        rf"|uneventful){END}",
        plain=True,
    ),
    # "Never had a single side effect", "Haven't had a flare since"
    frame(
        "start-none",
        0.6,
        r"(?:never|not|haven't|have not|hadn't|didn't|no longer|zero|none of)(?: (?:had|have|get|got|experienced?"
        r"|noticed?|felt))?",
        rf"(?: (?:an?|any|one|single|the|of|more|major|other|bad|real|serious|those)){{0,3}} (?:{SYMPTOM}|{ILLNESS})",
        r"(?: (?:from|with|on|since|so far|yet|at all|after|in|anymore|any more)\b|[.,!;\n]|$)",
        plain=True,
    ),
    # "Couldn't walk", "Can finally eat again", "Can't live without it"
    frame(
        "start-cannot",
        0.5,
        rf"{CANNOT}(?: (?:even|really|actually|finally|now|barely|hardly)){{0,2}} {LIVES}{END}",
        plain=True,
    ),
    # "Called the nurse", "Went back to my GP"
    frame(
        "start-to-doctor",
        0.4,
        r"(?:called|rang|phoned|saw|seeing|went (?:back )?to|asked|told|emailed|back (?:to|at|with|in))",
        rf"(?: (?:the|my|a|an|another|new))* (?:{SPECIALISTS}|{DOCTORS}|er|a&e|urgent care|clinic){END}",
        plain=True,
    ),
    # "It worked for two years then stopped"
    frame(
        "start-it-worked",
        0.5,
        r"it (?:has |only |really |also |just )?(?:worked|helped|lasted|held|stopped working|wore off|kicked in"
        r"|took effect|stopped)",
        rf"(?: [\w-]{{1,12}}){{0,2}}? (?:for|after|within) (?:about |only |over |almost |around |the first "
        rf"|approx )?{COUNT} {UNIT}",
        plain=True,
    ),
    # "Three more rounds to go"
    frame(
        "start-left",
        0.5,
        rf"(?:only |just )?{COUNT} (?:more )?(?:{UNIT}|rounds?|cycles?|sessions?|treatments?|infusions?|doses?"
        rf"|rads) (?:to go|left|remaining){END}",
        plain=True,
    ),
    # "Does the itching ever stop?"
    frame(
        "start-asks-end",
        0.5,
        rf"(?:does|do|will|when does|when will) (?:the|this|these|that) (?:[\w-]{{1,12}} )?{SYMPTOM}(?: (?:ever"
        rf"|finally|eventually)){{0,1}} ",
        rf"(?:stop|go away|end|get better|fade|ease|subside|pass|wear off|improve|let up|settle){END}",
        plain=True,
    ),
    # "Best I've felt in years"
    frame(
        "start-felt",
        0.5,
        rf"(?:the )?(?:best|worst|better|sickest|happiest|most [\w-]{{1,12}}) (?:i've|i have|i)(?: ever)? (?:felt"
        rf"|been|slept|had){END}",
        plain=True,
    ),
    # "Terrible cramps. Night sweats.": nothing else in the sentence
    frame(
        "start-symptoms",
        0.3,
        rf"(?:{SYMPTOM}|{ILLNESS})(?:(?:,? and |, | & |/)[\w' -]{{1,24}}){{0,4}} ?(?:[.!;\n]|$)",
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
