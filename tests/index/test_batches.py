"""Batches: all of it, in order, no more together than was asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carethread.index.batches import batched


@given(st.lists(st.integers()), st.integers(1, 20))
def test_batches_hold_everything_in_order(items: list[int], size: int) -> None:
    batches = list(batched(iter(items), size))
    assert [item for batch in batches for item in batch] == items
    assert all(len(batch) == size for batch in batches[:-1])
    assert all(batch and len(batch) <= size for batch in batches)


def test_no_more_is_taken_than_is_asked_for() -> None:
    rest = iter(range(10))
    assert next(batched(rest, 3)) == [0, 1, 2]
    assert next(rest) == 3
