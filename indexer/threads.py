"""From what a reader read to the thread that is stored: ids, order, depth, roles, treatments.

Order. Records stand in reading order: a comment, then the answers to it, then the next comment; siblings as the source
has them.

What is left out. Pingbacks and trackbacks, unless asked for; the same comment met twice in one thread; deleted
comments that nobody answered. A deleted comment with answers stays as a record with an empty body, so that its answers
keep their parent and depth. Answers to what is left out go to the nearest comment above that stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from carethread.index.record import DatePrecision, Mention, Record, RecordThread, Source
from carethread.indexer.enrich.roles import Profile, Verdict, assign
from carethread.indexer.ids import record_ids, thread_id
from carethread.indexer.limits import MAX_ENTRIES
from carethread.indexer.raw import Entry, RawThread
from carethread.indexer.stamps import is_date
from carethread.indexer.tree import arrange, depths


class Finder(Protocol):
    """What is needed of the lexicon."""

    def find(self, text: str) -> Sequence[Mention]:
        """The treatment mentions in `text`, in order."""


def build(
    raw: RawThread,
    path: str | None,
    lexicon: Finder,
    profile: Profile | None = None,
    *,
    pingbacks: bool = False,
) -> RecordThread:
    """The thread as it is stored.

    path: as shown in `source.path`. profile: the user's own names and accounts of editors and clinicians.
    pingbacks: keep pingbacks and trackbacks as comments. Entries beyond `MAX_ENTRIES` are left out.
    """
    tidy = replace(raw, entries=arrange(raw.entries[:MAX_ENTRIES], pingbacks=pingbacks))
    ids = record_ids(thread_id(tidy), tidy.entries)
    mentions = [tuple(lexicon.find(entry.body)) for entry in tidy.entries]
    assigned = assign(tidy, profile, mentions)
    made = [
        _record(tidy, position, ids, depth, given, mentions, path)
        for position, (depth, given) in enumerate(zip(depths(tidy.entries), assigned, strict=True))
    ]
    reasons = {ids[position]: given.reasons for position, given in enumerate(assigned) if given.reasons}
    return RecordThread(made[0].thread_id, tuple(made), tidy.venue, reasons)


def _record(
    raw: RawThread,
    position: int,
    ids: Sequence[str],
    depth: int,
    given: Verdict,
    mentions: Sequence[tuple[Mention, ...]],
    path: str | None,
) -> Record:
    entry = raw.entries[position]
    posted_at, precision = _own_date(entry, raw.entries[0])
    treatments = concepts(mentions[position])
    start, end = entry.span or (None, None)
    return Record(
        id=ids[position],
        thread_id=ids[0].rpartition("-")[0],
        parent_id=None if entry.parent is None else ids[entry.parent],
        kind="comment" if position else "post",
        ordinal=position,
        depth=depth,
        title=(raw.title or "").strip() or None,
        author=(entry.author or "").strip() or None,
        author_role=given.role,
        role_evidence=given.evidence,
        role_confidence=given.confidence,
        posted_at=posted_at,
        date_precision=precision,
        body=entry.body,
        treatments=treatments,
        mentions=mentions[position],
        # A post's treatments are not handed down: they would mark every comment.
        about=about(treatments, concepts(mentions[entry.parent]) if entry.parent else ()),
        source=Source(path, entry.url or raw.url, raw.format, start, end),
    )


def concepts(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The concepts of `mentions` in order of first mention, without doubles."""
    return tuple(dict.fromkeys(mention.concept for mention in mentions))


def about(own: Sequence[str], answered: Sequence[str]) -> tuple[str, ...]:
    """What a record may speak of: its own treatments, then those of the comment that it answers."""
    return tuple(dict.fromkeys((*own, *answered)))


def _own_date(entry: Entry, post: Entry) -> tuple[str | None, DatePrecision]:
    """The record's own date and its precision: `thread` where only the post has one. A date that no calendar has is
    none."""
    if is_date(entry.date.iso):
        return entry.date.iso, entry.date.precision
    return None, "thread" if is_date(post.date.iso) else "none"


def refresh(thread: RecordThread, lexicon: Finder) -> RecordThread:
    """The same thread with its treatments found anew."""
    found = {record.id: tuple(lexicon.find(record.body)) for record in thread.records}
    comments = {record.id for record in thread.records if record.kind == "comment"}
    records = []
    for record in thread.records:
        own = concepts(found[record.id])
        handed_down = concepts(found[record.parent_id]) if record.parent_id in comments else ()
        records.append(record.with_changes(treatments=own, mentions=found[record.id], about=about(own, handed_down)))
    return replace(thread, records=tuple(records))
