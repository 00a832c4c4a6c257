"""Pictures of counts, drawn as SVG on the server, each with its numbers as a table beside it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from carethread.query.web import masking
from carethread.query.web.asked import asked
from carethread.query.web.drawing import bars, heat
from carethread.query.web.look import value_words
from carethread.query.web.pages.facets import chips
from carethread.query.web.pages.rendering import page, served
from carethread.query.web.serving import Open


@served
def pictures(request: Request, held: Open) -> Response:
    """Treatment by role, and records over time, of whatever the address asks for."""
    question = asked(request.query_params)
    service, filters = held.service, question.as_filters
    masking.check(held, question.q, filters)
    by_role = service.count(question.q, by=("treatment", "role"), filters=filters, exact=question.exact, threads=False)
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
