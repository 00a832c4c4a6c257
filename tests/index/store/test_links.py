"""Records without their words, and who was answered by whom."""

from __future__ import annotations

import pytest

from carethread.index.home.protocol import IndexHome
from carethread.index.store.values import Link
from tests.index.making import thread


@pytest.fixture
def filled(home: IndexHome) -> IndexHome:
    with home.writer() as writer:
        writer.replace_source("a", "1", [thread(f"t{n}", ["post", "one", "two"]) for n in range(12)])
        writer.annotate("t3-1", "editor")
    return home


@pytest.mark.parametrize("count", [2, 40])
def test_links_are_the_records(filled: IndexHome, count: int) -> None:
    """One by one for few, in a row for many: the same, in the order asked for, annotations applied."""
    ids = [*[f"t{n}-{m}" for n in reversed(range(12)) for m in (2, 1, 0)][-count:], "t3-1", "nothing"]
    links = filled.store.links(ids)
    assert list(links) == list(dict.fromkeys(ids[:-1]))
    for record in filled.store.records(ids):
        assert links[record.id] == Link(record.id, record.thread_id, record.parent_id, record.kind, record.author_role)
    assert links["t3-1"].author_role == "editor"


def test_answered(filled: IndexHome) -> None:
    assert filled.store.answered(["t3-0", "t4-0", "t3-1"], "editor") == {"t3-0"}
    assert filled.store.answered([], "editor") == set()


def test_thread_ids_by_their_beginning(filled: IndexHome) -> None:
    assert filled.store.thread_ids("t1") == ["t1", "t10", "t11"]
    assert len(filled.store.thread_ids()) == 12
    assert filled.store.thread_ids("u") == []
