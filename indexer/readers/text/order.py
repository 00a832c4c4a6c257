"""Answers told by their dates, in prints that have lost the indent.

Comments that answer the post stand in the order of their dates, and answers below what they answer. So where the dates
step back, what stood between was written later than the comment that follows: these were answers to the last comment
before them that is older. Where the newest stand first, a step forward is one. Dates in no such order tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from carethread.indexer.readers.text.lines import Line
from carethread.indexer.readers.text.pieces import Piece

_FEWEST = 4
_MOST = 0.7  # of the comments that may be answers; more come out where the order is another one
_BACK = 6  # comments back among which the one that an answer names is looked for
_NAMED = re.compile(
    r"(?:(?:hi|hello|hey|dear|hallo|hola|bonjour|ciao|liebe[r]?|thanks|thank you),?[ ]+)?@?(?P<name>[^\W\d_][\w.'-]*)"
    r"(?=[ ]*(?:[,:!.–—-]|[A-Z]))",
    re.IGNORECASE,
)
_AT = re.compile(r"@(?P<name>[^\W\d_][\w.'-]*)")


def nest_by_dates(lines: Sequence[Line], pieces: Sequence[Piece], moments: Sequence[str | None]) -> None:
    """Set the parents of answers that the dates betray. moments: ISO dates with a time of day, else None."""
    times = [moment for moment in moments if moment is not None and "T" in moment]
    if len(times) < max(_FEWEST, len(pieces)) or any(piece.parent is not None for piece in pieces):
        return
    parents = _rising(times) if times[0] == min(times) else _falling(times)
    if not 0 < sum(parent is not None for parent in parents) <= _MOST * len(parents):
        return
    for place, piece in enumerate(pieces):
        named = _named(lines, pieces, place)
        known = parents[place]
        piece.parent = named if named is not None and (known is None or named >= known) else known


def _rising(times: Sequence[str]) -> list[int | None]:
    """The parents where the oldest stands first."""
    parents: list[int | None] = [None] * len(times)
    rising: list[int] = []  # the comments so far that none of the later ones has stepped back behind
    for place, time in enumerate(times):
        passed = []
        while rising and times[rising[-1]] > time:
            passed.append(rising.pop())
        for answer in passed:
            parents[answer] = rising[-1]
        rising.append(place)
    return parents


def _falling(times: Sequence[str]) -> list[int | None]:
    """The parents where the newest stand first."""
    parents: list[int | None] = [None] * len(times)
    top = 0
    for place in range(1, len(times)):
        if times[place] > times[top]:
            parents[place] = top
        else:
            top = place
    return parents


def _named(lines: Sequence[Line], pieces: Sequence[Piece], place: int) -> int | None:
    """The nearest comment above whose author this one names with its first word."""
    piece = pieces[place]
    if piece.empty:
        return None
    text = lines[piece.body[0]].text
    found = _AT.match(text) or _NAMED.match(text)
    if found is None:
        return None
    name = found["name"].casefold()
    for other in range(place - 1, max(place - 1 - _BACK, -1), -1):
        author = (pieces[other].author or "").casefold()
        if author and author.split()[0] == name and author != (piece.author or "").casefold():
            return other
    return None
