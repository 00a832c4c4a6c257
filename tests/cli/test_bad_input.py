"""Bad input through the command line: a named reason and the contract's exit code, never a traceback, the index as
before."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path, seed_path: Path) -> Path:
    """A folder with one good file."""
    where = tmp_path / "sources"
    where.mkdir()
    (where / "good.txt").write_bytes(seed_path.read_bytes())
    return where


BAD = {
    "empty": b"",
    "blank": b"\n \n\t\n",
    "binary": bytes(range(256)) * 40,
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(4000),
    "prose": b"One line of prose and nothing else.\n\nAnother one, without an answer.\n",
    "cut": b"<html><body><article><h1>A post",
    "notutf8": b"A title\n\nSome \xff\xfe\xfa\x80\x81 words.\n",
    "brokenjson": b'{"id": 1, "body": "x"\n{"id": 2\n',
    "brokenxml": b'<?xml version="1.0"?><rss><channel><item><title>x</title>',
}


@pytest.mark.parametrize("kind", BAD)
def test_one_bad_file_is_named_and_the_rest_is_indexed(run, folder: Path, tmp_path: Path, kind: str) -> None:
    (folder / f"bad-{kind}.dat").write_bytes(BAD[kind])
    ran = run("index", folder, "--index", tmp_path / "index")
    assert ran.code in (0, 4)
    if ran.code == 4:
        assert f"bad-{kind}.dat" in ran.out
    assert "Traceback" not in ran.out + ran.err
    assert run("search", "Delicious", "--index", tmp_path / "index").code == 1
    assert len(run("search", "IL-2", "-n", "50", "--format", "ids", "--index", tmp_path / "index").out.split()) == 14


@pytest.mark.parametrize("kind", ["empty", "blank", "binary", "picture", "prose", "notutf8"])
def test_a_bad_file_alone(run, tmp_path: Path, kind: str) -> None:
    (tmp_path / "bad").write_bytes(BAD[kind])
    assert run("index", tmp_path / "bad", "--index", tmp_path / "index").code == 4
    ran = run("records", tmp_path / "bad")
    assert ran.code == 4
    assert not ran.out
    assert "bad" in ran.err


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_the_seed_in_other_encodings_gives_the_same_records(
    run, seed_path: Path, tmp_path: Path, encoding: str, ends: str
) -> None:
    text = seed_path.read_text(encoding="utf-8")
    if encoding == "cp1252":
        text = text.replace("\u2032", "'")  # the one character of the seed that Windows-1252 has not
    other = tmp_path / "copy.txt"
    other.write_bytes(text.replace("\n", ends).encode(encoding))
    rows = run("records", other).rows
    expected = run("records", seed_path).rows
    assert [row["body"].replace("\u2032", "'") for row in rows] == [
        row["body"].replace("\u2032", "'") for row in expected
    ]
    if encoding != "cp1252":
        assert [row["id"] for row in rows] == [row["id"] for row in expected]


def test_a_folder_without_permission(run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "closed").mkdir()
    real = os.scandir

    def scandir(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    # chmod means nothing to root, as whom CI runs; the refusal is made here.
    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(os, "listdir", lambda path=".": [entry.name for entry in scandir(path)])
    ran = run("index", folder, "--index", tmp_path / "index")
    assert ran.code == 4
    assert "permission: " in ran.out
    assert "23 new" in ran.out


def test_a_full_disk_leaves_the_index_as_before(run, seed_index: Path, seed_path: Path, tmp_path: Path) -> None:
    """Files may grow to a certain size only: what a full disk is to the program."""
    import shutil

    index = tmp_path / "index"
    shutil.copytree(seed_index, index)
    before = run("search", "IL-2", "-n", "50", "--index", index, "--format", "ids").out
    big = tmp_path / "big.txt"
    text = seed_path.read_text(encoding="utf-8")
    big.write_text(text.replace("What matters", "What else matters").replace("I ", "I really " * 400), encoding="utf-8")

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        size = (index / "records.db").stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    ran = subprocess.run(
        [sys.executable, "-m", "carethread", "index", str(big), "--index", str(index), "--jobs", "1"],
        capture_output=True,
        text=True,
        preexec_fn=limit,
    )
    assert ran.returncode == 4, ran.stdout + ran.stderr
    assert "Traceback" not in ran.stderr
    assert "carethread:" in ran.stderr
    assert run("search", "IL-2", "-n", "50", "--index", index, "--format", "ids").out == before


def test_an_index_of_another_kind(run, tmp_path: Path) -> None:
    (tmp_path / "records.db").write_bytes(b"this is no database" * 100)
    ran = run("search", "x", "--index", tmp_path)
    assert ran.code == 3
    assert "records.db" in ran.err


def test_another_process_is_writing(run, seed_index: Path, seed_path: Path, tmp_path: Path) -> None:
    import shutil

    from carethread.index.home import Home

    shutil.copytree(seed_index, tmp_path / "index")
    with Home.create_or_open(tmp_path / "index") as home, home.writer():
        ran = run("index", seed_path, "--again", "--index", tmp_path / "index")
    assert ran.code == 5


def test_records_through_a_pipe_are_the_same_as_indexing(run, seed_path: Path, tmp_path: Path) -> None:
    lines = run("records", seed_path).out
    sys.stdin.buffer.write(lines.encode())  # the stand-in for standard input that `run` has put there
    sys.stdin.buffer.seek(0)
    assert run("index", "-", "--index", tmp_path / "piped").code == 0
    assert run("index", seed_path, "--index", tmp_path / "direct").code == 0
    for command in (["search", "IL-2", "-n", "50"], ["export"]):
        form = ["--format", "jsonl"]
        piped = run(*command, *form, "--index", tmp_path / "piped").rows
        direct = run(*command, *form, "--index", tmp_path / "direct").rows
        assert piped == direct
