"""The markup of a forum package as data, and how a page is told to be one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from carethread.indexer.raw import Venue
from carethread.indexer.readers.html.page import Element, Page

Finder = Callable[[Page], list[Element]]


@dataclass(frozen=True, slots=True)
class Forum:
    """One forum package (or one generation of it).

    Selectors are CSS; of several the first that finds something counts. Skins rename much, but hardly ever the element
    that holds a post's words: that is why a post is found by its `bodies`, and its block by climbing from there.

    generator: parts of the generator meta element, in lower case.
    signs: groups of classes; a page that has all of one group was made by this package.
    ids: what ids of posts look like, with "#" for a number ("post_message_#"); two of them are a sign too.
    bodies: where the words of a post stand.
    block: what holds a whole post, body and byline; without one the block is the widest element with one body.
    author, date, rank, title: where these stand, inside the block (title: on the page).
    named: the attribute of the block that holds the author's name.
    key: a pattern over ids and names in the block whose first group is the post's number.
    drop: what is no part of the words although it stands among them.
    ruled: a line of underscores parts the words from the signature in one element.
    aside: blocks inside these are no posts of this thread.
    opener: what marks the thread's opener, inside or on the block.
    head: what marks the thread's own post, which some packages repeat on every page.
    apart: the thread's own post has markup of its own; where no `head` is found it is read as a blog's is.
    day_first: how it writes dates in numbers whatever the language, where the page does not tell.
    numbered: whether that number counts the posts of the thread.
    counter: where a post's number in the thread stands ("#21"): a page that begins with another than 1 is a later one.
    nested: a list of answers inside or below what they answer; an answer is as deep as the lists around it.
    depth: tells the depth of a block (1 answers the post) where lists do not.
    """

    name: str
    bodies: tuple[str, ...]
    generator: tuple[str, ...] = ()
    signs: tuple[tuple[str, ...], ...] = ()
    ids: tuple[str, ...] = ()
    block: tuple[str, ...] = ()
    named: str = ""
    author: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    day_first: bool | None = None
    rank: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    key: str = ""
    head: tuple[str, ...] = ()
    apart: bool = False
    numbered: bool = False
    drop: tuple[str, ...] = ()
    ruled: bool = False
    aside: tuple[str, ...] = ()
    opener: tuple[str, ...] = ()
    venue: Venue = "forum"
    counter: tuple[str, ...] = ()
    nested: str = ""
    depth: Callable[[Element], int | None] | None = None
    find: Finder | None = None  # finds the bodies where selectors cannot say it


def certainty(page: Page, forum: Forum) -> int:
    """How sure it is that `forum` made the page: 95 by its generator, 80 by its classes, 60 by its ids, else 0."""
    if any(name in page.generator for name in forum.generator):
        return 95
    names = page.class_names()
    if any(all(name in names for name in group) for group in forum.signs):
        return 80
    shapes = _id_shapes(page) if forum.ids else {}
    return 60 if any(shapes.get(shape, 0) >= 2 for shape in forum.ids) else 0


_NUMBER = re.compile(r"\d+")
_shapes: WeakKeyDictionary[Page, Counter[str]] = WeakKeyDictionary()


def _id_shapes(page: Page) -> Counter[str]:
    """How many ids of each shape a page has: "post_#" for "post_123"."""
    if page not in _shapes:
        _shapes[page] = Counter(_NUMBER.sub("#", name) for name, _ in page.ids())
    return _shapes[page]


def best(page: Page, forums: tuple[Forum, ...]) -> tuple[int, Forum]:
    """The one of `forums` that most surely made the page, with its certainty; the first of equals."""
    rated = [(certainty(page, forum), -place) for place, forum in enumerate(forums)]
    sure, place = max(rated)
    return sure, forums[-place]
