"""How a query was understood, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from carethread.query.render.words import safe

if TYPE_CHECKING:
    from carethread.query.answers import Explanation


def explain_text(found: Explanation) -> str:
    """Tree, treatments, plan, the engine's own query, filters and timing, one under the other."""
    names = "\n".join(f"{safe(name.query)} → {name.concept} ({name.label})" for name in found.concepts)
    timing = ", ".join(f"{step} {milliseconds:.1f} ms" for step, milliseconds in found.timing.items())
    parts = [
        ("query", safe(found.query)),
        ("tree", safe(found.tree)),
        ("treatments", names or "none"),
        ("filters", "\n".join(found.filters) or "none"),
        ("plan", found.plan),
        (f"engine ({found.engine_name})", found.engine),
        ("matches", f"{found.total:,} records"),
        ("timing", timing),
    ]
    return "\n".join(f"{click.style(name, bold=True)}\n{_indent(text)}" for name, text in parts)


def _indent(text: str) -> str:
    return "\n".join("  " + line for line in text.splitlines())
