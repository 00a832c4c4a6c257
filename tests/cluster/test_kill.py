"""One of three nodes is killed: while 50,000 records are written, and while questions are asked.

Nothing may be lost or doubled, and every question either gets the whole answer or an error. `pytest -s` prints the log.
"""

from __future__ import annotations

import os
import threading
import time
from collections import Counter
from collections.abc import Iterator

import pytest

from bench.engine_whoosh import threads
from carethread.index.engine import Question, ThreadChange
from carethread.index.engines.opensearch.address import parse
from carethread.index.engines.opensearch.engine import OpenSearchEngine
from carethread.index.errors import EngineError
from carethread.index.plan import EVERYTHING
from tests.cluster.shared import cannot
from tools import cluster as clusters

RECORDS = int(os.environ.get("CARETHREAD_KILL_RECORDS", "50000"))
FIRST = RECORDS // 5

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
        self._engine = OpenSearchEngine(parse(urls, name), "kill")
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


def all_ids(engine: OpenSearchEngine, total: int) -> list[str]:
    return [hit.id for hit in engine.search(Question(EVERYTHING, sort="thread", limit=total, timeout=300.0)).hits]


def test_nothing_is_lost_and_nothing_doubled(cluster: clusters.Cluster) -> None:
    log = Log()
    changes = [ThreadChange(name, documents) for name, documents in threads(RECORDS)]
    expected = sorted(document.id for change in changes for document in change.documents)
    split = len(changes) // 5
    log(f"{len(expected)} records in {len(changes)} threads made")
    engine = OpenSearchEngine(parse(cluster.urls, "kill", shards=3, replicas=1), "kill")
    engine.apply(changes[:split], 1)
    first = engine.info().documents
    log(f"{first} records in, three nodes: {engine.info().notes}")
    failure: list[BaseException] = []

    def write() -> None:
        try:
            engine.apply(changes[split:], 2)
        except BaseException as error:  # noqa: BLE001 - shown by the test
            failure.append(error)

    with Asking(cluster.urls, "kill", log) as asking:
        writer = threading.Thread(target=write)
        writer.start()
        time.sleep(5)
        assert writer.is_alive(), "all was written before the node could be killed: raise CARETHREAD_KILL_RECORDS"
        log(f"kill -9 {cluster.nodes[1].name} while writing")
        cluster.nodes[1].kill()
        writer.join(600)
        assert not writer.is_alive()
    assert not failure, failure
    log(f"written; health {cluster.health().get('status')}, {cluster.health().get('number_of_nodes')} nodes")
    assert engine.generation() == 2
    found = all_ids(engine, len(expected))
    assert len(found) == len(set(found)), "doubled"
    assert sorted(found) == expected, "lost"
    assert engine.search(Question(EVERYTHING, limit=0)).total == len(expected)
    # What the cluster showed on the way was never less than before, nor more than all.
    assert all(first <= total <= len(expected) for total in asking.totals)
    log(f"{len(found)} ids, none lost, none doubled")
    _kill_while_asking(cluster, engine, expected, log)


def _kill_while_asking(cluster: clusters.Cluster, engine: OpenSearchEngine, expected: list[str], log: Log) -> None:
    cluster.start_node(cluster.nodes[1])
    cluster.wait_for(3)
    log("the killed node is back, the cluster is green")
    with Asking(cluster.urls, "kill", log) as asking:
        time.sleep(3)
        log(f"kill -9 {cluster.nodes[2].name} while asking")
        cluster.nodes[2].kill()
        time.sleep(15)
    assert set(asking.totals) == {len(expected)}, "an answer was not the whole"
    assert sorted(all_ids(engine, len(expected))) == expected
    log("every answer was whole")
