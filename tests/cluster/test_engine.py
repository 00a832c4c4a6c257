"""What only a real cluster shows: deep pages, counts in many pages, the swap of a rebuild, whose an index is."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from carethread.index.engine import SORTS, Question, ThreadChange
from carethread.index.engines.opensearch import counting, paging
from carethread.index.engines.opensearch.address import parse
from carethread.index.engines.opensearch.engine import OpenSearchEngine
from carethread.index.errors import EngineError
from carethread.index.plan import EVERYTHING, Term
from tests.cluster import shared
from tests.index.engines.corpus import ALL, THREADS
from tests.index.engines.oracle import Oracle
from tests.index.engines.questions import word

pytestmark = pytest.mark.cluster
ORACLE = Oracle(ALL)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenSearchEngine]:
    made = shared.engine_in_cluster(tmp_path_factory.mktemp("cluster") / "engine")
    assert isinstance(made, OpenSearchEngine)
    made.apply([ThreadChange(name, held) for name, held in THREADS.items()], 1)
    yield made
    made.drop()
    made.close()


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize(("offset", "limit"), [(0, 65), (2, 20), (4, 3), (60, 50), (99, 5)])
def test_deep_pages(
    engine: OpenSearchEngine, monkeypatch: pytest.MonkeyPatch, sort: str, offset: int, limit: int
) -> None:
    monkeypatch.setattr(paging, "MAX_WINDOW", 4)
    asked = Question(EVERYTHING, sort=sort, offset=offset, limit=limit)  # type: ignore[arg-type]
    assert engine.search(asked) == ORACLE.search(asked)


def test_deep_pages_by_score(engine: OpenSearchEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = engine.search(Question(word("the"), limit=100))
    monkeypatch.setattr(paging, "MAX_WINDOW", 3)
    assert engine.search(Question(word("the"), limit=100)) == whole


@pytest.mark.parametrize("by", [(), ("role",), ("concept", "year"), ("thread",), ("author", "thread")])
def test_counts_in_many_pages(engine: OpenSearchEngine, monkeypatch: pytest.MonkeyPatch, by: tuple[str, ...]) -> None:
    monkeypatch.setattr(counting, "MAX_BUCKETS", 2)
    assert engine.count(EVERYTHING, by) == ORACLE.count(EVERYTHING, by)


def test_a_rebuild_leaves_no_moment_without_answers(engine: OpenSearchEngine) -> None:
    totals: set[int] = set()
    over = threading.Event()
    asking = OpenSearchEngine(engine.address, "test")

    def ask() -> None:
        while not over.is_set():
            totals.add(asking.search(Question(Term("kind", "post"), limit=0)).total)

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        for generation in (2, 3):
            engine.purge()
            assert engine.generation() is None
            engine.apply([ThreadChange(name, held) for name, held in THREADS.items()], generation)
    finally:
        over.set()
        thread.join()
        asking.close()
    assert totals == {len(THREADS)}
    assert engine.generation() == 3


def test_an_index_of_another_store_is_left_alone(engine: OpenSearchEngine) -> None:
    stranger = OpenSearchEngine(engine.address, "another")
    with pytest.raises(EngineError, match="another carethread index"):
        stranger.apply([], 9)
    stranger.close()


def test_no_cluster_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from carethread.index.engines.opensearch import engine as module

    monkeypatch.setattr(module, "_READ_SECONDS", 0.2)
    away = OpenSearchEngine(parse("http://127.0.0.1:1", "name"), "test")
    with pytest.raises(EngineError, match="no node"):
        away.generation()
