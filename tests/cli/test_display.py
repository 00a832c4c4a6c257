"""Colour, pager, width, pipes, interruption."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
from pathlib import Path

import click
import pytest

from carethread.cli import COMMANDS

STYLE = "\x1b["


def command(*args: str | Path) -> list[str]:
    return [sys.executable, "-m", "carethread", *map(str, args)]


def on_terminal(args: list[str], **env: str) -> tuple[int, str]:
    """Exit code and all output of a command whose standard streams are a terminal."""
    usual = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "PAGER", "LESS", "COLUMNS")}
    main, child = pty.openpty()
    given = usual | {"TERM": "xterm", "CARETHREAD_CONFIG": "/nonexistent"} | env
    process = subprocess.Popen(args, stdin=child, stdout=child, stderr=child, env=given)
    os.close(child)
    read = b""
    while select.select([main], [], [], 30)[0]:
        try:
            part = os.read(main, 65536)
        except OSError:
            break
        if not part:
            break
        read += part
    os.close(main)
    return process.wait(), read.decode().replace("\r\n", "\n")


def test_colour_on_a_terminal(seed_index: Path) -> None:
    code, out = on_terminal(command("search", "Yervoy", "-n", "1", "--index", seed_index))
    assert code == 0
    assert STYLE in out


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_it_is_not_wanted(seed_index: Path, env: dict[str, str]) -> None:
    for args in (["search", "Yervoy", "-n", "1"], ["search", "auhtor:x"], ["count", "--by", "role", "--plot"]):
        _, out = on_terminal(command(*args, "--index", seed_index), **env)
        assert STYLE not in out, args


def test_colour_as_asked(run, seed_index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def coloured(*args: str) -> bool:
        return STYLE in run("search", "Yervoy", "--index", seed_index, *args).out

    assert not coloured()
    assert coloured("--color", "always")
    monkeypatch.setenv("CARETHREAD_COLOR", "always")
    assert coloured()
    assert not coloured("--color", "never")


def test_long_text_goes_through_the_pager(seed_index: Path, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED\ncat\n", encoding="utf-8")
    pager.chmod(0o755)

    def paged(*args: str, **env: str) -> bool:
        return "PAGED" in on_terminal(command(*args, "--index", seed_index), PAGER=str(pager), LINES="20", **env)[1]

    assert paged("search", "IL-2")
    assert not paged("search", "IL-2", "--no-pager")
    assert not paged("search", "IL-2", CARETHREAD_PAGER="0")
    assert not paged("search", "IL-2", "--format", "jsonl")
    assert not paged("search", "IL-2", TERM="dumb")
    assert not paged("search", "IL-2", "-n", "1")


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize(
    "args",
    [
        ["search", "IL-2", "-n", "30", "-C", "1"],
        ["search", "IL-2", "--group", "thread"],
        ["pairs"],
        ["unanswered"],
        ["show", "t", "--thread"],
        ["count", "--by", "treatment,role"],
        ["count", "--by", "treatment,role", "--plot"],
        ["treatments", "Yervoy"],
    ],
)
def test_no_line_is_wider_than_the_terminal(
    run, seed_index: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = run(*args, "--index", seed_index)
    assert ran.code == 0
    table = args[0] == "count" and "--plot" not in args  # a cell is never cut
    if not table or columns >= 80:
        assert [line for line in ran.out.splitlines() if len(line) > columns] == []


@pytest.mark.parametrize(
    "args",
    [
        ["search", "IL-2", "-n", "100"],
        ["search", "IL-2", "-n", "100", "--format", "csv"],
        ["show", "t", "--thread"],
        ["count", "--by", "treatment,role"],
        ["pairs", "-n", "50"],
        ["unanswered"],
        ["treatments", "--all"],
        ["export"],
        ["doctor"],
        ["--help"],
    ],
)
def test_a_closed_pipe_is_quiet_everywhere(seed_index: Path, args: list[str]) -> None:
    index = [] if args == ["--help"] else ["--index", str(seed_index)]
    line = " ".join([*command(*args), *index]) + " | head -c 1"
    ran = subprocess.run(["bash", "-o", "pipefail", "-c", line], capture_output=True, text=True)
    assert ran.returncode == 0
    assert ran.stderr in ("", "23 records written\n")


def test_an_interruption_leaves_with_130(run, seed_index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("carethread.query.service.Service.search", stop)
    ran = run("search", "x", "--index", seed_index)
    assert ran.code == 130
    assert "interrupted" in ran.err


def test_a_page_of_nothing(run, seed_index: Path) -> None:
    assert run("search", "IL-2", "-n", "0", "--index", seed_index).out == "14 records in 1 thread\n"
    beyond = run("search", "IL-2", "--offset", "99", "--index", seed_index)
    assert beyond.code == 0
    assert "nothing after the first 99" in beyond.out
    assert run("pairs", "--offset", "99", "--index", seed_index).out.startswith("9 questions with answers")
    found = run("search", "IL-2", "-n", "0", "--index", seed_index, "--format", "json").json
    assert (found["total"], found["hits"]) == (14, [])


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "ids"])
@pytest.mark.parametrize(
    "args",
    [
        ["search", "IL-2"],
        ["search", "IL-2", "--explain"],
        ["count", "--by", "role"],
        ["show", "t", "--thread"],
        ["pairs"],
        ["unanswered"],
        ["treatments"],
        ["treatments", "Yervoy"],
        ["doctor"],
    ],
)
def test_every_asking_command_has_every_format(run, seed_index: Path, args: list[str], form: str) -> None:
    ran = run(*args, "--format", form, "--index", seed_index)
    assert ran.code == 0
    assert ran.out.strip()
    if form == "json":
        assert ran.json
    if form == "jsonl":
        assert ran.rows


def test_ids_of_counts_are_values(run, seed_index: Path) -> None:
    ran = run("count", "--by", "role", "--format", "ids", "--index", seed_index)
    assert ran.out.split() == ["editor", "patient", "caregiver", "reader"]
    assert run("count", "--format", "ids", "--index", seed_index).code == 2


@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits_eighty_columns_and_reads(run, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = run(name, "--help").out
    assert "Only what matches" not in text
    examples = re.split(r"Examples?[^\n]*:\n", text)[-1]
    assert [line for line in text.replace(examples, "").splitlines() if len(line) > 80] == []


def test_wide_characters_in_an_error_are_marked_in_their_place(run, seed_index: Path) -> None:
    ran = run("search", "日本語 role:edtior", "--index", seed_index)
    lines = ran.err.splitlines()
    at = next(at for at, line in enumerate(lines) if "^" in line)
    assert lines[at].index("^") - 3 == lines[at - 1].index("edtior")  # three characters are two columns wide each
    assert lines[at].count("^") == len("edtior")


def test_alone_for_each_state(run, tmp_path: Path, seed_index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from carethread.index.home import Home

    def said(where: Path) -> str:
        monkeypatch.setenv("CARETHREAD_INDEX", str(where))
        ran = run()
        assert ran.code == 0
        return click.unstyle(ran.out)

    assert "There is no index" in said(tmp_path / "none")
    Home.create_or_open(tmp_path / "empty").close()
    assert "is empty" in said(tmp_path / "empty")
    assert "holds 23 records" in said(seed_index)
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "records.db").write_bytes(b"no database at all" * 100)
    assert "carethread doctor" in said(broken)


def test_an_index_without_treatments_says_so(run, tmp_path: Path) -> None:
    from carethread.index.home import Home

    Home.create_or_open(tmp_path / "empty").close()
    ran = run("treatments", "--index", tmp_path / "empty")
    assert (ran.code, ran.out) == (1, "")
    assert "names a treatment" in ran.err


def test_in_unanswered_the_role_is_whose_answer_is_missing(run) -> None:
    text = " ".join(run("unanswered", "--help").out.split())
    assert "Whose answer is missing; editor, if left out: editor, clinician" in text
    assert "Only what people of that role" not in text
