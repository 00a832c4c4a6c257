"""`carethread count`: distinct records by one or two fields."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from carethread.console import QueryCommand, format_option, index_option, query_argument
from carethread.index.errors import UsageError
from carethread.query.commands.answer import FOUND, NOTHING, answer, say_notes, say_suggestions
from carethread.query.commands.options import exact_option, filter_options, fixed
from carethread.query.filters import Filters
from carethread.query.render.counts import count_text
from carethread.query.service import COUNT_FIELDS, Service


def _complete(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    return fixed(tuple(COUNT_FIELDS))(ctx, param, typed)


@click.command("count", cls=QueryCommand)
@query_argument
@index_option
@click.option(
    "--by",
    metavar="FIELD[,FIELD]",
    default="",
    shell_complete=_complete,
    help="Count by one field, or by two as a cross-table: " + ", ".join(COUNT_FIELDS) + ".",
)
@filter_options
@exact_option
@format_option("text", "json", "jsonl", "csv")
def command(query: str, index_dir: Path, by: str, filters: Filters, exact: bool, output: str) -> int:
    """Count records by one or two fields.

    Counts are of distinct records, and say of how many threads; people who write are not a sample of those who are ill.

    \b
    Examples:
      carethread count --by role
      carethread count IL-2 --by treatment,role
      carethread count Yervoy --by year --format csv
    """
    names = tuple(name.strip() for name in by.split(",") if name.strip())
    if len(names) > 2:
        raise UsageError(f"--by takes one or two fields, not {len(names)}: {by}")
    with Service.open(index_dir) as service:
        table = service.count(query, by=names, filters=filters, exact=exact)
    # The table says itself that it is no sample.
    say_notes(each for each in table.notes if output != "text" or each.kind != "sample")
    answer(output, text=lambda columns: count_text(table, columns), whole=table.to_json, rows=table.to_rows, ids=list)
    say_suggestions(output, table.no_result)
    return FOUND if table.total else NOTHING
