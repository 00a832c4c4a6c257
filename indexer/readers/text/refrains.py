"""Lines that most comments of a text have above or below their words, and that are nobody's words.

Platforms print beside each comment what nobody wrote: "Participant", "Mentioned: 2 Post(s)", "12 Views · View 3
Upvoters", "Bob is offline". No list of such lines is ever whole, but they return: with numbers, dates and names taken
out, a line that stands at the same end of most comments is a refrain. What a print shows below the last refrain of a
comment stands above the next one: there the next author's name is found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from carethread.indexer.readers.text.bylines import lone_name, name_like
from carethread.indexer.readers.text.chrome import is_buttons
from carethread.indexer.readers.text.lines import Line, is_prose
from carethread.indexer.readers.text.moments import spot
from carethread.indexer.readers.text.pieces import Piece

_REACH = 9  # lines with text at either end of a body that can be refrains
_LONGEST = 110
_SHARE = 0.6  # of the comments, from which a line is a refrain
_FEWEST = 3  # comments that have it
_SURE = 5  # comments, from which a line that ends as a sentence can be a refrain
_SURE_SHARE = 0.8
_NAME_SHARE = 0.7  # of the comments, that must have a name below the refrains of the one before
_LABEL = re.compile(r"([^\W\d_][^:.!?]{1,24}):[ ]*\S?.*")
_OWN, _OTHER = "\0", "\2"  # stand for the author's name, and for another author's
_NUMBERS = re.compile(r"\d[\d.,:/-]*")
_SPOKEN = re.compile(
    r"(?:hi|hello|hallo|hey|dear|thanks|thank you|danke|merci|bonjour|hola|gracias|ciao|same|yes|no)\b"
)


def drop_refrains(lines: Sequence[Line], pieces: Sequence[Piece]) -> None:
    """Take refrains off both ends of the bodies."""
    names = _names_in(pieces)
    heads = _refrains(lines, pieces, names, first=True)
    tails = _refrains(lines, pieces, names, first=False) | _above_bylines(lines, pieces, names)
    overhangs: list[str] = []
    for piece in pieces:
        if heads:
            _drop_head(lines, piece, heads, names)
        overhangs.append(_drop_tail(lines, piece, tails, names) if tails else "")
    _take_names(lines, pieces, overhangs)


def _refrains(lines: Sequence[Line], pieces: Sequence[Piece], names: re.Pattern[str], *, first: bool) -> frozenset[str]:
    """The shapes of lines that stand at one end of most bodies."""
    bodies = [piece for piece in pieces if not piece.empty]
    times = Counter(
        shape
        for piece in bodies
        for shape in {_shape(lines[row].text, names, piece.author) for row in _rows(lines, piece, first)}
    )
    least = max(_FEWEST, _SHARE * len(bodies))
    sure = max(_SURE, _SURE_SHARE * len(bodies))
    return frozenset(
        shape
        for shape, count in times.items()
        if shape and (count >= sure or (count >= least and _is_mute(shape))) and not (first and _OTHER in shape)
    )


def _above_bylines(lines: Sequence[Line], pieces: Sequence[Piece], names: re.Pattern[str]) -> frozenset[str]:
    """The shapes of lines that stand between most comments, and so below the last one too."""
    times = Counter(
        shape
        for piece in pieces[1:]
        for shape in {
            _shape(line.text, names, piece.author) for line in lines[piece.first : piece.body[0]] if line.text
        }
    )
    least = max(_FEWEST, _SHARE * len(pieces))
    return frozenset(
        shape
        for shape, count in times.items()
        if count >= least and _is_mute(shape) and any(map(str.isalpha, shape)) and not {_OWN, _OTHER, "\1"} & set(shape)
    )


def _is_mute(shape: str) -> bool:
    """Whether a shape is no greeting, thanks or sentence, which few comments may share by chance."""
    return shape[-1] not in ".!?," and not _SPOKEN.match(shape)


def _rows(lines: Sequence[Line], piece: Piece, first: bool) -> list[int]:
    """The short lines at one end of a body, up to the first sentence, from the end inwards."""
    order: Iterable[int] = range(*piece.body) if first else reversed(range(*piece.body))
    rows: list[int] = []
    for row in order:
        line = lines[row]
        if not line.text:
            continue
        if len(rows) >= _REACH or len(line.text) > _LONGEST or is_prose(line):
            break
        rows.append(row)
    return rows


def _names_in(pieces: Sequence[Piece]) -> re.Pattern[str]:
    """What finds the names of the authors."""
    names = {piece.author for piece in pieces if piece.author and len(piece.author) > 2}
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or r"(?!)")


def _shape(text: str, names: re.Pattern[str], own: str | None) -> str:
    """A line without its numbers, its date and the authors' names; of a label and its value only the label."""
    text = names.sub(lambda found: _OWN if found[0] == own else _OTHER, text)
    if (place := spot(text)) is not None:
        text = text[: place[0]] + "\1" + text[place[1] :]
    if (found := _LABEL.fullmatch(text)) is not None and len(found[1].split()) <= 3:
        text = found[1] + ":"
    return _NUMBERS.sub("0", text).strip().casefold()


def _drop_head(lines: Sequence[Line], piece: Piece, refrains: frozenset[str], names: re.Pattern[str]) -> None:
    """Let the body begin below its last refrain at the head."""
    rows = _rows(lines, piece, True)
    last = max((row for row in rows if _shape(lines[row].text, names, piece.author) in refrains), default=-1)
    start = last + 1
    while start < piece.body[1] and not lines[start].text:
        start += 1
    if 0 < start < piece.body[1] and last >= 0:
        piece.body = (start, piece.body[1])


def _drop_tail(lines: Sequence[Line], piece: Piece, refrains: frozenset[str], names: re.Pattern[str]) -> str:
    """Let the body end above its first refrain at the tail; give the first line below the last one."""
    rows = _rows(lines, piece, False)
    found = [row for row in rows if _shape(lines[row].text, names, piece.author) in refrains]
    if not found:
        return ""
    stop = min(found)
    while stop > piece.body[0] and not lines[stop - 1].text:
        stop -= 1
    if stop > piece.body[0]:
        below = [lines[row].text for row in sorted(rows) if row > max(found) and not is_buttons(lines[row].text)]
        piece.body = (piece.body[0], stop)
        return below[0] if below else ""
    return ""


def _take_names(lines: Sequence[Line], pieces: Sequence[Piece], overhangs: Sequence[str]) -> None:
    """Let comments have the names that stand below the refrains of the ones before, where nearly all do."""
    names = overhangs[:-1]
    own = sum(bool(name) and name == piece.author for name, piece in zip(overhangs, pieces, strict=True))
    good = [name for name in names if name and name_like(name)]
    if len(good) < max(2, _NAME_SHARE * len(names)) or own * 2 >= len(good):
        return
    for name, piece in zip(names, pieces[1:], strict=True):
        if name and name_like(name):
            piece.author = lone_name(name)
