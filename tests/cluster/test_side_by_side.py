"""Several machines, one index: they index side by side, ask from anywhere, die, forget, and rebuild meanwhile."""

from __future__ import annotations

import signal
import textwrap
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from carethread.index.cluster import building, changing, sources
from carethread.index.cluster.home import ClusterHome
from carethread.index.cluster.publish import Publisher
from carethread.index.engine import Question
from carethread.index.errors import EngineError, IndexBusy, IndexMissing
from carethread.index.home import Home
from carethread.index.plan import EVERYTHING, Term
from carethread.index.record import RecordThread
from carethread.indexer.pipeline import index
from carethread.indexer.pipeline.share import Share
from tests.cluster import indexes
from tests.cluster.indexes import ended, machine
from tests.index.making import record, thread

pytestmark = pytest.mark.cluster

SECRET = "zanzibarium"
PAGE = """<html><head><title>Thread {name}</title>
<link rel="canonical" href="https://clinic.example/{name}/comment-page-{n}/">
</head><body><div class="post"><h1>Thread {name}</h1>
<p>The post of {name}, about Interleukin-2 and what it does.</p></div>
<ol class="commentlist">{comments}</ol></body></html>"""
COMMENT = """<li class="comment" id="comment-{id}"><div class="comment-author vcard"><cite class="fn">{who}</cite></div>
<p>{words}</p></li>"""


@pytest.fixture(autouse=True)
def no_waiting_for_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("carethread.index.cluster.takedown.LEASE_SECONDS", 0.0)


@pytest.fixture
def home() -> Iterator[ClusterHome]:
    with indexes.empty_home() as made:
        yield made


def another(home: ClusterHome) -> ClusterHome:
    """The same index, as another machine sees it."""
    return ClusterHome(home.cluster.address, Path("elsewhere"))


def put(home: ClusterHome, key: str, *threads: RecordThread, digest: str = "1", page: int = 1) -> None:
    with home.writer() as writer:
        writer.replace_source(key, digest, threads, pages={each.id: page for each in threads})


def total(home: ClusterHome) -> int:
    return home.engine().search(Question(EVERYTHING, limit=0)).total


def whole(home: ClusterHome | Home) -> dict[str, RecordThread]:
    return {found.id: found for found in home.store.threads()}


# Processes.


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Threads over several pages each; both halves of the shares hold pages of one thread."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in ("scan", "dose", "trial"):
        for n in (1, 2, 3, 4):
            says = [f"Comment {n}.{at} of {name}: IL-2 helped me for {at} years, I had it." for at in (1, 2)]
            comments = [COMMENT.format(id=f"{n}{at}", who=f"Ann {at}", words=words) for at, words in enumerate(says)]
            text = PAGE.format(name=name, n=n, comments="".join(comments))
            (folder / f"{name}-{n}.html").write_text(text, encoding="utf-8")
    assert {Share(1, 2).holds(str(path)) for path in folder.glob("scan-*")} == {True, False}
    return folder


@pytest.fixture
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of an index that is not there yet."""
    where = indexes.address("side", shards=1)
    yield f"{','.join(where.urls)}/{where.name}"
    from carethread.index.cluster.requests import Cluster

    building.drop(Cluster(where))


# Writes the threads, and dies before anything is made of them.
DIES = """
    import os, signal, sys
    from carethread.cli import main
    from carethread.index.cluster.publish import Publisher
    Publisher.publish = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
    main(sys.argv[1:])
"""


def test_two_machines_index_shares_and_a_third_asks(pages: Path, tmp_path: Path, address: str) -> None:
    # One dies in the middle; what it leaves is taken up by whoever comes next.
    # One process each: the others of one that is killed would outlive it.
    options = ("--engine", "opensearch", "--url", address, "--shards", "1", "--replicas", "0", "--jobs", "1", "-q")
    died = machine(tmp_path / "m0", "index", pages, *options, "--shard", "1/2", script=textwrap.dedent(DIES))
    assert ended(died)[0] == -signal.SIGKILL
    running = [machine(tmp_path / f"m{n}", "index", pages, *options, "--shard", f"{n}/2") for n in (1, 2)]
    for process in running:
        code, _, err = ended(process)
        assert code == 0, err
    with Home.create_or_open(tmp_path / "alone") as alone:
        index([str(pages)], alone)
        expected = whole(alone)
        counts = alone.store.counts()
    with ClusterHome.of_place(_place(address)) as made:
        assert whole(made) == expected
        assert made.store.counts() == counts
        ids = sorted(held.id for found in expected.values() for held in found.records)
        assert [held.id for held in made.store.records(ids)] == ids
        assert sorted(hit.id for hit in made.engine().search(Question(EVERYTHING, limit=100)).hits) == ids
        assert made.store.waiting() == 0
    asked = machine(tmp_path / "m3", "search", "IL-2 scan", "--index", address, "--format", "ids", "-n", "50")
    code, out, err = ended(asked)
    assert (code, sorted(out.split())) == (0, sorted(r.id for r in _about(expected, "scan"))), err
    assert list((tmp_path / "m3").rglob("records.db")) == []


def _place(address: str) -> Any:
    from carethread.index.home.place import place_of

    return place_of(address)


def _about(threads: dict[str, RecordThread], name: str) -> list[Any]:
    found = [held for each in threads.values() for held in each.records]
    return [held for held in found if f"of {name}" in held.body and ("IL-2" in held.body or "Interleukin" in held.body)]


# Under one another's hands.


def test_many_change_one_thread_at_once(home: ClusterHome) -> None:
    def page(n: int) -> RecordThread:
        own = [record("t", 10 * n + at, 0, f"page {n} comment {at}", ordinal=at) for at in (1, 2, 3)]
        return RecordThread("t", (record("t", 0, None, "post"), *own), "blog")

    def write(n: int) -> None:
        with another(home) as machine:
            put(machine, f"page{n}", page(n), page=n)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(1, 7)))
    bodies = [held.body for held in home.store.thread("t").records]
    assert bodies == ["post", *(f"page {n} comment {at}" for n in range(1, 7) for at in (1, 2, 3))]
    assert total(home) == 19
    for n in (2, 5):
        with home.writer() as writer:
            writer.drop_source(f"page{n}")
    assert total(home) == 13


def once(monkeypatch: pytest.MonkeyPatch, where: Any, name: str, act: Callable[[], None], *, after: bool) -> None:
    """Let `act` happen before or after the first call of a function."""
    real = getattr(where, name)
    over = threading.Event()

    def called(*args: Any, **options: Any) -> Any:
        first = not over.is_set()
        over.set()
        if first and not after:
            act()
        result = real(*args, **options)
        if first and after:
            act()
        return result

    monkeypatch.setattr(where, name, called)


MOMENTS = [(changing, "_write", False), (changing, "_write", True), (Publisher, "_write", True)]
HOW = [lambda writer: writer.forget(["t-1"]), lambda writer: writer.forget_author("Author 1")]


@pytest.mark.parametrize("forget", HOW, ids=["record", "author"])
@pytest.mark.parametrize(("where", "name", "after"), MOMENTS, ids=["before", "between", "behind"])
def test_what_is_forgotten_while_it_is_indexed_stays_away(
    home: ClusterHome, monkeypatch: pytest.MonkeyPatch, where: Any, name: str, after: bool, forget: Callable[..., int]
) -> None:
    put(home, "a", thread("t", ["post", f"my {SECRET} story"]))

    def take_down() -> None:
        with another(home) as machine, machine.writer() as writer:
            assert forget(writer) >= 1

    once(monkeypatch, where, name, take_down, after=after)
    # The same comment from another page, with more beside it, and one by the same author in a thread that is new.
    new = thread("u", ["post", "a new one"])
    put(home, "b", thread("t", ["post", f"my {SECRET} story, told longer", "two"]), new, page=2)
    assert [held.id for held in home.store.thread("t").records] == ["t-0", "t-2"]
    assert indexes.documents_with(home, SECRET) == []
    assert home.engine().search(Question(Term("words", SECRET), limit=0)).total == 0
    by_author = home.engine().search(Question(Term("author", "author 1"), limit=0)).total
    assert by_author == (0 if forget is HOW[1] else 1)
    assert total(home) == home.store.counts().records == 3 + by_author
    assert home.store.waiting() == 0


def test_a_takedown_that_was_interrupted_is_ended_by_the_next_run(
    home: ClusterHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(home, "a", thread("t", ["post", f"my {SECRET} story"]))

    def die(*_: object) -> None:
        raise EngineError("the machine goes away")

    with monkeypatch.context() as patch, another(home) as machine:
        patch.setattr("carethread.index.cluster.takedown._erase", die)
        with pytest.raises(EngineError), machine.writer() as writer:
            writer.forget(["t-1"])
    assert home.store.record("t-1")
    put(home, "b", thread("u", ["post"]))
    assert indexes.documents_with(home, SECRET) == []
    assert total(home) == 2


def test_a_rebuild_while_others_write_and_ask(home: ClusterHome, monkeypatch: pytest.MonkeyPatch) -> None:
    put(home, "a", *(thread(f"t{n:03}", ["post", "one"]) for n in range(30)))
    before = home.store.state.read().target
    totals: set[int] = set()
    over = threading.Event()

    def ask() -> None:
        with another(home) as machine:
            while not over.is_set():
                totals.add(total(machine))

    def write() -> None:
        with another(home) as machine:
            put(machine, "b", thread("t005", ["post", "one", "two"]), thread("w", ["post"]), page=2)

    def twice() -> None:
        with another(home) as machine, pytest.raises(IndexBusy):
            building.rebuild(machine.cluster)

    once(monkeypatch, building, "_fill", lambda: (write(), twice()), after=False)  # type: ignore[arg-type, return-value]
    asking = threading.Thread(target=ask)
    asking.start()
    try:
        state = building.rebuild(home.cluster)
    finally:
        over.set()
        asking.join()
    assert state.target != before
    assert totals <= {60, 61, 62}
    assert total(home) == home.store.counts().records == 62
    assert home.store.quick_check() == []


def test_a_rebuild_that_fails_leaves_the_old_one(home: ClusterHome, monkeypatch: pytest.MonkeyPatch) -> None:
    put(home, "a", thread("t", ["post", "one"]))

    def fail(*_: object) -> None:
        raise EngineError("no")

    with monkeypatch.context() as patch:
        patch.setattr(building, "_fill", fail)
        with pytest.raises(EngineError):
            building.rebuild(home.cluster)
    state = home.store.state.read()
    assert (state.building, total(home)) == (None, 2)
    names = home.cluster.client.indices.get_alias(index=f"{home.cluster.address.name}-2*")
    assert list(names) == [state.target]


def test_a_search_index_that_is_gone_is_made_anew(home: ClusterHome) -> None:
    put(home, "a", thread("t", ["post", "one"]))
    home.cluster.client.indices.delete(index=home.store.state.read().target)
    assert home.store.quick_check() == ["the search index is gone"]
    with home.writer():
        pass
    assert (home.store.quick_check(), total(home)) == ([], 2)


def test_an_older_analyzer_makes_the_search_index_again(home: ClusterHome) -> None:
    put(home, "a", thread("t", ["post", "one"]))
    old = home.store.state.set(analyzer_version=0)
    with home.writer():
        pass
    now = home.store.state.read()
    assert now.target != old.target
    assert (now.analyzer_version, total(home)) == (building.ANALYZER_VERSION, 2)


def test_no_index_of_that_name(home: ClusterHome) -> None:
    with pytest.raises(IndexMissing, match="no index 'nothing-here'"):
        ClusterHome.of_place(_place(f"{','.join(home.cluster.address.urls)}/nothing-here"))


def test_a_dry_run_writes_nothing(home: ClusterHome) -> None:
    put(home, "a", thread("t", ["post", "one"]))
    before = home.store.state.read()
    with home.writer(dry_run=True) as writer:
        delta = writer.replace_source("a", "2", [thread("t", ["post", "one", "two"])])
        assert (delta.new, delta.unchanged) == (1, 2)
        assert writer.source_digest("a") == "2"
    assert (home.store.source_digest("a"), home.store.state.read(), total(home)) == ("1", before, 2)


def test_an_error_in_the_block_takes_back_what_was_not_committed(home: ClusterHome) -> None:
    with pytest.raises(KeyError), home.writer() as writer:
        writer.replace_source("a", "1", [thread("t", ["post"])])
        writer.commit()
        writer.replace_source("b", "1", [thread("u", ["post"])])
        writer.annotate("t-0", "patient")
        raise KeyError
    assert home.store.thread_ids() == ["t", "u"]  # annotating writes what it stands on
    assert home.store.annotations() == []


def test_one_source_read_by_two_at_once_is_read_again(home: ClusterHome, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who comes last cannot know which of both was right: all that both saw stays, and the digest goes."""

    def other() -> None:
        with another(home) as machine:
            put(machine, "a", thread("u", ["post"]), digest="2")

    once(monkeypatch, sources, "settle", other, after=False)
    put(home, "a", thread("t", ["post"]))
    (state,) = home.store.sources()
    assert (state.digest, state.threads) == ("", 2)
    put(home, "a", thread("t", ["post"]), digest="3")
    assert home.store.thread_ids() == ["t"]
    assert [(state.digest, state.threads) for state in home.store.sources()] == [("3", 1)]
