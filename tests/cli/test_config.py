"""The config file: where it lies, what it sets, what wins over it, what is wrong in it."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from carethread import places
from carethread.config import KEYS, defaults
from carethread.index.errors import UsageError


@pytest.fixture
def config(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "config.toml"

    def write(text: str) -> Path:
        file.write_text(text, encoding="utf-8")
        monkeypatch.setenv("CARETHREAD_CONFIG", str(file))
        return file

    return write


def test_places_are_the_platforms(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CARETHREAD_CONFIG", raising=False)
    for home in (None, str(tmp_path)):
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            monkeypatch.setenv(name, home) if home else monkeypatch.delenv(name, raising=False)
        assert places.data_folder() == platformdirs.user_data_path("carethread")
        assert places.config_file() == platformdirs.user_config_path("carethread") / "config.toml"


def test_other_platforms_are_asked_of_platformdirs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert places.data_folder() == platformdirs.user_data_path("carethread")


def test_it_names_the_index(run, config, seed_index: Path) -> None:
    config(f'index = "{seed_index}"\nformat = "ids"\nlimit = 3\n')
    assert len(run("search", "IL-2").out.split()) == 3
    assert "holds 23 records" in run().out


def test_variables_win_over_it_and_options_over_both(
    run, config, seed_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config(f'index = "{tmp_path / "nowhere"}"\nlimit = 3\nformat = "csv"\n')
    assert run("search", "IL-2").code == 3
    monkeypatch.setenv("CARETHREAD_INDEX", str(seed_index))
    monkeypatch.setenv("CARETHREAD_FORMAT", "ids")
    assert len(run("search", "IL-2").out.split()) == 3
    monkeypatch.setenv("CARETHREAD_LIMIT", "4")
    assert len(run("search", "IL-2").out.split()) == 4
    assert len(run("search", "IL-2", "-n", "2", "--format", "jsonl").rows) == 2


def test_every_asking_command_takes_it(run, config, seed_index: Path) -> None:
    config(f'index = "{seed_index}"\nformat = "json"\n')
    for command in (["search", "x"], ["count"], ["pairs"], ["unanswered"], ["treatments"], ["doctor"]):
        assert run(*command).json is not None, command


def test_a_relative_path_is_meant_from_the_file(config, tmp_path: Path) -> None:
    file = config('index = "here"\nlexicon = "~/names.tsv"\n')
    assert defaults(file) == {"index_dir": str(tmp_path / "here"), "lexicon": str(Path.home() / "names.tsv")}


def test_no_file_sets_nothing(tmp_path: Path) -> None:
    assert defaults(tmp_path / "none.toml") == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('indx = "a"', "did you mean index?"),
        ('mood = "good"', "Settings: index"),
        ("index = 3", "index cannot be 3"),
        ('index = " "', "a path in quotes"),
        ('format = "xml"', '"jsonl"'),
        ("limit = -1", "limit cannot be -1"),
        ("limit = true", "a whole number"),
        ('pager = "less"', "true or false"),
        ('color = "red"', '"always"'),
        ("limit = ", "no TOML"),
    ],
)
def test_a_wrong_key_or_value_is_named_with_its_file(run, config, text: str, said: str) -> None:
    file = config(text)
    ran = run("search", "x")
    assert ran.code == 2
    assert str(file) in ran.err
    assert said in " ".join(ran.err.split())


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="no TOML"):
        defaults(file)


def test_a_folder_is_no_config_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        defaults(tmp_path)


def test_a_broken_file_does_not_hide_the_help(run, config) -> None:
    config("limit = -1")
    assert run("--help").code == 0


def test_every_setting_is_in_the_docs() -> None:
    text = (Path(__file__).parents[2] / "docs" / "config.md").read_text(encoding="utf-8")
    for key in KEYS:
        assert f"`{key}`" in text
        assert f"`CARETHREAD_{key.upper()}`" in text
