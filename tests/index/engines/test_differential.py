"""Random corpora, random changes, random questions: every engine answers as the plain oracle does.

A case is one question to one corpus, as it stands after one of its steps. `CARETHREAD_CASES` sets how many cases each
engine gets, `CARETHREAD_SEED` which: the same seed asks the same. Of a question that an engine answers otherwise, the
smallest is told that still fails, after the smallest corpus on which it does.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from carethread.index.document import Document
from carethread.index.engine import Engine, Page, Question, ThreadChange
from carethread.index.engines.whoosh import places
from carethread.index.plan import scores
from tests.index.engines.cases import CASES, LOCAL, EngineCase
from tests.index.engines.oracle import Oracle
from tests.index.engines.random_corpora import Corpus, Step, after, corpus
from tests.index.engines.random_questions import Asked, Asker, Counting, Listing, smaller

EACH = 100  # questions to one corpus
SEED = os.environ.get("CARETHREAD_SEED", "1")
_ALL = 100_000
_EXACT = 40  # terms: Lucene and tantivy keep a field's length in one byte, exact up to here


def _questions(case: EngineCase) -> int:
    return int(os.environ.get("CARETHREAD_CASES", case.questions))


def _cases() -> Iterator[object]:
    """Each engine with each of its corpora."""
    for parameter in CASES:
        (case,) = parameter.values
        assert isinstance(case, EngineCase)
        for number in range(-(-_questions(case) // EACH)):
            yield pytest.param(case, number, id=f"{case.name}-{number}", marks=parameter.marks)


@pytest.mark.parametrize(("case", "number"), list(_cases()))
def test_engine_answers_as_the_oracle(case: EngineCase, number: int, tmp_path: Path) -> None:
    made = corpus(f"{SEED}/{number}")
    left = min(EACH, _questions(case) - EACH * number)
    engine, fresh = _empty(case, number, tmp_path, made)
    try:
        for at, step in enumerate(made.steps):
            engine.apply(step, at + 1)
            differ = Differing(case, engine, made.steps[: at + 1], fresh=fresh)
            asker = Asker(f"{SEED}/{number}/{at}", differ.documents, made.threads)
            for _ in range(at, left, len(made.steps)):
                _report(differ, asker.question(), tmp_path)
            assert engine.info().documents == len(differ.documents)
    finally:
        engine.close()


def _report(differ: Differing, asked: Asked, folder: Path) -> None:
    try:
        differ.check(asked)
    except AssertionError as error:
        small = smallest_question(differ, asked)
        steps = smallest_steps(differ.case, folder, differ.taken, small)
        pytest.fail(f"CARETHREAD_SEED={SEED}: {small}\nafter {steps}\nAt first: {asked}\n{error}")


class Differing:
    """Compares one state of an engine with the oracle."""

    def __init__(self, case: EngineCase, engine: Engine, steps: Sequence[Step], *, fresh: bool) -> None:
        """fresh: nothing was in the index before these steps."""
        self.case, self.taken, self.documents = case, steps, after(steps)
        self._engine, self._oracle = engine, Oracle(self.documents, case.statistics)
        self._exact = case.same_scores or (fresh and len(steps) == 1 and _are_short(self.documents))

    def check(self, asked: Asked) -> None:
        """Raise AssertionError when the answers differ."""
        match asked:
            case Counting(plan, by, threads):
                found = self._engine.count(plan, by, 60.0, threads=threads)
                assert found == self._oracle.count(plan, by, threads=threads)
            case Listing(field, prefix, limit):
                assert self._engine.terms(field, prefix, limit) == self._oracle.terms(field, prefix, limit)
            case Question():
                self._page(asked)

    def _page(self, question: Question) -> None:
        found, expected = self._engine.search(question), self._oracle.search(question)
        assert found.total == expected.total
        if question.sort != "relevance" or not scores(question.plan):
            assert found == expected
        elif self._exact:
            assert ids(found) == ids(expected)
            assert [hit.score for hit in found.hits] == pytest.approx([hit.score for hit in expected.hits], abs=1e-3)
        else:
            self._ranked(question, found)

    def _ranked(self, question: Question, found: Page) -> None:
        """Scores are the engine's own: the page is the right part of all that match, best first, ties in order."""
        whole = self._engine.search(replace(question, offset=0, limit=_ALL))
        assert found.hits == whole.hits[question.offset : question.offset + question.limit]
        expected = self._oracle.search(replace(question, offset=0, limit=_ALL, sort="thread"))
        place = {record_id: at for at, record_id in enumerate(ids(expected))}
        assert sorted(ids(whole)) == sorted(place)
        assert list(whole.hits) == sorted(whole.hits, key=lambda hit: (-hit.score, place[hit.id]))


def ids(page: Page) -> list[str]:
    return [hit.id for hit in page.hits]


def _are_short(documents: Sequence[Document]) -> bool:
    return all(len(terms) <= _EXACT for document in documents for terms in document.text.values())


_REUSED = Path("/reused")
_held: set[str] = set()


def _empty(case: EngineCase, number: int, folder: Path, made: Corpus) -> tuple[Engine, bool]:
    """A new engine, and that nothing was ever in it. Where a new one is dear, the one of the corpus before: two times
    in three emptied, else made anew by its first change."""
    if not case.reused:
        return case.make(folder / "engine"), True
    engine = case.make(_REUSED)
    fresh = number % 3 == 0
    if fresh:
        engine.purge()
    else:
        engine.apply([ThreadChange(name) for name in _held], 0)
    _held.clear()
    _held.update(change.thread for step in made.steps for change in step)
    return engine, fresh


def _differs(differ: Differing, asked: Asked) -> bool:
    try:
        differ.check(asked)
    except AssertionError:
        return True
    return False


def smallest_question(differ: Differing, asked: Asked) -> Asked:
    """The smallest question like it that the engine, as it is, still answers otherwise."""
    less = next((less for less in smaller(asked) if _differs(differ, less)), None)
    return asked if less is None else smallest_question(differ, less)


def smallest_steps(case: EngineCase, folder: Path, steps: Sequence[Step], asked: Asked) -> Sequence[Step]:
    """The fewest changes and documents after which a new engine still answers otherwise; if a new one does at all."""
    kept = list(steps)
    for less in chain([kept], _fewer(kept)):
        engine = case.make(Path(tempfile.mkdtemp(dir=folder)) / "engine")
        for at, step in enumerate(less):
            engine.apply(step, at + 1)
        differs = _differs(Differing(case, engine, less, fresh=True), asked)
        case.drop(engine)
        if differs:
            kept[:] = less
        elif less is kept:
            break
    return kept


def _fewer(kept: list[Step]) -> Iterator[list[Step]]:
    """`kept` with one change or document less, each in turn; `kept` may shrink on the way."""
    for at in reversed(range(len(kept))):
        for change in kept[at]:
            yield [*kept[:at], tuple(each for each in kept[at] if each is not change), *kept[at + 1 :]]
    for at in reversed(range(len(kept))):
        for document in [document for change in kept[at] for document in change.documents]:
            yield [*kept[:at], tuple(_without(change, document) for change in kept[at]), *kept[at + 1 :]]


def _without(change: ThreadChange, document: Document) -> ThreadChange:
    return replace(change, documents=[each for each in change.documents if each is not document])


def test_a_fault_is_found_and_told_in_its_smallest_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows of Whoosh that are a place too narrow."""
    right = places.within
    monkeypatch.setattr(places, "within", lambda rows, window, *rest: right(rows, window - 1, *rest))
    with pytest.raises(pytest.fail.Exception, match="CARETHREAD_SEED") as caught:
        for number in range(10):
            test_engine_answers_as_the_oracle(LOCAL[0], number, tmp_path / str(number))
    question, corpus_told = str(caught.value).split("\n")[:2]
    assert "Near(" in question
    assert corpus_told.count("Document(") == 1
