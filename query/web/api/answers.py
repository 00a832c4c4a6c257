"""What each endpoint answers."""

from __future__ import annotations

from typing import Any

from carethread._version import __version__
from carethread.query.results import Note
from carethread.query.web import masking
from carethread.query.web.api import cursor
from carethread.query.web.api.cursor import Cursor
from carethread.query.web.api.definitions import Values, question
from carethread.query.web.asked import Asked
from carethread.query.web.paging import after
from carethread.query.web.serving import Open

_CHANGED = Note("index", "The index has changed since the page before: records may be missing or come twice.")


def _asked(held: Open, values: Values, offset: int = 0) -> Asked:
    asked = question(values, offset)
    masking.check(held, asked.q, asked.as_filters, values.get("by", ()))
    return asked


def search(held: Open, values: Values) -> dict[str, Any]:
    """A page of hits."""
    at = cursor.read(values["cursor"])
    asked = _asked(held, values, at.offset)
    result = held.service.search(
        asked.q,
        filters=asked.as_filters,
        exact=asked.exact,
        sort=asked.sort,
        limit=asked.limit,
        offset=asked.offset,
    )
    return _page(held, at, masking.search_result(held, result).to_json(), len(result.hits))


def unanswered(held: Open, values: Values) -> dict[str, Any]:
    """A page of comments that nobody of the missed role answered."""
    at = cursor.read(values["cursor"])
    asked = _asked(held, values, at.offset)
    result = held.service.unanswered(
        asked.q,
        role=values["missing"],
        filters=asked.as_filters,
        exact=asked.exact,
        sort=asked.sort,
        limit=asked.limit,
        offset=asked.offset,
    )
    return _page(held, at, masking.search_result(held, result).to_json(), len(result.hits))


def pairs(held: Open, values: Values) -> dict[str, Any]:
    """A page of questions with their answers."""
    at = cursor.read(values["cursor"])
    asked = _asked(held, values, at.offset)
    result = held.service.pairs(
        asked.q, filters=asked.as_filters, exact=asked.exact, limit=asked.limit, offset=asked.offset
    )
    masked = masking.pair_result(held, result)
    data = masked.to_json() | ({"no_result": masked.no_result.to_json()} if masked.no_result else {})
    return _page(held, at, data, len(result.pairs))


def _page(held: Open, at: Cursor, data: dict[str, Any], shown: int) -> dict[str, Any]:
    """The page with a cursor in place of offset and limit, and a note where pages do not fit together."""
    following, notes = after(at.offset, shown, data["total"])
    if at.generation not in (None, held.generation):
        notes = (_CHANGED, *notes)
    kept = {name: value for name, value in data.items() if name not in ("offset", "limit")}
    return kept | {
        "notes": [*data["notes"], *(note.to_json() for note in notes)],
        "next_cursor": None if following is None else cursor.write(Cursor(following, held.generation)),
    }


def count(held: Open, values: Values) -> dict[str, Any]:
    """Counts of distinct records."""
    asked = _asked(held, values)
    table = held.service.count(asked.q, by=values["by"], filters=asked.as_filters, exact=asked.exact)
    return masking.counts(held, table).to_json()


def record(held: Open, values: Values) -> dict[str, Any]:
    """One record."""
    return masking.record(held, held.service.record(values["id"])).to_json()


def thread(held: Open, values: Values) -> dict[str, Any]:
    """A whole thread."""
    return masking.thread_view(held, held.service.thread(values["id"])).to_json()


def treatments(held: Open, values: Values) -> dict[str, Any]:
    """The treatments named here, or what one name means."""
    if values["name"]:
        found = held.service.resolve(values["name"])
        meant = [found.treatment.to_json()] if found.treatment else []
        return {"treatments": meant, "resolution": found.to_json()}
    return {"treatments": [each.to_json() for each in held.service.treatments()], "resolution": None}


def health(held: Open, values: Values) -> dict[str, Any]:
    """Whether this server answers, and from what."""
    del values
    counts = held.service.home.store.counts()
    return {
        "status": "ok",
        "version": __version__,
        "engine": held.service.home.store.engine_name,
        "generation": held.generation,
        "records": counts.records,
        "threads": counts.threads,
    }
