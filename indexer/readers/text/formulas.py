"""Dates among stock words: "post #3 of 23 (permalink) Old 04-26-2015, 08:41 PM", "Answered June 2, 2012".

No list of such words is ever whole, but they return: a line whose words are the same at each of its dates names nobody.
Only its date is left.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from carethread.indexer.readers.text.bylines import name_like, parse_byline
from carethread.indexer.readers.text.lines import Line
from carethread.indexer.readers.text.moments import spot, spot_clock

_FEWEST = 3  # lines with the same words, from which they are stock words
_LONGEST = 140
_SHARE = 0.8  # of the dates with a name on their line, that have the same one
_LABEL = 40  # code points of a label beside a date
_NEAR = 2  # lines with text from a date to a name
_NUMBERS = re.compile(r"\d[\d.,/-]*")
_OTHER = re.compile(  # dates of something else than a comment
    r"join|regist|member since|mitglied|dabei seit|inscri|edit|modif|bearbeitet|geändert|update|last |copyright|©"
    r"|all times|\bby\b|\bvon\b|\bpar\b|\bpor\b|\bda\b|\bdoor\b",
    re.IGNORECASE,
)


def without_formulas(lines: list[Line]) -> list[Line]:
    """The lines, those of stock words cut down to their date."""
    found = {place: cut for place, line in enumerate(lines) if (cut := _dated(line)) is not None}
    words = {place: _words(lines[place].text, cut) for place, cut in found.items()}
    often = {shape for shape, count in Counter(words.values()).items() if count >= _FEWEST}
    named = [place for place in found if (byline := parse_byline(lines[place].text)) and byline.author]
    names = {shape for shape in often if not _is_no_name(lines, [words[place] == shape for place in named], named)}
    kept = list(lines)
    for place, (start, end) in found.items():
        line = lines[place]
        if words[place] in often and (parse_byline(line.text) is None or words[place] not in names):
            text = line.text[start:end]
            kept[place] = replace(line, text=text, start=line.start + start, end=line.start + end)
    return _without_neighbours(kept)


def _without_neighbours(lines: list[Line]) -> list[Line]:
    """The lines without the same short one above nearly each date, where the names stand above that ("replied")."""
    dates = [place for place, line in enumerate(lines) if place and line.text and _is_date(line.text)]
    times = Counter(lines[place - 1].text for place in dates)
    text, count = max(times.items(), key=lambda entry: entry[1], default=("", 0))
    if not text or len(text) > _LABEL or count < max(_FEWEST, _SHARE * len(dates)):
        return lines
    same = [place for place in dates if lines[place - 1].text == text]
    names = [name for place in same if (name := _name_near(lines, place - 1, (-1,))) is not None]
    if len(names) < _SHARE * len(same) or len(set(names)) < 2:
        return lines
    stock = {place - 1 for place in same}
    return [replace(line, text="", end=line.start) if place in stock else line for place, line in enumerate(lines)]


def _is_date(text: str) -> bool:
    byline = parse_byline(text)
    return byline is not None and byline.moment is not None and byline.author is None


def _dated(line: Line) -> tuple[int, int] | None:
    """Where the date of a line is, with its time of day; None where the line has none, or nothing beside it."""
    text = line.text
    if not text or len(text) > _LONGEST or _OTHER.search(text) or (place := spot(text)) is None:
        return None
    clock = spot_clock(text[place[1] :])
    end = place[1] + clock[1] if clock and clock[0] <= len(" at : ") else place[1]
    return (place[0], end) if any(char.isalpha() for char in text[: place[0]] + text[end:]) else None


def _words(text: str, cut: tuple[int, int]) -> str:
    """The words beside the date, without numbers."""
    return _NUMBERS.sub("0", f"{text[: cut[0]]}|{text[cut[1] :]}").casefold()


def _is_no_name(lines: Sequence[Line], alike: Sequence[bool], named: Sequence[int]) -> bool:
    """Whether what reads as a name beside the dates is none: it stands at nearly all, and other names stand near.

    named: lines that read as name and date. alike: which of them have the words in question.
    """
    same = [place for place, like in zip(named, alike, strict=True) if like]
    if not same or len(same) < _SHARE * len(named):
        return False
    near = [_name_near(lines, place) for place in same]
    known = [name for name in near if name]
    return len(known) >= _SHARE * len(near) and len(set(known)) > 1


def _name_near(lines: Sequence[Line], place: int, steps: Sequence[int] = (-1, 1)) -> str | None:
    """The name that stands alone above or below a date. steps: -1 to look above, 1 to look below."""
    for step in steps:
        for row in range(place + step, place + step * (_NEAR + 1), step):
            if 0 <= row < len(lines) and lines[row].text:
                if name_like(lines[row].text) and parse_byline(lines[row].text) is None:
                    return lines[row].text
                break
    return None
