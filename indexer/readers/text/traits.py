"""What the comments of one text have in common: what most have and a piece lacks speaks against that piece."""

from __future__ import annotations

from collections.abc import Sequence

from carethread.indexer.readers.text.moments import spot_clock
from carethread.indexer.readers.text.pieces import Piece

ODD = 2
"""Usual traits that a piece lacks, from which it is no comment."""

_USUAL = 0.6  # of the comments, from which a trait counts as usual


def usual_traits(pieces: Sequence[Piece]) -> list[bool]:
    """Which traits most of the comments have."""
    traits = [_traits(piece) for piece in pieces if not piece.empty]
    return [sum(column) >= _USUAL * len(traits) for column in zip(*traits, strict=True)]


def lacking(piece: Piece, usual: Sequence[bool]) -> int:
    """How many of the usual traits a piece is without."""
    return sum(common and not has for common, has in zip(usual, _traits(piece), strict=False))


def inner(pieces: list[Piece], usual: Sequence[bool]) -> list[Piece]:
    """The comments without what stands at either end and is unlike them: a list of articles with dates."""
    first, end = 0, len(pieces)
    while first < end and lacking(pieces[end - 1], usual) >= ODD:
        end -= 1
    while first < end and lacking(pieces[first], usual) >= ODD:
        first += 1
    return pieces[first:end]


def _traits(piece: Piece) -> tuple[bool, ...]:
    dated = piece.moment is not None
    timed = piece.moment is not None and spot_clock(piece.moment) is not None
    return piece.author is not None, dated, timed, piece.closed, piece.level is not None
