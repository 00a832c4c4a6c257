"""Question pages: answers one below the other, each with its votes above it and its comments as a list below it.

The print shows votes as a line with a number alone, and the number of comments likewise, right above their list. So
after "6 Answers" each such number begins an answer or, before a list item, its comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from carethread.indexer.readers.text.bylines import parse_byline
from carethread.indexer.readers.text.chrome import is_buttons, is_end
from carethread.indexer.readers.text.cutting import cut
from carethread.indexer.readers.text.lines import Item, Line
from carethread.indexer.readers.text.pieces import Piece, Split

_HEAD = re.compile(r"(\d{1,5})[ ](?:answers?|antworten|réponses?|respuestas?|respostas?)(?:[ ]\d{1,5})?", re.IGNORECASE)
_VOTES = re.compile(r"[-−–]?\d{1,3}(?:[.,]?\d{3})*(?:\.\d+)?k?")
_ANSWERED = re.compile(r"(?:answered|asked|beantwortet|gefragt|répondu|demandé|respondida|preguntada)\b", re.IGNORECASE)
_EDITED = re.compile(r"(?:edited|bearbeitet|modifié|editada)\b", re.IGNORECASE)
_REACH = 8  # lines between the heading and the votes of the first answer


class Answers:
    """One text, read as a question with answers."""

    def __init__(self, lines: Sequence[Line], items: Sequence[Item]) -> None:
        self._lines = lines
        self._tops = {item.first: item for item in items if item.parent is None}

    def best(self, heads: Sequence[int]) -> Split | None:
        """The answers and comments; None when this is no question page. heads: lines that are headings of comments."""
        for head in heads:
            if _HEAD.fullmatch(self._lines[head].text):
                votes = self._votes(head)
                if votes and votes[0] <= head + _REACH:
                    return self._split(head, votes)
        return None

    def _votes(self, head: int) -> list[int]:
        """The lines below `head` that hold a number alone, up to where the answers end."""
        indent = self._lines[head].indent
        found = []
        for place in range(head + 1, len(self._lines)):
            line = self._lines[place]
            if line.indent > indent or line.marker:
                continue
            if _VOTES.fullmatch(line.text):
                found.append(place)
            elif found and is_end(line.text) and self._is_over(place):
                break
        return found

    def _is_over(self, place: int) -> bool:
        """Whether the answer form begins here, and no answer that happens to say so: no answer is signed below."""
        return not any(_ANSWERED.match(line.text) for line in self._lines[place : place + 400])

    def _split(self, head: int, votes: Sequence[int]) -> Split:
        question = self._question(head)
        pieces: list[Piece] = []
        for place in self._numbers(question.end if question else head, head):
            pieces += self._comments(place, head, None)
        end = self._end(votes[-1])
        answer: int | None = None
        for place, after in zip(votes, [*votes[1:], end], strict=True):
            first = self._next(place)
            if first is None or first >= after:
                continue
            if not self._lines[first].marker:
                answer = len(pieces)
                pieces.append(self._signed(first, after))
            else:
                pieces += self._comments(place, after, answer)
        score = 2.0 * len(pieces)
        return Split(pieces, score, min(head, pieces[0].first if pieces else head), end, question)

    def _numbers(self, first: int, head: int) -> list[int]:
        """The lines from `first` to `head` that hold a number alone."""
        indent = self._lines[head].indent
        return [
            place
            for place in range(first, head)
            if not self._lines[place].marker
            and self._lines[place].indent <= indent
            and _VOTES.fullmatch(self._lines[place].text)
        ]

    def _next(self, place: int) -> int | None:
        """The next line with text."""
        for after in range(place + 1, len(self._lines)):
            if not self._lines[after].blank:
                return after
        return None

    def _end(self, place: int) -> int:
        while place < len(self._lines) and not is_end(self._lines[place].text):
            place += 1
        return place

    def _question(self, head: int) -> Piece | None:
        """The question: from the votes above it to its buttons, signature or comments."""
        for place in self._numbers(0, head):
            first = self._next(place)
            if first is not None and not self._lines[first].marker and first < head:
                return self._signed(first, head)
        return None

    def _signed(self, first: int, end: int) -> Piece:
        """An answer or the question: its words, and who signed it when."""
        stop = first
        for place in range(first, end):
            line = self._lines[place]
            if self._ends_words(line, place, end):
                break
            stop = place + 1 if not line.blank else stop
        piece = Piece(first, max(stop, first + 1), (first, max(stop, first + 1)))
        for place in range(stop, end):
            if _ANSWERED.match(self._lines[place].text):
                byline = parse_byline(self._lines[place].text)
                piece.moment = byline.moment if byline else None
                piece.author = self._author(place + 1, end)
                break
        return piece

    def _ends_words(self, line: Line, place: int, end: int) -> bool:
        """Whether buttons, a signature or the comments begin on this line."""
        if line.blank:
            return False
        if line.marker:
            return self._is_comment(place, end)
        signed = (_ANSWERED.match(line.text) or _EDITED.match(line.text)) and parse_byline(line.text)
        return bool(signed) or is_buttons(line.text)

    def _is_comment(self, place: int, end: int) -> bool:
        item = self._tops.get(place)
        if item is None or item.end > end:
            return False
        piece = cut(self._lines, item.first, item.end)
        return piece.moment is not None and piece.below

    def _author(self, place: int, end: int) -> str | None:
        """The name below a signature's date; some prints show it twice, run together."""
        if place >= end or not self._lines[place].text:
            return None
        name = self._lines[place].text.strip(" ♦")
        half = len(name) // 2
        return name[:half] if len(name) % 2 == 0 and name[:half] == name[half:] else name

    def _comments(self, number: int, end: int, parent: int | None) -> Iterator[Piece]:
        """The items of the list right below the number of comments."""
        place = self._next(number)
        while place is not None and place < end and (item := self._tops.get(place)):
            piece = cut(self._lines, item.first, min(item.end, end))
            if not piece.empty:
                piece.parent = parent
                yield piece
            place = self._next(item.end - 1)
