"""What a reader gives: a thread as the source holds it, before ids, roles and treatments.

A reader never guesses: what the source does not say is None. It fills in `marks` with what the markup or the export
says about an author; the role rules decide what that means.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from carethread.index.record import DatePrecision

Venue = Literal["blog", "forum", "qa", "list", "unknown"]
Mark = Literal[
    "post_author",  # the platform says: same account as the post's author (`bypostauthor`)
    "staff",  # administrator, moderator, staff badge
    "clinician",  # the platform's own badge for a health professional
    "opener",  # forums: opened the thread
    "pingback",  # no person's words: a link from another page (also trackbacks)
    "deleted",  # the words are gone, the place in the thread stays
]


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as far as the source gives it.

    `iso` is ISO 8601 cut to its precision ("2011-12", "2011-12-10", "2011-12-10T00:32", "2011-12-10T00:32:05+01:00"),
    with an offset only where the source has one. `iso` is None exactly when precision is "none".
    """

    iso: str | None = None
    precision: DatePrecision = "none"


@dataclass(slots=True)
class Entry:
    """One post or comment as read.

    body: plain text of it alone: no byline, buttons, share links, quoted parent. Paragraphs are parted by an empty
        line, line breaks kept, list items start with "- " or "1. ", quotes with "> ". In plain-text sources it is
        exactly `source[span[0]:span[1]]`.
    parent: position in `RawThread.entries` of the entry that this one answers; None only for the post (position 0).
        Readers list parents before children.
    key: the platform's own id of the comment ("421882"), if it has one.
    account: the platform's stable name of the author (user id or profile link), if it differs from what is shown.
    span: code points in the decoded source; plain text only.
    """

    body: str
    author: str | None = None
    date: Stamp = field(default_factory=Stamp)
    parent: int | None = None
    key: str | None = None
    account: str | None = None
    url: str | None = None
    marks: frozenset[Mark] = frozenset()
    span: tuple[int, int] | None = None


@dataclass(slots=True)
class RawThread:
    """One discussion as read. `entries[0]` is the post; a page that lost its post has an empty body there.

    url: canonical address of the thread, without comment-page and tracking parts.
    format: the reader's name for the record's `source.format`, e.g. "text", "html", "wxr", "mbox".
    platform: what made the page, as far as it is known ("wordpress", "phpbb"); for the report and for roles.
    page: number of this comment page, where a thread is spread over several (1 when alone).
    """

    entries: list[Entry]
    title: str | None = None
    url: str | None = None
    format: str = "unknown"
    platform: str | None = None
    venue: Venue = "unknown"
    language: str | None = None
    page: int = 1
