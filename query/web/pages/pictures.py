"""Pictures of counts, drawn as SVG on the server, each with its numbers as a table beside it."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from carethread.query.web.asked import asked
from carethread.query.web.drawing import columns, heat
from carethread.query.web.pages.rendering import page
from carethread.query.web.pages.search import chips


async def pictures(request: Request) -> Response:
    """Treatment by role, and records over time, of whatever the address asks for."""
    return await run_in_threadpool(_pictures, request)


def _pictures(request: Request) -> Response:
    question = asked(request.query_params)
    with request.app.state.pool.take() as held:
        service = held.service
        about = {"filters": question.as_filters, "exact": question.exact}
        by_role = service.count(question.q, by=("treatment", "role"), **about)
        by_year = service.count(question.q, by=("year",), **about)
        labels = {
            concept.id: concept.label for concept in map(service.lexicon.concepts.get, by_role.axis(0)) if concept
        }
        return page(
            request,
            "pictures.html",
            held,
            asked=question,
            chips=chips(question),
            by_role=by_role,
            by_year=by_year,
            heat=heat(by_role, labels),
            columns=columns(by_year),
            labels=labels,
        )
