"""Lines that a page prints with every comment are taken out of the bodies."""

from __future__ import annotations

from carethread.indexer.readers.html.drafts import Draft
from carethread.indexer.readers.html.template import drop_template


def cleaned(*bodies: str) -> list[str]:
    drafts = [Draft(body) for body in bodies]
    drop_template(drafts)
    return [draft.body for draft in drafts]


def test_lines_at_both_ends_that_most_bodies_share_go() -> None:
    assert cleaned("Top\n\nOne.\n\nQuote", "Top\n\nTwo.\n\nQuote", "Top\n\nThree.\n\nQuote") == [
        "One.",
        "Two.",
        "Three.",
    ]


def test_two_bodies_show_no_habit() -> None:
    assert cleaned("Hi\n\nOne.", "Hi\n\nTwo.") == ["Hi\n\nOne.", "Hi\n\nTwo."]


def test_a_greeting_of_a_few_stays() -> None:
    bodies = ["Hi\n\nOne.", "Hi\n\nTwo.", "Hi\n\nThree.", "A\n\nb", "C\n\nd", "E\n\nf"]
    assert cleaned(*bodies) == bodies


def test_no_body_is_emptied() -> None:
    assert cleaned("Thanks", "Thanks", "Thanks") == ["Thanks", "Thanks", "Thanks"]


def test_a_line_with_the_name_of_each_author_goes_and_a_signature_stays() -> None:
    names = ("Al", "Ann", "Dirk", "Carla")
    drafts = [Draft(f"Send a message to {name}\n\nWell, {len(name)}.\n\n{name}", author=name) for name in names]
    drop_template(drafts)
    assert [draft.body for draft in drafts] == [f"Well, {len(name)}.\n\n{name}" for name in names]
