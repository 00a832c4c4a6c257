"""Open services for the threads of a server: one for each question at work, each of the newest generation."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from carethread.index.errors import CarethreadError
from carethread.index.lexicon import Lexicon, load
from carethread.query.redact import Redactor
from carethread.query.service import Service
from carethread.query.web.settings import Settings


class Busy(CarethreadError):
    """All places are taken."""

    exit_code = 5
    http_status = 503


@dataclass
class Open:
    """A service, the generation that it was opened at, and the redactor that goes with it."""

    service: Service
    generation: int
    redactor: Redactor | None


@dataclass
class Pool:
    """Services by turns. `wait` is how long (seconds) a question waits for a place before `Busy` is raised."""

    settings: Settings
    wait: float = 2.0
    lexicon: Lexicon = field(default_factory=load)

    def __post_init__(self) -> None:
        self._places = threading.Semaphore(self.settings.concurrency)
        self._idle: list[Open] = []
        self._lock = threading.Lock()

    @contextmanager
    def take(self) -> Iterator[Open]:
        """A service for one question. Raises Busy, IndexMissing, IndexUnreadable."""
        if not self._places.acquire(timeout=self.wait):
            raise Busy("the server is busy", hint="ask again in a few seconds")
        try:
            held = self._fresh()
            try:
                yield held
            except BaseException:
                held.service.close()
                raise
            with self._lock:
                self._idle.append(held)
        finally:
            self._places.release()

    def _fresh(self) -> Open:
        """An idle service that sees the newest generation, or a new one: a new generation needs no restart."""
        with self._lock:
            held = self._idle.pop() if self._idle else None
        if held is not None:
            try:
                if held.service.home.store.generation == held.generation:
                    return held
            except CarethreadError:
                pass
            held.service.close()
        service = Service.open(self.settings.index, self.lexicon)
        redactor = Redactor.of(service.home.store) if self.settings.redact else None
        return Open(service, service.home.store.generation, redactor)

    def close(self) -> None:
        """Give all services back."""
        with self._lock:
            for held in self._idle:
                held.service.close()
            self._idle.clear()
