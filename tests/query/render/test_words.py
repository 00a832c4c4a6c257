"""Words on a terminal: safe, within their columns, whole."""

from __future__ import annotations

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carethread.query.render.words import day, fill, mark, plural, safe, shorten, width

TEXT = st.text(st.characters(codec="utf-8"), max_size=200)


@given(TEXT, st.integers(min_value=12, max_value=60))
def test_no_filled_line_is_too_wide(text: str, columns: int) -> None:
    for line in fill([(text, False)], columns, indent="  ").split("\n"):
        assert width(line) <= columns + 2  # a wide character, or an ellipsis, may stand over the edge of a cut


@given(TEXT, st.integers(min_value=12, max_value=60))
def test_filling_loses_no_character(text: str, columns: int) -> None:
    filled = fill([(text, False)], columns, indent="")
    assert "".join(filled.split()) == "".join(safe(text).split())


@given(TEXT, st.integers(min_value=5, max_value=60))
def test_a_shortened_line_fits(text: str, columns: int) -> None:
    line = shorten(text, columns)
    assert "\n" not in line
    assert width(line) <= max(columns, 2) + 1
    whole = " ".join(safe(text).split())
    assert line == whole or (line.endswith("…") and whole.startswith(line[:-1].rstrip()))


@given(TEXT)
def test_nothing_steers_the_terminal(text: str) -> None:
    kept = safe(text)
    assert "\x1b" not in kept
    assert "\u202e" not in kept
    assert safe(kept) == kept


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("IL-2", 4), ("日本語", 6), ("e\u0301", 1), ("a\u200db", 2), ("🙂", 2), ("ﬀ", 1)],
)
def test_columns_of_characters(text: str, columns: int) -> None:
    assert width(text) == columns


def test_text_without_blanks_is_cut_to_the_columns() -> None:
    lines = fill([("治療" * 30, False)], 40, indent="   ").split("\n")
    assert len(lines) > 1
    assert all(width(line) <= 40 for line in lines)
    assert width(shorten("治療" * 30, 20)) <= 20
    assert shorten("https://example.org/" + "x" * 90, 30).endswith("…")


def test_a_mark_may_begin_inside_a_word_and_span_a_cut() -> None:
    filled = fill([("anti-", False), ("x" * 30, True), (" end", False)], 23, indent="   ")
    assert "".join(click.unstyle(filled).split()) == "anti-" + "x" * 30 + "end"
    assert mark("x" * 15) in filled


def test_an_ellipsis_never_stands_alone_on_a_line() -> None:
    lines = fill([("aaaa bbbb cccc dddd", False), (" …", False)], 22).split("\n")
    assert lines == ["   aaaa bbbb cccc", "   dddd …"]
    assert fill([("… ", False), ("word", True)], 30).startswith("   … ")


def test_a_marked_word_is_underlined_whole() -> None:
    assert fill([("take ", False), ("IL-2", True), (", then", False)], 40).endswith("take " + mark("IL-2") + ", then")


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        (None, "undated"),
        ("", "undated"),
        ("2011", "2011"),
        ("2011-12", "Dec 2011"),
        ("2011-12-01", "1 Dec 2011"),
        ("2011-12-10T00:32:00+01:00", "10 Dec 2011"),
    ],
)
def test_days_as_people_read_them(iso: str | None, said: str) -> None:
    assert day(iso) == said


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [
        (1, "record", "1 record"),
        (0, "record", "0 records"),
        (1200, "thread", "1,200 threads"),
        (2, "reply", "2 replies"),
    ],
)
def test_numbers_and_their_nouns(number: int, noun: str, said: str) -> None:
    assert plural(number, noun) == said
