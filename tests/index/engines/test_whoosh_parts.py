"""The parts of the Whoosh engine that the contract suite cannot see."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.formats import Positions

from carethread.index.document import Document
from carethread.index.engine import Question, ThreadChange
from carethread.index.engines import open_engine
from carethread.index.engines.whoosh import build
from carethread.index.engines.whoosh.codec import encode, positions
from carethread.index.engines.whoosh.matched import Matched
from carethread.index.engines.whoosh.merge import DEAD_SHARE, FANOUT, choose
from carethread.index.engines.whoosh.places import consecutive, within
from carethread.index.engines.whoosh.state import SegmentState, read
from carethread.index.errors import EngineError, MissingExtra, UsageError
from carethread.index.plan import EVERYTHING, All, Near, Phrase, Plan, Prefix, Range, Term
from tests.index.engines.corpus import ALL, THREADS


def a_document(thread: str, ordinal: int, words: list[str], **keywords: str) -> Document:
    held = {"id": [f"{thread}-{ordinal}"], "thread": [thread], **{name: [value] for name, value in keywords.items()}}
    return Document(f"{thread}-{ordinal}", thread, {"body": words, "words": words}, held, {"ordinal": ordinal})


@given(st.sets(st.integers(0, 2**31 - 1), min_size=1).map(sorted))
def test_positions_survive_encoding(places: list[int]) -> None:
    assert list(positions(encode(places))) == places
    assert Positions().decode_positions(encode(places)) == places
    assert encode(places) == Positions().encode(places)


def test_whoosh_itself_opens_and_searches_the_index(tmp_path: Path) -> None:
    """A bare script of Whoosh's own, on the same folder: words, phrases, deletions and stored ids."""
    from whoosh.index import open_dir
    from whoosh.qparser import QueryParser
    from whoosh.query import Phrase as StockPhrase
    from whoosh.query import Term as StockTerm

    engine = open_engine("whoosh", tmp_path)
    engine.apply([ThreadChange(name, held) for name, held in THREADS.items()], 1)
    engine.apply([ThreadChange("ta1", THREADS["ta1"][:2]), ThreadChange("tf1")], 2)
    with open_dir(str(tmp_path)).searcher() as searcher:

        def ids(query: object) -> set[str]:
            return {hit["id"] for hit in searcher.search(query, limit=None)}

        def ours(plan: Plan) -> set[str]:
            return {hit.id for hit in engine.search(Question(plan, limit=1000)).hits}

        assert searcher.doc_count() == engine.info().documents
        terms = [term for term, _ in engine.terms("body", limit=50)]
        for term in terms:
            assert ids(StockTerm("body", term)) == ours(Term("body", term)), term
        for pair in pairwise(ALL[0].text["words"]):
            assert ids(StockPhrase("words", list(pair))) == ours(Phrase("words", tuple(pair))), pair
        assert ids(StockTerm("role", "editor")) == ours(Term("role", "editor"))
        parsed = QueryParser("body", searcher.schema).parse(f"{terms[0]} AND {terms[1]}")
        assert ids(parsed) == ours(All((Term("body", terms[0]), Term("body", terms[1]))))


def test_whoosh_itself_reads_past_our_tails(tmp_path: Path) -> None:
    """Blocks large enough for a tail of ours, compressed and not, in one segment and merged from two."""
    from whoosh.index import open_dir
    from whoosh.query import Phrase as StockPhrase

    engine = open_engine("whoosh", tmp_path)
    held = [a_document("t", n, ["rest", *["pain"] * (n % 3 + 1), f"n{n}", "rest"]) for n in range(700)]
    engine.apply([ThreadChange("t", held), ThreadChange("u", [a_document("u", 0, ["pain", "rest"])])], 1)
    engine.apply([ThreadChange("u"), ThreadChange("v", [a_document("v", 0, ["rest", "pain"])])], 2)
    engine.purge()
    with open_dir(str(tmp_path)).searcher() as searcher:
        matcher = searcher.postings("body", "pain")
        found = []
        while matcher.is_active():
            found.append((searcher.stored_fields(matcher.id())["id"], int(matcher.weight())))
            matcher.next()
        assert sorted(found) == sorted([*((each.id, n % 3 + 1) for n, each in enumerate(held)), ("v-0", 1)])
        for pair in (("rest", "pain"), ("pain", "pain"), ("pain", "rest"), ("n650", "rest")):
            stock = {hit["id"] for hit in searcher.search(StockPhrase("words", list(pair)), limit=None)}
            ours = {hit.id for hit in engine.search(Question(Phrase("words", pair), limit=1000)).hits}
            assert ours == stock
            assert bool(ours) == (pair != ("pain", "rest"))


def test_a_batch_too_large_for_one_segment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "MAX_POSTINGS", 50)
    engine = open_engine("whoosh", tmp_path)
    changes = [ThreadChange(name, held[:1]) for name, held in THREADS.items()]
    engine.apply([*changes, *(ThreadChange(name, held) for name, held in THREADS.items())], 1)
    assert engine.search(Question(EVERYTHING, limit=0)).total == len(ALL)
    known = read(tmp_path)
    assert known is not None
    assert len(known.segments) < FANOUT
    engine.purge()
    assert engine.search(Question(EVERYTHING, limit=0)).total == len(ALL)
    known = read(tmp_path)
    assert known is not None
    assert not any(part.deleted for part in known.segments)


def test_many_small_changes_leave_few_segments(tmp_path: Path) -> None:
    engine = open_engine("whoosh", tmp_path)
    for number in range(3 * FANOUT):
        engine.apply([ThreadChange(f"t{number:02}", [a_document(f"t{number:02}", 0, ["pain"])])], number + 1)
    known = read(tmp_path)
    assert known is not None
    assert len(known.segments) < FANOUT
    assert engine.search(Question(Term("body", "pain"))).total == 3 * FANOUT


def parts(*sizes: tuple[int, int]) -> list[SegmentState]:
    return [SegmentState(f"s{at}", size, {}, {}, frozenset(range(dead))) for at, (size, dead) in enumerate(sizes)]


def test_which_segments_are_merged() -> None:
    assert choose(parts((10, 0), (5000, 0), (90000, 10))) == []
    worn = parts((1000, int(1000 * DEAD_SHARE) + 1), (10, 0))
    assert choose(worn) == worn[:1]
    many = parts((90000, 0), *[(10, 0)] * FANOUT)
    assert choose(many) == many[1:]


def test_ties_of_many_documents(tmp_path: Path) -> None:
    """More ties than are looked up one by one: the whole thread column is read."""
    engine = open_engine("whoosh", tmp_path)
    names = [f"t{number:03}" for number in range(700, 0, -1)]
    engine.apply([ThreadChange(name, [a_document(name, at, ["pain"]) for at in (1, 0)]) for name in names], 1)
    hits = engine.search(Question(Term("body", "pain"), limit=3)).hits
    assert [hit.id for hit in hits] == ["t001-0", "t001-1", "t002-0"]
    assert engine.count(EVERYTHING, []).threads == 700


def test_positions_beyond_sixteen_bits(tmp_path: Path) -> None:
    engine = open_engine("whoosh", tmp_path)
    words = ["x"] * 70_000 + ["far", "out"]
    engine.apply([ThreadChange("t", [a_document("t", 0, words)])], 1)
    assert engine.search(Question(Phrase("words", ("far", "out")))).total == 1
    assert engine.search(Question(Phrase("words", ("out", "far")))).total == 0
    assert engine.search(Question(Near("words", ("x", "out"), 2))).total == 1


def test_explain_says_every_part(tmp_path: Path) -> None:
    plan = All((Term("body", "pain"), Phrase("words", ("a", "b")), Prefix("words", "sc"), Range("depth", 2)))
    said = open_engine("whoosh", tmp_path).explain(Question(plan, sort="newest"))
    for part in ("body:'pain'", "phrase('a', 'b')", "'sc'*", "depth:[2..]", "everything", "newest"):
        assert part in said


def test_asking_where_nothing_is(tmp_path: Path) -> None:
    engine = open_engine("whoosh", tmp_path)
    assert engine.generation() is None
    assert engine.info().documents == 0
    with pytest.raises(EngineError, match="no engine"):
        engine.search(Question(EVERYTHING))


def test_unknown_and_missing_engines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="lucene"):
        open_engine("lucene", tmp_path)
    monkeypatch.setitem(sys.modules, "carethread.index.engines.whoosh", None)
    with pytest.raises(MissingExtra) as caught:
        open_engine("whoosh", tmp_path)
    assert "pip install" in caught.value.hint


def test_opening_takes_in_no_web_client(tmp_path: Path) -> None:
    """And the stand-in is gone: whoever asks for urllib.request afterwards gets the real one."""
    script = (
        "import sys, json; from pathlib import Path; from carethread.index.engines import open_engine;"
        f"open_engine('whoosh', Path({str(tmp_path)!r}));"
        "before = [name for name in ('http.client', 'ssl', 'urllib.request', 'rapidfuzz') if name in sys.modules];"
        "import urllib.request; print(json.dumps([before, hasattr(urllib.request, 'urlopen')]))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [[], True]


def test_what_was_matched_is_kept_within_bounds() -> None:
    kept = Matched(0)
    large, other = Term("body", "a"), Term("body", "b")
    kept.keep(large, set(range(70_000)))
    kept.keep(other, set(range(40_000)))
    assert kept.get(large) is None  # the oldest goes when both are too much
    assert kept.get(other) == set(range(40_000))
    kept.keep(other, {1})
    assert kept.get(other) == set(range(40_000))
    kept.keep(large, set(range(1_000_000)))
    assert kept.get(large) is kept.get(other) is None


def test_a_later_question_finds_what_an_earlier_one_matched(tmp_path: Path) -> None:
    engine = open_engine("whoosh", tmp_path)
    engine.apply([ThreadChange("t", [a_document("t", 0, ["fever", "rash"]), a_document("t", 1, ["fever"])])], 1)
    both = All((Term("body", "fever"), Term("body", "rash")))
    assert [engine.search(Question(both)).total for _ in range(2)] == [1, 1]
    assert engine.count(both, ("kind",)).total == 1
    engine.apply([ThreadChange("t", [a_document("t", 0, ["fever"])])], 2)
    assert engine.search(Question(both)).total == 0  # another generation has a memory of its own


@given(
    st.lists(st.sets(st.integers(0, 30) | st.integers(500, 530), min_size=1, max_size=4), min_size=2, max_size=3),
    st.integers(1, 40),
)
def test_places_as_bits_are_the_places(terms: list[set[int]], width: int) -> None:
    rows = [{7: sum(1 << place for place in term)} for term in terms]
    follow = any(all(place + at in term for at, term in enumerate(terms)) for place in terms[0])
    assert consecutive(rows, [7]) == ({7} if follow else set())
    near = any(all(term & set(range(start, start + width)) for term in terms) for start in range(531))
    assert within(rows, width, [7]) == ({7} if near else set())
