"""`carethread treatments`: the lexicon, with counts from this index, and what a name resolves to."""

from __future__ import annotations

from pathlib import Path

import click

from carethread.console import format_option, index_option
from carethread.query.commands.answer import FOUND, NOTHING, answer
from carethread.query.commands.options import treatments
from carethread.query.render.treatments import resolution_text, tree_text
from carethread.query.service import Service


@click.command("treatments")
@click.argument("name", nargs=-1, shell_complete=treatments)
@index_option
@click.option("--all", "everything", is_flag=True, help="Also those that this index never names.")
@format_option()
def command(name: tuple[str, ...], index_dir: Path, everything: bool, output: str) -> int:
    """Show treatments, their names, and what a name means.

    Without a name: those that this index names, as a tree.

    \b
    Examples:
      carethread treatments
      carethread treatments Yervoy
      carethread treatments --all --format csv
    """
    with Service.open(index_dir) as service:
        if name:
            found = service.resolve(" ".join(name))
            answer(
                output,
                text=lambda columns: resolution_text(found, columns),
                whole=found.to_json,
                rows=lambda: [found.to_json()],
                ids=lambda: [found.treatment.id] if found.treatment else [],
            )
            return FOUND if found.treatment else NOTHING
        shown = service.treatments(everything=everything)
        answer(
            output,
            text=lambda columns: tree_text(shown, columns),
            whole=lambda: [treatment.to_json() for treatment in shown],
            rows=lambda: (treatment.to_json() for treatment in shown),
            ids=lambda: (treatment.id for treatment in shown),
            paged=True,
        )
        return FOUND if shown else NOTHING
