"""Shell completion, as the shells ask for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import FishComplete, ShellComplete, ZshComplete

from carethread.cli import cli
from carethread.completion import Bash


@pytest.fixture
def complete(run, seed_index: Path, monkeypatch: pytest.MonkeyPatch):
    """The values that are offered for a line; the last word is the one being typed."""
    monkeypatch.setenv("CARETHREAD_INDEX", str(seed_index))
    shell = ShellComplete(cli, {}, "carethread", "_CARETHREAD_COMPLETE")

    def call(line: str) -> list[str]:
        *words, typed = line.split(" ")
        return [item.value for item in shell.get_completions(words, typed)]

    return call


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("sea", ["search"]),
        ("search --rol", ["--role"]),
        ("search --role pat", ["patient"]),
        ("search --role editor,pat", ["editor,patient"]),
        ("search --evidence sig", ["signed"]),
        ("search --treatment ipilim", ["ipilimumab"]),
        ("search IL-2 kind", ["kind:"]),
        (
            "search role:",
            ["role:editor", "role:clinician", "role:patient", "role:caregiver", "role:reader", "role:unknown"],
        ),
        ("search role:editor,cl", ["role:editor,clinician"]),
        ("search treatment:vemu", ["treatment:vemurafenib"]),
        ("search Yerv", ["Yervoy"]),
        ("search --format js", ["json", "jsonl"]),
        ("count --by ro", ["role"]),
        ("count --by role,ye", ["role,year"]),
        ("treatments vemu", ["vemurafenib"]),
        ("completion f", ["fish"]),
        ("index --eng", ["--engine"]),
    ],
)
def test_what_is_offered(complete, line: str, offered: list[str]) -> None:
    assert complete(line) == offered


def test_ids_come_from_the_index(complete) -> None:
    (thread,) = complete("search --thread t")
    assert complete("search thread:t") == [f"thread:{thread}"]
    records = complete("show t")
    assert len(records) == 23
    assert all(each.startswith(thread) for each in records)
    assert complete(f"show {records[3]}") == [records[3]]
    assert complete(f"forget {records[3][:-1]}") == [records[3]]
    assert complete(f"annotate {records[3][:-1]}") == [records[3]]
    assert complete(f"annotate {records[3]} ro") == ["role="]
    assert complete(f"annotate {records[3]} role=cl") == ["role=clinician"]


def test_of_many_threads_the_threads_are_offered_first(
    complete, run, tmp_path: Path, seed_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = seed_path.read_text(encoding="utf-8")
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    (tmp_path / "two.txt").write_text(text.replace("Interleukin-2", "Dacarbazine"), encoding="utf-8")
    where = tmp_path / "index"
    assert run("index", tmp_path / "one.txt", tmp_path / "two.txt", "--index", where, "-q").code == 0
    threads = complete(f"search --index {where} --thread t")
    assert len(threads) == 2
    assert complete(f"show --index {where} t") == threads


def test_the_index_of_the_line_and_of_the_config_file_count(
    complete, seed_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARETHREAD_INDEX", str(tmp_path / "none"))
    assert complete("show t") == []
    assert len(complete(f"show --index {seed_index} t")) == 23
    monkeypatch.delenv("CARETHREAD_INDEX")
    config = tmp_path / "config.toml"
    config.write_text(f'index = "{seed_index}"', encoding="utf-8")
    monkeypatch.setenv("CARETHREAD_CONFIG", str(config))
    assert len(complete("show t")) == 23


def test_what_is_wrong_completes_to_nothing(complete, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARETHREAD_LEXICON", str(tmp_path / "none.tsv"))
    assert complete("search Yerv") == []
    assert complete("treatments yerv") == []
    config = tmp_path / "config.toml"
    config.write_text("index = 3", encoding="utf-8")
    monkeypatch.setenv("CARETHREAD_CONFIG", str(config))
    monkeypatch.delenv("CARETHREAD_INDEX")
    assert complete("show t") == []


def test_a_lexicon_of_ones_own_is_completed(complete, tmp_path: Path) -> None:
    file = tmp_path / "own.tsv"
    file.write_text("concept\tlabel\tkind\tparents\tsurface\tflag\nmoon\tMoon\tdrug\t\tMoondrops\t\n", encoding="utf-8")
    assert complete(f"search --lexicon {file} Moondr") == ["Moondrops"]


def test_zsh_and_fish_keep_colons(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMP_WORDS", "carethread search role:ed")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert ZshComplete(cli, {}, "carethread", "_CARETHREAD_COMPLETE").complete() == "plain\nrole:editor\n_"
    monkeypatch.setenv("COMP_CWORD", "role:ed")
    assert "role:editor" in FishComplete(cli, {}, "carethread", "_CARETHREAD_COMPLETE").complete()


@pytest.mark.parametrize(
    ("line", "word", "offered"),
    [
        ("carethread search role:ed", "ed", ["plain,editor"]),
        ("carethread search ro", "ro", ["plain,role:"]),
        ("carethread search --role=pat", "pat", ["plain,patient"]),
        ("carethread search 'role:ed", "'role:ed", ["plain,role:editor"]),
        ("carethread sea", "sea", ["plain,search"]),
    ],
)
def test_bash_is_given_what_stands_for_its_word(
    run, monkeypatch: pytest.MonkeyPatch, line: str, word: str, offered: list[str]
) -> None:
    monkeypatch.setenv("COMP_LINE", line)
    monkeypatch.setenv("COMP_POINT", str(len(line)))
    monkeypatch.setenv("COMP_WORD", word)
    found = Bash(cli, {}, "carethread", "_CARETHREAD_COMPLETE").complete().split("\n")
    assert found[: len(offered)] == offered


def test_bash_completes_at_the_cursor(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMP_LINE", "carethread search  --role editor")
    monkeypatch.setenv("COMP_POINT", str(len("carethread search ")))
    shell = Bash(cli, {}, "carethread", "_CARETHREAD_COMPLETE")
    assert shell.get_completion_args() == (["search"], "")


def test_in_a_real_bash(seed_index: Path, tmp_path: Path) -> None:
    """The script is loaded, and its function asked as readline asks it."""
    program = tmp_path / "carethread"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m carethread "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = """
        eval "$(carethread completion bash)"
        ask() {
            COMP_LINE="$1"; COMP_POINT=${#1}
            _carethread_completion carethread "$2" 2>/dev/null
            echo "${COMPREPLY[*]}"
        }
        ask 'carethread search role:pat' pat
        ask 'carethread search thread:' ''
        ask 'carethread un' un
    """
    env = {
        **os.environ,
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "CARETHREAD_INDEX": str(seed_index),
        "CARETHREAD_CONFIG": str(tmp_path / "none.toml"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    ran = subprocess.run(["bash", "--norc", "-c", script], env=env, capture_output=True, text=True, check=True)
    role, thread, command = ran.stdout.split("\n")[:3]
    assert role == "patient"
    assert thread.startswith("t")
    assert command == "unanswered"
