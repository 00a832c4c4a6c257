"""The tantivy schema of our fields, and our documents as tantivy's.

Terms are made by us: text fields are split at spaces only, and a document's terms are joined by spaces. Keyword fields
are raw. Facets and everything sorted by are fast (columnar).

Three fields of our own give each sort a total order, ties included, as one string that tantivy compares: `by_thread`
(thread, ordinal), `by_oldest` and `by_newest` (moment, thread, ordinal; no date sorts last). `part` parts the threads
evenly, so that large counts can be made piece by piece (see `counting`).
"""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

import tantivy

from carethread.index.document import Document
from carethread.index.engine import Sort
from carethread.index.fields import FIELDS

ANALYZER = "terms"
ORDERS: Mapping[Sort, str] = {"thread": "by_thread", "oldest": "by_oldest", "newest": "by_newest"}

PARTS = 4096

_LAST_MOMENT = 10**14 - 1  # more than any YYYYMMDDHHMMSS
_UNDATED = "~"  # sorts behind every digit


def make_schema() -> tantivy.Schema:
    """The schema, the same for every index of this version."""
    builder = tantivy.SchemaBuilder()
    for spec in FIELDS:
        if spec.type == "text":
            builder.add_text_field(spec.name, tokenizer_name=ANALYZER, index_option="position")
        elif spec.type == "keyword":
            builder.add_text_field(
                spec.name,
                stored=spec.name == "id",
                tokenizer_name="raw",
                index_option="basic",
                fast=spec.facet,
            )
        else:
            builder.add_unsigned_field(spec.name, indexed=True, fast=True)
    builder.add_unsigned_field("part", indexed=True, fast=True)
    for name in ORDERS.values():
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    return builder.build()


def register(index: tantivy.Index) -> None:
    """Make our analyzer known to an index that was just opened: tantivy does not keep it on disk."""
    index.register_tokenizer(ANALYZER, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())


def to_tantivy(document: Document) -> tantivy.Document:
    """A document as tantivy indexes it."""
    made = tantivy.Document()
    for name, terms in document.text.items():
        if terms:
            made.add_text(name, " ".join(terms))
    for name, values in document.keywords.items():
        for value in values:
            made.add_text(name, value)
    for name, number in document.numbers.items():
        made.add_unsigned(name, number)
    made.add_unsigned("part", crc32(document.thread.encode()) % PARTS)
    for name, key in _orders(document).items():
        made.add_text(name, key)
    return made


def _orders(document: Document) -> dict[str, str]:
    # NUL parts the id from the ordinal, so that a thread whose id begins another's comes first.
    place = f"{document.thread}\x00{document.numbers['ordinal']:010d}"
    when = document.numbers.get("when")
    oldest = _UNDATED if when is None else f"{when:014d}"
    newest = _UNDATED if when is None else f"{_LAST_MOMENT - when:014d}"
    return {"by_thread": place, "by_oldest": oldest + place, "by_newest": newest + place}
