"""What was found a moment ago: a page of results asks for several counts, and its next page for the same again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")

_MOST = 400_000  # parts of answers held together: counts of a few bytes, or ids of about a hundred


class Memory:
    """The last answers, shared by all services over one index in a process. Answers are not to be changed."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._held = 0
        self._known: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = Lock()

    def once(self, key: Hashable, make: Callable[[], T], size: Callable[[T], int]) -> T:
        """The answer under this key, made when it is not known any more. `size`: of how many parts it is."""
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                known: T = self._known[key][0]
                return known
        made = make()
        self._keep(key, made, 1 + size(made))
        return made

    def _keep(self, key: Hashable, made: object, size: int) -> None:
        with self._lock:
            if key in self._known:
                return  # another thread was faster
            self._known[key] = made, size
            self._held += size
            while self._held > self._most:
                self._held -= self._known.popitem(last=False)[1][1]
