"""One cluster for all tests of a run, started when the first of them asks.

`CARETHREAD_TEST_CLUSTER` names one that runs already. Where mvn or a JDK is missing the tests are skipped with the
reason; with CI=true that is a failure.
"""

from __future__ import annotations

import atexit
import os
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest

from carethread.index.engines import FolderEngine
from tools import cluster as clusters

GIVEN = "CARETHREAD_TEST_CLUSTER"


def cannot(reason: str) -> NoReturn:
    """Skip, or fail where the cluster must run."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"the cluster must run here: {reason}")
    pytest.skip(reason)


@cache
def _started() -> clusters.Cluster | str:
    try:
        cluster = clusters.prepare()
        atexit.register(cluster.stop)
        cluster.start()
    except clusters.Unavailable as error:
        return str(error)
    return cluster


def urls() -> str:
    """The addresses of the cluster's nodes."""
    given = os.environ.get(GIVEN)
    if given:
        return given
    if "PYTEST_XDIST_WORKER" in os.environ:
        cannot("each worker would start a cluster of its own: run these tests with `-m cluster -n 0`")
    found = _started()
    return cannot(found) if isinstance(found, str) else found.urls


_names: dict[Path, str] = {}


def engine_in_cluster(folder: Path) -> FolderEngine:
    """The engine of a folder: an index of its own in the cluster, empty for a folder that is new."""
    from carethread.index.engines.opensearch.address import parse
    from carethread.index.engines.opensearch.engine import OpenSearchEngine

    fresh = folder not in _names
    name = _names.setdefault(folder, f"t{os.getpid()}-{len(_names)}")
    engine = OpenSearchEngine(parse(urls(), name, shards=2, replicas=1), "test")
    if fresh:
        engine.drop()
    return engine
