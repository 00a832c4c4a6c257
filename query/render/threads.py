"""A thread, or a part of it, as text: indented by depth, with roles, dates, and the reason for each role."""

from __future__ import annotations

from collections.abc import Sequence

import click

from carethread.query.answers import ThreadView
from carethread.query.render.hits import care, facts_line, speaker
from carethread.query.render.words import day, dim, fill, safe, shorten
from carethread.query.results import Hit, Snippet

_STEP = 3  # columns a level
_DEEPEST = 8  # levels that are indented; deeper ones stay there, so that words keep room


def thread_text(view: ThreadView, columns: int, *, why: bool = True) -> str:
    """All rows of `view`; with `why`, the reason for each role under its record."""
    title = click.style(shorten(view.thread.title or "(no title)", columns), bold=True)
    facts = [f"{view.thread.records} records", view.thread.id, *([safe(view.thread.url)] if view.thread.url else [])]
    blocks = [title + "\n" + facts_line(dim(day(view.thread.date)), facts, columns, "")]
    blocks += [record_text(row, view.reasons.get(row.record.id, ()) if why else (), columns) for row in view.rows]
    return "\n\n".join([*blocks, care(columns)])


def record_text(row: Hit, reasons: Sequence[str], columns: int) -> str:
    """One record in full, at the indent of its depth."""
    record = row.record
    indent = " " * (_STEP * min(record.depth, _DEEPEST))
    marker = "» " if row.hit else ""
    facts = [f"#{record.ordinal}", *([day(record.posted_at)] if record.posted_at else []), record.id]
    lines = [facts_line(f"{indent}{marker}{speaker(record)}", facts, columns, indent)]
    if row.parent is not None and row.parent.removed:
        lines.insert(0, indent[_STEP:] + dim(f"({row.parent.text})"))
    lines.append(body_text(row, columns, indent))
    lines += [dim(fill([("why: " + reason, False)], columns, indent=indent + "  ", first=indent)) for reason in reasons]
    return "\n".join(lines)


def body_text(row: Hit, columns: int, indent: str) -> str:
    """The body, paragraph by paragraph and line by line, with the highlights of the row's snippets marked."""
    body = row.record.body
    if not body.strip():
        return indent + dim("(the words of this record are gone)")
    whole = Snippet(0, len(body), body, tuple(pair for snippet in row.snippets for pair in snippet.highlights))
    lines: list[str] = []
    line: list[tuple[str, bool]] = []
    for text, marked in whole.parts():
        first, *rest = text.split("\n")
        line.append((first, marked))
        for part in rest:
            lines.append(_line(line, columns, indent))
            line = [(part, marked)]
    lines.append(_line(line, columns, indent))
    return "\n".join(lines)


def _line(pieces: list[tuple[str, bool]], columns: int, indent: str) -> str:
    return fill(pieces, columns, indent=indent) if any(text.strip() for text, _ in pieces) else ""
