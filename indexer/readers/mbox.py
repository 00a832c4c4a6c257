"""Mailboxes in mbox form (mboxo, mboxrd, Mailman's archives), and a single message (`.eml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from carethread.index.errors import UnreadableSource
from carethread.indexer.limits import MAX_DOCUMENT
from carethread.indexer.raw import RawThread
from carethread.indexer.readers.base import Input, Problem
from carethread.indexer.readers.mail.heap import MailHeap
from carethread.indexer.readers.mail.message import parse_mail

NAME = "mbox"

# "From bob@example.org Mon Jan  5 10:01:02 2004", also as Mailman masks it: "From bob at example.org  Mon …".
_FROM = re.compile(rb"From (?:\S+|\S+ at \S+|.{0,120})\s+(?:[A-Z][a-z]{2},? )?.{0,40}\d{4}.{0,20}\r?\n?$")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_FIELD = re.compile(
    rb"^(Return-Path|Received|Message-ID|From|To|Date|Subject|MIME-Version|Delivered-To|Reply-To|Content-Type|X-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_FIELDS_OF_A_MAIL = 3


def sniff(head: bytes) -> bool:
    """Whether `head` begins a mailbox or a message: a "From " line before headers, or headers with a From."""
    head = head.lstrip(b"\r\n")
    first, _, rest = head.partition(b"\n")
    if first.startswith(b"From "):
        return _FROM.match(first + b"\n") is not None and _is_headers(rest, 2)
    return _is_headers(head, _FIELDS_OF_A_MAIL)


def _is_headers(head: bytes, wanted: int) -> bool:
    block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    found = {name.lower() for name in _FIELD.findall(block)}
    return b"from" in found and len(found) >= wanted and re.match(rb"[!-9;-~]+:", block) is not None


def read(source: Input) -> Iterator[RawThread | Problem]:
    """The threads, in the order of their first message."""
    with MailHeap(NAME) as heap:
        count = 0
        with source.opener() as stream:
            for number, data in enumerate(_messages(stream), 1):
                path = f"{source.path}:{number}"
                try:
                    if data is None:
                        raise UnreadableSource(
                            f"{path}: a message of more than {MAX_DOCUMENT} bytes", reason="too-large"
                        )
                    heap.add(parse_mail(data, path), source.path)
                    count += 1
                except UnreadableSource as error:
                    yield Problem(path, error.reason, error.message)
        if not count:
            raise UnreadableSource(f"{source.path}: no message in it", reason="no-thread")
        yield from heap.threads()


def _messages(stream: BinaryIO) -> Iterator[bytes | None]:
    """The messages, with `>From ` unescaped; None for one that is too large, which is not held."""
    parts: list[bytes] = []
    size = 0
    begun, blank = False, True
    while line := stream.readline(1 << 20):
        if blank and line.startswith(b"From ") and _FROM.match(line):
            if begun:
                yield _whole(parts, size)
            parts, size, begun = [], 0, True
        elif begun or line.strip():
            begun = True
            size += len(line)
            if size <= MAX_DOCUMENT:
                parts.append(line)
        blank = not line.strip()
    if begun:
        yield _whole(parts, size)


def _whole(parts: list[bytes], size: int) -> bytes | None:
    return None if size > MAX_DOCUMENT else _ESCAPED.sub(rb"\1", b"".join(parts))
