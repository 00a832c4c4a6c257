"""What only the store in a folder has: a disk that may be full, and ancestors for all threads in one place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from carethread.index.errors import StorageError
from carethread.index.home import Home
from carethread.index.record import RecordThread
from carethread.index.store.editor import StoreEditor
from carethread.index.store.values import SourceDelta
from tests.index.making import record, thread


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Home]:
    with Home.create_or_open(tmp_path / "index") as home:
        yield home


def put(home: Home, key: str, *threads: RecordThread) -> SourceDelta:
    with home.writer() as writer:
        return writer.replace_source(key, "1", threads)


class Lexicon:
    def ancestors(self, concept: str) -> tuple[str, ...]:
        return ("cytokine",) if concept == "il-2" else ()

    def is_class(self, concept: str) -> bool:
        return concept == "cytokine"


def test_the_ancestry_of_what_is_named_is_kept(folder: Home) -> None:
    with folder.writer(Lexicon(), "hash") as writer:
        writer.replace_source("a", "1", [RecordThread("t", (record("t", 0, None, "IL-2", treatments=("il-2",)),))])
    ancestry = folder.store.ancestry()
    assert ancestry.ancestors("il-2") == ("cytokine",)
    assert (ancestry.is_class("cytokine"), ancestry.is_class("il-2"), ancestry.ancestors("other")) == (True, False, ())


def test_a_full_disk_is_an_error_and_the_index_as_before(folder: Home) -> None:
    put(folder, "a", thread("t", ["post", "one"]))
    before = folder.store.generation
    with pytest.raises(StorageError, match="no space"), folder.writer() as writer:
        limit_pages(writer.editor)
        writer.replace_source("b", "1", [thread("u", ["x" * 5_000_000])])
    assert folder.store.generation == before
    assert folder.store.thread_ids() == ["t"]
    assert put(folder, "b", thread("u", ["post"])) == SourceDelta(new=1)


def limit_pages(editor: StoreEditor) -> None:
    (pages,) = editor._one("PRAGMA page_count")
    editor._run(f"PRAGMA max_page_count = {pages + 4}")
