"""The write side: a new generation from changed threads."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from whoosh.filedb.filestore import FileStorage

from carethread.index.engine import ThreadChange
from carethread.index.engines.whoosh import state, stock
from carethread.index.engines.whoosh.build import SegmentBuilder
from carethread.index.engines.whoosh.merge import choose, merge
from carethread.index.engines.whoosh.segment import INDEX_NAME, Segment, to_bytes
from carethread.index.engines.whoosh.state import SegmentState, State


class Change:
    """Collects changes; `commit` makes them visible, all at once. Until then nothing that a reader sees is touched.

    A thread may come several times: the last one counts.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._storage = FileStorage(str(folder))
        self._before = state.read(folder) or State(0, ())
        self._segments = list(self._before.segments)
        self._open: dict[str, Segment] = {}
        self._builder = SegmentBuilder(self._storage)
        self._dead: dict[str, set[int]] = {}  # by segment: what this change deletes there
        self._here: dict[str, range] = {}
        self._dead_here: set[int] = set()
        self._clean(self._before)

    def close(self) -> None:
        """Give files back."""
        for segment in self._open.values():
            segment.close()
        self._open.clear()

    def replace(self, change: ThreadChange) -> None:
        """Take a thread's documents out and put these in."""
        self._delete(change.thread)
        start = self._builder.documents
        for document in change.documents:
            self._builder.add(document)
        self._here[change.thread] = range(start, self._builder.documents)
        if self._builder.full:
            self._flush()

    def _delete(self, thread: str) -> None:
        self._dead_here.update(self._here.pop(thread, ()))
        key = to_bytes(thread)
        for part in self._segments:
            for block in self._reader(part).blocks("thread", key):
                self._dead.setdefault(part.name, set()).update(block.ids)

    def _reader(self, part: SegmentState) -> Segment:
        """The segment's files, opened once."""
        if part.name not in self._open:
            self._open[part.name] = Segment(self._storage, part)
        return self._open[part.name]

    def _flush(self) -> None:
        if self._builder.documents > len(self._dead_here):
            self._segments.append(replace(self._builder.write(), deleted=frozenset(self._dead_here)))
        self._builder = SegmentBuilder(self._storage)
        self._here.clear()
        self._dead_here = set()

    def commit(self, generation: int) -> None:
        """Write what was collected, merge what has grown small or worn, and make it the new generation."""
        self._flush()
        parts = (replace(part, deleted=part.deleted.union(self._dead.get(part.name, ()))) for part in self._segments)
        self._segments = [part for part in parts if part.live]
        while chosen := choose(self._segments):
            self._merge(chosen)
        self._publish(generation)

    def purge(self) -> None:
        """Write every segment with deleted documents anew."""
        worn = [part for part in self._segments if part.deleted]
        if worn:
            self._merge(worn)
            self._publish(self._before.generation)

    def _merge(self, chosen: list[SegmentState]) -> None:
        names = {part.name for part in chosen}
        readers = [Segment(self._storage, part) for part in chosen]
        try:
            merged = merge(self._storage, readers)
        finally:
            for reader in readers:
                reader.close()
        self._segments = [part for part in self._segments if part.name not in names]
        if merged.documents:
            self._segments.append(merged)

    def _publish(self, generation: int) -> None:
        known = {part.name for part in self._before.segments}
        fresh = {part.name for part in self._segments} - known
        toc = stock.write_toc(self._storage, self._segments)
        self._sync(fresh, toc)
        after = State(generation, tuple(self._segments), toc)
        state.write(self._folder, after)
        if os.name == "posix":
            _fsync(self._folder)  # the new state is there for good before the old files go
        self.close()
        self._clean(after)

    def _sync(self, names: set[str], toc: str) -> None:
        """Whoosh itself never syncs: after a power cut the state could name files that are empty."""
        for path in self._folder.iterdir():
            if path.name == toc or _segment_name(path) in names:
                _fsync(path)

    def _clean(self, after: State) -> None:
        """Take away the files of segments that are no more, and what a crash left behind."""
        names = {part.name for part in after.segments}
        for path in self._folder.iterdir():
            name = _segment_name(path)
            stale = stock.is_toc(path) and path.name != after.toc
            if stale or (name is not None and name not in names):
                with suppress(PermissionError):  # Windows, and a reader has it open: the next change takes it away
                    path.unlink(missing_ok=True)


def _segment_name(path: Path) -> str | None:
    """The segment that a file belongs to: `MAIN_NAME.trm`."""
    prefix = INDEX_NAME + "_"
    return path.name[len(prefix) :].split(".", 1)[0] if path.name.startswith(prefix) else None


def _fsync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
