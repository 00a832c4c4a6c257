"""A thread with its records in place, and the permalink of a record."""

from __future__ import annotations

from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from carethread.query.answers import ThreadView
from carethread.query.web.pages.rendering import page
from carethread.query.web.serving import Open

_DEEPEST = 6  # levels that are indented on a page


async def thread(request: Request) -> Response:
    """A whole thread; `hit` names the record that is sought (its id), or the fragment does."""
    return await run_in_threadpool(_thread, request)


def _thread(request: Request) -> Response:
    with request.app.state.pool.take() as held:
        view = redacted_view(held, held.service.thread(request.path_params["id"]))
        names = {row.record.id: f"#{row.record.ordinal}" for row in view.rows}
        return page(
            request,
            "thread.html",
            held,
            view=view,
            deepest=_DEEPEST,
            sought=request.query_params.get("hit", ""),
            names=names,
        )


def redacted_view(held: Open, view: ThreadView) -> ThreadView:
    """The same with persons masked, where the server was told to."""
    if held.redactor is None:
        return view
    redactor = held.redactor
    rows = tuple(redactor.hit(row) for row in view.rows)
    title = view.thread.title and redactor.text(view.thread.title, view.thread.id)
    reasons = {
        key: tuple(redactor.text(reason, view.thread.id) for reason in said) for key, said in view.reasons.items()
    }
    return replace(view, thread=replace(view.thread, title=title, url=None), rows=rows, reasons=reasons)


async def record(request: Request) -> Response:
    """The permalink of a record: its place in its thread."""
    return await run_in_threadpool(_record, request)


def _record(request: Request) -> Response:
    with request.app.state.pool.take() as held:
        found = held.service.record(request.path_params["id"])
    return RedirectResponse(f"/thread/{found.thread_id}?hit={found.id}#{found.id}", 303)
