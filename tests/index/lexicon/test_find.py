"""Finding names in text: places, splits and joins, plurals, capitals, context, misspellings."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carethread.index.lexicon import load

LEXICON = load()
NAMES = sorted(name for concept in LEXICON.concepts.values() for name in concept.names[:2])
FILLER = (
    "and then we waited",
    ", ",
    ". The next day ",
    "\n\n",
    " / ",
    "my doctor said",
    "20 mg",
    "'s",
    "? ",
    " (",
    ") ",
    "é ",
)


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.surface, mention.concept) for mention in LEXICON.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL-2, IL2, Il-2, il 2, IL -2", ["il-2"] * 5),
        ("Interleukin-2 or Inter leukin 2 or interleukin two", ["il-2"] * 3),
        ("IL-21 and IL-15 and il 22", []),
        ("Zelboraf/Yervoy", ["vemurafenib", "ipilimumab"]),
        ("anti-PD1, anti PD-1", ["pd-1-inhibitor"] * 2),
        ("carbo/taxol", ["carboplatin", "paclitaxel"]),
        ("braf/mek inhibitor", ["braf-mek-inhibitor-combination"]),
        ("BRAF+ with a BRAF mutation", []),
        ("ipi/nivo", ["ipi-nivo"]),
        ("Ipi and nivo", ["ipi-nivo"]),
        ("St. John's Wort", ["st-johns-wort"]),
        ("vit. D3", ["vitamin-d"]),
        ("chemo therapy, anti biotics, pain-killers", ["chemotherapy", "antibiotic", "painkiller"]),
        ("radio frequency ablation", ["cardiac-ablation"]),
        ("carbidopa/levodopa", ["carbidopa-levodopa"]),
        ("Ortho Tri-Cyclen Lo", ["ethinyl-estradiol-pill"]),
    ],
)
def test_spellings(text, expected):
    assert [mention.concept for mention in LEXICON.find(text)] == expected


@pytest.mark.parametrize(
    ("text", "surface", "concept"),
    [
        ("Interferons odds were bad", "Interferons", "interferon"),
        ("countless surgeries", "surgeries", "surgery"),
        ("the TIL's were grown", "TIL's", "til-therapy"),
        ("Yervoy’s side effects", "Yervoy’s", "ipilimumab"),
        ("her beta blockers", "beta blockers", "beta-blocker"),
        ("two biopsies and three infusions of iron", "iron", "iron"),
        ("all those Xanaxes", "Xanaxes", "alprazolam"),
    ],
)
def test_plurals_and_possessives(text, surface, concept):
    assert found(text) == [(surface, concept)]


@pytest.mark.parametrize(
    "text", ["they differ in size", "surgery or alone", "to cover as much", "in vitro", "mass use"]
)
def test_everyday_words_do_not_join_to_a_name(text):
    assert [surface for surface, _ in found(text) if " " in surface] == []


@pytest.mark.parametrize("text", ["IL. 2 weeks later", "beta, blocker", "low dose.\n\nNaltrexone-free", "IL\n\n2"])
def test_a_name_does_not_cross_a_stop(text):
    assert "il-2" not in [concept for _, concept in found(text)]
    assert "low-dose-naltrexone" not in [concept for _, concept in found(text)]
    assert "beta-blocker" not in [concept for _, concept in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "the radiation oncologist",
        "the IL-2 receptor",
        "a c-kit mutation",
        "my vitamin D levels",
        "insulin resistance",
        "my oxygen saturation",
        "iron deficiency",
        "a plastic surgeon",
        "lithium batteries",
        "PD-L1 expression",
    ],
)
def test_blocked(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Vitamin B12 503 pg/ml, folate 5.8, ferritin fine",
        "my vitamin D was 14 and my calcium is low",
        "free T3 at the bottom, T4 in range",
        "low iron and a zinc deficiency",
        "his testosterone came back normal",
    ],
)
def test_what_is_measured_is_no_treatment(text):
    assert not [surface for surface, _ in found(text) if surface not in ("folate",)]


@pytest.mark.parametrize(
    "text", ["vitamin D 5000 iu", "B12 shots", "testosterone gel", "oxygen at 2 L", "iron with food"]
)
def test_what_is_taken_is_one(text):
    assert found(text)


def test_capitals_decide_where_the_data_says_so():
    assert found("the TIL trial") == [("TIL", "til-therapy")]
    assert found("I waited til noon, till noon, Til noon") == []


@pytest.mark.parametrize(
    ("near", "far"),
    [
        ("on pred 20 mg a day", "pred is short for predator"),
        ("tec and Copaxone", "the tec industry"),
        ("dex 4 mg with my chemo", "the dex of the game"),
        ("my boost shakes, 300 calories", "we boost each other"),
    ],
)
def test_names_that_count_only_near_others(near, far):
    assert found(near)
    assert found(far) == []


def test_context_ends_with_the_paragraph():
    assert found("I read about pred.\n\n20 mg of something else") == []


@pytest.mark.parametrize(
    ("word", "concept"),
    [
        ("keytrudda", "pembrolizumab"),
        ("pembrolizumabb", "pembrolizumab"),
        ("pembrolizmub", "pembrolizumab"),
        ("metforrmin", "metformin"),
        ("surgergy", "surgery"),
        ("copaxoone", "glatiramer"),
        ("gabapentinn", "gabapentin"),
    ],
)
def test_misspellings(word, concept):
    mentions = LEXICON.find(f"I took {word} for a year")
    assert [(mention.surface, mention.concept, mention.via) for mention in mentions] == [(word, concept, "fuzzy")]
    assert LEXICON.find(f"I took {word} for a year", fuzzy=False) == []


@pytest.mark.parametrize(
    "word", ["decision", "reaction", "tradition", "vacation", "expression", "Fosters", "message", "mediation", "surge"]
)
def test_ordinary_words_are_no_misspellings(word):
    assert found(f"the {word} of the day") == []


def test_known_misspellings_are_exact():
    [mention] = LEXICON.find("I took yervoi")
    assert (mention.concept, mention.via) == ("ipilimumab", "exact")


texts = st.lists(st.one_of(st.sampled_from(NAMES), st.sampled_from(FILLER), st.text(max_size=12)), max_size=12).map(
    " ".join
)


@given(texts)
def test_places_are_those_of_the_text(text):
    last = 0
    for mention in LEXICON.find(text):
        assert text[mention.start : mention.end] == mention.surface
        assert last <= mention.start < mention.end <= len(text)
        assert mention.concept in LEXICON
        last = mention.end


@given(texts, st.sampled_from(NAMES))
def test_other_paragraphs_change_nothing(text, other):
    shift = len(other) + 2
    around = {
        (mention.start - shift, mention.end - shift, mention.concept)
        for mention in LEXICON.find(f"{other}\n\n{text}\n\n{other}")
    }
    alone = {(mention.start, mention.end, mention.concept) for mention in LEXICON.find(text)}
    assert alone <= around


@given(st.text(alphabet=string.printable, max_size=200))
def test_any_text_can_be_searched(text):
    exact = LEXICON.find(text, fuzzy=False)
    assert all(mention.via == "exact" for mention in exact)
    assert all(mention.concept in LEXICON for mention in LEXICON.find_in_query(text))
