"""bbPress 2: topic and replies as pairs of a head and a body; answers may be nested in lists."""

from __future__ import annotations

from carethread.indexer.raw import RawThread, Venue
from carethread.indexer.readers.html.page import Page
from carethread.indexer.readers.html.platforms.forums.reading import read_forum
from carethread.indexer.readers.html.platforms.forums.spec import Forum, certainty

NAME = "bbpress"
VENUE: Venue = "forum"
_BBPRESS = Forum(
    name=NAME,
    signs=(("bbp-reply-content",), ("bbp-topic-content", "bbp-topic-author")),
    bodies=(".bbp-topic-content, .bbp-reply-content",),
    block=("div.type-reply, div.type-topic", "div.reply, div.topic, li.reply, li.topic", "[id^=post-]"),
    author=(".bbp-author-name", ".bbp-reply-author a:last-of-type, .bbp-topic-author a:last-of-type"),
    date=(".bbp-reply-post-date, .bbp-topic-post-date", ".bbp-meta"),
    rank=(".bbp-author-role",),
    title=("h1.entry-title", ".bbp-topic-title h1", "h1", ".bbp-breadcrumb-current"),
    key=r"post-(\d+)",
    drop=(
        ".bbp-admin-links",
        ".bbp-signature",
        ".bbp-reply-ip",
        ".bbp-template-notice",
        ".bbp-attachments",
        ".sharedaddy",
    ),
    aside=(".widget", ".bbp-lead-forum"),
    head=("div.type-topic", ".topic"),
    nested="ul.bbp-threaded-replies, ol.bbp-threaded-replies",
)


def detect(page: Page) -> int:
    """How sure it is that bbPress made the page."""
    return certainty(page, _BBPRESS) and 92


def read(page: Page) -> RawThread | None:
    """The thread on a bbPress page."""
    return read_forum(page, _BBPRESS)
