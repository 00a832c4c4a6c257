"""Bringing an index in the cluster to what the threads hold now."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from functools import partial
from secrets import token_hex
from typing import Any

from opensearchpy import OpenSearch, OpenSearchException

from carethread.index.batches import batched
from carethread.index.engines.opensearch import bulk
from carethread.index.engines.opensearch.address import Address
from carethread.index.engines.opensearch.client import (
    REQUEST_SECONDS,
    WRITE_SECONDS,
    Questions,
    is_missing,
    patiently,
    translate,
)
from carethread.index.engines.opensearch.schema import MAX_WINDOW, index_body
from carethread.index.engines.opensearch.spool import Spool

_THREADS = 200  # whose old records are looked up at once


def refresh(client: OpenSearch, index: str) -> None:
    """Make what was written visible."""
    patiently(
        lambda: client.indices.refresh(index=index, request_timeout=REQUEST_SECONDS), "show the changes", WRITE_SECONDS
    )


def replace(client: OpenSearch, index: str, spool: Spool) -> None:
    """Put the threads in place of what the index holds of them. What an interrupted run left behind is seen first.

    All that goes, goes before anything comes: a record may have moved from one thread to another.
    """
    refresh(client, index)
    bulk.send(client, index, _leaving(client, index, spool))
    bulk.send(client, index, _coming(spool))
    refresh(client, index)


def _leaving(client: OpenSearch, index: str, spool: Spool) -> Iterator[bulk.Operation]:
    for batch in batched(spool, _THREADS):
        kept = {(record_id, thread) for thread, held in batch for record_id, _ in held}
        for record_id, thread in _present(client, index, [thread for thread, _ in batch]):
            if (record_id, thread) not in kept:
                yield "delete", record_id, thread, None


def _coming(spool: Spool) -> Iterator[bulk.Operation]:
    for thread, held in spool:
        for record_id, document in held:
            yield "index", record_id, thread, document


def _present(client: OpenSearch, index: str, threads: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Id and thread of the records that the index holds of these threads."""
    questions = Questions(client, WRITE_SECONDS)
    body: dict[str, Any] = {
        "query": {"bool": {"filter": [{"terms": {"thread": list(threads)}}]}},
        "sort": [{"by_thread": "asc"}],
        "size": MAX_WINDOW,
    }
    while True:
        hits = questions.search(index, body)["hits"]["hits"]
        yield from ((hit["_id"], hit["_routing"]) for hit in hits)
        if len(hits) < MAX_WINDOW:
            return
        body["search_after"] = hits[-1]["sort"]


def rebuild(client: OpenSearch, address: Address, spool: Spool) -> str:
    """Make a new index of the threads and put it behind the alias in one step, so that answers never stop; the old one
    then goes. Returns the new index's name."""
    index = fresh_name(address)
    try:
        create(client, index, index_body(address))
        bulk.send(client, index, _coming(spool))
        refresh(client, index)
        old = swap(client, address.name, index)
    except BaseException:
        drop(client, [index])
        raise
    drop(client, old)
    return index


def fresh_name(address: Address) -> str:
    """The name of an index that is made now."""
    return f"{address.name}-{time.strftime('%Y%m%d%H%M%S', time.gmtime())}-{token_hex(3)}"


def swap(client: OpenSearch, alias: str, index: str) -> list[str]:
    """Put an index behind an alias, in one step. Returns those that stood there."""
    old = [each for each in targets(client, alias) if each != index]
    actions = [{"add": {"index": index, "alias": alias}}]
    actions += [{"remove": {"index": each, "alias": alias}} for each in old]
    patiently(partial(client.indices.update_aliases, body={"actions": actions}), "swap the alias", WRITE_SECONDS)
    return old


def create(client: OpenSearch, index: str, body: dict[str, Any]) -> None:
    """Make an index, and wait until every shard of it has its primary."""

    def make() -> None:
        try:
            client.indices.create(index=index, body=body, request_timeout=REQUEST_SECONDS)
        except OpenSearchException as error:
            if "resource_already_exists" not in str(error):
                raise

    patiently(make, f"make the index {index}", WRITE_SECONDS)


def drop(client: OpenSearch, indices: Sequence[str]) -> None:
    """Take indices away; those that are gone already are no error."""
    for index in indices:
        take = partial(client.indices.delete, index=index, ignore_unavailable=True)
        patiently(take, f"take the index {index} away", WRITE_SECONDS)


def targets(client: OpenSearch, alias: str) -> list[str]:
    """The indices behind an alias."""
    try:
        return sorted(client.indices.get_alias(name=alias))
    except OpenSearchException as error:
        if is_missing(error):
            return []
        raise translate(error, "name its indices") from error
