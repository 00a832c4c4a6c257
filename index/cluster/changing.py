"""Changing threads that others may be changing at the same moment, without a lock."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from carethread.index.batches import batched
from carethread.index.cluster.layout import THREADS
from carethread.index.cluster.requests import CONFLICT, GONE, Cluster, Write
from carethread.index.cluster.threads import Held, from_document, to_document
from carethread.index.engines.opensearch.client import WRITE_SECONDS
from carethread.index.errors import EngineError

THREADS_AT_ONCE = 100  # read, changed and written together


def read(cluster: Cluster, ids: Iterable[str]) -> dict[str, Held]:
    """The threads as they are now, by id; one that is not there is empty."""
    wanted = list(dict.fromkeys(ids))
    found = cluster.get_many(THREADS, wanted)
    return {name: from_document(found[name]) if name in found else Held(name) for name in wanted}


def change(
    cluster: Cluster,
    ids: Iterable[str],
    make: Callable[[Mapping[str, Held]], Mapping[str, Held]],
    known: Mapping[str, Held] | None = None,
) -> list[Held]:
    """Put `make(held)` in place of what is held of these threads, a batch at a time.

    `make` is given a batch as it is now, and again those of it that another writer changed meanwhile. What it gives
    back unchanged is not written. known: what was read before, taken for what is there until a write says otherwise.

    Returns the threads as they are afterwards, of those that were written and of those that wait to be made known.
    """
    return [held for batch in batched(ids, THREADS_AT_ONCE) for held in _change(cluster, batch, make, known or {})]


def _change(
    cluster: Cluster,
    ids: list[str],
    make: Callable[[Mapping[str, Held]], Mapping[str, Held]],
    known: Mapping[str, Held],
) -> list[Held]:
    end = time.monotonic() + WRITE_SECONDS
    done: list[Held] = []
    before = {name: known[name] for name in ids if name in known}
    before |= read(cluster, [name for name in ids if name not in known])
    while True:
        after = make(before)
        changed = [held for name, held in after.items() if held is not before[name]]
        done += [held for name, held in after.items() if held is before[name] and held.pending]
        written, left = _write(cluster, changed)
        done += written
        if not left:
            return done
        if time.monotonic() > end:
            raise EngineError(f"others change {left[0]} all the time", hint="run the command again")
        time.sleep(random.uniform(0.005, 0.05))  # noqa: S311 - spreads retries, hides nothing
        before = read(cluster, left)


def _write(cluster: Cluster, changed: Iterable[Held]) -> tuple[list[Held], list[str]]:
    """Write threads; those that were written, with their new places, and the ids of those that others changed."""
    threads = list(changed)
    outcomes = cluster.write(bound(cluster, held, to_document(held)) for held in threads)
    written: list[Held] = []
    left: list[str] = []
    for held, outcome in zip(threads, outcomes, strict=True):
        if outcome.status in (CONFLICT, GONE):
            left.append(held.id)
        else:
            written.append(replace(held, seq=outcome.seq, primary=outcome.primary))
    return written, left


def bound(cluster: Cluster, held: Held, document: Mapping[str, object]) -> Write:
    """A write of a thread's document that holds only while nobody else changes it."""
    head = {"_index": cluster.name(THREADS), "_id": held.id}
    if held.seq < 0:
        return Write("create", head, document)
    return Write("index", head | {"if_seq_no": held.seq, "if_primary_term": held.primary}, document)
