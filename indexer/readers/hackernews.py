"""Hacker News items as JSON: nested or as search hits, as Algolia's API gives them, and flat, as the Firebase API does.

All also as lists or lines of items. Fields as the two services document them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from carethread.index.errors import UnreadableSource
from carethread.indexer.raw import Entry, Mark, RawThread
from carethread.indexer.readers.assemble import Posting, in_order
from carethread.indexer.readers.base import Input, Problem
from carethread.indexer.readers.gather import Gather
from carethread.indexer.readers.jsonlines import begins_with, documents, sequence, text
from carethread.indexer.stamps import from_epoch, from_iso
from carethread.indexer.text import markup_text

NAME = "hackernews"

_ADDRESS = "https://news.ycombinator.com/item?id="
_TYPES = re.compile(rb'"type"\s*:\s*"(?:story|comment|job|poll|pollopt)"')
_ALGOLIA = re.compile(rb'"created_at_i"\s*:|"children"\s*:\s*\[')
_FIREBASE = re.compile(rb'"time"\s*:\s*\d')


def sniff(head: bytes) -> bool:
    """Whether `head` is JSON that holds an item of either service."""
    if not begins_with(head, b"{", b"["):
        return False
    if b'"objectID"' in head and b'"created_at_i"' in head:
        return True
    return bool(_TYPES.search(head)) and bool(_ALGOLIA.search(head) or _FIREBASE.search(head))


def read(source: Input) -> Iterator[RawThread | Problem]:
    """The stories with their comments, in the order in which each thread is met."""
    found = False
    with Gather() as gather:
        for _, value in documents(source):
            if isinstance(value, Problem):
                yield value
                continue
            for item in _flat(value):
                gather.add(str(item["id"]), item, parent=text(item.get("parent")))
        gather.find_threads()
        for root, items in gather.threads():
            found = True
            yield _thread(root, items)
    if not found:
        raise UnreadableSource(f"{source.path}: no Hacker News item in it", reason="no-thread")


def _flat(value: Any) -> Iterator[dict[str, Any]]:
    """The items of a nested item, each with the number of the one above as `parent`; no recursion."""
    waiting: list[tuple[Any, str | None]] = [(value, None)]
    while waiting:
        item, above = waiting.pop()
        if isinstance(item, dict) and isinstance(item.get("hits"), list):
            waiting.extend((hit, None) for hit in reversed(item["hits"]))
            continue
        item = _hit(item)
        if not isinstance(item, dict) or text(item.get("id")) is None or item.get("type") == "pollopt":
            continue
        parent = text(item.get("parent")) or text(item.get("parent_id")) or above
        yield {**{name: item[name] for name in item if name != "children"}, "parent": parent}
        waiting.extend((child, text(item["id"])) for child in reversed(sequence(item.get("children"))))


def _hit(item: Any) -> Any:
    """A hit of Algolia's search as an item; all else as it is."""
    if not isinstance(item, dict) or "objectID" not in item or "id" in item:
        return item
    comment = isinstance(item.get("comment_text"), str)
    words = item.get("comment_text") if comment else item.get("story_text")
    return {**item, "id": item["objectID"], "text": words, "type": "comment" if comment else "story"}


def _thread(root: str, items: list[dict[str, Any]]) -> RawThread:
    by_id = {str(item["id"]): item for item in items}
    story = by_id[root]
    lost = story.get("type") == "comment"
    story_id = (text(story.get("story_id")) or text(story.get("parent")) or root) if lost else root
    opener = None if lost else _author(story)
    postings = [
        Posting(_entry(item, opener), key, text(item.get("parent")))
        for key, item in _as_shown(by_id, items)
        if lost or key != root
    ]
    post = Entry("") if lost else _entry(story, opener)
    return RawThread(
        in_order(post, postings, post_key=None if lost else root),
        title=text(story.get("title") or story.get("story_title")),
        url=_ADDRESS + story_id,
        format=NAME,
        platform="hackernews",
        venue="forum",
    )


def _as_shown(by_id: Mapping[str, dict[str, Any]], items: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    """The items with siblings in the order of the page (`kids`), where it is known; else as in the file."""
    ranks: dict[str, int] = {}
    for item in items:
        ranks |= {str(kid): rank for rank, kid in enumerate(sequence(item.get("kids")))}
    return sorted(by_id.items(), key=lambda pair: ranks.get(pair[0], len(ranks)))


def _author(item: Mapping[str, Any]) -> str | None:
    return text(item.get("by")) or text(item.get("author"))


def _entry(item: Mapping[str, Any], opener: str | None) -> Entry:
    author = _author(item)
    words = item.get("text")
    marks: set[Mark] = set()
    if author is not None and author == opener:
        marks.add("opener")
    if item.get("deleted") is True or (item.get("type") == "comment" and not words):
        marks.add("deleted")
    date = from_epoch(item.get("time", item.get("created_at_i")))
    return Entry(
        markup_text(words) if isinstance(words, str) and "deleted" not in marks else "",
        author=author,
        date=date if date.iso else from_iso(item.get("created_at")),
        key=str(item["id"]),
        url=_ADDRESS + str(item["id"]),
        marks=frozenset(marks),
    )
