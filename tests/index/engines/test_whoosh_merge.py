"""How segments become one: pieces of postings, files read ahead, and the memory of what is written."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.filedb.filestore import FileStorage

from carethread.index.document import Document
from carethread.index.engine import Question, ThreadChange
from carethread.index.engines import open_engine
from carethread.index.engines.whoosh import build, codec, scan, state
from carethread.index.engines.whoosh.codec import BLOCK, Bucket, Postings, rechunked
from carethread.index.engines.whoosh.scan import Window
from carethread.index.engines.whoosh.segment import Segment
from carethread.index.plan import Phrase, Term


def a_thread(number: int) -> ThreadChange:
    name = f"t{number:04}"
    words = ["common", "word", f"rare{number % 7}"]
    held = {"id": [f"{name}-p"], "thread": [name]}
    return ThreadChange(name, [Document(f"{name}-p", name, {"body": words, "words": words}, held, {"ordinal": 0})])


def postings(ids: range) -> Postings:
    return Postings(array("I", ids), array("I", [1] * len(ids)), [str(number).encode() for number in ids])


@given(st.lists(st.integers(0, 700), max_size=12))
def test_pieces_are_whole_blocks_of_all_postings(sizes: list[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(codec, "PIECE", 2 * BLOCK)
        starts = [sum(sizes[:place]) for place in range(len(sizes))]
        parts = [postings(range(start, start + size)) for start, size in zip(starts, sizes, strict=True)]
        pieces = list(rechunked(parts))
    assert [id_ for piece in pieces for id_ in piece.ids] == list(range(sum(sizes)))
    assert [value for piece in pieces for value in piece.values] == [str(n).encode() for n in range(sum(sizes))]
    assert all(len(piece.ids) % BLOCK == 0 for piece in pieces[:-1])
    assert all(len(piece.ids) == len(piece.counts) for piece in pieces)


def test_a_merge_in_pieces_finds_what_one_segment_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, merged = (tmp_path / "whole", tmp_path / "merged")
    for folder in (whole, merged):
        folder.mkdir(mode=0o700)
    one = open_engine("whoosh", whole)
    kept = [number for number in range(900) if number % 5]
    one.apply([a_thread(number) for number in kept], 1)
    monkeypatch.setattr(build, "MAX_POSTINGS", 700)
    monkeypatch.setattr(codec, "PIECE", BLOCK)
    monkeypatch.setattr(scan, "AHEAD", 1000)
    many = open_engine("whoosh", merged)
    many.apply([a_thread(number) for number in range(900)], 1)
    many.apply([ThreadChange(f"t{number:04}") for number in range(0, 900, 5)], 2)
    many.purge()
    for plan in (Term("body", "common"), Term("body", "rare3"), Phrase("words", ("word", "rare4"))):
        asked = Question(plan, limit=1000, sort="thread")
        assert [hit.id for hit in many.search(asked).hits] == [hit.id for hit in one.search(asked).hits]
        assert many.search(asked).total > 0


def test_a_scan_reads_what_looking_up_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "AHEAD", 50)  # less than most of what is read
    engine = open_engine("whoosh", tmp_path)
    engine.apply([a_thread(number) for number in range(300)], 1)
    written = state.read(tmp_path)
    assert written is not None
    segment = Segment(FileStorage(str(tmp_path)), written.segments[0])
    walk = segment.scan()
    for field in ("body", "id", "thread", "words"):
        places = dict(walk.places(field))
        assert list(places) == list(segment.terms(field))
        for term, place in places.items():
            found = [id_ for part in walk.postings(place) for id_ in part.ids]
            assert found == [id_ for block in segment.blocks(field, term) for id_ in block.ids]
    assert list(walk.places("no such field")) == []
    walk.close()
    segment.close()


def test_a_window_reads_any_place(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(bytes(range(256)) * 8)
    window = Window(path)
    assert window.get(2000, 48) == path.read_bytes()[2000:]
    assert window.get(3, 4) == bytes([3, 4, 5, 6])
    assert window.get_int(0) == 0x00010203
    assert window.get(2040, 100) == path.read_bytes()[2040:]
    window.close()


@given(st.lists(st.tuples(st.integers(0, 2**32 - 1), st.integers(0, 2**63))))
def test_a_bucket_holds_what_a_list_would(entries: list[tuple[int, int]]) -> None:
    bucket = Bucket()
    for entry in entries:
        bucket.append(entry)
    assert (list(bucket), len(bucket)) == (entries, len(entries))
