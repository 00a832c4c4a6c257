"""The engine: questions to the newest generation, and changes that make the next one."""

from __future__ import annotations

import struct
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from pickle import PickleError
from threading import Lock
from typing import TYPE_CHECKING

from carethread.index.engine import DEFAULT_TIMEOUT, Counts, EngineInfo, Hit, Page, Question, ThreadChange
from carethread.index.engines.whoosh import state
from carethread.index.engines.whoosh.evaluate import Evaluation, describe
from carethread.index.engines.whoosh.order import page
from carethread.index.engines.whoosh.segment import to_text
from carethread.index.engines.whoosh.snapshot import Deadline, Snapshot
from carethread.index.engines.whoosh.state import State
from carethread.index.errors import EngineError
from carethread.index.fields import FACETS
from carethread.index.plan import EVERYTHING, Plan

if TYPE_CHECKING:
    from carethread.index.engines.whoosh.change import Change

WHOOSH_VERSION = "2.7.4"
_OPENING_TRIES = 5
_OPENING_PAUSE = 0.01  # seconds
# Whoosh checks nothing that it reads: a damaged file shows as one of these.
_DAMAGE = (OSError, EOFError, ValueError, TypeError, LookupError, OverflowError, PickleError, struct.error, zlib.error)


class WhooshEngine:
    """Whoosh's files in one folder. One process changes it at a time (the caller holds a lock); any number ask.

    Safe to ask from several threads: questions are answered one after the other.
    """

    name = "whoosh"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._snapshot: Snapshot | None = None
        self._stamp: tuple[int, int] | None = None
        self._lock = Lock()

    def close(self) -> None:
        """Give files back."""
        with self._lock:
            self._drop()

    def _drop(self) -> None:
        if self._snapshot is not None:
            self._snapshot.close()
        self._snapshot = self._stamp = None

    # Generations.

    def generation(self) -> int | None:
        """The store's generation that this engine holds; None when it holds nothing usable."""
        with self._lock:
            current = self._current()
            return None if current is None else current.state.generation

    def _current(self) -> Snapshot | None:
        """The newest generation, opened anew when another process has made one."""
        stamp = self._look()
        if stamp != self._stamp:
            self._drop()
            self._snapshot = self._open() if stamp else None
            self._stamp = stamp
        return self._snapshot

    def _look(self) -> tuple[int, int] | None:
        try:
            found = (self._folder / state.NAME).stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino

    def _open(self) -> Snapshot | None:
        """The newest generation; None when its files are missing or damaged: the engine is then made again."""
        for _ in range(_OPENING_TRIES):
            known = state.read(self._folder)
            if known is None:
                return None
            try:
                return Snapshot(self._folder, known)
            except FileNotFoundError:
                # A writer may have taken old segments away since we looked at the state.
                time.sleep(_OPENING_PAUSE)
            except _DAMAGE:
                return None
        return None

    def _need(self) -> Snapshot:
        found = self._current()
        if found is None:
            raise EngineError(f"there is no engine in {self._folder}", hint="run: carethread doctor")
        return found

    # Changing.

    def apply(self, changes: Iterable[ThreadChange], generation: int) -> None:
        """Make the changes, then be at `generation`. Readers see all of it or nothing.

        Raises StorageError when the disk is full or refuses; the engine is as before.
        """
        with self._changing() as change:
            for each in changes:
                change.replace(each)
            change.commit(generation)

    def purge(self) -> None:
        """Write all segments anew that hold deleted documents: nothing of them is left in any file."""
        with self._changing() as change:
            change.purge()

    @contextmanager
    def _changing(self) -> Iterator[Change]:
        from carethread.index.engines.whoosh.change import Change  # only those who write need it
        from carethread.index.store.schema import storage_errors

        with storage_errors(self._folder.parent):
            change = Change(self._folder)
            try:
                yield change
            finally:
                change.close()

    # Asking.

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """One question at a time; what a damaged file makes of Whoosh becomes an EngineError."""
        with self._lock:
            try:
                yield
            except _DAMAGE as error:
                raise EngineError(
                    f"the engine in {self._folder} is damaged: {error!r}",
                    hint="delete that folder: it is made again from the records",
                ) from error

    def search(self, question: Question) -> Page:
        """The page of hits that `question` asks for. Raises TimeLimit, EngineError."""
        with self._asking():
            snapshot = self._need()
            evaluation = Evaluation(snapshot, Deadline(question.timeout))
            found = evaluation.matches(question.plan)
            if found and question.filter != EVERYTHING:
                found = found & evaluation.matches(question.filter)
            by_score = question.limit and question.sort == "relevance"
            scores = evaluation.scores(question.plan, found) if by_score else {}
            numbers = page(snapshot, found, question.sort, scores, question.offset, question.limit)
            hits = (Hit(to_text(snapshot.string("id", number)), scores.get(number, 0.0)) for number in numbers)
            return Page(len(found), tuple(hits))

    def count(self, plan: Plan, by: Sequence[str], timeout: float = DEFAULT_TIMEOUT, *, threads: bool = True) -> Counts:
        """Count what matches `plan` by facets. Raises EngineError for a field that is no facet, TimeLimit."""
        unknown = [name for name in by if name not in FACETS]
        if unknown or len(by) > 2:
            raise EngineError(f"cannot count by {', '.join(by)}", hint="at most two of: " + ", ".join(sorted(FACETS)))
        from carethread.index.engines.whoosh import facets  # only those who count need it

        with self._asking():
            snapshot = self._need()
            deadline = Deadline(timeout)
            found = Evaluation(snapshot, deadline).matches(plan)
            return facets.count(snapshot, found, by, deadline, threads=threads)

    def terms(self, field: str, prefix: str = "", limit: int = 100) -> list[tuple[str, int]]:
        """Terms of a field that begin with `prefix`, with their number of documents, most frequent first."""
        with self._asking():
            snapshot = self._need()
            deadline = Deadline(DEFAULT_TIMEOUT)
            exact = not snapshot.deleted
            found = [
                (term, snapshot.frequency(field, term) if exact else len(snapshot.ids(field, term, deadline)))
                for term in snapshot.terms(field, prefix)
            ]
        found = [(term, held) for term, held in found if held]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]

    def explain(self, question: Question) -> str:
        """The plan as this engine goes about it."""
        return f"whoosh: {describe(question.plan)}\nfilter: {describe(question.filter)}\nsort: {question.sort}"

    def info(self) -> EngineInfo:
        """How much it holds."""
        with self._lock:
            found = self._current()
            known = found.state if found else State(0, ())
        size = sum(path.stat().st_size for path in self._folder.rglob("*") if path.is_file())
        dead = sum(len(segment.deleted) for segment in known.segments)
        notes = (f"{len(known.segments)} segments, {dead} deleted documents in them",)
        return EngineInfo(sum(segment.live for segment in known.segments), size, WHOOSH_VERSION, notes)
