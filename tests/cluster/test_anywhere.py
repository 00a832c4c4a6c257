"""Every command on an index that is known by its address alone."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from carethread.index.cluster import building, takedown
from carethread.index.cluster.home import ClusterHome
from carethread.index.cluster.requests import Cluster
from carethread.index.errors import UsageError
from carethread.index.home.opening import create_or_open
from carethread.index.home.place import place_of
from carethread.query.service import Service
from tests.cluster import indexes
from tests.cluster.indexes import ended, machine
from tests.conftest import Run
from tests.index.making import thread

pytestmark = pytest.mark.cluster


@pytest.fixture(autouse=True)
def no_waiting_for_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(takedown, "LEASE_SECONDS", 0.0)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    where = indexes.address("anywhere", shards=1)
    yield f"{','.join(where.urls)}/{where.name}"
    building.drop(Cluster(where))


@pytest.fixture
def index(run: Run, address: str, seed_path: Path) -> str:
    """The seed, indexed without a folder."""
    made = run(
        "index", seed_path.parent, "--engine", "opensearch", "--url", address, "--shards", "1", "--replicas", "0"
    )
    assert made.code == 0, made.err
    return address


def test_the_seed_by_its_address(run: Run, index: str, seed_index: Path, tmp_path: Path) -> None:
    """What is asked of the cluster is answered as by the folder."""
    questions = [
        ("search", "IL-2 role:editor", "--sort", "thread", "--format", "json"),
        ("search", "Yervoy", "--group", "thread", "--sort", "newest", "--format", "jsonl"),
        ("search", "IL-2", "-C", "1", "--sort", "oldest", "--format", "json"),
        ("count", "--by", "role,treatment", "--format", "json"),
        ("pairs", "role:editor", "--format", "jsonl"),
        ("unanswered", "--format", "jsonl"),
        ("unanswered", "--role", "clinician", "--sort", "thread", "--format", "jsonl"),
        ("treatments", "--format", "jsonl"),
        ("treatments", "Yervoy", "--format", "json"),
        ("export", "--format", "jsonl"),
        ("export", "IL-2", "--redact", "--format", "csv"),
    ]
    for question in questions:
        there, here = (run(*question, "--index", where) for where in (index, seed_index))
        assert (there.code, _unscored(there.out)) == (here.code, _unscored(here.out)), question
    some = run("search", "IL-2 kind:reply", "--index", index, "--format", "ids", "-n", "1").out.strip()
    shown = [run("show", some, "-C", "2", "--index", where).out for where in (index, seed_index)]
    assert shown[0] == shown[1] != ""


def _unscored(text: str) -> object:
    """The answer without scores, which each engine has its own."""
    if not text.startswith(("{", "[")):
        return text
    try:
        return _without(json.loads(text))
    except ValueError:
        return [_without(json.loads(line)) for line in text.splitlines()]


def _without(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without(each) for key, each in value.items() if key not in ("score", "rank")}
    return [_without(each) for each in value] if isinstance(value, list) else value


def test_a_second_run_reads_nothing(run: Run, index: str, seed_path: Path) -> None:
    again = run("index", seed_path.parent, "--index", index)
    assert "0 read, 1 unchanged" in again.out
    assert "0 new, 0 replaced, 0 dropped" in again.out


def test_a_dry_run_leaves_nothing(run: Run, tmp_path: Path, index: str) -> None:
    url = index.rsplit("/", 1)[0]
    ran = run(
        "index", tmp_path, "--engine", "opensearch", "--url", f"{url}/not-made", "--index", tmp_path / "x", "--dry-run"
    )
    assert ran.code in (0, 4)
    assert run("search", "IL-2", "--index", f"{url}/not-made").code == 3


def test_people_correct_and_take_down(run: Run, index: str, tmp_path: Path) -> None:
    ids = run("search", "IL-2 role:patient", "--sort", "thread", "--index", index, "--format", "ids").out.split()
    assert run("annotate", ids[0], "role=clinician", "note=a nurse", "--index", index).code == 0
    assert run("search", "role:clinician", "--index", index, "--format", "ids").out.split() == [ids[0]]
    table = tmp_path / "said.csv"
    assert run("annotate", "--export", table, "--index", index).code == 0
    assert run("annotate", ids[0], "--remove", "--index", index).code == 0
    assert run("search", "role:clinician", "--index", index).code == 1
    assert run("annotate", "--import", table, "--index", index).code == 0
    assert run("search", "role:clinician", "--index", index, "--format", "ids").out.split() == [ids[0]]
    gone = run("forget", ids[1], "--yes", "--index", index)
    assert (gone.code, "1 taken down" in gone.out) == (0, True)
    assert ids[1] not in run("search", "IL-2", "-n", "50", "--index", index, "--format", "ids").out
    assert run("forget", "--author", "Nobody at all", "--yes", "--index", index).code == 1


def test_doctor(run: Run, index: str) -> None:
    looked = run("doctor", "--index", index, "--format", "json")
    assert looked.code == 0, looked.out
    checks = {check["name"]: check for check in looked.json}
    assert {check["state"] for check in checks.values()} == {"ok"}
    assert "every shard has a node" in checks["store"]["saw"]
    with Service.open(index) as service:
        home = service.home
        assert isinstance(home, ClusterHome)
        home.cluster.client.update(
            index=home.cluster.name("threads"),
            id=home.store.thread_ids()[0],
            body={"doc": {"pending": True}},
            params={"refresh": "true"},
        )
    checks = {check["name"]: check for check in run("doctor", "--index", index, "--format", "json").json}
    assert "1 threads are not yet in the search index" in checks["engine"]["saw"]
    assert run("index", "--reannotate", "--index", index).code == 0
    checks = {check["name"]: check for check in run("doctor", "--index", index, "--format", "json").json}
    assert "not yet" not in checks["engine"]["saw"]


def test_a_folder_may_keep_the_address(run: Run, index: str, tmp_path: Path, seed_path: Path) -> None:
    folder = tmp_path / "pointer"
    options = ("--engine", "opensearch", "--url", index, "--shards", "1", "--replicas", "0")
    assert run("index", seed_path.parent, "--index", folder, *options).code == 0
    assert [path.name for path in folder.iterdir()] == ["manifest.json"]
    assert run("search", "IL-2", "--index", folder).code == 0
    assert run("index", seed_path.parent, "--index", folder).code == 0
    assert run("index", seed_path.parent, "--index", folder, "--engine", "whoosh").code == 2
    elsewhere = index.rsplit("/", 1)[0] + "/another"
    ran = run("index", seed_path.parent, "--index", folder, "--engine", "opensearch", "--url", elsewhere)
    assert (ran.code, "points to the index" in ran.err) == (2, True)


def test_what_cannot_be_meant(run: Run, index: str, tmp_path: Path, seed_path: Path) -> None:
    url = index.rsplit("/", 1)[0]
    wrong = [
        ("--engine", "opensearch", "--url", url),  # no name, no folder
        ("--index", index, "--engine", "tantivy"),
        ("--index", index, "--url", index, "--engine", "opensearch"),
        ("--index", url),
        ("--engine", "opensearch", "--url", index, "--name", "another"),
    ]
    for options in wrong:
        ran = run("index", seed_path.parent, *options)
        assert ran.code == 2, (options, ran.err)
    with pytest.raises(UsageError):
        create_or_open(tmp_path / "new", "opensearch")


def test_out_of_the_cluster_into_a_folder(run: Run, index: str, tmp_path: Path) -> None:
    assert run("migrate", "--engine", "whoosh", "--index", index).code == 2  # where to?
    folder = tmp_path / "folder"
    ran = run("migrate", "--engine", "tantivy", "--index", index, "--to", folder)
    assert ran.code == 0, ran.err
    assert "is still in the cluster" in ran.err
    assert sorted(path.name for path in folder.iterdir()) == ["engine", "manifest.json", "records.db"]
    with Service.open(index) as there, Service.open(folder) as here:
        assert list(here.home.store.threads()) == list(there.home.store.threads())
        assert here.home.store.counts() == there.home.store.counts()
        assert here.home.store.sources() == there.home.store.sources()
        assert here.home.store.annotations() == there.home.store.annotations()
        assert here.home.store.takedown_log() == there.home.store.takedown_log()
    again = run("migrate", "--engine", "tantivy", "--index", index, "--to", folder)
    assert (again.code, "there is an index in" in again.err) == (2, True)


def test_other_settings_make_the_search_index_anew(run: Run, index: str) -> None:
    same = run("migrate", "--engine", "opensearch", "--index", index, "--shards", "1", "--replicas", "0")
    assert (same.code, "already" in same.err) == (2, True)
    ran = run("migrate", "--engine", "opensearch", "--index", index, "--shards", "2", "--replicas", "0")
    assert ran.code == 0, ran.err
    assert run("search", "IL-2", "--index", index).code == 0


@pytest.fixture(scope="module", autouse=True)
def forgetting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ClusterHome, subprocess.Popen[str]]]:
    """A takedown that waits for the cluster's files, as others go on."""
    where = indexes.address("purged", shards=1)
    address = f"{','.join(where.urls)}/{where.name}"
    with ClusterHome.create_or_open(where, Path("purged")) as home:
        with home.writer() as writer:
            writer.replace_source("a", "1", [thread("t", ["post", "a zanzibarium story"])])
        started = machine(tmp_path_factory.mktemp("purge") / "home", "forget", "t-1", "--yes", "--index", address)
        yield home, started
        started.kill()
        building.drop(home.cluster)


def test_nothing_of_what_was_taken_down_is_left_in_segments(
    forgetting: tuple[ClusterHome, subprocess.Popen[str]],
) -> None:
    """The cluster lets go of deleted documents within half a minute; `forget` waits for it."""
    home, process = forgetting
    code, out, err = ended(process)
    assert (code, "1 taken down" in out, "files" in err.replace("source files", "")) == (0, True, False), err
    assert not home.store.state.read().purge_due
    left = {name for name, count in indexes.deleted(home).items() if count}
    assert left <= {home.cluster.name("state")}  # which was changed since, and holds no words
    assert indexes.documents_with(home, "zanzibarium") == []


def test_the_web_page_and_the_api(index: str) -> None:
    from starlette.testclient import TestClient

    from carethread.query.web.app import create_app
    from carethread.query.web.run import _to_text, from_text
    from carethread.query.web.settings import Settings

    settings = Settings(place_of(index), redact=True)
    assert from_text(_to_text(settings)) == settings  # as worker processes get it
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
        assert client.get("/").status_code == 200
        assert "IL-2" in client.get("/search", params={"q": "IL-2 role:editor"}).text
        found = client.get("/api/v1/search", params={"q": "IL-2", "limit": 3}).json()
        assert len(found["hits"]) == 3


def test_no_secret_in_an_address(run: Run, tmp_path: Path) -> None:
    for words in (
        ("search", "x", "--index", "https://ann:s3cret@127.0.0.1:1/name"),
        ("search", "x", "--index", "https://ann:s3cret@127.0.0.1:1"),
        ("index", tmp_path, "--engine", "opensearch", "--url", "https://ann:s3cret@127.0.0.1:1/name"),
    ):
        ran = run(*words)
        assert ran.code == 2
        assert "s3cret" not in ran.out + ran.err


def test_completion_asks_no_network(run: Run, index: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import click

    from carethread import suggestions

    context = click.Context(click.Command("show"))
    context.params["index_dir"] = index
    context.set_parameter_source("index_dir", click.core.ParameterSource.COMMANDLINE)
    assert suggestions.thread_ids(context, "") == []
