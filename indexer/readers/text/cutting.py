"""From the lines of one comment to its parts: byline above or below, buttons around, and the body between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from carethread.indexer.readers.text.bylines import clean_name, lone_name, name_like, parse_byline
from carethread.indexer.readers.text.chrome import is_buttons
from carethread.indexer.readers.text.lines import Line
from carethread.indexer.readers.text.pieces import Piece

_HEAD_LINES = 16  # lines above a body, blank ones included, that can be byline, badges and buttons
_NAME_REACH = 2  # lines from a name to the date that shows it is one
_TAIL_LINES = 36
_DASHES = "–—―~"
_NUMBERED = re.compile(r"#?(\d{1,5})(?:[.):]?[ ]+(?=\S)|[.):]?(?=[^\W\d_]))")
_COUNTED = re.compile(r"(?P<name>\D.{0,40}?)[ ]#?(?P<number>\d{1,4})\.?")  # "Pete 2"
_PLACE = re.compile(r"#[ ]?(\d{1,6})")
_MONTH = re.compile(r"[^\W\d_]{3,9}\.?[ ](?:19|20)\d\d")  # "December 2011", below a name
_TITLES = 3  # comments with a title, from which the thread has titles
_TITLED_SHARE = 0.8  # of the comments
_TITLE_LENGTH = 80
_NUMBERED_SHARE = 0.8  # of the names

NameLine = Literal["none", "first", "below"]
"""Where a thread shows names that nothing else marks: on a comment's first line, or on the line below a bare date."""


def cut(lines: Sequence[Line], first: int, end: int, *, names: NameLine = "none", anchor: int | None = None) -> Piece:
    """The comment in `lines[first:end]`.

    names: the custom of this thread. anchor: the line of its byline, where that is known; what stands above it is a
    name or a title, and no part of the body.
    """
    piece = Piece(first, end, (first, end))
    start = _read_anchor(lines, piece, anchor) if anchor is not None else first
    start = _read_head(lines, piece, start, names)
    stop = _read_tail(lines, piece, start)
    start = _skip_name(lines, piece, start, stop)
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


def drop_titles(lines: Sequence[Line], pieces: Sequence[Piece]) -> None:
    """Take the titles off the bodies, where nearly every comment has one: a short line alone that ends no sentence."""
    bodies = [piece for piece in pieces if not piece.empty]
    names = {piece.author for piece in pieces if piece.author}
    titled = [
        piece for piece in bodies if _has_title(lines, piece) and not _names_one(lines[piece.body[0]].text, names)
    ]
    if len(titled) < max(_TITLES, _TITLED_SHARE * len(bodies)):
        return
    for piece in titled:
        piece.body = (_skip_blank(lines, piece.body[0] + 1, piece.body[1]), piece.body[1])


def _has_title(lines: Sequence[Line], piece: Piece) -> bool:
    first, end = piece.body
    text = lines[first].text
    apart = first + 1 < end and not lines[first + 1].text
    plain = first == piece.first or not lines[first].marker
    return apart and plain and len(text) <= _TITLE_LENGTH and text[-1] not in ".!?…,;:)"


def _names_one(text: str, names: set[str]) -> bool:
    """Whether the line speaks to somebody of the thread: it begins with a name, or holds one of several words."""
    return any(text.startswith(name) or (" " in name and name in text) for name in names)


def _skip_blank(lines: Sequence[Line], place: int, end: int) -> int:
    while place < end and not lines[place].text:
        place += 1
    return place


def _read_anchor(lines: Sequence[Line], piece: Piece, anchor: int) -> int:
    """Take the byline at `anchor` and what belongs to it above; give the line below it."""
    byline = parse_byline(lines[anchor].text)
    if byline:
        piece.take(byline)
    elif (found := _COUNTED.fullmatch(lines[anchor].text)) is not None and name_like(found["name"]):
        piece.author, piece.place = lone_name(found["name"]), int(found["number"])
    for place in range(anchor - 1, piece.first - 1, -1):
        text = lines[place].text
        above = parse_byline(text)
        if above and piece.accepts(above):
            piece.take(above)
        elif not piece.author and name_like(text):
            piece.author = lone_name(text)
    return anchor + 1


def _read_head(lines: Sequence[Line], piece: Piece, first: int, names: NameLine) -> int:
    """Take the byline above the body; give the line where the body begins."""
    place = taken = _skip_blank(lines, first, piece.end)
    limit = min(piece.end, first + _HEAD_LINES)
    found = first > piece.first
    while place < limit:
        text = lines[place].text
        byline = parse_byline(text)
        if byline and piece.accepts(byline):
            piece.take(byline)
            found = True
        elif not found and place == _skip_blank(lines, piece.first, limit) and _heads_byline(lines, place, piece.end):
            pass  # the title of a comment, above its byline
        elif _is_name(lines, piece, place, limit, names):
            piece.author = lone_name(text)
            found = True
        elif piece.author and not piece.moment and _MONTH.fullmatch(text):
            piece.moment = text
        elif not is_buttons(text):
            break
        place = _skip_blank(lines, place + 1, limit)
        if found or text.isdecimal():
            taken = place
    return _skip_blank(lines, taken, piece.end)


def _heads_byline(lines: Sequence[Line], place: int, end: int) -> bool:
    """Whether a title stands here: a name and a date follow on one line, and then words."""
    if lines[place].text[-1:] in tuple(".!?…,;"):
        return False
    below = _skip_blank(lines, place + 1, end)
    byline = parse_byline(lines[below].text) if below < end else None
    if byline is None or not (byline.author and byline.moment):
        return False
    return any(line.text and not is_buttons(line.text) for line in lines[below + 1 : end])


def _is_name(lines: Sequence[Line], piece: Piece, place: int, limit: int, names: NameLine) -> bool:
    """Whether the line is the author's name: by the custom of this thread, or because a bare date follows."""
    if piece.author or not name_like(lines[place].text):
        return False
    after = _skip_blank(lines, place + 1, limit)
    if after >= limit:
        return False
    if names == "first" and place == _skip_blank(lines, piece.first, limit):
        return True
    if names == "below" and piece.moment and after > place + 1 and any(line.text for line in lines[place - 2 : place]):
        return True
    below = parse_byline(lines[after].text)
    while below is None and after < limit - 1 and is_buttons(lines[after].text) and after < place + _NAME_REACH:
        after += 1
        below = parse_byline(lines[after].text)
    if piece.moment or after > place + _NAME_REACH:
        return False
    return below is not None and below.author is None and below.moment is not None


def _read_tail(lines: Sequence[Line], piece: Piece, start: int) -> int:
    """Take buttons, and the byline where it stands below; give one past the last line of the body."""
    stop = piece.end
    place = stop - 1
    floor = max(start, piece.end - _TAIL_LINES)
    undated = not (piece.moment or piece.clock)
    while place >= floor:
        text = lines[place].text
        if text and is_buttons(text):
            piece.closed = True
            if (number := _PLACE.fullmatch(text)) is not None:
                piece.place = int(number[1])
        elif text and not (undated and _take_below(piece, text)) and not _is_card_name(lines, piece, place):
            break
        stop = place
        place -= 1
    return stop


def _is_card_name(lines: Sequence[Line], piece: Piece, place: int) -> bool:
    """Whether the line is the name on the author's card below the words: what else the card said is blank by now."""
    return lines[place].text == piece.author and not any(line.text for line in lines[place + 1 : place + 3])


def _take_below(piece: Piece, text: str) -> bool:
    """Take a line below the body as byline, if it is one."""
    if piece.moment and text[0] in _DASHES and name_like(name := text.strip(_DASHES + " \u00a0♦")):
        if piece.author:
            return False
        piece.author = clean_name(name)
        return True
    byline = parse_byline(text)
    if byline is None or byline.said or not piece.accepts(byline) or (piece.said and byline.author):
        return False
    piece.take(byline)
    piece.below = True
    return True


def _skip_name(lines: Sequence[Line], piece: Piece, start: int, stop: int) -> int:
    """The first line of the body, after the author's name where that stands above the words as well as below them."""
    if not (piece.below and piece.author and start + 1 < stop):
        return start
    text, name = clean_name(lines[start].text).casefold(), piece.author.casefold()
    if text == name or (text.startswith(f"{name} ") and len(text) <= _TITLE_LENGTH and name_like(text[len(name) :])):
        return _skip_blank(lines, start + 1, stop)
    return start


def _last_words(lines: Sequence[Line], piece: Piece, start: int) -> tuple[int, int]:
    """The first line of buttons after the byline as body, where another line of buttons follows it."""
    rows = [place for place in range(piece.first, piece.end) if lines[place].text]
    buttons = [place for place in rows if is_buttons(lines[place].text)]
    if len(buttons) >= 2 and piece.strong:
        return buttons[0], buttons[0] + 1
    return start, start
