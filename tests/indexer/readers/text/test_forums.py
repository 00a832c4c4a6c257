"""Forum and question prints."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from prints import read

POSTS = (
    ("Ann", "Tue Mar 02, 2010 3:14 pm", "Has anybody here tried the new infusion? I start with it on Monday."),
    ("Bea Weber", "Tue Mar 02, 2010 5:20 pm", "Yes, for six weeks by now. It is bearable."),
    ("carl_k", "Wed Mar 03, 2010 9:04 am", "Same here. Drink a lot of water!"),
)
TOP = "Patients Together\n\n  • Board index\n  • FAQ\n\nNew infusion\n\n3 posts • Page 1 of 1\n\n"


def subject(number: int) -> str:
    return "Re: New infusion" if number else "New infusion"


FORUMS = {
    "name and card above, byline below them": lambda n, a, d, w: (
        f"{a}\nPosts: 17\nJoined: Thu Apr 19, 2007 12:05 am\n\n{subject(n)}\n\n  • Quote\n\nPost by {a} »"
        f" {d}\n\n{w}\n\nTop"
    ),
    "card below": lambda n, a, d, w: (
        f"{subject(n)}\n\nby {a} » {d}\n\n{w}\n\n{a}\n \nPosts: 17\nJoined: Thu Apr 19, 2007 12:05 am\nTop"
    ),
    "date and number above the card": lambda n, a, d, w: (
        f"{d}\t\t#{n + 1}\n{a}\nSenior Member\nJoin Date: Mar 2005\nPosts: 554\n{subject(n)}\n\n{w}\n"
    ),
    "labels and values": lambda n, a, d, w: (
        f"{d} #{n + 1}\n{a} Junior Member\nJoin Date\nMar 2005\nPosts\n430\n\n{subject(n)}\n\n{w}\n\nReply With Quote"
    ),
    "name, rank, date below the words": lambda n, a, d, w: f"{a}\n\nNew Member\n\n{w}\n\n{a}, {d} #{n + 1}",
    "card as a list": lambda n, a, d, w: (
        f"{a}\n\n  • Full Member\n  • Posts: 606\n{subject(n)}\n« Reply #{n} on: {d} »\n\n{w}\n\nLogged"
    ),
    "name date number": lambda n, a, d, w: f"{a} {d} {n + 1}\n\n{w}",
}


@pytest.mark.parametrize("name", FORUMS)
def test_forum_prints(name: str) -> None:
    posts = "\n\n".join(FORUMS[name](number, *post) for number, post in enumerate(POSTS))
    thread = read(TOP + posts + "\n\nReturn to Treatments\n\nWho is online\n\nPowered by phpBB\n")
    assert [entry.body for entry in thread.entries] == [words for _, _, words in POSTS]
    assert [entry.author for entry in thread.entries] == ["Ann", "Bea Weber", "carl_k"]
    assert [entry.date.iso for entry in thread.entries] == ["2010-03-02T15:14", "2010-03-02T17:20", "2010-03-03T09:04"]
    assert [entry.parent for entry in thread.entries] == [None, 0, 0]
    assert thread.title == "New infusion"
    assert thread.venue == "forum"
    assert "opener" in thread.entries[0].marks


def test_staff_is_marked() -> None:
    posts = "\n\n".join(
        f"{author}\n{rank}\nPosts: 17\n\nPost by {author} » {moment}\n\n{words}\n\nTop"
        for (author, moment, words), rank in zip(POSTS, ("Member", "Moderator", "Member"), strict=True)
    )
    assert ["staff" in entry.marks for entry in read(TOP + posts).entries] == [False, True, False]


QUESTION = """Patients Ask

When may I swim after the port is in?

Ask Question
Asked 8 years, 2 months ago
4

I got my port last week and the summer is short.

Who knows how long I have to stay out of the lake?

Share
Improve this question
asked Feb 6, 2014 at 20:37
AnnAnn
39 bronze badges
1
  • 2
    Ask the nurse who placed it.
    – Bea
    Feb 7, 2014 at 10:53
Add a comment  |

2 Answers 2

Reset to default
7

Two weeks is what we were told, with a plaster on it.

  • a clean one
  • every day

Share
answered Feb 6, 2014 at 23:35
CarlCarl
71 bronze badges
2
  • For me it was three.
    – Dora
    Sep 25, 2019 at 12:22
  • Thanks, I will wait then.
    – Ann
    Sep 27, 2019 at 0:14
Add a comment  |
-1

Never in the lake, I would say.

Share
answered Feb 8, 2014 at 9:00
EveEve
Add a comment  |

Your Answer

Thanks for contributing an answer to Patients Ask!
"""


def test_question_print() -> None:
    thread = read(QUESTION)
    assert thread.title == "When may I swim after the port is in?"
    assert thread.venue == "qa"
    assert [(entry.author, entry.parent) for entry in thread.entries] == [
        ("Ann", None),
        ("Bea", 0),
        ("Carl", 0),
        ("Dora", 2),
        ("Ann", 2),
        ("Eve", 0),
    ]
    assert thread.entries[0].body.startswith("I got my port")
    assert thread.entries[0].body.endswith("out of the lake?")
    assert thread.entries[2].body.endswith("every day")
    assert thread.entries[5].body == "Never in the lake, I would say."
    assert thread.entries[5].date.iso == "2014-02-08T09:00"
