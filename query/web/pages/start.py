"""The start page, and what carethread is."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from carethread.query.snippets import brief
from carethread.query.web.asked import Asked
from carethread.query.web.look import value_words
from carethread.query.web.pages.rendering import page
from carethread.query.web.pages.search import find_pairs
from carethread.query.web.serving import Open

_TREATMENTS = 12
_QUESTIONS = 4  # asked and answered here, shown on the start page


@dataclass(frozen=True, slots=True)
class Named:
    """A treatment as the start page shows it."""

    id: str
    label: str
    records: int


@dataclass(frozen=True, slots=True)
class Example:
    """Something to click: the words, and where they lead. Of a question that was asked here: who asked, and when
    (the thread's date, ISO 8601)."""

    words: str
    address: str
    role: str = ""
    date: str | None = None


async def start(request: Request) -> Response:
    """What is in this index, and questions to begin with."""
    return await run_in_threadpool(_start, request)


def _start(request: Request) -> Response:
    with request.app.state.pool.take() as held:
        service = held.service
        years = [str(row.values[0]) for row in service.count(by=("year",)).rows if row.values[0]]
        named = _named(held)
        return page(
            request,
            "start.html",
            held,
            counts=service.home.store.counts(),
            roles=service.count(by=("role",)).rows,
            years=years,
            named=named,
            examples=_examples(held, named),
            asked_here=_asked_here(held),
        )


def _named(held: Open) -> list[Named]:
    rows = [row for row in held.service.count(by=("treatment",)).rows if row.values[0]][:_TREATMENTS]
    return [
        Named(id, value_words(held.service.lexicon, "treatment", id), row.records)
        for row in rows
        if (id := str(row.values[0]))
    ]


def _examples(held: Open, named: list[Named]) -> list[Example]:
    """Questions about the treatments most named here; only such as find something."""
    examples = []
    for treatment in named[:3]:
        name = treatment.label
        for words, roles in (
            (f"What did patients and families live through with {name}?", "patient,caregiver"),
            (f"What did the editor say about {name}?", "editor"),
        ):
            asked = Asked(filters=(("treatment", treatment.id), ("role", roles)))
            if held.service.count(filters=asked.as_filters).total:
                examples.append(Example(words, f"/search?{asked.to_query()}"))
    return examples


def _asked_here(held: Open) -> list[Example]:
    """Questions that somebody asked here and the editor answered, in the asker's words."""
    found = find_pairs(held, Asked(filters=(("has", "question"),), limit=20))
    examples = []
    for pair in found.pairs:
        record = pair.question.record
        words = brief(record).text
        if "?" in words:
            where = f"/thread/{record.thread_id}?{urlencode({'hit': record.id})}#{record.id}"
            examples.append(Example(words, where, record.author_role, pair.question.thread_date))
    return examples[:_QUESTIONS]


async def about(request: Request) -> Response:
    """What this is, what it is not, and how to be taken out."""
    return page(request, "about.html")
