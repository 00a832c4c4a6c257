"""Comments that follow one another without indent: bylines with text below them, or text with bylines below it.

Which lines are the bylines, and on which side of the text they stand, is not known beforehand: every kind of byline
line is tried on either side, and the cut that leaves most whole comments (words, a name, a date) is kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from carethread.indexer.readers.text.bylines import name_like, parse_byline
from carethread.indexer.readers.text.chrome import is_buttons, is_closer, is_comments_head, is_end
from carethread.indexer.readers.text.cutting import NameLine, cut
from carethread.indexer.readers.text.lines import Line, is_prose
from carethread.indexer.readers.text.pieces import Piece, Split
from carethread.indexer.readers.text.traits import ODD, inner, lacking, usual_traits
from carethread.indexer.readers.text.ways import Way, Ways, is_like

_LAST_LINES = 60  # the last comment is cut there if nothing shows its end
_FIRST_LINES = 40  # likewise above the first one, where bylines stand below
_NEAR = 10  # lines about a byline that are looked at
_CARDED = 3  # posts beside a card, from which the others should stand beside one
_FEWEST = 2  # comments without a heading that announces them
_SENTENCE_WORDS = 3
_NAME_SHARE = 0.7
_NAMED = 0.9  # of the comments, from which no other place of the names is looked for
_TITLE_SHARE = 0.8  # of the comments, from which lines above the bylines belong to them
_LACK = 0.7  # taken off for each usual trait that a piece lacks
_UNCLAIMED = 0.9  # taken off when words above the first byline would belong to nobody
_HOLLOW = 3.0  # taken off when the first byline has no words above it, and so cannot stand below any
_MOST = 1.4  # worth of one comment with all that speaks for it
_HEADED = 1.5  # worth of comments below a heading that announces them


class Flat:
    """The byline lines of one text, and the best way to cut it by them."""

    def __init__(self, lines: Sequence[Line], cards: Sequence[int] = ()) -> None:
        """cards: lines where a card of the author stood, with his name right above."""
        self._lines = lines
        self._marks = Ways(lines, cards)
        self._bylines = self._marks.bylines
        self._ends = self._marks.ends

    @property
    def ceiling(self) -> float:
        """What no cut can score more than."""
        return _HEADED * _MOST * self._marks.most

    def best(self, heads: Sequence[int]) -> Split | None:
        """The cut with most whole comments; None when there is none. heads: lines that are headings of comments."""
        best: Split | None = None
        for way in self._marks.all(heads):
            split = self._split(way)
            if split and (best is None or split.score > best.score):
                best = split
        return best

    def _split(self, way: Way) -> Split | None:
        if not way.anchors:
            return None
        pieces = self._cut_above(way) if way.above else self._cut_below(way)
        usual = usual_traits(pieces)
        score = sum(self._worth(piece, usual) for piece in pieces) + self._leaning(way)
        pieces = self._carded(inner([piece for piece in pieces if not piece.empty], usual))
        if len(pieces) < (1 if way.head >= 0 else _FEWEST) or (way.head < 0 and not self._speaks(pieces)):
            return None
        self._nest(pieces)
        if way.head >= 0:
            score *= _HEADED
        return Split(pieces, score, way.head if way.head >= 0 else pieces[0].first, pieces[-1].end)

    def _carded(self, pieces: list[Piece]) -> list[Piece]:
        """The posts, without what follows the last one beside a card and holds few sentences: other threads."""
        cards = self._marks.cards
        beside = [bisect_right(cards, piece.end - 1) > bisect_right(cards, piece.first - 1) for piece in pieces]
        if sum(beside) < _CARDED:
            return pieces
        end = len(beside) - beside[::-1].index(True)
        spoken = sum(self._ends_sentence(piece) for piece in pieces[end:])
        return pieces if spoken * 2 > len(pieces) - end else pieces[:end]

    def _nest(self, pieces: Sequence[Piece]) -> None:
        """Parents, where the text tells them: by "level 2" above a comment, or by the name that it says it answers."""
        open_at: dict[int, int] = {}
        by_name: dict[str, int] = {}
        for place, piece in enumerate(pieces):
            if piece.level is not None:
                piece.parent = open_at.get(piece.level - 1)
                open_at[piece.level] = place
            elif piece.answers:
                piece.parent = by_name.get(piece.answers.casefold())
            if piece.author:
                by_name[piece.author.casefold()] = place

    def _worth(self, piece: Piece, usual: Sequence[bool]) -> float:
        """How whole a comment is: words, a name, a date; what most have and this one lacks counts against it."""
        if piece.empty:
            return -0.6
        missing = lacking(piece, usual)
        if missing >= ODD or self._closer_inside(piece) or self._end_inside(piece):
            return -0.3
        return 0.4 + 0.3 * (piece.author is not None) + 0.3 * (piece.moment is not None) - _LACK * missing

    def _speaks(self, pieces: Sequence[Piece]) -> bool:
        """Whether half of the pieces hold a sentence; a list of articles with dates holds titles only."""
        return sum(piece.closed or self._ends_sentence(piece) for piece in pieces) * 2 >= len(pieces)

    def _ends_sentence(self, piece: Piece) -> bool:
        texts = [self._lines[place].text for place in range(*piece.body)]
        return any(is_prose(self._lines[place]) for place in range(*piece.body)) or any(
            text and text[-1] in ".!?…" and len(text.split()) >= _SENTENCE_WORDS for text in texts
        )

    def _closer_inside(self, piece: Piece) -> bool:
        """Whether a button that ends a comment stands amid the words: then this is the end of one and the next."""
        return any(is_closer(self._lines[place].text) for place in range(*piece.body))

    def _end_inside(self, piece: Piece) -> bool:
        """Whether a heading of something else stands amid the words."""
        first = bisect_right(self._ends, piece.body[0])
        return first < len(self._ends) and self._ends[first] < piece.body[1]

    def _leaning(self, way: Way) -> float:
        """How much the surroundings of the bylines speak for the side that `way` takes."""
        score = 0.0
        for place in way.anchors:
            byline = self._bylines.get(place)
            if byline is None:
                continue
            if byline.said or byline.level is not None:
                score += 0.3 if way.above else -0.3
            before, after = self._gap(place, -1), self._gap(place, 1)
            if before != after:
                score += 0.1 if (after < before) == way.above else -0.1
        claims = self._has_words(max(way.head + 1, way.anchors[0] - _FIRST_LINES), way.anchors[0])
        if way.head >= 0:
            hollow = not way.above and not self._has_text(
                max(way.head + 1, way.anchors[0] - _FIRST_LINES), way.anchors[0]
            )
            return score - _UNCLAIMED * (way.above and claims) - _HOLLOW * hollow
        return score - _UNCLAIMED * (way.above == claims)

    def _has_text(self, first: int, end: int) -> bool:
        """Whether anything but names and buttons stands there."""
        return any(
            line.text and not is_buttons(line.text) and not name_like(line.text) for line in self._lines[first:end]
        )

    def _has_words(self, first: int, end: int) -> bool:
        """Whether sentences stand between a heading of comments and the first byline, and no form."""
        rows = [line.text for line in self._lines[first:end] if line.text]
        if any(is_end(text) for text in rows):
            return False
        return any(len(text.split()) >= 4 and text[-1] in ".!?…" for text in rows)

    def _gap(self, place: int, step: int) -> int:
        """Blank lines between a byline and the nearest words on one side; buttons count as far away."""
        gap = 0
        for _ in range(_NEAR):
            place += step
            if gap >= 4 or not 0 <= place < len(self._lines):
                break
            text = self._lines[place].text
            if text and not self._is_byline(place) and not (gap == 0 and is_buttons(text)):
                return gap if not is_buttons(text) else gap + 2
            gap += not text
        return 4

    def _is_byline(self, place: int) -> bool:
        """Whether the line is a byline or the time of day that belongs to one."""
        if place in self._bylines:
            return True
        byline = parse_byline(self._lines[place].text)
        return byline is not None and byline.clock is not None

    def _cut_above(self, way: Way) -> list[Piece]:
        """The comments, whose bylines stand above them."""
        bare = [self._top(place, way.head, named=True) for place in way.anchors]
        tops = self._tops(way, bare)
        closed = sum(self._closer(first, end) is not None for first, end in pairwise(tops)) * 2 >= len(tops) > 1
        stop = self._end_of_last(way.anchors[-1], closed)
        pieces = self._cut_at(way, [*self._raised(tops, way), stop], "none")
        if _named(pieces) >= _NAMED * len(pieces) and not self._echo(way):
            return pieces
        below = self._cut_at(way, [*bare, stop], "below")
        more = 0 if self._echo(way) else 1
        return below if _named(below) >= max(_NAME_SHARE * len(below), _named(pieces) + more) else pieces

    def _echo(self, way: Way) -> bool:
        """Whether the name above each byline is the one below the byline before: it belongs to the post before."""
        same = sum(
            (name := self._name_beside(first, 1)) is not None and name == self._name_beside(after, -1)
            for first, after in pairwise(way.anchors)
        )
        return same > 1 and same >= _NAME_SHARE * (len(way.anchors) - 1)

    def _name_beside(self, place: int, step: int) -> str | None:
        """The name on the nearest line with text below or above a byline."""
        place += step
        for _ in range(_NEAR):
            if not 0 <= place < len(self._lines):
                return None
            if (text := self._lines[place].text) and not text.removeprefix("#").isdecimal():
                return text if name_like(text) else None
            place += step
        return None

    def _cut_at(self, way: Way, tops: Sequence[int], names: NameLine) -> list[Piece]:
        bounds = zip(pairwise(tops), way.anchors, strict=True)
        return [cut(self._lines, *bound, names=names, anchor=place) for bound, place in bounds]

    def _raised(self, tops: list[int], way: Way) -> list[int]:
        """The tops moved up over a name or title that stands above the byline, where most comments have one."""
        raised = [self._title_above(top, floor) for floor, top in zip([way.head, *way.anchors[:-1]], tops, strict=True)]
        moved = sum(new < old for new, old in zip(raised[1:], tops[1:], strict=True))
        return raised if len(tops) > 1 and moved >= _TITLE_SHARE * (len(tops) - 1) else tops

    def _title_above(self, top: int, floor: int) -> int:
        """The line of the title or name above `top`: what follows the closing button, or one short line alone."""
        closer = self._closer(floor + 1, top)
        if closer is not None:
            after = [place for place in range(closer + 1, top) if self._lines[place].text]
            if after:
                return after[0] if len(after) <= 3 else top
        place = top - 1
        while place > floor and is_buttons(self._lines[place].text):
            place -= 1
        text = self._lines[place].text
        above = self._lines[place - 1].text if place > floor + 1 else "-"
        alone = (not above or is_buttons(above)) and not self._lines[place].marker
        return place if alone and place not in self._bylines and len(text) <= 80 and _is_label(text) else top

    def _closer(self, first: int, end: int) -> int | None:
        """The last line of `first` to `end` that invites to answer, if it stands near the end."""
        for place in range(end - 1, max(first, end - 8) - 1, -1):
            if is_closer(self._lines[place].text):
                return place
        return None

    def _tops(self, way: Way, bare: list[int]) -> list[int]:
        """The first line of each byline: with the name above it, where at least half of them have one there."""
        tops = [self._top(place, way.head) for place in way.anchors]
        moved = sum(top < low for top, low in zip(tops, bare, strict=True))
        return tops if moved * 2 >= len(tops) else bare

    def _top(self, place: int, head: int, *, named: bool = False) -> int:
        """The first line of the byline that `place` belongs to: a name, a number or a level may stand above it."""
        top = place
        byline = self._bylines.get(place)
        named = named or (byline is not None and byline.author is not None)
        while top - 1 > head:
            text = self._lines[top - 1].text
            numbered = text.removeprefix("#").isdecimal()
            if not numbered and (named or not name_like(text)):
                break
            named = named or not numbered
            top -= 1
        return top

    def _end_of_last(self, anchor: int, closed: bool) -> int:
        """Where the last comment ends: at its button if the others have one, else where something else begins."""
        place = anchor + 1
        limit = min(len(self._lines), anchor + _LAST_LINES)
        spoken = False  # buttons may stand above the words, too
        while place < limit:
            text = self._lines[place].text
            if spoken and closed and is_closer(text):
                return place + 1
            spoken = spoken or bool(text and not is_buttons(text))
            if text and (is_end(text) or is_comments_head(text) or (not closed and self._is_menu(place))):
                return place
            if spoken and is_like(text, self._lines[anchor].text):
                return place
            place += 1
        return place

    def _is_menu(self, place: int) -> bool:
        """Whether two tight list items of a few words begin here, and no comment goes on below them."""
        rows = self._lines[place : place + 2]
        if len(rows) < 2 or not all(row.marker and 0 < len(row.text.split()) <= 6 for row in rows):
            return False
        below = next((line for line in self._lines[place + 2 : place + _NEAR] if line.text and not line.marker), None)
        return below is None or not (is_prose(below) or parse_byline(below.text))

    def _cut_below(self, way: Way) -> list[Piece]:
        """The comments, whose bylines stand below them."""
        bottoms = [self._bottom(place) for place in way.anchors]
        bounds = list(zip([self._begin_of_first(way), *bottoms[:-1]], bottoms, strict=True))
        pieces = [cut(self._lines, *bound) for bound in bounds]
        bare = [piece for piece in pieces if piece.author is None]
        if len(bare) < 2 or len(bare) * 2 < len(pieces):
            return pieces
        bounds[0] = (self._name_of_first(*bounds[0]), bounds[0][1])
        named = [cut(self._lines, *bound, names="first") for bound in bounds]
        found = sum(piece.author is not None and not piece.empty for piece in named)
        return named if found >= _NAME_SHARE * len(named) else pieces

    def _bottom(self, place: int) -> int:
        """One past the last line of the byline: buttons and a time of day may stand below it."""
        bottom = place + 1
        while bottom < len(self._lines):
            text = self._lines[bottom].text
            if not text or bottom in self._bylines:
                break
            byline = parse_byline(text)
            if not (is_buttons(text) or (byline and byline.clock)):
                break
            bottom += 1
        return bottom

    def _begin_of_first(self, way: Way) -> int:
        """Where the first comment begins: below the heading and the form that may follow it."""
        floor = max(way.head + 1, way.anchors[0] - _FIRST_LINES)
        place = way.anchors[0]
        while place > floor:
            text = self._lines[place - 1].text
            if text and (is_end(text) or is_comments_head(text) or (place <= floor + 2 and is_buttons(text))):
                break
            place -= 1
        return place

    def _name_of_first(self, first: int, end: int) -> int:
        """The line of the first author's name: the nearest name above the byline that stands between blank lines."""
        for place in range(end - 1, first, -1):
            alone = not self._lines[place - 1].text and place + 1 < end and not self._lines[place + 1].text
            if alone and not self._lines[place].marker and name_like(self._lines[place].text):
                return place
        return first


def _named(pieces: Sequence[Piece]) -> int:
    """How many comments have words and a name."""
    return sum(piece.author is not None and not piece.empty for piece in pieces)


def _is_label(text: str) -> bool:
    """Whether a line ends as a title or a name does."""
    return text[-1:] not in tuple(".!?…:;,)") or name_like(text)
