"""What was matched a moment ago: a page of results asks for the same documents once for hits and once a facet."""

from __future__ import annotations

from collections import OrderedDict

from carethread.index.plan import Plan

Set = frozenset[int] | set[int]

# Numbers held: the words of a question, all of it, and it with each filter of a page, where it matches half the index;
# a million of them take about 70 MB.
_SHARE = 3
_LEAST, _MOST = 100_000, 1_000_000


class Matched:
    """Sets of documents by plan, the last ones of an index of so many documents. They are not to be changed."""

    def __init__(self, documents: int) -> None:
        self._most = min(max(_LEAST, _SHARE * documents), _MOST)
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
