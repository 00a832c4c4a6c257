"""From engine to engine: the same answers, the same counts, and nothing lost where it fails."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from carethread.index.errors import EngineError
from carethread.index.home import Home, migration
from carethread.index.home.migration import migrate
from carethread.query.service import Service
from tests.cluster import indexes, shared
from tests.conftest import Run


@pytest.fixture
def index(run: Run, seed_path: Path, tmp_path: Path) -> Path:
    where = tmp_path / "index"
    assert run("index", seed_path.parent, "--index", where, "-q").code == 0
    return where


def answers(where: Path) -> tuple[list[str], object]:
    with Service.open(where) as service:
        hits = [hit.record.id for hit in service.search("IL-2 role:editor", sort="thread", limit=50).hits]
        return hits, service.count("", by=["role", "treatment"]).rows


def test_between_folders_and_back(run: Run, index: Path) -> None:
    first = answers(index)
    record = first[0][0]
    assert run("annotate", record, "role=clinician", "--index", index).code == 0
    annotated = answers(index)
    assert annotated != first
    for engine in ("tantivy", "whoosh"):
        moved = run("migrate", "--engine", engine, "--index", index)
        assert moved.code == 0, moved.err
        assert "counts compared with the records and the old engine" in moved.out
        assert answers(index) == annotated
        with Home.open(index) as home:
            assert home.engine().name == engine


def test_same_engine_is_refused(run: Run, index: Path) -> None:
    ran = run("migrate", "--engine", "whoosh", "--index", index)
    assert (ran.code, "already" in ran.err) == (2, True)


def test_no_such_engine(run: Run, index: Path) -> None:
    ran = run("migrate", "--engine", "lucy", "--index", index)
    assert ran.code == 2
    assert "tantivy" in ran.err


def test_url_of_a_folder_engine_is_refused(run: Run, index: Path) -> None:
    ran = run("migrate", "--engine", "tantivy", "--url", "http://127.0.0.1:1", "--index", index)
    assert ran.code == 2


def test_no_password_on_the_command_line(run: Run, index: Path) -> None:
    ran = run("migrate", "--engine", "opensearch", "--url", "https://ann:secret@127.0.0.1:1", "--index", index)
    assert ran.code == 2
    assert "secret" not in ran.out + ran.err


def test_where_the_new_engine_is_away_all_stays(run: Run, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from carethread.index.cluster import requests as module

    monkeypatch.setattr(module, "READ_SECONDS", 0.2)
    before = answers(index)
    ran = run("migrate", "--engine", "opensearch", "--url", "http://127.0.0.1:1", "--index", index)
    assert (ran.code, "no node" in ran.err) == (4, True)
    assert answers(index) == before


def test_where_counts_differ_all_stays(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = answers(index)
    real = migration.tally
    monkeypatch.setattr(migration, "tally", lambda engine: {**real(engine), (): engine.name})
    with Home.open(index) as home, pytest.raises(EngineError, match="nothing was changed"):
        migrate(home, "tantivy")
    assert answers(index) == before
    assert not (index / "engine.new").exists()


def test_an_old_engine_that_is_gone_is_no_hindrance(run: Run, index: Path) -> None:
    before = answers(index)
    (index / "engine" / "key").unlink()
    ran = run("migrate", "--engine", "tantivy", "--index", index)
    assert ran.code == 0
    assert "could not be asked" in ran.out
    assert answers(index) == before


@pytest.mark.cluster
def test_into_the_cluster_and_out_of_it(run: Run, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("carethread.index.cluster.takedown.LEASE_SECONDS", 0.0)
    before = answers(index)
    ran = run("migrate", "--engine", "opensearch", "--url", shared.urls(), "--index", index)
    assert ran.code == 0, ran.err
    assert answers(index) == before
    assert not (index / "engine").exists()
    victim = before[0][0]
    assert run("forget", victim, "--yes", "--index", index).code == 0
    left = answers(index)
    assert victim not in left[0]
    ran = run("migrate", "--engine", "tantivy", "--index", index)
    assert ran.code == 0, ran.err
    assert answers(index) == left


@pytest.mark.cluster
def test_an_index_that_was_received_does_not_call_its_cluster(
    run: Run, seed_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, received = tmp_path / "made", tmp_path / "received"
    options = ("--engine", "opensearch", "--url", shared.urls(), "-q")
    assert run("index", seed_path.parent, "--index", made, *options).code == 0
    assert run("search", "IL-2", "--index", made).code == 0
    shutil.copytree(made, received)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "of-another-user"))
    ran = run("search", "IL-2", "--index", received)
    assert (ran.code, "CARETHREAD_OPENSEARCH_URL" in ran.err) == (2, True)
    monkeypatch.setenv("CARETHREAD_OPENSEARCH_URL", shared.urls())
    assert run("search", "IL-2", "--index", received).code == 0
    assert run("migrate", "--engine", "whoosh", "--index", received).code == 0


def test_doctor_says_when_an_engine_is_outgrown(run: Run, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def speed() -> dict[str, str]:
        checks = run("doctor", "--index", index, "--format", "json").json
        return next(check for check in checks if check["name"] == "speed")

    assert speed()["state"] == "ok"
    monkeypatch.setattr("carethread.query.health._SLOW_MS", 0.0)
    slow = speed()
    assert (slow["state"], slow["do"]) == ("hint", "carethread migrate --engine tantivy")
    assert "outgrown whoosh" in slow["saw"]


@pytest.mark.cluster
def test_a_move_that_was_interrupted_is_begun_anew(
    run: Run, index: Path, seed_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from carethread.index.cluster import building
    from carethread.index.cluster.requests import Cluster
    from carethread.index.cluster.state import StateDocument
    from carethread.index.home import moving

    where = indexes.address("moved", shards=1)
    cluster = Cluster(where)
    options = ("--engine", "opensearch", "--url", f"{','.join(where.urls)}/{where.name}", "--shards", "1")
    before = answers(index)

    def differ(*_: object) -> None:
        raise EngineError("the old store holds more; nothing was changed")

    with monkeypatch.context() as patch:
        patch.setattr(moving, "check_stores", differ)
        ran = run("migrate", *options, "--replicas", "0", "--index", index)
    assert (ran.code, "nothing was changed" in ran.err, StateDocument(cluster).exists()) == (4, True, False)
    assert answers(index) == before
    try:
        with Home.open(index) as home:
            building.make(cluster, home.store.index_id)
        ran = run("migrate", *options, "--replicas", "0", "--index", index)
        assert ran.code == 0, ran.err
        assert answers(index) == before
        other = tmp_path / "other"
        assert run("index", seed_path.parent, "--index", other, "-q").code == 0
        ran = run("migrate", *options, "--index", other)
        assert (ran.code, "there is an index" in ran.err) == (2, True)
    finally:
        building.drop(cluster)
