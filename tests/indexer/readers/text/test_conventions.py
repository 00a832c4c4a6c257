"""Every way in which prints show names, dates and buttons: nested lists and flat pages, above and below the words."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from prints import HEAD, TAIL, THREAD, Said, bodies, flat, read, wanted

Show = Callable[[Said], tuple[list[str], list[str]]]
"""What stands above and below a comment's words."""


def listed(comments: tuple[Said, ...], show: Show, level: int = 1, ordered: bool = False) -> str:
    """Nested list items, two spaces a level."""
    out = ""
    for number, said in enumerate(comments, start=1):
        above, below = show(said)
        marker = f"{number}." if ordered else "•"
        inner = "  " * (level + 1)
        paragraphs = [*(["\n".join(f"{inner}{line}" for line in above)] if above else [])]
        paragraphs += [f"{inner}{words}" for words in said.words]
        paragraphs += [f"{inner}{line}" for line in below]
        item = "\n\n".join(paragraphs)
        out += "  " * level + marker + " " + item.lstrip() + "\n"
        out += "\n" if not (said.answers and below) else ""
        out += listed(said.answers, show, level + 1, ordered)
    return out


def paragraphs(comments: tuple[Said, ...], show: Show) -> str:
    """Comments below one another."""
    parts = []
    for said in flat(comments):
        above, below = show(said)
        parts.append(
            "\n\n".join([*(["\n".join(above)] if above else []), *said.words, *(["\n".join(below)] if below else [])])
        )
    return "\n\n".join(parts)


LISTED: dict[str, Show] = {
    "says and date": lambda s: ([f"{s.author} says:", s.moment], ["Reply"]),
    "says without colon": lambda s: ([f"{s.author} says", "", s.moment], ["Reply"]),
    "on date said": lambda s: ([f"{s.author} on {s.moment} said:"], ["Reply ↓"]),
    "on date first": lambda s: ([f"On {s.moment} {s.author} said:"], ["Reply"]),
    "name date": lambda s: ([f"{s.author} {s.moment}"], ["Reply"]),
    "name date glued": lambda s: ([f"{s.author}{s.moment}"], ["ReplyDelete"]),
    "name bullet date": lambda s: ([f"{s.author} • {s.moment}"], ["Reply"]),
    "name, date below": lambda s: ([s.author, s.moment], ["Reply"]),
    "date, name below": lambda s: ([s.moment, s.author], []),
    "date button": lambda s: ([f"{s.author} {s.moment} - Reply"], []),
    "no buttons": lambda s: ([f"{s.author} says:", s.moment], []),
    "comment by, below": lambda s: ([], [f"Comment by {s.author} — {s.moment}"]),
}
FLAT: dict[str, Show] = {
    "name date, reply": lambda s: ([f"{s.author} {s.moment}"], ["Reply"]),
    "name bar date": lambda s: ([f"{s.author} | {s.moment} | Reply"], []),
    "by name on date": lambda s: ([f"By {s.author} on {s.moment}"], []),
    "posted by, below": lambda s: ([], [f"Posted by: {s.author} | {s.moment}"]),
    "posted by, above": lambda s: ([f"Posted by {s.author} on {s.moment}"], []),
    "said above, date below": lambda s: ([f"{s.author} said..."], [s.moment]),
    "name above, date below": lambda s: ([s.author], ["  • reply", f"  • {s.moment}"]),
    "name, then date": lambda s: ([s.author, "", s.moment], ["Reply"]),
    "wrote": lambda s: ([f"{s.author} wrote on {s.moment}:"], []),
}


@pytest.mark.parametrize("name", LISTED)
@pytest.mark.parametrize("ordered", [False, True])
def test_list_prints(name: str, ordered: bool) -> None:
    thread = read(
        HEAD
        + "5 Responses to “What I Learned From Six Rounds”\n\n"
        + listed(THREAD, LISTED[name], ordered=ordered)
        + TAIL
    )
    assert bodies(thread) == wanted(THREAD)
    assert [entry.author for entry in thread.entries[1:]] == [said.author for said in flat(THREAD)]
    assert thread.entries[1].date.iso == "2012-03-03T21:14"
    assert [entry.parent for entry in thread.entries] == [None, 0, 1, 1, 0, 0]


@pytest.mark.parametrize("name", FLAT)
def test_flat_prints(name: str) -> None:
    thread = read(HEAD + "5 comments\n\n" + paragraphs(THREAD, FLAT[name]) + TAIL)
    assert bodies(thread) == wanted(THREAD)
    assert [entry.author for entry in thread.entries[1:]] == [said.author for said in flat(THREAD)]
    assert [entry.date.iso for entry in thread.entries[1:]] == [
        "2012-03-03T21:14",
        "2012-03-04T08:02",
        "2012-03-04T11:40",
        "2012-03-05T07:30",
        "2012-03-09T18:00",
    ]
    assert {entry.parent for entry in thread.entries[1:]} == {0}


def test_the_post_above_the_comments() -> None:
    thread = read(HEAD + "5 comments\n\n" + listed(THREAD, LISTED["says and date"]) + TAIL)
    post = thread.entries[0]
    assert thread.title == "What I Learned From Six Rounds"
    assert (post.author, post.date.iso) == ("Mara Lind", "2012-02-28")
    assert post.body.startswith("The first round of treatment")
    assert post.body.endswith("because you forget.")


def bare(said: Said) -> tuple[list[str], list[str]]:
    return [], []


def test_list_without_names_or_dates() -> None:
    """The main-content mode drops bylines and buttons; one short comment stays between the others."""
    thread = read(
        HEAD + "5 thoughts on “What I Learned From Six Rounds”\n\n" + listed(THREAD, bare, ordered=True) + TAIL
    )
    assert bodies(thread) == wanted(THREAD)
    assert [entry.parent for entry in thread.entries] == [None, 0, 1, 1, 0, 0]
    assert not any(entry.author or entry.date.iso for entry in thread.entries[1:])


def test_only_buttons_between_comments() -> None:
    thread = read(HEAD + "5 comments\n\n" + paragraphs(THREAD, lambda _: ([], ["Report Reply"])) + TAIL)
    assert bodies(thread) == wanted(THREAD)


def test_only_paragraphs_and_a_count() -> None:
    thread = read(
        HEAD + "4 comments\n\nSo true.\n\nI agree with all of it.\n\nMe too, from day one.\n\nThank you!" + TAIL
    )
    assert bodies(thread) == ["So true.", "I agree with all of it.", "Me too, from day one.", "Thank you!"]


@pytest.mark.parametrize(
    ("head", "verb", "moment", "button"),
    [
        ("3 Gedanken zu „Sechs Runden“", "sagt:", "3. März 2012 um 21:14\u00a0Uhr", "Antworten"),
        ("3 réflexions sur « Six tours »", "a dit :", "3 mars 2012 à 21 h 14 min", "Répondre"),
        ("3 comentarios en “Seis rondas”", "dijo:", "3 marzo, 2012 a las 21:14", "Responder"),
    ],
)
def test_other_languages(head: str, verb: str, moment: str, button: str) -> None:
    items = "".join(
        f"  • {name} {verb}\n    {moment}\n\n    {words}\n\n    {button}\n\n"
        for name, words in (("Ann", "Das war sehr hilfreich."), ("Bea", "Merci."), ("Carl", "Muchas gracias por todo."))
    )
    thread = read(HEAD + head + "\n\n" + items)
    assert bodies(thread) == ["Das war sehr hilfreich.", "Merci.", "Muchas gracias por todo."]
    assert [entry.author for entry in thread.entries[1:]] == ["Ann", "Bea", "Carl"]
    assert [entry.date.iso for entry in thread.entries[1:]] == ["2012-03-03T21:14"] * 3


def test_relative_dates_need_the_day_of_saving() -> None:
    words = "3 comments\n\n" + "".join(
        f"  • {n} • 2 years ago\n\n    I think so as well.\n\n    Reply\n\n" for n in "ABC"
    )
    assert [entry.date.iso for entry in read(HEAD + words).entries[1:]] == [None] * 3


def test_pingbacks_are_marked() -> None:
    items = listed(THREAD, LISTED["says and date"]) + "  • Pingback: What others say | Another Blog\n\n"
    thread = read(HEAD + "6 comments\n\n" + items + TAIL)
    assert "pingback" in thread.entries[-1].marks
    assert not any("pingback" in entry.marks for entry in thread.entries[:-1])


def test_numbers_above_comments_are_no_part_of_the_name() -> None:
    numbered = "\n\n".join(
        f"{n} {name} March {n}, 2012 at 9:14 pm\n\nWords of it all.\n\nReply"
        for n, name in enumerate(("Ann", "Bea", "Carl"), 1)
    )
    thread = read(HEAD + "{ 3 comments… read them below or add one }\n\n" + numbered + TAIL)
    assert [entry.author for entry in thread.entries[1:]] == ["Ann", "Bea", "Carl"]


def test_levels_make_parents() -> None:
    words = (
        HEAD
        + "4 comments\n\n"
        + "\n\n".join(
            f"level {level}\n{level} points · 6 years ago\n\n{said}"
            for level, said in ((1, "First of all."), (2, "An answer to it."), (3, "And one more."), (1, "A new one."))
        )
    )
    assert [entry.parent for entry in read(words).entries] == [None, 0, 1, 2, 0]


def test_answers_named_in_the_byline_make_parents() -> None:
    words = (
        HEAD
        + "3 comments\n\n"
        + "\n\n".join(
            (
                "Ann | March 3, 2012 9:14 PM | Reply\n\nThe first words.",
                "Bea | March 3, 2012 9:20 PM | Reply\n\nOther words.",
                "Carl replied to comment from Ann | March 3, 2012 9:30 PM | Reply\n\nAn answer to Ann.",
            )
        )
    )
    assert [entry.parent for entry in read(words + TAIL).entries] == [None, 0, 0, 1]
