"""The parser: what each query means, what is wrong with others, and that printing a tree gives it back."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carethread.index.errors import QueryError
from carethread.query.language import MAX_NESTING, MAX_QUERY, QUERY_FIELDS, outline, parse
from carethread.query.language.nodes import (
    And,
    Everything,
    Field,
    Fuzzy,
    Node,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Value,
    Word,
)


def tree(text: str) -> Node:
    return parse(text).tree


def words(*texts: str) -> tuple[Word, ...]:
    return tuple(Word(text) for text in texts)


MEANINGS = {
    "": Everything(),
    "  \n": Everything(),
    "*": Everything(),
    ":-(": Nothing(),
    "...": Nothing(),
    "il 2": And(words("il", "2")),
    "a AND b": And(words("a", "b")),
    "a OR b": Or(words("a", "b")),
    "a b OR c": Or((And(words("a", "b")), Word("c"))),
    "a (b OR c)": And((Word("a"), Or(words("b", "c")))),
    "IL-2 -Yervoy": And((Word("IL-2"), Not(Word("Yervoy")))),
    "IL-2 NOT Yervoy": And((Word("IL-2"), Not(Word("Yervoy")))),
    "-(a OR b)": Not(Or(words("a", "b"))),
    "NOT NOT a": Not(Not(Word("a"))),
    '"Shopping Cart"': Phrase("Shopping Cart"),
    "“Shopping Cart”": Phrase("Shopping Cart"),
    '"a b"~5': Phrase("a b", 5),
    "immuno*": Prefix("immuno"),
    "yervvoy~": Fuzzy("yervvoy"),
    "yervvoy~2": Fuzzy("yervvoy", 2),
    "IL-2": Word("IL-2"),
    "BRAF/MEK": Word("BRAF/MEK"),
    "7%": Word("7%"),
    "C-kit": Word("C-kit"),
    "6miu's": Word("6miu's"),
    "T-VEC": Word("T-VEC"),
    "10:30": Word("10:30"),
    "http://example.org/a?b=c": Word("http://example.org/a?b=c"),
    "BRAF:V600E": Word("BRAF:V600E"),
    "drug(s)": Word("drug(s)"),
    "what about IL-2? :-(": And(words("what", "about", "IL-2")),
    "(:-) fine)": Word("fine"),
    '5" needle': And(words("5", "needle")),
    "**bold**": Word("bold"),
    "– a dash -- here": And(words("a", "dash", "here")),
    "Date: today": And(words("Date", "today")),
    "role:editor": Field("role", (Value("editor"),)),
    "Role:EDITOR": Field("role", (Value("editor"),)),
    "role:editor,clinician": Field("role", (Value("editor"), Value("clinician"))),
    'since:"march 2012"': Field("since", (Value("march 2012", quoted=True),)),
    "date:2011-01..2012": Field("date", (Value("2011-01..2012"),)),
    "date:>2011": Field("date", (Value(">2011"),)),
    "-role:editor": Not(Field("role", (Value("editor"),))),
    "treatment:BRAF/MEK": Field("treatment", (Value("BRAF/MEK"),)),
    'author:"Jane, Maine",jerry': Field("author", (Value("Jane, Maine", quoted=True), Value("jerry"))),
}


@pytest.mark.parametrize("text", MEANINGS)
def test_meaning(text: str) -> None:
    assert tree(text) == MEANINGS[text]


@pytest.mark.parametrize("text", MEANINGS)
def test_printed_tree_parses_to_itself(text: str) -> None:
    assert parse(str(parse(text))) == parse(text)


WRONG = {
    "auhtor:foo": ("auhtor", "author"),
    "IL-2 rol:editor": ("rol", "role"),
    "role:editr": ("editr", "editor"),
    "role:doctor": ("doctor", "clinician"),
    "kind:repply": ("repply", "reply"),
    "is:question": ("question", "has:question"),
    "has:reply,dat": ("dat", "has:date"),
    '"not closed': ('"not closed', None),
    'a "b" "c': ('"c', None),
    "role:": ("role:", None),
    "role: editor": ("role:", None),
    "role:(editor OR reader)": ("role:", None),
    'role:""': ("role:", None),
    "il*": ("il*", None),
    "word~9": ("word~9", None),
}


@pytest.mark.parametrize("text", WRONG)
def test_wrong_query_names_the_place_and_the_nearest(text: str) -> None:
    place, meant = WRONG[text]
    with pytest.raises(QueryError) as caught:
        parse(text)
    error = caught.value
    assert error.query == text
    assert text[error.start : error.end] == place
    assert error.hint
    if meant:
        assert error.suggestions[0] == meant
        assert meant in error.hint


def test_unknown_field_lists_all_fields() -> None:
    with pytest.raises(QueryError) as caught:
        parse("zzz:foo")
    assert all(name in caught.value.hint for name in QUERY_FIELDS)
    assert caught.value.suggestions == ()


@pytest.mark.parametrize("text", ["a OR", "OR a", "a AND AND b", "NOT", "a )", "( a", "a AND OR b", "()", "-( )"])
def test_stray_operators_are_left_aside(text: str) -> None:
    parsed = parse(text)
    assert "a" in str(parsed) or isinstance(parsed.tree, Nothing)


def test_what_is_left_aside_is_remarked() -> None:
    assert parse("IL-2 OR").tree == Word("IL-2")
    assert "“OR” at character 6" in parse("IL-2 OR").remarks[0]
    assert "not closed" in parse("(a OR b").remarks[0]
    assert parse("a b").remarks == ()
    assert parse("a b OR c").remarks == ()
    assert "a OR (b role:editor)" in parse("a OR b role:editor").remarks[0]
    assert parse("(a OR b) role:editor").remarks == ()


def test_spans_give_the_raw_text() -> None:
    text = 'IL-2?  -role:editor "side effects"~3 (immuno* OR x)'
    parsed = parse(text).tree
    assert isinstance(parsed, And)
    raw = [text[part.span[0] : part.span[1]] for part in parsed.parts]
    assert raw == ["IL-2", "-role:editor", '"side effects"~3', "immuno* OR x"]


def test_limits() -> None:
    with pytest.raises(QueryError, match="longer than"):
        parse("a " * MAX_QUERY)
    with pytest.raises(QueryError, match="inside each other"):
        parse("(" * (MAX_NESTING + 1) + "a" + ")" * (MAX_NESTING + 1))
    with pytest.raises(QueryError, match="inside each other"):
        parse("NOT " * (MAX_NESTING + 1) + "a")
    assert tree("(" * MAX_NESTING + "a") == Word("a")


def test_outline_shows_every_part() -> None:
    assert outline(tree("a -(b OR role:editor)")) == (
        "all of\n  word a\n  not\n    any of\n      word b\n      field role:editor"
    )


FRAGMENTS = st.sampled_from(
    [
        "IL-2", "a", "OR", "AND", "NOT", "-", "(", ")", '"', "“", "”", "*", "~", "~5", ":", ",", "role:", "editor",
        "date:", "2011..2012", "author:", "x:y", "(s)", " ", " ", " ", "\n", "\x00", "7%", "é", "中", "²", "ʼ", "'s",
        ":-(", "http://", "is:", "reply", "_", "–", "́", "\u2028",
    ]
)  # fmt: skip
QUERIES = st.one_of(st.lists(FRAGMENTS, max_size=40).map("".join), st.text(max_size=60))


@settings(max_examples=600, deadline=None)
@given(QUERIES)
def test_any_text_is_a_query_or_a_query_error(text: str) -> None:
    start = time.process_time()
    try:
        parsed = parse(text)
    except QueryError as error:
        assert 0 <= error.start <= error.end <= len(text)
        return
    finally:
        assert time.process_time() - start < 0.05
    assert parse(str(parsed)) == parsed


NODES = st.recursive(
    st.one_of(
        st.sampled_from(["IL-2", "7%", "drug(s)", "not", "x"]).map(Word),
        st.sampled_from(["immuno", "BRAF-inhib"]).map(Prefix),
        st.builds(Fuzzy, st.just("yervvoy"), st.sampled_from([None, 0, 1, 2])),
        st.builds(Phrase, st.sampled_from(["side effects", "a (b OR"]), st.sampled_from([None, 0, 5])),
        st.just(Field("role", (Value("editor"), Value("patient")))),
        st.just(Everything()),
    ),
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=4).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=2, max_size=4).map(lambda parts: Or(tuple(parts))),
    ),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(NODES)
def test_every_tree_prints_as_a_query_that_gives_it_back(node: Node) -> None:
    assert parse(str(node)).tree == node
