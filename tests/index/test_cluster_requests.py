"""Writes to a cluster that is busy, refuses, or was changed meanwhile; without a cluster."""

from __future__ import annotations

from typing import Any

import pytest
from opensearchpy import ConnectionError as NoConnection

from carethread.index.cluster import requests
from carethread.index.cluster.requests import CONFLICT, GONE, Cluster, Write
from carethread.index.cluster.threads import rank_of
from carethread.index.engines.opensearch import bulk
from carethread.index.engines.opensearch import client as clients
from carethread.index.engines.opensearch.address import parse
from carethread.index.errors import EngineError


class Client:
    """Answers what it was given, in turn; raises what is an error."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.bodies: list[str] = []

    def bulk(self, *, body: str, request_timeout: float) -> Any:
        self.bodies.append(body)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return {"items": [{"index": each} for each in answer]}

    def mget(self, **_: Any) -> Any:
        return {"docs": self.answers.pop(0)}


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requests.time, "sleep", lambda _: None)
    monkeypatch.setattr(clients.time, "sleep", lambda _: None)


def cluster(*answers: Any) -> Cluster:
    made = Cluster(parse("http://127.0.0.1:1", "name"))
    made.client = Client(*answers)  # type: ignore[assignment]
    return made


def writes(*ids: str) -> list[Write]:
    return [Write("index", {"_index": "name", "_id": each}, {"id": each}) for each in ids]


def item(name: str, status: int, **more: Any) -> dict[str, Any]:
    return {"_id": name, "status": status, **more}


def test_each_write_has_its_outcome_and_what_is_too_busy_is_sent_again() -> None:
    first = [item("a", 201, _seq_no=7, _primary_term=1), item("b", 429), item("c", CONFLICT), item("d", GONE)]
    made = cluster(first, NoConnection("N/A", "gone", None), [item("b", 200, _seq_no=8, _primary_term=1)])
    outcomes = made.write(writes("a", "b", "c", "d"))
    assert [(each.status, each.seq) for each in outcomes] == [(201, 7), (200, 8), (CONFLICT, -1), (GONE, -1)]
    assert [each.write.head["_id"] for each in outcomes] == ["a", "b", "c", "d"]
    bodies = made.client.bodies  # type: ignore[attr-defined]
    assert ['"_id": "a"' in body for body in bodies] == [True, False, False]
    assert all('"_id": "b"' in body for body in bodies)


def test_a_write_that_is_refused_is_named() -> None:
    refused = item("b", 400, error={"reason": "no such field"})
    with pytest.raises(EngineError, match="refuses b: no such field"):
        cluster([item("a", 201), refused]).write(writes("a", "b"))


def test_a_cluster_that_stays_too_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requests, "WRITE_SECONDS", 0.0)
    with pytest.raises(EngineError, match="1 changes are not written"):
        cluster([item("a", 201), item("b", 503)]).write(writes("a", "b"))


def test_many_writes_go_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "BATCH_LINES", 2)
    made = cluster([item("a", 201), item("b", 201)], [item("c", 201)])
    assert len(made.write(writes("a", "b", "c"))) == 3
    assert made.write([]) == []


def test_a_document_that_cannot_be_read_is_no_document_that_is_not_there() -> None:
    docs = [{"_id": "a", "found": False}, {"_id": "b", "error": {"reason": "shard is away"}}]
    with pytest.raises(EngineError, match="cannot read b: shard is away"):
        cluster(docs).get_many("records", ["a", "b"])


def test_sources_rank_as_one_process_walks_them() -> None:
    walked = ["/d/b.html", "/d/z.zip", "/d/z.zip//part/2", "/d/z.zip//part/10", "/d/a/y.html", "/d/a b/x.html"]
    assert sorted(walked, key=rank_of) == walked
