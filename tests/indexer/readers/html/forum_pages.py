"""A forum thread in own words, and what pages of all forums have around it."""

# ruff: noqa: E501  (markup keeps the lines that the pages print)

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

TITLE = "Starting IL-2 next week"
NAV = (
    '<div class="menu"><a href="/">Home</a> | <a href="/search.php">Search</a> | <a href="/memberlist.php">Members</a> | '
    '<a href="/register.php">Register</a> | <a href="/login.php">Log in</a></div>'
)
_SIGNATURES = {
    "maria77": "Father: mets 5/2011, Leeds",
    "Old Tommy": "Stage IV since 2008, NED since 2010 - one day at a time",
    "rosa-lin": "Never give up!",
}


@dataclass(frozen=True)
class Said:
    """One post. quote: what it quotes at its head, of whom."""

    name: str
    html: str
    at: datetime
    quote: str = ""
    of: str = ""
    staff: bool = False
    edited: bool = False


POSTS = (
    Said(
        "maria77",
        "Has anyone here had high-dose IL-2?<br /><br />My father was told yesterday that he will get it at the university clinic, and the leaflet frightens us. What should we bring to the ward for the first week?",
        datetime(2011, 12, 10, 14, 4),
    ),
    Said(
        "Old Tommy",
        "<b>Yes</b>, twice, in 2009. Bring lip balm and a soft brush for the itching.<br />The nurses know everything.",
        datetime(2011, 12, 10, 15, 20),
        staff=True,
        edited=True,
    ),
    Said(
        "rosa-lin",
        "A list of all his drugs:<ul><li>the morning ones</li><li>the evening ones</li></ul>They asked me five times in two days, and each time I had forgotten one of them.",
        datetime(2011, 12, 11, 9, 31),
    ),
    Said(
        "maria77",
        "Thank you Tom, I will write that down. Was it very hard for your wife to watch, or did she stay at home in the evenings?",
        datetime(2011, 12, 11, 18, 2),
        quote="Bring lip balm and a soft brush for the itching.",
        of="Old Tommy",
    ),
    Said("Dr K", "Good luck!", datetime(2011, 12, 12, 8, 45)),
    Said(
        "Old Tommy",
        "She came every day.<br /><br />Ask for the drip against nausea early; do not wait until it is bad. I learned that on the second night, and the third was much better for both of us.",
        datetime(2012, 1, 3, 21, 15),
        quote="Was it very hard for your wife to watch",
        of="maria77",
    ),
)
BODIES = (
    "Has anyone here had high-dose IL-2?\n\nMy father was told yesterday that he will get it at the university clinic, and the leaflet frightens us. What should we bring to the ward for the first week?",
    "Yes, twice, in 2009. Bring lip balm and a soft brush for the itching.\nThe nurses know everything.",
    "A list of all his drugs:\n\n- the morning ones\n- the evening ones\n\nThey asked me five times in two days, and each time I had forgotten one of them.",
    "Thank you Tom, I will write that down. Was it very hard for your wife to watch, or did she stay at home in the evenings?",
    "Good luck!",
    "She came every day.\n\nAsk for the drip against nausea early; do not wait until it is bad. I learned that on the second night, and the third was much better for both of us.",
)
_WORDS = [
    "scan",
    "drug",
    "ward",
    "nurse",
    "liver",
    "spring",
    "trial",
    "fever",
    "night",
    "walk",
    "food",
    "sleep",
    "doctor",
    "hope",
    "pain",
    "month",
    "dose",
    "rash",
    "water",
    "garden",
]


def long_thread() -> list[Said]:
    """The thread with eighteen more posts of one to sixty words."""
    dice = random.Random(5)
    more = [
        Said(
            ("maria77", "Old Tommy", "rosa-lin", "Dr K", "bella")[day % 5],
            " ".join(dice.choice(_WORDS) for _ in range((1, 4, 12, 30, 7, 60)[day % 6])).capitalize() + ".",
            datetime(2012, 2, 1 + day, 10, 5),
        )
        for day in range(18)
    ]
    return [*POSTS, *more]


def sig(said: Said) -> str:
    """The author's signature."""
    return _SIGNATURES.get(said.name, "")


def rows(posts: Sequence[Said], one: Callable[[int, Said], str], start: int = 501) -> str:
    """All posts, numbered."""
    return "".join(one(number, said) for number, said in enumerate(posts, start))


def page(body: str, head: str = "", lang: str = "en") -> str:
    """A whole page."""
    return f'<!DOCTYPE html><html lang="{lang}"><head><title>{TITLE} - Care Board</title>{head}</head><body>{body}</body></html>'
