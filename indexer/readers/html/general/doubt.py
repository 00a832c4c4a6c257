"""What speaks against a group: lists of teasers and parts of an article look like a few comments too.

Measured on some two hundred news pages whose comments a script loads: their parts (the story, its byline, related
stories with dates) were taken for one to three comments on every third page before these rules.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from carethread.indexer.readers.html.blocks import Block
from carethread.indexer.readers.html.general.anchors import replies
from carethread.indexer.readers.html.general.score import called_comments
from carethread.indexer.readers.html.page import Page
from carethread.indexer.readers.html.post.author import is_article
from carethread.indexer.readers.html.post.title import heading_of

FEW = 4  # blocks that nothing calls comments, under an article, are its parts when they are fewer
CLEAR = 1.6  # the score from which more of them are believed
_POST_PART = re.compile(
    r"(?:^|[-_])(?:by-?line|meta|(?:article|story|entry|post)(?:[-_]?(?:body|content|text|main))?)(?:$|[-_A-Z])|byline",
    re.IGNORECASE,
)


def doubtful(page: Page, blocks: Sequence[Block], value: float) -> bool:
    """Whether these blocks, with that score, are rather parts of the page than its comments."""
    if called_comments(blocks):
        return _holds_heading(page, blocks) or (len(blocks) == 1 and _post_part(blocks[0]))
    return says_article(page) and (len(blocks) < FEW or (value < CLEAR and not _can_be_answered(page, blocks)))


def says_article(page: Page) -> bool:
    """Whether the page's head says that it is an article."""
    if page.meta.get("og:type", "").lower() == "article" or "article:published_time" in page.meta:
        return True
    return any(is_article(item) for item in page.json_ld)


def lists_posts(page: Page) -> bool:
    """Whether the page says that it is a blog's front page or archive: its dates and names are those of posts."""
    called = {name for body in page.by_tag("body") for name in page.classes(body)}
    return {"home", "blog"} <= called or "archive" in called


def _can_be_answered(page: Page, blocks: Sequence[Block]) -> bool:
    """Whether every second block has a reply button."""
    buttons = page.noted("replies shown", replies)
    own = {element for block in blocks for element in block.own}
    return 2 * sum(button in own for button in buttons) >= len(blocks)


def _holds_heading(page: Page, blocks: Sequence[Block]) -> bool:
    heading = heading_of(page)
    return heading is not None and any(heading in block.own_set for block in blocks)


def _post_part(block: Block) -> bool:
    root = block.root
    return any(_POST_PART.search(name) for name in (*block.page.classes(root), root.get("id") or ""))
