"""`carethread treatments`: the lexicon, with counts from this index, and what a name resolves to."""

from __future__ import annotations

from pathlib import Path

import click

from carethread.console import format_option, note
from carethread.index.lexicon import check
from carethread.query.commands.answer import FOUND, NOTHING, answer, say_notes
from carethread.query.commands.options import Opener, service_option
from carethread.query.render.treatments import resolution_text, tree_text
from carethread.query.service import Service
from carethread.suggestions import treatments

_WRONG = 2


@click.command("treatments")
@click.argument("name", nargs=-1, shell_complete=treatments)
@service_option
@click.option("--all", "everything", is_flag=True, help="Also those that this index never names.")
@click.option(
    "--check",
    "check_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Check a lexicon file of your own, line by line; no index is needed.",
)
@format_option
def command(name: tuple[str, ...], open_service: Opener, everything: bool, check_file: Path | None, output: str) -> int:
    """Show treatments, their names, and what a name means.

    Without a name: those that this index names, as a tree.

    \b
    Examples:
      carethread treatments
      carethread treatments Yervoy
      carethread treatments --all --format csv
      carethread treatments --check our-names.tsv
    """
    if check_file is not None:
        return _check(check_file, output)
    with open_service() as service:
        say_notes(service.notes())
        return _resolve(service, " ".join(name), output) if name else _list(service, everything, output)


def _resolve(service: Service, name: str, output: str) -> int:
    found = service.resolve(name)
    answer(
        output,
        text=lambda columns: resolution_text(found, columns),
        whole=found.to_json,
        rows=lambda: [found.to_json()],
        ids=lambda: [found.treatment.id] if found.treatment else [],
    )
    return FOUND if found.treatment else NOTHING


def _list(service: Service, everything: bool, output: str) -> int:
    shown = service.treatments(everything=everything)
    answer(
        output,
        text=lambda _columns: tree_text(shown),
        whole=lambda: [treatment.to_json() for treatment in shown],
        rows=lambda: (treatment.to_json() for treatment in shown),
        ids=lambda: (treatment.id for treatment in shown),
        paged=True,
    )
    if not shown:
        note("no record of this index names a treatment")
    return FOUND if shown else NOTHING


def _check(file: Path, output: str) -> int:
    """Say what is wrong in a lexicon file, as compilers do: file, line, what."""
    problems = check(file)
    rows = [{"file": str(file), "line": line, "problem": text} for line, text in problems]
    if not rows:
        note(f"{file}: nothing is wrong")
    answer(
        output,
        text=lambda _columns: "\n".join(f"{row['file']}:{row['line']}: {row['problem']}" for row in rows),
        whole=lambda: rows,
        rows=lambda: rows,
        ids=lambda: (str(row["line"]) for row in rows),
    )
    return _WRONG if problems else FOUND
