"""Flarum: the page as its script builds it, and the plain one inside `noscript` with the topic as JSON beside it."""

from __future__ import annotations

import json
from typing import Any

from carethread.indexer.dates import parse_date
from carethread.indexer.raw import RawThread, Venue
from carethread.indexer.readers.html.page import Page
from carethread.indexer.readers.html.platforms.forums.reading import read_forum
from carethread.indexer.readers.html.platforms.forums.spec import Forum, certainty

NAME = "flarum"
VENUE: Venue = "forum"
_BUILT = Forum(
    name=NAME,
    signs=(("PostStream-item", "Post-body"), ("CommentPost", "Post-body")),
    bodies=(".PostStream-item .Post-body", ".CommentPost .Post-body"),
    block=(".PostStream-item", "article.Post"),
    author=(".PostUser-name .username", ".PostUser h3 .username", ".PostUser-name", ".PostUser h3"),
    date=(".PostMeta time", "time"),
    rank=(".PostUser-badges .Badge-label", ".PostUser-badges .Badge", ".PostUser .badge"),
    title=(".DiscussionHero-title", "h1", "h2"),
    key=r"(\d+)",
    drop=(".Post-actions", ".Post-footer", ".PostMention-preview"),
    aside=("noscript",),
)
_PLAIN = Forum(
    name=NAME,
    signs=(("Post-body",),),
    bodies=(".Post-body",),
    author=(".PostUser-name", ".PostUser h3", "h3"),
    date=("time",),
    title=("h1", "h2"),
)


def detect(page: Page) -> int:
    """How sure it is that Flarum made the page."""
    if certainty(page, _BUILT):
        return 90
    own = page.by_id("flarum-content") is not None or any("apiDocument" in text for _, text in page.data_scripts)
    return 88 if own and page.by_class("Post-body") else 0


def read(page: Page) -> RawThread | None:
    """The thread on a Flarum page."""
    built = read_forum(page, _BUILT) if certainty(page, _BUILT) else None
    if built is not None and len(built.entries) > 1:
        return built
    thread = read_forum(page, _PLAIN)
    if thread is not None:
        _date(thread, _posts(page))
    return thread


def _date(thread: RawThread, posts: list[dict[str, Any]]) -> None:
    """Dates and keys from the JSON; the plain page prints its comment posts in the same order."""
    entries = thread.entries if thread.page == 1 else thread.entries[1:]
    if len(posts) != len(entries):
        return
    for entry, post in zip(entries, posts, strict=True):
        attributes = post.get("attributes") or {}
        entry.key = str(post.get("id"))
        entry.date = parse_date(str(attributes.get("createdAt") or attributes.get("time") or ""))


def _posts(page: Page) -> list[dict[str, Any]]:
    """The comment posts in the JSON of the page, in the order of their numbers."""
    for _, text in page.data_scripts:
        payload = _json(text)
        document = payload.get("apiDocument") if isinstance(payload, dict) else None
        if isinstance(document, dict):
            posts = [
                one for one in document.get("included") or () if isinstance(one, dict) and one.get("type") == "posts"
            ]
            comments = [one for one in posts if (one.get("attributes") or {}).get("contentType") == "comment"]
            return sorted(comments, key=lambda one: (one.get("attributes") or {}).get("number") or 0)
    return []


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
