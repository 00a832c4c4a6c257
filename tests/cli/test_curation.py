"""annotate and forget, as a user runs them."""

from __future__ import annotations

from pathlib import Path

import pytest

MIU = "6miu"  # stands in one comment of the seed only


@pytest.fixture(params=["whoosh", "tantivy"])
def own_index(run, seed_path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    where = tmp_path / "index"
    assert run("index", seed_path, "--index", where, "--engine", request.param, "-q").code == 0
    return where


def _only(run, index: Path, query: str) -> str:
    ids = run("search", query, "--index", index, "--format", "ids").out.split()
    assert len(ids) == 1
    return ids[0]


def test_an_annotation_survives_a_reindex(run, own_index: Path, seed_path: Path) -> None:
    record_id = _only(run, own_index, MIU)
    assert run("annotate", record_id, "role=reader", "note=said so by mail", "--index", own_index).code == 0
    assert run("index", seed_path, "--again", "--index", own_index, "-q").code == 0
    (row,) = run("search", MIU, "--index", own_index, "--format", "jsonl").rows
    assert (row["author_role"], row["role_evidence"], row["role_confidence"]) == ("reader", "manual", "certain")
    # The answer to it now answers a reader.
    assert run("search", "to:reader role:editor interferon", "--index", own_index, "--format", "ids").code == 0


def test_annotations_as_a_table(run, own_index: Path, tmp_path: Path) -> None:
    record_id = _only(run, own_index, MIU)
    table = tmp_path / "corrections.csv"
    table.write_text(f"id,role,note\n{record_id},clinician,a nurse\ntnowhere-p,reader,\n", encoding="utf-8")
    ran = run("annotate", "--import", table, "--index", own_index)
    assert ran.code == 4
    assert "tnowhere-p" in ran.err
    written = run("annotate", "--export", "-", "--index", own_index).out
    assert written.splitlines()[1].startswith(f"{record_id},clinician,a nurse,")
    assert run("annotate", record_id, "--remove", "--index", own_index).code == 0
    (row,) = run("search", MIU, "--index", own_index, "--format", "jsonl").rows
    assert row["author_role"] == "patient"


@pytest.mark.parametrize("words", [["role=king"], ["mood=good"], []])
def test_a_wrong_annotation_says_what_is_right(run, own_index: Path, words: list[str]) -> None:
    ran = run("annotate", _only(run, own_index, MIU), *words, "--index", own_index)
    assert ran.code == 2
    assert "role" in ran.err


def test_forgotten_words_are_in_no_file_and_do_not_come_back(run, own_index: Path, seed_path: Path) -> None:
    record_id = _only(run, own_index, MIU)
    assert run("forget", record_id, "-y", "--reason", "asked", "--index", own_index).code == 0
    for _ in range(2):
        for file in own_index.rglob("*"):
            if file.is_file():
                assert b"miu" not in file.read_bytes(), file
        assert run("search", MIU, "--index", own_index).code == 1
        assert run("index", seed_path, "--again", "--index", own_index, "-q").code == 0
    ran = run("count", "--index", own_index, "--format", "json")
    assert ran.json["total"] == 22
    assert run("show", record_id, "--index", own_index).code == 1
    # The answer to it stays, and says what stood above it.
    ran = run("search", "role:editor interferon kind:reply", "--index", own_index)
    assert "answers a removed comment" in ran.out
    thread = record_id.split("-")[0]
    assert "(a removed comment)" in run("show", thread, "--thread", "--index", own_index).out


def test_forget_asks_first(run, own_index: Path) -> None:
    ran = run("forget", _only(run, own_index, MIU), "--index", own_index)
    assert ran.code == 130
    assert run("search", MIU, "--index", own_index).code == 0


def test_forget_wants_ids_or_an_author(run, own_index: Path) -> None:
    assert run("forget", "--index", own_index).code == 2
    assert run("forget", "--author", "Nobody Here", "-y", "--index", own_index).code == 1
