"""`carethread pairs`: each question with the editor's answers to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from carethread.console import format_option
from carethread.query.answers import PairResult
from carethread.query.commands.answer import FOUND, NOTHING, answer, say_notes, say_suggestions
from carethread.query.commands.options import Opener, exact_option, filter_options, page_options, service_option
from carethread.query.filters import Filters
from carethread.query.render.pairs import pairs_text
from carethread.query_words import QueryCommand, query_argument


@click.command("pairs", cls=QueryCommand)
@query_argument
@service_option
@filter_options
@exact_option
@page_options()
@format_option
def command(
    query: str, open_service: Opener, filters: Filters, exact: bool, limit: int, offset: int, output: str
) -> int:
    """Show questions with the editor's answers to them.

    Without a query: all of them. A query may match the question or an answer.

    \b
    Examples:
      carethread pairs Yervoy
      carethread pairs "side effects" --treatment IL-2 --format csv
    """
    with open_service() as service:
        result = service.pairs(query, filters=filters, exact=exact, limit=limit, offset=offset)
    say_notes(result.notes)
    answer(
        output,
        text=lambda columns: pairs_text(result, columns),
        whole=result.to_json,
        rows=lambda: _flat(result) if output == "csv" else (pair.to_json() for pair in result.pairs),
        ids=lambda: (f"{pair.question.record.id} {a.record.id}" for pair in result.pairs for a in pair.answers),
        paged=True,
    )
    say_suggestions(output, result.no_result)
    return FOUND if result.total else NOTHING


def _flat(result: PairResult) -> Iterator[dict[str, Any]]:
    """One row an answer, for a spreadsheet."""
    for pair in result.pairs:
        question = pair.question
        for reply in pair.answers:
            yield {
                "thread_id": question.record.thread_id,
                "thread_date": question.thread_date,
                "question_id": question.record.id,
                "question_role": question.record.author_role,
                "question_evidence": question.record.role_evidence,
                "question": question.record.body,
                "answer_id": reply.record.id,
                "answer_role": reply.record.author_role,
                "answer_evidence": reply.record.role_evidence,
                "answer": reply.record.body,
                "matched": pair.side,
                "source": question.record.source.url or question.record.source.path,
            }
