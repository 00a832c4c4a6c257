"""One thread from several sources: comment pages, or the same page saved twice.

Each source's own view (a contribution) is kept; the merged view is made from all of them, in the order of their page
numbers, then of their arrival:

- Union by record id. The first contribution that has the record, with words in it, wins: a page that lost its post
  (empty body) takes the post of another.
- Reading order: a record new to the merged view stands behind the one it follows in its own contribution; where the
  two have nothing but the post in common (comment pages), the later ones follow at the end.
- Depths are counted anew from the parents; a parent that no contribution has is the post.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from carethread.index.record import Record, RecordThread


def merge(contributions: Sequence[RecordThread], removed: Callable[[str], bool] = lambda _: False) -> RecordThread:
    """The merged view of one thread; a single contribution is returned as it is.

    Args:
        contributions: views of the same thread, best first; at least one.
        removed: says of a record id that it was taken down: its answers keep pointing to it.
    """
    if len(contributions) == 1:
        return contributions[0]
    best = _best(contributions)
    records = _renumber([best[record_id][0] for record_id in _order(contributions)], removed)
    reasons = {
        record_id: why
        for record_id, (_, winner) in best.items()
        if (why := contributions[winner].reasons.get(record_id))
    }
    venue = next((thread.venue for thread in contributions if thread.venue != "unknown"), "unknown")
    return RecordThread(contributions[0].id, tuple(records), venue, reasons)


def _best(contributions: Sequence[RecordThread]) -> dict[str, tuple[Record, int]]:
    """Each record as the best contribution has it, and which that is."""
    best: dict[str, tuple[Record, int]] = {}
    for which, thread in enumerate(contributions):
        for record in thread.records:
            known = best.get(record.id)
            if known is None or (not known[0].body.strip() and record.body.strip()):
                best[record.id] = record, which
    return best


def _order(contributions: Sequence[RecordThread]) -> list[str]:
    merged: list[str] = []
    for thread in contributions:
        merged = _weave(merged, thread.records)
    return merged


def _weave(merged: list[str], records: Sequence[Record]) -> list[str]:
    known = set(merged)
    if not any(record.id in known for record in records if record.kind != "post"):
        fresh = [record.id for record in records if record.id not in known]
        posts = [record.id for record in records if record.id in fresh and record.kind == "post"]
        return posts + merged + [record_id for record_id in fresh if record_id not in posts]
    behind: dict[str | None, list[str]] = {}
    anchor: str | None = None
    for record in records:
        if record.id in known:
            anchor = record.id
        else:
            behind.setdefault(anchor, []).append(record.id)
    woven = behind.get(None, [])
    for record_id in merged:
        woven.append(record_id)
        woven.extend(behind.get(record_id, ()))
    return woven


def _renumber(records: Sequence[Record], removed: Callable[[str], bool]) -> list[Record]:
    ids = {record.id for record in records}
    post_id = next((record.id for record in records if record.kind == "post"), None)
    depths: dict[str, int] = {}
    numbered = []
    for ordinal, record in enumerate(_parents_first(records)):
        parent = record.parent_id
        if parent is not None and parent not in ids and not removed(parent):
            parent = post_id
        depth = record.depth if parent is None or parent not in depths else depths[parent] + 1
        depths[record.id] = depth
        numbered.append(record.with_changes(ordinal=ordinal, parent_id=parent, depth=depth))
    return numbered


def _parents_first(records: Sequence[Record]) -> list[Record]:
    """The same order, but no answer stands before what it answers."""
    ids = {record.id for record in records}
    waiting: dict[str, list[Record]] = {}
    placed: dict[str, Record] = {}
    for record in records:
        parent = record.parent_id
        if parent in ids and parent not in placed and parent != record.id:
            waiting.setdefault(str(parent), []).append(record)
            continue
        stack = [record]
        while stack:
            current = stack.pop()
            placed[current.id] = current
            stack.extend(reversed(waiting.pop(current.id, [])))
    for record in records:
        placed.setdefault(record.id, record)
    return list(placed.values())
