"""The treatments that an index names, with the numbers that a search for each would find."""

from __future__ import annotations

from dataclasses import dataclass

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
    """All that are named here, and what stands above them, most named first; without `threads` only records."""
    lexicon = service.lexicon
    found = []
    for row in service.count_treatments(threads=threads).rows:
        if row.values[0] is not None and row.values[0] in lexicon:
            concept = lexicon.concept(row.values[0])
            found.append(Named(concept.id, concept.label, concept.kind == "class", row.records, row.threads))
    return sorted(found, key=lambda each: (-each.records, each.label.casefold()))
