"""Making an index in the cluster, and its search index anew.

A search index is made anew beside the old one, which goes on answering; whoever writes meanwhile writes both. Then the
alias is moved in one step.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from carethread.index.analysis import ANALYZER_VERSION
from carethread.index.batches import batched
from carethread.index.cluster import changing
from carethread.index.cluster.annotations import annotated, annotations_of
from carethread.index.cluster.layout import INDEXES, KEEPING, STATE, THREADS, body_of
from carethread.index.cluster.publish import inlet, search_writes
from carethread.index.cluster.requests import Cluster
from carethread.index.cluster.state import State, StateDocument
from carethread.index.cluster.threads import Held, from_document
from carethread.index.engines.opensearch import writing
from carethread.index.engines.opensearch.address import Address
from carethread.index.engines.opensearch.schema import index_body
from carethread.index.errors import EngineError, IndexBusy, UsageError
from carethread.index.store.takedown import new_key

_SILENT_SECONDS = 180.0  # after which a rebuild counts as given up


def make(cluster: Cluster, index_id: str | None = None, takedown_key: str | None = None) -> State:
    """Make an empty index, or end the making of one. Returns its state; another machine's, where that was faster."""
    address, document = cluster.address, StateDocument(cluster)
    _check_name(address.name)
    if not document.exists():
        for which in INDEXES:
            writing.create(cluster.client, cluster.name(which), body_of(address, which))
        first = State(
            index_id=index_id or new_key()[:16],
            takedown_key=takedown_key or new_key(),
            target=writing.fresh_name(address),
            shards=address.shards,
            replicas=address.replicas,
            refresh=address.refresh,
        )
        document.create(first)
    return ensure_search(cluster, document.read())


def _check_name(name: str) -> None:
    """Raise UsageError for a name that would be read as a part of another index."""
    part = next((which for which in INDEXES if name.endswith(f"-{which}")), None)
    if part is not None:
        raise UsageError(f"an index cannot be called {name!r}: so are called the {part} of one", hint="another name")


def ensure_search(cluster: Cluster, state: State) -> State:
    """Make the search index where it is missing, and anew where an older analyzer made it. Returns the state."""
    if not cluster.has_alias(inlet(state.target)):
        if not cluster.count(THREADS, {"match_all": {}}):
            _create(cluster, state.target, state, answering=True)
            return state
        return rebuild(cluster)
    return rebuild(cluster) if state.analyzer_version < ANALYZER_VERSION else state


def _create(cluster: Cluster, target: str, state: State, *, answering: bool) -> None:
    address = replace(cluster.address, shards=state.shards, replicas=state.replicas, refresh=state.refresh)
    body = index_body(address)
    body["settings"] |= KEEPING
    body["aliases"] = {inlet(target): {}} | ({address.name: {}} if answering else {})
    writing.create(cluster.client, target, body)


def rebuild(cluster: Cluster, address: Address | None = None) -> State:
    """Make the search index anew from the threads, with the settings of `address` or those that it had, and swap it in.

    Raises IndexBusy when another process is at it, EngineError.
    """
    document = StateDocument(cluster)
    fresh = writing.fresh_name(cluster.address)
    given_up: list[str] = []

    def begin(state: State) -> State:
        if state.building and time.time() - state.beat < _SILENT_SECONDS:
            raise IndexBusy("the search index is being made anew already", hint="try again when that is done")
        given_up[:] = [state.building] if state.building else []
        settings = (address.shards, address.replicas, address.refresh) if address else None
        shards, replicas, refresh = settings or (state.shards, state.replicas, state.refresh)
        changed = replace(state, shards=shards, replicas=replicas, refresh=refresh)
        return replace(changed, building=fresh, beat=time.time())

    # The index is there before anybody is told to write it.
    _create(cluster, fresh, begin(document.read()), answering=False)
    try:
        state = document.change(begin)
        writing.drop(cluster.client, given_up)
        _fill(cluster, document, fresh)
        cluster.refresh_name(fresh)
        return _swap(cluster, document, state.target, fresh)
    except BaseException:
        document.change(lambda now: replace(now, building=None) if now.building == fresh else now)
        if document.read().target != fresh:
            writing.drop(cluster.client, [fresh])
        raise


def _fill(cluster: Cluster, document: StateDocument, target: str) -> None:
    cluster.refresh(STATE, THREADS)
    for batch in _all_threads(cluster):
        roles = annotations_of(cluster, [record_id for held in batch for record_id in held.ids])
        cluster.write(
            write
            for held in batch
            if held.merged is not None
            for write in search_writes(target, held, annotated(held.merged, roles))
        )
        if document.change(partial(_beaten, target)).building != target:
            raise EngineError("another process took the making of the search index over", hint="let it end")


def _beaten(target: str, state: State) -> State:
    """The state with a sign of life, not more often than is needed."""
    due = state.building == target and time.time() - state.beat > _SILENT_SECONDS / 10
    return replace(state, beat=time.time()) if due else state


def _all_threads(cluster: Cluster) -> Iterator[list[Held]]:
    found = cluster.all(THREADS, {"term": {"empty": False}}, "id", size=changing.THREADS_AT_ONCE)
    return batched(map(from_document, found), changing.THREADS_AT_ONCE)


def _swap(cluster: Cluster, document: StateDocument, old: str, fresh: str) -> State:
    before = writing.swap(cluster.client, cluster.address.name, fresh)
    state = document.change(
        lambda now: replace(
            now, target=fresh, building=None, analyzer_version=ANALYZER_VERSION, generation=now.generation + 1
        )
    )
    writing.drop(cluster.client, sorted({old, *before}))
    return state


def drop(cluster: Cluster) -> None:
    """Take everything of this index out of the cluster."""
    searching = writing.targets(cluster.client, cluster.address.name)
    writing.drop(cluster.client, [*searching, *map(cluster.name, INDEXES)])
