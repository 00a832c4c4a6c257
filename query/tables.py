"""Results as HTML tables for notebooks, and as pandas frames. All text is escaped before it is marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from carethread.index.errors import MissingExtra

if TYPE_CHECKING:
    from carethread.query.answers import CountTable, PairResult, ThreadView
    from carethread.query.results import Hit, SearchResult


def frame(rows: Sequence[Mapping[str, Any]]) -> Any:
    """The rows as a pandas DataFrame. Raises MissingExtra when pandas is not installed."""
    from importlib import import_module

    try:
        pandas = import_module("pandas")
    except ImportError as error:
        raise MissingExtra("pandas is not installed", hint="pip install pandas") from error
    return pandas.DataFrame(list(rows))


def hits_html(result: SearchResult) -> str:
    """A search result as a table."""
    head = f"{result.total} records in {result.threads} threads"
    rows = ((_who(hit), escape(hit.thread_date or ""), _said(hit), escape(hit.record.id)) for hit in result.rows)
    return _table(head, ("who", "thread date", "said", "id"), rows)


def pairs_html(result: PairResult) -> str:
    """Questions and answers as a table."""
    head = f"{result.total} questions with an answer, in {result.threads} threads"
    rows = (
        (_who(hit), escape(hit.thread_date or ""), _said(hit), escape(hit.record.id))
        for pair in result.pairs
        for hit in (pair.question, *pair.answers)
    )
    return _table(head, ("who", "thread date", "said", "id"), rows)


def thread_html(view: ThreadView) -> str:
    """A thread as a table, answers indented."""
    head = view.thread.title or view.thread.id
    rows = (
        (_who(row), escape(row.record.posted_at or ""), "&emsp;" * row.record.depth + _said(row), escape(row.record.id))
        for row in view.rows
    )
    return _table(head, ("who", "date", "said", "id"), rows)


def counts_html(table: CountTable) -> str:
    """A count as a table."""
    counted = table.threads is not None
    head = f"{table.total} records" + (f" in {table.threads} threads" if counted else "")
    rows = (
        (
            *(escape(value if value is not None else "(none)") for value in row.values),
            str(row.records),
            *([str(row.threads)] if counted else []),
        )
        for row in table.rows
    )
    return _table(head, (*table.by, "records", *(["threads"] if counted else [])), rows)


def _who(hit: Hit) -> str:
    author = f" {escape(hit.record.author)}" if hit.record.author else ""
    return f"<b>{escape(hit.record.author_role)}</b>{author}"


def _said(hit: Hit) -> str:
    if not hit.snippets:
        text = " ".join(hit.record.body.split())
        return escape(text if len(text) <= 280 else text[:279] + "…")
    return " … ".join(
        "".join(f"<mark>{escape(piece)}</mark>" if marked else escape(piece) for piece, marked in snippet.parts())
        for snippet in hit.snippets
    )


def _table(caption: str, names: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """An HTML table; the cells are HTML already."""
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
