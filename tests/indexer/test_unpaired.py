"""Half characters, in words and in file names."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carethread.index.record import RecordThread
from carethread.indexer.pipeline import records
from carethread.indexer.unpaired import whole

HALF = "\ud83d"


def a_listing(half: str) -> list[object]:
    post = {
        "id": "abc",
        "title": f"IL-2 {half}",
        "author": f"ann{half}",
        "selftext": f"I had {half} IL-2",
        "subreddit": "x",
    }
    reply = {
        "id": "c1",
        "author": "ben",
        "body": f"me too {half}",
        "parent_id": "t3_abc",
        "link_id": "t3_abc",
        "replies": "",
    }
    return [
        {"kind": "Listing", "data": {"children": [{"kind": "t3", "data": {**post, "created_utc": 1500000000}}]}},
        {"kind": "Listing", "data": {"children": [{"kind": "t1", "data": {**reply, "created_utc": 1500000001}}]}},
    ]


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_a_whole_text_can_be_written_and_keeps_its_length(text: str) -> None:
    made = whole(text)
    made.encode("utf-8")
    assert len(made) == len(text)
    assert all(a == b for a, b in zip(text, made, strict=True) if b != "\ufffd")


def test_half_characters_of_an_export_are_replaced(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text(json.dumps(a_listing(HALF)), encoding="ascii")
    (thread,) = records([str(path)])
    assert isinstance(thread, RecordThread)
    assert [record.body for record in thread.records] == ["I had \ufffd IL-2", "me too \ufffd"]
    assert (thread.records[0].author, thread.records[0].title) == ("ann\ufffd", "IL-2 \ufffd")
    assert [mention.surface for mention in thread.records[0].mentions] == ["IL-2"]


def test_they_are_indexed_and_found(run, tmp_path: Path) -> None:
    (tmp_path / "export.json").write_text(json.dumps(a_listing(HALF)), encoding="ascii")
    assert run("index", tmp_path / "export.json", "--index", tmp_path / "index").code == 0
    found = run("search", "IL-2", "--index", tmp_path / "index", "--format", "jsonl")
    assert "\ufffd" in found.rows[0]["body"]


def test_records_with_half_characters_are_indexed(run, tmp_path: Path) -> None:
    (tmp_path / "export.json").write_text(json.dumps(a_listing("whole")), encoding="ascii")
    (post, *_) = run("records", tmp_path / "export.json").rows
    post["body"] += HALF
    post["source"]["path"] = HALF
    (tmp_path / "own.jsonl").write_text(json.dumps(post) + "\n", encoding="ascii")
    assert run("index", tmp_path / "own.jsonl", "--index", tmp_path / "index").code == 0
    (row,) = run("search", "IL-2", "--index", tmp_path / "index", "--format", "jsonl").rows
    assert row["body"].endswith("\ufffd")


@pytest.mark.skipif(os.name != "posix", reason="names are text elsewhere")
def test_a_file_whose_name_is_no_text(run, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    name = os.fsencode(folder) + b"/caf\xe9.json"
    Path(os.fsdecode(name)).write_text(json.dumps(a_listing("whole")), encoding="ascii")
    index, report = tmp_path / "index", tmp_path / "report.json"
    first = run("index", folder, "--index", index, "--report", report)
    assert (first.code, json.loads(report.read_text(encoding="utf-8"))["sources"]["read"]) == (0, 1)
    assert "1 unchanged" in run("index", folder, "--index", index).out
    Path(os.fsdecode(name)).unlink()
    (folder / "other.json").write_text("{}", encoding="ascii")
    assert "1 gone" in run("index", folder, "--index", index).out


def test_an_index_among_the_sources_is_no_source(run, tmp_path: Path) -> None:
    (tmp_path / "export.json").write_text(json.dumps(a_listing("whole")), encoding="ascii")
    for _ in range(2):
        ran = run("index", tmp_path, "--index", tmp_path / "index")
        assert (ran.code, "left out" in ran.out) == (0, False)
