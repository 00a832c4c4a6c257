"""The rules over markup, accounts and place in the thread."""

from __future__ import annotations

from typing import Any

import pytest

from carethread.indexer.enrich.roles import Persons, Profile, Verdict, assign
from carethread.indexer.raw import Entry, RawThread, Venue

ARTICLE = "A new drug was approved this week, and here is what the trial does and does not show. " * 8
UNKNOWN = ("unknown", "none")


def entry(body: str = "So it is.", parent: int | None = 0, **more: Any) -> Entry:
    return Entry(body, parent=parent, **more)


def roles(*entries: Entry, venue: Venue = "blog", profile: Profile | None = None) -> list[tuple[str, str]]:
    return [(v.role, v.evidence) for v in verdicts(*entries, venue=venue, profile=profile)]


def verdicts(*entries: Entry, venue: Venue = "blog", profile: Profile | None = None) -> list[Verdict]:
    return assign(RawThread(list(entries), title="News", venue=venue), profile)


POST = entry(ARTICLE, None, author="Jane Roe", account="jroe")


@pytest.mark.parametrize(
    ("comment", "want"),
    [
        (entry(author="Jane", marks=frozenset({"post_author"})), ("editor", "markup")),
        (entry(author="Jane", account="JROE"), ("editor", "account")),
        (entry(author="jane roe"), ("editor", "account")),
        (entry(author="Dr. Jane Roe, MD"), ("editor", "account")),
        (entry(author="Jane Roe", account="other"), UNKNOWN),
        (entry(author="Bob", marks=frozenset({"staff"})), ("editor", "markup")),
        (entry(author="Bob", marks=frozenset({"clinician"})), ("clinician", "markup")),
        (entry(author="Bob Poe, RN"), ("clinician", "signed")),
        (entry(author="Dr. Poe", body="The dose of chemo is too high."), ("clinician", "signed")),
        (entry("I'm an oncology nurse, this is common."), ("clinician", "first_person")),
        (entry(marks=frozenset({"deleted"}), author="Jane Roe"), UNKNOWN),
        (entry(marks=frozenset({"pingback"}), author="Jane Roe"), UNKNOWN),
        (entry("", author=None), UNKNOWN),
    ],
)
def test_on_a_blog(comment: Entry, want: tuple[str, str]) -> None:
    assert roles(POST, comment) == [("editor", "post_author"), want]


def test_in_a_forum_the_opener_is_no_editor() -> None:
    post = entry("What is new?", None, author="Jane", account="j")
    again = entry("Thanks all!", author="Jane", account="j", marks=frozenset({"post_author", "opener"}))
    assert roles(post, again, venue="forum") == [UNKNOWN, UNKNOWN]


@pytest.mark.parametrize("venue", ["forum", "qa", "list"])
def test_elsewhere_the_post_is_no_editors(venue: Venue) -> None:
    assert roles(POST, venue=venue) == [UNKNOWN]


def test_a_blogger_who_is_ill_is_the_editor_there() -> None:
    assert roles(entry("I was diagnosed with MS in May. " * 30, None, author="Al")) == [("editor", "post_author")]


def test_where_the_place_is_not_known_the_posts_words_decide() -> None:
    assert roles(POST, venue="unknown") == [("editor", "post_author")]
    ill = entry("I was diagnosed with MS in May. " * 30, None, author="Al")
    assert roles(ill, venue="unknown") == [("patient", "first_person")]
    asks = entry("Does anyone know a good neurologist? " * 30, None, author="Al")
    assert roles(asks, venue="unknown") == [UNKNOWN]
    assert roles(entry("Short note.", None, author="Al"), venue="unknown") == [UNKNOWN]


def test_the_platform_tells_the_place() -> None:
    thread = RawThread([POST], platform="phpBB")
    assert assign(thread)[0].role == "unknown"
    thread = RawThread([entry("Short.", None, author="Al")], platform="wordpress")
    assert assign(thread)[0].role == "editor"


def test_one_author_one_role() -> None:
    told = entry("I was diagnosed with MS in May.", author="Al")
    later = entry("Good to know!", author="AL")
    got = verdicts(POST, told, later)
    assert (got[2].role, got[2].evidence, got[2].confidence) == ("patient", "first_person", "low")
    assert got[2].reasons == ("the same author says “I was diagnosed” in comment 1",)


def test_names_that_many_share_carry_nothing() -> None:
    told = entry("I was diagnosed with MS in May.", author="Anonymous")
    later = entry("Good to know!", author="anonymous")
    assert roles(POST, told, later)[2] == UNKNOWN


def test_who_tells_of_both_keeps_each_records_own_role() -> None:
    own = entry("I was diagnosed with MS in May.", author="Al")
    kin = entry("My father died of lung cancer.", author="Al")
    other = entry("Good to know!", author="Al")
    assert [role for role, _ in roles(POST, own, kin, other)][1:] == ["patient", "caregiver", "unknown"]


def test_an_editor_found_once_is_the_editor_in_all_comments() -> None:
    badge = entry("Closed.", author="Bob", account="b", marks=frozenset({"staff"}))
    other = entry("Opened again.", author="Bob", account="b")
    assert roles(POST, badge, other)[2] == ("editor", "account")


def test_readers_greet_each_other() -> None:
    first = entry("I was diagnosed with MS in May.", author="Al")
    greets = entry("Hi Al! Good to see you here.", 1, author="Bo")
    to_editor = entry("Hi Jane! Good to see you here.", 0, author="Bo2")
    assert roles(POST, first, greets, to_editor)[2:] == [("reader", "greets_peer"), UNKNOWN]


def test_nobody_is_a_reader_for_greeting_in_a_forum() -> None:
    first = entry("Is it safe?", None, author="Al")
    answer = entry("A doctor told me it is.", author="Cy")
    greets = entry("Hi Cy! Good to see you here.", 1, author="Bo")
    assert roles(first, answer, greets, venue="forum")[2] == UNKNOWN


def test_thanks_to_the_doctor_are_no_editors_answer() -> None:
    signed = "So we think.\n\nJane Roe, MD\nSenior Editor"
    thread = [
        entry(ARTICLE + "\n\nJane Roe, MD\nSenior Editor", None),
        entry("It is a hard choice."),
        entry(signed, 1),
        entry("What about the cost?"),
        entry("Thank you Dr. Roe, very clear.", 3),
        entry("And the insurance?"),
        entry("They pay for most of it.", 5),
    ]
    got = roles(*thread, venue="unknown")
    assert got[4] == UNKNOWN
    assert got[6] == ("editor", "position")


def test_a_profile_decides_first() -> None:
    profile = Profile(
        editors=Persons(names=("Bob Poe, MD",), accounts=("42",)),
        clinicians=Persons(names=("Nurse Kim",)),
    )
    comments = [
        entry("I was diagnosed with MS.", author="bob poe"),
        entry(author="x", account="42"),
        entry(author="nurse kim"),
        entry(author="other"),
    ]
    got = roles(POST, *comments, profile=profile)
    assert got[1:] == [("editor", "account"), ("editor", "account"), ("clinician", "account"), UNKNOWN]


def test_an_empty_thread_has_no_roles() -> None:
    assert assign(RawThread([])) == []


@pytest.mark.parametrize("venue", ["forum", "qa", "list"])
def test_an_editor_of_something_else_runs_no_forum(venue: Venue) -> None:
    post = entry("What is new?", None, author="op")
    editor = entry("A new review is out.\n\nPaul Adler\nEditor, The Journal", author="padler")
    moderator = entry("Please stay on topic.\n\nBea Roe\nModerator", author="bea")
    assert roles(post, editor, moderator, venue=venue)[1:] == [UNKNOWN, ("editor", "signed")]


@pytest.mark.parametrize(
    ("title", "want"),
    [
        ("My husband has Parkinson's", ("caregiver", "kinship")),
        ("Mum won't take her heart tablets", ("caregiver", "kinship")),
        ("I was diagnosed with MS", ("patient", "first_person")),
        ("News of the week", UNKNOWN),
    ],
)
def test_the_title_speaks_for_a_post_that_leaves_it_open(title: str, want: tuple[str, str]) -> None:
    verdict = assign(RawThread([entry("Any ideas?", None, author="op")], title=title, venue="forum"))[0]
    assert (verdict.role, verdict.evidence) == want
    assert want == UNKNOWN or verdict.reasons[0].startswith("the title says")


def test_reasons_are_short() -> None:
    long = "My husband, " + "who is a very kind and patient man of many words, " * 3 + "was diagnosed with MS."
    for verdict in verdicts(POST, entry(long), entry("So.\n\nJane Roe, MD, " + "of the clinic " * 4)):
        assert all(len(reason) < 140 for reason in verdict.reasons)
