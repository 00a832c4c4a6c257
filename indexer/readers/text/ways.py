"""Where a text may be cut into comments: which lines are the bylines, below which heading, on which side of the words.

None of that is known beforehand. A way is one guess; `flat` tries them all and keeps the best. Besides bylines, buttons
and cards, a line that returns once for each stretch of sentences may part comments: prints that drop names and dates
keep such lines ("replied", "12 Views · View 3 Upvoters").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from carethread.indexer.readers.text.bylines import Byline, name_like, parse_byline
from carethread.indexer.readers.text.chrome import is_closer, is_comments_head, is_end
from carethread.indexer.readers.text.lines import Line, is_prose
from carethread.indexer.readers.text.moments import spot_clock
from carethread.indexer.readers.text.quotes import is_dated_lead

_MANY = 5_000  # bylines, from which only the commonest kind is tried
_HEADING = 60  # code points of a line that can be a heading
_STARTS = 4  # headings of comments that are tried
_REFRAINS = 3  # kinds of returning lines that are tried
_FEWEST = 3  # times that a line must return
_REFRAIN_LENGTH = 60
_PARTS = 0.6  # of the gaps between returning lines, that must hold a sentence
_COUNTED = re.compile(r"(?P<name>|\D.{0,40}?[ ]|#|no\.[ ]?|nr\.[ ]?)#?(?P<number>\d{1,4})\.?")
_NUMBERS = re.compile(r"\d[\d.,]*")

Sign = tuple[bool, bool, bool, bool]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to cut: the byline lines, the heading above them (-1 for none), the side of the text they stand on."""

    anchors: tuple[int, ...]
    head: int
    above: bool


class Ways:
    """The lines of one text that can part comments.

    bylines: by their line. ends: headings of something else than comments. closers: buttons that end comments.
    """

    def __init__(self, lines: Sequence[Line], cards: Sequence[int]) -> None:
        """cards: lines where a card of the author stood, with his name right above."""
        self._lines = lines
        self.cards = tuple(cards)
        self.bylines: dict[int, Byline] = {}
        for place, line in enumerate(lines):
            byline = parse_byline(line.text) if line.text else None
            if byline and _tells(byline):
                self.bylines[place] = byline
        leads = [place for place in self.bylines if is_dated_lead(lines[place].text)]
        if cards and len(leads) * 2 <= sum(byline.moment is not None for byline in self.bylines.values()):
            self.bylines = {place: byline for place, byline in self.bylines.items() if place not in set(leads)}
        self.ends = [place for place in range(len(lines)) if self._opens_other(place)]
        self.closers = [place for place, line in enumerate(lines) if is_closer(line.text)]
        self._refrains = [*self._returning(), *self._counted()]

    def all(self, heads: Sequence[int]) -> Iterator[Way]:
        """Every way to cut. heads: lines that are headings of comments."""
        for head in (*self._starts(heads), -1):
            seen = set()
            for anchors in self._series(head):
                for part in (anchors, self._to_first_end(anchors)):
                    if part not in seen:
                        seen.add(part)
                        yield Way(part, head, above=True)
                        yield Way(part, head, above=False)
            yield Way(self._buttons(head), head, above=False)
            for refrain in self._refrains:
                anchors = tuple(place for place in refrain if place > head)
                yield Way(anchors, head, above=True)
                yield Way(anchors, head, above=False)
        yield Way(self.cards, -1, above=True)

    @property
    def most(self) -> int:
        """How many comments there can be."""
        dated = sum(byline.moment is not None for byline in self.bylines.values())
        named = sum(byline.author is not None for byline in self.bylines.values())
        refrains = max(map(len, self._refrains), default=0)
        return max(dated, named, len(self.closers), len(self.cards), refrains)

    def _opens_other(self, place: int) -> bool:
        """Whether the line is a heading of something else than comments, between blank lines."""
        line = self._lines[place]
        if not line.text or line.marker or len(line.text) > _HEADING or not is_end(line.text):
            return False
        around = self._lines[max(place - 1, 0)], self._lines[min(place + 1, len(self._lines) - 1)]
        return all(other is line or not other.text or bool(other.marker) for other in around)

    def _to_first_end(self, anchors: tuple[int, ...]) -> tuple[int, ...]:
        """The bylines above the first line that opens something else: articles with dates may follow a form."""
        if not anchors:
            return anchors
        after = bisect_right(self.ends, anchors[0])
        limit = self.ends[after] if after < len(self.ends) else len(self._lines)
        return anchors[: bisect_right(anchors, limit)]

    def _starts(self, heads: Sequence[int]) -> list[int]:
        """The headings that have bylines between them and the next heading."""
        places = sorted([*self.bylines, *self.closers, *(place for refrain in self._refrains for place in refrain)])
        starts: list[int] = []
        for head, after in pairwise((*heads, len(self._lines))):
            if any(head < place < after for place in places) and len(starts) < _STARTS:
                starts.append(head)
        return starts

    def _series(self, head: int) -> Iterator[tuple[int, ...]]:
        """Sets of byline lines below `head` that may be those of the comments."""
        places = [place for place in sorted(self.bylines) if place > head]
        signs = Counter(self._sign(place) for place in places)
        for sign, _ in signs.most_common(1 if len(places) > _MANY else 4):
            yield tuple(place for place in places if self._sign(place) == sign)
        if len(places) > _MANY:
            return
        if head < 0 and places and signs.most_common(1)[0][0] != self._sign(places[0]):
            places = places[1:]  # the byline of a post, which reads in another way than those of its comments
        yield tuple(place for place in places if self.bylines[place].moment)
        yield tuple(place for place in places if self.bylines[place].author)

    def _buttons(self, head: int) -> tuple[int, ...]:
        """The buttons below `head` that end comments; one of each row."""
        places = [place for place in self.closers if place > head]
        return tuple(place for place, after in pairwise([*places, -9]) if after != place + 1)

    def _returning(self) -> list[tuple[int, ...]]:
        """The lines of the commonest shapes that return with sentences between them."""
        places: dict[str, list[int]] = {}
        for place, line in enumerate(self._lines):
            if line.text and not line.marker and len(line.text) <= _REFRAIN_LENGTH and self._is_mute(place):
                places.setdefault(_shape(line.text), []).append(place)
        often = sorted((found for found in places.values() if len(found) >= _FEWEST), key=len, reverse=True)
        return [tuple(found) for found in often[: 4 * _REFRAINS] if self._parts(found)][:_REFRAINS]

    def _counted(self) -> list[tuple[int, ...]]:
        """The lines that end with a number that counts up, with a name before it or nothing: "Pete 2", "#3"."""
        run: list[int] = []
        best: list[int] = []
        number = -1
        for place, line in enumerate(self._lines):
            found = _COUNTED.fullmatch(line.text) if 0 < len(line.text) <= _REFRAIN_LENGTH and not line.marker else None
            if found is None or place in self.bylines or not (not found["name"] or name_like(found["name"])):
                continue
            if int(found["number"]) != number + 1:
                run = []
            run.append(place)
            number = int(found["number"])
            best = run if len(run) > len(best) else best
        return [tuple(best)] if len(best) > _FEWEST and self._parts(best) else []

    def _is_mute(self, place: int) -> bool:
        """Whether the line is no byline, sentence or heading."""
        text = self._lines[place].text
        spoken = text[-1] in ".!?,;:…" or not any(char.isalpha() for char in text)
        return not (spoken or place in self.bylines or is_end(text) or is_comments_head(text))

    def _parts(self, places: Sequence[int]) -> bool:
        """Whether sentences stand between nearly all of the lines."""
        gaps = list(pairwise(places))
        filled = sum(any(is_prose(line) for line in self._lines[first:end]) for first, end in gaps)
        return filled >= _PARTS * len(gaps)

    def _sign(self, place: int) -> Sign:
        byline = self.bylines[place]
        return (
            byline.moment is not None,
            bool(byline.moment) and self._has_clock(place, byline),
            byline.said,
            byline.level is not None,
        )

    def _has_clock(self, place: int, byline: Byline) -> bool:
        """Whether a time of day belongs to the date, on its line or on the next."""
        if byline.moment and spot_clock(byline.moment):
            return True
        after = parse_byline(self._lines[place + 1].text) if place + 1 < len(self._lines) else None
        return after is not None and after.clock is not None


def is_like(text: str, other: str) -> bool:
    """Whether two lines differ in nothing but numbers, and hold words."""
    return any(char.isalpha() for char in text) and _shape(text) == _shape(other)


def _shape(text: str) -> str:
    return _NUMBERS.sub("0", text).casefold()


def _tells(byline: Byline) -> bool:
    """Whether a line is the byline of a comment and no part of one: a time of day, "In reply to Title by Bob"."""
    return bool(byline.moment or byline.author or byline.said or byline.led or byline.level is not None)
