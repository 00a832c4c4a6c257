"""Whole answers as CSV, sent piece by piece: only the ids are held, and the records of one piece.

While a piece is on its way no place among the questions at work is taken, so that slow visitors keep nobody waiting.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from carethread.index.errors import TimeLimit
from carethread.query.export.rows import COLUMNS, flat, row
from carethread.query.render.rows import as_csv
from carethread.query.results import Hit
from carethread.query.web.serving import Busy, Pool, busy
from carethread.query.web.settings import MAX_DOWNLOADS

_PIECE = 200  # records read at a time
_SECONDS = 300.0  # that a download may take
_PAUSE = 0.2  # seconds, before a busy server is asked again


class Downloads:
    """The downloads of one process."""

    def __init__(self, pool: Pool, most: int = MAX_DOWNLOADS) -> None:
        self._pool = pool
        self._places = threading.Semaphore(most)

    def start(self, name: str, ids: Sequence[str]) -> Download:
        """These records as a file of that name. Raises Busy when too many downloads are on their way."""
        if not self._places.acquire(blocking=False):
            raise busy()
        return Download(f"carethread-{name}.csv", self._pieces(ids), self._places.release)

    def _pieces(self, ids: Sequence[str]) -> Iterator[bytes]:
        if not ids:
            yield f"{','.join(COLUMNS)}\r\n".encode()
        lines = as_csv(flat(row(hit)) for hit in self._hits(ids))
        while piece := "".join(f"{line}\r\n" for line in islice(lines, _PIECE)):
            yield piece.encode("utf-8", "replace")

    def _hits(self, ids: Sequence[str]) -> Iterator[Hit]:
        """The records, redacted where the server was told to. Raises TimeLimit: the file then breaks off."""
        end = time.monotonic() + _SECONDS
        for start in range(0, len(ids), _PIECE):
            yield from self._read(ids[start : start + _PIECE], end)

    def _read(self, ids: Sequence[str], end: float) -> list[Hit]:
        while time.monotonic() < end:
            try:
                with self._pool.take() as held:
                    hits = held.service.hits(ids)
                    return list(map(held.redactor.hit, hits)) if held.redactor else hits
            except Busy:
                time.sleep(_PAUSE)
        raise TimeLimit(f"a download took longer than {_SECONDS:g} s")


class Download(StreamingResponse):
    """A file on its way; `done` is called when it has gone, or broken off."""

    def __init__(self, name: str, pieces: Iterator[bytes], done: Callable[[], None]) -> None:
        super().__init__(
            pieces,
            media_type="text/csv",
            headers={"content-disposition": f'attachment; filename="{name}"'},
        )
        self._done = done

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI call."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._done()
