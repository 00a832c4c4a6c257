"""Sentence frames with "my": the writer's own illness, doctors, treatments. Data only; see `frames_i`."""

from __future__ import annotations

import re

from carethread.indexer.enrich.roles.phrases import (
    END,
    HURTS,
    ORDINAL,
    frame,
    frames,
)
from carethread.indexer.enrich.roles.words import (
    BODY,
    DOCTORS,
    ILLNESS,
    MASK,
    MEASURES,
    SPECIALISTS,
    STOPS,
    SYMPTOM,
    SYMPTOMS,
    TREATMENT,
)

_MY = rf"my(?: (?!{STOPS}{END})[\w'/{MASK}-]{{1,18}}){{0,3}}? [\"']?"
# What makes an illness or a treatment of a part of the body: "my lung cancer", "my knee surgeon".
_OF_BODY = (
    r"(?:cancers?|tumou?rs?|disease|failure|attacks?|infections?|surgery|surgeon|transplant|replacement|specialist"
    r"|doctor"
    r"|condition|problems?|pain|issues|removal|biopsy|scan)"
)
OWN_MY = frames(
    _MY,
    frame("my-illness", 1.0, rf"{ILLNESS}"),
    frame("my-specialist", 0.7, rf"{SPECIALISTS}{END}"),
    frame("my-treatment", 0.7, rf"{TREATMENT}"),
    frame("my-body-hurts", 0.6, rf"{BODY} (?:[\w'-]{{1,12}} ){{0,2}}?{HURTS}{END}", plain=True),
    frame("my-measure", 0.6, rf"{MEASURES}{END}"),
    frame("my-doctor", 0.4, rf"{DOCTORS}{END}"),
    frame("my-symptom", 0.6, rf"{SYMPTOM}"),
    frame("my-body", 0.2, rf"{BODY}{END}(?! {_OF_BODY})", plain=True),
)
OWN_MY_STORY = frames(
    "",
    frame(
        "my-results",
        0.7,
        r"my (?:[\w-]{1,12} ){0,2}?(?:test|lab|biopsy|blood|scan|mri|tsh|thyroid|pathology)? ?results ",
        rf"(?:are|were|came|back|show|showed|say|said|from|today|just){END}",
    ),
    # "My numbers dropped", "my next scan"
    frame(
        "my-numbers",
        0.5,
        r"my (?:[\w-]{1,12} )?(?:numbers|counts?|levels?|markers|readings) (?:have |had |just |finally "
        r"|also ){0,2}(?:dropped|went|go|are|were"
        rf"|fell|rose|rising|keep|kept|came|come|halved|doubled|tanked|improved|climbed|stayed|look|looked){END}",
        plain=True,
    ),
    frame(
        "my-nth",
        0.5,
        rf"my (?:{ORDINAL}|latest|upcoming|most recent) (?:[\w-]{{1,12}} )?(?:scan|round|cycle|infusion|appointment"
        rf"|check-?up|dose|injection"
        rf"|session|course|biopsy|operation|relapse|flare|attack|line|shot|jab){END}",
        plain=True,
    ),
    frame("my-age", 0.4, r"my age is \d\d", plain=True),
    frame(
        "my-story",
        0.3,
        r"my (?:own |personal )?(?:experiences?|story|journey|situation|results|periods?|insurance|copay",
        rf"|first (?:dose|week|month|day|pill|pack|injection|shot|treatment)){END}",
        plain=True,
    ),
)
# "the pain in my feet": what stands before "my", and the part of the body behind it.
ACHE_BEFORE = re.compile(
    rf"(?:{SYMPTOMS}|\b(?!happi|kind|good|busi|wit|like|forgive|great|dark|weak)[a-z]{{3,12}}ness|\b(?:sensations?"
    rf"|feelings?|clicking|popping|stabbing"
    rf"|needles|pressure))(?: [\w'-]{{1,12}}){{0,2}}? (?:in|on|down|around|throughout|over|of|up|through|behind|under)"
    r" (?:all of |both of |both )?$"
)
BODY_AFTER = re.compile(rf"my (?:[\w-]{{1,12}} ){{0,2}}?{BODY}{END}")
ACHE = frame("ache-in-my", 0.8)

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
