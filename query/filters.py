"""The filter options that every question takes beside its query."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Filters:
    """The contract's filter options, values as typed ("editor,clinician" is two values, either of them).

    An option given more than once: of a field that a record has one value of (role, kind, author, thread, evidence,
    to) any of the values will do; of the others (treatment, about, has, is) all must hold.
    since, until, date: what the query fields of these names take ("2011-01..2012", ">2011", "march 2012").
    """

    role: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    treatment: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    thread: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    is_: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    date: str | None = None

    def given(self) -> list[tuple[str, tuple[str, ...]]]:
        """The (query field, values) pairs that are set, in the order above."""
        found: list[tuple[str, tuple[str, ...]]] = []
        for spec in fields(self):
            value = getattr(self, spec.name)
            if value:
                found.append((spec.name.rstrip("_"), (value,) if isinstance(value, str) else tuple(value)))
        return found


NO_FILTERS = Filters()
