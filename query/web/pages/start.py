"""The start page, and what carethread is."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from carethread.query.service import Service
from carethread.query.snippets import brief
from carethread.query.web.asked import Asked
from carethread.query.web.pages.naming import Named, named
from carethread.query.web.pages.rendering import page, served
from carethread.query.web.pages.search import find
from carethread.query.web.serving import Open

_TREATMENTS = 12
_QUESTIONS = 4  # asked and answered here, shown on the start page


@dataclass(frozen=True, slots=True)
class Example:
    """Something to click: the words, and where they lead. Of a question that was asked here: who asked, and when
    (the thread's date, ISO 8601)."""

    words: str
    address: str
    role: str = ""
    date: str | None = None


@served
def start(request: Request, held: Open) -> Response:
    """What is in this index, and questions to begin with."""
    service = held.service
    years = [str(row.values[0]) for row in service.count(by=("year",), threads=False).rows if row.values[0]]
    treatments = [each for each in named(service, threads=False) if not each.is_class]
    return page(
        request,
        "start.html",
        held,
        counts=service.home.store.counts(),
        roles=service.count(by=("role",), threads=False).rows,
        years=years,
        named=treatments[:_TREATMENTS],
        examples=_examples(service, treatments[:3]),
        asked_here=_asked_here(held),
    )


def _examples(service: Service, treatments: list[Named]) -> list[Example]:
    """Questions about treatments; only such as find something."""
    examples = []
    for treatment in treatments:
        for words, roles in (
            (f"What did patients and families live through with {treatment.label}?", "patient,caregiver"),
            (f"What did the editor say about {treatment.label}?", "editor"),
        ):
            asked = Asked(filters=(("treatment", treatment.id), ("role", roles)))
            if service.count(filters=asked.as_filters, threads=False).total:
                examples.append(Example(words, f"/search?{asked.to_query()}"))
    return examples


def _asked_here(held: Open) -> list[Example]:
    """Questions about treatments that somebody asked here and the editor answered, in the asker's words."""
    wanted = (("has", "question"), ("has", "treatment"), ("is", "answered"))
    examples = []
    for hit in find(held, Asked(filters=wanted, sort="newest", limit=20)).hits:
        record = hit.record
        words = brief(record).text
        if "?" in words and record.author_role != "editor":
            where = f"/thread/{record.thread_id}?{urlencode({'hit': record.id})}#{record.id}"
            examples.append(Example(words, where, record.author_role, hit.thread_date))
    return examples[:_QUESTIONS]


async def about(request: Request) -> Response:
    """What this is, what it is not, and how to be taken out."""
    return page(request, "about.html")
