"""The treatments that an index names, with the numbers that a search for each would find."""

from __future__ import annotations

from dataclasses import dataclass

from carethread.query.answers import CountTable
from carethread.query.filters import Filters
from carethread.query.service import Service


@dataclass(frozen=True, slots=True)
class Named:
    """A treatment or class: records and threads that name it or what stands below it (threads None: not counted)."""

    id: str
    label: str
    is_class: bool
    records: int
    threads: int | None


def named(service: Service, *, threads: bool = True) -> list[Named]:
    """All that are named here, and what stands above them, most named first; without `threads` only records.

    Counted by facets, all at once; one by one only those that have kinds of their own below them.
    """
    lexicon = service.lexicon
    direct = _numbers(service.count(by=("treatment",), threads=threads))
    classes = _numbers(service.count(by=("class",), threads=threads))
    here = {id for id in direct if id in lexicon}
    here |= {above for id in here for above in lexicon.ancestors(id)}
    found = []
    for concept in map(lexicon.concept, here):
        is_class = concept.kind == "class"
        numbers = (classes if is_class else direct).get(concept.id, (0, 0 if threads else None))
        if not is_class and lexicon.children(concept.id):
            table = service.count(filters=Filters(treatment=(concept.id,)), threads=threads)
            numbers = table.total, table.threads
        found.append(Named(concept.id, concept.label, is_class, *numbers))
    return sorted(found, key=lambda each: (-each.records, each.label.casefold()))


def _numbers(table: CountTable) -> dict[str, tuple[int, int | None]]:
    return {row.values[0]: (row.records, row.threads) for row in table.rows if row.values[0] is not None}
