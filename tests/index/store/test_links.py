"""Records without their words, and who was answered by whom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from carethread.index.home import Home
from carethread.index.store.values import Link
from tests.index.making import thread


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with Home.create_or_open(tmp_path / "index") as home:
        with home.writer() as writer:
            writer.replace_source("a", "1", [thread(f"t{n}", ["post", "one", "two"]) for n in range(12)])
            writer.annotate("t3-1", "editor")
        yield home


@pytest.mark.parametrize("count", [2, 40])
def test_links_are_the_records(home: Home, count: int) -> None:
    """One by one for few, in a row for many: the same, in the order asked for, annotations applied."""
    ids = [*[f"t{n}-{m}" for n in reversed(range(12)) for m in (2, 1, 0)][-count:], "t3-1", "nothing"]
    links = home.store.links(ids)
    assert list(links) == list(dict.fromkeys(ids[:-1]))
    for record in home.store.records(ids):
        assert links[record.id] == Link(record.id, record.thread_id, record.parent_id, record.kind, record.author_role)
    assert links["t3-1"].author_role == "editor"


def test_answered(home: Home) -> None:
    assert home.store.answered(["t3-0", "t4-0", "t3-1"], "editor") == {"t3-0"}
    assert home.store.answered([], "editor") == set()


def test_thread_ids_by_their_beginning(home: Home) -> None:
    assert home.store.thread_ids("t1") == ["t1", "t10", "t11"]
    assert len(home.store.thread_ids()) == 12
    assert home.store.thread_ids("u") == []
