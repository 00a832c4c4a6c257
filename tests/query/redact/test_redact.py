"""Redaction: what gives a person away goes, what was said about treatments stays."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carethread.query.redact.find import names_in, spans


def masked(text: str, *others: str, authors: tuple[str, ...] = ()) -> str:
    out, at = "", 0
    for span in spans(text, names_in((text, *others), authors)):
        out += text[at : span.start] + span.mask
        at = span.end
    return out + text[at:]


@pytest.mark.parametrize(
    ("text", "gone", "stays"),
    [
        ("Hi Jerry! Glad you are here.", ["Jerry"], ["Glad"]),
        ("Thanks for your note Donna. Sadly nobody knows.", ["Donna"], ["Sadly", "nobody"]),
        ("Thank you, Dr. Okonkwo, for caring.", ["Okonkwo"], ["caring"]),
        ("My husband David did 57 doses.", ["David"], ["57 doses"]),
        ("Our late son Tobiah was brave.", ["Tobiah"], ["brave"]),
        ("Jane from Maine would have lots to add.", ["Jane", "Maine"], ["lots to add"]),
        ("I live in Little Rock, Arkansas with two dogs.", ["Rock", "Arkansas"], ["two dogs"]),
        ("He passed away December 15, 2008.", ["December 15"], ["2008", "passed away"]),
        ("She died on 3 March 2011, at home.", ["3 March"], ["2011", "at home"]),
        ("Surgery was 12/15/2008.", ["12/15"], ["2008"]),
        ("Write to me: anna.b+x@example.org or call (555) 123-4567.", ["anna", "example.org", "4567"], ["Write"]),
        ("See https://www.facebook.com/anna.b and @anna_b there.", ["facebook", "anna"], ["there"]),
        ("It helped.\n\nHugs,\nMaureen", ["Maureen"], ["It helped", "Hugs"]),
        ("Sincerely, Rosalind Obuya, RN", ["Rosalind", "Obuya"], ["Sincerely"]),
    ],
)
def test_what_goes_and_what_stays(text: str, gone: list[str], stays: list[str]) -> None:
    result = masked(text)
    for word in gone:
        assert word not in result, result
    for word in stays:
        assert word in result, result


def test_a_name_called_once_is_masked_everywhere_in_the_thread() -> None:
    assert "Okonkwo" not in masked("As Okonkwo wrote above.", "Thank you, Dr. Okonkwo, for caring.")


def test_authors_names_are_masked_in_the_texts() -> None:
    assert masked("I agree with Zibby here.", authors=("Zibby",)) == "I agree with [name] here."


@pytest.mark.parametrize(
    "text",
    [
        "May I ask how long it took? Will it grow back? I hope so.",
        "In May 2011 I began Yervoy at 3 mg/kg, 4 doses over 12 weeks.",
        "IL-2 at the NIH. Stage IV, BRAF positive, LDH 230-250.",
        "Thanks for all. Hi everyone. Dear all,",
        "I had 25 rounds of radiation and 50 nodes removed in Sept 2012.",
    ],
)
def test_what_is_no_name_stays(text: str) -> None:
    assert masked(text) == text


@given(st.text(max_size=300), st.lists(st.text(min_size=3, max_size=8), max_size=3))
def test_spans_are_ordered_and_apart(text: str, names: list[str]) -> None:
    found = spans(text, frozenset(names))
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_long_texts_take_no_long_time() -> None:
    import time

    for text in ("Aa " * 40_000, "my " * 40_000, "A" * 100_000, "Hi " * 40_000, "a.b" * 40_000, "www." + "x" * 100_000):
        started = time.process_time()
        spans(text, names_in([text], []))
        assert time.process_time() - started < 5


@pytest.mark.parametrize("form", ["jsonl", "csv", "json"])
def test_the_seed_redacted(run, seed_index: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"out.{form}"
    ran = run("export", "--redact", "-o", out, "--index", seed_index)
    assert ran.code == 0
    text = out.read_text(encoding="utf-8")
    for word in ("Whitm", "Donna", "Jerry", "Jane", "Maine", "David", "December 15, 2008", "7d63531107c64d26"):
        assert word not in text
    assert "1 date" in ran.err
    assert "Donna" not in ran.err


def test_mentions_still_stand_where_they_say(run, seed_index: Path) -> None:
    for row in run("export", "--redact", "--index", seed_index).rows:
        for mention in row["mentions"]:
            assert row["body"][mention["start"] : mention["end"]] == mention["surface"]
