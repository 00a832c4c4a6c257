"""Discourse: the page as its script builds it, and the plain one that crawlers and browsers without script get.

The plain page does not say which post answers which; the built page names whom an answer is to, and both may carry the
topic as JSON (`#data-preloaded`) that says it exactly.
"""

from __future__ import annotations

import json
from typing import Any

from carethread.indexer.raw import RawThread, Venue
from carethread.indexer.readers.html.digits import whole
from carethread.indexer.readers.html.page import Page, line, select
from carethread.indexer.readers.html.platforms.forums.posts import Post
from carethread.indexer.readers.html.platforms.forums.reading import read_forum
from carethread.indexer.readers.html.platforms.forums.spec import Forum, certainty

NAME = "discourse"
VENUE: Venue = "forum"
_BUILT = Forum(
    name=NAME,
    signs=(("topic-body", "cooked"), ("topic-post", "cooked")),
    bodies=(".topic-post .regular.contents > .cooked", ".topic-post .contents > .cooked", ".topic-body .cooked"),
    block=(".topic-post", "article[data-post-id]", "article"),
    author=(".names .username a", ".names .username", ".names a", ".trigger-user-card[data-user-card]"),
    date=(".post-date .relative-date", ".post-date", ".post-info.post-date a", ".relative-date"),
    rank=(".names .user-title", ".poster-icon", ".names .first.staff", ".user-title"),
    title=("#topic-title .fancy-title", "#topic-title h1", "h1"),
    key=r"post_(\d+)",
    numbered=True,
    drop=(".onebox .source", ".lightbox .meta", ".cooked-selection-barrier", ".codeblock-button-wrapper", ".poll-info"),
    aside=(".embedded-posts", ".topic-map", "noscript", "#suggested-topics", ".more-topics__container"),
    opener=(".topic-owner",),
)
_PLAIN = Forum(
    name=NAME,
    generator=("discourse",),
    signs=(("crawler-post",),),
    bodies=(".crawler-post .post", "div.post"),
    block=(".crawler-post", "[itemtype$=DiscussionForumPosting]"),
    author=(".creator [itemprop=name]", ".creator a", ".creator b"),
    date=(".post-time", ".crawler-post-infos", ".creator"),
    title=("#topic-title h1 a", "#topic-title h1", "h1 a", "h1", "h2 a"),
    key=r"post_(\d+)",
    numbered=True,
    drop=(".onebox .source", ".lightbox .meta", ".crawler-linkback-list"),
)


def detect(page: Page) -> int:
    """How sure it is that Discourse made the page."""
    marked = max(certainty(page, _BUILT), certainty(page, _PLAIN))
    return 95 if marked else 0


def read(page: Page) -> RawThread | None:
    """The thread on a Discourse page."""
    built = read_forum(page, _BUILT, _answers) if certainty(page, _BUILT) else None
    return built if built and len(built.entries) > 1 else read_forum(page, _PLAIN, _answers)


def _answers(page: Page, posts: list[Post]) -> dict[int, str]:
    """By position, the number of the post that each one answers."""
    numbers = [_number(post) for post in posts]
    known = _preloaded(page)
    found: dict[int, str] = {}
    for place, post in enumerate(posts):
        number = numbers[place]
        if number is not None and number in known:
            if known[number] is not None:
                found[place] = str(known[number])
        elif (to := _answered_name(post)) is not None:
            earlier = [numbers[before] for before in range(place) if _name(posts[before]) == to]
            if earlier and earlier[-1] is not None:
                found[place] = str(earlier[-1])
    return found


def _number(post: Post) -> int | None:
    for element in (post.block, *select(post.block, "[id^=post_]")):
        number = whole((element.get("id") or "").removeprefix("post_"))
        if number is not None:
            return number
    return None


def _name(post: Post) -> str | None:
    for css in (".names [data-user-card]", ".names .username", ".names a"):
        for element in select(post.block, css):
            return (element.get("data-user-card") or line(element)).lower()
    return None


def _answered_name(post: Post) -> str | None:
    for tab in select(post.block, ".reply-to-tab"):
        return line(tab).lower() or None
    return None


def _preloaded(page: Page) -> dict[int, int | None]:
    """From the JSON that the page carries: by post number, the number of the post that it answers."""
    holder = page.by_id("data-preloaded")
    outer = _json(holder.get("data-preloaded") or "") if holder is not None else None
    if not isinstance(outer, dict):
        return {}
    replies: dict[int, int | None] = {}
    for name, text in outer.items():
        topic = _json(text) if name.startswith("topic_") and isinstance(text, str) else None
        stream = topic.get("post_stream") if isinstance(topic, dict) else None
        for post in stream.get("posts", []) if isinstance(stream, dict) else []:
            if isinstance(post, dict) and isinstance(post.get("post_number"), int):
                to = post.get("reply_to_post_number")
                replies[post["post_number"]] = to if isinstance(to, int) else None
    return replies


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
