"""The names of all comments of a text, tidied by what they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from carethread.indexer.readers.text.chrome import is_buttons
from carethread.indexer.readers.text.pieces import Piece

_FEWEST = 3
_MANY = 6
_REPLIED = frozenset({"replied", "replies", "replying", "answered", "responded", "in", "reply", "response", "answer"})
_TO = frozenset({"to", "an", "à", "a", "→", "»", ">", "›", "replied", "@", "↩", "▸", "➔", "▶"})
_SHARE = 0.8  # of the names, that begin or end with the same word


def drop_affixes(pieces: Sequence[Piece]) -> None:
    """Take off the names a word that nearly all begin or end with: "Bob permalink", "por Bob", "Quote Bob Report"."""
    for last in (False, True):
        while (word := _common(pieces, last=last)) is not None:
            for piece in pieces:
                words = (piece.author or "").split()
                if len(words) > 1 and words[-1 if last else 0].casefold() == word:
                    piece.author = " ".join(words[:-1] if last else words[1:])


def drop_places(pieces: Sequence[Piece]) -> None:
    """Take off the names what stands behind a comma, where nearly all have that: "Bob, London"."""
    names = [piece.author for piece in pieces if piece.author]
    if len(names) < _FEWEST or sum(", " in name for name in names) < _SHARE * len(names):
        return
    for piece in pieces:
        if piece.author:
            piece.author = piece.author.partition(", ")[0]


def part_addressed(pieces: Sequence[Piece]) -> None:
    """Take the name of whom a comment answers off its author's, as in "Ann to Bob", and let it answer his last one."""
    last: dict[str, int] = {}
    for place, piece in enumerate(pieces):
        if piece.author and (found := _addressed(piece.author, last)) is not None:
            author, other = found
            above = pieces[piece.parent].author if piece.parent is not None else None
            joined = author.rsplit(" ", 1)
            if joined[-1].casefold() in _TO and len(joined) > 1:
                piece.author = _without_verb(joined[0])
                piece.parent = last[other] if piece.parent is None else piece.parent
            elif above == other:
                piece.author = author
        if piece.author:
            last[piece.author] = place


def _without_verb(author: str) -> str:
    """A name without "replied" or "in reply" behind it."""
    words = author.split()
    while len(words) > 1 and words[-1].casefold() in _REPLIED:
        words.pop()
    return " ".join(words)


def _addressed(author: str, last: dict[str, int]) -> tuple[str, str] | None:
    """A name cut before another that an earlier comment has; None where it does not end with one."""
    for start in range(1, len(author)):
        if author[start - 1] == " " and author[start:] in last:
            return author[: start - 1].rstrip(), author[start:]
    return None


def _common(pieces: Sequence[Piece], *, last: bool) -> str | None:
    """The word that nearly all names begin or end with, where other words stand beside it; None when there is none."""
    names = [piece.author.split() for piece in pieces if piece.author]
    edges = [words[-1 if last else 0] for words in names if len(words) > 1]
    word, count = max(Counter(map(str.casefold, edges)).items(), key=lambda entry: entry[1], default=("", 0))
    kin = word not in edges and not is_buttons(word)  # a family's name, where few write
    if count < max(_MANY if kin else _FEWEST, _SHARE * len(names)):
        return None
    others = {
        " ".join(words[:-1] if last else words[1:]) for words in names if words[-1 if last else 0].casefold() == word
    }
    return word if len(others) > 1 else None
