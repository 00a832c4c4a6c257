"""Discourse as JSON: a topic (`/t/ID.json`), posts (`/posts.json`, `/posts/ID.json`), lists or lines of either.

Fields as Discourse's API documentation names them. A post's `reply_to_post_number` is its parent; `post_type` 3 is a
small action ("closed this topic") and 4 a whisper among staff, neither is part of the discussion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from carethread.index.errors import UnreadableSource
from carethread.indexer.raw import Entry, Mark, RawThread
from carethread.indexer.readers.assemble import Posting, in_order
from carethread.indexer.readers.base import Input, Problem
from carethread.indexer.readers.gather import Gather
from carethread.indexer.readers.jsonlines import begins_with, documents, mapping, sequence, text
from carethread.indexer.stamps import from_iso
from carethread.indexer.text import markup_text

NAME = "discourse"

_SIGNS = (b'"cooked"', b'"post_number"')
_NOT_DISCUSSION = (3, 4)
_PLACE = re.compile(r"(/t/(?:[^/]+/)?\d+)(?:/\d+)?(?:\.json)?$")


def sniff(head: bytes) -> bool:
    """Whether `head` is JSON that holds a Discourse post."""
    return begins_with(head, b"{", b"[") and all(sign in head for sign in _SIGNS)


def read(source: Input) -> Iterator[RawThread | Problem]:
    """The topics, in the order in which the first post of each is met."""
    with Gather() as gather:
        for path, value in documents(source):
            if isinstance(value, Problem):
                yield value
                continue
            for post in _posts(value):
                topic = text(post.get("topic_id")) or path
                gather.add(f"{topic}/{text(post.get('post_number')) or text(post.get('id'))}", post, thread=topic)
        found = False
        for topic, posts in gather.threads():
            thread = _thread(source, topic, posts)
            found = found or thread is not None
            if thread is not None:
                yield thread
    if not found:
        raise UnreadableSource(f"{source.path}: no Discourse post in it", reason="no-thread")


def _posts(value: Any) -> Iterator[dict[str, Any]]:
    """The posts of a topic, of a list of latest posts, or the one that `value` is, each knowing its topic."""
    found = mapping(value)
    if "cooked" in found or "raw" in found:
        yield found
    for post in sequence(mapping(found.get("post_stream")).get("posts")) + sequence(found.get("latest_posts")):
        if isinstance(post, dict):
            topic = {"topic_id": found.get("id"), "topic_slug": found.get("slug"), "topic_title": found.get("title")}
            yield {**topic, **post}
    for element in sequence(value):
        yield from _posts(element)


def _thread(source: Input, topic: str, posts: list[dict[str, Any]]) -> RawThread | None:
    kept = [post for post in posts if post.get("post_type") not in _NOT_DISCUSSION]
    if not kept:
        return None
    kept.sort(key=_number)
    opener = text(kept[0].get("user_id")) or text(kept[0].get("username")) if _number(kept[0]) == 1 else None
    postings = [
        Posting(_entry(post, opener), str(_number(post)), text(post.get("reply_to_post_number"))) for post in kept
    ]
    post = postings.pop(0).entry if _number(kept[0]) == 1 else Entry("")
    title = next((name for post_ in kept if (name := text(post_.get("topic_title") or post_.get("title")))), None)
    return RawThread(
        in_order(post, postings, post_key="1"),
        title=title,
        url=_url(source, topic, text(kept[0].get("topic_slug"))),
        format=NAME,
        platform="discourse",
        venue="forum",
    )


def _number(post: Mapping[str, Any]) -> int:
    number = post.get("post_number")
    return number if isinstance(number, int) else 1


def _entry(post: Mapping[str, Any], opener: str | None) -> Entry:
    marks: set[Mark] = set()
    if any(post.get(flag) is True for flag in ("admin", "moderator", "staff")):
        marks.add("staff")
    account = text(post.get("user_id")) or text(post.get("username"))
    if opener is not None and account == opener:
        marks.add("opener")
    if post.get("deleted_at") or post.get("user_deleted") is True:
        marks.add("deleted")
    cooked = post.get("cooked")
    body = markup_text(cooked) if isinstance(cooked, str) else text(post.get("raw")) or ""
    return Entry(
        "" if "deleted" in marks else body,
        author=text(post.get("username")) or text(post.get("name")),
        date=from_iso(post.get("created_at")),
        key=text(post.get("id")),
        account=account,
        marks=frozenset(marks),
    )


def _url(source: Input, topic: str, slug: str | None) -> str | None:
    """The topic's address, where the address of the JSON is known: the JSON itself does not say it."""
    if not source.url:
        return None
    parts = urlsplit(source.url)
    found = _PLACE.search(parts.path)
    if found:
        return f"{parts.scheme}://{parts.netloc}{parts.path[: found.start()]}{found[1]}"
    return f"{parts.scheme}://{parts.netloc}/t/{slug}/{topic}" if slug else None
