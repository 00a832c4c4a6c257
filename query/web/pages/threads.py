"""A thread with its records in place, and the permalink of a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from carethread.index.errors import NotFound
from carethread.query.answers import ThreadView
from carethread.query.filters import Filters
from carethread.query.results import Hit
from carethread.query.web import masking
from carethread.query.web.asked import Asked, asked
from carethread.query.web.pages.rendering import page, served, validators
from carethread.query.web.serving import Open
from carethread.query.web.settings import MAX_PAGE_SIZE

_DEEPEST = 6  # levels that are indented on a page
# A page of a long thread ends at whichever comes first, so that it loads on a slow telephone.
_RECORDS = 50
_TEXT = 40_000  # code points


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: its page in its thread, and what it is called there ("the post", "comment 3")."""

    page: int
    name: str


@served
def thread(request: Request, held: Open) -> Response:
    """A thread, or a page of a long one; `hit` names the record that is sought, `q` what was searched for."""
    question = asked(request.query_params)
    sought = request.query_params.get("hit", "")
    view = masking.thread_view(held, whole(held, request.path_params["id"]))
    parts = parted(view.rows)
    places = {row.record.id: Place(number, name(row)) for number, rows in enumerate(parts, 1) for row in rows}
    number = _page(request.query_params.get("page", ""), places.get(sought), len(parts))
    return page(
        request,
        "thread.html",
        held,
        view=view,
        rows=parts[number - 1],
        page=number,
        pages=len(parts),
        places=places,
        deepest=_DEEPEST,
        sought=sought,
        found=_found(held, view.thread.id, question),
        asked=question,
    )


def whole(held: Open, id: str) -> ThreadView:
    """A thread by its whole id, or by that of a record in it. Raises NotFound."""
    view = held.service.thread(id)
    if id != view.thread.id and all(row.record.id != id for row in view.rows):
        raise NotFound("there is no such thread")
    return view


def parted(rows: Sequence[Hit]) -> list[Sequence[Hit]]:
    """The rows of a thread by pages, in reading order; always at least one page."""
    parts: list[Sequence[Hit]] = []
    start = size = 0
    for at, row in enumerate(rows):
        if at > start and (at - start == _RECORDS or size + len(row.record.body) > _TEXT):
            parts.append(rows[start:at])
            start, size = at, 0
        size += len(row.record.body)
    return [*parts, rows[start:]]


def name(row: Hit) -> str:
    """What a record is called in its thread."""
    return "the post" if row.record.kind == "post" else f"comment {row.record.ordinal}"


def _page(asked_for: str, sought: Place | None, pages: int) -> int:
    if asked_for.isascii() and asked_for.isdigit() and 1 <= int(asked_for[:6]) <= pages:
        return int(asked_for[:6])
    return sought.page if sought else 1


def _found(held: Open, thread_id: str, question: Asked) -> dict[str, Hit]:
    """The records of this thread that match what was searched for, to mark the words in them."""
    if not question.q:
        return {}
    masking.check(held, question.q, question.as_filters)
    here = Filters(thread=(thread_id,))
    result = held.service.search(question.q, filters=here, exact=question.exact, limit=MAX_PAGE_SIZE)
    hits = result.hits if held.redactor is None else map(held.redactor.hit, result.hits)
    return {hit.record.id: hit for hit in hits}


@served
def as_json(request: Request, held: Open) -> Response:
    """The whole thread as JSON."""
    view = masking.thread_view(held, whole(held, request.path_params["id"]))
    return JSONResponse(view.to_json(), headers=validators(request, held))


@served
def record(request: Request, held: Open) -> Response:
    """The permalink of a record: its place in its thread."""
    found = held.service.record(request.path_params["id"])
    return RedirectResponse(f"/thread/{found.thread_id}?hit={found.id}#{found.id}", 303)
