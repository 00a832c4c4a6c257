"""Answers with persons masked, where the server was told to redact; as they are elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from carethread.index.errors import UsageError
from carethread.index.record import Record
from carethread.query.answers import CountRow, CountTable, PairResult, ThreadView
from carethread.query.filters import Filters
from carethread.query.language import nodes, parse
from carethread.query.results import NoResult, SearchResult
from carethread.query.web.serving import Open


def check(held: Open, query: str, filters: Filters, by: Iterable[str] = ()) -> None:
    """Refuse to ask a redacted index for persons. Raises UsageError, QueryError."""
    if held.redactor is None:
        return
    if filters.author or "author" in _fields(parse(query).tree):
        raise UsageError("authors are masked on this server: it cannot be asked for one")
    if "source" in by:
        raise UsageError("sources are left out on this server: it cannot count by them")


def _fields(node: nodes.Node) -> set[str]:
    match node:
        case nodes.Field(name):
            return {name}
        case nodes.Not(part):
            return _fields(part)
        case nodes.And(parts) | nodes.Or(parts):
            return {name for part in parts for name in _fields(part)}
    return set()


def search_result(held: Open, result: SearchResult) -> SearchResult:
    """A page of hits, masked."""
    if held.redactor is None:
        return result
    rows = tuple(held.redactor.hit(hit) for hit in result.rows)
    return replace(
        result, rows=rows, hits=tuple(hit for hit in rows if hit.hit), no_result=_no_result(result.no_result)
    )


def _no_result(why: NoResult | None) -> NoResult | None:
    """Without the words of this index that were near: they may be names."""
    return why and replace(why, suggestions=tuple(s for s in why.suggestions if s.source != "index"))


def pair_result(held: Open, result: PairResult) -> PairResult:
    """A page of pairs, masked."""
    if held.redactor is None:
        return result
    mask = held.redactor.hit
    made = tuple(replace(p, question=mask(p.question), answers=tuple(map(mask, p.answers))) for p in result.pairs)
    return replace(result, pairs=made, no_result=_no_result(result.no_result))


def thread_view(held: Open, view: ThreadView) -> ThreadView:
    """A thread, masked."""
    if held.redactor is None:
        return view
    redactor = held.redactor
    title = view.thread.title and redactor.text(view.thread.title, view.thread.id)
    reasons = {
        key: tuple(redactor.text(reason, view.thread.id) for reason in said) for key, said in view.reasons.items()
    }
    return replace(
        view,
        thread=replace(view.thread, title=title, url=None),
        rows=tuple(redactor.hit(row) for row in view.rows),
        reasons=reasons,
    )


def record(held: Open, found: Record) -> Record:
    """A record, masked."""
    return held.redactor.record(found) if held.redactor else found


def counts(held: Open, table: CountTable) -> CountTable:
    """Counts with aliases in place of authors."""
    table = replace(table, no_result=_no_result(table.no_result)) if held.redactor else table
    if held.redactor is None or "author" not in table.by:
        return table
    at = table.by.index("author")
    alias = held.redactor.alias

    def masked(row: CountRow) -> CountRow:
        return replace(row, values=(*row.values[:at], alias(row.values[at]), *row.values[at + 1 :]))

    return replace(table, rows=tuple(map(masked, table.rows)))
