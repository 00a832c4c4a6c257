"""The same questions through the service over every engine: the same records, counts, order, snippets and reasons.

What must come out is the gold's for the seed, and for the rest what a service answers whose engine looks at every
record. An engine's own answer is never what is expected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

import pytest

from carethread.index.document import documents
from carethread.index.engine import Engine, ThreadChange
from carethread.index.home.protocol import IndexHome
from carethread.index.lexicon import Lexicon, load
from carethread.index.record import Record, RecordThread
from carethread.query.filters import Filters
from carethread.query.results import Hit, SearchResult
from carethread.query.service import Service
from tests.index.engines.cases import CASES, EngineCase
from tests.index.engines.corpus import THREADS, thread_records
from tests.query.conftest import MemoryHome
from tests.query.service_questions import COUNTS, PAIRS, SEARCHES, UNANSWERED, WINDOWS
from tests.query.test_contract_table import OPTIONS, QUERIES

Over = Callable[[Sequence[RecordThread]], Service]


def annotated(name: str, lexicon: Lexicon) -> RecordThread:
    """A thread of the corpus as the lexicon reads it."""
    records: list[Record] = []
    for record in thread_records(name):
        mentions = tuple(lexicon.find(record.body))
        named = tuple(dict.fromkeys(mention.concept for mention in mentions))
        above = next((each for each in records if each.id == record.parent_id and each.kind == "comment"), None)
        about = tuple(dict.fromkeys((*named, *(above.treatments if above else ()))))
        records.append(record.with_changes(mentions=mentions, treatments=named, about=about))
    return RecordThread(name, tuple(records), "blog")


@pytest.fixture(scope="module")
def threads(seed_records: RecordThread) -> list[RecordThread]:
    lexicon = load()
    return [seed_records, *(annotated(name, lexicon) for name in THREADS)]


@pytest.fixture(scope="module")
def scanning(over: Over, threads: list[RecordThread]) -> Service:
    """What is expected: an engine that looks at every record."""
    return over(threads)


class EngineHome(MemoryHome):
    """An index home in memory with a real engine."""

    def __init__(self, threads: Sequence[RecordThread], lexicon: Lexicon, engine: Engine) -> None:
        super().__init__(threads, lexicon)
        changes = [ThreadChange(thread.id, documents(thread.records, lexicon)) for thread in threads]
        # Some threads come once more, so that there are deleted records.
        engine.apply(changes[:5], 1)
        engine.apply(changes, 2)
        self._real = engine

    def engine(self) -> Engine:  # type: ignore[override] - any engine
        return self._real


@pytest.fixture(scope="module", params=CASES)
def service(
    request: pytest.FixtureRequest, threads: list[RecordThread], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Service]:
    case: EngineCase = request.param
    lexicon = load()
    engine = case.make(tmp_path_factory.mktemp(case.name) / "engine")
    yield Service(cast(IndexHome, EngineHome(threads, lexicon, engine)), lexicon)
    case.drop(engine)


def told(result: SearchResult) -> dict[str, Any]:
    """An answer without the scores, which are the engine's own."""
    said = result.to_json()
    groups = [hit for group in said.get("groups", ()) for hit in group["hits"]]
    for row in (*said["hits"], *groups):
        row.pop("score")
    return said


def by_id(hits: Sequence[Hit]) -> dict[str, Any]:
    """Snippets, highlights and reasons of each hit."""
    rows = {hit.record.id: hit.to_json() for hit in hits}
    for row in rows.values():
        del row["score"], row["rank"]
    return rows


@pytest.mark.parametrize("query", SEARCHES)
def test_searches(service: Service, scanning: Service, query: str) -> None:
    found, expected = service.search(query, limit=200), scanning.search(query, limit=200)
    assert (found.total, found.threads) == (expected.total, expected.threads)
    assert by_id(found.hits) == by_id(expected.hits)
    assert found.no_result == expected.no_result
    scores = [hit.score or 0.0 for hit in found.hits]
    assert scores == sorted(scores, reverse=True)
    places = {hit.record.id: at for at, hit in enumerate(scanning.search(query, sort="thread", limit=200))}
    ranked = [(-(hit.score or 0.0), places[hit.record.id]) for hit in found.hits]
    assert ranked == sorted(ranked), "ties go by thread and reading order"


@pytest.mark.parametrize("query", SEARCHES)
def test_snippets_lie_where_they_say(service: Service, query: str) -> None:
    for hit in service.search(query, limit=200):
        for snippet in hit.snippets:
            assert hit.record.body[snippet.start : snippet.end] == snippet.text
            assert all(snippet.start <= low < high <= snippet.end for low, high in snippet.highlights)


@pytest.mark.parametrize(("query", "beside"), WINDOWS)
def test_pages_orders_and_groups(service: Service, scanning: Service, query: str, beside: dict[str, Any]) -> None:
    assert told(service.search(query, **beside)) == told(scanning.search(query, **beside))


@pytest.mark.parametrize(("query", "by"), COUNTS)
def test_counts(service: Service, scanning: Service, query: str, by: tuple[str, ...]) -> None:
    assert service.count(query, by=by) == scanning.count(query, by=by)


@pytest.mark.parametrize(("query", "page"), PAIRS)
def test_pairs(service: Service, scanning: Service, query: str, page: dict[str, int]) -> None:
    found, expected = service.pairs(query, **page), scanning.pairs(query, **page)
    assert (found.total, found.threads) == (expected.total, expected.threads)
    if page["limit"] >= expected.total:
        assert sorted(_ends(found)) == sorted(_ends(expected))


def _ends(result: Any) -> list[tuple[str, tuple[str, ...]]]:
    return [(pair.question.record.id, tuple(each.record.id for each in pair.answers)) for pair in result.pairs]


@pytest.mark.parametrize(("query", "role"), UNANSWERED)
def test_unanswered(service: Service, scanning: Service, query: str, role: str) -> None:
    found = service.unanswered(query, role=role, sort="thread", limit=200)
    assert told(found) == told(scanning.unanswered(query, role=role, sort="thread", limit=200))


def test_records_for_export(service: Service, scanning: Service) -> None:
    assert list(service.records("pain OR IL-2")) == list(scanning.records("pain OR IL-2"))


@pytest.mark.parametrize("query", QUERIES)
def test_the_seed_as_the_contract_has_it(service: Service, query: str) -> None:
    result = service.search(query, filters=Filters(thread=("seed",)), limit=100)
    assert sorted(hit.record.ordinal for hit in result) == QUERIES[query]


@pytest.mark.parametrize("query", OPTIONS)
def test_options_mean_the_same_as_fields(service: Service, query: str) -> None:
    by_options = service.search("thread:seed", filters=OPTIONS[query], limit=200)
    by_fields = service.search(f"({query}) thread:seed", limit=200)
    assert by_id(by_options.hits).keys() == by_id(by_fields.hits).keys()
