"""Counts of every engine with and without threads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from carethread.index.engine import Engine, ThreadChange
from carethread.index.plan import Plan
from tests.index.engines.cases import CASES, EngineCase
from tests.index.engines.corpus import THREADS
from tests.index.engines.questions import COUNTS


@pytest.fixture(scope="module", params=CASES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    case: EngineCase = request.param
    engine = case.make(tmp_path_factory.mktemp(case.name) / "engine")
    engine.apply([ThreadChange(name, documents) for name, documents in THREADS.items()], 1)
    yield engine
    engine.close()


@pytest.mark.parametrize(
    ("plan", "by"), COUNTS, ids=[f"{number}-{'-'.join(by)}" for number, (_, by) in enumerate(COUNTS)]
)
def test_records_alone_are_the_same_records(engine: Engine, plan: Plan, by: tuple[str, ...]) -> None:
    whole, records = engine.count(plan, by), engine.count(plan, by, threads=False)
    assert records.by == whole.by == by
    assert records.total == whole.total
    assert records.cells == {cell: (held, None) for cell, (held, _) in whole.cells.items()}
    assert records.threads is None
    assert whole.threads is not None
    assert all(threads for _, threads in whole.cells.values())
