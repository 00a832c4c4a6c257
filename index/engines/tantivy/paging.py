"""A page of hits: by score or by a field, ties by thread and ordinal.

tantivy breaks ties by where a document lies, so those at the page's ends are fetched as well, and put in order here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

import tantivy

from carethread.index.engine import Hit, Page
from carethread.index.engines.tantivy.counting import found_by

TIES = 10  # hits that are fetched beyond the page, for ties at its end; far more when these do not do
TIE_WINDOW = 10_000  # hits of equal score that are put in order of thread and ordinal; beyond, tantivy's order stays

Found = tuple[Any, tantivy.DocAddress]  # score or key, and where it lies


def page(searcher: tantivy.Searcher, query: tantivy.Query, order: str | None, offset: int, limit: int) -> Page:
    """The page by the field `order`, ascending; by score, best first, when it is None."""
    wanted = offset + limit
    total, hits = _with_ties(searcher, query, order, wanted)
    start, end = offset, min(wanted, len(hits))
    while 0 < start < end and hits[start - 1][0] == hits[start][0]:
        start -= 1
    while 0 < end < len(hits) and hits[end - 1][0] == hits[end][0]:
        end += 1
    placed = islice(_placed(searcher, hits[start:end]), offset - start, wanted - start)
    return Page(total, tuple(Hit(record_id, key if order is None else 0.0) for key, record_id in placed))


def _with_ties(
    searcher: tantivy.Searcher, query: tantivy.Query, order: str | None, wanted: int
) -> tuple[int, list[Found]]:
    """How many match, and the first of them: `wanted`, and all that tie with the last of these."""
    more = TIES
    while True:
        size = wanted + more
        if order is None:
            found = searcher.search(query, size)
        else:
            found = searcher.search(query, size, order_by_field=order, order=tantivy.Order.Asc)
        hits = found.hits
        if len(hits) < size or hits[-1][0] != hits[wanted - 1][0] or (order is None and more >= TIE_WINDOW):
            return found_by(found), hits
        more = more * 4 if order else min(more * 4, TIE_WINDOW)


def _placed(searcher: tantivy.Searcher, hits: Sequence[Found]) -> Iterator[tuple[Any, str]]:
    """Keys and ids, those of the same key by thread, ordinal and id."""
    for key, group in groupby(hits, itemgetter(0)):
        addresses = [address for _, address in group]
        ids: list[str] = [searcher.doc(address)["id"][0] for address in addresses]
        for record_id in ids if len(ids) == 1 else _in_order(searcher, addresses, ids):
            yield key, record_id


def _in_order(searcher: tantivy.Searcher, addresses: list[tantivy.DocAddress], ids: Sequence[str]) -> list[str]:
    ordinals = searcher.fast_field_values("ordinal", addresses)
    places = sorted(
        (id_.rpartition("-")[0], int(ordinal or 0), id_) for ordinal, id_ in zip(ordinals, ids, strict=True)
    )
    return [id_ for _, _, id_ in places]
