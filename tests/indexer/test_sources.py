"""What the user named, as sources in a fixed order."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from carethread.indexer.readers.base import Problem
from carethread.indexer.sources import SourceRef, expand, folders


def names(*arguments: object) -> list[str]:
    return [
        Path(found.shown).name if isinstance(found, SourceRef) else f"!{found.reason}"
        for found in expand([str(argument) for argument in arguments])
    ]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", ".hidden", "sub/c.txt", "sub/.git/x", "z.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def test_a_folder_is_walked_sorted_without_hidden_files(tree: Path) -> None:
    assert names(tree) == ["a.txt", "b.txt", "z.txt", "c.txt"]


def test_each_source_comes_once(tree: Path) -> None:
    assert names(tree / "a.txt", tree, tree / "sub" / ".." / "a.txt") == ["a.txt", "b.txt", "z.txt", "c.txt"]


def test_keys_are_absolute_and_paths_as_given(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree)
    (found,) = [found for found in expand(["sub"]) if isinstance(found, SourceRef)]
    assert (found.shown, found.key, found.size) == ("sub/c.txt", str(tree / "sub/c.txt"), len("sub/c.txt"))


def test_globs_and_standard_input(tree: Path) -> None:
    assert names(tree / "*.txt", "-") == ["a.txt", "b.txt", "z.txt", "-"]
    assert names(tree / "**" / "c.*") == ["c.txt"]


def test_what_is_not_there_is_named(tree: Path) -> None:
    assert names(tree / "nothing", tree / "*.pdf") == ["!io", "!io"]
    (tree / "empty").mkdir()
    assert names(tree / "empty") == ["!empty"]


def test_special_files_are_named_and_never_opened(tree: Path) -> None:
    os.mkfifo(tree / "m_fifo")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tree / "n_socket"))
    (tree / "o_broken").symlink_to(tree / "gone")
    assert names(tree) == ["a.txt", "b.txt", "!special-file", "!special-file", "!special-file", "z.txt", "c.txt"]


def test_rings_of_links_end(tree: Path) -> None:
    (tree / "sub" / "up").symlink_to(tree)
    assert names(tree) == ["a.txt", "b.txt", "z.txt", "c.txt", "!special-file"]


def test_linked_files_and_folders_are_read(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "d.txt").write_text("d")
    (tree / "linked").symlink_to(elsewhere)
    assert names(tree) == ["a.txt", "b.txt", "z.txt", "d.txt", "c.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_named(tree: Path) -> None:
    (tree / "sub").chmod(0)
    try:
        assert names(tree) == ["a.txt", "b.txt", "z.txt", "!permission"]
    finally:
        (tree / "sub").chmod(0o700)


def test_a_maildir_is_one_source(tmp_path: Path) -> None:
    for name in ("cur", "new", "tmp"):
        (tmp_path / "list" / name).mkdir(parents=True)
    (tmp_path / "a.txt").write_text("a")
    found = list(expand([str(tmp_path)]))
    assert [(item.kind, Path(item.shown).name) for item in found if not isinstance(item, Problem)] == [
        ("file", "a.txt"),
        ("maildir", "list"),
    ]
    assert folders([str(tmp_path), str(tmp_path / "list"), "-", "missing"]) == [str(tmp_path)]
