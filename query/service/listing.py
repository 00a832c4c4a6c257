"""The ids of a whole answer, to be read piece by piece."""

from __future__ import annotations

from carethread.index.engine import Question
from carethread.query.analyse import Analysis
from carethread.query.results import Listing
from carethread.query.service.options import What
from carethread.query.service.pairing import pair_ids, unanswered_by_editor
from carethread.query.service.reach import Reach
from carethread.query.service.searching import Window


def ids(reach: Reach, analysis: Analysis, what: What, window: Window) -> Listing:
    """The ids of the first records of an answer, `window.limit` at most."""
    if what == "pairs":
        return pair_ids(reach, analysis, window.limit)
    asked = unanswered_by_editor(analysis) if what == "unanswered" else analysis
    page = reach.search(Question(asked.plan, asked.filter, window.sort, limit=window.limit))
    return Listing(tuple(hit.id for hit in page.hits), whole=len(page.hits) == page.total)
