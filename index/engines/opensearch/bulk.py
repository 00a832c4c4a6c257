"""Many writes at once, each with its own outcome.

Ids are document ids, so a batch that is sent again changes nothing. What the cluster is too busy for is sent again,
later; what it refuses is named.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, TypeVar

from opensearchpy import OpenSearch

from carethread.index.engines.opensearch.client import PASSING, REQUEST_SECONDS, WRITE_SECONDS, patiently
from carethread.index.errors import EngineError

BATCH_BYTES = 4 * 1024 * 1024
BATCH_LINES = 2_000

T = TypeVar("T")
Operation = tuple[str, str, str, "dict[str, Any] | None"]  # index or delete, id, routing, document


def send(client: OpenSearch, index: str, operations: Iterable[Operation]) -> None:
    """Write them all. Raises EngineError when one is refused, or the cluster stays too busy."""
    for batch in batches(operations, _lines):
        _send(client, index, [lines for _, lines in batch])


def batches(writes: Iterable[T], lines: Callable[[T], str]) -> Iterator[list[tuple[T, str]]]:
    """Writes with their lines, as many together as one request takes."""
    batch: list[tuple[T, str]] = []
    size = 0
    for write in writes:
        text = lines(write)
        batch.append((write, text))
        size += len(text)
        if size >= BATCH_BYTES or len(batch) >= BATCH_LINES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _lines(operation: Operation) -> str:
    kind, record_id, routing, document = operation
    head = json.dumps({kind: {"_id": record_id, "routing": routing}})
    return f"{head}\n{json.dumps(document, ensure_ascii=False)}\n" if document is not None else f"{head}\n"


def _send(client: OpenSearch, index: str, batch: list[str]) -> None:
    end = time.monotonic() + WRITE_SECONDS
    pause = 0.2
    while batch:
        write = partial(client.bulk, body="".join(batch), index=index, request_timeout=REQUEST_SECONDS)
        answer = patiently(write, "take the records", max(0.0, end - time.monotonic()))
        if not answer["errors"]:
            return
        batch = _left(batch, answer["items"])
        if batch and time.monotonic() + pause > end:
            raise EngineError(
                f"OpenSearch stays too busy: {len(batch)} records are not written", hint="run the command again later"
            )
        time.sleep(pause if batch else 0)
        pause = min(2 * pause, 5.0)


def _left(batch: list[str], items: list[dict[str, Any]]) -> list[str]:
    """What must be sent again. Raises EngineError for what is refused for good."""
    again = []
    for line, item in zip(batch, items, strict=True):
        ((kind, outcome),) = item.items()
        status = outcome["status"]
        if status in PASSING:
            again.append(line)
        elif status >= 400 and not (kind == "delete" and status == 404):
            reason = outcome.get("error", {}).get("reason", status)
            raise EngineError(f"OpenSearch refuses the record {outcome.get('_id')}: {reason}"[:400])
    return again
