"""How a run ends, in this process: exit codes, pipes, pager."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import pytest

from carethread import cli, display


@pytest.mark.parametrize(
    ("raised", "code"),
    [(KeyboardInterrupt(), 130), (click.Abort(), 130), (SystemExit(1), 0), (click.exceptions.Exit(3), 3)],
)
def test_the_exit_code_of_each_end(run, monkeypatch: pytest.MonkeyPatch, raised: BaseException, code: int) -> None:
    def end(*_: object, **__: object) -> None:
        raise raised

    monkeypatch.setattr(cli.cli, "main", end)
    assert run("search").code == code


def test_main_leaves_the_process(run) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["serach"])
    assert left.value.code == 2


def test_there_is_no_such_command() -> None:
    assert cli.cli.get_command(click.Context(cli.cli), "nosuch") is None


def test_the_pager_gets_long_text_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    paged: list[tuple[str, bool]] = []
    monkeypatch.setattr(display.click, "echo_via_pager", lambda text, color: paged.append((text, color)))
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("LINES", "10")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    display.emit("line\n" * 20, paged=True)
    assert paged == [("line\n" * 20, False)]
    display.emit("line\n" * 5, paged=True)
    display.emit("line\n" * 20)
    assert len(paged) == 1


@pytest.mark.parametrize("form", ["jsonl", "csv", "ids", "json"])
def test_scripts_hear_the_did_you_mean_on_standard_error(run, seed_index: Path, form: str) -> None:
    ran = run("search", "yervvoy", "--format", form, "--index", seed_index)
    assert ran.code == 1
    assert "did you mean Yervoy?" in ran.err
    assert "did you mean" not in ran.out
