"""Where the next page of an answer begins."""

from __future__ import annotations

from carethread.query.results import Note
from carethread.query.web.settings import MAX_OFFSET

TOO_DEEP = Note("index", f"No page begins behind hit {MAX_OFFSET:,}. `carethread export` gives all of an answer.")


def after(offset: int, shown: int, total: int) -> tuple[int | None, tuple[Note, ...]]:
    """The offset of the page behind one that begins at `offset` and shows so many; None at the end.

    A note says where pages end before the answer does.
    """
    following = offset + shown
    if not shown or following >= total:
        return None, ()
    return (following, ()) if following <= MAX_OFFSET else (None, (TOO_DEEP,))
