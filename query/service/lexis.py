"""The lexicon as one index knows it: treatments with their counts here, and what a name means."""

from __future__ import annotations

from carethread.index.lexicon import Concept
from carethread.index.plan import EVERYTHING, Term
from carethread.query.answers import Name, Resolution, Treatment
from carethread.query.service.reach import Reach


def treatments(reach: Reach, *, everything: bool = False) -> tuple[Treatment, ...]:
    """The treatments named in this index and the classes above them; with `everything` the whole lexicon."""
    here = set(_named(reach))
    shown = reach.lexicon.concepts if everything else sorted(here)
    return tuple(_treatment(reach, reach.lexicon.concept(concept), counted=concept in here) for concept in shown)


def _named(reach: Reach) -> list[str]:
    """Concepts with records here, and all above them; those that the lexicon no longer has are left out."""
    counts = reach.count(EVERYTHING, ("concept",), threads=False)
    named = [cell[0] for cell in counts.cells if cell[0] is not None and cell[0] in reach.lexicon]
    above = [ancestor for concept in named for ancestor in reach.lexicon.ancestors(concept)]
    return list(dict.fromkeys((*named, *above)))


def _treatment(reach: Reach, concept: Concept, *, counted: bool = True) -> Treatment:
    records, threads = 0, 0
    roles: tuple[tuple[str, int], ...] = ()
    if counted:
        counts = reach.count(Term("concept_up", concept.id), ("role",))
        records, threads = counts.total, counts.threads or 0  # they were asked for
        found = ((cell[0] or "unknown", number) for cell, (number, _) in counts.cells.items())
        roles = tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))
    names = [Name(name) for name in concept.names] + [Name(name, "misspelling") for name in concept.misspellings]
    return Treatment(
        concept.id,
        concept.label,
        concept.kind,
        concept.parents,
        reach.lexicon.children(concept.id),
        tuple(names),
        records,
        threads,
        roles,
    )


def resolve(reach: Reach, name: str) -> Resolution:
    """What a name means in a query, and why."""
    found = reach.lexicon.resolve(name)
    if found is None:
        near = tuple(suggestion.name for suggestion in reach.lexicon.suggest(name))
        return Resolution(name, None, f"No treatment is known as “{name}”; it is searched for as words.", near)
    concept = reach.lexicon.concept(found.concept)
    if found.misspelling_of:
        why = f"“{name}” is a known misspelling of {found.misspelling_of}, a name of {concept.label}."
    elif name == concept.id:
        why = f"“{name}” is the id of {concept.label}."
    elif found.surface == name:
        why = f"“{name}” is a name of {concept.label}."
    else:
        why = f"“{name}” is another spelling of {found.surface}, a name of {concept.label}."
    if concept.kind == "class":
        why += " It is a class: its members are found too."
    return Resolution(name, _treatment(reach, concept), why)
