"""Values by document, read as whole arrays. The bytes are those of Whoosh's numeric and byte columns; all columns of a
segment stand in one file, one behind the other, each at its `Place`: fewer files to sync and to open."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from whoosh.columns import NumericColumn, VarBytesColumn

from carethread.index.fields import FIELDS, SCORED_FIELDS

# Numbers are stored plus one: nought means that there is none.
NUMBERS: dict[str, str] = {spec.name: "Q" if spec.name == "when" else "I" for spec in FIELDS if spec.type == "int"}
# The length of each scored field, in terms, exact (Whoosh's own is one byte, rounded).
LENGTHS: dict[str, str] = {name: f"{name}_length" for name in SCORED_FIELDS}
# Keyword fields of many values, one a document; those of few values are read from their postings.
STRINGS: tuple[str, ...] = ("id", "thread", "author", "source")


Place = tuple[int, int]  # where a column begins in the file, and how many bytes it has


def write_numbers(file: Any, typecode: str, values: Sequence[int]) -> Place:
    """Write one whole number a document (array type `I` or `Q`). Returns where they stand."""
    return _write(file, NumericColumn(typecode).writer(file), values)


def _write(file: Any, writer: Any, values: Iterable[Any]) -> Place:
    start = file.tell()
    count = 0
    for number, value in enumerate(values):
        writer.add(number, value)
        count = number + 1
    writer.finish(count)
    return start, file.tell() - start


def read_numbers(file: Any, place: Place, typecode: str, documents: int) -> array[int]:
    """The numbers of all documents. Noughts at the end are not stored."""
    values = array(typecode)
    values.frombytes(file.get(*place))
    if sys.byteorder == "little":
        values.byteswap()
    values.extend([0] * (documents - len(values)))
    return values


def write_strings(file: Any, values: Iterable[bytes]) -> Place:
    """Write one byte string a document; nothing is the empty one. Returns where they stand."""
    return _write(file, VarBytesColumn().writer(file), values)


def open_strings(file: Any, place: Place, documents: int) -> Any:
    """Whoosh's reader of a byte column: `reader[number]`."""
    return VarBytesColumn.Reader(file, *place, documents)


def read_strings(file: Any, place: Place, documents: int) -> list[bytes]:
    """The byte strings of all documents."""
    return list(iterate_strings(file, place, documents, documents))


def iterate_strings(file: Any, place: Place, documents: int, at_once: int = 4096) -> Iterator[bytes]:
    """The byte strings of all documents, of which only `at_once` are held."""
    lengths = open_strings(file, place, documents)._lengths
    start = place[0]
    for first in range(0, len(lengths), max(1, at_once)):
        batch = lengths[first : first + at_once]
        data = file.get(start, sum(batch))
        start += len(data)
        yield from (data[end - length : end] for end, length in zip(accumulate(batch), batch, strict=True))
