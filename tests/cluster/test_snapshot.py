"""A whole index set aside by OpenSearch's own snapshot, lost, and brought back: the calls of docs/engines.md."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from opensearchpy import OpenSearch

from carethread.query.service import Service
from tests.cluster import shared
from tests.conftest import Run

pytestmark = pytest.mark.cluster
NAME = "carethread-snapshot-test"
REPOSITORY = "carethread-test"


@pytest.fixture
def client() -> Iterator[OpenSearch]:
    """A cluster that has a repository, and nothing of ours in it; nor afterwards."""
    made = OpenSearch(shared.urls().split(","), timeout=60)
    folders = {str(where) for where in repositories(made)}
    if len(folders) != 1:
        shared.cannot("the nodes have no path.repo in common")
    (where,) = repositories(made)[0]
    drop(made)
    made.snapshot.create_repository(
        repository=REPOSITORY, body={"type": "fs", "settings": {"location": f"{where}/{REPOSITORY}"}}
    )
    yield made
    drop(made)
    made.snapshot.delete(repository=REPOSITORY, snapshot="*")
    made.snapshot.delete_repository(repository=REPOSITORY)
    made.close()


def repositories(client: OpenSearch) -> list[list[str]]:
    """Where each node may keep snapshots."""
    nodes = client.nodes.info(metric="settings")["nodes"].values()
    return [node["settings"]["path"].get("repo", []) for node in nodes]


def drop(client: OpenSearch) -> None:
    for index in indexes(client):
        client.indices.delete(index=index)


def indexes(client: OpenSearch) -> list[str]:
    return sorted(row["index"] for row in client.cat.indices(index=f"{NAME}-*", format="json"))


def answers(where: Path) -> dict[str, Any]:
    """Records, counts, threads, annotations and takedowns, as they are asked for."""
    with Service.open(where) as service:
        found = service.search("", sort="thread", limit=100)
        return {
            "records": [hit.record.to_json() for hit in found],
            "IL-2": [hit.record.ordinal for hit in service.search("IL-2 role:editor", sort="thread", limit=100)],
            "counts": service.count("", by=["role", "treatment"]),
            "pairs": service.pairs("", limit=100).to_json(),
            "thread": service.thread(found.hits[0].record.thread_id),
        }


def test_an_index_comes_back_whole(run: Run, seed_path: Path, client: OpenSearch, tmp_path: Path) -> None:
    where = tmp_path / "index"
    options = ("--engine", "opensearch", "--url", shared.urls(), "--name", NAME, "--shards", "2", "--replicas", "0")
    assert run("index", seed_path.parent, "--index", where, *options, "-q").code == 0
    victim, other = (hit["id"] for hit in answers(where)["records"][3:5])
    assert run("annotate", other, "role=clinician", "--index", where).code == 0
    assert run("forget", victim, "--yes", "--index", where).code == 0
    before, held = answers(where), indexes(client)
    assert victim not in json.dumps(before["records"])

    made = client.snapshot.create(
        repository=REPOSITORY,
        snapshot="one",
        body={"indices": f"{NAME}-*", "include_global_state": False},
        params={"wait_for_completion": "true"},
    )["snapshot"]
    assert (made["state"], sorted(made["indices"])) == ("SUCCESS", held)

    drop(client)
    assert run("search", "IL-2", "--index", where).code == 3, "nothing is left"
    restored = client.snapshot.restore(
        repository=REPOSITORY,
        snapshot="one",
        body={"indices": f"{NAME}-*", "include_global_state": False},
        params={"wait_for_completion": "true"},
    )["snapshot"]
    assert restored["shards"]["failed"] == 0
    assert indexes(client) == held
    assert answers(where) == before

    # It is an index like any other: it takes changes, and still knows what was taken down.
    assert run("index", "--reannotate", "--index", where, "-q").code == 0
    after = answers(where)
    assert victim not in json.dumps(after["records"])
    assert after["counts"] == before["counts"]
