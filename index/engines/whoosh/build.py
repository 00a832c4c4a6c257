"""From documents to a segment: inverted in memory, written term by term."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple, Protocol

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage

from carethread.index.document import Document
from carethread.index.engines.whoosh import columns, stock
from carethread.index.engines.whoosh.codec import Codec, Postings, encode
from carethread.index.engines.whoosh.segment import COLUMNS, INDEX_NAME, to_bytes
from carethread.index.engines.whoosh.state import SegmentState
from carethread.index.fields import FIELDS

INDEXED = tuple(sorted(spec.name for spec in FIELDS if spec.type != "int"))
MAX_POSTINGS = 1_000_000  # in one memory segment: some 40 MB, whatever the size of the archive


class _Growing(NamedTuple):
    """The postings of a term while documents come: `places` are its positions in all documents, in one row."""

    ids: array[int]
    counts: array[int]
    places: array[int]

    def done(self) -> Postings:
        """The postings, positions encoded."""
        if not self.places:
            return Postings(self.ids, self.counts, ())
        ends = accumulate(self.counts)
        values = [encode(self.places[end - count : end]) for end, count in zip(ends, self.counts, strict=True)]
        return Postings(self.ids, self.counts, values)


class Values(Protocol):
    """The values by document of a segment that is to be written."""

    @property
    def numbers(self) -> Mapping[str, array[int]]:
        """The whole numbers by column, plus one; nought where there is none."""

    @property
    def lengths(self) -> Mapping[str, array[int]]:
        """The lengths in terms by scored field."""

    def strings(self, name: str) -> Iterable[bytes]:
        """The values of a string column, in order of the documents."""


class Columns:
    """The values by document of a segment being made."""

    def __init__(self) -> None:
        self.numbers = {name: array(code) for name, code in columns.NUMBERS.items()}
        self.lengths = {name: array("I") for name in columns.LENGTHS}
        self._strings: dict[str, list[bytes]] = {name: [] for name in columns.STRINGS}

    def strings(self, name: str) -> list[bytes]:
        """The values of a string column."""
        return self._strings[name]

    def add(self, document: Document) -> None:
        """The values of one more document."""
        for name, values in self.numbers.items():
            number = document.numbers.get(name)
            values.append(0 if number is None else number + 1)
        for name, lengths in self.lengths.items():
            terms = document.text.get(name)
            lengths.append(len(document.keywords.get(name, ()) if terms is None else terms))
        for name, strings in self._strings.items():
            found = document.keywords.get(name)
            strings.append(to_bytes(found[0]) if found else b"")


def write_columns(file: Any, values: Values) -> dict[str, columns.Place]:
    """Write all columns into one file. Returns where each stands."""
    places: dict[str, columns.Place] = {}
    for name, numbers in values.numbers.items():
        places[name] = columns.write_numbers(file, columns.NUMBERS[name], numbers)
    for name, lengths in values.lengths.items():
        places[columns.LENGTHS[name]] = columns.write_numbers(file, "I", lengths)
    for name in columns.STRINGS:
        places[name] = columns.write_strings(file, values.strings(name))
    return places


class SegmentBuilder:
    """Collects documents; `write` makes a segment of them."""

    def __init__(self, storage: FileStorage) -> None:
        self._storage = storage
        self._terms: dict[str, dict[str, _Growing]] = {name: {} for name in INDEXED}
        self._columns = Columns()
        self.documents = 0
        self.postings = 0

    @property
    def full(self) -> bool:
        """Whether it is time to write."""
        return self.postings >= MAX_POSTINGS

    def add(self, document: Document) -> None:
        """One more document."""
        number = self.documents
        for name, terms in document.text.items():
            self._add_text(self._terms[name], number, terms)
        for name, values in document.keywords.items():
            self._add_keywords(self._terms[name], number, values)
        self._columns.add(document)
        self.documents += 1

    def _add_text(self, index: dict[str, _Growing], number: int, terms: Sequence[str]) -> None:
        places: dict[str, list[int]] = {}
        for position, term in enumerate(terms):
            if term in places:
                places[term].append(position)
            else:
                places[term] = [position]
        for term, found in places.items():
            postings = index.get(term)
            if postings is None:
                postings = index[term] = _nothing()
            postings.ids.append(number)
            postings.counts.append(len(found))
            postings.places.extend(found)
        self.postings += len(places)

    def _add_keywords(self, index: dict[str, _Growing], number: int, values: Sequence[str]) -> None:
        for value in values:
            postings = index.get(value)
            if postings is None:
                postings = index[value] = _nothing()
            postings.ids.append(number)
            postings.counts.append(1)
        self.postings += len(values)

    def write(self) -> SegmentState:
        """Write the segment. Its files are named by the state that is returned, and by nothing else yet."""
        fields = ((name, _sorted_terms(self._terms[name])) for name in INDEXED if self._terms[name])
        return write_segment(self._storage, self.documents, fields, self._columns)


def _nothing() -> _Growing:
    return _Growing(array("I"), array("I"), array("I"))


def _sorted_terms(index: Mapping[str, _Growing]) -> Iterator[tuple[bytes, Iterable[Postings]]]:
    for term in sorted(index):
        yield to_bytes(term), [index[term].done()]


def write_segment(
    storage: FileStorage,
    documents: int,
    fields: Iterable[tuple[str, Iterable[tuple[bytes, Iterable[Postings]]]]],
    values: Values,
) -> SegmentState:
    """Write a segment: its fields in order of name, their terms ascending, each with its postings in one or more
    pieces, and its columns."""
    codec = Codec()
    schema = stock.schema()
    segment = W3Segment(codec, INDEX_NAME, documents)
    writer = codec.field_writer(storage, segment)
    try:
        for name, terms in fields:
            writer.start_field(name, schema[name])
            for term, pieces in terms:
                writer.start_term(term)
                for postings in pieces:
                    writer._postwriter.extend(postings)
                writer.finish_term()
            writer.finish_field()
    finally:
        writer.close()
    with storage.create_file(segment.make_filename(COLUMNS)) as file:
        places = write_columns(file, values)
    stock.write_documents(storage, segment, documents, values.strings("id"), values.lengths)
    totals = {name: sum(lengths) for name, lengths in values.lengths.items()}
    return SegmentState(segment.segid, documents, places, totals)
