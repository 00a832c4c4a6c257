"""Questions with their answers, as text."""

from __future__ import annotations

import click

from carethread.query.answers import Pair, PairResult
from carethread.query.render.hits import care, facts_line, head_line, no_result_text, said_lines, shown_part
from carethread.query.render.threads import record_text
from carethread.query.render.words import day, dim, fill, plural, shorten


def pairs_text(result: PairResult, columns: int) -> str:
    """A page of pairs: each question in short, each answer in full; the thread's title where it changes."""
    if not result.total:
        return no_result_text(result.query, result.no_result)
    head = f"{plural(result.total, 'question')} with answers, in {plural(result.threads, 'thread')}"
    head += shown_part(result.offset, len(result.pairs), result.total, result.limit)
    blocks = [dim(fill([(head, False)], columns, indent=""))]
    thread = None
    for number, pair in enumerate(result.pairs, result.offset + 1):
        if pair.question.record.thread_id != thread:
            thread = pair.question.record.thread_id
            blocks.append(_title(pair, columns))
        blocks.append(_pair_text(number, pair, columns))
    return "\n\n".join([*blocks, care(columns)] if result.pairs else blocks)


def _title(pair: Pair, columns: int) -> str:
    title = click.style(shorten(pair.question.thread_title or "(no title)", columns), bold=True)
    return facts_line(title, [day(pair.question.thread_date)], columns, "")


def _pair_text(number: int, pair: Pair, columns: int) -> str:
    lines = [head_line(f"{f'{number}.':<2} ", pair.question, columns), *said_lines(pair.question, columns)]
    return "\n".join([*lines, *(record_text(answer, (), columns) for answer in pair.answers)])
