"""Where an index is: what users write, and what a folder may hold in its place."""

from __future__ import annotations

import builtins
import json
from pathlib import Path
from typing import Any

import pytest

from carethread.config import defaults
from carethread.index import manifest
from carethread.index.engines.opensearch import dump
from carethread.index.engines.opensearch.address import parse
from carethread.index.errors import IndexMissing, IndexUnreadable, MissingExtra, UsageError
from carethread.index.home import Home, pointer
from carethread.index.home.opening import create_or_open, is_in_cluster, open_index
from carethread.index.home.place import ClusterPlace, place_of, split, without_secrets
from carethread.indexer.commands.cluster import Cluster


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("CARETHREAD_OPENSEARCH_URL", raising=False)


@pytest.mark.parametrize(
    ("written", "urls", "name"),
    [
        ("https://a:9200/forum", ("https://a:9200",), "forum"),
        ("https://a:9200/forum/", ("https://a:9200",), "forum"),
        ("http://a:9200, https://b:9200/forum", ("http://a:9200", "https://b:9200"), "forum"),
        ("https://a/search/forum", ("https://a/search",), "forum"),
        ("https://a:9200", ("https://a:9200",), None),
        ("https://a:9200/", ("https://a:9200",), None),
        ("", (), None),
    ],
)
def test_addresses(written: str, urls: tuple[str, ...], name: str | None) -> None:
    assert split(written) == (urls, name)
    if name is not None:
        place = place_of(written)
        assert place == ClusterPlace(urls, name)
        assert place_of(str(place)) == place == place_of(place)


def test_all_else_is_a_folder() -> None:
    assert place_of("my-index") == Path("my-index") == place_of(Path("my-index"))
    assert place_of("https:/a/b") == Path("https:/a/b")


def test_an_address_without_a_name_is_shown_without_its_secret() -> None:
    with pytest.raises(UsageError) as caught:
        place_of("https://ann:s3cret@a:9200")
    assert "s3cret" not in caught.value.message
    assert without_secrets("https://a:b@c:1,https://d:e@f:2/n") == "https://c:1,https://f:2/n"


def kept(name: str = "forum", url: str = "http://127.0.0.1:1") -> str:
    return dump(parse(url, name))


def test_a_folder_that_points_to_a_cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pointer.write(tmp_path / "index", kept(), "id")
    found = pointer.read(tmp_path / "index")
    assert found is not None
    assert pointer.address_in(tmp_path / "index", found).name == "forum"
    assert is_in_cluster(tmp_path / "index")
    assert [path.name for path in (tmp_path / "index").iterdir()] == ["manifest.json"]
    # Received by somebody else, it is not followed, unless he names the cluster himself.
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "of-another"))
    with pytest.raises(UsageError, match="was not made here"):
        open_index(tmp_path / "index")
    monkeypatch.setenv("CARETHREAD_OPENSEARCH_URL", "http://127.0.0.1:2")
    assert pointer.address_in(tmp_path / "index", found).urls == ("http://127.0.0.1:2",)


def test_a_pointer_that_says_something_else_is_not_followed(tmp_path: Path) -> None:
    pointer.write(tmp_path, kept(), "id")
    data = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    for changed in (kept(url="http://127.0.0.1:9"), kept("another")):
        (tmp_path / "manifest.json").write_text(json.dumps({**data, "cluster": changed}), encoding="utf-8")
        with pytest.raises(UsageError, match="was not made here"):
            open_index(tmp_path)
    for broken in ("", "[]", "{}", '{"urls": 3}'):
        (tmp_path / "manifest.json").write_text(json.dumps({**data, "cluster": broken}), encoding="utf-8")
        with pytest.raises(IndexUnreadable, match="no address"):
            open_index(tmp_path)


def test_a_folder_with_records_is_no_pointer(tmp_path: Path) -> None:
    Home.create_or_open(tmp_path / "index").close()
    assert pointer.read(tmp_path / "index") is None
    assert not is_in_cluster(tmp_path / "index")
    with pytest.raises(UsageError, match="made for whoosh, not opensearch"):
        create_or_open(tmp_path / "index", "opensearch", kept())
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(IndexMissing):
        open_index(tmp_path / "broken")


def test_another_index_or_engine_than_the_folder_points_to(tmp_path: Path) -> None:
    pointer.write(tmp_path, kept(), "id")
    with pytest.raises(UsageError, match="made for opensearch, not whoosh"):
        create_or_open(tmp_path, "whoosh")
    with pytest.raises(UsageError, match="points to the index 'forum'"):
        create_or_open(tmp_path, "opensearch", kept("another"))
    assert manifest.read(tmp_path) is not None


def test_without_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *args: Any, **options: Any) -> Any:
        if name.startswith(("carethread.index.cluster", "carethread.index.engines.opensearch")):
            raise ImportError("no opensearchpy")
        return real(name, *args, **options)

    pointer.write(tmp_path, kept(), "id")
    monkeypatch.setattr(builtins, "__import__", refuse)
    for ask in (
        lambda: open_index("https://a:9200/forum"),
        lambda: open_index(tmp_path),
        lambda: create_or_open("https://a:9200/forum"),
        lambda: Cluster("https://a:9200/forum", None, 3, 1, "-1").address("opensearch"),
    ):
        with pytest.raises(MissingExtra) as caught:
            ask()
        assert "carethread[opensearch]" in caught.value.hint


def test_what_the_options_of_a_cluster_mean(tmp_path: Path) -> None:
    given = Cluster("https://a:9200/forum", None, 3, 1, "-1")
    place, address = given.target("opensearch", tmp_path, named=False)
    assert place == ClusterPlace(("https://a:9200",), "forum")
    assert given.target("opensearch", tmp_path, named=True) == (tmp_path, address)
    nameless = Cluster("https://a:9200", None, 3, 1, "-1")
    assert nameless.target("opensearch", tmp_path, named=True)[0] == tmp_path
    with pytest.raises(UsageError, match="needs a name"):
        nameless.target("opensearch", tmp_path, named=False)
    plain = Cluster(None, None, 3, 1, "-1")
    assert plain.target(None, tmp_path, named=False) == (tmp_path, None)
    assert plain.target(None, ClusterPlace(("https://a:9200",), "forum"), named=True)[1] == address
    with pytest.raises(UsageError, match="lives in a folder"):
        plain.target("tantivy", ClusterPlace(("https://a:9200",), "forum"), named=True)
    with pytest.raises(UsageError, match="already"):
        given.target(None, ClusterPlace(("https://a:9200",), "forum"), named=True)
    with pytest.raises(UsageError, match="and --name"):
        Cluster("https://a:9200/forum", "another", 3, 1, "-1").address("opensearch")
    with pytest.raises(UsageError, match="--url is for"):
        given.address("tantivy")


def test_an_address_in_the_config_file(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('index = "https://a:9200/forum"\n', encoding="utf-8")
    assert defaults(file) == {"index_dir": "https://a:9200/forum"}
    file.write_text('index = "there"\n', encoding="utf-8")
    assert defaults(file) == {"index_dir": str(tmp_path / "there")}
