"""Reads saved web pages: blogs with comments, forum threads, question pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carethread.index.errors import UnreadableSource
from carethread.indexer.raw import RawThread
from carethread.indexer.readers.base import Input, Problem

NAME = "html"
_BEFORE = re.compile(r"\A(?:\s|<\?[^>]*>|<!--.*?-->)*", re.DOTALL)
_ROOT = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|div|p|table|article|section|main|ol|ul|dl|span|a|h[1-6]|"
    r"form|header|nav|br|center|font|script|style|base|tbody|tr|td)\b)",
    re.IGNORECASE,
)
_LATER = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_OTHER = re.compile(r"\A[\[{]|\A(?:From |Return-Path:|Received:|WARC/)")
_FOREIGN_ROOT = re.compile(r"\A<(?:rss|feed|disqus|rdf|opml|urlset|svg)\b", re.IGNORECASE)


def sniff(head: bytes) -> bool:
    """Whether `head` begins a web page: a doctype, or an element that HTML has; text before `<html>` is allowed."""
    from carethread.indexer.readers.html.decode import decode

    text = decode(head)
    start = _BEFORE.sub("", text, count=1)
    if _OTHER.match(start) or _FOREIGN_ROOT.match(start):
        return False
    return bool(_ROOT.match(start) or _LATER.search(start[:2048]))


def read(source: Input) -> Iterator[RawThread | Problem]:
    """The thread of a page, and a `Problem` when only a part of the page could be read.

    Raises UnreadableSource: `no-thread` when the page holds neither a post nor comments, `empty`, `too-large`.
    """
    from carethread.indexer.readers.html.decode import decode
    from carethread.indexer.readers.html.page import Page
    from carethread.indexer.readers.html.threads import read_page

    page = Page(decode(source.data()), path=source.path, url=source.url, saved=source.date)
    thread = read_page(page)
    if page.cut is not None:
        yield Problem(source.path, page.cut, "the page is nested too deep or too large: only its first part was read")
    if thread is None:
        raise UnreadableSource(
            f"{source.path}: no post and no comments were found on this page",
            reason=page.cut or "no-thread",
            hint="if it is a discussion, save the whole page from a browser and try again",
        )
    yield thread
