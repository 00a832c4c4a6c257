"""Into an index: what is new is added, what changed replaced, what is gone dropped.

Each source is one step: all of it or nothing. A large one (an archive of many thousand documents) is taken in parts,
each a step and a source of its own in the store. Steps are committed every few seconds, and on Ctrl-C, so that a run
that was stopped goes on where it was.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from carethread.index import lexicon as lexicons
from carethread.index.home.protocol import IndexHome
from carethread.index.record import RecordThread
from carethread.index.store.protocol import IndexWriter
from carethread.index.store.values import SourceDelta
from carethread.indexer.pipeline import fingerprint
from carethread.indexer.pipeline.items import Begin, Item, Unchanged
from carethread.indexer.pipeline.pool import run
from carethread.indexer.pipeline.reading import Position, items
from carethread.indexer.pipeline.report import Report
from carethread.indexer.pipeline.share import ALL, Share
from carethread.indexer.pipeline.taking import SourceReading
from carethread.indexer.pipeline.work import Settings, Worker
from carethread.indexer.readers.base import Problem
from carethread.indexer.readers.detect import os_problem
from carethread.indexer.sources import SourceRef, expand, folders, key_of
from carethread.indexer.threads import refresh

COMMIT_SECONDS = 5.0
_UNSURE = frozenset({"permission", "io"})  # of a folder: what lies below it may still be there
_PART = "//part/"
# In the meta of a source: the digest of the content in the middle of which a run was stopped, how many of its parts are
# in, and how many parts the store has of it, older ones with them.
_STOPPED, _PARTS, _HELD = "stopped", "parts", "held"


class Progress(Protocol):
    """Is told how a run goes on."""

    def begin(self, sources: int, size: int) -> None:
        """So many sources of so many bytes in all are ahead."""

    def step(self, source: SourceRef, report: Report) -> None:
        """A source is done; `report` holds the counts so far."""

    def tick(self, report: Report) -> None:
        """A thread of a source is done."""

    def end(self) -> None:
        """Nothing more follows."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to index.

    dry_run: read and count, write nothing. again: read also what is unchanged. jobs: processes at most; None is one a
    core, which needs the caller's script to have a `__main__` guard. share: of the sources; what is not in it is left
    to others, and so is whether it is gone. Standard input is no file that others see, and is always read.
    """

    settings: Settings = field(default_factory=Settings)
    dry_run: bool = False
    again: bool = False
    jobs: int | None = 1
    share: Share = ALL


def index(
    sources: Sequence[str], home: IndexHome, options: Options | None = None, progress: Progress | None = None
) -> Report:
    """Read the sources into the index.

    Raises IndexBusy, StorageError, UsageError. On KeyboardInterrupt what is complete is kept.
    """
    options = options or Options()
    lexicon = lexicons.load(options.settings.lexicon)
    worker = Worker(options.settings, lexicon)
    started = time.monotonic()
    with home.writer(lexicon, lexicon.hash, dry_run=options.dry_run) as writer:
        run_ = _Run(writer, options, fingerprint.salt(options.settings), progress)
        try:
            run_.all(sources, worker)
        except KeyboardInterrupt:
            run_.finish()
            raise
        run_.finish()
    run_.report.seconds = time.monotonic() - started
    return run_.report


def reannotate(home: IndexHome, settings: Settings) -> int:
    """Find the treatments of all stored records anew, without their sources. Returns how many threads changed."""
    lexicon = lexicons.load(settings.lexicon)
    with home.writer(lexicon, lexicon.hash) as writer:
        return writer.reannotate(lambda thread: refresh(thread, lexicon), lexicon.hash)


class _Run:
    """One run over its sources."""

    def __init__(self, writer: IndexWriter, options: Options, salt: str, progress: Progress | None) -> None:
        self.report = Report(dry_run=options.dry_run)
        self._writer, self._options, self._salt, self._progress = writer, options, salt, progress
        self._known = {state.key: state for state in writer.sources()}
        self._committed = time.monotonic()
        self._from_stdin: Counter[str] = Counter()
        self._position = Position()

    def all(self, arguments: Sequence[str], worker: Worker) -> None:
        """Read the sources, write what they hold, drop what is gone."""
        every = list(expand(arguments))
        found = [each for each in every if self._is_ours(each)]
        sources = [source for source in found if isinstance(source, SourceRef)]
        if self._progress:
            self._progress.begin(len(sources), sum(source.size or 0 for source in sources))
        stream = run(items(found, self._opening, self._position), worker, self._options.settings, self._options.jobs)
        try:
            for item in stream:
                self._item(item, stream)
        finally:
            stream.close()
            if self._progress:
                self._progress.end()
        self._drop_vanished(arguments, every)

    def _is_ours(self, found: SourceRef | Problem) -> bool:
        if isinstance(found, Problem):
            return self._options.share.holds(key_of(found.path))
        return found.kind == "stdin" or self._options.share.holds(found.key)

    def finish(self) -> None:
        """Keep what is complete."""
        self._writer.commit()

    def _opening(self, source: SourceRef) -> Item:
        """Whether a source must be read."""
        if source.kind == "stdin":
            return Begin(source)
        state = None if self._options.again else self._known.get(source.key)
        try:
            stamp = fingerprint.stamp(source, self._salt)
            if state and state.digest and fingerprint.is_same(stamp, state.meta):
                return _unchanged(source, state.meta)
            digest = fingerprint.digest(source, self._salt)
        except OSError as error:
            return os_problem(source.shown, error)
        if state and state.digest == digest:
            return _unchanged(source, state.meta)
        stopped = state is not None and state.meta.get(_STOPPED) == digest
        return Begin(source, digest, stamp, state.meta[_PARTS] if state and stopped else 0)

    def _item(self, item: Item, stream: Iterator[Item]) -> None:
        """An item outside of a source, or the beginning of one."""
        if isinstance(item, Begin):
            self._source(item, stream)
            self._done(item.source)
        elif isinstance(item, Unchanged):
            self.report.unchanged += 1
            for problem in item.problems:
                self.report.add_problem(problem)
            self._done(item.source)
        elif isinstance(item, Problem):
            self.report.failed += 1
            self.report.add_problem(item)

    def _done(self, source: SourceRef) -> None:
        if self._progress:
            self.report.position = 0
            self._progress.step(source, self.report)
        self._commit_in_time()

    def _commit_in_time(self) -> None:
        if time.monotonic() - self._committed > COMMIT_SECONDS:
            self._writer.commit()
            self._committed = time.monotonic()

    def _tick(self) -> None:
        """A thread was taken."""
        if self._progress:
            self.report.position = self._position.at
            self._progress.tick(self.report)

    def _source(self, begin: Begin, stream: Iterator[Item]) -> None:
        """One source, up to its end."""
        reading = SourceReading(stream, self.report, self._tick)
        if begin.source.kind == "stdin":
            self._standard_input(reading)
        elif reading.has_threads() or not reading.ended or reading.is_plainly_empty():
            self._replace(begin, reading)
        if reading.has_threads() or not reading.problems:
            self.report.read += 1
        else:
            self.report.failed += 1

    def _replace(self, begin: Begin, reading: SourceReading) -> None:
        """What a source holds, in place of what it held, part by part."""
        key, part = begin.source.key, begin.part
        known = self._known[key].meta if key in self._known else {}
        held = known.get(_HELD, 1)
        if part:
            reading.problems.extend(known.get("problems", ()))
        while True:
            pages: dict[str, int] = {}
            threads = reading.threads(pages)
            # Without its digest: an interrupt right after this must not leave it as read to the end.
            self.report.delta += self._writer.replace_source(_part_key(key, part), "", threads, pages=pages)
            meta = {**begin.meta, "problems": reading.problems}
            if reading.ended:
                break
            part += 1
            stopped = {_STOPPED: begin.digest, _PARTS: part, _HELD: max(held, part)}
            self._writer.remember(key, "", {**meta, **stopped})
            self._commit_in_time()
            reading.go_on()
        self._drop_parts(key, part + 1, held)
        self._writer.remember(key, begin.digest, {**meta, _HELD: part + 1})

    def _drop_parts(self, key: str, first: int, held: int) -> None:
        """Drop the parts of a source from `first` on, of the `held` that the store has."""
        for part in range(first, held):
            self.report.delta += self._writer.drop_source(_part_key(key, part))

    def _standard_input(self, reading: SourceReading) -> None:
        """What comes in a stream has no name to come back under: each thread of it is a source of its own, replaced
        when it comes again, never dropped because it did not."""
        for thread in reading.all_threads():
            self._from_stdin[thread.id] += 1
            key = f"-/{thread.id}/{self._from_stdin[thread.id]}"
            digest = _thread_digest(thread)
            if self._writer.source_digest(key) == digest:
                self.report.delta += SourceDelta(unchanged=len(thread.records))
            else:
                self.report.delta += self._writer.replace_source(key, digest, [thread])

    def _drop_vanished(self, arguments: Sequence[str], found: Sequence[SourceRef | Problem]) -> None:
        """Drop the sources below a named folder that are not there any more. What is below a folder that could not be
        read may still be there."""
        present = {source.key for source in found if isinstance(source, SourceRef)}
        troubled = [key_of(item.path) for item in found if isinstance(item, Problem) and item.reason in _UNSURE]
        for folder in folders(arguments):
            for state in self._writer.sources(f"{folder.rstrip('/')}/"):
                unsure = any(state.key == path or state.key.startswith(f"{path}/") for path in troubled)
                ours = self._options.share.holds(state.key) and _PART not in state.key
                if ours and state.key not in present and not unsure:
                    self._drop_parts(state.key, 1, state.meta.get(_HELD, 1))
                    self.report.delta += self._writer.drop_source(state.key)
                    self.report.vanished += 1


def _part_key(key: str, part: int) -> str:
    """The key of a part of a source; the first one is the source itself. No path has two slashes in a row."""
    return f"{key}{_PART}{part}" if part else key


def _unchanged(source: SourceRef, meta: Mapping[str, Any]) -> Unchanged:
    return Unchanged(source, tuple(Problem(*problem) for problem in meta.get("problems", ())))


def _thread_digest(thread: RecordThread) -> str:
    text = json.dumps([record.to_json() for record in thread.records], sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
