"""The tantivy engine: schema, compiler and counting behind the engine protocol.

Records stay in the store; the engine keeps ids. The generation stands in a file of its own, written after tantivy's
commit: after a crash between the two the engine says the older generation, and the same changes are made once more.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import tantivy

from carethread.index.analysis import ANALYZER_VERSION
from carethread.index.engine import (
    DEFAULT_TIMEOUT,
    MAX_EXPANSION,
    Counts,
    EngineInfo,
    Page,
    Question,
    ThreadChange,
    check_facets,
)
from carethread.index.engines.tantivy.compile import Compiler
from carethread.index.engines.tantivy.counting import count, total_of
from carethread.index.engines.tantivy.paging import page
from carethread.index.engines.tantivy.schema import LAYOUT, ORDERS, make_schema, register
from carethread.index.engines.tantivy.writing import write
from carethread.index.errors import EngineError, StorageError, TimeLimit
from carethread.index.home.seal import KEY_FILE
from carethread.index.manifest import write_atomically
from carethread.index.plan import Fuzzy, Plan, Prefix, scores

HEAP_BYTES = 256 * 1024 * 1024  # of the writer, over all threads: a segment is flushed when it is used up
THREADS = 2
_STATE = "generation.json"


class TantivyEngine:
    """An engine over a folder."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._state_path = folder / _STATE
        self._open()

    def _open(self) -> None:
        # An index of another layout is left as it lies: at no generation, so that it is made again.
        place = None if self._outdated() else str(self._folder)
        with _failing("open"):
            self._index = tantivy.Index(make_schema(), place, reuse=True)
            register(self._index)
            self._searcher = self._index.searcher()
        self._compiler = Compiler(self._index.schema, self._expand)
        self._stamp = self._look()

    def _outdated(self) -> bool:
        state = self._state()
        return state is not None and (state.get("layout"), state.get("analyzer")) != (LAYOUT, ANALYZER_VERSION)

    def _state(self) -> dict[str, Any] | None:
        """What was written last; None before the first `apply`."""
        try:
            return dict(json.loads(self._state_path.read_text(encoding="ascii")))
        except (OSError, ValueError, TypeError):
            return None

    def _look(self) -> int:
        """Changes whenever a generation was written, by this process or another."""
        try:
            return self._state_path.stat().st_mtime_ns
        except OSError:
            return 0

    def _refresh(self) -> None:
        """See what another process has written meanwhile."""
        stamp = self._look()
        if stamp != self._stamp:
            self._see_all()
            self._stamp = stamp

    def _see_all(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()

    def generation(self) -> int | None:
        """What was written last; None before the first `apply`, and for an index of another layout or analyzer."""
        state = None if self._outdated() else self._state()
        generation = state.get("generation") if state else None
        return generation if isinstance(generation, int) else None

    def apply(self, changes: Iterable[ThreadChange], generation: int) -> None:
        """Make the changes in one commit. The writer is given back whatever happens, so that its lock never leaks."""
        with _failing("write"):
            writer = self._index.writer(HEAP_BYTES, THREADS)
            try:
                self._see_all()
                write(writer, self._searcher, self._index.schema, changes)
                writer.commit()
            except BaseException:
                writer.rollback()
                raise
            finally:
                writer.wait_merging_threads()
            state = {"generation": generation, "layout": LAYOUT, "analyzer": ANALYZER_VERSION}
            write_atomically(self._state_path, json.dumps(state).encode())
            self._refresh()

    @contextmanager
    def _asking(self, doing: str, timeout: float) -> Iterator[None]:
        """One question on the newest generation. tantivy cannot be stopped on the way, so what took too long is only
        known afterwards; expansions and windows are capped before."""
        started = time.monotonic()
        try:
            self._refresh()
            yield
        except (OSError, ValueError) as error:
            raise _failure(doing, error) from error
        if time.monotonic() - started > timeout:
            raise TimeLimit(f"the question took longer than {timeout:g} s", hint="ask for fewer or longer words")

    def search(self, question: Question) -> Page:
        """The page of hits that `question` asks for."""
        with self._asking("search", question.timeout):
            query = self._compiler.question(question.plan, question.filter)
            if question.limit == 0:
                return Page(total_of(self._searcher, query), ())
            scored = question.sort == "relevance" and scores(question.plan)
            order = None if scored else ORDERS["thread" if question.sort == "relevance" else question.sort]
            return page(self._searcher, query, order, question.offset, question.limit)

    def count(self, plan: Plan, by: Sequence[str], timeout: float = DEFAULT_TIMEOUT, *, threads: bool = True) -> Counts:
        """Count what matches `plan` by facets."""
        check_facets(by)
        with self._asking("count", timeout):
            return count(self._searcher, self._index.schema, self._compiler.query(plan), by, threads=threads)

    def terms(self, field: str, prefix: str = "", limit: int = 100) -> list[tuple[str, int]]:
        """Terms of a field with their number of records, most frequent first, then by the alphabet."""
        with _failing("list terms"):
            # Without a filter tantivy counts deleted documents as well.
            live = tantivy.Query.all_query()
            found = self._searcher.terms_with_prefix(field, prefix, filter_query=live, limit=limit)
            return [(term, documents) for term, documents in found if documents]

    def _expand(self, plan: Prefix | Fuzzy) -> list[str]:
        """The terms that a prefix or a fuzzy word stands for: the first `MAX_EXPANSION` by the alphabet."""
        if isinstance(plan, Prefix):
            found = [term for term, _ in self._searcher.terms_with_prefix(plan.field, plan.prefix)]
        else:
            found = list(self._near_spellings(plan))
        return sorted(found)[:MAX_EXPANSION]

    def _near_spellings(self, plan: Fuzzy) -> Iterator[str]:
        # Not tantivy's own fuzzy query: it has no fixed first letter.
        from rapidfuzz.distance import OSA

        for term, _ in self._searcher.terms_with_prefix(plan.field, plan.term[:1]):
            if OSA.distance(term, plan.term, score_cutoff=plan.distance) <= plan.distance:
                yield term

    def explain(self, question: Question) -> str:
        """The query in tantivy's own words."""
        return str(self._compiler.question(question.plan, question.filter))

    def info(self) -> EngineInfo:
        """Documents, bytes, version."""
        size = sum(file.stat().st_size for file in self._folder.rglob("*") if file.is_file())
        segments = self._searcher.num_segments
        return EngineInfo(self._searcher.num_docs, size, version("tantivy"), (f"{segments} segments",))

    def purge(self) -> None:
        """Throw everything away: tantivy cannot be made to merge its segments, so whoever calls this makes the engine
        again from the store (the generation is None afterwards)."""
        with _failing("purge"):
            for file in self._folder.iterdir():
                if file.name != KEY_FILE:
                    file.unlink()
            self._open()

    def close(self) -> None:
        """Nothing is held that Python does not give back itself."""


@contextmanager
def _failing(doing: str) -> Iterator[None]:
    """tantivy's errors as ours."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise _failure(doing, error) from error


def _failure(doing: str, error: OSError | ValueError) -> EngineError | StorageError:
    """A full disk is its own error."""
    if isinstance(error, OSError):
        return StorageError(f"tantivy cannot {doing}: {error}", hint="make room, or check the folder")
    return EngineError(f"tantivy cannot {doing}: {error}", hint="run: carethread doctor")
