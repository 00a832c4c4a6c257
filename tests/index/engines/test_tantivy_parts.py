"""What only tantivy has: thread numbers, sort keys, counts that have too many cells, layouts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

tantivy = pytest.importorskip("tantivy")

from carethread.index.document import Document  # noqa: E402 - the package may be missing
from carethread.index.engine import Question, ThreadChange  # noqa: E402
from carethread.index.engines import open_engine  # noqa: E402
from carethread.index.engines.tantivy import counting, paging  # noqa: E402
from carethread.index.engines.tantivy.schema import LOW_NUMBERS, sort_keys  # noqa: E402
from carethread.index.errors import EngineError  # noqa: E402
from carethread.index.plan import EVERYTHING, Range, Term  # noqa: E402


def record(thread: str, ordinal: int = 0, **keywords: list[str]) -> Document:
    name = f"{thread}-{ordinal}"
    text = {"body": ["pain"], "words": ["pain"]}
    return Document(name, thread, text, {"id": [name], "thread": [thread], **keywords}, {"ordinal": ordinal})


def test_each_number_of_low_values_is_counted_exactly() -> None:
    """What exact thread counts stand on: tantivy's cardinality of any number of 0..127, over several segments."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("low", fast=True)
    builder.add_unsigned_field("at", fast=True)
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer(15_000_000, 1)
    for number in range(LOW_NUMBERS):
        document = tantivy.Document()
        document.add_unsigned("low", number)
        document.add_unsigned("at", number)
        writer.add_document(document)
        if number % 50 == 7:
            writer.commit()
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    for first, last in [(0, end) for end in range(LOW_NUMBERS)] + [(start, 127) for start in range(LOW_NUMBERS)]:
        query = tantivy.Query.range_query(schema, "at", tantivy.FieldType.Unsigned, first, last)
        found = searcher.aggregate(query, {"low": {"cardinality": {"field": "low"}}})
        assert found["low"]["value"] == last - first + 1


moments = (
    st.none()
    | st.integers(0, 9999).map(lambda year: year * 10**10 + 12_31_23_59_60)
    | st.datetimes().map(lambda moment: int(f"{moment.year:04d}{moment:%m%d%H%M%S}"))
)
threads = st.text("t01az-~éü\x00", min_size=0, max_size=10)


@given(st.tuples(threads, moments), st.tuples(threads, moments))
def test_sort_keys_are_never_in_the_wrong_order(one: tuple[str, int | None], other: tuple[str, int | None]) -> None:
    last = 10**14

    def places(pair: tuple[str, int | None]) -> dict[str, tuple[int, str]]:
        thread, when = pair
        return {
            "by_thread": (0, thread),
            "by_oldest": (last if when is None else when, thread),
            "by_newest": (last if when is None else -when, thread),
        }

    keys, others = sort_keys(*one), sort_keys(*other)
    for name, place in places(one).items():
        if place <= places(other)[name]:
            assert keys[name] <= others[name]
        assert 0 <= keys[name] < 2**64
    if one[1] != other[1]:
        assert keys["by_oldest"] != others["by_oldest"]
        assert keys["by_newest"] != others["by_newest"]


def test_a_thread_keeps_its_number_and_others_get_their_own(tmp_path: Path) -> None:
    engine = open_engine("tantivy", tmp_path)
    names = [f"t{number:03}" for number in range(300)]
    engine.apply([ThreadChange(name, [record(name), record(name, 1)]) for name in names], 1)
    assert engine.count(EVERYTHING, ()).threads == 300
    engine.apply([ThreadChange(name, [record(name)]) for name in names[:200]], 2)
    engine.apply([ThreadChange(names[0]), ThreadChange("new", [record("new")])], 3)
    counts = engine.count(EVERYTHING, ())
    assert (counts.total, counts.threads) == (400, 300)
    highest = engine._searcher.aggregate(tantivy.Query.all_query(), {"most": {"max": {"field": "thread_high"}}})
    assert highest["most"]["value"] == 384 // LOW_NUMBERS
    engine.close()


def test_a_count_with_too_many_cells_is_made_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine("tantivy", tmp_path)
    changes = [
        ThreadChange(f"t{thread}", [record(f"t{thread}", at, author=[f"a{thread % 90}-{at}"]) for at in range(3)])
        for thread in range(400)
    ]
    engine.apply(changes, 1)
    whole = {threads: engine.count(EVERYTHING, ["author"], threads=threads) for threads in (True, False)}
    answer = counting._answer
    asked = []

    def small(searcher: object, query: object, wanted: object) -> object:
        found = answer(searcher, query, wanted)  # type: ignore[arg-type]
        asked.append(found)
        buckets = len(found["cells"]["buckets"]) if found else 0
        return None if buckets > 7 else found

    monkeypatch.setattr(counting, "_answer", small)
    for threads, expected in whole.items():
        assert engine.count(EVERYTHING, ["author"], threads=threads) == expected
    assert len(asked) > 200
    assert len(whole[True].cells) == 270
    assert whole[True].threads == 400
    engine.close()


def test_more_cells_than_tantivy_gives_in_one_answer(tmp_path: Path) -> None:
    engine = open_engine("tantivy", tmp_path)
    names = [f"t{number:06}" for number in range(counting._ALL + 500)]
    engine.apply((ThreadChange(name, [record(name, source=[name])]) for name in names), 1)
    counts = engine.count(EVERYTHING, ["source"], threads=False, timeout=60.0)
    assert (len(counts.cells), counts.total) == (len(names), len(names))
    engine.close()


def test_one_thread_with_too_many_cells_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine("tantivy", tmp_path)
    engine.apply([ThreadChange("t", [record("t", at, author=[f"a{at}"]) for at in range(3)])], 1)
    monkeypatch.setattr(counting, "_answer", lambda *_: None)
    with pytest.raises(EngineError, match="cells in one thread"):
        engine.count(EVERYTHING, ["author"])
    engine.close()


@pytest.mark.parametrize("sort", ["relevance", "thread", "newest", "oldest"])
def test_many_ties_are_in_order_on_every_page(tmp_path: Path, sort: str) -> None:
    engine = open_engine("tantivy", tmp_path)
    changes = [ThreadChange(name, [record(name, at) for at in range(90)]) for name in ("tb", "ta", "tab")]
    for generation, change in enumerate(changes, 1):
        engine.apply([change], generation)
    expected = [f"{name}-{at}" for name in ("ta", "tab", "tb") for at in range(90)]
    plan = Term("body", "pain")
    for offset, limit in ((0, 10), (85, 10), (89, 2), (0, 270), (265, 10), (270, 5), (400, 5)):
        page = engine.search(Question(plan, sort=sort, offset=offset, limit=limit))  # type: ignore[arg-type]
        assert [hit.id for hit in page.hits] == expected[offset : offset + limit]
        assert page.total == 270
    engine.close()


def test_ties_of_score_beyond_the_window_still_fill_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "TIE_WINDOW", 50)
    engine = open_engine("tantivy", tmp_path)
    engine.apply([ThreadChange("t", [record("t", at) for at in range(200)])], 1)
    page = engine.search(Question(Term("body", "pain"), limit=10))
    assert len({hit.id for hit in page.hits}) == 10
    assert page.total == 200
    engine.close()


def test_an_index_of_another_layout_is_at_no_generation(tmp_path: Path) -> None:
    engine = open_engine("tantivy", tmp_path)
    engine.apply([ThreadChange("t", [record("t")])], 5)
    engine.close()
    state = tmp_path / "generation.json"
    for changed in ({"layout": 1}, {"analyzer": 0}, {"generation": None}):
        state.write_text(json.dumps(json.loads(state.read_text()) | changed))
        assert open_engine("tantivy", tmp_path).generation() is None
    state.write_text('{"generation": 5}')  # as the first layout had it
    other = open_engine("tantivy", tmp_path)
    assert other.generation() is None
    assert other.search(Question(Range("ordinal", 0, 9))).total == 0
