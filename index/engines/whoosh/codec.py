"""Whoosh's codec, with postings that are written and read in bulk. The bytes are Whoosh's own.

A block of Whoosh's posting file is a pickle of (id deltas, weights, values). A weight is the number of times that the
term stands in the field; a value is Whoosh's encoding of its positions. Behind the pickle of a large block stands a
tail of ours with ids and weights alone, which Whoosh does not look at: asked for no positions, we decode none.
"""

from __future__ import annotations

import pickle
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import accumulate
from operator import sub
from typing import Any, NamedTuple

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3PostingsWriter
from whoosh.system import _INT_SIZE, pack_int, pack_uint, unpack_uint

BLOCK = 256  # postings in a block
PIECE = 32 * BLOCK  # postings of a term that are held at once while segments are merged
COMPRESSION = 1  # zlib level: at 3, as Whoosh has it, building takes longer and the files are no smaller to speak of
SMALL = 200  # bytes that are not worth compressing
LARGE = 32  # postings in a block that make it worth a tail

_PROTOCOL = 2  # of pickle: Whoosh's
_ONE = array("I", [1])


class Postings(NamedTuple):
    """Where one term stands: documents (ascending), how often in each, and its encoded positions in each.

    `values` is empty for keyword fields.
    """

    ids: array[int]
    counts: array[int]
    values: Sequence[bytes]


class Block(NamedTuple):
    """One block as read: `weights` is None where each is 1. `pickled` is Whoosh's own pickle of it, uncompressed when
    `level` is 0."""

    ids: Sequence[int]
    weights: Sequence[float] | None
    pickled: bytes
    level: int

    def values(self) -> Sequence[bytes]:
        """The encoded positions of each posting (see `positions`); empty for keyword fields."""
        return _unpickle(self.pickled, self.level)[2] or ()


class Codec(W3Codec):  # type: ignore[misc]  # Whoosh is untyped
    """Whoosh's own third codec, with larger blocks that are put together at once."""

    def __init__(self) -> None:
        super().__init__(blocklimit=BLOCK, compression=COMPRESSION)

    def field_writer(self, storage: Any, segment: Any) -> Any:
        """Whoosh's writer of fields, with buckets of ours."""
        writer = super().field_writer(storage, segment)
        writer._tindex.buckets = [Bucket() for _ in writer._tindex.buckets]
        return writer

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> BulkPostingsWriter:
        """The writer of one field's postings."""
        return BulkPostingsWriter(dbfile, blocklimit=BLOCK, byteids=byteids, compression=COMPRESSION, inlinelimit=0)


class Bucket:
    """Hash and place of each term in one of the 256 buckets of a term index that is being written. Whoosh holds them
    as a list of pairs, which for ids, a term a record, takes ten times the memory."""

    def __init__(self) -> None:
        self._hashes, self._places = array("I"), array("Q")

    def append(self, entry: tuple[int, int]) -> None:
        """One more term."""
        self._hashes.append(entry[0])
        self._places.append(entry[1])

    def __len__(self) -> int:
        return len(self._hashes)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self._hashes, self._places, strict=True)


class BulkPostingsWriter(W3PostingsWriter):  # type: ignore[misc]  # Whoosh is untyped
    """Takes a term's postings in pieces of whole blocks; only the last may end inside one."""

    _ids: array[int]
    _weights: array[float]
    _values: Sequence[bytes]
    _maxweight: float

    def extend(self, postings: Postings) -> None:
        """Write the next postings of the term that was started."""
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
        tail = self._tail()
        size = len(info) + len(data) + len(tail)
        self._postfile.write(pack_int(-size if last else size) + info + data + tail)
        self._blockcount += 1
        self._new_block()

    def _tail(self) -> bytes:
        """Ids and weights once more, without the positions, and the length of that: Whoosh stops reading before it.

        To unpickle the positions of a common word takes longer than all else about it, and few questions need them.
        """
        if not self._values or len(self._ids) < LARGE:
            return pack_uint(0)  # type: ignore[no-any-return]  # Whoosh is untyped
        deltas, weights = self._mini_ids(), self._mini_weights()
        narrow = "H" if max(deltas) <= 0xFFFF else "I"
        counts = None if weights is None else array("I", map(int, weights)).tobytes()
        data = pickle.dumps((narrow, array(narrow, deltas).tobytes(), counts), _PROTOCOL)
        return bytes(data + pack_uint(len(data)))

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


def blocks(postfile: Any, at: int) -> Iterator[Block]:
    """The blocks of the term whose postings begin at that place of the file, in order."""
    if postfile.get(at, len(WHOOSH3_HEADER_MAGIC)) != WHOOSH3_HEADER_MAGIC:
        raise ValueError("no postings where the term index says")
    at += len(WHOOSH3_HEADER_MAGIC)
    length = 1
    while length > 0:  # the last block's length is negative
        length = postfile.get_int(at)
        stream = BytesIO(postfile.get(at + _INT_SIZE, abs(length)))
        at += _INT_SIZE + abs(length)
        _, _, _, level, _, _ = pickle.load(stream)  # noqa: S301 - the folder is sealed: see home.seal
        yield _block(stream.read(), level)


def _block(data: bytes, level: int) -> Block:
    (tail,) = unpack_uint(data[-_INT_SIZE:])
    if not tail:
        deltas, weights, _ = _unpickle(data, level)
        return Block(tuple(accumulate(deltas)), weights, data, level)
    narrow, packed, counts = pickle.loads(data[-_INT_SIZE - tail : -_INT_SIZE])  # noqa: S301 - the same
    return Block(tuple(accumulate(array(narrow, packed))), None if counts is None else array("I", counts), data, level)


def _unpickle(data: bytes, level: int) -> tuple[Sequence[int], Sequence[float] | None, Sequence[bytes] | None]:
    found: tuple[Sequence[int], Sequence[float] | None, Sequence[bytes] | None] = pickle.loads(  # noqa: S301 - the same
        zlib.decompress(data) if level else data
    )
    return found


def rechunked(parts: Iterable[Postings]) -> Iterator[Postings]:
    """A term's postings, whose ids ascend from part to part, in pieces of whole blocks (the last may be less): what is
    held does not grow with the number of postings, and no block is left half full."""
    ids, counts, values = array("I"), array("I"), list[bytes]()
    for part in parts:
        ids.extend(part.ids)
        counts.extend(part.counts)
        values.extend(part.values)
        if len(ids) >= PIECE:
            whole = len(ids) - len(ids) % BLOCK
            yield Postings(ids[:whole], counts[:whole], values[:whole])
            ids, counts, values = ids[whole:], counts[whole:], values[whole:]
    if ids:
        yield Postings(ids, counts, values)


def postings_of(block: Block) -> Postings:
    """A block as it is written."""
    counts = array("I", map(int, block.weights)) if block.weights else _ONE * len(block.ids)
    return Postings(array("I", block.ids), counts, block.values())
