"""The lexicon as one index knows it: treatments with their counts here, and what a name means."""

from __future__ import annotations

from carethread.index.engine import Counts
from carethread.index.lexicon import Concept
from carethread.index.plan import EVERYTHING, Term
from carethread.query.answers import Name, Resolution, Treatment
from carethread.query.service.reach import Reach

_Roles = tuple[tuple[str, int], ...]  # records by role, most first


def treatments(reach: Reach, *, everything: bool = False) -> tuple[Treatment, ...]:
    """The treatments named in this index and the classes above them; with `everything` the whole lexicon."""
    numbers = reach.count(EVERYTHING, ("concept_up",)).cells
    roles = _roles(reach.count(EVERYTHING, ("concept_up", "role"), threads=False))
    here = sorted(value for (value,) in numbers if value is not None and value in reach.lexicon)
    made = []
    for concept in map(reach.lexicon.concept, reach.lexicon.concepts if everything else here):
        records, threads = numbers.get((concept.id,), (0, 0))
        made.append(_treatment(reach, concept, records, threads or 0, roles.get(concept.id, ())))
    return tuple(made)


def _roles(counts: Counts) -> dict[str | None, _Roles]:
    """The roles of each value that was counted by."""
    found: dict[str | None, list[tuple[str, int]]] = {}
    for (value, role), (records, _) in counts.cells.items():
        found.setdefault(value, []).append((role or "unknown", records))
    return {value: _sorted(roles) for value, roles in found.items()}


def _sorted(roles: list[tuple[str, int]]) -> _Roles:
    return tuple(sorted(roles, key=lambda pair: (-pair[1], pair[0])))


def _treatment(reach: Reach, concept: Concept, records: int, threads: int, roles: _Roles) -> Treatment:
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
    return Resolution(name, _treatment(reach, concept, *_counted(reach, concept.id)), why)


def _counted(reach: Reach, concept: str) -> tuple[int, int, _Roles]:
    """Records, threads and roles of one treatment and all that stand below it."""
    counts = reach.count(Term("concept_up", concept), ("role",))
    roles = [(role or "unknown", records) for (role,), (records, _) in counts.cells.items()]
    return counts.total, counts.threads or 0, _sorted(roles)
