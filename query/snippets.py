"""Pieces of a body to show: whole sentences around what was found, where sentences are not too long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from carethread.index.document import asks
from carethread.index.record import Record
from carethread.query.highlight import Found, Place
from carethread.query.results import Brief, Snippet

MAX_SNIPPETS = 2
MAX_SNIPPET = 280  # code points
GOOD_SNIPPET = 120  # a shorter one takes its next sentence along
MAX_BRIEF = 200

_BREAK = re.compile(r"\n+\s*|[.!?…]+[\"'”’»)\]]*(?:\s+|$)|[。！？]+[\"'”’»)\]」』]*\s*")
# A full stop behind these ends no sentence.
_ABBREVIATED = re.compile(r"\b(?:Drs?|Mr|Mrs|Ms|Prof|St|Sr|Jr|vs|approx|e\.g|i\.e|cf|et al|[A-Z])\.\s*$", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"\s*\d{1,3}\.\s*")


def sentences(text: str) -> Iterator[Place]:
    """The sentences of a text, as places without the white space around them. Line ends part sentences too."""
    start = 0
    for border in _BREAK.finditer(text):
        if not _goes_on(text, start, border):
            yield from _bare(text, start, border.end())
            start = border.end()
    yield from _bare(text, start, len(text))


def _goes_on(text: str, start: int, border: re.Match[str]) -> bool:
    """Whether a full stop here ends no sentence: behind an abbreviation, or before a small letter."""
    mark = border[0]
    if not mark.startswith((".", "…")) or "\n" in mark:
        return False
    after = text[border.end() : border.end() + 1]
    if not after or after.islower() or _LIST_NUMBER.fullmatch(text, start, border.end()):
        return bool(after)
    return _ABBREVIATED.search(text, max(start, border.end() - 12), border.end()) is not None


def _bare(text: str, start: int, end: int) -> Iterator[Place]:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        begin = start + len(piece) - len(piece.lstrip())
        yield begin, begin + len(bare)


def snippets(body: str, found: Found) -> tuple[Snippet, ...]:
    """Up to `MAX_SNIPPETS` pieces that show most parts of the query, in the order of the body.

    Without a place to show, the first sentences.
    """
    pieces = [piece for sentence in sentences(body) for piece in _cut(body, sentence, found.highlights)]
    if not pieces:
        return ()
    chosen = _grown(body, _choose(pieces, found), pieces)
    return tuple(_snippet(body, piece, found.highlights) for piece in chosen)


def _cut(body: str, sentence: Place, highlights: Sequence[Place]) -> list[Place]:
    """A sentence, in windows at word borders when it is too long."""
    start, end = sentence
    pieces: list[Place] = []
    while end - start > MAX_SNIPPET:
        cut = _word_border(body, start, start + MAX_SNIPPET)
        cut = next((low for low, high in highlights if low < cut < high and low > start), cut)
        pieces.append((start, start + len(body[start:cut].rstrip())))
        start = cut + len(body[cut:end]) - len(body[cut:end].lstrip())
    if start < end:
        pieces.append((start, end))
    return pieces


def _word_border(body: str, start: int, end: int) -> int:
    """The last white space before `end`, or `end` itself where there is none in the second half."""
    for at in range(end, start + (end - start) // 2, -1):
        if body[at].isspace():
            return at
    return end


def _choose(pieces: Sequence[Place], found: Found) -> list[int]:
    """The pieces (by number) that together show most parts of the query; the first when none shows any."""
    seen: set[int] = set()
    chosen: list[int] = []
    holds = [_held(piece, found) for piece in pieces]
    while len(chosen) < MAX_SNIPPETS:
        best = max(
            (at for at in range(len(pieces)) if at not in chosen and holds[at]),
            key=lambda at: (len({leaf for leaf, _ in holds[at]} - seen), len(holds[at]), -at),
            default=None,
        )
        if best is None:
            break
        chosen.append(best)
        seen |= {leaf for leaf, _ in holds[best]}
    return sorted(chosen) or [0]


def _held(piece: Place, found: Found) -> list[tuple[int, Place]]:
    return [(leaf, place) for leaf, place in found.places if piece[0] <= place[0] < piece[1]]


def _grown(body: str, chosen: Sequence[int], pieces: Sequence[Place]) -> list[Place]:
    """The chosen pieces, short ones with the sentence behind them; neighbours on one line become one."""
    grown: list[Place] = []
    for at in chosen:
        start, end = pieces[at]
        if grown and start <= grown[-1][1]:
            continue  # the one before took it along
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        if after and end - start < GOOD_SNIPPET and _fit(body, start, end, after):
            end = after[1]
        if grown and _fit(body, *grown[-1], (start, end)):
            grown[-1] = (grown[-1][0], end)
        else:
            grown.append((start, end))
    return grown


def _fit(body: str, start: int, end: int, after: Place) -> bool:
    """Whether the next piece stands on the same line right behind, and both are not too long."""
    between = body[end : after[0]]
    return len(between) <= 2 and "\n" not in between and after[1] - start <= MAX_SNIPPET


def _snippet(body: str, piece: Place, highlights: Sequence[Place]) -> Snippet:
    start, end = piece
    inside = tuple((max(low, start), min(high, end)) for low, high in highlights if low < end and high > start)
    return Snippet(start, end, body[start:end], inside)


def brief(record: Record) -> Brief:
    """A record in one line: a post's title; else the first question, else the first sentence."""
    if record.kind == "post" and record.title:
        text = record.title
    else:
        text = _question(record.body) or next(_texts(record.body), "")
    return Brief(record.id, record.kind, record.ordinal, record.author, record.author_role, shorten(text))


def _texts(body: str) -> Iterator[str]:
    return (body[start:end] for start, end in sentences(body))


def _question(body: str) -> str | None:
    """The first sentence that asks something; "(?)" is a doubt, no question."""
    if not asks(body):
        return None
    return next((text for text in _texts(body) if asks(text) and not text.endswith("(?)")), None)


def shorten(text: str, limit: int = MAX_BRIEF) -> str:
    """The text on one line, cut at a word border with an ellipsis when it is longer than `limit`."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut).rstrip(" ,;:") + "…"
