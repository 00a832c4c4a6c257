"""Treatments: all that this index names, and one with its names, class and counts."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from carethread.index.errors import NotFound
from carethread.query.answers import CountTable
from carethread.query.filters import Filters
from carethread.query.web.pages.naming import named
from carethread.query.web.pages.rendering import error_page, page, served
from carethread.query.web.serving import Open


@served
def overview(request: Request, held: Open) -> Response:
    """The treatments named here, most named first."""
    found = named(held.service)
    return page(
        request,
        "treatments.html",
        held,
        treatments=[each for each in found if not each.is_class],
        classes=[each for each in found if each.is_class],
    )


@served
def one(request: Request, held: Open) -> Response:
    """One treatment: its names, its class, who speaks of it and when. Another name of it leads to its id."""
    name = request.path_params["id"]
    found = held.service.resolve(name)
    treatment = found.treatment
    if treatment is None:
        meant = [(better, f"/treatment/{quote(better, safe='')}") for better in found.suggestions]
        return error_page(request, NotFound(f"no treatment is known as “{name}”"), meant=meant)
    if treatment.id != name:
        return RedirectResponse(f"/treatment/{treatment.id}", 303)
    concept = held.service.lexicon.concept
    return page(
        request,
        "treatment.html",
        held,
        treatment=treatment,
        parents=[concept(other) for other in treatment.parents],
        children=[concept(other) for other in treatment.children],
        by_year=_count(held, treatment.id, "year", "role"),
        pairs=held.service.pairs(filters=Filters(treatment=(treatment.id,)), limit=1).total,
        unanswered=held.service.unanswered(filters=Filters(treatment=(treatment.id,)), limit=1).total,
    )


def _count(held: Open, treatment: str, *by: str) -> CountTable:
    return held.service.count(by=by, filters=Filters(treatment=(treatment,)), threads=False)
