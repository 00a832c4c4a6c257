"""From the comment blocks of a page to its thread: the right ones of several groups, and the post beside them."""

from __future__ import annotations

from collections.abc import Sequence

from carethread.indexer.raw import Entry, RawThread, Venue
from carethread.indexer.readers.html.blocks import Block
from carethread.indexer.readers.html.drafts import Draft, build_thread
from carethread.indexer.readers.html.fields import Layout, read_blocks
from carethread.indexer.readers.html.links import split
from carethread.indexer.readers.html.page import Element, Page
from carethread.indexer.readers.html.post import address, post_entry, title_of
from carethread.indexer.readers.html.side import beside


def thread_of(
    page: Page, blocks: Sequence[Block], layout: Layout, *, platform: str, venue: Venue, post: Entry | None = None
) -> RawThread | None:
    """The thread whose comments are these blocks (without those of a sidebar), or None when none of them has words."""
    blocks = _of_this_post(page, blocks)
    drafts = read_blocks(page, blocks, layout)
    if not any(draft.body for draft in drafts):
        return None
    post = post or post_entry(page, [root for block in blocks for root in block.roots])
    return thread_of_drafts(page, drafts, post, platform=platform, venue=venue)


def thread_of_drafts(page: Page, drafts: Sequence[Draft], post: Entry, *, platform: str, venue: Venue) -> RawThread:
    """The thread of a post and drafts, with what the page says about itself."""
    url, number = address(page)
    return build_thread(
        post, drafts, platform=platform, venue=venue, title=title_of(page), url=url, language=page.language, page=number
    )


def forms(page: Page) -> list[Element]:
    """Reply forms: they stand inside comments and belong to none."""
    found = page.by_class("comment-respond", "comment-form", "respond", "commentform", "reply-form")
    return [*found, *(form for name in ("respond", "commentform") if (form := page.by_id(name)) is not None)]


def _of_this_post(page: Page, blocks: Sequence[Block]) -> list[Block]:
    """Without blocks in a sidebar or with permalinks to other pages, where others are left."""
    groups: dict[Element | None, list[Block]] = {}
    for block in blocks:
        outer = block
        while outer.inside is not None:
            outer = outer.inside
        groups.setdefault(outer.root.getparent(), []).append(block)
    if len(groups) < 2:
        [(parent, found)] = groups.items() or [(None, [])]
        aside = parent is not None and beside(page, parent) is not None and _foreign(page, found)
        return [] if aside else list(blocks)
    main = [found for parent, found in groups.items() if parent is not None and beside(page, parent) is None]
    kept = [found for found in main or groups.values() if not _foreign(page, found)]
    chosen = {block for found in (kept or main or groups.values()) for block in found}
    return [block for block in blocks if block in chosen]


def _foreign(page: Page, blocks: Sequence[Block]) -> bool:
    """Whether the permalinks of these comments lead to other pages than this one."""
    own = _path(page.canonical)
    if own is None:
        return False
    paths = [
        path
        for block in blocks
        for link in block.find(("a",))
        if "#comment-" in (link.get("href") or "") and (path := _path(link.get("href")))
    ]
    return bool(paths) and not any(path.startswith(own) or own.startswith(path) for path in paths)


def _path(url: str | None) -> str | None:
    path = split(url).path.rstrip("/")
    return path or None
