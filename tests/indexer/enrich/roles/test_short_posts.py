"""Posts of a sentence or two in a thread about health, kind by kind; beside each kind what only looks like it.

The sentences are ours and were written, with their roles, before the frames for them: at the first run 6 of 44 patients
and none of 23 caregivers were heard, and 2 of 48 others were misnamed.
"""

from __future__ import annotations

import pytest

from carethread.index.lexicon import load
from carethread.indexer.enrich.roles import Verdict, assign, frames_bare
from carethread.indexer.enrich.roles.frames_note import NOTES
from carethread.indexer.enrich.roles.frames_start import STARTS
from carethread.indexer.raw import Entry, RawThread

PATIENTS = {
    "what is planned": [
        "Radiotherapy begins on Thursday, trying not to think about it.",
        "Next scan is in three weeks.",
        "Fourth infusion tomorrow and I feel sick already.",
        "Surgery booked for the 14th.",
    ],
    "counted days": [
        "Week 3 post op and the drains are out.",
        "Day 40 after transplant, still no appetite.",
        "Round two done, four to go.",
        "I'm on my third line and holding.",
        "I am halfway through my second course of it.",
    ],
    "what the body did": [
        "Dropped 30 pounds before they found a dose that suited.",
        "Lost my eyebrows but kept my humour.",
        "Couldn't walk to the gate by the second week.",
        "Can finally eat again.",
        "My numbers halved within a month.",
        "My eyelids swelled shut the first night.",
        "Terrible cramps. Night sweats. Never again.",
    ],
    "what did not come": [
        "Not a single side effect so far.",
        "I never had any nausea with it.",
        "Haven't had a flare since the change.",
    ],
    "for me": [
        "For me the tablets did nothing.",
        "For me, it took about a month.",
        "Brain fog is the worst of it for me.",
        "This one was not for me, the cramps were awful.",
    ],
    "what they did and said": [
        "They told me I had a year. That was 2009.",
        "The surgeon gave me eight months.",
        "It got bad until they moved me to the other tablet.",
        "Rang the nurse, she told me to stop taking it.",
        "It got me to remission and I would do it again.",
        "They opened me up and took half the bowel.",
    ],
    "what was chosen": [
        "I decided against chemo and sleep well with it.",
        "I opted for the lumpectomy.",
        "I refused the second operation.",
        "I was in the placebo arm, as it turned out.",
        "I joined a phase 2 trial in Leeds.",
        "I've tried everything for this itch, nothing helps.",
    ],
    "heard later": [
        "I have a history of kidney stones.",
        "I have trouble swallowing since then.",
        "Two more rounds to go.",
        "Prescribed for a kidney stone, worked like a charm.",
        "Cleared up my rash in a week.",
        "The biopsy was painful, I won't lie.",
        "Been constipated since Monday.",
        "I love this inhaler.",
        "Day three of being on the patch.",
        "I was supposed to have surgery in May.",
        "My breast cancer was missed twice.",
        "There is a tightness in my jaw, a kind of hoarseness in my throat.",
    ],
    "how it began and stands": [
        "I was 29 when they found it.",
        "Been in remission since the spring.",
        "Went into remission after the sixth round.",
        "Mine came back in the liver.",
        "It worked for eight months, then wore off.",
        "Chronic sinusitis for years, nothing helped but this.",
        "I'm HLA-B27 positive too.",
        "Does the ringing ever go away?",
        "I can't afford the copay any more.",
    ],
}
CAREGIVERS = {
    "a relative without my": [
        "Husband has stage 4 colon cancer, on his second line.",
        "Daughter (9) was diagnosed in June.",
        "Brother diagnosed last month, he is 41.",
        "Wife's oncologist wants to switch.",
        "Son was on it for a year and never complained.",
        "Sister had the same operation in Leeds.",
        "Mother takes it for her joints.",
        "Thanks for this. Partner started chemo last week.",
    ],
    "what the relative does": [
        "My sister starts radiation on Monday.",
        "My father couldn't tolerate the second drug.",
        "My niece flew to Boston for a trial.",
        "My cousin just found out it has spread.",
        "My late husband was treated in that clinic.",
        "My nan swears by it for her hip.",
        "My friend finishes chemo in May.",
    ],
    "what the writer does": [
        "I take my neighbour to dialysis on Tuesdays.",
        "We moved Mum into a care home in the end.",
        "I drove my brother to every appointment.",
        "I try to get my wife to drink more between rounds.",
    ],
    "heard later": [
        "My son started showing signs of asthma at two.",
        "My wife was given this for her gout.",
        "Still no diagnosis for our daughter.",
        "He went into hospital this morning for the transplant, keep him in your prayers.",
    ],
    "he and she alone": [
        "His oncologist has nothing left to offer and I don't know how to tell him.",
        "She passed away on Friday. Thank you all for the kindness.",
        "We took her to the hospital last night, she has pneumonia again.",
        "He is back on chemo and I drive him there.",
    ],
}
NEITHER = {
    "plans and counts of others": [
        "Treatment starts with a low dose and goes up.",
        "Radiation is given over several weeks.",
        "Round tables are held every spring.",
        "Week 3 of the course is about statistics.",
        "Good luck with your surgery on Monday.",
        "Let us know how the scan on Thursday goes.",
    ],
    "others' bodies": [
        "You may lose your hair by week three.",
        "Most people gain some weight on it.",
        "No side effects were seen in mice.",
        "Never heard of that side effect.",
        "Can't wait to read the next part.",
        "Lost interest after the first page.",
        "Couldn't agree more.",
    ],
    "for me, of something else": [
        "For me this article was an eye opener.",
        "For me it is a question of trust in the regulator.",
        "Not for me to say.",
        "Thanks for writing this for me and the others.",
    ],
    "told and given": [
        "A friend told me to read this.",
        "They told me about your page.",
        "The editor gave me two weeks to answer.",
        "It got me thinking about the cost.",
    ],
    "chosen and tried": [
        "I decided to write about the trial.",
        "I chose to study pharmacy.",
        "I was on the team that ran the trial.",
        "Patients who refused chemo were left out.",
        "Went into the archive after lunch.",
    ],
    "relatives in general": [
        "Mothers should ask for the blood test.",
        "Husband and wife teams run the clinic.",
        "Wife of the senator has cancer, says the paper.",
        "Partner with your doctor and ask questions.",
        "Parents of sick children need better leave.",
        "Son of the founder now leads the company.",
        "Child has a right to be told.",
        "Sister study of this trial is under way.",
    ],
    "relatives who are well": [
        "My wife found your site and told me.",
        "My brother went to Boston for work.",
        "My sister starts medical school in May.",
        "My mother couldn't stand hospitals on television.",
        "I drove my son to school while listening to this.",
        "My late father was a pharmacist.",
    ],
    "not about health": [
        "I bought a new battery and two days later I was stranded again.",
        "I grew up there and I moved away.",
        "I help my wife in the garden, it keeps us young.",
        "I gave my brother a book about it.",
        "The history of the drug is long.",
        "I have trouble believing the numbers.",
    ],
    "he and she of others": [
        "He should ask his oncologist for a second opinion.",
        "She sounds exhausted, her doctors ought to listen.",
        "Sorry to hear about your dad, he is lucky to have you. I hope they can help him.",
        "Her oncologist is right about the dose.",
        "He was treated for years and wrote a book about it.",
        "I read his book, he passed away in 1999.",
        "Our dog was put on prednisone by the vet. She has arthritis.",
        "My husband took the cat to the vet, she has diabetes.",
    ],
}


def verdict(text: str) -> Verdict:
    post = Entry("How did the treatment go for you, and what were the side effects?", author="op")
    thread = RawThread([post, Entry(text, author="x", parent=0)], title="Treatment and side effects", venue="forum")
    lexicon = load()
    return assign(thread, mentions=[lexicon.find(entry.body) for entry in thread.entries])[1]


def every(kinds: dict[str, list[str]]) -> list[str]:
    return [text for texts in kinds.values() for text in texts]


@pytest.mark.parametrize("text", every(PATIENTS))
def test_patients(text: str) -> None:
    got = verdict(text)
    assert got.role == "patient"
    assert got.reasons[0].split("“")[1].rstrip("”…") in text


@pytest.mark.parametrize("text", every(CAREGIVERS))
def test_caregivers(text: str) -> None:
    got = verdict(text)
    assert got.role == "caregiver"
    assert got.reasons[0].split("“")[1].rstrip("”…") in text


@pytest.mark.parametrize("text", every(NEITHER))
def test_neither(text: str) -> None:
    assert verdict(text).role not in {"patient", "caregiver"}


def test_every_frame_of_a_head_is_tried() -> None:
    groups = (frames_bare.START_NOUN, frames_bare.START_NUMBER, frames_bare.START_WORD)
    names = [member.name for group in groups for member in group.frames]
    assert sorted(names) == sorted(member.name for member in (*STARTS, *NOTES))
    assert all(group.frames for group in groups)
