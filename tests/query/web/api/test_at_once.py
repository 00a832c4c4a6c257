"""Many at once: right answers from many threads, and a clean refusal when all places are taken."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from carethread.index.errors import QueryError
from carethread.query.service import Service
from carethread.query.web.serving import Busy, Pool
from carethread.query.web.settings import Settings

QUERIES = {"IL-2": 14, "Yervoy role:editor": 2, "7%": 2, "about:imatinib": 1, "to:caregiver role:editor": 4, "xyzzy": 0}


def test_threads(client_of: Any) -> None:
    web = client_of(concurrency=3)

    def ask(query: str) -> tuple[int, int]:
        answer = web.get("/api/v1/search", params={"q": query})
        return answer.status_code, answer.json().get("total")

    many = list(QUERIES) * 15
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(ask, many))
    assert [total for status, total in found] == [QUERIES[query] for query in many]
    assert {status for status, _ in found} == {200}


def test_busy(client_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    web = client_of(concurrency=1)
    web.app.state.pool.wait = 0.05
    begun, go = threading.Event(), threading.Event()
    search = Service.search

    def slow(self: Service, *given: Any, **more: Any) -> Any:
        begun.set()
        assert go.wait(20)
        return search(self, *given, **more)

    monkeypatch.setattr(Service, "search", slow)
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(web.get, "/api/v1/search?q=IL-2")
        assert begun.wait(20)
        second = web.get("/api/v1/search?q=IL-2")
        go.set()
        assert first.result(20).status_code == 200
    assert second.status_code == 503
    assert int(second.headers["retry-after"]) > 0
    assert "busy" in second.json()["detail"]


def test_a_long_queue_is_not_joined(seed_index: Path) -> None:
    pool = Pool(Settings(seed_index, concurrency=1), wait=30)
    inside, go = threading.Event(), threading.Event()

    def hold() -> None:
        with pool.take():
            inside.set()
            go.wait(20)

    waiting = [threading.Thread(target=hold) for _ in range(5)]
    for thread in waiting:
        thread.start()
    assert inside.wait(20)
    while pool._queue._value:  # until all five stand in the queue
        time.sleep(0.01)
    started = time.monotonic()
    with pytest.raises(Busy), pool.take():
        pass
    assert time.monotonic() - started < 1  # at once, though the wait would be 30 s
    go.set()
    for thread in waiting:
        thread.join(20)
    pool.close()


def test_a_wrong_query_does_not_cost_the_service(seed_index: Path) -> None:
    pool = Pool(Settings(seed_index))
    with pool.take() as held:
        first = held.service
    with pytest.raises(QueryError), pool.take() as held:
        held.service.search("auhtor:foo")
    with pool.take() as held:
        assert held.service is first
    with pytest.raises(RuntimeError), pool.take():
        raise RuntimeError
    with pool.take() as held:
        assert held.service is not first
    pool.close()
