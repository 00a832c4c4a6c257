"""Sentence frames around "me": what a treatment, a doctor, an illness did to the writer. Data only; see `frames_i`."""

from __future__ import annotations

from carethread.indexer.enrich.roles.phrases import COUNT, END, frame, frames
from carethread.indexer.enrich.roles.words import (
    DOCTORS,
    ILLNESS,
    MASK,
    NOT_OWN,
    SPECIALISTS,
    SYMPTOM,
    TREATMENT,
    any_of,
)

# Looked for in the words around "me".
_PUT = any_of(
    "put puts start starts starting trying started switched took keep kept placed has have had got wants wanted"
)
_MADE = r"(?:makes?|made|making|left|leaves|gets?|got|had|have) me "
_ILL_FEELINGS = any_of(
    """
    sick ill nauseous nauseated sleepy drowsy tired dizzy weight hungry vomit throw_up anxious depressed suicidal
    zombie like_a_zombie foggy jittery shaky weak bloated constipated itch hair worse break_out groggy numb irritable
    emotional crazy moody high sweat bleed pounds lbs
    """
)
OWN_ME = frames(
    "",
    frame(
        "took-me-years",
        0.8,
        r"took me (?:[\w-]{1,12} ){1,4}to (?:get|be|receive|find)(?: [\w-]{1,12}){0,3}? ",
        rf"(?:diagnos\w+|dx|recover|heal|answers){END}",
    ),
    frame(
        "took-me-to",
        0.8,
        r"(?:drove|drives|took|takes|taking|rushed|sent|sends|brought|accompanie[ds]|came with|comes with"
        r"|went with|goes with) me ",
        r"(?:to|for)(?: (?:the|my|an?|every|all|most|see|each)){0,3} (?:[\w-]{1,14} )?",
        rf"(?:{TREATMENT}|{SPECIALISTS}|{DOCTORS}|hospital|er|emergency|emergency room|appointments?|a&e"
        rf"|urgent care|clinic){END}",
    ),
    frame(
        "put-me-on",
        1.0,
        rf"{_PUT} me (?:on|off)(?: (?!hold|the (?:phone|road|path|list)|my way|edge|track|notice"
        rf"|guard)[\w'{MASK}-]{{1,20}})",
        plain=True,
    ),
    frame(
        "did-to-me",
        0.9,
        r"(?:prescribed|prescribing|prescribe|diagnosed|treated|treating|operated on|referred|biopsied"
        r"|hospitali[sz]ed|tapered",
        rf"|weaned|cured|injected|tested) me(?! (?:like|as|with respect|badly|well|so)){END}",
        plain=True,
    ),
    frame(
        "gave-me",
        0.9,
        r"(?:gives?|gave|giving|given|causes?|caused|causing|left|leaves|brought|brings|filled|pumped|loaded"
        r"|offered|recommended",
        rf"|suggested) me(?: (?!{NOT_OWN}\b)[\w'-]{{1,14}}){{0,4}}? (?:{SYMPTOM}|{ILLNESS}|{TREATMENT})",
    ),
    frame(
        "made-me",
        0.8,
        rf"{_MADE}(?:feel |feeling |so |very |really |extremely |a little |a bit |too |super |more |gain |lose "
        rf"|\d+ ){{0,3}}?",
        rf"{_ILL_FEELINGS}{END}",
        plain=True,
    ),
    frame("made-me-feel", 0.5, rf"{_MADE}(?:feel|feeling){END}", plain=True),
    frame(
        "works-for-me",
        0.6,
        r"(?:works?|worked|working|helps?|helped|wonders|nothing|miracles|wonderful|great|good|effective"
        r"|life ?saver|trick|kinder)",
        rf"(?: [\w'-]{{1,12}}){{0,3}}? (?:for |to )?me{END}",
        rf"(?! (?:understand|out with|learn|find|decide|know|see|realize|think|get my head|to understand|to learn"
        rf"|to see){END})",
        plain=True,
    ),
    frame(
        "for-me",
        0.6,
        r"(?:settled|pass(?:ed)?|stopped|stop|faded|went away|got (?:better|worse)|improved|lasted|disappeared"
        r"|cleared|eased|lifted|returned"
        r"|ended|fixed|sorted|solved|did the trick|was the answer|came back|changed|failed|didn't work|did not work"
        r"|never worked|difference|did it|calmed down|kicked in"
        r"|wore off|backfired|game changer)",
        rf"(?: [\w'-]{{1,12}}){{0,3}}? for me{END}",
        plain=True,
    ),
    frame(
        "knocked-me",
        0.6,
        rf"(?:knock(?:s|ed)?|wip(?:es|ed)|la(?:ys|id)) me (?:out|sideways|flat|up|low){END}",
        plain=True,
    ),
    frame(
        "me-from",
        0.6,
        r"(?:keeps?|kept|stopped|saved|helps?|helped) me (?:from|sleep|to sleep|stable|alive|going|calm|focus"
        r"|cope|breathe|walk",
        rf"|out of the hospital|fall asleep|function){END}",
        plain=True,
    ),
    frame(
        "drives-me",
        0.35,
        rf"(?:driv(?:es?|ing)|kill(?:s|ing)|w[ao]kes?|waking) me (?:mad|crazy|insane|nuts|up){END}",
        plain=True,
    ),
    frame(
        "upped-me",
        0.6,
        rf"(?:upped|bumped|increased|lowered|titrated|moved) me (?:up |down )?(?:from|to|by){END}",
        plain=True,
    ),
    # "They told me I had six months", "told me to stop taking it"
    frame(
        "told-me",
        0.6,
        r"told me (?:that )?(?:i had|i have|i've|i needed|i need|i (?:would|will|might) (?:need|have|lose|never)|it had"
        rf"|to (?:stop|start|take|come off|go off|quit|keep taking|switch|cut)){END}",
        plain=True,
    ),
    frame(
        "gave-me-time",
        0.9,
        rf"(?:gave|given|giving|gives?|buys?|bought) me (?:only |about |just |less than |maybe "
        rf"|another )?{COUNT}(?:(?: to |-|/){COUNT})? (?:days|weeks|months|years)"
        r"(?! to (?!live))",
        plain=True,
    ),
    frame(
        "gave-me-to-take",
        0.6,
        rf"(?:gave|handed|offered) me (?:[\w'{MASK}-]{{1,16}} ){{1,3}}(?:to (?:take|try|use)|for (?:the|my) (?:pain"
        rf"|nausea|nerves)){END}",
        plain=True,
    ),
    # "until they switched me to the patch"
    frame(
        "moved-me",
        0.7,
        rf"(?:switched|switch|moved|changed|tapered|titrated) me (?:to|over|onto|off|from|back){END}",
        plain=True,
    ),
    frame(
        "sent-me",
        0.5,
        rf"(?:sent|referred|rushed|admitted|transferred|wheeled|opened|cut|stitched|sewed) me (?:to|for|in|up|open"
        rf"|home|back){END}",
        plain=True,
    ),
    # "got me to NED", "keeps me somewhat mobile"
    frame(
        "got-me-to",
        0.7,
        r"(?:got|brought|put|kept|keeps?|gets?) me (?:[\w-]{1,12} ){0,2}?(?:ned|remission|alive|mobile|moving|walking"
        rf"|functional|functioning|sane|upright|stable|regular){END}",
        plain=True,
    ),
    frame(
        "gives-me-relief",
        0.6,
        rf"(?:gives?|gave|brings?|brought|provides?|provided) me(?: [\w'-]{{1,12}}){{0,3}}? (?:relief|energy"
        rf"|strength|life back){END}",
        plain=True,
    ),
)
# Looked for around "for me" only.
OWN_FOR_ME = frames(
    "",
    # "For me CPAP was a game changer", "For me, it took a month"
    frame(
        "for-me-it",
        0.6,
        r"for me,?(?: (?:the|my|personally|at least|though|anyway))* (?:(?:it|this|that|these|they) (?:worked"
        r"|helped|took|lasted|started"
        rf"|came|went|stopped|caused|kicked in|wore off|hit)|(?:{SYMPTOM}|{TREATMENT}"
        rf"|{ILLNESS})(?: [\w-]{{1,12}}){{0,2}}? (?:was|were"
        rf"|is|are|worked|works|helped|helps|did|does|came|comes|got|started|lasted|made|caused|only)){END}",
        plain=True,
    ),
    # "Fatigue is the big one for me"
    frame(
        "of-it-for-me",
        0.6,
        rf"(?:{SYMPTOM}|{TREATMENT}|{ILLNESS})(?: (?!(?:you|your|he|she|they|him|her"
        rf"|them)\b)[\w'-]{{1,12}}){{1,7}}? for me{END}(?! to\b)",
        plain=True,
    ),
    frame(
        "not-for-me",
        0.5,
        rf"(?:was|is|are|were)(?:n't| not)(?: right| worth it| the right one)? for me{END}(?! to\b)",
        plain=True,
    ),
)
