"""One suite for all engines: the same corpus, the same questions, the same answers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from carethread.index.document import Document
from carethread.index.engine import Engine, Page, Question, ThreadChange
from carethread.index.errors import EngineError, TimeLimit
from carethread.index.plan import EVERYTHING, AnyOf, Fuzzy, Not, Prefix, Term
from tests.index.engines.cases import CASES, EngineCase
from tests.index.engines.corpus import ALL, THREADS, thread_documents
from tests.index.engines.oracle import Oracle
from tests.index.engines.questions import BY_HAND, COUNTS, QUESTIONS, TERMS, word

ORACLE = Oracle(ALL)


@pytest.fixture(scope="module", params=CASES)
def case(request: pytest.FixtureRequest) -> EngineCase:
    return request.param


@pytest.fixture(scope="module")
def engine(case: EngineCase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The whole corpus, in three batches: several segments, and threads that were replaced and dropped on the way."""
    engine = case.make(tmp_path_factory.mktemp(case.name) / "engine")
    names = list(THREADS)
    engine.apply([ThreadChange("gone", thread_documents("tf1"))], 1)
    engine.apply([ThreadChange(name, THREADS[name][:3]) for name in names[:6]], 2)
    engine.apply([ThreadChange("gone"), *(ThreadChange(name, THREADS[name]) for name in names)], 3)
    yield engine
    engine.close()


def same(found: Page, expected: Page, case: EngineCase, question: Question) -> None:
    assert found.total == expected.total
    if question.sort == "relevance" and not case.same_scores:
        if question.offset == 0 and len(expected.hits) == expected.total:
            assert {hit.id for hit in found.hits} == {hit.id for hit in expected.hits}
        assert len(found.hits) == len(expected.hits)
        assert [hit.score for hit in found.hits] == sorted((hit.score for hit in found.hits), reverse=True)
        return
    assert [hit.id for hit in found.hits] == [hit.id for hit in expected.hits]
    if case.same_scores:
        assert [hit.score for hit in found.hits] == pytest.approx([hit.score for hit in expected.hits], abs=1e-3)


@pytest.mark.parametrize("name", BY_HAND)
def test_answers_worked_out_by_hand(engine: Engine, name: str) -> None:
    plan, ids = BY_HAND[name]
    assert {hit.id for hit in engine.search(Question(plan, limit=100)).hits} == set(ids.split())


@pytest.mark.parametrize("question", QUESTIONS, ids=[f"q{number}" for number in range(len(QUESTIONS))])
def test_answers_of_the_oracle(engine: Engine, case: EngineCase, question: Question) -> None:
    same(engine.search(question), ORACLE.search(question), case, question)


@pytest.mark.parametrize(
    ("plan", "by"), COUNTS, ids=[f"{number}-{'-'.join(by)}" for number, (_, by) in enumerate(COUNTS)]
)
def test_counts(engine: Engine, plan: object, by: tuple[str, ...]) -> None:
    assert engine.count(plan, by) == ORACLE.count(plan, by)  # type: ignore[arg-type]


@pytest.mark.parametrize(("field", "prefix", "limit"), TERMS)
def test_terms(engine: Engine, field: str, prefix: str, limit: int) -> None:
    assert engine.terms(field, prefix, limit) == ORACLE.terms(field, prefix, limit)


def test_the_first_of_too_many_words(case: EngineCase, tmp_path: Path) -> None:
    """A prefix or a fuzzy word stands for the first 1,024 terms by the alphabet, wherever these lie."""
    terms = [f"p{a}{b}{c}" for a in "abcdefghijklm" for b in "aéz" for c in letters(32)]
    terms += [f"q{a}{b}a" for a in letters(32) for b in letters(34)]
    random.Random(5).shuffle(terms)
    held = [[one_word(f"t{at}", n, term) for n, term in enumerate(terms[at : at + 20])] for at in range(0, 2400, 20)]
    engine, oracle = case.make(tmp_path / "engine"), Oracle([document for thread in held for document in thread])
    engine.apply([ThreadChange(thread[0].thread, thread) for thread in held if thread], 1)
    for plan, total in ((Prefix("words", "p"), 1024), (Fuzzy("words", "qxxa", 2), 1024), (Prefix("words", "pa"), 96)):
        for wanted in (plan, AnyOf((Term("words", "pmzz"), plan)), Not(plan)):
            question = Question(wanted, sort="thread", limit=3000)
            assert engine.search(question) == oracle.search(question)
            assert engine.count(wanted, ["thread"]) == oracle.count(wanted, ["thread"])
        assert oracle.search(Question(plan)).total == total
    case.drop(engine)


def letters(count: int) -> str:
    """So many letters, by the alphabet of code points."""
    return "".join(map(chr, (*range(ord("a"), ord("z") + 1), *range(0x3B1, 0x3B1 + count - 26))))


def one_word(thread: str, ordinal: int, word: str) -> Document:
    keywords = {"id": [f"{thread}-{ordinal}"], "thread": [thread]}
    return Document(f"{thread}-{ordinal}", thread, {"body": [word], "words": [word]}, keywords, {"ordinal": ordinal})


def test_pages_make_up_the_whole(engine: Engine) -> None:
    whole = engine.search(Question(word("the"), limit=100)).hits
    pages = [engine.search(Question(word("the"), offset=start, limit=2)).hits for start in range(0, len(whole), 2)]
    assert [hit for page in pages for hit in page] == list(whole)
    assert len(whole) > 6


def test_generation_and_info(engine: Engine) -> None:
    assert engine.generation() == 3
    assert engine.info().documents == len(ALL)


def test_unknown_facet_is_an_error(engine: Engine) -> None:
    with pytest.raises(EngineError):
        engine.count(EVERYTHING, ["body"])


def test_time_limit(engine: Engine) -> None:
    with pytest.raises(TimeLimit):
        engine.search(Question(word("pain"), timeout=-1.0))
    with pytest.raises(TimeLimit):
        engine.count(word("pain"), ["role"], timeout=-1.0)


def test_explain_names_the_words(engine: Engine) -> None:
    assert "pain" in engine.explain(Question(Term("body", "pain")))


def test_replaced_twice_in_one_batch(case: EngineCase, tmp_path: Path) -> None:
    engine = case.make(tmp_path / "engine")
    engine.apply([ThreadChange("ta1", THREADS["ta1"])], 1)
    engine.apply([ThreadChange("ta1", THREADS["ta1"][:2]), ThreadChange("ta1", THREADS["ta1"][:4])], 2)
    assert engine.search(Question(EVERYTHING, limit=0)).total == 4
    assert engine.info().documents == 4
    engine.apply([ThreadChange("ta1", THREADS["ta1"]), ThreadChange("ta1")], 3)
    assert engine.search(Question(EVERYTHING, limit=0)).total == 0
    assert engine.count(EVERYTHING, ["role"]).cells == {}
    engine.close()


def test_empty_engine_has_no_generation_and_then_answers(case: EngineCase, tmp_path: Path) -> None:
    engine = case.make(tmp_path / "engine")
    assert engine.generation() is None
    engine.apply([], 1)
    assert engine.generation() == 1
    assert engine.search(Question(word("pain"))).total == 0
    assert engine.count(EVERYTHING, ["thread"]).total == 0
    assert engine.terms("body") == []
    engine.close()


def test_a_second_reader_sees_the_change(case: EngineCase, tmp_path: Path) -> None:
    writer = case.make(tmp_path / "engine")
    writer.apply([ThreadChange("ta1", THREADS["ta1"])], 1)
    reader = case.make(tmp_path / "engine")
    assert reader.search(Question(EVERYTHING, limit=0)).total == 5
    writer.apply([ThreadChange("ta2", THREADS["ta2"])], 2)
    assert reader.generation() == 2
    assert reader.search(Question(EVERYTHING, limit=0)).total == 10
    reader.close()
    writer.close()


def test_an_error_in_the_changes_leaves_all_as_before(case: EngineCase, tmp_path: Path) -> None:
    engine = case.make(tmp_path / "engine")
    engine.apply([ThreadChange("ta1", THREADS["ta1"])], 1)

    def broken() -> Iterator[ThreadChange]:
        yield ThreadChange("ta1")
        raise RuntimeError("the store went away")

    with pytest.raises(RuntimeError):
        engine.apply(broken(), 2)
    assert engine.generation() == 1
    assert engine.search(Question(EVERYTHING, limit=0)).total == 5
    engine.apply([ThreadChange("ta2", THREADS["ta2"])], 2)
    assert engine.search(Question(EVERYTHING, limit=0)).total == 10
    engine.close()
