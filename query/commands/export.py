"""`carethread export`: matching records to a file, for work elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from carethread.console import note
from carethread.index.errors import StorageError, UsageError
from carethread.query.commands.answer import FOUND, NOTHING
from carethread.query.commands.options import Opener, exact_option, filter_options, service_option
from carethread.query.export.rows import row
from carethread.query.export.writers import FORMATS, format_of, write
from carethread.query.filters import Filters
from carethread.query.redact import Redactor
from carethread.query_words import QueryCommand, query_argument


@click.command("export", cls=QueryCommand)
@query_argument
@service_option
@filter_options
@exact_option
@click.option(
    "-o", "--output", "file", type=click.Path(path_type=Path, dir_okay=False), help="The file; - or nothing prints."
)
@click.option("--format", "form", type=click.Choice(FORMATS), help="By default what the file's name says, else jsonl.")
@click.option("--redact", is_flag=True, help="Mask names, full dates, contact details and sources.")
def command(
    query: str, open_service: Opener, filters: Filters, exact: bool, file: Path | None, form: str | None, redact: bool
) -> int:
    """Write matching records to a file, by thread and reading order; without a query, all of them.

    Each row carries id, role and its evidence, the thread's date and the source. --redact masks what it can find of
    names, dates and contact details, counts what it masked, and cannot promise to find all: read before you share.

    \b
    Examples:
      carethread export -o records.jsonl
      carethread export IL-2 --role patient,caregiver --redact -o patients.csv
      carethread export -o records.parquet
    """
    to_file = file is not None and str(file) != "-"
    chosen = form or (format_of(file) if file is not None and to_file else None) or "jsonl"
    if chosen == "parquet" and not to_file:
        raise UsageError("parquet is no text", hint="name a file: -o records.parquet")
    with open_service() as service:
        redactor = Redactor.of(service.home.store) if redact else None
        rows = (
            redactor.row(row(hit)) if redactor else row(hit)
            for hit in service.records(query, filters=filters, exact=exact)
        )
        with _stream(file if to_file else None) as stream:
            number = write(rows, stream, chosen)
    note(f"{number:,} records written")
    if redactor is not None:
        note(redactor.summary())
    return FOUND if number else NOTHING


@contextmanager
def _stream(path: Path | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that appears only when it is whole."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    draft = path.with_name(f".{path.name}.part")
    try:
        with draft.open("wb") as stream:
            yield stream
        draft.replace(path)
    except OSError as error:
        raise StorageError(f"cannot write {path}: {error}", hint="make room, or write elsewhere") from error
    finally:
        draft.unlink(missing_ok=True)
