"""Sentence frames with "my" and "me": the writer's own illness, doctors, treatments. Data only; see `frames_i`."""

from __future__ import annotations

import re

from carethread.indexer.enrich.roles.phrases import (
    END,
    HURTS,
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
    STOPS,
    SYMPTOM,
    SYMPTOMS,
    TREATMENT,
    any_of,
)

_MY = rf"my(?: (?!{STOPS}{END})[\w'/{MASK}-]{{1,18}}){{0,3}}? "
OWN_MY = frames(
    _MY,
    frame("my-illness", 1.0, rf"{ILLNESS}"),
    frame("my-specialist", 0.7, rf"{SPECIALISTS}{END}"),
    frame("my-treatment", 0.7, rf"{TREATMENT}"),
    frame("my-body-hurts", 0.6, rf"{BODY} (?:[\w'-]{{1,12}} ){{0,2}}?{HURTS}{END}", plain=True),
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
)
# "It changed my life": looked at from the verb.
MY_LIFE = frames(
    "",
    frame(
        "my-life",
        0.5,
        rf"(?:changed|saved|ruined|transformed|destroyed|turned) my (?:whole |entire )?life{END}",
        plain=True,
    ),
)
