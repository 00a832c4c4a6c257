"""Work on several cores: the same result in the same order, whatever happens to a process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from carethread.index.errors import UnreadableSource
from carethread.index.record import RecordThread
from carethread.indexer.pipeline import Settings, pool, records
from carethread.indexer.pipeline.items import Begin, Done, End, Item, Page, Raw
from carethread.indexer.pipeline.work import Worker, time_limit
from carethread.indexer.raw import Entry, RawThread
from carethread.indexer.readers.base import Problem
from carethread.indexer.sources import SourceRef

SETTINGS = Settings()


def raw(number: int, words: str = "") -> Raw:
    return Raw(f"p{number}", RawThread([Entry(f"post {number}"), Entry(words or "I had IL-2.", parent=0)]))


def names(items: Iterator[Item]) -> list[str]:
    return [
        item.thread.post.body
        if isinstance(item, Done)
        else item.path
        if isinstance(item, Problem)
        else type(item).__name__
        for item in items
    ]


def test_order_is_kept_across_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "ALONE_SECONDS", -1.0)
    monkeypatch.setattr(pool, "BATCH_ITEMS", 3)
    items: list[Item] = [Begin(SourceRef("k", "k", "file")), *(raw(number) for number in range(20)), End()]
    worker = Worker(SETTINGS)
    alone = names(pool.run(items, worker, SETTINGS, jobs=1))
    assert alone == ["Begin", *(f"post {number}" for number in range(20)), "End"]
    assert names(pool.run(items, worker, SETTINGS, jobs=2)) == alone


class Killer(RawThread):
    """A thread that takes down the process that unpacks it, but not this one."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return _die, (os.getpid(),)


def _die(parent: int) -> RawThread:
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return RawThread([Entry("never")])


def test_a_process_that_dies_takes_one_item_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "ALONE_SECONDS", -1.0)
    monkeypatch.setattr(pool, "BATCH_ITEMS", 3)
    items: list[Item] = [raw(0), raw(1), Raw("killer", Killer([Entry("x")])), raw(2), raw(3), raw(4)]
    found = list(pool.run(items, Worker(SETTINGS), SETTINGS, jobs=2))
    assert names(iter(found)) == ["post 0", "post 1", "killer", "post 2", "post 3", "post 4"]
    (problem,) = [item for item in found if isinstance(item, Problem)]
    assert problem.reason == "too-large"


def test_what_a_page_does_to_a_reader_is_named() -> None:
    (problem,) = Worker(SETTINGS).one(Page("p", "text", data=b"\0\1\2"))
    assert isinstance(problem, Problem)
    assert problem.reason == "binary"
    (problem,) = Worker(SETTINGS).one(Page("p", "html", file=Path("/no/such/file")))
    assert isinstance(problem, Problem)
    assert problem.reason == "io"


def test_an_unforeseen_error_is_a_problem_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def find(self, text: str) -> list[object]:
            raise ZeroDivisionError(text)

    (problem,) = Worker(SETTINGS, Broken()).one(raw(1))  # type: ignore[arg-type]  # broken on purpose
    assert isinstance(problem, Problem)
    assert "please report" in problem.message


def test_too_many_entries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("carethread.indexer.pipeline.work.MAX_ENTRIES", 1)
    problem, done = Worker(SETTINGS).one(raw(1))
    assert isinstance(problem, Problem)
    assert problem.reason == "too-large"
    assert isinstance(done, Done)


def test_a_time_limit_ends_what_takes_too_long() -> None:
    started = time.monotonic()
    with pytest.raises(UnreadableSource) as raised, time_limit(0.05, "p"):
        while True:
            pass
    assert raised.value.reason == "time"
    assert time.monotonic() - started < 5


def test_records_from_many_files_with_two_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "ALONE_SECONDS", -1.0)
    for number in range(5):
        lines = [{"id": number + 1, "type": "story", "time": 1, "title": f"T{number}", "text": "On IL-2", "by": "a"}]
        (tmp_path / f"{number}.json").write_text(json.dumps(lines))
    found = [thread for thread in records([str(tmp_path)], jobs=2) if isinstance(thread, RecordThread)]
    assert [thread.post.title for thread in found] == [f"T{number}" for number in range(5)]
    assert [thread.id for thread in found] == [
        thread.id for thread in records([str(tmp_path)], jobs=1) if isinstance(thread, RecordThread)
    ]


def test_where_no_process_can_be_started_this_one_does_the_work(tmp_path: Path) -> None:
    script = tmp_path / "unguarded.py"
    script.write_text(
        "from carethread.indexer.pipeline.work import Worker, Settings\n"
        "from carethread.indexer.pipeline import pool\n"
        "from carethread.indexer.pipeline.items import Raw\n"
        "from carethread.indexer.raw import Entry, RawThread\n"
        "pool.ALONE_SECONDS = -1.0\n"
        "items = [Raw(str(n), RawThread([Entry(f'post {n}')])) for n in range(4)]\n"
        "made = pool.run(items, Worker(Settings()), Settings(), 2)\n"
        "print([item.thread.post.body for item in made])\n"
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.splitlines()[-1] == "['post 0', 'post 1', 'post 2', 'post 3']"


PARENT = """
import os, time
from carethread.indexer.pipeline import Settings, pool

if __name__ == "__main__":
    workers = pool._pool(Settings(), 1)
    print(workers.submit(os.getpid).result(), flush=True)
    time.sleep(120)
"""


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")  # ended, nobody has asked


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        assert alive(worker)
        parent.kill()
    give_up = time.monotonic() + 60
    while alive(worker) and time.monotonic() < give_up:
        time.sleep(0.05)
    assert not alive(worker)
