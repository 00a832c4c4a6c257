"""Whose illness a body speaks of, sentence by sentence. The sentences are ours."""

from __future__ import annotations

import pytest

from carethread.indexer.enrich.roles.cues import total
from carethread.indexer.enrich.roles.decision import choose
from carethread.indexer.enrich.roles.prepared import prepare
from carethread.indexer.enrich.roles.voices import MAX_CUES, hear

PATIENTS = [
    "I was prescribed this for anxiety and it worked.",
    "Took it for 3 days, terrible nausea.",
    "This med gave me awful headaches.",
    "Has anyone tried Copaxone? I was dx'd last year.",
    "I've had RA for ten years.",
    "Diagnosed with lupus in 2010.",
    "My oncologist wants to stop the chemo.",
    "I'm a two time cancer survivor.",
    "As someone with bipolar I can tell you it is not a mood.",
    "Those of us with MS know that heat is poison.",
    "My wife drove me to chemo every week.",
    "My mother had breast cancer and now I've been diagnosed too.",
    "They put me on 40 mg of prednisone.",
    "The pain in my legs kept me awake, my doctor said it was neuropathy.",
    "I'm 48 and have recently been diagnosed with Parkinson's. My husband is very supportive.",
    "My doctor says I have high blood pressure.",
    "Type 1 for thirty years here.",
    "The only side effect I had was a dry mouth.",
    "In and out of hospital with this since I was a kid.",
    "Mom of three here. Diagnosed with RA at 34.",
    "I couldn't sleep and my hair fell out on this drug.",
]
CAREGIVERS = [
    "My husband did two treatments of IL-2.",
    "For my daughter's treatment plan we waited.",
    "Mom was diagnosed with dementia in May.",
    "Asking for my mother, 82, with COPD.",
    "Caring for my dad with COPD wears me out.",
    "I lost my wife to glioblastoma.",
    "My best friend has stage 4 colon cancer.",
    "A friend of mine was diagnosed with MS.",
    "My 7 year old was diagnosed with epilepsy.",
    "My son is on Ritalin and his teacher complains.",
    "My father-in-law lives with us, he has Parkinson's and takes Sinemet.",
    "I'm his wife. He was diagnosed last year and the doctors say nothing can be done.",
    "My husband takes carbidopa every three hours. Does anyone else see this?",
    "My wife's oncologist stopped her chemo.",
    "I am a caregiver and I have no idea what a port is.",
    "My dad who lives in Ohio was diagnosed with PD.",
    "My other half was diagnosed with MS.",
    "She is my mother and she has dementia.",
    "My wife's uncle has PD.",
    "Dad was told on Tuesday. Stage IV melanoma, mets in the liver.",
]
NEITHER = [
    "My knitting is a disaster, my mother took my needles away.",
    "If I had cancer I would try anything.",
    "I don't have MS, I am here to learn.",
    "What are the side effects of Lipitor?",
    "I have a question about depression.",
    "I hope I never get cancer.",
    "Should I take aspirin?",
    "I tell my patients to take it with food.",
    "My dog was diagnosed with lymphoma.",
    "My neighbor's dog had surgery.",
    'An actor said "I have had depression all my life" on television.',
    "> I have had cancer twice\nThank you for telling us.",
    "People with MS often report fatigue.",
    "I think you should see a neurologist.",
    "I hope your mother's surgery goes well.",
    "My sister is an oncology nurse and says that ports are safe.",
    "I tried it and it worked great for me, my kids loved the cake.",
    "I used cream instead of butter.",
    "I have to add nuts.",
    "I read an article about diabetes.",
    "The patient was a 45 year old female with chest pain.",
    "My prayers are with you and your family.",
    "Does your husband take it with food?",
    "I'm 27 and I live in Boston.",
    "I had no idea that this drug was so expensive.",
    "My mother's cat died of cancer.",
    "A study of growth hormone in twelve patients with diabetes showed no side effects. " * 3,
    "My other question is about the treatment.",
]


def role(text: str) -> str | None:
    choice = choose(hear(prepare(text)), healthy=False)
    return choice.role if choice else None


@pytest.mark.parametrize("text", PATIENTS)
def test_patients(text: str) -> None:
    assert role(text) == "patient"


@pytest.mark.parametrize("text", CAREGIVERS)
def test_caregivers(text: str) -> None:
    assert role(text) == "caregiver"


@pytest.mark.parametrize("text", NEITHER)
def test_neither(text: str) -> None:
    assert role(text) is None


@pytest.mark.parametrize("text", ["Took it for three days.", "I'm the same, can't sleep.", "It worked for me."])
def test_plain_words_count_in_a_thread_about_health_only(text: str) -> None:
    voices = hear(prepare(text))
    assert choose(voices, healthy=False) is None
    assert choose(voices, healthy=True) is not None


def test_capitals_and_curly_apostrophes_make_no_difference() -> None:
    assert role("I’VE HAD CANCER TWICE") == "patient"


def test_a_cue_gives_the_words_as_written() -> None:
    prepared = prepare("Well. My Husband did two treatments of IL-2.")
    cue = hear(prepared).kin[0]
    assert prepared.said(cue.start, cue.end).startswith("My Husband did two treatments")


def test_lowering_keeps_offsets() -> None:
    prepared = prepare("İstanbul. I was diagnosed in Izmir.")
    assert len(prepared.low) == len(prepared.text)
    cue = hear(prepared).own[0]
    assert prepared.said(cue.start, cue.end) == "I was diagnosed"


def test_what_is_said_over_and_over_ends_the_reading() -> None:
    voices = hear(prepare("I was diagnosed with MS. " * 200))
    assert len(voices.own) == MAX_CUES
    assert total(voices.own) < 3
