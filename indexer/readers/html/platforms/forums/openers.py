"""The post of a forum thread whose answers stand in other markup than it does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carethread.indexer.readers.html.counts import replies_declared
from carethread.indexer.readers.html.drafts import Draft
from carethread.indexer.readers.html.page import Element, Page
from carethread.indexer.readers.html.platforms.forums.parts import WRAP
from carethread.indexer.readers.html.platforms.forums.quotes import letters
from carethread.indexer.readers.html.post import post_entry

_ANSWER = re.compile(
    r"(?:^|[-_\s])(?:repl(?:y|ies)|comments?|answers?|responses?|antwort(?:en)?|kommentare?|réponses?)(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_LEAST = 20  # letters of a post that others answer


def opener(page: Page, blocks: Sequence[Element]) -> Draft | None:
    """What the blocks answer: the text before them, read as a blog's post is. None when there is none."""
    roots = [root for block in blocks for root in (block if block.tag == WRAP else [block])]
    post = post_entry(page, roots)
    if len(letters(post.body)) < _LEAST:
        return None
    return Draft(post.body, author=post.author, date=post.date, depth=0)


def only_answers(page: Page, blocks: Sequence[Element]) -> bool:
    """Whether the blocks are answers, and none of them the post: called so, or counted as such."""
    called = [f"{one.get('id') or ''} {one.get('class') or ''}" for one in (blocks[0], *blocks[0].iterancestors())[:3]]
    return any(_ANSWER.search(name) for name in called) or len(blocks) in replies_declared(page)
