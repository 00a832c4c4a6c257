"""Search results as text: who speaks, when, to which question, which words matched and under which name."""

from __future__ import annotations

from collections.abc import Iterable

import click

from carethread.index.record import Record
from carethread.query.render.words import INDENT, badge, day, dim, fill, mark, plural, safe, shorten, width
from carethread.query.results import Brief, Group, Hit, Match, NoResult, SearchResult, Suggestion

CARE = "Experiences, not advice. Treatments change: mind the date of each thread."


def search_text(result: SearchResult, columns: int) -> str:
    """A page of results. `columns` is the width to fill."""
    if not result.total:
        return no_result_text(result.query, result.no_result)
    blocks = [dim(fill([(_headline(result), False)], columns, indent=""))]
    if result.groups:
        blocks += [_group_text(group, columns) for group in result.groups]
    else:
        blocks += [hit_text(row, columns) for row in result.rows]
    if len(blocks) > 1:
        blocks.append(care(columns))
    return "\n\n".join(blocks)


def _headline(result: SearchResult) -> str:
    shown = len(result.groups or result.hits)
    total = result.threads if result.groups else result.total
    found = f"{plural(result.total, 'record')} in {plural(result.threads, 'thread')}"
    return found + shown_part(result.offset, shown, total, result.limit)


def shown_part(offset: int, shown: int, total: int, limit: int) -> str:
    """Which part of an answer stands on this page, where it is not all of it."""
    if not limit:
        return ""
    if not shown:
        return f"; there is nothing after the first {offset:,}"
    if shown == total:
        return ""
    first, last = offset + 1, offset + shown
    part = f", {first:,}–{last:,} shown" if last > first else f", number {first:,} shown"
    return part + (f" (more: --offset {last})" if last < total else "")


def _group_text(group: Group, columns: int) -> str:
    title = click.style(shorten(group.thread.title or "(no title)", columns), bold=True)
    head = facts_line(title, [day(group.thread.date), group.thread.id], columns, "")
    more = group.total - len(group.hits)
    lines = [head, *(hit_text(hit, columns) for hit in group.hits)]
    if more > 0:
        words = f"and {more} more in this thread: carethread show {group.thread.id} --thread"
        lines.append(dim(fill([(words, False)], columns)))
    return "\n\n".join(lines)


def hit_text(hit: Hit, columns: int) -> str:
    """One hit, or one context record (dim, without a rank)."""
    rank = f"{hit.rank}." if hit.rank is not None else "·"
    text = "\n".join([head_line(f"{rank:<2} ", hit, columns), *said_lines(hit, columns)])
    return text if hit.hit else dim(click.unstyle(text))


def head_line(start: str, hit: Hit, columns: int, indent: str = INDENT) -> str:
    """Who speaks and when, and the id to go on with, on one line where there is room."""
    return facts_line(start + speaker(hit.record), [_when(hit), hit.record.id], columns, indent)


def facts_line(who: str, facts: Iterable[str], columns: int, indent: str) -> str:
    """Somebody, and short facts behind, none of them broken: what does not fit begins a new line."""
    text, used = who, width(click.unstyle(who))
    for fact in facts:
        fits = used + 2 + width(fact) <= columns
        text += ("  " if fits else f"\n{indent}") + dim(fact)
        used = (used + 2 if fits else width(indent)) + width(fact)
    return text


def care(columns: int) -> str:
    """What stands under everything that people said."""
    return dim(fill([(CARE, False)], columns, indent=""))


def _when(hit: Hit) -> str:
    record = hit.record
    if record.kind == "post":
        return f"post of {day(hit.thread_date)}" if hit.thread_date else "undated post"
    thread = f"thread of {day(hit.thread_date)}" if hit.thread_date else "undated thread"
    return f"{day(record.posted_at)}, {thread}" if record.posted_at else thread


def said_lines(hit: Hit, columns: int) -> list[str]:
    """What a record says, to which question, and why it matched."""
    record = hit.record
    lines = []
    if record.kind == "post" and record.title:
        lines.append(fill([(record.title, False)], columns, indent=INDENT))
    if hit.parent is not None and (hit.parent.kind == "comment" or hit.parent.removed):
        lines.append(question_line(hit.parent, columns))
    lines += _snippet_lines(hit, columns)
    why = _why(hit)
    return [*lines, INDENT + why] if why else lines


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
        lines += [f"{safe(word.query)} alone: {plural(word.records, 'record')}" for word in why.words]
    lines += [f"Without {safe(part.query)}: {plural(part.records, 'record')}" for part in why.filters]
    lines += [suggestion_text(suggestion) for suggestion in why.suggestions]
    return "\n".join(lines)


def suggestion_text(suggestion: Suggestion) -> str:
    """A did-you-mean in one line."""
    found = f"({plural(suggestion.records, 'record')})"
    return f"{safe(suggestion.wrong)}: did you mean {mark(safe(suggestion.better))}? {dim(found)}"
