"""Questions with their answers, as text."""

from __future__ import annotations

from carethread.query.answers import Pair, PairResult
from carethread.query.render.hits import CARE, hit_text, no_result_text
from carethread.query.render.threads import record_text
from carethread.query.render.words import day, dim, plural, shorten


def pairs_text(result: PairResult, columns: int) -> str:
    """A page of pairs: each question in short, each answer in full."""
    if not result.total:
        return no_result_text(result.query, result.no_result)
    head = f"{plural(result.total, 'question')} with answers, in {plural(result.threads, 'thread')}"
    after = result.offset + len(result.pairs)
    if after < result.total:
        head += f", {result.offset + 1}–{after} shown (more: --offset {after})"
    return "\n\n".join([dim(head), *(_pair_text(pair, columns) for pair in result.pairs), dim(CARE)])


def _pair_text(pair: Pair, columns: int) -> str:
    question = pair.question
    title = shorten(question.thread_title or "(no title)", columns - 16)
    lines = [dim(f"{title}  {day(question.thread_date)}"), hit_text(question, columns)]
    lines += [record_text(answer, (), columns) for answer in pair.answers]
    return "\n".join(lines)
