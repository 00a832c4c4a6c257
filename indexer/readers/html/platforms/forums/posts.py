"""Finds the posts of a page: where their words stand, and the block that holds words and byline."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from itertools import islice

from carethread.indexer.readers.html.page import Element, Page, within
from carethread.indexer.readers.html.platforms.forums.selectors import find
from carethread.indexer.readers.html.platforms.forums.spec import Forum

# Places that repeat posts of this or other threads, whatever the package.
_ASIDE = (
    "aside.widget, .sidebar, #sidebar, .similar-threads, .similar_threads, #similar_threads, .similarThreads, #preview,"
    " .related-topics, .suggested-topics, #suggested-topics, .topic_review, #topicreview, #topic_review, .latest-posts,"
    " .recent-posts, form[name=postform], footer#footer, .p-footer, .announcement_block"
)
# What packages give the class of a post's words although it is none of them.
_NO_WORDS = (
    ".signature, .sig, .message-signature, .messageSignature, .postsignature, .post-signature, .after_content,"
    " .lastedited, .quickreply, .bbcode_quote"
)
_MORE = 1.5  # times as many posts
_MAX_CLIMB = 24
_MAX_HEAD = 4


@dataclass(slots=True, eq=False)
class Post:
    """One post on the page. `around`: the block, then the elements before it that belong to no other post."""

    body: Element
    block: Element
    around: list[Element] = field(default_factory=list)


def find_posts(page: Page, forum: Forum) -> list[Post]:
    """The posts in page order."""
    bodies = _bodies(page, forum)
    blocks = _named_blocks(page, bodies, forum)
    if not blocks:
        blocks = climb(bodies)
    taken: dict[Element, Element] = {}
    for body in bodies:
        if body.tag == "blockquote":  # vBulletin 4 and XenForo 1 mark the words themselves as one
            body.tag = "div"
        block = blocks.get(body)
        if block is not None and block not in taken:
            taken[block] = body
    others = {above for block in taken for above in (block, *block.iterancestors())}
    return [Post(body, block, [block, *_before(block, others)]) for block, body in taken.items()]


def _bodies(page: Page, forum: Forum) -> list[Element]:
    aside = outside(page, forum)
    silent = aside.union(*(find(page, css) for css in forum.drop))
    found = forum.find(page) if forum.find is not None else _selected(page, forum.bodies, silent)
    pool = set(found)
    return [body for body in found if body not in aside and within(body, aside) is None and within(body, pool) is None]


def _selected(page: Page, selectors: Iterable[str], silent: Container[Element]) -> list[Element]:
    """What the first selector finds, or a later one that finds all of that and more: a skin has left parts out."""
    found: list[Element] = []
    for css in selectors:
        more = [one for one in find(page, css) if one not in silent]
        pool = set(more)
        if not found or (
            len(more) >= _MORE * len(found) and all(one in pool or within(one, pool) is not None for one in found)
        ):
            found = more
    return found


def outside(page: Page, forum: Forum) -> set[Element]:
    """Places of the page in which no posts of the thread stand."""
    return {element for css in (_ASIDE, _NO_WORDS, *forum.aside) for element in find(page, css)}


def _named_blocks(page: Page, bodies: list[Element], forum: Forum) -> dict[Element, Element]:
    """The nearest ancestor (or the body itself) that the package calls a post."""
    named: dict[Element, Element] = {}
    for css in forum.block:
        pool = set(find(page, css))
        found = {
            body: block
            for body in bodies
            if body not in named and (block := body if body in pool else within(body, pool)) is not None
        }
        # A selector that puts several posts into one block means something else on this skin.
        if len(set(found.values())) * 2 > len(found):
            named.update(found)
    return named if len(named) * 2 > len(bodies) else {}


def climb(bodies: list[Element]) -> dict[Element, Element]:
    """The widest ancestor that holds no other body. A lone body gets three levels, lest it swallow the page."""
    counts: dict[Element, int] = {}
    for body in bodies:
        for element in (body, *body.iterancestors()):
            counts[element] = counts.get(element, 0) + 1
    limit = _MAX_CLIMB if len(bodies) > 1 else 3
    blocks: dict[Element, Element] = {}
    for body in bodies:
        block = body
        for element in islice(body.iterancestors(), limit):
            if counts[element] > 1 or element.tag in ("body", "html"):
                break
            block = element
        blocks[body] = block
    return blocks


def _before(block: Element, others: set[Element]) -> list[Element]:
    """Elements between the block before and this one: where some packages print a post's head.

    Args:
        others: all blocks and all that holds one.
    """
    found: list[Element] = []
    for element in block.itersiblings(preceding=True):
        if element in others or len(found) >= _MAX_HEAD:
            break
        if isinstance(element.tag, str):
            found.append(element)
    return found


class Scopes:
    """Finds elements by selector for all posts at once: each belongs to the innermost post around it.

    The words of a post are no part of its scope: a link in them is not its author. What the package puts among them
    (`inserted`) is.
    """

    def __init__(self, page: Page, posts: list[Post], inserted: Iterable[Element] = ()) -> None:
        self._page = page
        self._inserted = set(inserted)
        self._owner = {element: post for post in reversed(posts) for element in post.around}
        self._bodies = {post.body for post in posts}
        self._found: dict[str, dict[Post, list[Element]]] = {}

    def find(self, post: Post, css: str) -> list[Element]:
        """What matches `css` in the block of `post`, or is the block, in page order."""
        if css not in self._found:
            self._found[css] = self._sort(find(self._page, css))
        return self._found[css].get(post, [])

    def _sort(self, elements: list[Element]) -> dict[Post, list[Element]]:
        sorted_by_post: dict[Post, list[Element]] = {}
        for element in elements:
            owner = self._owner_of(element)
            if owner is not None:
                sorted_by_post.setdefault(owner, []).append(element)
        return sorted_by_post

    def _owner_of(self, element: Element) -> Post | None:
        at: Element | None = element
        words = True
        while at is not None:
            words = words and at not in self._inserted
            if at in self._owner:
                return self._owner[at]
            if at in self._bodies and words:
                return None
            at = at.getparent()
        return None
