"""Tells a board's index and its lists of threads from threads: their rows hold the last post of a forum or thread."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carethread.indexer.readers.html.page import Element, Page, line

_FORUM_LINK = re.compile(r"viewforum|forumdisplay|showforum=|[?&;]board=\d|/forums/[^/]+\.\d+/?$", re.IGNORECASE)
# vBulletin's forumbit and threadbit, phpBB's topictitle and lastpost, XenForo's structItem, WoltLab's columnLastPost.
_ROW = re.compile(
    r"(?:^|[_-])(?:forum|thread|topic|column)?[_-]?last[_-]?post|^forumbit|^threadbit|^(?:td_)?thread_?title_\d|"
    r"^(?:topic|forum)title$|^structItem--thread$|^node-extra$|^discussionListItem$",
    re.IGNORECASE,
)
_FEWEST = 3
_TITLE = 150  # code points of a title
_SHORTEST = 4
_SAMPLE = 40  # posts that are looked at


def row_of_a_board(block: Element) -> bool:
    """Whether a block is a row of such a list: it links to a forum as a whole, or has a place for the last post."""
    return any(_FORUM_LINK.search(link.get("href") or "") for link in block.iter("a")) or any(
        _called_a_row(one) for one in block.iter("*")
    )


def lists_threads(page: Page, entries: int) -> bool:
    """Whether the page has a row of a board for at least half of the `entries` that a reader made of it."""
    rows = sum(1 for element in page.elements() if _called_a_row(element))
    return rows >= max(_FEWEST, entries / 2)


def lists_links(page: Page, bodies: Sequence[str]) -> bool:
    """Whether most of what looks like posts begins with a line that is a link: the title of a thread or an article."""
    heads = [body.partition("\n")[0] for body in bodies if body]
    links = {text for link in page.by_tag("a") if link.get("href") and len(text := line(link, _TITLE)) >= _SHORTEST}
    linked = sum(any(head.startswith(link) for link in links if len(link) > len(head) / 2) for head in heads[:_SAMPLE])
    return 2 * linked > len(heads[:_SAMPLE])


def names_forums(page: Page, names: Sequence[str | None]) -> bool:
    """Whether most of what looks like authors are links to forums as a whole: the index of a board."""
    forums = {line(link) for link in page.by_tag("a") if _FORUM_LINK.search(link.get("href") or "")}
    return 2 * sum(name in forums for name in names if name) > len(names)


def _called_a_row(element: Element) -> bool:
    names = [*(element.get("class") or "").split(), element.get("id") or ""]
    return any(_ROW.search(name) for name in names)
