"""Whoosh's codec, with postings that are written and read in bulk.

A block of Whoosh's posting file is a pickle of (id deltas, weights, values). Ids and weights stay as Whoosh has them; a
weight is the number of times that the term stands in the field. The values of a whole block are one byte string: the
positions of all its postings, one after the other, as 16-bit numbers (32-bit when the first byte says so). Asked for
nothing but ids, one never touches them.
"""

from __future__ import annotations

import pickle
import sys
import zlib
from array import array
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import accumulate, chain
from operator import sub
from typing import Any, NamedTuple

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3PostingsWriter, W3TermInfo
from whoosh.formats import Existence
from whoosh.system import _INT_SIZE, pack_int

BLOCK = 256  # postings in a block
COMPRESSION = 1  # zlib level: at 3, as Whoosh has it, building takes longer and the files are no smaller to speak of
SMALL = 200  # bytes that are not worth compressing
NARROW, WIDE = b"\x02", b"\x04"  # bytes a position

FORMAT = Existence()
_PROTOCOL = 2  # of pickle: Whoosh's


class Postings(NamedTuple):
    """Where one term stands: documents (ascending), how often in each, and the places, all in one row.

    `places` is empty for keyword fields.
    """

    ids: array[int]
    counts: array[int]
    places: array[int]


class Block(NamedTuple):
    """One block as read: `weights` is None where each is 1; `packed` holds the places (see `unpack_places`)."""

    ids: Sequence[int]
    weights: Sequence[float] | None
    packed: bytes


class Codec(W3Codec):  # type: ignore[misc]  # Whoosh is untyped
    """Whoosh's own third codec, but for the way postings are put into blocks."""

    def __init__(self) -> None:
        super().__init__(blocklimit=BLOCK, compression=COMPRESSION)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> BulkPostingsWriter:
        """The writer of one field's postings."""
        return BulkPostingsWriter(dbfile, blocklimit=BLOCK, byteids=byteids, compression=COMPRESSION, inlinelimit=0)


class BulkPostingsWriter(W3PostingsWriter):  # type: ignore[misc]  # Whoosh is untyped
    """Takes a term's postings all at once."""

    _ids: array[int]
    _weights: array[float]
    _maxweight: float
    _packed: bytes

    def extend(self, postings: Postings) -> None:
        """Write all postings of the term that was started."""
        starts = [0, *accumulate(postings.counts)] if postings.places else []
        for start in range(0, len(postings.ids), BLOCK):
            if self._ids:
                self._write_block()
            end = min(start + BLOCK, len(postings.ids))
            self._ids = postings.ids[start:end]
            self._weights = array("f", postings.counts[start:end])
            self._packed = pack_places(postings.places[starts[start] : starts[end]]) if starts else b""
            self._maxweight = max(self._weights)

    def _write_block(self, last: bool = False) -> None:
        """As Whoosh has it, but that a small block, which most are, is not compressed: it would hardly shrink."""
        if not self._blockcount:
            self._postfile.write(WHOOSH3_HEADER_MAGIC)
        self._terminfo.add_block(self)
        data = pickle.dumps((self._mini_ids(), self._mini_weights(), self._packed), _PROTOCOL)
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


def pack_places(places: array[int]) -> bytes:
    """Positions as bytes, little-endian."""
    wide = max(places) > 0xFFFF
    packed = array("I" if wide else "H", places)
    if sys.byteorder == "big":
        packed.byteswap()
    return (WIDE if wide else NARROW) + packed.tobytes()


def unpack_places(packed: bytes) -> array[int]:
    """The inverse of `pack_places`; nothing gives nothing."""
    places = array("I" if packed[:1] == WIDE else "H")
    places.frombytes(packed[1:])
    if sys.byteorder == "big":
        places.byteswap()
    return places


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
        deltas, weights, packed = pickle.loads(data)  # noqa: S301 - the same
        yield Block(tuple(accumulate(deltas)), weights, packed)


def gather(found: Iterator[Block]) -> Postings:
    """All blocks of a term as one."""
    ids, counts, places = array("I"), array("I"), array("I")
    for block in found:
        ids.extend(block.ids)
        counts.extend(map(int, block.weights) if block.weights else [1] * len(block.ids))
        if block.packed:
            places.extend(unpack_places(block.packed).tolist())
    return Postings(ids, counts, places)


def concatenate(parts: Sequence[Postings]) -> Postings:
    """Postings one behind the other; the ids of later parts are greater."""
    if len(parts) == 1:
        return parts[0]
    return Postings(
        array("I", chain.from_iterable(part.ids for part in parts)),
        array("I", chain.from_iterable(part.counts for part in parts)),
        array("I", chain.from_iterable(part.places for part in parts)),
    )
