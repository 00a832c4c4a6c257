"""What a platform is: a module with `NAME`, `VENUE`, `detect` and `read`; and what platforms share.

    NAME: str                          "wordpress", "phpbb": `RawThread.platform`
    VENUE: Venue                       where such pages stand: "blog", "forum", "qa"
    detect(page) -> int                0: not this platform; else how sure, 1 (a weak hint) to 100 (its own markup)
    read(page) -> RawThread | None     the thread, or None when the page turns out to hold none

`detect` only looks at the page's index (`by_class`, `by_id`, `meta`), so that asking every platform costs nothing. The
reader tries the platforms in order of certainty; the first one that gives comments wins.
"""

from __future__ import annotations

from typing import Protocol

from carethread.indexer.raw import RawThread, Venue
from carethread.indexer.readers.html.page import Page


class Platform(Protocol):
    """A module that knows one platform's markup."""

    NAME: str
    VENUE: Venue

    def detect(self, page: Page) -> int:
        """How sure it is that this platform made the page: 0 (not) to 100."""

    def read(self, page: Page) -> RawThread | None:
        """The thread on the page, or None."""
