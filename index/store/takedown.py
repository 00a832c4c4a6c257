"""The memory of what was taken down: keyed hashes, so that it can be recognised and never read.

HMAC-SHA-256 with a random key that lives in the store alone. The key keeps someone who holds only a copy of the hashes
from trying names; whoever holds the whole store can test a name that he already suspects, and nothing more.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from typing import Any

from carethread.index.normal import normal_form
from carethread.index.record import Record, RecordThread


def new_key() -> str:
    """A fresh key, as hex."""
    import secrets  # once in an index's life

    return secrets.token_hex(32)


class Takedowns:
    """What was taken down from one store."""

    def __init__(self, ask: Callable[[str, tuple[str, ...]], list[Any]], key: str) -> None:
        self._ask = ask
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

    def is_removed(self, record_id: str) -> bool:
        """Whether a record with this id was taken down (by its id)."""
        return self._known(self.record_hash(record_id))

    def _known(self, found: str) -> bool:
        return bool(self._ask("SELECT 1 FROM takedowns WHERE hash = ?", (found,)))

    def _covers(self, record: Record) -> bool:
        if self.is_removed(record.id):
            return True
        if record.author is None:
            return False
        return self._known(self.author_hash(record.author)) or self._known(
            self.author_hash(record.author, record.thread_id)
        )

    def sift(self, thread: RecordThread) -> tuple[RecordThread, tuple[str, ...]]:
        """The thread without what was taken down, and the ids of what was left out.

        The title is the post's words: it goes with the post.
        """
        if self._any is None:
            self._any = bool(self._ask("SELECT 1 FROM takedowns LIMIT 1", ()))
        if not self._any:
            return thread, ()
        gone = tuple(record.id for record in thread.records if self._covers(record))
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
