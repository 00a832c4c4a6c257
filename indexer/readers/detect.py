"""Which reader reads an input, told by its content, and what containers hold, opened step by step.

`leaves` gives the documents and exports of an input one after the other, each with its reader; containers (gzip, zip,
WARC, corpora, …) are opened up to `MAX_DEPTH` deep. Nothing is held but the document at hand.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, cast, runtime_checkable

from carethread.index.errors import UnreadableSource
from carethread.index.record import RecordThread
from carethread.indexer.limits import MAX_DEPTH
from carethread.indexer.raw import RawThread
from carethread.indexer.readers.base import Input, Problem

# The order in which they are asked: certain signs first, plain text takes what is left.
READERS: tuple[str, ...] = (
    "compressed",
    "archive",
    "warc",
    "wxr",
    "disqus",
    "own",
    "discourse",
    "reddit",
    "hackernews",
    "corpus",
    "mbox",
    "html",
    "text",
)
# Readers of single pages: small, many, and worth a process of their own. The others stream.
PAGES = frozenset({"html", "text"})
# What a document may be without anything being wrong with it: most pages of a crawl hold no discussion.
ORDINARY = frozenset({"no-thread", "empty", "binary"})


@runtime_checkable
class ThreadReader(Protocol):
    """A reader of a format that holds threads. `own` gives finished threads, the others raw ones."""

    NAME: str

    def sniff(self, head: bytes) -> bool:
        """Whether an input that begins with `head` is of this format."""

    def read(self, source: Input) -> Iterator[RawThread | RecordThread | Problem]:
        """The threads of `source`, one after the other."""


@runtime_checkable
class Container(Protocol):
    """A reader of a format that holds other inputs.

    BULK: a crawl or corpus, where a document without a discussion is nothing wrong.
    """

    NAME: str
    BULK: bool

    def sniff(self, head: bytes) -> bool:
        """Whether an input that begins with `head` is of this format."""

    def members(self, source: Input) -> Iterator[Input | Problem]:
        """What `source` holds. A member must be read before the next one is asked for."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One document or export: read it with `reader_named(reader).read(source)` before the next leaf is asked for.

    bulk: it comes out of a crawl or corpus.
    """

    source: Input
    reader: str
    bulk: bool = False


@dataclass(frozen=True, slots=True)
class Passed:
    """A document of a crawl or corpus that is no discussion, and why; nothing is wrong with it."""

    reason: str


def reader_named(name: str) -> ThreadReader | Container:
    """The reader module of that name, imported when first used."""
    return cast("ThreadReader | Container", importlib.import_module(f"carethread.indexer.readers.{name}"))


def detect(head: bytes, path: str) -> str:
    """The name of the reader for an input that begins with `head`.

    Raises UnreadableSource (`empty`, `binary`, `no-thread`) when there is none.
    """
    if not head.strip(b" \t\r\n\x00"):
        raise UnreadableSource(f"{path}: the file is empty", reason="empty" if not head.strip() else "binary")
    if is_entity_bomb(head):
        raise UnreadableSource(f"{path}: XML that declares entities of its own is not read", reason="bomb")
    for name in READERS:
        if reader_named(name).sniff(head):
            return name
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[", b"<")):
        raise UnreadableSource(
            f"{path}: JSON or markup in a form that carethread does not know",
            reason="no-thread",
            hint="see the list of formats in the documentation",
        )
    from carethread.indexer.readers.text.decode import decodes

    if decodes(head):
        return "text"
    raise UnreadableSource(
        f"{path}: not a text, page, export or archive that carethread knows",
        reason="binary",
        hint="see the list of formats in the documentation",
    )


def is_entity_bomb(head: bytes) -> bool:
    """Whether `head` begins XML that declares entities of its own. Pages and exports never do."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<?xml", b"<!DOCTYPE")) and b"<!ENTITY" in head


def leaves(source: Input, depth: int = 0, bulk: bool = False) -> Iterator[Leaf | Passed | Problem]:
    """The documents of `source`, through all containers, in order."""
    try:
        name = detect(source.head(), source.path)
        reader = reader_named(name)
        if isinstance(reader, Container):
            yield from _opened(source, reader, depth, bulk)
        else:
            yield Leaf(source, name, bulk)
    except UnreadableSource as error:
        ordinary = bulk and error.reason in ORDINARY
        yield Passed(error.reason) if ordinary else Problem(source.path, error.reason, error.message)
    except OSError as error:
        yield os_problem(source.path, error)


def _opened(source: Input, reader: Container, depth: int, bulk: bool) -> Iterator[Leaf | Passed | Problem]:
    if depth >= MAX_DEPTH:
        raise UnreadableSource(f"{source.path}: more than {MAX_DEPTH} containers in one another", reason="too-deep")
    for member in reader.members(source):
        if isinstance(member, Problem):
            yield member
        else:
            yield from leaves(member, depth + 1, bulk or reader.BULK)


def os_problem(path: str, error: OSError) -> Problem:
    """The problem for what the system said of `path`."""
    if isinstance(error, PermissionError):
        return Problem(path, "permission", f"{path}: no permission to read it")
    return Problem(path, "io", f"{path}: {error.strerror or error}")
