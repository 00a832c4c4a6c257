"""Changes set aside on disk before the first of them is written.

An error on the way (the store went away) then leaves the cluster as it was. A thread that comes twice is written once,
as it came last.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any

from carethread.index.engine import ThreadChange
from carethread.index.engines.opensearch.schema import to_opensearch

_IN_MEMORY = 32 * 1024 * 1024  # bytes; beyond, a temporary file

Held = tuple[str, list[tuple[str, dict[str, Any]]]]  # thread, (id, document) of its records


class Spool:
    """Thread changes, kept until they are written. A context manager: the file goes with it."""

    def __init__(self, changes: Iterable[ThreadChange]) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by __exit__
        self._places: dict[str, int] = {}
        try:
            for change in changes:
                self._places[change.thread] = self._file.tell()
                held = [(document.id, to_opensearch(document)) for document in change.documents]
                self._file.write(json.dumps(held, ensure_ascii=False).encode() + b"\n")
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def __iter__(self) -> Iterator[Held]:
        for thread, place in sorted(self._places.items(), key=lambda pair: pair[1]):
            self._file.seek(place)
            yield thread, [(record_id, document) for record_id, document in json.loads(self._file.readline())]
