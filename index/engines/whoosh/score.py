"""BM25 (k1 1.2, b 0.75), with Lucene's idf: log(1 + (N - n + 0.5) / (n + 0.5)).

N: live documents; n: those that hold the term. The mean length is that of the documents which have the field. Lengths
are exact. Scores are worked out a block at a time: the part that depends on the length alone comes from a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import NamedTuple

from carethread.index.engines.whoosh.codec import Block
from carethread.index.engines.whoosh.snapshot import Snapshot
from carethread.index.fields import SCORED_FIELDS

K1 = 1.2
B = 0.75


class Weigh(NamedTuple):
    """What turns counts into scores: `factor * count / (count + norms[length])`."""

    factor: float
    norms: Sequence[float]
    lengths: Sequence[int]


def bm25(snapshot: Snapshot, field: str, holders: int) -> Weigh:
    """The scores of a term of a scored field that so many live documents hold."""
    idf = log(1 + (snapshot.live - holders + 0.5) / (holders + 0.5))
    lengths = snapshot.lengths(field)
    norms = snapshot.tables.get(field)
    if norms is None:
        mean = snapshot.mean_length(field)
        norms = snapshot.tables[field] = [K1 * (1 - B + B * length / mean) for length in range(max(lengths) + 1)]
    return Weigh(idf * (K1 + 1) * SCORED_FIELDS[field], norms, lengths)


def add_scores(
    scores: dict[int, float], weigh: Weigh, base: int, block: Block, within: frozenset[int] | set[int] | None
) -> None:
    """Add the scores of one block, of the documents in `within` only (None: all)."""
    ids: Sequence[int] = [base + number for number in block.ids] if base else block.ids
    counts = block.weights
    if within is not None:
        if counts is not None:
            counts = [count for number, count in zip(ids, counts, strict=True) if number in within]
        ids = [number for number in ids if number in within]
    lengths = map(weigh.lengths.__getitem__, ids)
    factor, norms, _ = weigh
    if counts is None:
        values = [factor / (1.0 + norms[length]) for length in lengths]
    else:
        values = [factor * count / (count + norms[length]) for count, length in zip(counts, lengths, strict=True)]
    if scores.keys().isdisjoint(ids):
        scores.update(zip(ids, values, strict=True))
        return
    get = scores.get
    for number, value in zip(ids, values, strict=True):
        scores[number] = get(number, 0.0) + value
