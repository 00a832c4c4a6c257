"""Corners of single commands: what goes wrong, and what is shown meanwhile."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from carethread.indexer.commands import progress
from carethread.indexer.pipeline import Report
from carethread.indexer.sources import SourceRef


@pytest.fixture
def own_index(run, seed_path: Path, tmp_path: Path) -> Path:
    where = tmp_path / "index"
    assert run("index", seed_path, "--index", where, "-q").code == 0
    return where


def ids(run, index: Path) -> list[str]:
    return run("show", "t", "--thread", "--format", "ids", "--index", index).out.split()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    bar = progress.progress()
    bar.begin(1, 100)
    report = Report()
    bar.tick(report)
    bar.step(SourceRef("a.txt", tmp_path / "a.txt", 100), report)
    bar.end()
    assert "0 threads, 0 records" in terminal.getvalue()


def test_a_line_now_and_then_elsewhere(monkeypatch: pytest.MonkeyPatch, capsys, tmp_path: Path) -> None:
    clock = iter([0.0, 1.0, 6.0, 7.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    lines = progress.progress()
    lines.begin(2, 100)
    report = Report()
    lines.tick(report)
    assert capsys.readouterr().err == ""
    lines.step(SourceRef("a.txt", tmp_path / "a.txt", 100), report)
    lines.tick(report)
    lines.end()
    assert capsys.readouterr().err == "1 of 2 sources, 0 threads, 0 records, 0 records/s\n"


def test_annotations_into_a_file_and_back(run, own_index: Path, tmp_path: Path) -> None:
    record = ids(run, own_index)[3]
    file = tmp_path / "made.csv"
    assert run("annotate", record, "note=called her", "--by", "me", "--index", own_index).code == 0
    assert run("annotate", "--export", file, "--index", own_index).out == "1 annotations written\n"
    assert f"{record},,called her,me," in file.read_text(encoding="utf-8")
    assert run("annotate", "--import", file, "--index", own_index).code == 0
    assert run("annotate", "--export", tmp_path / "no" / "a.csv", "--index", own_index).code == 4


@pytest.mark.parametrize(
    ("text", "said"),
    [("role\nreader\n", "no column"), ("", "no column"), ("id,role\nID,king\n", ":2: there is no role 'king'")],
)
def test_a_table_that_makes_no_sense(run, own_index: Path, tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "wrong.csv"
    file.write_text(text.replace("ID", ids(run, own_index)[3]), encoding="utf-8")
    ran = run("annotate", "--import", file, "--index", own_index)
    assert ran.code == 2
    assert said in ran.err


def test_a_table_that_cannot_be_read(run, own_index: Path, tmp_path: Path) -> None:
    ran = run("annotate", "--import", tmp_path / "none.csv", "--index", own_index)
    assert ran.code == 2
    assert "cannot be read" in ran.err
    assert run("annotate", "--index", own_index).code == 2


def test_the_report_of_a_run_as_json(run, seed_path: Path, tmp_path: Path) -> None:
    where = tmp_path / "index"
    assert run("index", seed_path, "--index", where, "--report", tmp_path / "r.json").code == 0
    assert (tmp_path / "r.json").read_text(encoding="utf-8").startswith("{")
    assert run("index", seed_path, "--index", where, "--report", tmp_path / "no" / "r.json").code == 4
    assert run("index", "--index", where).code == 2


def test_a_profile_of_what_cannot_be_read(run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"\x00\x01\x02" * 50)
    ran = run("profile", tmp_path / "a.html")
    assert ran.code == 4
    assert "a.html" in ran.err


def test_doctor_says_what_to_do(run, own_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert "ok     store" in run("doctor", "--index", own_index).out
    own = tmp_path / "own.tsv"
    own.write_text("concept\tlabel\tkind\tparents\tsurface\tflag\nmoon\tMoon\tdrug\t\tmoon\t\n", encoding="utf-8")
    ran = run("doctor", "--index", own_index, "--lexicon", own)
    assert ran.code == 0
    assert "look   lexicon" in ran.out
    assert "→ carethread index --reannotate" in ran.out


def test_doctor_of_an_empty_index(run, tmp_path: Path) -> None:
    from carethread.index.home import Home

    Home.create_or_open(tmp_path / "empty").close()
    ran = run("doctor", "--index", tmp_path / "empty")
    assert "the index is empty" in ran.out


def test_export_needs_a_place_for_what_is_no_text(run, own_index: Path, tmp_path: Path) -> None:
    assert run("export", "--format", "parquet", "--index", own_index).code == 2
    assert run("export", "-o", tmp_path / "no" / "a.csv", "--index", own_index).code == 4
    assert run("export", "nosuchword", "-o", tmp_path / "a.csv", "--index", own_index).code == 1


def test_forget_in_one_thread(run, own_index: Path) -> None:
    thread = ids(run, own_index)[0].split("-")[0]
    ran = run("forget", "--author", "Nobody", "--thread", thread, "-y", "--index", own_index)
    assert ran.code == 1
    assert run("forget", "--author", "Nobody", "--thread", "tnowhere", "-y", "--index", own_index).code == 1


def test_tokens_are_made_listed_and_revoked(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert run("token", "new", "--note", "for the ward").out.strip()
    (line,) = run("token", "list").out.splitlines()
    assert line.endswith("for the ward")
    assert run("token", "revoke").code == 2
    assert run("token", "revoke", line.split()[0]).code == 0
    assert run("token", "list").out == ""
