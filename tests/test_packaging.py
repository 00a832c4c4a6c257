"""What is installed is what stands in the tree."""

from __future__ import annotations

import configparser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("index", "indexer", "query")


def _setup() -> configparser.RawConfigParser:
    parser = configparser.RawConfigParser()
    parser.read(ROOT / "setup.cfg")
    return parser


def test_every_sub_package_is_listed() -> None:
    listed = set(_setup()["options"]["packages"].split())
    folders = {path.parent.relative_to(ROOT) for room in ROOMS for path in (ROOT / room).rglob("*.py")}
    assert listed == {"carethread", *("carethread." + ".".join(folder.parts) for folder in folders)}


def test_every_folder_with_code_is_a_package() -> None:
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            assert (path.parent / "__init__.py").exists(), path.parent


def test_every_data_file_is_shipped() -> None:
    patterns = [
        (package, pattern)
        for package, line in _setup()["options.package_data"].items()
        for pattern in line.replace(",", " ").split()
    ]
    shipped = {
        path
        for package, pattern in patterns
        for path in (ROOT / "carethread" / Path(*package.split(".")[1:])).glob(pattern)
    }
    data = {
        path
        for room in ROOMS
        for path in (ROOT / "carethread" / room).rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
    }
    assert data <= shipped


def test_the_rooms_are_links_into_the_tree() -> None:
    for room in ROOMS:
        link = ROOT / "carethread" / room
        assert link.is_symlink()
        assert link.readlink() == Path("..") / room
