"""Printing an answer in the format that was asked for, and the exit code that goes with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import click

from carethread.console import emit, note, terminal_width
from carethread.query.render.hits import search_text, suggestion_text
from carethread.query.render.rows import as_csv, as_json, as_jsonl
from carethread.query.results import NoResult, Note, SearchResult

FOUND, NOTHING = 0, 1


def answer(
    output: str,
    *,
    text: Callable[[int], str],
    whole: Callable[[], Any],
    rows: Callable[[], Iterable[Mapping[str, Any]]],
    ids: Callable[[], Iterable[str]],
    paged: bool = False,
) -> None:
    """Print as `output`: `text(columns)`, one JSON document of `whole()`, `rows()` as jsonl or csv, or `ids()`."""
    if output == "text":
        emit(text(terminal_width()), paged=paged)
    elif output == "json":
        click.echo(as_json(whole()))
    else:
        lines = {"jsonl": lambda: as_jsonl(rows()), "csv": lambda: as_csv(rows()), "ids": ids}[output]
        for line in lines():
            click.echo(line)


def answer_hits(output: str, result: SearchResult) -> int:
    """Print hits with their notes and suggestions. Returns the exit code."""
    say_notes(result.notes)
    answer(
        output,
        text=lambda columns: search_text(result, columns),
        whole=result.to_json,
        rows=lambda: (row.to_json() for row in result.rows),
        ids=lambda: (hit.record.id for hit in result.hits),
        paged=True,
    )
    say_suggestions(output, result.no_result)
    return FOUND if result.total else NOTHING


def say_notes(notes: Iterable[Note]) -> None:
    """The notes of an answer, on standard error."""
    for each in notes:
        note(each.text)


def say_suggestions(output: str, why: NoResult | None) -> None:
    """For scripts' formats, where the text that says it is not printed: the did-you-mean, on standard error."""
    if output != "text" and why is not None:
        for each in why.suggestions:
            note(click.unstyle(suggestion_text(each)))
