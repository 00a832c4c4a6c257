"""Many things, some at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in order, `size` together; the last batch may be smaller. (As itertools has it from Python 3.12 on.)"""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
