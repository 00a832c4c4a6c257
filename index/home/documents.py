"""From stored threads to the documents of an engine."""

from __future__ import annotations

from collections.abc import Iterator

from carethread.index.document import Ancestry, Document, documents
from carethread.index.engine import ThreadChange
from carethread.index.record import Record, RecordThread
from carethread.index.store.reader import Store


def changes(store: Store, since: int | None) -> Iterator[ThreadChange]:
    """What changed after generation `since`, one thread at a time; all threads when it is None."""
    ancestry = store.ancestry()
    if since is not None:
        yield from map(ThreadChange, store.dropped_threads(since))
    for thread_id in store.changed_threads(-1 if since is None else since):
        yield ThreadChange(thread_id, thread_documents(store, thread_id, ancestry))


def thread_documents(store: Store, thread_id: str, ancestry: Ancestry) -> list[Document]:
    """The documents of a stored thread, also of one whose post was taken down."""
    thread = store.thread(thread_id)
    frame = (thread.post.id, None) if thread.post.kind == "post" else store.thread_frame(thread_id)
    return documents_of(thread, frame, ancestry)


def documents_of(thread: RecordThread, frame: tuple[str, str | None], ancestry: Ancestry) -> list[Document]:
    """The documents of a thread; `frame` is its post's id and date, where the post was taken down."""
    if thread.post.kind == "post":
        return documents(thread.records, ancestry)
    return documents([_stand_in(thread, *frame), *thread.records], ancestry)[1:]


def _stand_in(thread: RecordThread, post_id: str, date: str | None) -> Record:
    """An empty post for a thread that lost its own: the answers to it still answer a post, of that date."""
    return Record(
        id=post_id,
        thread_id=thread.id,
        parent_id=None,
        kind="post",
        ordinal=0,
        depth=0,
        title=None,
        author=None,
        author_role="unknown",
        role_evidence="none",
        role_confidence="low",
        posted_at=date,
        date_precision="none",
        body="",
    )
