"""From tree to plan: treatment names, words, fields, options."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carethread.index.analysis import stem
from carethread.index.errors import QueryError
from carethread.index.lexicon import load
from carethread.index.plan import EVERYTHING, NOTHING, All, AnyOf, Fuzzy, Not, Phrase, Plan, Prefix, Range, Term
from carethread.query.analyse import Analyser, Analysis
from carethread.query.analyse_words import FUNCTION_WORDS
from carethread.query.filters import Filters


def analyse(text: str, *, exact: bool = False, filters: Filters | None = None) -> Analysis:
    return Analyser(load(), lambda written: [written], exact=exact).analyse(text, filters or Filters())


def concept(id: str) -> Term:
    return Term("concept_up", id)


def word(stem: str) -> AnyOf:
    return AnyOf((Term("body", stem), Term("title", stem)))


def phrase(*stems: str) -> AnyOf:
    return AnyOf(tuple(All((Phrase(name, stems), *(Term(name, stem) for stem in stems))) for name in ("body", "title")))


PLANS: dict[str, Plan] = {
    "": EVERYTHING,
    "*": EVERYTHING,
    ":-(": NOTHING,
    "IL-2": concept("il-2"),
    "interleukin 2": concept("il-2"),
    "braf inhibitors": concept("braf-inhibitor"),
    "toxicity": word("toxic"),
    "interleukin 2 toxicity": All((concept("il-2"), word("toxic"))),
    "toxicity il 2": All((word("toxic"), concept("il-2"))),
    "(interleukin 2)": concept("il-2"),
    "IL-2 -Yervoy": All((concept("il-2"), Not(concept("ipilimumab")))),
    "IL-2/Yervoy": All((concept("il-2"), concept("ipilimumab"))),
    "IL-2-based": All((concept("il-2"), word("base"))),
    "ipi AND nivo": All((concept("ipilimumab"), concept("nivolumab"))),
    "interleukin -2": All((word("interleukin"), Not(AnyOf((
        Term("body", "2"), Term("body", "2%"), Term("title", "2"), Term("title", "2%")))))),
    "C-kit": phrase("c", "kit"),
    "7%": word("7%"),
    "PD-1ʼ": concept("pd-1-inhibitor"),
    "immuno*": AnyOf((Prefix("words", "immuno"), Prefix("title_words", "immuno"))),
    "toxcity~": AnyOf((Fuzzy("words", "toxcity", 2), Fuzzy("title_words", "toxcity", 2))),
    "dose~": AnyOf((Fuzzy("words", "dose", 1), Fuzzy("title_words", "dose", 1))),
    "my~": word("my"),
    "T-VEC~": analyse("T-VEC", exact=True).plan,
}  # fmt: skip


@pytest.mark.parametrize("text", PLANS)
def test_plan(text: str) -> None:
    assert analyse(text).whole == PLANS[text]


def test_exact_takes_names_as_words() -> None:
    assert analyse("IL-2", exact=True).plan == phrase("il", "2")


def test_function_words_select_and_do_not_score() -> None:
    assert analyse("The").plan == AnyOf((Term("words", "the"), Term("title_words", "the")))
    assert analyse("not").plan == word("not")


def test_function_words_are_not_marked() -> None:
    assert [leaf.query for leaf in analyse("The toxicity of").leaves] == ["toxicity"]
    assert [leaf.query for leaf in analyse("of the").leaves] == ["of", "the"]


def test_function_words_share_no_stem() -> None:
    assert {stem(each) for each in FUNCTION_WORDS} == FUNCTION_WORDS


def test_quoted_text_is_literal_and_scores_by_its_stems() -> None:
    assert analyse('"Yervoy dosing"').plan == AnyOf((
        All((Phrase("words", ("yervoy", "dosing")), Term("body", "yervoy"), Term("body", "dose"))),
        All((Phrase("title_words", ("yervoy", "dosing")), Term("title", "yervoy"), Term("title", "dose"))),
    ))  # fmt: skip


def test_what_only_selects_stands_in_the_filter() -> None:
    analysis = analyse("IL-2 role:editor -kind:post treatment:yervoy")
    assert analysis.plan == All((concept("il-2"), concept("ipilimumab")))
    assert analysis.filter == All((Term("role", "editor"), Not(Term("kind", "post"))))
    assert [restriction.query for restriction in analysis.restrictions] == ["role:editor", "-kind:post"]


FIELDS: dict[str, Plan] = {
    "role:editor,clinician": AnyOf((Term("role", "editor"), Term("role", "clinician"))),
    "kind:reply": Term("flag", "reply"),
    "kind:comment": Term("kind", "comment"),
    "to:patient": Term("parent_role", "patient"),
    "has:reply": Term("flag", "has_reply"),
    "has:date": Term("flag", "dated"),
    "is:unanswered": Term("flag", "unanswered"),
    "evidence:signed": Term("evidence", "signed"),
    "author:Jerry": Term("author_words", "jerry"),
    'author:"Jane from Maine"': Phrase("author_words", ("jane", "from", "maine")),
    "author:★★": Term("author", "★★"),
    "thread:abc": AnyOf((Term("thread", "abc"),)),
    "about:zelboraf": Term("about_up", "vemurafenib"),
    "date:2011": All((Range("date_high", 20110101), Range("date_low", None, 20111231))),
    "date:>2011": Range("date_high", 20120101),
    "since:2011-03": Range("date_high", 20110301),
    "until:2011-03": Range("date_low", None, 20110331),
}


@pytest.mark.parametrize("text", FIELDS)
def test_field(text: str) -> None:
    assert analyse(text).filter == FIELDS[text]


@pytest.mark.parametrize(
    ("text", "place", "meant"),
    [
        ("IL-2 treatment:yervvoy", "yervvoy", "Yervoy"),
        ("about:nothingknown", "nothingknown", None),
        ("date:2011-13", "2011-13", None),
        ("role:editor since:soon", "soon", None),
        ("date:2012..2011", "2012..2011", None),
    ],
)
def test_wrong_value(text: str, place: str, meant: str | None) -> None:
    with pytest.raises(QueryError) as caught:
        analyse(text)
    assert text[caught.value.start : caught.value.end] == place
    assert caught.value.hint
    if meant:
        assert meant in caught.value.suggestions


def test_wrong_option_points_into_the_option() -> None:
    with pytest.raises(QueryError) as caught:
        analyse("IL-2", filters=Filters(role=("editor, docter",)))
    error = caught.value
    assert error.query[error.start : error.end] == "docter"
    with pytest.raises(QueryError, match="needs a value"):
        analyse("", filters=Filters(role=(" , ",)))


def test_repeated_options() -> None:
    roles = analyse("", filters=Filters(role=("editor", "patient,reader")))
    assert roles.filter == AnyOf((Term("role", "editor"), Term("role", "patient"), Term("role", "reader")))
    both = analyse("", filters=Filters(treatment=("il-2", "Yervoy")))
    assert both.filter == All((concept("il-2"), concept("ipilimumab")))
    assert analyse("", filters=Filters(author=("Smith, Jane",))).filter == Phrase("author_words", ("smith", "jane"))


def test_leaves_leave_out_what_is_negated() -> None:
    analysis = analyse("IL-2 (toxicity OR -Yervoy) about:imatinib role:editor")
    assert [(leaf.kind, leaf.query) for leaf in analysis.leaves] == [
        ("concept", "IL-2"),
        ("word", "toxicity"),
        ("about", "imatinib"),
    ]
    assert {understood.concept for understood in analysis.understood} == {"il-2", "ipilimumab", "imatinib"}


def test_class_leaf_holds_its_members() -> None:
    (leaf,) = analyse("treatment:braf-inhibitor").leaves
    assert "vemurafenib" in leaf.concepts
    (member,) = analyse("vemurafenib").leaves
    assert "braf-inhibitor" not in member.concepts


def test_what_is_said_twice_counts_once() -> None:
    analysis = analyse("IL-2 toxic il-2 toxic IL-2")
    assert analysis.plan == All((concept("il-2"), word("toxic")))
    assert [leaf.query for leaf in analysis.leaves] == ["IL-2", "toxic", "il-2"]


def test_notes_say_what_was_left_aside() -> None:
    assert [note.kind for note in analyse("IL-2 OR").notes] == ["query"]
    assert [note.kind for note in analyse("???").notes] == ["query"]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["IL-2", "il", "2", "ipi", "+", " ", " ", "-", "x7", "%", "中", "²", "ʼ", "~"]), max_size=9
    )
)
def test_any_words_have_a_plan(parts: list[str]) -> None:
    try:
        plan = analyse("".join(parts)).plan
    except QueryError as error:
        assert "too far" in error.message  # "2~22": the one thing in here that makes no sense
    else:
        assert isinstance(plan, Plan)
