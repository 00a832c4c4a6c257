"""The Python API over a real index folder: the same answers as the service, and tables for notebooks."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

import carethread
from carethread.index.errors import IndexMissing, MissingExtra, QueryError
from carethread.index.home import Home
from carethread.index.lexicon import load
from carethread.index.record import Record, RecordThread

BODIES = (
    ("editor", "post", "Which <b>doses</b> of Interleukin-2 did you get? Was Yervoy first?"),
    ("patient", "comment", "Two rounds of IL2 & then Yervoy."),
    ("editor", "comment", "Thank you. Ipi came second then?"),
    ("caregiver", "comment", "My husband had Zelboraf."),
)


def thread() -> RecordThread:
    parents = (None, 0, 1, 0)
    records: list[Record] = []
    for ordinal, (role, kind, body) in enumerate(BODIES):
        mentions = tuple(load().find(body))
        named = tuple(dict.fromkeys(mention.concept for mention in mentions))
        parent = parents[ordinal]
        records.append(
            Record(
                f"small-{ordinal}", "small", None if parent is None else f"small-{parent}", kind, ordinal,
                (0, 1, 2, 1)[ordinal], "A <title>", "Ann & Bo", role, "none", "low",
                "2011-12-10" if ordinal == 0 else None, "day", body, named, mentions, named,
            )  # type: ignore[arg-type]
        )  # fmt: skip
    return RecordThread("small", tuple(records), "blog")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("api") / "index"
    lexicon = load()
    with Home.create_or_open(path) as home, home.writer(lexicon, lexicon.hash) as writer:
        writer.replace_source("small.txt", "1", [thread()])
    return path


@pytest.fixture
def index(folder: Path) -> Iterator[carethread.Index]:
    with carethread.open(folder) as opened:
        yield opened


def test_search(index: carethread.Index) -> None:
    result = index.search("IL-2 role:editor")
    assert [hit.record.ordinal for hit in result] == [0]
    assert len(index) == 4
    assert [hit.record.ordinal for hit in index.search("IL-2", role="editor")] == [0]
    assert [hit.record.ordinal for hit in index.search(role=["editor", "patient"], sort="thread")] == [0, 1, 2]
    assert index.search("Yervoy", exact=True).total == 2
    assert index.search("Yervoy", since="2011", until="2011-12").total == 3


def test_other_questions(index: carethread.Index) -> None:
    assert index.count(by="role").cell("editor").records == 2
    assert index.count("yervoy", by="role, kind").by == ("role", "kind")
    assert [pair.question.record.ordinal for pair in index.pairs()] == [1]
    assert [hit.record.ordinal for hit in index.unanswered()] == [3]
    assert [hit.record.ordinal for hit in index.unanswered(by="patient")] == [2, 3]
    assert [record.ordinal for record in index.thread("small")] == [0, 1, 2, 3]
    assert [record.ordinal for record in index.context("small-1", 1)] == [0, 1, 2]
    assert [record.ordinal for record in index.records("treatment:targeted-therapy")] == [3]
    assert index.record("small-3").author_role == "caregiver"
    assert index.resolve("ipi").treatment is not None
    assert {treatment.id for treatment in index.treatments()} >= {"il-2", "ipilimumab", "vemurafenib"}
    assert index.explain("IL-2", role="editor").filters == ("role:editor",)


def test_errors(index: carethread.Index, tmp_path: Path) -> None:
    with pytest.raises(QueryError):
        index.search("auhtor:foo")
    with pytest.raises(IndexMissing):
        carethread.open(tmp_path / "nothing")
    with pytest.raises(TypeError):
        index.search("IL-2", rol="editor")  # type: ignore[call-arg]


def test_notebook_tables_are_escaped(index: carethread.Index) -> None:
    html = index.search("doses")._repr_html_()
    assert "&lt;b&gt;<mark>doses</mark>&lt;/b&gt;" in html
    assert "Ann &amp; Bo" in html
    assert "<b>doses" not in html
    assert "A &lt;title&gt;" in index.thread("small")._repr_html_()
    assert "<td>editor</td><td>2</td>" in index._repr_html_()
    assert "IL2 &amp; then" in index.pairs()._repr_html_()


def test_pandas(index: carethread.Index) -> None:
    results = (index.search("IL-2"), index.count(by="role"), index.pairs(), index.thread("small"))
    if find_spec("pandas") is None:
        for result in results:
            with pytest.raises(MissingExtra, match="pandas"):
                result.to_pandas()
        return
    frames = [result.to_pandas() for result in results]
    assert [len(frame) for frame in frames] == [2, 3, 2, 4]
    assert list(frames[1].columns) == ["role", "records", "threads"]


def test_pandas_missing_is_said(index: carethread.Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtra) as caught:
        index.search("IL-2").to_pandas()
    assert "pip install pandas" in caught.value.hint


def test_unknown_attribute() -> None:
    with pytest.raises(AttributeError):
        carethread.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_searching_stays_light(folder: Path) -> None:
    code = (
        "import sys, carethread; index = carethread.open(sys.argv[1]);"
        "assert index.search('IL-2 role:editor', since='2011-03').total == 1;"
        "print([name for name in ('dateparser', 'rapidfuzz', 'rich', 'bs4', 'lxml', 'pandas') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_what_was_taken_down_is_gone_and_the_rest_stays(tmp_path: Path) -> None:
    lexicon = load()
    with Home.create_or_open(tmp_path / "index") as home:
        with home.writer(lexicon, lexicon.hash) as writer:
            writer.replace_source("small.txt", "1", [thread()])
        with home.writer(lexicon, lexicon.hash) as writer:
            writer.forget(["small-0", "small-1"])
    with carethread.open(tmp_path / "index") as index:
        assert index.search("doses OR rounds").total == 0
        hits = {hit.record.ordinal: hit for hit in index.search()}
        assert set(hits) == {2, 3}
        assert [hits[at].thread_date for at in (2, 3)] == ["2011-12-10", "2011-12-10"]
        assert hits[2].parent is not None
        assert (hits[2].parent.removed, hits[2].parent.text) == (True, "a removed comment")
        assert index.pairs().total == 0
        assert [record.ordinal for record in index.thread("small")] == [2, 3]
        assert index.search(date="2011").total == 2


def test_an_open_index_sees_what_is_written(tmp_path: Path) -> None:
    lexicon = load()
    with Home.create_or_open(tmp_path / "index") as home, carethread.open(tmp_path / "index") as index:
        assert len(index) == 0
        assert index.search("IL-2").no_result is not None
        with home.writer(lexicon, lexicon.hash) as writer:
            writer.replace_source("small.txt", "1", [thread()])
        assert len(index) == 4
        assert index.search("IL-2").total == 2
