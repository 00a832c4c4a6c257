"""`carethread show`: one record in its thread."""

from __future__ import annotations

import click

from carethread.console import format_option
from carethread.query.commands.answer import FOUND, answer
from carethread.query.commands.options import Opener, service_option
from carethread.query.render.threads import thread_text
from carethread.suggestions import record_id


@click.command("show")
@click.argument("id", metavar="ID", shell_complete=record_id)
@service_option
@click.option("-C", "--context", type=click.IntRange(min=0), default=0, metavar="N", help="Show N records around it.")
@click.option("--thread", "whole", is_flag=True, help="Show the whole thread.")
@format_option
def command(id: str, open_service: Opener, context: int, whole: bool, output: str) -> int:
    """Show a record in its thread, with the reason for each role.

    ID is a record's or a thread's id, or the beginning of one. A record's parent is shown above it.

    \b
    Examples:
      carethread show tk3v9-c17
      carethread show tk3v9-c17 -C 2
      carethread show tk3v9 --thread
    """
    with open_service() as service:
        view = service.thread(id) if whole else service.context(id, context)
    answer(
        output,
        text=lambda columns: thread_text(view, columns),
        whole=view.to_json,
        rows=lambda: (row.to_json() for row in view.rows),
        ids=lambda: (row.record.id for row in view.rows),
        paged=True,
    )
    return FOUND
