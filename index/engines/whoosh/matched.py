"""What was matched a moment ago: a page of results asks for the same documents once for hits and once a facet."""

from __future__ import annotations

from collections import OrderedDict

from carethread.index.plan import Plan

Set = frozenset[int] | set[int]

_LEAST = 100_000  # numbers held in any case: about 8 MB


class Matched:
    """Sets of documents by plan, the last ones, as many as hold `most` numbers together. They are not to be changed."""

    def __init__(self, documents: int) -> None:
        self._most = max(_LEAST, documents)
        self._held = 0
        self._sets: OrderedDict[Plan, Set] = OrderedDict()

    def get(self, plan: Plan) -> Set | None:
        """What the plan matched; None when that is not known any more."""
        found = self._sets.get(plan)
        if found is not None:
            self._sets.move_to_end(plan)
        return found

    def keep(self, plan: Plan, found: Set) -> None:
        """Keep it for the questions that follow."""
        if plan in self._sets:
            return
        self._sets[plan] = found
        self._held += len(found)
        while self._held > self._most:
            self._held -= len(self._sets.popitem(last=False)[1])
