"""Pairs of question and answer, and questions without one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from carethread.index.errors import UsageError
from carethread.index.record import ROLES, Record, RecordThread
from carethread.query.results import SearchResult
from carethread.query.service import Service

Over = Callable[[Sequence[RecordThread]], Service]


def ordinals(result: SearchResult) -> list[int]:
    return [hit.record.ordinal for hit in result]


def test_pairs(seed: Service) -> None:
    result = seed.pairs("Yervoy OR ipi", limit=50)
    found = {pair.question.record.ordinal: pair for pair in result}
    assert set(found) == {6, 14, 16}
    assert [answer.record.ordinal for answer in found[16].answers] == [17]
    assert (found[16].side, found[14].side) == ("both", "question")
    assert found[14].answers[0].hit is False
    only = seed.pairs("delayed response")
    assert [(pair.question.record.ordinal, pair.side) for pair in only] == [(16, "answer")]


def test_all_pairs(seed: Service) -> None:
    result = seed.pairs(limit=4)
    assert result.total == 9
    assert len(result) == 4
    assert result.threads == 1
    assert seed.pairs("zzz").no_result is not None


@pytest.mark.parametrize("role", ROLES)
def test_unanswered_by_each_role(seed: Service, role: str) -> None:
    records = {record.id: record for record in (hit.record for hit in seed.search(limit=100))}
    answered = {r.parent_id for r in records.values() if r.author_role == role}
    expected = [
        record.ordinal
        for record in records.values()
        if record.kind == "comment"
        and record.author_role != role
        and record.id not in answered
        and (records[record.parent_id or ""].kind == "post" or records[record.parent_id or ""].author_role == role)
    ]
    result = seed.unanswered(role=role, limit=100, sort="thread")
    assert ordinals(result) == sorted(expected)
    assert result.total == len(expected)
    assert seed.unanswered(role=role, limit=1).total == len(expected)


def test_unanswered_with_a_query(seed: Service) -> None:
    assert ordinals(seed.unanswered("interferon dice")) == [3]
    with pytest.raises(UsageError) as caught:
        seed.unanswered(role="edtor")
    assert "editor" in caught.value.hint


def forum(answer_by: str) -> RecordThread:
    """A thread that a patient opened: the post asks, one comment answers it, one answers that."""
    rows = ((None, "patient", "post"), (0, answer_by, "comment"), (1, "patient", "comment"))
    records = tuple(
        Record(
            f"forum-{at}", "forum", None if parent is None else f"forum-{parent}", kind, at, at, "Help", None, role,
            "none", "low", None, "none", f"Words {at}?",
        )  # type: ignore[arg-type]
        for at, (parent, role, kind) in enumerate(rows)
    )  # fmt: skip
    return RecordThread("forum", records, "forum")


def test_a_readers_post_is_a_question_too(over: Over) -> None:
    (pair,) = over([forum("editor")]).pairs("words 0")
    assert (pair.question.record.kind, pair.side) == ("post", "question")
    assert [answer.record.ordinal for answer in pair.answers] == [1]
    (pair,) = over([forum("editor")]).pairs("words 1")
    assert (pair.question.record.ordinal, pair.side) == (0, "answer")
    assert over([forum("reader")]).pairs().total == 0
