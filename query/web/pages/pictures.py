"""Pictures of counts, drawn as SVG on the server, each with its numbers as a table beside it."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from carethread.query.web import masking
from carethread.query.web.asked import asked
from carethread.query.web.drawing import bars, heat
from carethread.query.web.look import value_words
from carethread.query.web.pages.facets import chips
from carethread.query.web.pages.rendering import page


async def pictures(request: Request) -> Response:
    """Treatment by role, and records over time, of whatever the address asks for."""
    return await run_in_threadpool(_pictures, request)


def _pictures(request: Request) -> Response:
    question = asked(request.query_params)
    with request.app.state.pool.take() as held:
        service, filters = held.service, question.as_filters
        masking.check(held, question.q, filters)
        by_role = service.count(
            question.q, by=("treatment", "role"), filters=filters, exact=question.exact, threads=False
        )
        by_year = service.count(question.q, by=("year",), filters=filters, exact=question.exact)
        labels = {name: value_words(service.lexicon, "treatment", name) for name in by_role.axis(0) if name}
        return page(
            request,
            "pictures.html",
            held,
            asked=question,
            chips=chips(service.lexicon, question),
            total=by_year.total,
            threads=by_year.threads,
            notes=[note.text for note in by_year.notes],
            no_result=masking.counts(held, by_year).no_result,
            heat=heat(by_role, labels),
            bars=bars(by_year),
        )
