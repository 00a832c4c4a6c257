"""What the tools answer: short, bounded, each record with its id, role, date, and what it is and is not.

Every answer is a JSON object with `care`: what is found are experiences, not advice. Texts come from strangers; the
assistant is told so.
"""

from __future__ import annotations

from typing import Any

from carethread.index.record import Record
from carethread.query.render.hits import CARE
from carethread.query.render.words import safe, shorten
from carethread.query.results import Hit
from carethread.query.web import masking
from carethread.query.web.asked import Asked
from carethread.query.web.serving import Open

MAX_HITS = 20
MAX_TEXT = 8_000  # code points of one body
MAX_OUTLINE = 200  # records of one thread
MAX_ROWS = 100  # of one count, of the list of treatments
_SNIPPET = 400
_LINE = 160

Answer = dict[str, Any]


def search(held: Open, asked: Asked) -> Answer:
    """A page of hits in short."""
    masking.check(held, asked.q, asked.as_filters)
    found = held.service.search(
        asked.q, filters=asked.as_filters, sort=asked.sort, limit=asked.limit, offset=asked.offset
    )
    result = masking.search_result(held, found)
    after = asked.offset + len(result.hits)
    return _careful(
        {
            "query": result.query,
            "total": result.total,
            "threads": result.threads,
            "hits": [_hit(hit) for hit in result.hits],
            "next_offset": after if result.hits and after < result.total else None,
            "notes": [note.text for note in result.notes],
            "no_result": result.no_result.to_json() if result.no_result else None,
        }
    )


def record(held: Open, id: str) -> Answer:
    """One record with its whole text (up to `MAX_TEXT`), between what it answers and what answers it."""
    view = masking.thread_view(held, held.service.context(id))
    hit = view.rows[0]
    answers = held.service.home.store.children([hit.record.id])[hit.record.id]
    return _careful(
        _who(hit.record)
        | {
            "thread_title": _safe(view.thread.title),
            "thread_date": view.thread.date,
            "url": view.thread.url,
            "text": safe(hit.record.body[:MAX_TEXT]),
            "cut": len(hit.record.body) > MAX_TEXT,
            "treatments": list(hit.record.treatments),
            "answers_to": hit.parent.to_json() | {"text": safe(hit.parent.text)} if hit.parent else None,
            "answered_by": [_who(masking.record(held, answer)) for answer in answers[:MAX_HITS]],
            "why_this_role": list(view.reasons.get(hit.record.id, ())),
        }
    )


def outline(held: Open, id: str) -> Answer:
    """A thread: each record in one line, in reading order."""
    view = masking.thread_view(held, held.service.thread(id))
    rows = view.rows[:MAX_OUTLINE]
    return _careful(
        {
            "thread_id": view.thread.id,
            "title": _safe(view.thread.title),
            "date": view.thread.date,
            "url": view.thread.url,
            "records": view.thread.records,
            "outline": [_who(row.record) | {"says": safe(shorten(row.record.body, _LINE))} for row in rows],
            "cut": len(view.rows) > MAX_OUTLINE,
        }
    )


def count(held: Open, asked: Asked, by: list[str]) -> Answer:
    """Counts of distinct records by up to two fields."""
    masking.check(held, asked.q, asked.as_filters, by)
    found = held.service.count(asked.q, by=by, filters=asked.as_filters)
    table = masking.counts(held, found)
    rows = table.to_rows()
    return _careful(
        {
            "query": table.query,
            "by": list(table.by),
            "total": table.total,
            "threads": table.threads,
            "rows": rows[:MAX_ROWS],
            "cut": len(rows) > MAX_ROWS,
            "notes": [note.text for note in table.notes],
        }
    )


def treatments(held: Open, name: str) -> Answer:
    """What a name means; without one, the treatments named here, most named first."""
    if name:
        return _careful({"resolution": held.service.resolve(name).to_json()})
    found = sorted(held.service.treatments(), key=lambda each: (-each.records, each.id))
    kept = ("id", "label", "kind", "records", "threads", "roles")
    rows = [{key: each.to_json()[key] for key in kept} for each in found[:MAX_ROWS]]
    return _careful({"treatments": rows, "cut": len(found) > MAX_ROWS})


def _careful(answer: Answer) -> Answer:
    return answer | {"care": CARE}


def _hit(hit: Hit) -> Answer:
    return _who(hit.record) | {
        "thread_title": _safe(hit.thread_title),
        "thread_date": hit.thread_date,
        "snippets": [safe(shorten(snippet.text, _SNIPPET)) for snippet in hit.snippets],
        "matched": [
            {"asked": match.query, "treatment": match.concept, "written": [safe(s) for s in match.surfaces]}
            for match in hit.matched
        ],
        "answers_to": {"id": hit.parent.id, "role": hit.parent.author_role, "says": safe(hit.parent.text)}
        if hit.parent
        else None,
    }


def _who(record: Record) -> Answer:
    """What every quote needs: id, who in which role, when."""
    return {
        "id": record.id,
        "thread_id": record.thread_id,
        "parent_id": record.parent_id,
        "kind": record.kind,
        "role": record.author_role,
        "role_evidence": record.role_evidence,
        "role_confidence": record.role_confidence,
        "author": _safe(record.author),
        "date": record.posted_at,
        "date_precision": record.date_precision,
    }


def _safe(text: str | None) -> str | None:
    return None if text is None else safe(text)
