"""Search results as text: who speaks, when, to which question, which words matched and under which name."""

from __future__ import annotations

from collections.abc import Iterable

import click

from carethread.index.record import Record
from carethread.query.render.words import INDENT, badge, day, dim, fill, mark, plural, safe, shorten
from carethread.query.results import Brief, Group, Hit, Match, NoResult, SearchResult, Suggestion

CARE = "Experiences, not advice. Treatments change: mind the date of each thread."


def search_text(result: SearchResult, columns: int) -> str:
    """A page of results. `columns` is the width to fill."""
    if not result.total:
        return no_result_text(result.query, result.no_result)
    blocks = [dim(_headline(result))]
    if result.groups:
        blocks += [_group_text(group, columns) for group in result.groups]
    else:
        blocks += [hit_text(row, columns) for row in result.rows]
    blocks.append(dim(CARE))
    return "\n\n".join(blocks)


def _headline(result: SearchResult) -> str:
    first, shown = result.offset + 1, len(result.groups or result.hits)
    line = f"{plural(result.total, 'record')} in {plural(result.threads, 'thread')}"
    total = result.threads if result.groups else result.total
    if shown < total and shown:
        line += f", {first}–{result.offset + shown} shown"
        if result.offset + shown < total:
            line += f" (more: --offset {result.offset + shown})"
    elif not shown:
        line += f", none after --offset {result.offset}"
    return line


def _group_text(group: Group, columns: int) -> str:
    title = shorten(group.thread.title or "(no title)", columns - 30)
    head = f"{click.style(title, bold=True)}  {dim(day(group.thread.date))}  {dim(group.thread.id)}"
    more = group.total - len(group.hits)
    lines = [head, *(hit_text(hit, columns) for hit in group.hits)]
    if more > 0:
        lines.append(INDENT + dim(f"and {more} more in this thread: carethread show {group.thread.id} --thread"))
    return "\n\n".join(lines)


def hit_text(hit: Hit, columns: int) -> str:
    """One hit, or one context record (dim, without a rank)."""
    record = hit.record
    rank = f"{hit.rank}." if hit.rank is not None else "·"
    who = speaker(record)
    when = f"thread of {day(hit.thread_date)}" if hit.thread_date else "undated thread"
    if record.posted_at and record.kind == "comment":
        when = f"{day(record.posted_at)}, {when}"
    head = f"{rank:<3}{who}  {dim(f'{record.kind}, {when}')}  {dim(record.id)}"
    lines = [head]
    if record.kind == "post" and record.title:
        lines.append(fill([(record.title, False)], columns, indent=INDENT))
    if hit.parent is not None and (hit.parent.kind == "comment" or hit.parent.removed):
        lines.append(question_line(hit.parent, columns))
    lines += _snippet_lines(hit, columns)
    why = _why(hit)
    if why:
        lines.append(INDENT + why)
    text = "\n".join(lines)
    return text if hit.hit else click.style(click.unstyle(text), dim=True)


def speaker(record: Record) -> str:
    """Who speaks: the role's badge, the name as written, and what the role rests on."""
    who = badge(record.author_role)
    if record.author:
        who += " " + shorten(record.author, 30)
    if record.role_evidence != "none":
        who += dim(f" ({record.role_evidence.replace('_', ' ')})")
    return who


def question_line(parent: Brief, columns: int) -> str:
    """What an answer answers, in one line."""
    if parent.removed:
        return dim(f"{INDENT}answers {parent.text}")
    start = f"{INDENT}answers {parent.author_role} "
    return (
        dim(INDENT + "answers ")
        + badge(parent.author_role)
        + dim(f" “{shorten(parent.text, columns - len(start) - 2)}”")
    )


def _snippet_lines(hit: Hit, columns: int) -> list[str]:
    if not hit.snippets:
        return [INDENT + dim(shorten(hit.record.body, columns - len(INDENT)))] if hit.record.body.strip() else []
    lines = []
    for snippet in hit.snippets:
        before = [("… ", False)] if snippet.start > 0 else []
        after = [(" …", False)] if snippet.end < len(hit.record.body.rstrip()) else []
        lines.append(fill([*before, *snippet.parts(), *after], columns))
    return lines


def _why(hit: Hit) -> str:
    """The names under which a treatment matched, where they are not the name that was asked for."""
    return dim(" · ").join(reason for match in hit.matched if (reason := _reason(match)))


def _reason(match: Match) -> str:
    names = ", ".join(mark(safe(surface)) for surface in match.surfaces)
    if match.kind == "about" and match.where.startswith("parent"):
        return f"about {safe(match.query)} through the comment it answers" + (f" ({names})" if names else "")
    return f"matched as {names}" if match.by_other_name else ""


def no_result_text(query: str, why: NoResult | None) -> str:
    """Why nothing matched, and what would have."""
    lines = [f"Nothing matches {safe(query)}." if query.strip() else "Nothing is there."]
    if why is None:
        return lines[0]
    if len(why.words) > 1 or (why.words and why.filters):
        lines.append("Alone: " + _each((word.query, word.records) for word in why.words))
    if why.filters:
        lines.append("Without: " + _each((part.query, part.records) for part in why.filters))
    lines += [suggestion_text(suggestion) for suggestion in why.suggestions]
    return "\n".join(lines)


def suggestion_text(suggestion: Suggestion) -> str:
    """A did-you-mean in one line."""
    found = f"({plural(suggestion.records, 'record')})"
    return f"{safe(suggestion.wrong)}: did you mean {mark(safe(suggestion.better))}? {dim(found)}"


def _each(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{safe(query)} {plural(records, 'record')}" for query, records in counts)
