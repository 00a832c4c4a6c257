"""Open services for the threads of a server: one for each question at work, each of the newest generation."""

from __future__ import annotations

import hmac
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from carethread.index.errors import CarethreadError, NotFound, UsageError
from carethread.index.home.opening import open_index
from carethread.index.lexicon import Lexicon, load
from carethread.query.redact import Redactor
from carethread.query.service import Service
from carethread.query.service.memory import Memory
from carethread.query.web.settings import Settings

_WAITING = 4  # questions that may wait for each place: more would take the threads that files are sent by


class Busy(CarethreadError):
    """All places are taken."""

    exit_code = 5
    http_status = 503


@dataclass
class Open:
    """A service, the index and the engine's generation that it answers from, and the redactor that goes with it."""

    service: Service
    index_id: str
    generation: int
    redactor: Redactor | None


@dataclass
class Pool:
    """Services by turns. `wait` is how long (seconds) a question waits for a place before `Busy` is raised."""

    settings: Settings
    wait: float = 2.0

    def __post_init__(self) -> None:
        self.lexicon: Lexicon = load(self.settings.lexicon)
        places = self.settings.concurrency
        self._places = threading.Semaphore(places)
        self._queue = threading.Semaphore(places * (1 + _WAITING))
        self._idle: list[Open] = []
        self._lock = threading.Lock()
        self._memory = Memory()

    @contextmanager
    def take(self) -> Iterator[Open]:
        """A service for one request, with the time limit on. Raises Busy, IndexMissing, IndexUnreadable."""
        with self._place():
            held = self._fresh()
            try:
                with held.service.time_limit(self.settings.timeout):
                    yield held
            except (UsageError, NotFound):
                self._give_back(held)  # the question was wrong, not the service
                raise
            except BaseException:
                held.service.close()
                raise
            self._give_back(held)

    @contextmanager
    def _place(self) -> Iterator[None]:
        if not self._queue.acquire(blocking=False):
            raise busy()
        try:
            if not self._places.acquire(timeout=self.wait):
                raise busy()
            try:
                yield
            finally:
                self._places.release()
        finally:
            self._queue.release()

    def _give_back(self, held: Open) -> None:
        # The file is opened again by the next question. Meanwhile no writer finds a reader in its way: what is taken
        # down must leave the file, and a server is always there.
        held.service.home.store.close()
        with self._lock:
            self._idle.append(held)

    def _fresh(self) -> Open:
        """An idle service that sees the newest generation, or a new one: a new generation needs no restart."""
        while (held := self._pop()) is not None:
            try:
                if _generation(held.service) == held.generation and held.service.home.store.index_id == held.index_id:
                    return held
            except CarethreadError:
                pass  # the folder was changed under it: opening it anew says what is wrong, if anything is
            held.service.close()
        return self._open()

    def _pop(self) -> Open | None:
        with self._lock:
            return self._idle.pop() if self._idle else None

    def _open(self) -> Open:
        service = Service.open(self.settings.index, self.lexicon, read_only=True, memory=self._memory)
        try:
            redactor = Redactor.of(service.home.store, _key(service)) if self.settings.redact else None
            return Open(service, service.home.store.index_id, _generation(service), redactor)
        except BaseException:
            service.close()
            raise

    def start(self) -> None:
        """Open a first service: a server without an index should not start. Raises IndexMissing, IndexUnreadable.

        The engine is brought up to the records here, where it is behind; from then on the index is only read.
        """
        with open_index(self.settings.index) as home:
            home.engine()
        with self.take():
            pass

    def close(self) -> None:
        """Give all services back."""
        while (held := self._pop()) is not None:
            held.service.close()


def busy() -> Busy:
    """What is said when all places are taken."""
    return Busy("the server is busy", hint="ask again in a few seconds")


def _generation(service: Service) -> int:
    """The generation that answers come from: the engine's, which may be behind the store's for a moment."""
    return service.home.engine().generation() or 0


def _key(service: Service) -> bytes:
    """A secret of this index, for aliases that are the same in every process."""
    secret = service.home.store.meta("takedown_key") or ""
    return hmac.digest(secret.encode(), b"aliases", "sha256")
