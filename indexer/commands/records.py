"""`carethread records`: sources to records, as JSON Lines."""

from __future__ import annotations

import json

import click

from carethread.console import note
from carethread.indexer.commands.options import settings_options
from carethread.indexer.pipeline import Problem, Settings, records

_UNREAD = 4


@click.command("records")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@settings_options
def command(sources: tuple[str, ...], settings: Settings, jobs: int | None) -> int:
    """Split sources into records and print them as JSON Lines; no index is touched.

    A source is a file, a folder, a glob or - (standard input). What cannot be read is named on standard error, and the
    exit code is 4; all else is printed.

    \b
    Examples:
      carethread records page.html
      carethread records archive/ | carethread index - --index my-index
    """
    unread = 0
    for found in records(sources, settings, jobs=jobs):
        if isinstance(found, Problem):
            unread += 1
            note(found.message)
            continue
        for record in found.records:
            click.echo(json.dumps(record.to_json(), ensure_ascii=False))
    return _UNREAD if unread else 0
