"""The names of all comments of a text, tidied by what they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from carethread.indexer.readers.text.pieces import Piece

_FEWEST = 3
_SHARE = 0.8  # of the names, that begin or end with the same word


def drop_affixes(pieces: Sequence[Piece]) -> None:
    """Take off the names a word that nearly all begin or end with: "Bob permalink", "por Bob", "Quote Bob Report"."""
    for last in (False, True):
        while (word := _common(pieces, last=last)) is not None:
            for piece in pieces:
                words = (piece.author or "").split()
                if len(words) > 1 and words[-1 if last else 0].casefold() == word:
                    piece.author = " ".join(words[:-1] if last else words[1:])


def _common(pieces: Sequence[Piece], *, last: bool) -> str | None:
    """The word that nearly all names begin or end with, where other words stand beside it; None when there is none."""
    names = [piece.author.split() for piece in pieces if piece.author]
    times = Counter(words[-1 if last else 0].casefold() for words in names if len(words) > 1)
    word, count = max(times.items(), key=lambda entry: entry[1], default=("", 0))
    if count < max(_FEWEST, _SHARE * len(names)):
        return None
    others = {
        " ".join(words[:-1] if last else words[1:]) for words in names if words[-1 if last else 0].casefold() == word
    }
    return word if len(others) > 1 else None
