"""The start page, and what carethread is."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from carethread.query.web.pages.rendering import page
from carethread.query.web.serving import Open

_TREATMENTS = 12


async def start(request: Request) -> Response:
    """What is in this index, and questions to begin with."""
    return await run_in_threadpool(_start, request)


def _start(request: Request) -> Response:
    with request.app.state.pool.take() as held:
        counts = held.service.home.store.counts()
        roles = held.service.count(by=("role",))
        years = held.service.count(by=("year",))
        named = [each for each in held.service.count(by=("treatment",)).rows if each.values[0]][:_TREATMENTS]
        labels = {
            str(each.values[0]): held.service.lexicon.concept(str(each.values[0])).label
            for each in named
            if each.values[0] in held.service.lexicon
        }
        return page(
            request,
            "start.html",
            held,
            counts=counts,
            roles=roles,
            years=[str(each.values[0]) for each in years.rows if each.values[0]],
            named=named,
            labels=labels,
            examples=_examples(held, [str(each.values[0]) for each in named]),
        )


def _examples(held: Open, treatments: list[str]) -> list[tuple[str, str]]:
    """Real questions to click: a sentence, and its address. Only such as find something here."""
    examples = []
    for concept in treatments[:2]:
        label = held.service.lexicon.concept(concept).label if concept in held.service.lexicon else concept
        examples += [
            (
                f"What did patients and families live through with {label}?",
                f"/search?treatment={concept}&role=patient%2Ccaregiver",
            ),
            (f"What did the editor say about {label}?", f"/search?treatment={concept}&role=editor"),
        ]
    return examples


async def about(request: Request) -> Response:
    """What this is, what it is not, and how to be taken out."""
    return page(request, "about.html")
