"""`carethread count`: distinct records by one or two fields, as a table or a plot."""

from __future__ import annotations

from pathlib import Path

import click

from carethread.console import emit, format_option, note, terminal_width
from carethread.index.errors import UsageError
from carethread.query.answers import CountTable
from carethread.query.commands.answer import FOUND, NOTHING, answer, say_notes, say_suggestions
from carethread.query.commands.options import Opener, exact_option, filter_options, service_option
from carethread.query.filters import Filters
from carethread.query.render.counts import count_text
from carethread.query.service import COUNT_FIELDS
from carethread.query_words import QueryCommand, query_argument
from carethread.suggestions import fixed


@click.command("count", cls=QueryCommand)
@query_argument
@service_option
@click.option(
    "--by",
    metavar="FIELD[,FIELD]",
    default="",
    shell_complete=fixed(tuple(COUNT_FIELDS)),
    help="Count by one field, or by two as a cross-table: " + ", ".join(COUNT_FIELDS) + ".",
)
@click.option("--plot", is_flag=True, help="Draw the counts instead of a table.")
@click.option(
    "-o",
    "picture",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="With --plot: draw into a file, .png or .svg.",
)
@filter_options
@exact_option
@format_option
def command(
    query: str,
    open_service: Opener,
    by: str,
    plot: bool,
    picture: Path | None,
    filters: Filters,
    exact: bool,
    output: str,
) -> int:
    """Count records by one or two fields.

    Counts are of distinct records, and say of how many threads; people who write are not a sample of those who are ill.

    \b
    Examples:
      carethread count --by role
      carethread count IL-2 --by treatment,role
      carethread count Yervoy --by year --format csv
      carethread count --by month --plot
      carethread count --by treatment,role --plot -o roles.png
    """
    names = tuple(name.strip() for name in by.split(",") if name.strip())
    _check(names, by, plot, picture, output)
    with open_service() as service:
        table = service.count(query, by=names, filters=filters, exact=exact)
    # The table says itself that it is no sample.
    say_notes(each for each in table.notes if output != "text" or each.kind != "sample")
    if not plot or not table.total:
        _print(table, output)
    elif picture is not None:
        _draw(table, picture, _title(query, filters))
    else:
        _print_plot(table, _title(query, filters))
    return FOUND if table.total else NOTHING


def _check(names: tuple[str, ...], by: str, plot: bool, picture: Path | None, output: str) -> None:
    if len(names) > 2:
        raise UsageError(f"--by takes one or two fields, not {len(names)}: {by}")
    if not names and (plot or output == "ids"):
        raise UsageError("there is nothing to lay out without a field", hint="--by " + "|".join(COUNT_FIELDS))
    if picture is not None and not plot:
        raise UsageError("-o is for pictures", hint=f"--plot -o {picture}, or --format csv > {picture}")


def _print(table: CountTable, output: str) -> None:
    answer(
        output,
        text=lambda columns: count_text(table, columns),
        whole=table.to_json,
        rows=table.to_rows,
        ids=lambda: (" ".join(value or "" for value in row.values) for row in table.rows),
        paged=True,
    )
    say_suggestions(output, table.no_result)


def _print_plot(table: CountTable, title: str) -> None:
    from carethread.query.render.plot import plot_text

    emit(plot_text(table, title, terminal_width()), paged=True)


def _draw(table: CountTable, picture: Path, title: str) -> None:
    from carethread.query.render.picture import draw

    draw(table, title, picture)
    note(f"{picture} drawn")


def _title(query: str, filters: Filters) -> str:
    """The question in words of the query language, filter options too; empty for all records."""
    given = (f"{name}:{value}" for name, values in filters.given() for value in values)
    return " ".join([*([query] if query.strip() else []), *given])
