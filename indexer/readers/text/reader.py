"""A text to a thread: try the ways in which prints show comments, keep the one with most signs, find the post above."""

from __future__ import annotations

from collections.abc import Sequence

from carethread.indexer.dates import day_order, parse_date
from carethread.indexer.raw import Entry, RawThread, Stamp
from carethread.indexer.readers.base import Input
from carethread.indexer.readers.text.answers import Answers
from carethread.indexer.readers.text.chrome import is_comments_head
from carethread.indexer.readers.text.cutting import drop_numbers
from carethread.indexer.readers.text.flat import Flat
from carethread.indexer.readers.text.head import Post, read_post
from carethread.indexer.readers.text.lines import Line, outline, split_lines
from carethread.indexer.readers.text.listed import Listing
from carethread.indexer.readers.text.paragraphs import paragraphs
from carethread.indexer.readers.text.pieces import Piece, Split

_FEW = 3  # times as many paragraphs as comments found: then the bylines found are strays
_LIST_SHARE = 0.7  # of the flat cut's score, from which a list is preferred


def thread_of(text: str, source: Input) -> RawThread | None:
    """The thread that `text` holds; None when it holds none."""
    lines = split_lines(text)
    heads = [place for place, line in enumerate(lines) if _announces(line)]
    split = _best(lines, heads)
    if split is None:
        return None
    drop_numbers(split.pieces)
    post = read_post(lines, split, heads)
    calendar = _Calendar(source.date, [post.moment, *(piece.moment for piece in split.pieces)])
    entries = [_post_entry(text, lines, post, calendar)]
    entries += [_entry(text, lines, piece, calendar) for piece in split.pieces]
    return RawThread(entries, title=post.title, url=source.url, format="text")


def _announces(line: Line) -> bool:
    """Whether the line is a heading of comments and no button ("Reply")."""
    return not line.marker and is_comments_head(line.text)


def _best(lines: Sequence[Line], heads: Sequence[int]) -> Split | None:
    """The likeliest cut; a list where it is near the best, as it knows what answers what."""
    items = outline(lines)
    answers = Answers(lines, items).best(heads)
    if answers is not None:
        return answers
    listed = Listing(lines, items).best(heads)
    flat = Flat(lines).best(heads)
    best = flat if listed is None or (flat and listed.score < _LIST_SHARE * flat.score) else listed
    plain = paragraphs(lines, heads)
    if best is None or (plain and len(best.pieces) * _FEW <= len(plain.pieces)):
        return plain or best
    return best


class _Calendar:
    """Reads the dates of one text, which all have the same order of day and month."""

    def __init__(self, base: Stamp, moments: Sequence[str | None]) -> None:
        self._base = base if base.iso else None
        self._day_first = day_order(moment for moment in moments if moment)

    def stamp(self, moment: str | None) -> Stamp:
        if not moment:
            return Stamp()
        return parse_date(moment, base=self._base, day_first=self._day_first)


def _post_entry(text: str, lines: Sequence[Line], post: Post, calendar: _Calendar) -> Entry:
    first, end = post.body
    start, stop = (lines[first].outset, lines[end - 1].end) if first < end else (0, 0)
    return Entry(text[start:stop], author=post.author, date=calendar.stamp(post.moment), span=(start, stop))


def _entry(text: str, lines: Sequence[Line], piece: Piece, calendar: _Calendar) -> Entry:
    start, end = piece.span(lines)
    return Entry(
        text[start:end],
        author=piece.author,
        date=calendar.stamp(piece.moment),
        parent=0 if piece.parent is None else piece.parent + 1,
        marks=frozenset(piece.marks),
        span=(start, end),
    )
