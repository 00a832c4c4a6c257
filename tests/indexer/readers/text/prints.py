"""Prints of small threads in our own words, as the print form of a page shows them."""

from __future__ import annotations

from dataclasses import dataclass, field

from carethread.indexer.raw import RawThread
from carethread.indexer.readers import text
from carethread.indexer.readers.base import Input


@dataclass(frozen=True)
class Said:
    """One comment: who, when, what (paragraphs), and the answers below it."""

    author: str
    moment: str
    words: tuple[str, ...]
    answers: tuple[Said, ...] = field(default=())


HEAD = """Long Road Home

Notes from the waiting room

  • Home
  • About
  • Archive

What I Learned From Six Rounds

by Mara Lind on February 28, 2012

The first round of treatment was the hardest for us all, and nobody had said how long the nights would be after it.

We kept a diary, and I would tell everybody to do the same from the very first day, because you forget.

  • Twitter
  • Facebook

"""
TAIL = """

Leave a Reply

Your email address will not be published. Required fields are marked *

Recent Posts

  • The scan that was not
  • Holidays and how to survive them

Copyright © 2012 Long Road Home. All rights reserved.
"""
THREAD = (
    Said(
        "Ann Weber",
        "March 3, 2012 at 9:14 pm",
        ("Thank you for the diary idea. We start on Monday.", "How did you sleep in the chair?"),
        (
            Said("Mara Lind", "March 4, 2012 at 8:02 am", ("Badly, to be honest, but it gets better after a week.",)),
            Said("bea77", "March 4, 2012 at 11:40 am", ("A neck pillow helps a lot.",)),
        ),
    ),
    Said("Carl", "March 5, 2012 at 7:30 am", ("So true!",)),
    Said("Dora Klein", "March 9, 2012 at 6:00 pm", ("My brother had the same nurse, she is wonderful.",)),
)


def flat(comments: tuple[Said, ...]) -> list[Said]:
    """All comments in reading order."""
    return [one for comment in comments for one in (comment, *flat(comment.answers))]


def read(words: str) -> RawThread:
    """The one thread of a text."""
    (thread,) = text.read(Input.of_bytes(words.encode(), "page.txt"))
    assert isinstance(thread, RawThread)
    for entry in thread.entries:
        assert entry.span is not None
        assert words[slice(*entry.span)] == entry.body
    return thread


def bodies(thread: RawThread) -> list[str]:
    """The comments' words, white space folded."""
    return [" ".join(entry.body.split()) for entry in thread.entries[1:]]


def wanted(comments: tuple[Said, ...]) -> list[str]:
    """What `bodies` should give."""
    return [" ".join(said.words) for said in flat(comments)]
