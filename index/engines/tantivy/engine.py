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

import tantivy

from carethread.index.engine import (
    DEFAULT_TIMEOUT,
    MAX_EXPANSION,
    Counts,
    EngineInfo,
    Hit,
    Page,
    Question,
    ThreadChange,
    check_facets,
)
from carethread.index.engines.tantivy.compile import Compiler
from carethread.index.engines.tantivy.counting import count, found_by, total_of
from carethread.index.engines.tantivy.schema import ORDERS, make_schema, register, to_tantivy
from carethread.index.errors import EngineError, StorageError, TimeLimit
from carethread.index.home.seal import KEY_FILE
from carethread.index.manifest import write_atomically
from carethread.index.plan import Fuzzy, Plan, Prefix, scores

HEAP_BYTES = 256 * 1024 * 1024  # of the writer, over all threads: a segment is flushed when it is used up
THREADS = 2
TIE_WINDOW = 10_000  # hits of equal score that are put in order of thread and ordinal; beyond, tantivy's order stays
_STATE = "generation.json"


class TantivyEngine:
    """An engine over a folder."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open()

    def _open(self) -> None:
        with _failing("open"):
            self._index = tantivy.Index(make_schema(), str(self._folder), reuse=True)
            register(self._index)
            self._searcher = self._index.searcher()
        self._compiler = Compiler(self._index.schema, self._expand)
        self._stamp = self._look()

    def _look(self) -> int:
        """Changes whenever a generation was written, by this process or another."""
        try:
            return (self._folder / _STATE).stat().st_mtime_ns
        except OSError:
            return 0

    def _refresh(self) -> None:
        """See what another process has written meanwhile."""
        stamp = self._look()
        if stamp != self._stamp:
            self._index.reload()
            self._searcher = self._index.searcher()
            self._stamp = stamp

    def generation(self) -> int | None:
        """What was written last; None before the first `apply`."""
        try:
            return int(json.loads((self._folder / _STATE).read_text(encoding="ascii"))["generation"])
        except (OSError, ValueError, KeyError):
            return None

    def apply(self, changes: Iterable[ThreadChange], generation: int) -> None:
        """Make the changes in one commit. The writer is given back whatever happens, so that its lock never leaks."""
        with _failing("write"):
            writer = self._index.writer(HEAP_BYTES, THREADS)
            try:
                for change in changes:
                    writer.delete_documents_by_term("thread", change.thread)
                    for document in change.documents:
                        writer.add_document(to_tantivy(document))
                writer.commit()
            except BaseException:
                writer.rollback()
                raise
            finally:
                writer.wait_merging_threads()
            write_atomically(self._folder / _STATE, json.dumps({"generation": generation}).encode())
            self._refresh()

    @contextmanager
    def _asking(self, timeout: float) -> Iterator[None]:
        """One question on the newest generation. tantivy cannot be stopped on the way, so what took too long is only
        known afterwards; expansions and windows are capped before."""
        started = time.monotonic()
        self._refresh()
        yield
        if time.monotonic() - started > timeout:
            raise TimeLimit(f"the question took longer than {timeout:g} s", hint="ask for fewer or longer words")

    def search(self, question: Question) -> Page:
        """The page of hits that `question` asks for."""
        with _failing("search"), self._asking(question.timeout):
            query = self._compiler.question(question.plan, question.filter)
            if question.limit == 0:
                return Page(total_of(self._searcher, query), ())
            if question.sort == "relevance" and scores(question.plan):
                return self._by_score(query, question.offset, question.limit)
            order = ORDERS["thread" if question.sort == "relevance" else question.sort]
            found = self._searcher.search(
                query, question.limit, offset=question.offset, order_by_field=order, order=tantivy.Order.Asc
            )
            hits = tuple(Hit(self._id(address), 0.0) for _, address in found.hits)
            return Page(found_by(found), hits)

    def _by_score(self, query: tantivy.Query, offset: int, limit: int) -> Page:
        """Best first. tantivy breaks ties by where a document lies, so ties at the page's end are fetched as well."""
        wanted = offset + limit
        size = wanted + 1
        while True:
            found = self._searcher.search(query, size)
            scored = found.hits
            if len(scored) < size or scored[-1][0] < scored[wanted - 1][0] or size >= wanted + TIE_WINDOW:
                break
            size = min(size * 4, wanted + TIE_WINDOW)
        kept = [hit for hit in scored if hit[0] >= scored[min(wanted, len(scored)) - 1][0]]
        placed = sorted((-score, self._place(address)) for score, address in kept)
        hits = tuple(Hit(record_id, -score) for score, (_, _, record_id) in placed[offset:wanted])
        return Page(found_by(found), hits)

    def _place(self, address: tantivy.DocAddress) -> tuple[str, int, str]:
        """Thread, ordinal and id of a hit, for the order of ties."""
        ordinal = self._searcher.fast_field_values("ordinal", [address])[0]
        record_id = self._id(address)
        return record_id.rpartition("-")[0], int(ordinal or 0), record_id

    def _id(self, address: tantivy.DocAddress) -> str:
        return str(self._searcher.doc(address)["id"][0])

    def count(self, plan: Plan, by: Sequence[str], timeout: float = DEFAULT_TIMEOUT, *, threads: bool = True) -> Counts:
        """Count what matches `plan` by facets."""
        check_facets(by)
        with _failing("count"), self._asking(timeout):
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
    """tantivy's errors as ours. A full disk is its own error."""
    try:
        yield
    except OSError as error:
        raise StorageError(f"tantivy cannot {doing}: {error}", hint="make room, or check the folder") from error
    except ValueError as error:
        raise EngineError(f"tantivy cannot {doing}: {error}", hint="run: carethread doctor") from error
