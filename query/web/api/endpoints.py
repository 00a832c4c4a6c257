"""All endpoints, in the order of the documentation."""

from __future__ import annotations

from dataclasses import replace

from carethread.index.record import ROLES
from carethread.query.web.api import answers
from carethread.query.web.api.definitions import ASKING, BY, CURSOR, ID, LIMIT, SORT, Endpoint, Param

_MISSING = Param("missing", "Whose answer is missing.", choices=ROLES, default="editor")
_NAME = Param("name", "A name, in any spelling; what it means is answered then.", default="")

ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint("/search", "search", "Ranked records.", (*ASKING, SORT, LIMIT, CURSOR), answers.search, "SearchPage"),
    Endpoint("/records/{id}", "record", "One record.", (ID,), answers.record, "Record", (400, 404)),
    Endpoint("/threads/{id}", "thread", "A whole thread.", (ID,), answers.thread, "Thread", (400, 404)),
    Endpoint("/count", "count", "Counts of distinct records and threads.", (*ASKING, BY), answers.count, "Counts"),
    Endpoint(
        "/pairs", "pairs", "Questions with the editor's answers.", (*ASKING, LIMIT, CURSOR), answers.pairs, "PairPage"
    ),
    Endpoint(
        "/unanswered",
        "unanswered",
        "Comments to the house that nobody of a role answered.",
        (*ASKING, _MISSING, replace(SORT, default="newest"), LIMIT, CURSOR),
        answers.unanswered,
        "SearchPage",
    ),
    Endpoint("/treatments", "treatments", "The treatments named here.", (_NAME,), answers.treatments, "Treatments"),
    Endpoint("/health", "health", "Whether the server answers.", (), answers.health, "Health"),
)
