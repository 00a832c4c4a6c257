"""What each endpoint answers."""

from __future__ import annotations

from typing import Any

from carethread._version import __version__
from carethread.query.web.api import cursor
from carethread.query.web.api.definitions import Values, question
from carethread.query.web.pages.search import find, redacted, redacted_pairs
from carethread.query.web.pages.threads import redacted_view
from carethread.query.web.serving import Open


def search(held: Open, values: Values) -> dict[str, Any]:
    """A page of hits."""
    offset = cursor.read(values["cursor"])
    result = find(held, question(values, offset))
    return _page(result.to_json(), offset, len(result.hits), result.total)


def unanswered(held: Open, values: Values) -> dict[str, Any]:
    """A page of comments that nobody of the missed role answered."""
    offset = cursor.read(values["cursor"])
    asked = question(values, offset)
    result = held.service.unanswered(
        asked.q,
        role=values["missing"],
        filters=asked.as_filters,
        exact=asked.exact,
        sort=asked.sort,
        limit=asked.limit,
        offset=offset,
    )
    return _page(redacted(held, result).to_json(), offset, len(result.hits), result.total)


def pairs(held: Open, values: Values) -> dict[str, Any]:
    """A page of questions with their answers."""
    offset = cursor.read(values["cursor"])
    asked = question(values, offset)
    result = held.service.pairs(asked.q, filters=asked.as_filters, exact=asked.exact, limit=asked.limit, offset=offset)
    return _page(redacted_pairs(held, result).to_json(), offset, len(result.pairs), result.total)


def _page(data: dict[str, Any], offset: int, shown: int, total: int) -> dict[str, Any]:
    kept = {name: value for name, value in data.items() if name not in ("offset", "limit")}
    return kept | {"next_cursor": cursor.following(offset, shown, total)}


def count(held: Open, values: Values) -> dict[str, Any]:
    """Counts of distinct records."""
    asked = question(values)
    by = tuple(name.strip() for name in values["by"].split(",") if name.strip())
    return held.service.count(asked.q, by=by, filters=asked.as_filters, exact=asked.exact).to_json()


def record(held: Open, values: Values) -> dict[str, Any]:
    """One record."""
    found = held.service.record(values["id"])
    return (held.redactor.record(found) if held.redactor else found).to_json()


def thread(held: Open, values: Values) -> dict[str, Any]:
    """A whole thread."""
    return redacted_view(held, held.service.thread(values["id"])).to_json()


def treatments(held: Open, values: Values) -> dict[str, Any]:
    """The treatments named here, or what a name means."""
    if values["name"]:
        return {"resolution": held.service.resolve(values["name"]).to_json()}
    return {"treatments": [each.to_json() for each in held.service.treatments()]}


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
