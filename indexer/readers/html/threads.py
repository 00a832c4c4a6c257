"""Decides who reads a page: the platform that is surest, others where its result is poor, at last the page's shape.

A platform that finds its own markup (`SURE`) is believed. A weaker one is compared with the next and with the general
reader by how much its comments hold: name, date, words, and the number that the page itself gives. What the general
reader takes for a forum is read as one, whatever words the page has. A page without
comments is a thread of one post when it clearly is a post.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from carethread.indexer.raw import RawThread
from carethread.indexer.readers.html.counts import declared_counts
from carethread.indexer.readers.html.general import read as general
from carethread.indexer.readers.html.general.doubt import FEW, lists_posts, says_article
from carethread.indexer.readers.html.page import Page
from carethread.indexer.readers.html.platforms import Platform, platforms
from carethread.indexer.readers.html.platforms.forums.boards import lists_links, lists_threads, names_forums
from carethread.indexer.readers.html.post import only_post

SURE = 80  # from this certainty on, a platform's comments are taken as they are
GOOD = 0.8  # worth from which no further reader is asked
MARGIN = 0.2  # a reader that is asked later must be better by this much
ARTICLE = 400  # code points of a post that make a page an article with comments
NOTE = 150  # the same where the page calls them comments or gives their number
LIKELY = 30  # certainty from which a page is read by the shape of forums before what the general reader makes of it
UNANSWERED = frozenset({"forum", "qa", "list"})  # where a page often holds the first posting alone
# Packages told by a few classes, which themes use too: after those that are as sure; then forums by their shape.
LATER = ("forum software", "forum")


def read_page(page: Page) -> RawThread | None:
    """The thread on a page, or None when there is neither a post nor a comment."""
    best: RawThread | None = None
    value = 0.0
    for certainty, thread in _readings(page):
        if certainty >= SURE:
            return thread
        worth = _worth(page, thread)
        if best is None or worth > value + MARGIN:
            best, value = thread, worth
        if value >= GOOD:
            break
    return best or _lone(page) or only_post(page)


def _lone(page: Page) -> RawThread | None:
    """A posting or mail that nobody has answered on this page: only a platform's own markup tells it from the rest."""
    for module in platforms():
        if module.VENUE in UNANSWERED and module.detect(page) >= SURE:
            thread = module.read(page)
            if thread is not None and len(thread.entries) == 1 and thread.entries[0].body:
                return thread
    return None


def _readings(page: Page) -> Iterator[tuple[int, RawThread]]:
    """What the readers make of the page, the surest first; only threads with comments."""
    modules = platforms()
    packages, shapes = ([module for module in modules if name == module.NAME] for name in LATER)
    yield from _ask(page, [*(module for module in modules if module.NAME not in LATER), *packages])
    if lists_posts(page):
        return
    thread = general.read(page)
    if thread is not None and _is_a_list(page, thread):
        thread = None
    if thread is not None and _under_an_article(page, thread):
        yield 1, thread
    likely = [module for module in shapes if module.detect(page) >= LIKELY]
    yield from _believed(page, _ask(page, likely))
    if thread is None or thread.venue == "forum" or not thread.entries[0].body:
        others = (module for module in shapes if module not in likely and (thread is not None or module.detect(page)))
        yield from _believed(page, ((1, found) for module in others if (found := _answered(module, page))))
    if thread is not None:
        yield 1, thread


def _believed(page: Page, found: Iterable[tuple[int, RawThread]]) -> Iterator[tuple[int, RawThread]]:
    """Without a few postings found by their shape on a page that says it is an article: they are its parts."""
    article = says_article(page)
    yield from (pair for pair in found if not article or len(pair[1].entries) > FEW)


def _is_a_list(page: Page, thread: RawThread) -> bool:
    """Whether what was taken for a thread is a list of threads."""
    if lists_threads(page, len(thread.entries)):
        return True
    return thread.venue == "forum" and (
        lists_links(page, [entry.body for entry in thread.entries])
        or names_forums(page, [entry.author for entry in thread.entries])
    )


def _under_an_article(page: Page, thread: RawThread) -> bool:
    """Comments under a text of some length, or under a shorter one where the page calls or counts them so: no forum,
    whose first posting would be taken for the post."""
    length = len(thread.entries[0].body)
    told = page.noted(general.CALLED, lambda _: False) or len(thread.entries) - 1 in declared_counts(page)
    return thread.venue == "blog" and (length >= ARTICLE or (length >= NOTE and told))


def _ask(page: Page, modules: list[Platform]) -> Iterator[tuple[int, RawThread]]:
    sure = sorted(((module.detect(page), module) for module in modules), key=lambda pair: -pair[0])
    for certainty, module in sure:
        if certainty <= 0:
            return
        if (thread := _answered(module, page)) is not None:
            yield certainty, thread


def _answered(module: Platform, page: Page) -> RawThread | None:
    """The thread as a reader finds it, when it has comments."""
    thread = module.read(page)
    return thread if thread is not None and len(thread.entries) > 1 else None


def _worth(page: Page, thread: RawThread) -> float:
    """From 0 to 1: how many comments have a name, a date and words; and whether they are as many as the page says."""
    comments = [entry for entry in thread.entries[1:] if "deleted" not in entry.marks]
    if not comments:
        return 0.0
    held = sum(
        0.4 * bool(one.body) + 0.3 * (one.author is not None) + 0.3 * (one.date.iso is not None) for one in comments
    )
    counted = len(comments) in declared_counts(page) or len(thread.entries) in declared_counts(page)
    return 0.85 * held / len(comments) + 0.15 * counted
