"""Which reader a forum page gets."""

from __future__ import annotations

from carethread.indexer.readers.html.page import Page
from carethread.indexer.readers.html.threads import read_page
from tests.indexer.readers.html.forum_packages import BODIES, THREAD, phpbb_3
from tests.indexer.readers.html.test_forum_suites import proboards

LONG = "<p>The weeks on the ward and what came after them, the fevers and the rashes and the long nights.</p>" * 8


def test_a_known_package_is_asked_before_the_shape_of_an_article_with_comments() -> None:
    thread = read_page(Page(proboards(THREAD).replace("Has anyone here", f"{LONG}Has anyone here")))
    assert thread is not None
    assert thread.platform == "proboards"
    assert [entry.key for entry in thread.entries] == ["501", "502", "503"]


def test_a_posting_without_answers_is_read_by_its_package() -> None:
    thread = read_page(Page(phpbb_3(THREAD[:1])))
    assert thread is not None
    assert thread.platform == "phpbb"
    assert [(entry.author, entry.body) for entry in thread.entries] == [("maria77", BODIES[0])]
