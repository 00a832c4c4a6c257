"""Decides which platform reads a page, and falls back on the shape of the page."""

from __future__ import annotations

from carethread.indexer.raw import RawThread
from carethread.indexer.readers.html.general import read as general
from carethread.indexer.readers.html.page import Page
from carethread.indexer.readers.html.platforms import platforms


def read_page(page: Page) -> RawThread | None:
    """The thread on a page, or None when there is neither a post nor a comment."""
    sure = [(module.detect(page), module) for module in platforms()]
    sure.sort(key=lambda pair: -pair[0])
    for certainty, module in sure:
        if certainty <= 0:
            break
        thread = module.read(page)
        if thread is not None and len(thread.entries) > 1:
            return thread
    return general.read(page)
