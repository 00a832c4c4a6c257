"""Indexes in the test cluster, records and all."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.cluster import shared

if TYPE_CHECKING:
    from carethread.index.cluster.home import ClusterHome
    from carethread.index.engines.opensearch.address import Address


def address(name: str, *, shards: int = 2, replicas: int = 0) -> Address:
    """The address of an index of that name, made small: a cluster on one machine makes indexes slowly."""
    from carethread.index.engines.opensearch.address import parse

    return parse(shared.urls(), f"s{os.getpid()}-{name}", shards=shards, replicas=replicas)


@cache
def _made() -> Address:
    from carethread.index.cluster import building
    from carethread.index.cluster.home import ClusterHome

    where = address("store")
    home = ClusterHome.create_or_open(where, Path("in-the-cluster"))
    atexit.register(home.close)
    atexit.register(building.drop, home.cluster)
    return where


def empty_home() -> ClusterHome:
    """The one index that tests of the store share, with nothing in it."""
    from carethread.index.cluster.home import ClusterHome

    home = ClusterHome(_made(), Path("in-the-cluster"))
    name = home.cluster.address.name
    body = {"query": {"bool": {"must_not": {"term": {"_id": "index"}}}}}
    home.cluster.client.delete_by_query(
        index=f"{name}-*", body=body, params={"refresh": "true", "conflicts": "proceed"}
    )
    home.store.state.set(
        generation=0, lexicon_hash=None, takedowns=0, annotated=False, purge_due=False, building=None, beat=0.0
    )
    return home


def documents_with(home: ClusterHome, *needles: str) -> list[str]:
    """The documents of the index that say one of these words, packed or not."""
    from carethread.index.cluster.threads import from_document

    said: list[str] = []
    for which in ("state", "sources", "threads", "records"):
        home.cluster.refresh(which)
        for found in home.cluster.all(which, {"match_all": {}}, "id" if which != "sources" else "key"):
            text = str(from_document(found)) if which == "threads" else str(found.source)
            said += [found.id for needle in needles if needle in text]
    return said


def deleted(home: ClusterHome) -> dict[str, Any]:
    """How many deleted documents are left in the segments of each index."""
    stats = home.cluster.client.indices.stats(index=f"{home.cluster.address.name}-*", metric="docs")["indices"]
    return {name: each["total"]["docs"]["deleted"] for name, each in stats.items()}


def machine(folder: Path, *words: str | Path, script: str = "") -> subprocess.Popen[str]:
    """`carethread WORDS` on a machine of its own: another home, another working folder, no index there."""
    folder.mkdir(exist_ok=True)
    kept = ("PATH", "PYTHONPATH", "COVERAGE_PROCESS_START", "LANG")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment |= {"HOME": str(folder), "XDG_STATE_HOME": str(folder / "state"), "XDG_DATA_HOME": str(folder / "data")}
    command = [sys.executable, "-c", script] if script else [sys.executable, "-m", "carethread"]
    return subprocess.Popen(
        [*command, *map(str, words)],
        env=environment,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=300)
    return process.returncode, out, err
