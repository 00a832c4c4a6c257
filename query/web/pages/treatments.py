"""Treatments: all that this index names, and one with its names, class and counts."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from carethread.index.errors import NotFound
from carethread.query.filters import Filters
from carethread.query.web.pages.rendering import page


async def overview(request: Request) -> Response:
    """The treatments named here, most named first."""
    return await run_in_threadpool(_overview, request)


def _overview(request: Request) -> Response:
    with request.app.state.pool.take() as held:
        found = sorted(held.service.treatments(), key=lambda each: (-each.records, each.label.casefold()))
        return page(request, "treatments.html", held, treatments=found)


async def one(request: Request) -> Response:
    """One treatment: its names, its class, who speaks of it and when."""
    return await run_in_threadpool(_one, request)


def _one(request: Request) -> Response:
    name = request.path_params["id"]
    with request.app.state.pool.take() as held:
        found = held.service.resolve(name)
        if found.treatment is None:
            raise NotFound(f"no treatment is known as {name!r}", hint=" or ".join(found.suggestions))
        treatment = found.treatment
        years = held.service.count(by=("year",), filters=Filters(treatment=(treatment.id,)))
        labels = {
            other: held.service.lexicon.concept(other).label for other in (*treatment.parents, *treatment.children)
        }
        return page(request, "treatment.html", held, treatment=treatment, years=years, labels=labels)
