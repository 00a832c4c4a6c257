"""What can be asked beside the query: filters, grouping, the fields to count by."""

from __future__ import annotations

from typing import Literal

from carethread.query.filters import NO_FILTERS, Filters

__all__ = ["COUNT_FIELDS", "NO_FILTERS", "Filters", "GroupBy", "What"]

GroupBy = Literal["thread"]
What = Literal["records", "pairs", "unanswered"]  # whose ids are asked for

# The user's name of each field that `count --by` takes, and the engine facet it stands for.
COUNT_FIELDS: dict[str, str] = {
    "role": "role",
    "kind": "kind",
    "treatment": "concept",
    "class": "class",
    "year": "year",
    "month": "month",
    "thread": "thread",
    "author": "author",
    "evidence": "evidence",
    "source": "source",
}
