"""What returns beside each comment of a print is nobody's words: refrains, stock words, cards, affixes of names."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from prints import HEAD, bodies, read

POSTS = (
    (
        "Ann",
        "03-02-2010, 03:14 PM",
        "Has anybody here tried the new infusion? I start with it on Monday, and I am afraid.",
    ),
    (
        "Bea Weber",
        "03-02-2010, 05:20 PM",
        "Yes, for six weeks by now. It is bearable, and the nurses are very kind to all of us.",
    ),
    (
        "carl_k",
        "03-03-2010, 09:04 AM",
        "Same here. Drink a lot of water, and take a book with you, as it lasts four hours.",
    ),
    (
        "Dora",
        "03-04-2010, 10:30 AM",
        "My sister had it last year and went home on her own each time, which surprised us.",
    ),
)
TOP = "Patients Together\n\n  • Board index\n  • FAQ\n\nNew infusion\n\n"
FORUMS = {
    "stock words about the date": lambda n, a, d, w: (
        f"post #{n} of 4 (permalink) Old {d}\n{a}\nWaveRider Member\n \nJoin Date: Jan 2005\nPosts: {n * 17}\n"
        f"Mentioned: {n} Post(s)\nTagged: 0 Thread(s)\n{w}\n{a} is offline  \nQuote Quick Reply\n"
    ),
    "a menu below, headed by the name": lambda n, a, d, w: (
        f"{d}\t\t#{n}\n{a}\nSenior Member\nJoin Date: Mar 2005\nPosts: {n * 31}\n{w}\n\t\tReply With Quote\n{a}\n"
        f"View Public Profile\nSend a private message to {a}\nFind More Posts by {a}\n"
    ),
    "the name below the card, what is offline above": lambda n, a, d, w: (
        f"#{n} {d}\n\n{a}\nMember\nFrom: Leeds\nRegistered: 2009-03-03\nPosts: {n * 31}\n\n{w}\n\n"
        f"{'Hugs,' + chr(10) + 'Sam' + chr(10) * 2 if n == 2 else ''}Offline\n\n"
    ),
    "the same word above each date": lambda n, a, d, w: f"{a}\n\nunread,\n{d}\nto \n\n{w}\n\n",
    "a motto below the name": lambda n, a, d, w: (
        f"{a}\n{('Beguiler', 'Night Owl', 'Hopeful', 'Trail Runner')[n - 1]}\n\n\n"
        f"Joined: 23 Nov 2003\nPosted: {d}\n\n{w}\n\n"
    ),
    "a line of counts below": lambda n, a, d, w: f"{a}\n{d}\n\n{w}\n\n{n * 7} Views · {n} Upvoters\n\n",
}


@pytest.mark.parametrize("name", FORUMS)
def test_forum_prints(name: str) -> None:
    posts = "".join(FORUMS[name](number, *post) for number, post in enumerate(POSTS, 1))
    thread = read(TOP + posts + "\nWho is online\n\nPowered by Boards\n")
    assert [entry.author for entry in thread.entries] == [author for author, _, _ in POSTS]
    for entry, (_, _, words) in zip(thread.entries, POSTS, strict=True):
        assert entry.body.startswith(words)
        assert entry.body.removeprefix(words).strip() in ("", "Hugs,\nSam")
    assert thread.entries[1].date.iso == "2010-03-02T17:20"


NAMES = {
    "a button behind": lambda n, a, d, w: f"  {n}. {a} permalink\n\n    {w}\n\n    {d}\n    Reply\n",
    "a word before": lambda n, a, d, w: f"  {n}. #{n}\n\n    {w}\n\n    por {a} el {d}\n",
    "its number glued to it": lambda n, a, d, w: f"  {n}. on {d} {n}.{a} said …\n\n    {w}\n\n\n",
    "the day glued to a link": lambda n, a, d, w: f"  • Comment Link{d} posted by {a}\n\n    {w}\n\n    Report\n",
}
DAYS = (
    "Tuesday, 02 March 2010 15:14",
    "Tuesday, 02 March 2010 17:20",
    "Wednesday, 03 March 2010 09:04",
    "Thursday, 04 March 2010 10:30",
)


@pytest.mark.parametrize("name", NAMES)
def test_names_without_what_all_have(name: str) -> None:
    comments = "".join(
        NAMES[name](number, author, day, words)
        for number, ((author, _, words), day) in enumerate(zip(POSTS, DAYS, strict=True), 1)
    )
    thread = read(HEAD + "4 comments\n\n" + comments)
    assert [entry.author for entry in thread.entries[1:]] == [author for author, _, _ in POSTS]
    assert bodies(thread) == [words for _, _, words in POSTS]


def test_words_that_all_begin_with_stay() -> None:
    comments = "".join(
        f"{author} said on March {day}, 2010:\n\nHello,\n\n{words}\n\n"
        for day, (author, _, words) in enumerate(POSTS, 2)
    )
    assert all(body.startswith("Hello, ") for body in bodies(read(HEAD + "4 comments\n\n" + comments)))


def test_greetings_by_name_are_no_titles() -> None:
    talk = (("Rita", "Sven"), ("Sven", "Rita"), ("Rita", "Sven"), ("Sven", "Rita"))
    comments = "".join(
        f"  {number}. {author}March {number}, 2012 10:0{number} PM\n\n    {other} my dear\n\n    {words}\n\n"
        for number, ((author, other), (_, _, words)) in enumerate(zip(talk, POSTS, strict=True), 1)
    )
    assert all(body.split()[1:3] == ["my", "dear"] for body in bodies(read(HEAD + "4 comments\n\n" + comments)))


def test_likes_are_no_words() -> None:
    posts = "".join(
        f"  {number}. {author} Level: Newcomer\n\n    {words}\n     \n    {author}, Mar {number}, 2010\n    #{number}\n"
        f"    beth, Tom and 2 others like this.\n\n"
        for number, (author, _, words) in enumerate(POSTS, 1)
    )
    thread = read("Boards\n\nDiscussion in 'Treatments' started by Ann, Mar 1, 2010.\n\n" + posts)
    assert [entry.author for entry in thread.entries] == [author for author, _, _ in POSTS]
    assert [entry.body for entry in thread.entries] == [words for _, _, words in POSTS]


def test_a_line_that_returns_parts_comments_without_bylines() -> None:
    comments = "".join(
        f"replied\n\n{words}\n\nSecond thoughts on it, number {number}, came later.\n\n"
        for number, (_, _, words) in enumerate(POSTS)
    )
    thread = read(HEAD + "4 Answers\n" + comments)
    assert [body.split(" Second")[0] for body in bodies(thread)] == [words for _, _, words in POSTS]


def test_a_number_that_counts_up_parts_posts() -> None:
    posts = "".join(
        f"{author} {number}\n\n{words}\n\nMore of it, as said before.\n\n"
        for number, (author, _, words) in enumerate(POSTS, 1)
    )
    thread = read("Boards\n\nNew infusion\n\n" + posts)
    assert [entry.author for entry in thread.entries] == [author for author, _, _ in POSTS]
    assert all(entry.body.endswith("as said before.") for entry in thread.entries)


def test_other_threads_below_the_last_post_are_none_of_it() -> None:
    posts = "".join(FORUMS["a menu below, headed by the name"](number, *post) for number, post in enumerate(POSTS, 1))
    others = "".join(f"Scan number {number}\nToday 07:1{number} AM by maria{number}\n1\n" for number in range(6))
    thread = read(TOP + posts + "\nRecent Discussions\n0\n" + others)
    assert len(thread.entries) == len(POSTS)


def test_a_count_of_replies_that_stands_once_is_their_heading() -> None:
    answers = "".join(f"{author} in reply to ann77 5 years ago\n\n{words}\n\n" for author, _, words in POSTS[1:])
    thread = read(
        "Support group\nann77\n5 years ago•3 Replies\n\nDose?\n\nWhich dose did they begin with?\n\n3 Replies\n\n"
        + answers
    )
    assert [entry.author for entry in thread.entries[1:]] == [author for author, _, _ in POSTS[1:]]
    assert bodies(thread) == [words for _, _, words in POSTS[1:]]


def test_places_behind_names() -> None:
    places = ("Leeds", "Oslo", "New York", "Leeds")
    comments = "".join(
        f"{author}, {place}\n{day}\n\n{words}\n\nAgree 3 Disagree 1\n\n"
        for (author, _, words), place, day in zip(POSTS, places, DAYS, strict=True)
    )
    thread = read(HEAD + "4 comments\n\n" + comments)
    assert [entry.author for entry in thread.entries[1:]] == [author for author, _, _ in POSTS]
    assert bodies(thread) == [words for _, _, words in POSTS]


def test_the_name_of_the_parent_behind_the_author() -> None:
    comments = (
        f"  • Ann Lund\n    {DAYS[0]}\n\n    {POSTS[0][2]}\n\n    Reply\n"
        f"    • Bea Ann Lund\n      {DAYS[1]}\n\n      {POSTS[1][2]}\n\n      Reply\n"
        f"  • Carl Lund\n    {DAYS[2]}\n\n    {POSTS[2][2]}\n\n    Reply\n"
    )
    thread = read(HEAD + "3 comments\n\n" + comments)
    assert [(entry.author, entry.parent) for entry in thread.entries[1:]] == [
        ("Ann Lund", 0),
        ("Bea", 1),
        ("Carl Lund", 0),
    ]


def test_names_below_the_refrain_of_the_post_before() -> None:
    posts = "".join(
        f"{author}\nFull Member\n\n\nUnited Kingdom\n{number * 31} Posts\n\n\t\tPosted - {moment}\n\n"
        f"{words}\n\nGo to Top of Page\n"
        for number, (author, moment, words) in enumerate(POSTS, 1)
    )
    thread = read("Boards\n\nNew infusion\n\n" + posts)
    assert [entry.author for entry in thread.entries[1:]] == [author for author, _, _ in POSTS[1:]]
    assert [entry.body for entry in thread.entries] == [words for _, _, words in POSTS]
