"""A text to a thread: try the ways in which prints show comments, keep the one with most signs, find the post above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from carethread.indexer.dates import day_order, parse_date
from carethread.indexer.raw import Entry, RawThread, Stamp, Venue
from carethread.indexer.readers.base import Input
from carethread.indexer.readers.text.answers import Answers
from carethread.indexer.readers.text.blogs import is_blog
from carethread.indexer.readers.text.cards import without_cards
from carethread.indexer.readers.text.chrome import is_comments_head
from carethread.indexer.readers.text.cutting import drop_numbers, drop_titles
from carethread.indexer.readers.text.flat import Flat
from carethread.indexer.readers.text.formulas import without_formulas
from carethread.indexer.readers.text.head import Post, read_post
from carethread.indexer.readers.text.lines import Line, is_prose, outline, split_lines
from carethread.indexer.readers.text.listed import Listing
from carethread.indexer.readers.text.names import drop_affixes, drop_places, part_addressed
from carethread.indexer.readers.text.order import nest_by_dates
from carethread.indexer.readers.text.paragraphs import paragraphs
from carethread.indexer.readers.text.pieces import Piece, Split
from carethread.indexer.readers.text.quotes import drop_quotes
from carethread.indexer.readers.text.refrains import drop_refrains

_FEW = 3  # times as many paragraphs as comments found: then the bylines found are strays
_FEWEST = 2  # pieces of a forum's thread
_COMMENTS = re.compile(
    r"\b(?:comments?|responses?|thoughts?|kommentare?n?|gedanken?|commentaires?|comentarios?|commenti|comentários?"
    r"|reacties)\b",
    re.IGNORECASE,
)
_LABEL = 80  # code points of a line of a menu or of a path
_FORUM = re.compile(
    r"\b(?:forums?|foren|board index|message boards?|threads?|topics?|page \d+ of \d+|discussion in '|who is online)\b",
    re.IGNORECASE,
)
_REPLIES = re.compile(r"\d{1,5}[ ](?:replies|responses|answers|antworten|réponses|respuestas)", re.IGNORECASE)
_STARTED = re.compile(r"(?:discussion in|(?:discussion |thread |topic )?(?:started|created|asked) by)\b", re.IGNORECASE)
_SPACED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.?,?[ \t]+((?:19|20)\d\d)\b")  # "17.07, 2011"
_LIST_SHARE = 0.7  # of the flat cut's score, from which a list is preferred


def thread_of(text: str, source: Input) -> RawThread | None:
    """The thread that `text` holds; None when it holds none."""
    cards = without_cards(without_formulas(split_lines(text)))
    lines = cards.lines
    heads = _heads(lines)
    split = _best(lines, heads, cards.tops)
    if split is None:
        return None
    drop_affixes(split.pieces)
    drop_numbers(split.pieces)
    drop_places(split.pieces)
    part_addressed(split.pieces)
    drop_titles(lines, split.pieces)
    drop_refrains(lines, split.pieces)
    drop_quotes(lines, split.pieces, forum=cards.found)
    cards.mark(split.pieces)
    post = read_post(lines, split, heads)
    calendar = _Calendar(source.date, [post.moment, *(piece.moment for piece in split.pieces)])
    if not (split.listed or split.question or cards.found):
        nest_by_dates(lines, split.pieces, [calendar.stamp(piece.moment).iso for piece in split.pieces])
    entries = [_entry(text, lines, piece, calendar) for piece in split.pieces]
    if _opens(lines, post, split, heads) and (cards.found or not split.listed or _is_forum(lines, split)):
        return _opened(entries, post, source)
    entries.insert(0, _post_entry(text, lines, post, calendar))
    venue: Venue = "qa" if split.question else "unknown"
    if venue == "unknown" and not cards.found and is_blog(lines, split):
        venue = "blog"
    return RawThread(entries, title=post.title, url=source.url, format="text", venue=venue)


def _opens(lines: Sequence[Line], post: Post, split: Split, heads: Sequence[int]) -> bool:
    """Whether the first piece is the post: a forum's thread, with no words of a post above it."""
    if split.question or len(split.pieces) < _FEWEST or any(piece.level for piece in split.pieces):
        return False
    if any(is_prose(line) and not _STARTED.match(line.text) for line in lines[post.body[0] : post.body[1]]):
        return False
    above = [lines[head].text for head in heads if head < split.pieces[0].first]
    row = _row_above(lines, split)
    return not (any(_COMMENTS.search(text) for text in above) or _COMMENTS.search(row) or _REPLIES.fullmatch(row))


def _is_top(lines: Sequence[Line], split: Split) -> bool:
    """Whether nothing but a title stands above the first piece."""
    above = [line for line in lines[: split.pieces[0].first] if line.text]
    return len(above) == 1 and not above[0].marker


def _is_forum(lines: Sequence[Line], split: Split) -> bool:
    """Whether a list of posts begins with the first of a thread: it says so, or stands below a forum's words."""
    first = split.pieces[0]
    above = [line.text for line in lines[: first.first] if len(line.text) <= _LABEL]
    return first.place == 1 or _is_top(lines, split) or any(_FORUM.search(text) for text in above)


def _row_above(lines: Sequence[Line], split: Split) -> str:
    """The last line with text above the comments ("62 points by Ann | 9 comments")."""
    for place in range(split.pieces[0].first - 1, -1, -1):
        if lines[place].text:
            return lines[place].text
    return ""


def _opened(entries: list[Entry], post: Post, source: Input) -> RawThread:
    """A forum's thread: the first entry is the post, all others answer it or one another."""
    first, *answers = entries
    for answer in answers:
        answer.parent = max((answer.parent or 0) - 1, 0)
    entries = [replace(first, parent=None, marks=first.marks | {"opener"}), *answers]
    return RawThread(entries, title=post.title, url=source.url, format="text", venue="forum")


def _heads(lines: Sequence[Line]) -> list[int]:
    """The lines that are headings of comments; "7 Replies" is one where it stands once, and else a button."""
    counts = [place for place, line in enumerate(lines) if not line.marker and _REPLIES.fullmatch(line.text)]
    once = counts if len(counts) == 1 else []
    return sorted({*once, *(place for place, line in enumerate(lines) if _announces(line))})


def _announces(line: Line) -> bool:
    """Whether the line is a heading of comments and no button ("Reply")."""
    return not line.marker and is_comments_head(line.text)


def _best(lines: Sequence[Line], heads: Sequence[int], cards: Sequence[int]) -> Split | None:
    """The likeliest cut; a list where it is near the best, as it knows what answers what."""
    items = outline(lines)
    answers = Answers(lines, items).best(heads)
    if answers is not None:
        return answers
    listed = Listing(lines, items).best(heads)
    bylines = Flat(lines, cards)
    sure = listed is not None and listed.score >= _LIST_SHARE * bylines.ceiling
    flat = None if sure else bylines.best(heads)
    best = flat if listed is None or (flat and listed.score < _LIST_SHARE * flat.score) else listed
    plain = paragraphs(lines, heads)
    if plain is None or best is None:
        return best or plain
    strays = len(best.pieces) * _FEW <= len(plain.pieces) or best.end <= plain.first or best.score < plain.score
    return plain if strays else best


class _Calendar:
    """Reads the dates of one text, which all have the same order of day and month."""

    def __init__(self, base: Stamp, moments: Sequence[str | None]) -> None:
        self._base = base if base.iso else None
        self._day_first = day_order(moment for moment in moments if moment)

    def stamp(self, moment: str | None) -> Stamp:
        if not moment:
            return Stamp()
        moment = _SPACED.sub(r"\1.\2.\3", moment)
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
