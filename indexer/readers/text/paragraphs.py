"""The last resort for prints that kept nothing between comments: no byline, no button, no list.

Where a heading counts the comments ("10 comments") and about as many paragraphs follow it, or where it says "Comments"
and nothing else, each paragraph is taken as one. A comment of two paragraphs then becomes two; that is known, and
better than to lose them all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from carethread.indexer.readers.text.chrome import counted, is_buttons, is_comments_head, is_end
from carethread.indexer.readers.text.cutting import cut
from carethread.indexer.readers.text.lines import Line
from carethread.indexer.readers.text.pieces import Piece, Split

_MOST = 2.5  # paragraphs for each counted comment, up to which they are taken
_LEAST = 0.6  # of the counted comments, that must be there: prints drop some
_UNCOUNTED = 60  # paragraphs below a heading that gives no number, up to which they are taken
_PLAIN = re.compile(
    r"(?:comments|kommentare|commentaires|comentarios|comentários|commenti|reacties)[ ]*:?", re.IGNORECASE
)
_WORTH = 0.2
_FEWEST = 2


def paragraphs(lines: Sequence[Line], heads: Sequence[int]) -> Split | None:
    """The paragraphs below the first heading that counts about as many comments; None when there is none."""
    for head in heads:
        count = counted(lines[head].text)
        if count is None and not _PLAIN.fullmatch(lines[head].text):
            continue
        most = _UNCOUNTED if count is None else int(count * _MOST)
        pieces = _blocks(lines, head + 1, most, count or 0)
        if max(_LEAST * (count or 0), _FEWEST) <= len(pieces) <= most:
            return Split(pieces, _WORTH * (count or _FEWEST), head, pieces[-1].end)
    return None


def _blocks(lines: Sequence[Line], first: int, most: int, fewest: int) -> list[Piece]:
    """The blocks of lines from `first` to where the comments end, no more than one above `most`.

    fewest: comments that the heading counts.
    """
    pieces: list[Piece] = []
    start = -1
    for place in range(first, len(lines) + 1):
        text = lines[place].text if place < len(lines) else ""
        if place < len(lines) and lines[place].marker and (start >= 0 or _announces_list(lines, pieces)):
            start = pieces.pop().first if start < 0 else start
            continue
        if place < len(lines) and lines[place].marker and pieces and len(pieces) < fewest:
            continue  # a list within a comment, as others must follow
        if place < len(lines) and (lines[place].marker or is_comments_head(text) or (text and is_end(text))):
            break
        if text and start < 0:
            start = place
        elif not text and start >= 0:
            piece = cut(lines, start, place)
            if not piece.empty and not all(is_buttons(line.text) for line in lines[start:place]):
                pieces.append(piece)
            start = -1
        if len(pieces) > most:
            break
    return pieces


def _announces_list(lines: Sequence[Line], pieces: Sequence[Piece]) -> bool:
    """Whether the last comment so far ends with a colon: the list items that follow are its own."""
    return bool(pieces) and lines[pieces[-1].body[1] - 1].text.endswith(":")
