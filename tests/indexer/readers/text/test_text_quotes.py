"""The parent quoted at the head of a post is no part of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from prints import read

TOP = "Patients Together\n\n  • Board index\n\nNew infusion\n\n"
FIRST = "Hi everyone,\n\nHas anybody here tried the new infusion? I start on Monday.\n\nHugs,\nSam"
SECOND = "Yes, for six weeks by now. It is bearable if you drink enough."
LEADS = (
    "Quote:\nOriginally Posted by Ann View Post",
    "Originally Posted by Ann",
    "Ann wrote:",
    "Ann said: ↑",
    "Quote from: Ann on March 02, 2010, 03:14:05 PM",
    "On 3/2/2010 at 3:14 PM, Ann said:",
    "Ann, on 02 March 2010 - 03:14 PM, said:",
    "(03-02-2010, 03:14 PM)Ann Wrote:",
    "Zitat von Ann",
)


def post(number: int, author: str, words: str) -> str:
    card = f"Member\nJoin Date: Mar 2005\nPosts: {number * 31}\n\n"
    return f"03-0{number}-2010, 03:14 PM\t#{number}\n{author}\n{card}{words}\n\nReply With Quote\n"


def answer(words: str) -> str:
    """The body of the third post, which holds `words`."""
    thread = read(
        TOP + post(1, "Ann", FIRST) + post(2, "Bea", SECOND) + post(3, "Carl", words) + post(4, "Dora", SECOND)
    )
    assert [entry.author for entry in thread.entries] == ["Ann", "Bea", "Carl", "Dora"]
    return thread.entries[2].body


@pytest.mark.parametrize("lead", LEADS)
def test_quoted_words_end_where_new_ones_begin(lead: str) -> None:
    assert answer(f"{lead}\n\n{FIRST}\n\nHi everyone,\n\nI did, last spring.") == "Hi everyone,\n\nI did, last spring."


def test_a_part_of_the_quoted_words() -> None:
    assert answer("Ann wrote:\nHas anybody here tried the new infusion?\nI did, last spring.") == "I did, last spring."


def test_two_quotes() -> None:
    quotes = f"Ann wrote:\n\n{FIRST}\n\nBea wrote:\n\n{SECOND}\n\nI agree with both of you."
    assert answer(quotes) == "I agree with both of you."


def test_words_of_another_page_end_at_the_button() -> None:
    words = "Eve said:\n\nNobody knows these words here.\n\nNor these.\n\nClick to expand...\n\nThat is what I thought."
    assert answer("Quote:\n" + words) == "That is what I thought."


def test_words_of_another_page_are_one_paragraph() -> None:
    assert answer("Quote:\nNobody knows these words here.\n\nThat is what I thought.") == "That is what I thought."


def test_a_quote_alone_stays() -> None:
    assert answer(f"Bea wrote:\n\n{SECOND}") == f"Bea wrote:\n\n{SECOND}"


def test_a_stranger_who_said_something_is_no_quote() -> None:
    words = "My doctor said:\n\nWait for the second scan.\n\nSo I wait."
    assert answer(words) == words
