"""One of three nodes is killed: while 50,000 records are indexed, and while questions are asked.

Nothing may be lost or doubled, and every question either gets the whole answer or an error. `pytest -s` prints the log.
"""

from __future__ import annotations

import os
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from carethread.index.cluster.home import ClusterHome
from carethread.index.engine import Question
from carethread.index.engines.opensearch.address import parse
from carethread.index.errors import EngineError
from carethread.index.plan import EVERYTHING
from carethread.index.record import RecordThread
from tests.cluster.shared import cannot
from tests.index.making import thread
from tools import cluster as clusters

RECORDS = int(os.environ.get("CARETHREAD_KILL_RECORDS", "50000"))
_A_THREAD = 20  # records
_A_SOURCE = 50  # threads

pytestmark = [pytest.mark.cluster, pytest.mark.slow]


@pytest.fixture(scope="module")
def cluster() -> Iterator[clusters.Cluster]:
    """A cluster of its own: others shall not lose a node."""
    try:
        with clusters.running() as made:
            yield made
    except clusters.Unavailable as error:
        cannot(str(error))


class Log:
    def __init__(self) -> None:
        self.started = time.monotonic()

    def __call__(self, text: str) -> None:
        print(f"{time.monotonic() - self.started:7.1f} s  {text}", flush=True)


class Asking:
    """Asks how many records there are, over and over, and keeps what came."""

    def __init__(self, urls: str, name: str, log: Log) -> None:
        self.totals: Counter[int] = Counter()
        self.errors: Counter[str] = Counter()
        self.slowest = 0.0
        self._log = log
        self._engine = opened(urls, name).engine()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._ask)

    def __enter__(self) -> Asking:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        self._log(f"asked: totals {dict(self.totals)}, errors {dict(self.errors)}, slowest {self.slowest:.2f} s")

    def _ask(self) -> None:
        while not self._over.is_set():
            started = time.monotonic()
            try:
                self.totals[self._engine.search(Question(EVERYTHING, limit=3)).total] += 1
            except EngineError as error:
                self.errors[error.message] += 1
            self.slowest = max(self.slowest, time.monotonic() - started)
            time.sleep(0.1)


def opened(urls: str, name: str) -> ClusterHome:
    return ClusterHome.create_or_open(parse(urls, name), Path(name))


def made() -> list[RecordThread]:
    """Threads of made-up words."""
    rng = random.Random(6)
    words = ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(3, 9))) for _ in range(20_000)]
    bodies = ([" ".join(rng.choices(words, k=70)) for _ in range(_A_THREAD)] for _ in range(RECORDS // _A_THREAD))
    return [thread(f"t{number:06}", said) for number, said in enumerate(bodies)]


def put(home: ClusterHome, threads: list[RecordThread]) -> None:
    with home.writer() as writer:
        for start in range(0, len(threads), _A_SOURCE):
            part = threads[start : start + _A_SOURCE]
            writer.replace_source(part[0].id, "1", part)
            writer.commit()


def all_ids(home: ClusterHome, total: int) -> list[str]:
    page = home.engine().search(Question(EVERYTHING, sort="thread", limit=total, timeout=300.0))
    return [hit.id for hit in page.hits]


def test_nothing_is_lost_and_nothing_doubled(cluster: clusters.Cluster) -> None:
    log = Log()
    threads = made()
    expected = sorted(held.id for each in threads for held in each.records)
    split = len(threads) // 5
    log(f"{len(expected)} records in {len(threads)} threads made")
    home = opened(cluster.urls, "kill")
    put(home, threads[:split])
    first = home.engine().info().documents
    log(f"{first} records in, three nodes: {home.engine().info().notes}")
    failure: list[BaseException] = []

    def write() -> None:
        try:
            put(home, threads[split:])
        except BaseException as error:  # noqa: BLE001 - shown by the test
            failure.append(error)

    with Asking(cluster.urls, "kill", log) as asking:
        writer = threading.Thread(target=write)
        writer.start()
        time.sleep(5)
        assert writer.is_alive(), "all was written before the node could be killed: raise CARETHREAD_KILL_RECORDS"
        log(f"kill -9 {cluster.nodes[1].name} while indexing")
        cluster.nodes[1].kill()
        writer.join(900)
        assert not writer.is_alive()
    assert not failure, failure
    log(f"indexed; health {cluster.health().get('status')}, {cluster.health().get('number_of_nodes')} nodes")
    found = all_ids(home, len(expected))
    assert len(found) == len(set(found)), "doubled"
    assert sorted(found) == expected, "lost"
    assert home.engine().search(Question(EVERYTHING, limit=0)).total == len(expected)
    # The records are there as they were given, and nothing waits.
    assert [held for each in home.store.threads() for held in each.records] == [
        held for each in threads for held in each.records
    ]
    assert [held.id for held in home.store.records(expected)] == expected
    assert home.store.waiting() == 0
    # What the cluster showed on the way was never less than before, nor more than all.
    assert all(first <= total <= len(expected) for total in asking.totals)
    log(f"{len(found)} ids, none lost, none doubled; every record as it was given")
    _kill_while_asking(cluster, home, expected, log)


def _kill_while_asking(cluster: clusters.Cluster, home: ClusterHome, expected: list[str], log: Log) -> None:
    cluster.start_node(cluster.nodes[1])
    cluster.wait_for(3)
    log("the killed node is back, the cluster is green")
    with Asking(cluster.urls, "kill", log) as asking:
        time.sleep(3)
        log(f"kill -9 {cluster.nodes[2].name} while asking")
        cluster.nodes[2].kill()
        time.sleep(15)
    assert set(asking.totals) == {len(expected)}, "an answer was not the whole"
    assert sorted(all_ids(home, len(expected))) == expected
    log("every answer was whole")
