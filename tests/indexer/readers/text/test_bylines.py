"""One line as a byline, in the conventions of many platforms."""

from __future__ import annotations

import pytest

from carethread.indexer.readers.text.bylines import Byline, lone_name, name_like, parse_byline
from carethread.indexer.readers.text.moments import spot


@pytest.mark.parametrize(
    ("line", "author", "moment"),
    [
        ("Ann says:", "Ann", None),
        ("Ann Weber wrote:", "Ann Weber", None),
        ("Anonymous said...", "Anonymous", None),
        ("Ann sagt:", "Ann", None),
        ("Ann a dit :", "Ann", None),
        ("Ann dijo:", "Ann", None),
        ("Ann March 3, 2012 at 9:14 pm", "Ann", "March 3, 2012 at 9:14 pm"),
        ("AnnMarch 3, 2012 at 9:14 PM", "Ann", "March 3, 2012 at 9:14 PM"),
        ("Ann on March 3, 2012 at 9:14 pm said:", "Ann", "March 3, 2012 at 9:14 pm"),
        ("On March 3, 2012 at 9:14 pm Ann said:", "Ann", "March 3, 2012 at 9:14 pm"),
        ("Posted by Ann on 2012-03-03", "Ann", "2012-03-03"),
        ("Posted by: Ann | March 03, 2012 at 09:14 PM", "Ann", "March 03, 2012 at 09:14 PM"),
        ("By Ann - 3 March 2012", "Ann", "3 March 2012"),
        ("Ann | 3/3/2012 9:14 PM | Reply", "Ann", "3/3/2012 9:14 PM"),
        ("Ann • 3 years ago", "Ann", "3 years ago"),
        ("Comment by Ann — March 3, 2012 @ 9:14 pm", "Ann", "March 3, 2012 @ 9:14 pm"),
        ("Ann schrieb am 3. März 2012 um 21:14 Uhr:", "Ann", "3. März 2012 um 21:14 Uhr"),
        ("Von Ann am 03.03.2012", "Ann", "03.03.2012"),
        ("Le 3 mars 2012 à 21h14, Ann a écrit :", "Ann", "3 mars 2012 à 21h14"),
        ("The Weber Family | Cooking Blog May 3, 2012", "The Weber Family | Cooking Blog", "May 3, 2012"),
        ("#12. Ann, 3 March 2012, 9:14 PM", "Ann", "3 March 2012, 9:14 PM"),
        ("May 3, 2012 at 4:00 pm Reply", None, "May 3, 2012 at 4:00 pm"),
        ("answered Feb 6, 2014 at 23:35", None, "Feb 6, 2014 at 23:35"),
        ("vor 3 Stunden", None, "vor 3 Stunden"),
        ("At 9:14 PM, Ann said…", "Ann", None),
    ],
)
def test_author_and_date(line: str, author: str | None, moment: str | None) -> None:
    byline = parse_byline(line)
    assert byline is not None
    assert (byline.author, byline.moment) == (author, moment)


@pytest.mark.parametrize(
    "line",
    [
        "I saw him on May 3, 2012 and he said:",
        "In March 2010 I had a scan, and all was well.",
        "By the way",
        "Updated: August 22, 2019",
        "This was my third round in May 2012!",
        "Reply",
        "@ Herr Weber 8. April 2019 @ 11:38",
        "a plain sentence without anything",
        "x" * 300 + " May 3, 2012",
        "",
    ],
)
def test_no_byline(line: str) -> None:
    assert parse_byline(line) is None


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("Ann Author March 3, 2012", {"post_author"}),
        ("Ann Autor11. Dezember 2012 um 13:19", {"post_author"}),
        ("Dr. Weber (Moderator) wrote on 3/3/2012 9:14:05 AM", {"staff"}),
        ("Original Poster1 point · 6 years ago", {"opener"}),
        ("Ann March 3, 2012", set()),
    ],
)
def test_badges(line: str, marks: set[str]) -> None:
    byline = parse_byline(line)
    assert byline is not None
    assert byline.marks == marks


def test_more_of_a_byline() -> None:
    assert parse_byline("9:14 PM") == Byline(clock="9:14 PM")
    assert parse_byline("level 2") == Byline(level=2)
    answer = parse_byline("Ann replied to comment from Bea | March 3, 2012 9:14 PM | Reply")
    assert answer is not None
    assert (answer.author, answer.answers) == ("Ann", "Bea")
    forum = parse_byline("#3 Post by Ann » Tue Mar 02, 2010 3:14 pm")
    assert forum is not None
    assert (forum.author, forum.place) == ("Ann", 3)


def test_names() -> None:
    assert lone_name("Ann says") == "Ann"
    assert lone_name("http://example.org/ Ann Weber") == "Ann Weber"
    assert lone_name("Ann (not verified)") == "Ann"
    assert name_like("Ann Weber")
    assert not name_like("This is what I think about it all")
    assert not name_like("Great post!")
    assert not name_like("Reply")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("am 3. März 2012 um 14:05\u00a0Uhr geschrieben", "3. März 2012 um 14:05\u00a0Uhr"),
        ("le 28 décembre 2012 à 9 h 32 min", "28 décembre 2012 à 9 h 32 min"),
        ("Wed Jan 05, 2011 9:04 pm", "Wed Jan 05, 2011 9:04 pm"),
        ("Today, 05:11 PM", "Today, 05:11 PM"),
        ("9:14 pm on March 3, 2012", "9:14 pm on March 3, 2012"),
        ("il y a 3 ans", "il y a 3 ans"),
        ("version 1.2.3.4", None),
        ("no date here", None),
    ],
)
def test_dates_are_spotted_with_their_time(line: str, found: str | None) -> None:
    place = spot(line)
    assert (line[slice(*place)] if place else None) == found
