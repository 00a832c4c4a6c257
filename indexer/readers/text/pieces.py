"""One comment cut out of its lines: byline above or below, buttons around, and the body between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from carethread.indexer.raw import Mark
from carethread.indexer.readers.text.bylines import Byline, clean_name, name_like, parse_byline
from carethread.indexer.readers.text.chrome import is_buttons
from carethread.indexer.readers.text.lines import Line
from carethread.indexer.readers.text.moments import spot_clock

_HEAD_LINES = 8  # lines above a body that can be byline, badges and buttons
_TAIL_LINES = 12
_NUMBERED = re.compile(r"#?(\d{1,5})[.):]?[ ]+(?=\S)")
_NUMBERED_SHARE = 0.8  # of the names
_DASHES = "–—―~"


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
        return not (
            (byline.author and self.author) or (byline.moment and self.moment) or (byline.clock and self.clock)
        )


@dataclass(slots=True)
class Split:
    """A text cut into comments. score: how sure; first, end: the lines they fill, end exclusive.

    question: the post, where the cut found that too.
    """

    pieces: list[Piece] = field(default_factory=list)
    score: float = 0.0
    first: int = 0
    end: int = 0
    question: Piece | None = None


def cut(lines: Sequence[Line], first: int, end: int, *, names: bool = False) -> Piece:
    """The comment in `lines[first:end]`. names: its first line is the author's name alone, as in all its neighbours."""
    piece = Piece(first, end, (first, end))
    start = _read_head(lines, piece, names)
    stop = _read_tail(lines, piece, start)
    if start >= stop:  # nothing but buttons: then one of them was the body ("Like", "+1")
        start, stop = _last_words(lines, piece, start)
    piece.body = (start, stop)
    return piece


def drop_numbers(pieces: Sequence[Piece]) -> None:
    """Take the numbers off the names where they count the comments: "12 Bob"."""
    found = [(piece, _NUMBERED.match(piece.author)) for piece in pieces if piece.author]
    numbers = [int(match[1]) for _, match in found if match]
    if len(numbers) < max(2, _NUMBERED_SHARE * len(found)) or numbers != sorted(set(numbers)):
        return
    for piece, match in found:
        if match and piece.author:
            piece.place, piece.author = int(match[1]), piece.author[match.end() :]


def _skip_blank(lines: Sequence[Line], place: int, end: int) -> int:
    while place < end and not lines[place].text:
        place += 1
    return place


def _read_head(lines: Sequence[Line], piece: Piece, names: bool) -> int:
    """Take the byline above the body; give the line where the body begins."""
    place = taken = _skip_blank(lines, piece.first, piece.end)
    limit = min(piece.end, piece.first + 2 * _HEAD_LINES)
    found = False
    while place < limit:
        text = lines[place].text
        byline = parse_byline(text)
        if byline and piece.accepts(byline):
            piece.take(byline)
            found = True
        elif _is_name_above(lines, piece, place, limit, names):
            piece.author = clean_name(text)
            found = True
        elif not is_buttons(text):
            break
        place = _skip_blank(lines, place + 1, limit)
        if found or lines[place - 1].text.isdigit():
            taken = place
    return _skip_blank(lines, taken, piece.end)


def _is_name_above(lines: Sequence[Line], piece: Piece, place: int, limit: int, names: bool) -> bool:
    """Whether the line is the author's name: by the custom of this thread, or because a bare date follows."""
    if piece.author or not name_like(lines[place].text):
        return False
    after = _skip_blank(lines, place + 1, limit)
    if after >= limit:
        return False
    if names and place == _skip_blank(lines, piece.first, limit):
        return True
    if piece.moment or after > place + 2:
        return False
    below = parse_byline(lines[after].text)
    return below is not None and below.author is None and below.moment is not None


def _read_tail(lines: Sequence[Line], piece: Piece, start: int) -> int:
    """Take buttons, and the byline where it stands below; give one past the last line of the body."""
    stop = piece.end
    place = stop - 1
    floor = max(start, piece.end - 3 * _TAIL_LINES)
    open_head = not (piece.moment or piece.clock)
    while place >= floor:
        text = lines[place].text
        if text and is_buttons(text):
            piece.closed = True
        elif text and not (open_head and _take_below(piece, text)):
            break
        stop = place
        place -= 1
    return stop


def _take_below(piece: Piece, text: str) -> bool:
    """Take a line below the body as byline, if it is one."""
    if piece.moment and text[0] in _DASHES and name_like(name := text.strip(_DASHES + " \u00a0♦")):
        if piece.author:
            return False
        piece.author = name
        return True
    byline = parse_byline(text)
    if byline is None or byline.said or not piece.accepts(byline) or (piece.said and byline.author):
        return False
    piece.take(byline)
    piece.below = True
    return True


def _last_words(lines: Sequence[Line], piece: Piece, start: int) -> tuple[int, int]:
    """The first line of buttons after the byline as body, where another line of buttons follows it."""
    rows = [place for place in range(piece.first, piece.end) if lines[place].text]
    buttons = [place for place in rows if is_buttons(lines[place].text)]
    if len(buttons) >= 2 and piece.strong:
        return buttons[0], buttons[0] + 1
    return start, start
