"""The memory of what was taken down: keyed hashes, so that it can be recognised and never read.

HMAC-SHA-256 with a random key that lives in the store alone. The key keeps someone who holds only a copy of the hashes
from trying names; whoever holds the whole store can test a name that he already suspects, and nothing more.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Sequence

from carethread.index.normal import normal_form
from carethread.index.record import Record, RecordThread


def new_key() -> str:
    """A fresh key, as hex."""
    import secrets  # once in an index's life

    return secrets.token_hex(32)


class Takedowns:
    """What was taken down from one store.

    known: which of these hashes the store remembers. any_: whether it remembers one at all; asked once, until
    `forget_answers`.
    """

    def __init__(self, known: Callable[[Sequence[str]], set[str]], any_: Callable[[], bool], key: str) -> None:
        self._known, self._ask_any = known, any_
        self._key = bytes.fromhex(key)
        self._any: bool | None = None

    def record_hash(self, record_id: str) -> str:
        """The hash under which a record is remembered."""
        return self._hash("record", record_id)

    def author_hash(self, name: str, thread_id: str = "") -> str:
        """The hash under which an author is remembered, in one thread or (empty) everywhere."""
        return self._hash("author", thread_id, normal_form(name) or name.casefold())

    def _hash(self, *parts: str) -> str:
        text = "\0".join(parts).encode("utf-8", "surrogatepass")
        return hmac.new(self._key, text, "sha256").hexdigest()

    def forget_answers(self) -> None:
        """Look anew: hashes were added."""
        self._any = None

    def has_any(self) -> bool:
        """Whether anything was taken down, as of the first time that this was asked."""
        if self._any is None:
            self._any = self._ask_any()
        return self._any

    def is_removed(self, record_id: str) -> bool:
        """Whether a record with this id was taken down (by its id)."""
        return bool(self._known([self.record_hash(record_id)]))

    def _hashes(self, record: Record) -> list[str]:
        """What covers a record: itself, its author everywhere, its author in this thread."""
        hashes = [self.record_hash(record.id)]
        if record.author is not None:
            hashes += [self.author_hash(record.author), self.author_hash(record.author, record.thread_id)]
        return hashes

    def sift(self, thread: RecordThread) -> tuple[RecordThread, tuple[str, ...]]:
        """The thread without what was taken down, and the ids of what was left out.

        The title is the post's words: it goes with the post.
        """
        if not self.has_any():
            return thread, ()
        covering = {record.id: self._hashes(record) for record in thread.records}
        known = self._known([each for hashes in covering.values() for each in hashes])
        gone = tuple(record_id for record_id, hashes in covering.items() if not known.isdisjoint(hashes))
        return without(thread, frozenset(gone)), gone


def without(thread: RecordThread, gone: frozenset[str]) -> RecordThread:
    """The thread without these records; without the title too, if the post is among them."""
    if not gone:
        return thread
    lost_post = any(record.id in gone and record.kind == "post" for record in thread.records)
    kept = (record for record in thread.records if record.id not in gone)
    if lost_post:
        kept = (record.with_changes(title=None) for record in kept)
    reasons = {key: value for key, value in thread.reasons.items() if key not in gone}
    return RecordThread(thread.id, tuple(kept), thread.venue, reasons)
