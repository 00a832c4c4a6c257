"""What belongs to a comment and what does not, in the list layout."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from prints import HEAD, TAIL, bodies, read

from carethread.indexer.readers import text
from carethread.indexer.readers.base import Input

FIRST = "  • I was on the trial for two years, and it held until last spring. Nobody could tell me why.\n"
SECOND = "  • We never had a choice, the drug was not approved then. I am glad you had.\n"
ANSWER = "    • Thank you both for telling this here. It helps more than you think, even now.\n"


def test_paragraphs_stay_in_their_comment() -> None:
    thread = read(HEAD + FIRST + "\n    A second paragraph of it, with more words in it.\n\n" + SECOND + TAIL)
    assert len(thread.entries) == 3
    assert thread.entries[1].body.endswith("with more words in it.")
    assert "\n\n    A second" in thread.entries[1].body


def test_answers_are_nested() -> None:
    thread = read(HEAD + FIRST + "\n" + ANSWER + "\n" + SECOND + TAIL)
    assert [entry.parent for entry in thread.entries] == [None, 0, 1, 0]


def test_a_tight_list_in_a_comment_is_no_answer() -> None:
    inner = "\n    • the first scan\n    • the second scan\n    • and the blood test\n\n"
    thread = read(HEAD + FIRST + inner + SECOND + TAIL)
    assert len(thread.entries) == 3
    assert thread.entries[1].body.endswith("and the blood test")


def test_a_list_after_a_colon_is_no_answer() -> None:
    first = "  • Before you decide about it all, please ask your doctor these things:\n\n"
    inner = (
        "    • What happens if the first drug does not work for me at all?\n\n    • Who will I call at night, when"
        " nobody is there?\n\n"
    )
    thread = read(HEAD + first + inner + SECOND + TAIL)
    assert len(thread.entries) == 3


def test_a_list_with_words_after_it_is_no_answer() -> None:
    inner = (
        "\n    • What happens if the first drug does not work for me at all?\n\n    These were our questions in those"
        " days.\n\n"
    )
    thread = read(HEAD + FIRST + inner + SECOND + TAIL)
    assert len(thread.entries) == 3
    assert thread.entries[1].body.endswith("in those days.")


def test_share_links_before_and_a_cart_after_the_comments() -> None:
    share = "  • Share this:\n  • Mastodon\n  • Pocket\n  • Print\n\n\n"
    cart = "\nYour Basket (0 Items)\nNothing here yet!\n\nTotal: £0.00\n"
    thread = read(HEAD.partition("  • Twitter")[0] + share + FIRST + "\n" + SECOND + cart)
    assert len(thread.entries) == 3
    assert "Mastodon" not in "".join(entry.body for entry in thread.entries)
    assert "Basket" not in "".join(entry.body for entry in thread.entries)


def test_a_numbered_list_in_the_post_stays_in_it() -> None:
    steps = (
        "What we did:\n1. We asked for a second opinion.\n2. We waited for three weeks.\n3. We began.\n\nThat was all"
        " of it.\n\n"
    )
    thread = read(HEAD.partition("  • Twitter")[0] + steps + FIRST + "\n" + SECOND + TAIL)
    assert "2. We waited" in thread.entries[0].body
    assert len(thread.entries) == 3


def test_answers_whose_comment_was_dropped_come_first() -> None:
    words = (
        "3 comments\n\n    1. Ann says:\n\n      I answer to what is gone from here.\n\n  2. Bea says:\n\n    A"
        " comment of its own.\n\n    1. Carl says:\n\n      And the answer to it.\n\n"
    )
    thread = read(HEAD + words + TAIL)
    assert [entry.author for entry in thread.entries[1:]] == ["Ann", "Bea", "Carl"]
    assert [entry.parent for entry in thread.entries] == [None, 0, 0, 2]


def test_other_bullets_and_widths() -> None:
    words = (
        HEAD
        + "* Ann says:\n    So was I.\n\n    * Bea says:\n        So was I, in May.\n\n* Carl says:\n    Not me.\n\n"
    )
    thread = read(words)
    assert [entry.parent for entry in thread.entries] == [None, 0, 1, 0]
    assert bodies(thread) == ["So was I.", "So was I, in May.", "Not me."]


def test_german_days_are_no_list_numbers() -> None:
    item = "  • {} sagt:\n    3. März 2012 um 21:14\n\n    Das sehe ich auch so.\n\n    Antworten\n\n"
    thread = read(HEAD + "2 Kommentare\n\n" + item.format("Ann") + item.format("Bea") + TAIL)
    assert bodies(thread) == ["Das sehe ich auch so."] * 2


def test_crlf_and_a_mark_change_nothing() -> None:
    words = HEAD + FIRST + "\n" + ANSWER + "\n" + SECOND + TAIL
    (other,) = text.read(Input.of_bytes(b"\xef\xbb\xbf" + words.replace("\n", "\r\n").encode()))
    assert other == read(words)


def test_text_of_a_corpus_document() -> None:
    source = Input.of_bytes(b"", "corpus.jsonl", url="https://example.org/six-rounds")
    thread = text.read_text(HEAD + FIRST + "\n" + SECOND + TAIL, source)
    assert thread is not None
    assert thread.url == "https://example.org/six-rounds"


def test_names_dropped_from_the_answers_only() -> None:
    item = "  • {}\n\n    We were told the same thing in the first week.\n\n    • {}\n\n"
    answers = (
        "I am sorry to hear it, and I hope it went well after all.",
        "Yes, so it was here.",
        "Nobody knows, I fear.",
    )
    names = ("Ann", "Bea", "Carl")
    words = HEAD + "6 comments\n\n" + "".join(item.format(*pair) for pair in zip(names, answers, strict=True))
    thread = read(words + TAIL)
    assert [entry.author for entry in thread.entries[1:]] == ["Ann", None, "Bea", None, "Carl", None]
    assert [entry.parent for entry in thread.entries[1:]] == [0, 1, 0, 3, 0, 5]


def test_articles_with_dates_below_the_comments_are_none() -> None:
    said = "".join(
        f"{name}\n\nMarch {day}, 2012\n\nWe did the same.\n\n" for day, name in ((3, "Ann"), (4, "Bea"), (5, "Carl"))
    )
    related = "".join(
        f"{title}\n\nMay {day}, 2012\n\n" for day, title in ((1, "The scan that was not"), (2, "Holidays"))
    )
    thread = read(HEAD + "3 comments\n\n" + said + "Leave a Reply\n\nRelated posts\n\n" + related)
    assert bodies(thread) == ["We did the same."] * 3


def test_titles_with_dates_alone_are_no_thread() -> None:
    related = "".join(
        f"{title}\n\nMay {day}, 2012\n\n" for day, title in ((1, "The scan that was not"), (2, "Holidays"), (3, "Home"))
    )
    assert text.read_text("Long Road Home\n\n" + related, Input.of_bytes(b"")) is None


def test_the_head_of_a_link_page() -> None:
    words = (
        "\t\tLink Page | new | ask | submit\t\tann (1) | logout\n\t\tA study of long nights (example.org)\n"
        "\t\t62 points by bea 3 hours ago | 4 comments\ncarl 1 hour ago | link\n\nIt fits what we saw here.\n\nreply\n"
        "dora 2 hours ago | link\n\nNot at all, I would say.\n\nreply\n"
        "eve 2 hours ago | link\n\nWhy not?\n\nreply\n"
        "fay 3 hours ago | link\n\nI read it.\n\nreply\n\nLists | RSS | FAQ\n"
    )
    thread = read(words)
    assert (thread.title, thread.entries[0].author) == ("A study of long nights (example.org)", "bea")
    assert [entry.author for entry in thread.entries[1:]] == ["carl", "dora", "eve", "fay"]


def test_author_and_date_below_the_post() -> None:
    words = (
        "Lange Nächte\n\nWas ich in sechs Runden gelernt habe\n\n"
        + "Die erste Runde war für uns alle die schwerste, sagte man. " * 4
        + "\n\nDieser Eintrag wurde veröffentlicht in Leben am 11. Dezember 2012 von Mara.\n\n"
        "2 Gedanken zu „Was ich in sechs Runden gelernt habe“\n\n"
        "  1. Ann sagt:\n    12. Dezember 2012 um 11:07\n\n    Danke dafür!\n\n"
        "  2. Bea sagt:\n    13. Dezember 2012 um 9:30\n\n    Ja, genau so.\n"
        " 2012 um 9:30\n\n    Ja, genau so.\n"
    )
    thread = read(words)
    assert thread.title == "Was ich in sechs Runden gelernt habe"
    assert (thread.entries[0].author, thread.entries[0].date.iso) == ("Mara", "2012-12-11")
    assert thread.entries[0].body.endswith("sagte man.")
