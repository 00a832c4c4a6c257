"""A lexicon of the user's own, from the check to the answer."""

from __future__ import annotations

from pathlib import Path

import pytest

HEADER = "concept\tlabel\tkind\tparents\tsurface\tflag\n"
OWN = HEADER + (
    "moon-drops\tMoon drops\tsupplement\t\tmoon drops\t\n"
    "moon-drops\tMoon drops\tsupplement\t\tLunadrop\t\n"
    "tumor-watching\tWatching\tprocedure\t\ttumor\t\n"
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "own.tsv"
    file.write_text(OWN, encoding="utf-8")
    return file


@pytest.fixture
def own_index(run, seed_path: Path, tmp_path: Path, own: Path) -> Path:
    where = tmp_path / "index"
    assert run("index", seed_path, "--index", where, "--lexicon", own, "-q").code == 0
    return where


def test_check_finds_nothing_wrong(run, own: Path) -> None:
    ran = run("treatments", "--check", own)
    assert (ran.code, ran.out) == (0, "")
    assert "nothing is wrong" in ran.err


def test_check_names_each_wrong_line(run, tmp_path: Path) -> None:
    file = tmp_path / "wrong.tsv"
    file.write_text(HEADER + "Moon Drops\tx\tdrug\t\tmoon\t\nmoon\tx\tpotion\t\tmoon\t\n", encoding="utf-8")
    ran = run("treatments", "--check", file)
    assert ran.code == 2
    assert [line.split(":")[:2] for line in ran.out.splitlines()] == [[str(file), "2"], [str(file), "3"]]
    rows = run("treatments", "--check", file, "--format", "jsonl").rows
    assert [row["line"] for row in rows] == [2, 3]
    assert run("treatments", "--check", file, "--format", "ids").out.split() == ["2", "3"]
    assert run("search", "x", "--lexicon", file, "--index", tmp_path).code == 2


def test_check_of_what_is_not_there(run, tmp_path: Path) -> None:
    assert run("treatments", "--check", tmp_path / "none.tsv").code == 2


def test_an_index_is_asked_with_the_lexicon_it_was_made_with(run, own_index: Path, own: Path) -> None:
    ran = run("count", "--by", "treatment", "--index", own_index, "--lexicon", own, "--format", "jsonl")
    assert "tumor-watching" in {row["treatment"] for row in ran.rows}
    assert "another lexicon" not in ran.err
    assert run("treatments", "Lunadrop", "--index", own_index, "--lexicon", own).code == 0
    assert {
        row["state"] for row in run("doctor", "--index", own_index, "--lexicon", own, "--format", "jsonl").rows
    } == {"ok"}


def test_the_variable_names_it_too(run, own_index: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARETHREAD_LEXICON", str(own))
    ran = run("search", "treatment:tumor-watching", "--index", own_index)
    assert ran.code == 0
    assert not ran.err


@pytest.mark.parametrize("command", [["search", "tumor"], ["count"], ["pairs"], ["unanswered"], ["treatments"]])
def test_another_lexicon_than_the_indexs_is_said(run, own_index: Path, command: list[str]) -> None:
    ran = run(*command, "--index", own_index)
    assert ran.code == 0
    assert "another lexicon" in ran.err
    assert "--reannotate" in ran.err
    (check,) = [
        row for row in run("doctor", "--index", own_index, "--format", "jsonl").rows if row["name"] == "lexicon"
    ]
    assert (check["state"], "--reannotate" in check["do"]) == ("hint", True)


def test_reannotate_follows_a_changed_lexicon_without_the_sources(run, own_index: Path, own: Path) -> None:
    def treatments() -> set[str]:
        rows = run("count", "--by", "treatment", "--index", own_index, "--lexicon", own, "--format", "jsonl").rows
        return {row["treatment"] for row in rows}

    own.write_text(HEADER + "hope\tHope\tprocedure\t\thope\t\n", encoding="utf-8")
    assert "hope" not in treatments()
    ran = run("index", "--reannotate", "--lexicon", own, "--index", own_index)
    assert (ran.code, ran.out) == (0, "1 thread changed\n")
    assert "hope" in treatments()
    assert "tumor-watching" not in treatments()
    assert run("index", "--reannotate", "--lexicon", own, "--index", own_index).out == "0 threads changed\n"
    assert not run("search", "hope", "--lexicon", own, "--index", own_index).err


def test_reannotate_takes_no_source(run, own_index: Path, seed_path: Path) -> None:
    assert run("index", seed_path, "--reannotate", "--index", own_index).code == 2
