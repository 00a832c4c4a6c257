"""What of a page may belong to the post: not the comments, and not what stands beside it or behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from carethread.indexer.readers.html.page import Element, Page
from carethread.indexer.readers.html.side import beside


class Surroundings:
    """The page as seen from the post.

    Args:
        page: the page.
        comments: the root elements of the comments.
        heading: the element that shows the post's title, if one does.
    """

    def __init__(self, page: Page, comments: Sequence[Element], heading: Element | None) -> None:
        self.page = page
        self.heading = heading
        self.start = page.order(heading) if heading is not None else 0
        self.comments = comments
        self.end = min((page.order(element) for element in comments), default=len(page))

    @cached_property
    def closed(self) -> frozenset[Element]:
        """Every element of the comments."""
        return frozenset(inner for element in self.comments for inner in element.iter("*"))

    def open(self, element: Element) -> bool:
        """Whether an element may say something about the post."""
        return element not in self.closed and not self.beside(element)

    def beside(self, element: Element) -> bool:
        """Whether it stands in a sidebar, a menu or the page's footer."""
        side = beside(self.page, element)
        return side is not None and side not in self._above_heading

    @cached_property
    def _above_heading(self) -> frozenset[Element]:
        return frozenset(self.heading.iterancestors()) if self.heading is not None else frozenset()

    def by_class(self, *names: str) -> Iterator[Element]:
        """Open elements of these classes, by name, then in page order; those before the comments first."""
        for name in names:
            found = [element for element in self.page.by_class(name) if self.open(element)]
            yield from sorted(found, key=lambda element: self.page.order(element) > self.end)

    def near_heading(self, reach: int = 40) -> Iterator[Element]:
        """Open elements just after the heading, then just before it, in the order of their distance."""
        if self.heading is None:
            return
        places = self.page.places
        inner = set(self.heading.iter("*"))
        after = range(self.start + 1, min(self.start + reach, self.end, len(places)))
        before = range(self.start - 1, max(self.start - reach // 2, 0), -1)
        for place in (*after, *before):
            element = places[place]
            if element not in inner and self.open(element):
                yield element
