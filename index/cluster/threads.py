"""A thread as the cluster holds it: what each source gives of it, the merged view, and how far it was made known.

One document, changed as a whole: of two writers that change it at once, the second finds that it has moved on, reads it
anew and puts its own change on top (`changing`).
"""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from carethread.index.cluster.requests import Found
from carethread.index.document import Ancestry
from carethread.index.merge import merge
from carethread.index.record import RecordThread
from carethread.index.store import rows
from carethread.index.store.takedown import without
from carethread.index.store.values import View

Above = tuple[tuple[str, ...], bool]  # a concept's ancestors, and whether it is a class


@dataclass(frozen=True, slots=True)
class Held:
    """A thread. seq, primary: where its document stands in its shard's history; -1 where there is none.

    version: rises with each change. pending: what is made from it is not all written. gone: ids of records that it had,
    and that may still be there.
    """

    id: str
    views: tuple[View, ...] = ()
    merged: RecordThread | None = None
    post_id: str = ""
    date: str | None = None
    concepts: Mapping[str, Above] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    version: int = 0
    pending: bool = False
    seq: int = -1
    primary: int = -1

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its records."""
        return frozenset(record.id for record in self.merged.records) if self.merged else frozenset()

    def ancestors(self, concept: str) -> tuple[str, ...]:
        """All concepts above `concept`, as the lexicon had them when the records were made."""
        return self.concepts[concept][0] if concept in self.concepts else ()

    def is_class(self, concept: str) -> bool:
        """Whether `concept` is a class of treatments."""
        return concept in self.concepts and self.concepts[concept][1]


def rank_of(source: str) -> str:
    """The place of a source among others, as one process walks them: by folder, files before folders, parts of a large
    file in order. The same on every machine, whoever comes first."""
    *folders, name = re.sub(r"//part/(\d+)$", lambda part: f"\x02{int(part[1]):09d}", source).split("/")
    return "\x00".join([*(f"\x01{folder}" for folder in folders), f"\x00{name}"])


def placed(
    held: Held,
    changes: Mapping[str, View | None],
    removed: Callable[[str], bool],
    lexicon: Ancestry | None,
) -> Held:
    """The thread with these sources' views in place of what they gave (None: taken out). `held` itself when nothing
    changes. removed: says of a record id that it was taken down."""
    views = {view.source: view for view in held.views} | {key: view for key, view in changes.items() if view}
    kept = [view for key, view in views.items() if changes.get(key, view) is not None]
    ordered = tuple(sorted(kept, key=lambda view: (view.page, view.rank)))
    return held if ordered == held.views else _merged(held, ordered, removed, lexicon)


def erased(held: Held, ids: frozenset[str], removed: Callable[[str], bool]) -> Held:
    """The thread without these records, in every view."""
    if not ids:
        return held
    left = [replace(view, thread=without(view.thread, ids)) for view in held.views]
    return _merged(held, tuple(view for view in left if view.thread.records), removed, None)


def redone(
    held: Held, annotate: Callable[[RecordThread], RecordThread], removed: Callable[[str], bool], lexicon: Ancestry
) -> Held:
    """The thread with each view put through `annotate`."""
    views = tuple(replace(view, thread=annotate(view.thread)) for view in held.views)
    made = _merged(replace(held, concepts={}), views, removed, lexicon)
    same = (made.views, made.concepts) == (held.views, held.concepts)
    return held if same else made


def touched(held: Held) -> Held:
    """The thread as it is, to be made known anew."""
    return _changed(held)


def _merged(held: Held, views: tuple[View, ...], removed: Callable[[str], bool], lexicon: Ancestry | None) -> Held:
    merged = merge([view.thread for view in views], removed) if views else None
    post_id, date = _frame(held, merged)
    concepts = dict(held.concepts)
    if merged is not None and lexicon is not None:
        concepts |= above(merged, lexicon)
    made = replace(held, views=views, merged=merged, post_id=post_id, date=date, concepts=concepts)
    return _changed(replace(made, gone=(held.gone | held.ids) - made.ids))


def _changed(held: Held) -> Held:
    # The clock keeps versions rising also where a document went and came again, and from thread to thread.
    return replace(held, version=max(held.version + 1, time.time_ns() // 1_000_000), pending=True)


def _frame(held: Held, merged: RecordThread | None) -> tuple[str, str | None]:
    """The id and date of the post. Where it was taken down both stay, for the answers' sake."""
    if merged is None:
        return held.post_id, held.date
    first = merged.records[0]
    if first.kind == "post":
        return first.id, first.posted_at
    return held.post_id or first.parent_id or first.id, held.date


def above(thread: RecordThread, lexicon: Ancestry) -> dict[str, Above]:
    """What the lexicon says of the concepts that a thread names, and of all above them."""
    named = {concept for record in thread.records for concept in (*record.treatments, *record.about)}
    every = named.union(*(lexicon.ancestors(concept) for concept in named))
    return {concept: (lexicon.ancestors(concept), lexicon.is_class(concept)) for concept in sorted(every)}


# As documents.


def to_document(held: Held) -> dict[str, Any]:
    """The document of a thread. One that a single source gives is not kept twice."""
    alone = len(held.views) == 1 and held.views[0].thread == held.merged
    views = [
        {"source": view.source, "page": view.page, "rank": view.rank}
        | ({} if alone else {"data": _packed(view.thread)})
        for view in held.views
    ]
    return {
        "id": held.id,
        "pending": held.pending,
        "empty": held.merged is None,
        "version": held.version,
        "post_id": held.post_id,
        "date": held.date,
        "merged": _packed(held.merged) if held.merged else None,
        "views": {"all": views},
        "concepts": {name: [list(above), is_class] for name, (above, is_class) in held.concepts.items()},
        "gone": {"ids": sorted(held.gone)},
    }


def from_document(found: Found) -> Held:
    """The inverse of `to_document`."""
    data = found.source
    merged = _unpacked(data["merged"]) if data["merged"] else None
    views = tuple(
        View(each["source"], each["page"], each["rank"], _unpacked(each["data"]) if "data" in each else _whole(merged))
        for each in data["views"]["all"]
    )
    return Held(
        id=data["id"],
        views=views,
        merged=merged,
        post_id=data["post_id"],
        date=data["date"],
        concepts={name: (tuple(above), is_class) for name, (above, is_class) in data["concepts"].items()},
        gone=frozenset(data["gone"]["ids"]),
        version=data["version"],
        pending=data["pending"],
        seq=found.seq,
        primary=found.primary,
    )


def _whole(merged: RecordThread | None) -> RecordThread:
    assert merged is not None
    return merged


def _packed(thread: RecordThread) -> str:
    return base64.b64encode(rows.pack(thread)).decode("ascii")


def _unpacked(text: str) -> RecordThread:
    return rows.unpack(base64.b64decode(text))
