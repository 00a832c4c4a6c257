"""A plan in words."""

from __future__ import annotations

import pytest

from carethread.index.plan import EVERYTHING, NOTHING, All, AnyOf, Fuzzy, Near, Not, Phrase, Plan, Prefix, Range, Term
from carethread.query.plan_text import written

A, B = Term("body", "a"), Term("title", "b")

TEXTS: list[tuple[Plan, str]] = [
    (EVERYTHING, "everything"),
    (NOTHING, "nothing"),
    (A, "body:a"),
    (All((A, AnyOf((A, B)))), "body:a AND (body:a OR title:b)"),
    (AnyOf((All((A, B)), B)), "(body:a AND title:b) OR title:b"),
    (Not(AnyOf((A, B))), "NOT (body:a OR title:b)"),
    (Not(A), "NOT body:a"),
    (All((AnyOf((A,)),)), "body:a"),
    (Prefix("words", "immuno"), "words:immuno*"),
    (Fuzzy("words", "toxic", 1), "words:toxic~1"),
    (Phrase("words", ("side", "effect")), 'words:"side effect"'),
    (Near("words", ("a", "b"), 5), 'words:"a b"~5'),
    (Range("date_high", 20110101), "date_high:20110101.."),
    (Range("depth", 1, 1), "depth:1..1"),
]


@pytest.mark.parametrize(("plan", "text"), TEXTS)
def test_written(plan: Plan, text: str) -> None:
    assert written(plan) == text
