"""`carethread` alone: what to do next, for the state the index is in."""

from __future__ import annotations

import os

import click

from carethread.console import default_index
from carethread.index.errors import CarethreadError, IndexMissing
from carethread.index.home.place import Place, place_of


def welcome(configured: str | None = None) -> None:
    """Print what there is, and two or three commands to go on with. `configured`: the config file's index."""
    where = place_of(os.environ.get("CARETHREAD_INDEX") or configured or default_index())
    click.echo("carethread: search for the voices in treatment discussions\n")
    for line in _next_steps(where):
        click.echo(line)
    click.echo("\nAll commands: carethread --help")


def _next_steps(where: Place) -> list[str]:
    from carethread.index.home.opening import open_index

    try:
        with open_index(where) as home:
            counts = home.store.counts()
    except IndexMissing:
        return [
            f"There is no index in {where} yet. Make one from saved pages, exports or text files:",
            "  carethread index FOLDER",
            "or look at what would be read, without an index:",
            "  carethread records FILE",
        ]
    except CarethreadError as error:
        return [error.message, *([error.hint] if error.hint else []), "  carethread doctor"]
    if not counts.records:
        return [f"The index in {where} is empty. Fill it:", "  carethread index FOLDER"]
    return [
        f"The index in {where} holds {counts.records:,} records. Ask it:",
        "  carethread search IL-2 --role editor",
        "  carethread count --by treatment,role",
        "  carethread pairs",
        "  carethread unanswered",
    ]
