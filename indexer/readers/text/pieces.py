"""One comment cut out of a text, and a text cut into comments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from carethread.indexer.raw import Mark
from carethread.indexer.readers.text.bylines import Byline, clean_name
from carethread.indexer.readers.text.lines import Line
from carethread.indexer.readers.text.moments import spot_clock


@dataclass(slots=True)
class Piece:
    """One comment as cut out.

    first, end: its lines, end exclusive, with byline and buttons. body: the lines of its words, likewise; empty when
        both are equal. parent: position in the list of pieces, None when it answers the post.
    moment: the date as written. strong: a byline with a date or a verb of saying was there.
    """

    first: int
    end: int
    body: tuple[int, int]
    author: str | None = None
    moment: str | None = None
    marks: set[Mark] = field(default_factory=set)
    place: int | None = None
    answers: str | None = None
    level: int | None = None
    clock: str | None = None
    said: bool = False
    parent: int | None = None
    closed: bool = False
    below: bool = False

    @property
    def strong(self) -> bool:
        """Whether it has a byline that can be told without its surroundings."""
        return self.moment is not None or self.said

    @property
    def empty(self) -> bool:
        """Whether no words are left."""
        return self.body[0] >= self.body[1]

    def span(self, lines: Sequence[Line]) -> tuple[int, int]:
        """Start and end of the body in the source, code points."""
        first, end = self.body
        if first >= end:
            start = lines[min(first, len(lines) - 1)].start
            return start, start
        opening = lines[first]
        return (opening.start if first == self.first else opening.outset), lines[end - 1].end

    def take(self, byline: Byline) -> None:
        """Add what `byline` says."""
        if byline.author and not self.author:
            self.author = clean_name(byline.author)
        self.moment = self._joined(byline)
        self.clock = self.clock or byline.clock
        self.said = self.said or byline.said
        self.marks |= byline.marks
        self.place = self.place if self.place is not None else byline.place
        self.answers = self.answers or byline.answers
        self.level = self.level if self.level is not None else byline.level

    def _joined(self, byline: Byline) -> str | None:
        """The date with the time of day that stands on a line of its own."""
        moment, clock = self.moment or byline.moment, self.clock or byline.clock
        if moment and clock and not (self.moment and self.clock) and spot_clock(moment) is None:
            return f"{moment} {clock}"
        return moment

    def accepts(self, byline: Byline) -> bool:
        """Whether `byline` adds to what is known and contradicts nothing."""
        return not ((byline.author and self.author) or (byline.moment and self.moment) or (byline.clock and self.clock))


@dataclass(slots=True)
class Split:
    """A text cut into comments. score: how sure; first, end: the lines they fill, end exclusive.

    question: the post, where the cut found that too. listed: the comments are list items.
    """

    pieces: list[Piece] = field(default_factory=list)
    score: float = 0.0
    first: int = 0
    end: int = 0
    question: Piece | None = None
    listed: bool = False
