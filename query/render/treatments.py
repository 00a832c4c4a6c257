"""The lexicon as text: a tree of classes and treatments with counts here, one treatment in full, what a name means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import click

from carethread.index.record import Role
from carethread.query.answers import Resolution, Treatment
from carethread.query.render.hits import facts_line
from carethread.query.render.words import badge, dim, fill, plural, safe, width


def tree_text(treatments: Sequence[Treatment]) -> str:
    """Treatments as a tree. One with two parents stands under each; those whose parents are not shown are roots."""
    by_id = {treatment.id: treatment for treatment in treatments}
    below: dict[str, list[Treatment]] = {}
    for treatment in treatments:
        for parent in treatment.parents:
            below.setdefault(parent, []).append(treatment)
    roots = [treatment for treatment in treatments if not any(parent in by_id for parent in treatment.parents)]
    rows: list[tuple[str, Treatment]] = []
    for root in sorted(roots, key=_order):
        _branch(root, below, 0, rows)
    label = max((width(name) for name, _ in rows), default=0)
    number = max((len(f"{treatment.records:,}") for _, treatment in rows), default=0)
    return "\n".join(_row(name, treatment, label, number) for name, treatment in rows)


def _order(treatment: Treatment) -> tuple[int, str]:
    return (-treatment.records, treatment.label.casefold())


def _branch(
    treatment: Treatment, below: dict[str, list[Treatment]], level: int, rows: list[tuple[str, Treatment]]
) -> None:
    rows.append(("  " * level + safe(treatment.label), treatment))
    for child in sorted(below.get(treatment.id, []), key=_order):
        _branch(child, below, level + 1, rows)


def _row(name: str, treatment: Treatment, label: int, number: int) -> str:
    noun = ("record" if treatment.records == 1 else "records") if treatment.records else ""
    count = f"{treatment.records:>{number},}" if treatment.records else " " * (number - 1) + "·"
    return f"{name}{' ' * (label - width(name))}  {click.style(count, bold=True)} {noun:<7}  {dim(treatment.id)}"


def resolution_text(found: Resolution, columns: int) -> str:
    """What a name resolves to, and all that is known of that treatment here."""
    treatment = found.treatment
    if treatment is None:
        lines = [f"{safe(found.name)}: no treatment is known by that name."]
        if found.suggestions:
            lines.append(f"Did you mean {' or '.join(found.suggestions)}?")
        return "\n".join(lines)
    lines = [facts_line(click.style(safe(treatment.label), bold=True), [treatment.id], columns, "")]
    lines.append(dim(fill([(found.why, False)], columns, indent="")))
    lines += _facts(treatment, columns)
    return "\n".join(lines)


def _facts(treatment: Treatment, columns: int) -> list[str]:
    names = [name.text for name in treatment.names if name.kind != "misspelling"]
    wrong = [name.text for name in treatment.names if name.kind == "misspelling"]
    rows = [
        ("kind", treatment.kind),
        ("is a", ", ".join(treatment.parents)),
        ("below it", ", ".join(treatment.children)),
    ]
    rows += [("names", ", ".join(names)), ("misspelt", ", ".join(wrong))]
    lines = [fill([(text, False)], columns, indent=" " * 10, first=f"{name:<10}") for name, text in rows if text]
    here = f"{plural(treatment.records, 'record')} in {plural(treatment.threads, 'thread')}"
    lines.append(f"{'here':<10}{here}")
    lines += [f"{' ' * 10}{badge(cast(Role, role))} {number:,}" for role, number in treatment.roles]
    return lines
