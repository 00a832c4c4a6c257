"""Places and snippets: what is marked, where a snippet begins and ends."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carethread.index.lexicon import load
from carethread.index.record import Record
from carethread.query.analyse import Analyser
from carethread.query.highlight import Found, find, merge
from carethread.query.results import Snippet
from carethread.query.snippets import MAX_SNIPPET, MAX_SNIPPETS, brief, sentences, shorten, snippets


def record(body: str, **changes: object) -> Record:
    mentions = tuple(load().find(body))
    base = Record(
        "t-1", "t", "t-0", "comment", 1, 1, None, None, "patient", "none", "low", None, "none", body,
        tuple(dict.fromkeys(mention.concept for mention in mentions)), mentions,
    )  # fmt: skip
    return base.with_changes(**changes)


def found(query: str, body: str, parent: Record | None = None, **changes: object) -> Found:
    leaves = Analyser(load(), lambda written: [written]).analyse(query).leaves
    return find(record(body, **changes), parent, leaves)


def marked(query: str, body: str) -> list[str]:
    return [body[start:end] for start, end in found(query, body).highlights]


@pytest.mark.parametrize(
    ("query", "body", "expected"),
    [
        ("toxicity", "Toxic? The toxicities are.", ["Toxic", "toxicities"]),
        ("IL-2", "IL2, il 2 and Proleukin, not IL-21.", ["IL2", "il 2", "Proleukin"]),
        ('"side effect"', "side effects, side effect", ["side effect"]),
        ("7", "7% of 7 in 70", ["7%", "7"]),
        ("7%", "7% of 7", ["7%"]),
        ("immuno*", "Immunotherapy, immune, immunology", ["Immunotherapy", "immunology"]),
        ("toxcity~", "toxicity and toxins", ["toxicity"]),
        ('"dose worth"~4', "Worth it, a low dose? The dose.", ["Worth", "dose"]),
        ("C-kit", "the c-kit and C kit", ["c-kit", "C kit"]),
        ("-toxic dose", "toxic dose", ["dose"]),
    ],
)
def test_marked(query: str, body: str, expected: list[str]) -> None:
    assert marked(query, body) == expected


def test_match_says_where() -> None:
    parent = record("We tried Zelboraf.")
    (match,) = found("about:vemurafenib", "Leaning that way as well.", parent).matches
    assert (match.where, match.surfaces) == ("parent", ("Zelboraf",))
    (match,) = found("thoughts", "x", None, kind="post", title="Today’s thought").matches
    assert (match.where, match.surfaces) == ("title", ("thought",))
    assert found("about:vemurafenib", "x", parent.with_changes(kind="post")).matches == ()


def test_other_name() -> None:
    (match,) = found("Yervoy", "Ipi was hard.").matches
    assert match.by_other_name
    (match,) = found("Yervoy", "YERVOY and ipi").matches
    assert not match.by_other_name
    assert match.surfaces == ("YERVOY", "ipi")


SENTENCES = {
    "One. Two! Three?": ["One.", "Two!", "Three?"],
    "Dr. Smith said so. Then left.": ["Dr. Smith said so.", "Then left."],
    "It cost 3.5 mg. a day": ["It cost 3.5 mg. a day"],
    "He said “Stop.” Then left.": ["He said “Stop.”", "Then left."],
    "A line\nanother\n\nthird": ["A line", "another", "third"],
    "1. First point\n2. Second": ["1. First point", "2. Second"],
    "Back in 2008. He said no. Then": ["Back in 2008.", "He said no.", "Then"],
    "See J. Smith et al. Then": ["See J. Smith et al. Then"],
    "wait … what": ["wait … what"],
    "終わり。次": ["終わり。", "次"],
    "": [],
}


@pytest.mark.parametrize("text", SENTENCES)
def test_sentences(text: str) -> None:
    assert [text[start:end] for start, end in sentences(text)] == SENTENCES[text]


def test_snippets_show_most_parts_of_the_query() -> None:
    body = "Nothing here at all. " * 9 + "IL-2 was hard. " + "More of nothing. " * 9 + "The toxicity of IL-2 is real."
    pieces = snippets(body, found("IL-2 toxicity", body))
    assert any("toxicity of IL-2" in piece.text for piece in pieces)
    assert all(body[piece.start : piece.end] == piece.text for piece in pieces)


def test_without_a_place_the_beginning_is_shown() -> None:
    body = "First sentence of it. Second one."
    (piece,) = snippets(body, Found((), ()))
    assert piece.text == body
    assert snippets("", Found((), ())) == ()


def test_snippet_parts_give_the_text_back() -> None:
    piece = Snippet(5, 15, "abcdefghij", ((6, 8), (8, 9), (14, 15)))
    assert list(piece.parts()) == [("a", False), ("bc", True), ("d", True), ("efghi", False), ("j", True)]


BODIES = st.lists(
    st.sampled_from(["IL-2", "toxic", "x" * 90, "a", ".", "? ", "\n", "\n\n", " ", "Dr.", "。", "é", "7%", "'"]),
    max_size=80,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(BODIES)
def test_snippets_are_pieces_of_the_body(body: str) -> None:
    meets = found('IL-2 toxic 7% "a a"~3', body)
    pieces = snippets(body, meets)
    assert len(pieces) <= MAX_SNIPPETS
    end = 0
    for piece in pieces:
        assert end <= piece.start < piece.end
        assert len(piece.text) <= MAX_SNIPPET
        assert body[piece.start : piece.end] == piece.text
        assert "".join(text for text, _ in piece.parts()) == piece.text
        end = piece.end
        for low, high in piece.highlights:
            assert piece.start <= low < high <= piece.end
    assert bool(pieces) == bool(body.strip())


def covered(places: Iterable[tuple[int, int]]) -> set[int]:
    return {at for start, end in places for at in range(start, end)}


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda pair: (pair[0], pair[0] + pair[1]))))
def test_merged_places_cover_the_same(places: list[tuple[int, int]]) -> None:
    merged = merge(places)
    assert covered(merged) == covered(places)
    assert all(one[1] <= two[0] for one, two in pairwise(merged))


def test_brief_is_the_first_question() -> None:
    assert brief(record("I was ill (?) Really. What helped you? Bye.")).text == "What helped you?"
    assert brief(record("No question. None.")).text == "No question."
    assert brief(record("Body.", kind="post", title="A title")).text == "A title"
    assert brief(record("")).text == ""


def test_shorten() -> None:
    assert shorten("a  b\nc") == "a b c"
    long = shorten("word " * 100)
    assert len(long) <= 200
    assert long.endswith("word…")
    assert len(shorten("x" * 500)) == 200
