"""From changed threads to tantivy's writer: what stood there goes, and each thread has a number of its own."""

from __future__ import annotations

from collections.abc import Iterable

import tantivy

from carethread.index.engine import ThreadChange
from carethread.index.engines.tantivy.schema import HIGH, LOW, LOW_NUMBERS, to_tantivy


def write(
    writer: tantivy.IndexWriter, searcher: tantivy.Searcher, schema: tantivy.Schema, changes: Iterable[ThreadChange]
) -> None:
    """Give the changes to the writer, without a commit. `searcher` sees all that is committed."""
    numbers = _Numbers(searcher, schema)
    for change in changes:
        number = numbers.known(change.thread)
        if number is None:
            number = numbers.new(change.thread)
        else:
            writer.delete_documents_by_term("thread", change.thread)
        for document in change.documents:
            writer.add_document(to_tantivy(document, number))


class _Numbers:
    """The numbers of threads: dense, so that few high ones hold them all; a thread written anew keeps its own."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema) -> None:
        self._searcher = searcher
        self._schema = schema
        self._given: dict[str, int] = {}
        self._empty = searcher.num_docs == 0
        self._next = 0 if self._empty else self._after_the_last()

    def _after_the_last(self) -> int:
        most = self._searcher.aggregate(tantivy.Query.all_query(), {"most": {"max": {"field": HIGH}}})
        return (int(most["most"]["value"]) + 1) * LOW_NUMBERS

    def known(self, thread: str) -> int | None:
        """The number of a thread that was written before, in this change or another; None for a new one."""
        given = self._given.get(thread)
        if given is not None or self._empty:
            return given
        query = tantivy.Query.term_query(self._schema, "thread", thread, "basic")
        addresses = [address for _, address in self._searcher.search(query, 1, count=False).hits]
        if not addresses:
            return None
        high, low = (self._searcher.fast_field_values(name, addresses)[0] for name in (HIGH, LOW))
        return int(high or 0) * LOW_NUMBERS + int(low or 0)

    def new(self, thread: str) -> int:
        """The next number."""
        number = self._given[thread] = self._next
        self._next += 1
        return number
