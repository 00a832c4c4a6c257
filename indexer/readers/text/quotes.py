"""The parent quoted at the head of a post, as forums print it: who wrote it, then its words, then the answer.

A print does not mark where the quoted words end. What stands below "Bob wrote:" and was said further up is quoted; so
is what stands above "Click to expand…"; words from another page are taken as one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from carethread.indexer.readers.text.lines import Line
from carethread.indexer.readers.text.moments import spot
from carethread.indexer.readers.text.pieces import Piece

_LONGEST = 160  # code points of a line that says who is quoted
_ENOUGH = 16  # letters of a part of a line that show it was said before
_EXPAND_LINES = 60
_LABEL = re.compile(r"(?:quote|quoted?(?: text)?|zitat|citation|cita|citaat|цитата)[ ]*:?", re.IGNORECASE)
_OPEN = re.compile(
    r"(?:(?:quote|zitat|cita|цитата)[ ]*:[ ]*)?(?:originally (?:posted|written) by|quote(?:d)? from:?|quoting"
    r"|zitat von:?|citation de|quote by|quote:[ ]?originally posted by|ursprünglich geschrieben von"
    r"|original geschrieben von|сообщение от|envoyé par"
    r"|escrito originalmente por|originariamente inviato da)\b[ ]*:?[ ]*\S.{0,120}",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:\([^)]{6,40}\)[ ]*)?@?(?P<name>\S.{0,60}?)[ ]*(?:,[ ](?:on|am|le|el)[ ].{6,60},)?[ ]+(?:wrote|said|says|posted"
    r"|schrieb|hat geschrieben|a écrit|dijo|escribió|ha scritto|escreveu|schreef|skrev"
    r"|написал(?:\(?а\)?)?|pisze|napisał)"
    r"(?:[ ](?:in|on)[ ].{1,100})?[ ]*:?[ ]*(?:\([^)]{6,40}\)|↑|→|»|\[post\])?[ ]*:?[ ]*(?:↑)?",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:(?:on|am|le|el)[ ])?.{6,60}?,?[ ](?P<name>\S.{0,60}?)[ ](?:wrote|said|schrieb|a écrit)[ ]*:", re.IGNORECASE
)
_EXPAND = re.compile(
    r"click (?:here )?to expand.{0,3}|zum vergrößern anklicken.{0,4}|cliquez pour agrandir.{0,3}", re.I
)


def drop_quotes(lines: Sequence[Line], pieces: Sequence[Piece], *, forum: bool) -> None:
    """Take quotes off the head of each body, where an answer follows.

    forum: in a forum's print, a first paragraph that was said before is a quote even where no line says whose.
    """
    said = _Said(lines)
    names = {_letters(piece.author) for piece in pieces if piece.author}
    for piece in pieces:
        start, end = piece.body
        place = start
        while place < end and (after := _after_quote(lines, place, end, said, names, forum)) is not None:
            place = after
        if start < place < end:
            piece.body = (place, end)


class _Said:
    """The letters of a text up to each line."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._starts: list[int] = []
        self._wholes: dict[str, int] = {}
        parts: list[str] = []
        length = 0
        for place, line in enumerate(lines):
            letters = _letters(line.text)
            self._starts.append(length)
            self._wholes.setdefault(letters, place)
            parts.append(letters)
            length += len(letters)
        self._letters = "".join(parts)

    def before(self, text: str, place: int, last: str = "") -> bool:
        """Whether the words of `text` stand above the line `place`. last: the words right above them there."""
        letters = _letters(text.rstrip(".… "))
        if last and len(letters) < _ENOUGH:
            letters = last + letters
        elif self._wholes.get(letters, place) < place:
            return True
        return len(letters) >= _ENOUGH and self._letters.find(letters, 0, self._starts[place]) >= 0


def _after_quote(lines: Sequence[Line], place: int, end: int, said: _Said, names: set[str], forum: bool) -> int | None:
    """The first line after the quote that begins at `place`; None when none begins there."""
    first = _below_leads(lines, place, end, names)
    folded = next(
        (row for row in range(first, min(end, first + _EXPAND_LINES)) if _EXPAND.fullmatch(lines[row].text)), -1
    )
    if folded >= 0 and (first > place or _NAMED.fullmatch(lines[place].text)):
        return _filled(lines, folded + 1, end)
    if first == place:
        return _repeated(lines, place, end, said) if forum and _is_long(lines[place]) else None
    after = _repeated(lines, first, end, said)
    return after if after is not None else _below_paragraph(lines, first, end)


def _below_leads(lines: Sequence[Line], place: int, end: int, names: set[str]) -> int:
    """The first line below those that say who is quoted."""
    label = False
    while place < end and (_is_lead(lines[place].text, names) or (label and _NAMED.fullmatch(lines[place].text))):
        label = bool(_LABEL.fullmatch(lines[place].text))
        place = _filled(lines, place + 1, end)
    return place


def is_dated_lead(text: str) -> bool:
    """Whether a line says who is quoted and when: "On March 3, 2012, Bob said:", "(2012-03-03)Bob Wrote:"."""
    if len(text) > _LONGEST or spot(text) is None:
        return False
    return bool(_DATED.fullmatch(text) or _NAMED.fullmatch(text) or _OPEN.fullmatch(text))


def _is_lead(text: str, names: set[str]) -> bool:
    if len(text) > _LONGEST:
        return False
    if _LABEL.fullmatch(text) or _OPEN.fullmatch(text):
        return True
    found = [match["name"] for pattern in (_DATED, _NAMED) if (match := pattern.fullmatch(text))]
    known = any(_letters(part) in names for name in found for part in (name, name.rpartition(", ")[2]))
    return known or (bool(found) and spot(text) is not None)


def _is_long(line: Line) -> bool:
    return len(_letters(line.text)) >= 2 * _ENOUGH


def _repeated(lines: Sequence[Line], first: int, end: int, said: _Said) -> int | None:
    """The first line from `first` on that was not said before; None when that is the first one, or none is left."""
    place, last = first, ""
    while place < end and (not lines[place].text or said.before(lines[place].text, first, last)):
        last = (last + _letters(lines[place].text))[-2 * _ENOUGH :]
        place += 1
    place = _filled(lines, place, end)
    return place if first < place < end else None


def _below_paragraph(lines: Sequence[Line], first: int, end: int) -> int | None:
    """The first line below the paragraph at `first`; None when nothing follows it."""
    place = first
    while place < end and lines[place].text:
        place += 1
    place = _filled(lines, place, end)
    return place if place < end else None


def _filled(lines: Sequence[Line], place: int, end: int) -> int:
    while place < end and not lines[place].text:
        place += 1
    return place


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
