"""Prints of themes and forums that were read wrongly once: one small text of own words for each cause."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from prints import HEAD, bodies, read

from carethread.indexer.readers.text.bylines import name_like, parse_byline

WORDS = (
    ("Ruth K.", "March 3, 2012 at 9:14 pm", "The pump was easier than the syringes."),
    ("Dr. Peter Sohn", "March 4, 2012 at 8:05 am", "We saw the same on our ward last year."),
    ("carl_k", "March 4, 2012 at 11:30 am", "Ask for the smaller needle!"),
)
HEADING = "3 comments on “Six rounds of it”\n\n"
BLOGS = {
    "edit button glued to the date": lambda n, a, d, w: f"  • {a} says:\n    {d}Edit\n\n    {w}\n\n    Reply\n\n",
    "a letter as edit button": lambda n, a, d, w: f"  {n}. {a} Says:\n    {d} e\n\n    {w}\n\n",
    "labels": lambda n, a, d, w: f"  • Author: {a}\n    Published: {d}\n    Reply\n\n    {w}\n\n",
    "labels above and below": lambda n, a, d, w: f"Commenter: {a}\n\nComment:\n\n{w}\n\nPosted {d}\n\n",
    "title above the byline": lambda n, a, d, w: f"  • Re: Rounds {n}\n\n    by {a} on {d}\n\n    {w}\n\n    Reply\n\n",
    "title below the date": lambda n, a, d, w: f"{a}\n\n{d}\n\nPermalink\n\nOn round {n}\n\n{w}\n\n  • reply\n\n",
    "what it answers below the date": lambda n, a, d, w: (
        f"{a}\n\n{d}\n\nIn reply to Six rounds by Marta\n\n{w}\n\nReply\n\n"
    ),
    "a dash between": lambda n, a, d, w: f"  • {a}\n    -\n    {d}\n    {w}\n",
    "name alone above": lambda n, a, d, w: f"{a}\n\n{d}\n\n{w}\n\n",
    "points and number before the name": lambda n, a, d, w: (
        f"0#{n} {a} {d}\n\n{w}\n\nReply | Quote | Report to administrator\n"
    ),
    "number of the post before": lambda n, a, d, w: f"{w}\n\n#{n}.{n} {a} (Homepage) on {d} (Reply)\n\n",
}


@pytest.mark.parametrize("name", BLOGS)
def test_blog_prints(name: str) -> None:
    thread = read(HEAD + HEADING + "".join(BLOGS[name](n, *words) for n, words in enumerate(WORDS, 1)))
    assert bodies(thread) == [words for _, _, words in WORDS]
    assert [entry.author for entry in thread.entries[1:]] == [author for author, _, _ in WORDS]
    assert [entry.date.iso for entry in thread.entries[1:]] == [
        "2012-03-03T21:14",
        "2012-03-04T08:05",
        "2012-03-04T11:30",
    ]


FORUMS = {
    "date below the card": lambda n, a, d, w: f"{a}\nNewbie\nPosts: 7\nJoined: Jan 2010\n#{n}\n{d}\n{w}\n",
    "who edited it beside the date": lambda n, a, d, w: (
        f"{a}\nNewbie\nPosts: 7\n#{n}\n{d} (This post was last modified: March 9, 2012, 01:00 AM by {a}.)\n{w}\n"
    ),
    "who edited it below": lambda n, a, d, w: (
        f"{a}\nNewbie\nPosts: 7\nRe: Six rounds\n« Reply #{n} on: {d} »\n{w}\n« Last Edit: March 9, 2012 by {a} »\n"
    ),
    "date above the name": lambda n, a, d, w: f"{d} #{n}\n{a}\nMember since 05-03-2010\nPosts: 7\n\n{w}\n",
    "title of the thread below the date": lambda n, a, d, w: (
        f"  • {a}\n    {d}\n\n    Six rounds\n\n    {w}\n    Reply\n"
    ),
}


@pytest.mark.parametrize("name", FORUMS)
def test_forum_prints(name: str) -> None:
    posts = "".join(FORUMS[name](n, *words) for n, words in enumerate(WORDS, 1))
    thread = read("Six rounds\n" + posts)
    assert [entry.body for entry in thread.entries] == [words for _, _, words in WORDS]
    assert [entry.author for entry in thread.entries] == [author for author, _, _ in WORDS]
    assert [(entry.date.iso or "")[:10] for entry in thread.entries] == ["2012-03-03", "2012-03-04", "2012-03-04"]


def test_posts_without_dates_are_told_by_the_cards_of_their_authors() -> None:
    posts = "".join(f"{a}\n\nMember\nJoined\nJan 1, 2010\n{w}\n\nLast edited:\n\n" for a, _, w in WORDS)
    thread = read("Six rounds\n\n" + posts)
    assert [(entry.author, entry.body) for entry in thread.entries] == [(a, w) for a, _, w in WORDS]


def test_a_sidebar_printed_inside_the_last_comment_is_no_part_of_it() -> None:
    items = "".join(f"  • {a} says:\n    {d}\n\n    {w}\n\n    Reply\n\n" for a, d, w in WORDS)
    thread = read(
        HEAD + HEADING + items + "    • Recent comments\n\n    • Ann on Pumps\n\n    Archives\n\n    • March 2012\n"
    )
    assert bodies(thread)[-1] == WORDS[-1][2]


def test_a_list_in_the_last_comment_ends_no_thread() -> None:
    posts = "".join(f"{a} said...\n\n{w}\n\n{d}\n" for a, d, w in WORDS[:2])
    last = "Hannah said...\n\nI keep two:\n\n  • water\n  • a diary\n\nBoth help a lot.\n\nMarch 5, 2012 at 2:39 pm\n\n"
    thread = read(HEAD + "3 comments:\n\n" + posts + last + "Post a Comment\n")
    assert thread.entries[-1].author == "Hannah"
    assert thread.entries[-1].body.endswith("Both help a lot.")


def test_counted_paragraphs_are_comments_though_some_are_lost() -> None:
    words = "".join(f"{w}\n\n" for _, _, w in WORDS)
    thread = read(HEAD + "4 Comments\n\n" + words + "I keep a list:\n\n  • water\n  • a diary\n")
    assert bodies(thread)[:3] == [w for _, _, w in WORDS]
    assert bodies(thread)[3].startswith("I keep a list:")
    assert bodies(thread)[3].endswith("a diary")


@pytest.mark.parametrize("text", ["Ruth K.", "Dr. Peter Sohn", "T. Okafor", "Ann Lee, M.D.", "Prof. Adler"])
def test_a_full_stop_in_a_name_ends_no_sentence(text: str) -> None:
    assert name_like(text)


@pytest.mark.parametrize("text", ["It helped. Thank you", "(@501)", "So it goes."])
def test_no_names(text: str) -> None:
    assert not name_like(text)


def test_a_superscript_is_no_number() -> None:
    words = (
        "²\n\nAnn March 3, 2012 at 9:14 pm\n\nTwo rounds, at 10 mg/m².\n\nBea March 4, 2012 at 9:14 pm ²\n\nThree.\n"
    )
    assert parse_byline("Ann ² March 3, 2012") is not None
    assert read(HEAD + HEADING + words).entries[1].author == "Ann"


BLOG = HEAD + HEADING + "".join(f"  • {a} says:\n    {d}\n\n    {w}\n\n    Reply\n\n" for a, d, w in WORDS)


def test_a_blog_is_told_by_its_words() -> None:
    assert read(BLOG).venue == "blog"
    assert read(BLOG.replace(HEADING, "Comments\n\n")).venue == "unknown"
    assert read(BLOG.replace(HEADING, "Comments\n\n") + "Leave a Reply\n").venue == "blog"


@pytest.mark.parametrize("line", ["42 points by ann", "submitted 3 years ago by ann", "Board index"])
def test_link_pages_and_forums_are_no_blogs(line: str) -> None:
    assert read(line + "\n\n" + BLOG).venue == "unknown"


@pytest.mark.parametrize("moment", ["03.03, 2012 @ 21:14", "03 мар 2012, 21:14", "3. März 20123. März 2012 um 21:14"])
def test_more_dates(moment: str) -> None:
    items = "".join(f"  {n}. {w}\n\n    Comment by {a} — {moment}\n\n" for n, (a, _, w) in enumerate(WORDS, 1))
    thread = read(HEAD + HEADING + items)
    assert bodies(thread) == [w for _, _, w in WORDS]
    assert {(entry.date.iso or "")[:10] for entry in thread.entries[1:]} == {"2012-03-03"}
