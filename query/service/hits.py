"""From the engine's hits to what is shown: records with their thread's date, their parent, snippets and matches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from carethread.index import engine
from carethread.index.errors import NotFound
from carethread.index.record import Record, RecordThread
from carethread.query.analyse_words import Leaf
from carethread.query.highlight import find
from carethread.query.results import Brief, Hit, ThreadBrief
from carethread.query.service.reach import Reach
from carethread.query.snippets import brief, snippets


@dataclass(frozen=True, slots=True)
class Frame:
    """What a hit needs of its thread: the post's date and the title."""

    date: str | None
    title: str | None
    url: str | None = None


class HitMaker:
    """Makes hits for one answer; threads that it reads are kept for that answer."""

    def __init__(self, reach: Reach, leaves: Sequence[Leaf]) -> None:
        self._reach = reach
        self._leaves = leaves
        self._frames: dict[str, Frame] = {}
        self._briefs: dict[str, Brief] = {}
        self._threads: dict[str, RecordThread] = {}

    def hits(self, found: Iterable[engine.Hit], first_rank: int = 1, *, snippets: bool = True) -> list[Hit]:
        """The engine's hits as shown, ranked from `first_rank` on."""
        scored = {hit.id: hit.score for hit in found}
        records = self._reach.records(list(scored))
        made = self.of(list(records.values()), snippets=snippets)
        return [self._ranked(hit, scored[hit.record.id], rank) for rank, hit in enumerate(made, first_rank)]

    def _ranked(self, hit: Hit, score: float, rank: int) -> Hit:
        return replace(hit, score=score, rank=rank)

    def of(self, records: Sequence[Record], *, snippets: bool = True, hit: bool = True) -> list[Hit]:
        """Hits for records, without score and rank; with `hit` False as context, where nothing matched."""
        self._learn_frames({record.thread_id for record in records})
        parents = self._reach.records([record.parent_id for record in records if record.parent_id])
        return [self._hit(record, parents.get(record.parent_id or ""), snippets, hit) for record in records]

    def _hit(self, record: Record, parent: Record | None, with_snippets: bool, hit: bool) -> Hit:
        frame = self._frames[record.thread_id]
        found = find(record, parent, self._leaves if hit else ())
        return Hit(
            record,
            snippets=snippets(record.body, found) if with_snippets and hit else (),
            matched=found.matches,
            hit=hit,
            thread_date=frame.date,
            thread_title=frame.title,
            parent=self._brief(parent) if parent is not None else self._removed(record),
        )

    def _removed(self, record: Record) -> Brief | None:
        """What stands above an answer to a record that was taken down."""
        if record.parent_id is None or not self._reach.store.is_removed(record.parent_id):
            return None
        kind = "post" if record.depth == 1 else "comment"
        return Brief(record.parent_id, kind, 0, None, "unknown", f"a removed {kind}", removed=True)

    def _brief(self, record: Record) -> Brief:
        if record.id not in self._briefs:
            self._briefs[record.id] = brief(record)
        return self._briefs[record.id]

    def _learn_frames(self, threads: set[str]) -> None:
        missing = sorted(threads - self._frames.keys())
        posts = self._reach.store.post_of(missing)
        for thread_id in missing:
            self._frames[thread_id] = self._frame(thread_id, posts.get(thread_id))

    def _frame(self, thread_id: str, post: Record | None) -> Frame:
        if post is not None:
            return Frame(post.posted_at, post.title, post.source.url)
        try:
            return Frame(self._reach.store.thread_frame(thread_id)[1], None)  # the post was taken down
        except NotFound:
            return Frame(None, None)

    def thread(self, thread_id: str) -> RecordThread:
        """A whole thread, read once."""
        if thread_id not in self._threads:
            self._threads[thread_id] = self._reach.store.thread(thread_id)
        return self._threads[thread_id]

    def thread_brief(self, thread_id: str) -> ThreadBrief:
        """A thread in short."""
        self._learn_frames({thread_id})
        frame = self._frames[thread_id]
        return ThreadBrief(thread_id, frame.title, frame.date, frame.url, len(self.thread(thread_id).records))

    def with_context(self, hits: Sequence[Hit], around: int) -> list[Hit]:
        """The hits, each between the `around` records before and after it in its thread; no record twice."""
        if around <= 0:
            return list(hits)
        shown = {hit.record.id for hit in hits}
        rows: list[Hit] = []
        for hit in hits:
            before, after = self._neighbours(hit.record, around, shown)
            rows += [*self.of(before, hit=False), hit, *self.of(after, hit=False)]
        return rows

    def _neighbours(self, record: Record, around: int, shown: set[str]) -> tuple[list[Record], list[Record]]:
        records = self.thread(record.thread_id).records
        at = next((at for at, other in enumerate(records) if other.id == record.id), None)
        if at is None:
            return [], []  # gone since the search
        before = [other for other in records[max(0, at - around) : at] if other.id not in shown]
        after = [other for other in records[at + 1 : at + 1 + around] if other.id not in shown]
        shown |= {other.id for other in (*before, *after)}
        return before, after
