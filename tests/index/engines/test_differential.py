"""Random documents, random changes, random plans: every engine answers as the oracle does.

`CARETHREAD_CASES` sets the number of cases (default 60).
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carethread.index.document import Document
from carethread.index.engine import SORTS, Engine, Question, ThreadChange
from carethread.index.fields import FACETS
from carethread.index.plan import All, AnyOf, Fuzzy, Near, Not, Phrase, Plan, Prefix, Range, Term
from tests.index.engines.cases import CASES, EngineCase
from tests.index.engines.oracle import Oracle

EXAMPLES = int(os.environ.get("CARETHREAD_CASES", "60"))
WORDS = ("pain", "pains", "pian", "rest", "scan", "2", "7%", "öl", "累")
TEXTS = ("body", "title", "words", "author_words")
CONCEPTS = ("il-2", "il-21", "cytokine", "surgery")
KEYWORDS = {
    "concept": CONCEPTS,
    "concept_up": CONCEPTS,
    "about": CONCEPTS,
    "class": CONCEPTS[2:3],
    "flag": ("question", "dated", "reply"),
    "role": ("editor", "patient"),
    "kind": ("post", "comment"),
    "author": ("ann", "ben", "ålund"),
    "year": ("2011", "2012"),
    "source": ("a.html", "b.txt"),
}
SINGLE = ("role", "kind", "author", "year", "source")
NUMBERS = ("date_low", "depth", "when")


@st.composite
def a_thread(draw: st.DrawFn, name: str) -> list[Document]:
    made = []
    for ordinal in range(draw(st.integers(0, 4))):
        text = {field: draw(st.lists(st.sampled_from(WORDS), max_size=7)) for field in TEXTS}
        keywords: dict[str, list[str]] = {"id": [f"{name}-{ordinal}"], "thread": [name]}
        for field, values in KEYWORDS.items():
            most = 1 if field in SINGLE else len(values)
            keywords[field] = draw(st.lists(st.sampled_from(values), max_size=most, unique=True))
        numbers = {field: draw(st.integers(0, 4)) for field in NUMBERS if draw(st.booleans())}
        made.append(Document(f"{name}-{ordinal}", name, text, keywords, {**numbers, "ordinal": ordinal}))
    return made


NAMES = ("t1", "t2", "t3", "t10", "ü")
changes = st.sampled_from(NAMES).flatmap(lambda name: a_thread(name).map(lambda held: ThreadChange(name, held)))
batches = st.lists(st.lists(changes, max_size=6), min_size=1, max_size=4)

texts = st.sampled_from(TEXTS)
words = st.sampled_from((*WORDS, "other"))
bounds = st.none() | st.integers(0, 4)
leaves = st.one_of(
    st.builds(Term, texts, words),
    st.sampled_from(sorted(KEYWORDS)).flatmap(lambda f: st.builds(Term, st.just(f), st.sampled_from(KEYWORDS[f]))),
    st.builds(Phrase, texts, st.lists(words, min_size=1, max_size=3).map(tuple)),
    st.builds(Near, texts, st.lists(words, min_size=1, max_size=3).map(tuple), st.integers(1, 5)),
    st.builds(Prefix, texts, st.sampled_from(("p", "pa", "pain", "s", "ö"))),
    st.builds(Fuzzy, texts, st.sampled_from(WORDS[:5]), st.integers(1, 2)),
    st.builds(Range, st.sampled_from(NUMBERS), bounds, bounds),
)
plans: st.SearchStrategy[Plan] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(All, st.lists(inner, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Not, inner),
    ),
    max_leaves=6,
)
questions = st.builds(
    Question, plans, plans, st.sampled_from(SORTS), st.integers(0, 3), st.sampled_from((0, 1, 3, 50)), st.just(30.0)
)
facets = st.lists(st.sampled_from(sorted(FACETS)), max_size=2, unique=True)


@pytest.mark.parametrize("case", CASES)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    batches=batches,
    asked=st.lists(questions, min_size=1, max_size=6),
    counted=st.lists(st.tuples(plans, facets), max_size=4),
)
def test_engine_answers_as_the_oracle(
    case: EngineCase,
    batches: list[list[ThreadChange]],
    asked: list[Question],
    counted: list[tuple[Plan, list[str]]],
) -> None:
    held: dict[str, list[Document]] = {}
    with tempfile.TemporaryDirectory() as folder:
        engine = _empty(case, Path(folder))
        for generation, batch in enumerate(batches, 1):
            engine.apply(batch, generation)
            held.update((change.thread, list(change.documents)) for change in batch)
        oracle = Oracle([document for documents in held.values() for document in documents])
        try:
            for question in asked:
                _same_page(engine.search(question), oracle, question, case)
            for plan, by in counted:
                assert engine.count(plan, by) == oracle.count(plan, by)
            assert engine.terms("body") == oracle.terms("body")
            assert engine.info().documents == len(oracle.documents)
        finally:
            engine.close()


_REUSED = Path("/reused")


def _empty(case: EngineCase, folder: Path) -> Engine:
    if not case.reused:
        return case.make(folder / "engine")
    engine = case.make(_REUSED)
    engine.apply([ThreadChange(name) for name in NAMES], 0)
    return engine


def _same_page(found: object, oracle: Oracle, question: Question, case: EngineCase) -> None:
    expected = oracle.search(question)
    assert found.total == expected.total  # type: ignore[attr-defined]
    hits = found.hits  # type: ignore[attr-defined]
    if question.sort == "relevance" and not case.same_scores:
        whole = {hit.id for hit in oracle.search(replace(question, offset=0, limit=1000)).hits}
        assert {hit.id for hit in hits} <= whole
        assert len(hits) == len(expected.hits)
        return
    assert [hit.id for hit in hits] == [hit.id for hit in expected.hits]
    if case.same_scores:
        assert [hit.score for hit in hits] == pytest.approx([hit.score for hit in expected.hits], abs=1e-3)
