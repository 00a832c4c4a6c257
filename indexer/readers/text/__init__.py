"""Plain-text copies of discussions.

`decode` makes text of bytes, `lines` lines and an outline of list items, `formulas` leaves only the date of stock words
about dates, `cards` (with `cardlines`) blanks what forums print beside posts. Then four ways to find the comments are
tried, and the one with most signs of comments is kept: `listed` (nested list items, which know what answers what),
`flat` (bylines above or below the words, along one of `ways`), `answers` (question pages) and, where nothing stands
between comments, `paragraphs`. What all comments have in common is nobody's words: `names` and `refrains` take it off;
`quotes` takes quoted parents off, and `order` finds answers by their dates. `head` finds the post above them. Bodies
are exact slices of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carethread.index.errors import UnreadableSource
from carethread.indexer.raw import RawThread
from carethread.indexer.readers.base import Input, Problem
from carethread.indexer.readers.text.decode import decode, decodes
from carethread.indexer.readers.text.reader import thread_of

NAME = "text"

_OTHER = re.compile(rb"\s*(?:<[!?a-zA-Z]|[{\[]\s*[\"{\[\]}])|From \S+ .*\d{4}\r?\n|(?:[A-Za-z][A-Za-z-]*: .*\r?\n){3}")


def sniff(head: bytes) -> bool:
    """Whether `head` is text, and neither markup nor JSON nor mail."""
    return decodes(head) and not _OTHER.match(head.removeprefix(b"\xef\xbb\xbf"))


def read(source: Input) -> Iterator[RawThread | Problem]:
    """The thread of a text. Raises UnreadableSource: `empty`, `binary`, `encoding`, `too-large`, `no-thread`."""
    thread = thread_of(decode(source.data(), source.path), source)
    if thread is None:
        raise UnreadableSource(
            f"{source.path}: no comments found in this text",
            reason="no-thread",
            hint="carethread reads discussions: a post with comments under it",
        )
    yield thread


def read_text(text: str, source: Input) -> RawThread | None:
    """The thread of a decoded text, as a corpus holds it; None when there is none."""
    return thread_of(text, source)
