"""What a server remembers: within bounds, for all its services, and no longer than the index stays as it is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from carethread.index.home import Home
from carethread.index.lexicon import load
from carethread.query.service import Filters, Service
from carethread.query.service.memory import Memory


def counted(answer: list[int]) -> tuple[Callable[[], list[int]], list[int]]:
    asked: list[int] = []

    def make() -> list[int]:
        asked.append(1)
        return answer

    return make, asked


def test_an_answer_is_made_once() -> None:
    memory = Memory()
    make, asked = counted([1, 2])
    assert memory.once("key", make, len) is memory.once("key", make, len)
    assert len(asked) == 1
    memory.once("other", make, len)
    assert len(asked) == 2


def test_the_oldest_goes_when_it_is_too_much() -> None:
    memory = Memory(most=10)
    make, asked = counted([0] * 4)  # five parts with the answer itself
    for key in "ab":
        memory.once(key, make, len)
    memory.once("a", make, len)  # asked for again: now `b` is the oldest
    memory.once("c", make, len)
    assert len(asked) == 3
    memory.once("a", make, len)
    assert len(asked) == 3
    memory.once("b", make, len)
    assert len(asked) == 4


def test_what_is_larger_than_all_is_not_kept() -> None:
    memory = Memory(most=10)
    make, asked = counted([0] * 50)
    assert memory.once("a", make, len) == memory.once("a", make, len)
    assert len(asked) == 2


def test_services_share_it_until_the_index_changes(
    seed_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = tmp_path / "index"
    shutil.copytree(seed_index, where)
    memory, lexicon = Memory(), load()
    with (
        Service.open(where, lexicon, memory=memory) as one,
        Service.open(where, lexicon, memory=memory, read_only=True) as other,
    ):
        before = one.count(by=("role",)), one.pairs("IL-2").total
        monkeypatch.setattr(other.home.engine(), "count", None)  # it is not asked
        assert (other.count(by=("role",)).rows, other.pairs("IL-2").total) == (before[0].rows, before[1])
        gone = one.pairs("IL-2").pairs[0].question.record.id
        with Home.create_or_open(where) as home, home.writer(lexicon, lexicon.hash) as writer:
            writer.forget([gone])
        with Service.open(where, lexicon, memory=memory) as later:
            assert later.count(by=("role",)).total == before[0].total - 1
            assert later.pairs("IL-2").total < before[1]


def test_ids_of_whole_answers(seed_index: Path) -> None:
    with Service.open(seed_index) as service:
        found = service.search("IL-2", limit=100, sort="newest")
        whole = service.ids("records", "IL-2", sort="newest")
        assert whole.ids == tuple(hit.record.id for hit in found)
        assert whole.whole
        some = service.ids("records", "IL-2", sort="newest", limit=3)
        assert some.ids == whole.ids[:3]
        assert not some.whole
        assert [hit.record.id for hit in service.hits(some.ids)] == list(some.ids)
        waiting = service.unanswered(limit=100)
        assert service.ids("unanswered").ids == tuple(hit.record.id for hit in waiting)
        pairs = [(pair.question, *pair.answers) for pair in service.pairs(limit=100).pairs]
        assert service.ids("pairs").ids == tuple(hit.record.id for pair in pairs for hit in pair)
        assert service.ids("pairs", limit=3).ids == tuple(hit.record.id for hit in pairs[0])[:3]


def test_treatments_are_counted_with_all_below_them(seed_index: Path) -> None:
    with Service.open(seed_index) as service:
        table = service.count_treatments("husband OR wife OR IL-2")
        assert table.rows
        for row in table.rows:
            if row.values[0] is not None:
                filters = Filters(treatment=(row.values[0],))
                found = service.count("husband OR wife OR IL-2", filters=filters)
                assert (row.records, row.threads) == (found.total, found.threads), row.values
        assert {each.id: each.records for each in service.treatments()} == {
            each.id: service.count(filters=Filters(treatment=(each.id,))).total for each in service.treatments()
        }
