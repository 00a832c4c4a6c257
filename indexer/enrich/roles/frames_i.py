"""Sentence frames with "I" and "us": how people say that they themselves are ill or treated. Data only.

A frame is tried where its anchor word stands, never searched for, so that the cost grows with the number of such words.
Learnt from how people write in forums, drug reviews and question sites; the sentences in the comments are ours.
"""

from __future__ import annotations

from carethread.indexer.enrich.roles.phrases import (
    CANNOT,
    COUNT,
    DIAGNOSED,
    END,
    FEELINGS,
    FILL,
    FILL_WORDS,
    FOR_TIME,
    ILL_STATE,
    ILL_VERB_WORDS,
    LIVES,
    NEAR,
    ORDINAL,
    SEX,
    THINKS,
    TREAT_VERB_WORDS,
    UNIT,
    YEARS_OLD,
    clause,
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
    any_of,
    listed,
)

_AGED = rf"(?:[ ,]{{1,2}}(?:an? )?\d{{1,3}}{YEARS_OLD}{SEX}?,? (?:and|with|who))?"  # "I'm 48 and was diagnosed"
_I = rf"i(?:'?ve|'?m|'?d|'?ll)?{END}(?: am)?{_AGED}{FILL}"
_MISHAPS = any_of(
    """
    gagged choked puked coughed wheezed limped shook sweated lose losing gain gained lost slept sleep threw_up vomited
    passed_out fainted broke_out relapsed collapsed broke_my injured_my tore_my hurt_my bled bleed itched itch
    wake_up_at wake_up_in wake_up_every woke_up_with almost_died nearly_died wanted_to_die cried_all cry_all
    """
)
# The words that the frames below begin with: where none follows, none of them is tried.
_FIRST = listed(
    """
    suffer suffering suffered in at into only chose bought ordered purchased picked asked wear keep do did same
    exactly much the discontinue discontinued give gave done received find found noticed notice discovered about
    almost nearly over a an one two three four five six seven eight nine ten eleven twelve several many few ended
    landed spent rushed taken admitted wound hospitalized hospitalised feel feels felt feeling lost slept sleep threw
    vomited passed fainted gagged choked puked coughed wheezed limped shook sweated lose losing gain broke relapsed
    collapsed injured tore hurt bled bleed itched itch wake woke cried cry saw see seen seeing visited called told
    talked under clean sober inject self infuse bolus catheterise weaned biopsied operated misdiagnosed prescribed
    perscribed prescibed precribed restarted dx diagnosed undiagnosed rediagnosed diagnosised diagnosied diagnosd
    gained joined enrolled part randomized randomised love loved hate hated like liked recommend swear dread dreading
    scared terrified afraid nervous anxious worried shocked surprised concerned accepted drew decided opted elected
    refused declined turned agreed skipped choose consented through
    """
) | {word.split(" ")[0] for word in ILL_VERB_WORDS | TREAT_VERB_WORDS}
_GATE = (
    rf"(?=[ ,]{{0,2}}(?:{any_of(frozenset(_FIRST))}|'m|am|was|were|is|became|been|being|be|\d|dx|diag|mis|un|re){END}"
    r"|[ ,]{1,2}\d)"
)
OWN_I = frames(
    _I + _GATE,
    *clause("i", 1.0),
    frame("i-suffer", 0.7, rf" (?:suffer|suffering|suffered) (?:from|with){END}", plain=True),
    frame(
        "i-abnormal",
        0.8,
        r" (?:have|had|got|having)(?: an?| very| really| extremely| such)* (?:low|high|elevated|abnormal|swollen"
        r"|enlarged",
        r"|underactive|overactive|under active|over active|bad|weak|irregular|positive|borderline"
        r"|terrible) (?:[\w-]{1,12} )?",
        rf"(?:{MEASURES}|{BODY}){END}",
    ),
    frame(
        "i-side-effects",
        0.9,
        r" (?:have|had|has|having|get|got|notice|noticed|experienced?|experiencing|feel|felt|suffered?)",
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
        r" (?:on|taking|using|took|off|taken|used|take|use)",
        rf"(?: (?!{NOT_OWN}\b)[\w'/{MASK}-]{{1,20}}){{1,3}} {FOR_TIME}",
        plain=True,
    ),
    frame(
        "i-on-day",
        0.6,
        r" (?:on|at|in|into|only on) (?:my )?(?:day|week|month|dose|cycle|round|pack|\d+(?:st|nd|rd|th)|first"
        r"|second|third) ",
        rf"(?:{COUNT}|day|week|month|dose|cycle|round|pack|of){END}",
        plain=True,
    ),
    frame(
        "i-got-it-for",
        0.8,
        r" (?:chose|bought|got|get|ordered|purchased|picked up|asked for|tried|use|used|take|took|using|taking"
        r"|received)",
        rf"(?: [\w'{MASK}-]{{1,16}}){{1,3}} for (?:[\w-]{{1,14}} ){{0,3}}?(?:{ILLNESS}|{SYMPTOM})",
    ),
    frame(
        "i-prescribed",
        1.0,
        r" (?:(?:pre|per)scri?bed|precribed|prescibed|put on|weaned (?:off|from)|hospitali[sz]ed|biopsied|operated on",
        rf"|misdiagnosed|admitted to)(?! (?:him|her|my|them|to (?:my|him|her)){END})",
        plain=True,
    ),
    frame(
        "i-took-it",
        0.6,
        r" (?:take|took|taken|taking|on|using|used|use|tried|start(?:ed)?|stopped|quit|off)(?: taking| using)? ",
        rf"(?:it|this|them|these|that stuff|this stuff|this (?:med|drug|product|pill|medicine|medication)){END}",
        plain=True,
    ),
    frame(
        "i-feel",
        0.5,
        rf" (?:feel|felt|feeling|get|got|getting|was|am)(?: [\w'-]{{1,14}}){{0,2}}? {FEELINGS}{END}",
        plain=True,
    ),
    frame(
        "i-same",
        0.5,
        r" (?:(?:get|have|had|got|experience|experienced|feel|felt) (?:exactly |just )?(?:that|this|it|those"
        r"|these)(?: (?:too|as well|also|after|until|at first|every|since|during|badly|really bad|for (?:an?|the"
        r"|\d+|two|three"
        r"|four|five|six|about|over|almost|years|months|weeks)))",
        r"|(?:(?:have|had|get|got|experienced|in|am|was|feel) )?(?:exactly |much )?(?:the )?same(?: thing| problem"
        r"| symptoms| issue| experience| boat)?(?:[ ,.!;]|$))",
        plain=True,
    ),
    frame(
        "i-had-to-stop",
        0.6,
        r" (?:stop|stopped|quit|discontinue|discontinued|come off|came off|go off|went off|give up|gave up|switch"
        r"|switched)",
        rf"(?: taking| using)?(?: it| them| this)? (?:because|due|after|as soon|when|since|for){END}",
        plain=True,
    ),
    frame(
        "i-had-counts",
        0.8,
        rf" (?:had|have|having|done|did|went through|finished|completed|got|needed|received"
        rf"|get) (?:[\w-]{{1,12}} ){{0,2}}?(?:{COUNT} )",
        rf"(?:[\w-]{{1,12}} ){{0,2}}?(?:{MASK}+|sessions|rounds|cycles|courses|doses|infusions|injections|fractions"
        rf"|treatments|stitches|biopsies|scans",
        rf"|seizures|surgeries|operations|attacks|relapses|transfusions|units|rads|zaps|shots|pints){END}",
        plain=True,
    ),
    frame(
        "i-found-lump",
        0.7,
        rf" (?:found|noticed|felt|discovered|find|notice) (?:an? |the |this |some |two "
        rf"|my ){{0,2}}(?:[\w-]{{1,12}} ){{0,2}}?(?:{SYMPTOM}|lump)",
    ),
    frame(
        "i-weeks-post",
        0.7,
        rf" (?:about |almost |only |nearly |over )?{COUNT} {UNIT}(?: and a half)? (?:post|out|into|in|off|on|past"
        rf"|from|since|clean|sober|free|pp){END}",
        plain=True,
    ),
    frame(
        "i-mine", 0.5, rf" (?:do|did|wear|use|take|took|have|had|inject|keep|got|started|stopped) mine{END}", plain=True
    ),
    frame(
        "i-had-out",
        0.9,
        rf" (?:had|have|having|get|getting|got)(?: [\w'-]{{1,12}}){{0,4}}? {BODY} (?:out|removed|off|replaced|fused"
        rf"|biopsied|amputated|scanned){END}",
    ),
    frame(
        "i-ended-in",
        0.8,
        r" (?:ended up|landed|spent|rushed|taken|admitted|wound up|in and out of"
        r"|hospitali[sz]ed)(?: [\w'-]{1,12}){0,4}? ?",
        rf"(?:(?:in|to|at) )?(?:the |an? )?(?:er|hospital|icu|emergency|emergency room|a&e|psych ward|ambulance){END}",
    ),
    frame("i-body", 0.4, rf" {_MISHAPS}{END}", plain=True),
    frame(
        "i-doctor",
        0.4,
        r" (?:went to|saw|see|seen|seeing|visited|called|asked|told|talked to|going to|under)(?: [\w'-]{1,12}){0,2}? ",
        rf"(?:{SPECIALISTS}|{DOCTORS}|emergency|er|hospital|urgent care){END}",
    ),
    frame(
        "i-felt-like",
        0.4,
        r" (?:felt|feel|feeling) (?:like|as if|as though|in|so|much|a lot|no|very|really|great|better|good|worse"
        r"|normal",
        rf"|fine|terrible|horrible|the difference){END}",
        plain=True,
    ),
    frame(
        "i-changed",
        0.4,
        r" (?:switched|started|stopped|quit|tapered|relapsed|weaned|upped|restarted) (?:last|in|this|two|three|\d+"
        r"|a|about|over|back|after|off",
        rf"|from|cold){END}",
        plain=True,
    ),
    frame("i-clean", 0.7, rf" (?:clean|sober) (?:since|for|now){END}", plain=True),
    frame("i-inject", 0.5, rf" (?:inject|self[ -]?inject|infuse|bolus|self[ -]?cath|catheterise)(?:ed|ing)?{END}"),
    frame(
        "i-had-some",
        0.5,
        rf" (?:had|have|done|did|got|needed|took|take|finished) {COUNT}(?: of (?:them|those|these))?",
        r"(?: (?:so far|by now|now|already|this year|over|and counting)|[.,!;]|$)",
        plain=True,
    ),
    # "I was in the trial, arm B"
    frame(
        "i-in-trial",
        0.8,
        r" (?:(?:in|on|into|joined|enrolled|part of|randomi[sz]ed|accepted|drew|got)(?: (?:in|on|to|into))?)",
        r"(?: (?:the|an?|this|that|my|same|control|phase|clinical|drug|\d|i|ii|iii)){0,4} (?:trial|placebo|arm"
        r"|control group)",
        rf"(?! (?:team|staff|results|data|design|site|report|period|version|room)){END}",
        plain=True,
    ),
    # "I chose not to have chemo", "I opted for the lumpectomy"
    frame(
        "i-chose",
        0.8,
        r" (?:chose|decided|opted|elected|refused|declined|turned down|agreed|skipped|choose|consented)",
        r"(?: (?:not|against|for|to|no|on|have|having|do|doing|skip|stop|go|get|start|try|the|an?|any|more|further"
        r"|with|out|of"
        rf"|ahead|second|my|both|\d+)){{0,6}} {TREATMENT}",
    ),
    # "I'm on my second line"
    frame(
        "i-on-nth",
        0.6,
        r" (?:on|at|in|into|through|finished|finishing|starting|start|started|done with|having|had|have) (?:my|the) ",
        rf"{ORDINAL} (?:[\w-]{{1,12}} )?(?:line|round|cycle|course|dose|infusion|injection|treatment|session|biopsy"
        rf"|scan|pack|shot"
        rf"|jab|surgery|operation|opinion|attempt){END}",
        plain=True,
    ),
    frame(
        "i-history",
        1.0,
        rf" (?:have|had) an? (?:(?:long|strong|personal|medical) )?history (?:of|with){NEAR}(?:{ILLNESS}|{SYMPTOM})",
    ),
    # "I have a hard time walking"
    frame(
        "i-trouble",
        0.6,
        r" (?:have|had|having) (?:a hard time|trouble|difficulty|problems)(?: (?:even|just|with|getting"
        r"|my))* (?:walk|breath|sleep|swallow|eat"
        r"|stand|talk|concentrat|urinat|mov|see|hear|focus|climb|remember)ing",
    ),
    # "I love this medicine"
    frame(
        "i-love-it",
        0.5,
        r" (?:love|loved|hate|hated|like|liked|miss|recommend|swear by) (?:(?:this|these|that|my) (?:[\w-]{1,12} )?",
        rf"(?:{TREATMENT}|drug|product)|{MASK}+){END}",
        plain=True,
    ),
    # "I was shocked at how awful the side effects were"
    frame(
        "i-dread",
        0.45,
        r" (?:dread|dreading|scared|terrified|afraid|nervous|anxious|worried|shocked|surprised|concerned) (?:at|of"
        r"|about|by|for)",
        rf"(?: [\w'-]{{1,12}}){{0,3}}? (?:{SYMPTOM}|my){END}",
        plain=True,
    ),
    frame(
        "i-tried-all",
        0.4,
        rf" (?:tried|done|been through) (?:(?:almost|nearly|just about) )?(?:everything|every|it all|all|so many"
        rf"|several|countless){END}",
        plain=True,
    ),
    frame(
        "i-got-diagnosis",
        1.0,
        rf" (?:got|received|had|have|given|getting) (?:the|my|an?|this) (?:[\w-]{{1,14}} )?(?:diagnosis|dx){END}",
    ),
)
OWN_I_DID = frames(
    _I,
    # "I cried every day", "I toss and turn": the writer tells, and does not think, ask, wish or advise.
    frame("i-did", 0.25, rf" (?!(?:{FILL_WORDS}|{THINKS}|{NOT_OWN}){END})[a-z][a-z']{{2,14}}", plain=True),
)
OWN_I_AM = frames(
    "",
    # "I was 34 when diagnosed"
    frame(
        "i-when-diagnosed",
        1.2,
        rf"i{END}(?: [\w'-]{{1,14}}){{0,5}}? (?:when|at|being|been|getting|after|since)(?: i was)? {DIAGNOSED}",
    ),
    # "I was 34 when they found the lump"
    frame(
        "i-was-age-when",
        0.6,
        r"i was(?: only| just| about)? (?:\d{1,2}|in my [\w ]{3,12})(?: years? old)? when (?:they|it|the|my|this"
        rf"|i (?:was|got|had|found|started|noticed|first)){END}",
        plain=True,
    ),
    frame("i-did-too", 0.4, rf"i (?:did|do|have|had|was|am|got|get)(?: too| as well|,|\.|!){END}", plain=True),
    frame(
        "i-was-age",
        0.4,
        rf"i was(?: only| just| about)? (?:\d{{1,2}}|a (?:kid|child|teen\w*|baby)|in my (?:\w+ )?(?:teens|\w+ties"
        rf"|\d0s)){END}",
        plain=True,
    ),
    frame(
        "i-person",
        0.6,
        rf"i(?:'m| am|m)(?: an?)? (?:\d{{1,2}}{YEARS_OLD},? ?{SEX}|(?:fe)?male,? (?:aged? )?\d\d){END}",
        plain=True,
    ),
    frame(
        "i-age",
        0.35,
        r"i(?:'m| am|m)(?: only| just| now| almost| nearly)? (?:1[2-9]|[2-9]\d)",
        r"(?! ?(?:%|percent|kg|lbs|pounds|weeks|months|days|miles|km|minutes|hours|points|cm|states))(?![\d/.])",
        plain=True,
    ),
    frame("i-only-one", 0.7, rf"i the only (?:one|person){END}", plain=True),  # "Am I the only one who"
)
OWN_NOT = frames(
    "i",
    # "I couldn't sleep", "I can't afford the copay"
    frame("i-cannot", 0.5, rf"(?:'m| am)? ?{CANNOT}(?: (?:even|really|barely|hardly)){{0,2}} {LIVES}{END}", plain=True),
    # "I never had any nausea with it"
    frame(
        "i-had-none",
        0.6,
        r"(?:'ve| have)? (?:never|haven't|have not|didn't|did not|don't)(?: (?:really|ever|even))?"
        r" (?:had|have|get|got|experienced?|noticed?|feel|felt|suffered?)(?: (?:an?|any|one|single|more|major|other"
        r"|bad|real|the)){0,3} ",
        rf"{SYMPTOM}(?: (?:from|with|on|since|so far|yet|at all|after|in|until|when|anymore|any more)\b|[.,!;\n]|$)",
        plain=True,
    ),
)
WE_US = frames(
    "",
    frame(
        "us-with",
        0.8,
        rf"us (?:who (?:have|are on|live with|suffer from|had|take)|with|on|living with|suffering from"
        rf"|dealing with){NEAR}",
        rf"(?:{ILLNESS}|{TREATMENT}|this (?:disease|condition|illness))",
    ),
    frame("us-sufferers", 0.8, rf"us {ILL_STATE}"),
)
