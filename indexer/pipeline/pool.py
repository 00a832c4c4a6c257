"""Work on several cores; what comes out stands in the order of what went in, however many processes there are.

Small inputs are done in this process: starting others takes longer. A batch whose process dies is tried again item by
item, so that the one that kills it can be named.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process

from carethread.indexer.pipeline.items import Item, Page, Raw, weight
from carethread.indexer.pipeline.work import Settings, Worker
from carethread.indexer.readers.base import Problem

BATCH_WEIGHT = 512 * 1024  # bytes of text
BATCH_ITEMS = 256
ALONE_SECONDS = 2.0  # work of this process before it asks for help
AHEAD = 3  # batches in flight for each process

_worker: Worker | None = None  # of a worker process


def run(items: Iterable[Item], worker: Worker, settings: Settings, jobs: int | None = None) -> Generator[Item]:
    """All items through the work, in order.

    Args:
        worker: does it in this process.
        settings: for the workers in other processes.
        jobs: processes at most; None is one a core, 1 is none but this one.
    """
    stream = iter(items)
    processes = jobs if jobs is not None else _cores()
    started = time.monotonic()
    for item in stream:
        yield from worker.one(item)
        if processes > 1 and time.monotonic() - started > ALONE_SECONDS:
            pool = _working_pool(settings, processes)
            if pool is not None:
                yield from _in_processes(stream, pool, settings, processes)
                return
            processes = 1


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in batches of about even weight."""
    batch: list[Item] = []
    total = 0
    for item in items:
        batch.append(item)
        total += weight(item)
        if total >= BATCH_WEIGHT or len(batch) >= BATCH_ITEMS:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch


def _in_processes(
    items: Iterator[Item], pool: ProcessPoolExecutor, settings: Settings, processes: int
) -> Iterator[Item]:
    waiting: deque[tuple[list[Item], Future[list[Item]] | None]] = deque()
    finished = False
    try:
        for batch in batches(items):
            waiting.append((batch, _submit(pool, batch)))
            if len(waiting) >= AHEAD * processes:
                done, broken = _result(*waiting.popleft(), settings)
                yield from done
                if broken:
                    pool = _renewed(pool, settings, processes, waiting)
        while waiting:
            done, broken = _result(*waiting.popleft(), settings)
            yield from done
            if broken:
                pool = _renewed(pool, settings, processes, waiting)
        finished = True
    finally:
        pool.shutdown(wait=finished, cancel_futures=True)


def _pool(settings: Settings, processes: int) -> ProcessPoolExecutor:
    # "spawn" everywhere: a fork would copy open databases and threads.
    return ProcessPoolExecutor(processes, get_context("spawn"), _begin, (settings,))


def _working_pool(settings: Settings, processes: int) -> ProcessPoolExecutor | None:
    """A pool whose processes have shown that they start; None where they cannot (a script that calls us without a
    `__main__` guard, a system that allows no more processes)."""
    try:
        pool = _pool(settings, processes)
        pool.submit(os.getpid).result()
    except (BrokenProcessPool, OSError):
        return None
    return pool


def _begin(settings: Settings) -> None:
    """Set up a worker process. Ctrl-C is for the parent, which ends its workers itself."""
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker = Worker(settings)
    gc.freeze()  # it stays: no search for garbage in it


def _end_with_parent() -> None:
    """A parent that is killed ends no workers, and they would wait for it for ever, its pipes held open."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(batch: list[Item]) -> list[Item]:
    assert _worker is not None
    return _worker.all(batch)


def _submit(pool: ProcessPoolExecutor, batch: list[Item]) -> Future[list[Item]] | None:
    try:
        return pool.submit(_work, batch)
    except BrokenProcessPool:
        return None


def _result(batch: list[Item], future: Future[list[Item]] | None, settings: Settings) -> tuple[list[Item], bool]:
    try:
        if future is not None:
            return future.result(), False
    except BrokenProcessPool:
        pass
    return [out for item in batch for out in _alone(item, settings)], True


def _alone(item: Item, settings: Settings) -> list[Item]:
    """One item in a process of its own, after its batch broke one."""
    if not isinstance(item, Page | Raw):
        return [item]
    pool = _pool(settings, 1)
    try:
        return pool.submit(_work, [item]).result()
    except BrokenProcessPool:
        text = f"{item.path}: the process that read it died (out of memory?)"
        return [Problem(item.path, "too-large", text)]
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _renewed(
    broken: ProcessPoolExecutor,
    settings: Settings,
    processes: int,
    waiting: deque[tuple[list[Item], Future[list[Item]] | None]],
) -> ProcessPoolExecutor:
    """A new pool in place of a broken one, with all that was waiting handed to it."""
    broken.shutdown(wait=False, cancel_futures=True)
    pool = _pool(settings, processes)
    again = [batch for batch, _ in waiting]
    waiting.clear()
    waiting.extend((batch, _submit(pool, batch)) for batch in again)
    return pool
