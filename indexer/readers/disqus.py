"""Disqus exports (XML): threads first, then posts that name their thread and parent.

Names as in Disqus' description of its comments export. Spam is left out; a deleted comment is marked and keeps its
place, although the export still has its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from carethread.index.errors import UnreadableSource
from carethread.indexer.raw import Entry, Mark, RawThread
from carethread.indexer.readers.assemble import Posting, in_order
from carethread.indexer.readers.base import Input, Problem
from carethread.indexer.readers.gather import Gather
from carethread.indexer.stamps import from_iso
from carethread.indexer.text import markup_text

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "disqus"

_ID = "{http://disqus.com/disqus-internals}id"
_THREAD = "thread/"  # before the key of a thread among the postings; a post's key is a bare number


def sniff(head: bytes) -> bool:
    """Whether `head` begins a Disqus export."""
    return b"<disqus" in head and b"disqus.com" in head


def read(source: Input) -> Iterator[RawThread | Problem]:
    """The threads that have comments, in the export's order."""
    from carethread.indexer.readers.xmlstream import child_text, elements

    with Gather() as gather:
        for element in elements(source, "thread", "post"):
            if isinstance(element, Problem):
                yield element
                continue
            key = element.get(_ID) or child_text(element, "id")
            if key:
                _keep(gather, str(element.tag).rpartition("}")[2], str(key), element)
        found = False
        for _, parts in gather.threads():
            thread = _thread(parts)
            if thread is not None:
                found = True
                yield thread
    if not found:
        raise UnreadableSource(f"{source.path}: a Disqus export without comments", reason="no-thread")


def _keep(gather: Gather, kind: str, key: str, element: _Element) -> None:
    from carethread.indexer.readers.xmlstream import child_text

    names = ("link", "title", "message", "createdAt", "isDeleted", "isSpam")
    author = next(element.iterchildren("{*}author"), None)
    data: dict[str, Any] = {name: child_text(element, name) for name in names}
    data |= {
        "key": key,
        "kind": kind,
        "author": child_text(author, "name") if author is not None else "",
        "account": child_text(author, "username") if author is not None else "",
        "parent": _reference(element, "parent"),
    }
    thread = key if kind == "thread" else _reference(element, "thread")
    gather.add(_THREAD + key if kind == "thread" else key, data, thread=thread or "")


def _reference(element: _Element, name: str) -> str | None:
    child = next(element.iterchildren(f"{{*}}{name}"), None)
    found = None if child is None else child.get(_ID) or (child.text or "").strip()
    return str(found) if found else None


def _thread(parts: list[dict[str, Any]]) -> RawThread | None:
    head = next((part for part in parts if part["kind"] == "thread"), None)
    comments = [part for part in parts if part["kind"] == "post" and part["isSpam"] != "true"]
    if not comments:
        return None
    account = head["account"] if head else ""
    postings = [Posting(_comment(part, account), part["key"], part["parent"]) for part in comments]
    return RawThread(
        in_order(_post(head), postings),
        title=(head["title"] or None) if head else None,
        url=(head["link"] or None) if head else None,
        format=NAME,
        platform="disqus",
        venue="blog",
    )


def _post(head: dict[str, Any] | None) -> Entry:
    """The page that was commented on. The export has its address and title, hardly ever its text or real author."""
    if head is None:
        return Entry("")
    return Entry(markup_text(head["message"]), date=from_iso(head["createdAt"]), account=head["account"] or None)


def _comment(part: dict[str, Any], thread_account: str) -> Entry:
    marks: set[Mark] = set()
    if part["isDeleted"] == "true":
        marks.add("deleted")
    if part["account"] and part["account"] == thread_account:
        marks.add("post_author")
    return Entry(
        "" if "deleted" in marks else markup_text(part["message"]),
        author=part["author"] or None,
        date=from_iso(part["createdAt"]),
        key=part["key"],
        account=part["account"] or None,
        marks=frozenset(marks),
    )
