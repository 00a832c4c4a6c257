"""Answers that the dates betray in prints without indent, and names of whom a comment answers."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from prints import HEAD, read

from carethread.indexer.raw import RawThread


def parents(thread: RawThread) -> list[int | None]:
    return [entry.parent for entry in thread.entries[1:]]


def page(*comments: tuple[str, str, str]) -> RawThread:
    told = "".join(f"{author}\n\n{moment}\n\n{words}\n\nReply\n\n" for author, moment, words in comments)
    return read(HEAD + f"{len(comments)} comments\n\n" + told)


WORDS = ("How long did it take you?", "Three weeks, with a break.", "We are still waiting.", "Ours came on Friday.")
MARCH = ("March 3, 2012 at 9:00 am", "March 5, 2012 at 9:00 am", "March 4, 2012 at 9:00 am", "March 6, 2012 at 9:00 am")


def test_a_step_back_shows_an_answer() -> None:
    assert parents(page(*zip(("Ann", "Bea", "Carl", "Dora"), MARCH, WORDS, strict=True))) == [0, 1, 0, 0]


def test_an_answer_to_an_answer_names_it() -> None:
    names = ("Ann", "Bea", "Carl", "Dora", "Eve")
    moments = (MARCH[0], MARCH[1], "March 5, 2012 at 10:00 am", MARCH[2], MARCH[3])
    words = (WORDS[0], WORDS[1], "@Bea Was it one week or two?", WORDS[2], WORDS[3])
    assert parents(page(*zip(names, moments, words, strict=True))) == [0, 1, 2, 0, 0]


def test_in_order_nothing_is_an_answer() -> None:
    assert parents(page(*zip(("Ann", "Bea", "Carl", "Dora"), sorted(MARCH), WORDS, strict=True))) == [0, 0, 0, 0]


def test_the_newest_first() -> None:
    moments = (MARCH[3], MARCH[1], "March 5, 2012 at 11:00 am", MARCH[0])
    assert parents(page(*zip(("Ann", "Bea", "Carl", "Dora"), moments, WORDS, strict=True))) == [0, 0, 2, 0]


def test_days_without_times_tell_nothing() -> None:
    moments = tuple(moment.split(" at ")[0] for moment in MARCH)
    assert parents(page(*zip(("Ann", "Bea", "Carl", "Dora"), moments, WORDS, strict=True))) == [0, 0, 0, 0]


def test_whom_a_comment_answers_beside_its_author() -> None:
    names = ("Ann Lund", "Bea to Ann Lund", "Carl", "Ann Lund to Bea")
    thread = page(*zip(names, sorted(MARCH), WORDS, strict=True))
    assert [entry.author for entry in thread.entries[1:]] == ["Ann Lund", "Bea", "Carl", "Ann Lund"]
    assert parents(thread) == [0, 1, 0, 2]


def test_an_answer_below_a_list_in_a_comment() -> None:
    listed = (
        "2 comments\n\n  1. Ann says:\n    March 3, 2012 at 9:00 am\n\n"
        "    Take with you:\n\n    • two litres of water\n"
        "    • a good book\n    Reply\n"
        "    • Bea says:\n      March 4, 2012 at 9:00 am\n\n      And a blanket.\n\n      Reply\n"
    )
    thread = read(HEAD + listed)
    assert [entry.body.split("\n")[0] for entry in thread.entries[1:]] == ["Take with you:", "And a blanket."]
    assert parents(thread) == [0, 1]


def test_an_answer_without_byline_below_a_list_in_a_comment() -> None:
    listed = (
        "2 comments\n\n  1. Ann says:\n\n"
        "    Take with you all of this, please.\n\n    • two litres of water\n    • a good book\n\n"
        "    • And a blanket, I would add, as it is cold in there.\n\n  2. Carl says:\n\n    Thank you both for it.\n"
    )
    thread = read(HEAD + listed)
    assert parents(thread) == [0, 1, 0]
