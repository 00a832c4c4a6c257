"""After any number of changes the engine answers as one that is made from the records anew, and as the oracle does."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import pytest

from carethread.index.engine import Question
from carethread.index.errors import CarethreadError, NotFound
from carethread.index.home import Home
from carethread.index.home.documents import thread_documents
from carethread.index.plan import EVERYTHING, Plan, Prefix, Term
from carethread.index.record import ROLES, RecordThread
from tests.index.engines.oracle import Oracle
from tests.index.making import record, thread

WORDS = ("pain", "rest", "scan", "sleep", "water", "bread")
PLANS: tuple[Plan, ...] = (
    EVERYTHING,
    *(Term("body", word) for word in WORDS),
    *(Term("role", role) for role in ROLES),
    Term("flag", "unanswered"),
    Prefix("words", "sc"),
)


def a_thread(rng: random.Random) -> RecordThread:
    name = f"t{rng.randrange(8)}"
    held = [record(name, 0, None, "post")]
    for number in sorted(rng.sample(range(1, 12), k=rng.randrange(6))):
        parent = rng.choice([*held[1:], held[0]])
        body = " ".join(rng.choices(WORDS, k=4))
        held.append(record(name, number, None, body, kind="comment", parent_id=parent.id, ordinal=len(held)))
    return RecordThread(name, tuple(held), "forum")


def step(home: Home, rng: random.Random) -> None:
    ids = [held.id for found in home.store.threads() for held in found.records]
    with home.writer() as writer:
        for _ in range(rng.randint(1, 3)):
            kind = rng.random()
            key = f"s{rng.randrange(5)}"
            if kind < 0.6:
                writer.replace_source(key, str(rng.random()), [a_thread(rng) for _ in range(rng.randint(0, 3))])
            elif kind < 0.75:
                _try(lambda key=key: writer.drop_source(key))
            elif ids and kind < 0.9:
                _try(lambda: writer.annotate(rng.choice(ids), rng.choice(ROLES)))
            elif ids:
                _try(lambda: writer.forget([rng.choice(ids)]))


def _try(act: Callable[[], object]) -> None:
    with suppress(NotFound):
        act()


def agree(home: Home) -> None:
    ancestry = home.store.ancestry()
    documents = [each for name in home.store.thread_ids() for each in thread_documents(home.store, name, ancestry)]
    oracle, engine = Oracle(documents), home.engine()
    for plan in PLANS:
        question = Question(plan, limit=1000)
        expected, found = oracle.search(question), engine.search(question)
        assert [hit.id for hit in found.hits] == [hit.id for hit in expected.hits]
        assert [hit.score for hit in found.hits] == pytest.approx([hit.score for hit in expected.hits], abs=1e-6)
    assert engine.count(EVERYTHING, ["role", "thread"]) == oracle.count(EVERYTHING, ["role", "thread"])
    assert engine.info().documents == home.store.counts().records == len(documents)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_incremental_equals_rebuilt(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    with Home.create_or_open(tmp_path / "index") as home:
        for number in range(12):
            step(home, rng)
            if number % 4 == 3:
                agree(home)
    shutil.rmtree(tmp_path / "index" / "engine")
    with Home.open(tmp_path / "index") as home:
        agree(home)


def test_many_threads_ask_while_one_process_writes(tmp_path: Path) -> None:
    failures: list[Exception] = []
    stop = Event()
    with Home.create_or_open(tmp_path / "index") as writing:
        with writing.writer() as writer:
            writer.replace_source("s", "0", [thread("t", ["post", "pain"])])

        with Home.open(tmp_path / "index") as home:

            def ask() -> None:
                while not stop.is_set():
                    try:
                        hits = home.engine().search(Question(Term("body", "pain"))).hits
                        assert hits
                        assert home.store.records([hit.id for hit in hits])
                    except (AssertionError, CarethreadError, RuntimeError) as error:
                        failures.append(error)
                        return

            askers = [Thread(target=ask) for _ in range(4)]
            for asker in askers:
                asker.start()
            for number in range(5):
                with writing.writer() as writer:
                    writer.replace_source("s", str(number + 1), [thread("t", ["post", *["pain"] * (number + 2)])])
            stop.set()
            for asker in askers:
                asker.join()
            assert failures == []
            assert home.engine().search(Question(Term("body", "pain"))).total == 6
