"""WordPress exports (WXR 1.0 to 1.2).

Names as WordPress writes them in `wp-admin/includes/export.php`. Comments that were marked as spam or thrown away are
left out, pingbacks and trackbacks are marked. A comment's `comment_user_id` is the account that wrote it: the same as
the post's creator makes it the author's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, timezone
from html import unescape
from typing import TYPE_CHECKING

from carethread.indexer.raw import Entry, Mark, RawThread, Stamp
from carethread.indexer.readers.assemble import Posting, in_order
from carethread.indexer.readers.base import Input, Problem
from carethread.indexer.text import markup_text

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "wxr"

_THROWN_AWAY = frozenset({"spam", "trash", "post-trashed"})
_NO_COMMENT = frozenset({"pingback", "trackback"})
_PUBLIC = frozenset({"publish", ""})
_QUARTER = timedelta(minutes=15)
_WIDEST = timedelta(hours=14)


def sniff(head: bytes) -> bool:
    """Whether `head` begins a WordPress export."""
    return b"<rss" in head and b"wordpress.org/export/" in head


def read(source: Input) -> Iterator[RawThread | Problem]:
    """The posts, and the pages and others that have comments, in the export's order."""
    from carethread.indexer.readers.xmlstream import child_text, elements

    authors: dict[str, _Author] = {}
    for element in elements(source, "author", "item"):
        if isinstance(element, Problem):
            yield element
        elif element.tag.endswith("}author"):
            login = child_text(element, "author_login")
            if login:
                authors[login] = _Author(child_text(element, "author_id"), child_text(element, "author_display_name"))
        elif element.tag == "item":
            thread = _thread(element, authors)
            if thread is not None:
                yield thread


class _Author:
    """A user of the blog: number and shown name; either may be empty."""

    def __init__(self, number: str, name: str) -> None:
        self.number, self.name = number, name


def _thread(item: _Element, authors: Mapping[str, _Author]) -> RawThread | None:
    from carethread.indexer.readers.xmlstream import child_text

    creator = child_text(item, "creator")
    author = authors.get(creator, _Author("", ""))
    postings = [
        _comment(comment, author.number)
        for comment in item.iterchildren("{*}comment")
        if child_text(comment, "comment_approved") not in _THROWN_AWAY
    ]
    body = _content(item)
    public_post = child_text(item, "post_type") in ("post", "") and child_text(item, "status") in _PUBLIC
    if not postings and not (public_post and body):
        return None
    post = Entry(
        body,
        author=author.name or creator or None,
        date=_date(child_text(item, "post_date"), child_text(item, "post_date_gmt")),
        account=author.number or creator or None,
        marks=frozenset({"post_author"}),
    )
    return RawThread(
        in_order(post, postings),
        title=unescape(child_text(item, "title")) or None,
        url=child_text(item, "link") or child_text(item, "guid") or None,
        format=NAME,
        platform="wordpress",
        venue="blog",
    )


def _content(item: _Element) -> str:
    """The post's text: `content:encoded`; `excerpt:encoded` has the same local name."""
    for child in item.iterchildren("{*}encoded"):
        if "purl.org/rss/1.0/modules/content" in str(child.tag):
            return markup_text("".join(str(part) for part in child.itertext()))
    return ""


def _comment(element: _Element, author_number: str) -> Posting:
    from carethread.indexer.readers.xmlstream import child_text

    user = child_text(element, "comment_user_id")
    user = "" if user == "0" else user
    marks: set[Mark] = set()
    if child_text(element, "comment_type") in _NO_COMMENT:
        marks.add("pingback")
    if user and user == author_number:
        marks.add("post_author")
    number = child_text(element, "comment_id")
    entry = Entry(
        markup_text(child_text(element, "comment_content")),
        author=unescape(child_text(element, "comment_author")) or None,
        date=_date(child_text(element, "comment_date"), child_text(element, "comment_date_gmt")),
        key=number or None,
        account=user or None,
        marks=frozenset(marks),
    )
    parent = child_text(element, "comment_parent")
    return Posting(entry, number, None if parent in ("", "0") else parent)


def _date(local: str, utc: str) -> Stamp:
    """The blog's local time, with the offset that the difference to UTC shows; UTC where there is no local time."""
    here, there = _moment(local), _moment(utc)
    if here is None:
        return Stamp() if there is None else Stamp(there.isoformat() + "+00:00", "second")
    offset = here - there if there is not None else None
    if offset is None or abs(offset) > _WIDEST or offset % _QUARTER:
        return Stamp(here.isoformat(), "second")
    return Stamp(here.replace(tzinfo=timezone(offset)).isoformat(), "second")


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S")
    except ValueError:
        return None  # "0000-00-00 00:00:00" for drafts
