"""Whoosh's codec, with postings that are written and read in bulk. The bytes are Whoosh's own.

A block of Whoosh's posting file is a pickle of (id deltas, weights, values). A weight is the number of times that the
term stands in the field; a value is Whoosh's encoding of its positions. Asked for nothing but ids, one never decodes a
position.
"""

from __future__ import annotations

import pickle
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import accumulate, chain
from operator import sub
from typing import Any, NamedTuple

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3PostingsWriter, W3TermInfo
from whoosh.system import _INT_SIZE, pack_int, pack_uint

BLOCK = 256  # postings in a block
COMPRESSION = 1  # zlib level: at 3, as Whoosh has it, building takes longer and the files are no smaller to speak of
SMALL = 200  # bytes that are not worth compressing

_PROTOCOL = 2  # of pickle: Whoosh's


class Postings(NamedTuple):
    """Where one term stands: documents (ascending), how often in each, and its encoded positions in each.

    `values` is empty for keyword fields.
    """

    ids: array[int]
    counts: array[int]
    values: Sequence[bytes]


class Block(NamedTuple):
    """One block as read: `weights` is None where each is 1; `values` is None for keyword fields (see `positions`)."""

    ids: Sequence[int]
    weights: Sequence[float] | None
    values: Sequence[bytes] | None


class Codec(W3Codec):  # type: ignore[misc]  # Whoosh is untyped
    """Whoosh's own third codec, with larger blocks that are put together at once."""

    def __init__(self) -> None:
        super().__init__(blocklimit=BLOCK, compression=COMPRESSION)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> BulkPostingsWriter:
        """The writer of one field's postings."""
        return BulkPostingsWriter(dbfile, blocklimit=BLOCK, byteids=byteids, compression=COMPRESSION, inlinelimit=0)


class BulkPostingsWriter(W3PostingsWriter):  # type: ignore[misc]  # Whoosh is untyped
    """Takes a term's postings all at once."""

    _ids: array[int]
    _weights: array[float]
    _values: Sequence[bytes]
    _maxweight: float

    def extend(self, postings: Postings) -> None:
        """Write all postings of the term that was started."""
        for start in range(0, len(postings.ids), BLOCK):
            if self._ids:
                self._write_block()
            end = start + BLOCK
            self._ids = postings.ids[start:end]
            self._weights = array("f", postings.counts[start:end])
            self._values = postings.values[start:end]
            self._maxweight = max(self._weights)

    def _write_block(self, last: bool = False) -> None:
        """As Whoosh has it, but that a small block, which most are, is not compressed: it would hardly shrink."""
        if not self._blockcount:
            self._postfile.write(WHOOSH3_HEADER_MAGIC)
        self._terminfo.add_block(self)
        data = pickle.dumps((self._mini_ids(), self._mini_weights(), tuple(self._values) or None), _PROTOCOL)
        level = COMPRESSION if len(data) > SMALL else 0
        if level:
            data = zlib.compress(data, level)
        info = pickle.dumps((len(self._ids), self._ids[-1], self._maxweight, level, 0, 0), _PROTOCOL)
        size = len(info) + len(data)
        self._postfile.write(pack_int(-size if last else size) + info + data)
        self._blockcount += 1
        self._new_block()

    def _mini_ids(self) -> tuple[int, ...]:
        ids = self._ids
        return (ids[0], *map(sub, ids[1:], ids))

    def _mini_weights(self) -> tuple[float, ...] | None:
        weights = self._weights
        return None if weights.count(1.0) == len(weights) else tuple(weights)


def encode(places: Sequence[int]) -> bytes:
    """Positions (ascending) as `whoosh.formats.Positions` writes them: their number, and a pickle of the deltas."""
    return _encode(tuple(places) if len(places) == 1 else (places[0], *map(sub, places[1:], places)))


@lru_cache(maxsize=1 << 16)
def _encode(deltas: tuple[int, ...]) -> bytes:
    return bytes(pack_uint(len(deltas))) + pickle.dumps(list(deltas), _PROTOCOL)


def positions(value: bytes) -> Iterable[int]:
    """The inverse of `encode`."""
    return accumulate(pickle.loads(value[_INT_SIZE:]))  # noqa: S301 - the folder is sealed: see home.seal


def blocks(postfile: Any, term_info: W3TermInfo) -> Iterator[Block]:
    """The blocks of a term's postings, in order."""
    at, _ = term_info.extent()
    if postfile.get(at, len(WHOOSH3_HEADER_MAGIC)) != WHOOSH3_HEADER_MAGIC:
        raise ValueError("no postings where the term index says")
    at += len(WHOOSH3_HEADER_MAGIC)
    length = 1
    while length > 0:  # the last block's length is negative
        length = postfile.get_int(at)
        stream = BytesIO(postfile.get(at + _INT_SIZE, abs(length)))
        at += _INT_SIZE + abs(length)
        _, _, _, compression, _, _ = pickle.load(stream)  # noqa: S301 - the folder is sealed: see home.seal
        data = stream.read()
        if compression:
            data = zlib.decompress(data)
        deltas, weights, values = pickle.loads(data)  # noqa: S301 - the same
        yield Block(tuple(accumulate(deltas)), weights, values)


def gather(found: Iterator[Block]) -> Postings:
    """All blocks of a term as one."""
    ids, counts, values = array("I"), array("I"), list[bytes]()
    for block in found:
        ids.extend(block.ids)
        counts.extend(map(int, block.weights) if block.weights else [1] * len(block.ids))
        values.extend(block.values or ())
    return Postings(ids, counts, values)


def concatenate(parts: Sequence[Postings]) -> Postings:
    """Postings one behind the other; the ids of later parts are greater."""
    if len(parts) == 1:
        return parts[0]
    return Postings(
        array("I", chain.from_iterable(part.ids for part in parts)),
        array("I", chain.from_iterable(part.counts for part in parts)),
        list(chain.from_iterable(part.values for part in parts)),
    )
