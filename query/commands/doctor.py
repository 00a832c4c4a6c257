"""`carethread doctor`: is this index well, and what to do if it is not."""

from __future__ import annotations

from pathlib import Path

import click

from carethread.console import format_option, index_option, lexicon_option
from carethread.index.home.opening import open_index
from carethread.index.home.place import Place
from carethread.index.lexicon import load
from carethread.query.commands.answer import answer
from carethread.query.health import Check, State, examine
from carethread.query.render.words import dim, fill

_SIGNS: dict[State, tuple[str, str]] = {"ok": ("ok", "green"), "hint": ("look", "yellow"), "broken": ("broken", "red")}
_BROKEN = 4
_HANG = " " * 22


@click.command("doctor")
@index_option
@lexicon_option
@format_option
def command(index_dir: Place, lexicon: Path | None, output: str) -> int:
    """Check index, lexicon, engine and disk; say what to do.

    Exit code 0: all is well, or there is only something to know; 3: no index there; 4: something is broken.

    \b
    Example:
      carethread doctor --index my-index
    """
    with open_index(index_dir) as home:
        checks = examine(home, load(lexicon).hash)
    answer(
        output,
        text=lambda columns: _text(index_dir, checks, columns),
        whole=lambda: [check.to_json() for check in checks],
        rows=lambda: (check.to_json() for check in checks),
        ids=lambda: (check.name for check in checks),
    )
    return _BROKEN if any(check.state == "broken" for check in checks) else 0


def _text(index_dir: Place, checks: list[Check], columns: int) -> str:
    lines = [dim(str(index_dir))]
    for check in checks:
        sign, colour = _SIGNS[check.state]
        head = f"{click.style(f'{sign:<7}', fg=colour)}{check.name:<15}"
        lines.append(fill([(check.saw, False)], columns, indent=_HANG, first=head))
        if check.do:
            lines.append(dim(fill([(check.do, False)], columns, indent=_HANG + "  ", first=_HANG + "→ ")))
    return "\n".join(lines)
