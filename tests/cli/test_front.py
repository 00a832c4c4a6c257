"""The front door: help, errors, completion, what is imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from carethread.cli import COMMANDS, cli


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert f"carethread {command}" in ran.out.split("Usage:")[1]
    assert "Example" in ran.out


def test_the_overview_names_every_command(run) -> None:
    ran = run("--help")
    assert all(command in ran.out for command in COMMANDS)


def test_the_overviews_lines_are_the_commands_own(run) -> None:
    """The table in cli.py says in short what the command says itself."""
    for name, (_, line) in COMMANDS.items():
        command = cli.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        assert (command.help or "").strip(), name
        assert line.endswith("."), name


def test_an_unknown_command_names_the_nearest(run) -> None:
    ran = run("serach", "x")
    assert ran.code == 2
    assert "'search'" in ran.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(run, shell: str) -> None:
    ran = run("completion", shell)
    assert ran.code == 0
    assert "_CARETHREAD_COMPLETE" in ran.out


def test_alone_it_says_what_to_do_next(run, seed_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARETHREAD_INDEX", str(tmp_path / "none"))
    assert "carethread index" in run().out
    monkeypatch.setenv("CARETHREAD_INDEX", str(seed_index))
    assert "carethread search" in run().out


def test_searching_imports_no_reader(seed_index: Path) -> None:
    """Start-up stays light: what a search does not use is not imported."""
    code = (
        "import sys; from carethread.cli import run; "
        f"run(['search', 'IL-2', '--index', {str(seed_index)!r}]); "
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = set(ran.stderr.split())
    heavy = {
        "bs4",
        "lxml",
        "dateparser",
        "rich",
        "rapidfuzz",
        "wordfreq",
        "tantivy",
        "yaml",
        "warcio",
        "multiprocessing",
    }
    assert not heavy & modules
    assert not any(module.startswith("carethread.indexer") for module in modules)


def test_a_closed_pipe_is_quiet(seed_index: Path) -> None:
    ran = subprocess.run(
        f"{sys.executable} -m carethread search IL-2 -n 100 --format jsonl --index {seed_index} | head -c 10",
        shell=True,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0
    assert ran.stderr == ""
