"""The tantivy schema of our fields, and our documents as tantivy's.

Terms are made by us: text fields are split at spaces only, and a document's terms are joined by spaces. Keyword fields
are raw. Facets and everything sorted by are fast (columnar); whole numbers are nothing but fast, ranges included.

Fields of our own, whole numbers: `by_thread`, `by_oldest` and `by_newest` put hits in order (see `sort_keys`);
`thread_high` and `thread_low` together number the threads (see `counting`).
"""

from __future__ import annotations

from collections.abc import Mapping

import tantivy

from carethread.index.document import Document
from carethread.index.engine import Sort
from carethread.index.fields import FIELDS

LAYOUT = 3  # of the fields here; an engine with another is made again
ANALYZER = "terms"
ORDERS: Mapping[Sort, str] = {"thread": "by_thread", "oldest": "by_oldest", "newest": "by_newest"}

HIGH, LOW = "thread_high", "thread_low"
LOW_NUMBERS = 128  # of threads with the same high number

_UNDATED = (1 << 39) - 1  # more than `_moment` gives


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
            builder.add_unsigned_field(spec.name, fast=True)
    for name in (*ORDERS.values(), HIGH, LOW):
        builder.add_unsigned_field(name, fast=True)
    return builder.build()


def register(index: tantivy.Index) -> None:
    """Make our analyzer known to an index that was just opened: tantivy does not keep it on disk."""
    index.register_tokenizer(ANALYZER, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())


def to_tantivy(document: Document, thread_number: int) -> tantivy.Document:
    """A document as tantivy indexes it. `thread_number`: the same for all documents of its thread, and no other's."""
    made = tantivy.Document()
    for name, terms in document.text.items():
        if terms:
            made.add_text(name, " ".join(terms))
    for name, values in document.keywords.items():
        for value in values:
            made.add_text(name, value)
    for name, number in document.numbers.items():
        made.add_unsigned(name, number)
    for name, key in sort_keys(document.thread, document.numbers.get("when")).items():
        made.add_unsigned(name, key)
    high, low = divmod(thread_number, LOW_NUMBERS)
    made.add_unsigned(HIGH, high)
    made.add_unsigned(LOW, low)
    return made


def sort_keys(thread: str, when: int | None) -> dict[str, int]:
    """The number that each sort compares, ascending: by moment (no date last), then by thread as far as it fits.

    UTF-8 sorts as code points do, so the first bytes of two ids stand in the order of the ids, or are the same. What
    has the same key is put in order when it is asked for.
    """
    name = thread.encode()[:8].ljust(8, b"\0")
    moment = _UNDATED if when is None else _moment(when)
    short = int.from_bytes(name[:3], "big")
    return {
        "by_thread": int.from_bytes(name, "big"),
        "by_oldest": moment << 24 | short,
        "by_newest": (_UNDATED if when is None else _UNDATED - 1 - moment) << 24 | short,
    }


def _moment(when: int) -> int:
    """YYYYMMDDHHMMSS as a smaller number in the same order: 39 bits, so that part of the thread's id fits beside it."""
    year, rest = divmod(when, 10_000_000_000)
    month, rest = divmod(rest, 100_000_000)
    day, rest = divmod(rest, 1_000_000)
    hour, rest = divmod(rest, 10_000)
    minute, second = divmod(rest, 100)
    return ((((year * 13 + month) * 32 + day) * 24 + hour) * 60 + minute) * 61 + second
