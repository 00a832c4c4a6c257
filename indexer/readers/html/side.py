"""What stands beside the discussion: sidebars, menus, footers, lists of recent posts and comments."""

from __future__ import annotations

import re

from carethread.indexer.readers.html.page import Element, Page

_TAGS = frozenset({"aside", "nav"})
_CALLED = re.compile(
    r"^(?:(?:left|right|main|primary|secondary|first|second|site|blog|page|inner|outer|sub|fixed|column)?[-_]?side[-_]?bars?(?:[-_]?(?:\w+))?|side[-_]?(?:column|col|content|nav|menu)|sb|"
    r"widgets?|widget[-_]area|widgetarea|widgetized.*|recent[-_]?(?:comments?|posts?|entries)?.*|(?:latest|popular|top|most)[-_]?(?:comments?|posts?|commented|read|viewed).*|"
    r"(?:site|page|main|global)?[-_]?footer(?:[-_](?:widgets?|area|wrap|bottom|top))*|colophon|secondary|related(?:[-_].*)?|yarpp.*|jp-relatedposts|"
    r"(?:site|main|primary|top|global)?[-_]?(?:nav|navigation|navbar|menu)|ticker|promo)$",
    re.IGNORECASE,
)


def beside(page: Page, element: Element) -> Element | None:
    """The sidebar, menu or footer that an element stands in (or is), None when it stands in the page's main part.

    A wrapper with such a name that holds the larger part of the page is a layout ("sidebar-right"), no sidebar.
    """
    memory: dict[Element, Element | None] = page.noted("beside", lambda _: {})
    path: list[Element] = []
    found: Element | None = None
    for at in (element, *element.iterancestors()):
        if at in memory:
            found = memory[at]
            break
        path.append(at)
        if _is_side(page, at):
            found = at
            break
    memory.update(dict.fromkeys(path, found))
    return found


def _is_side(page: Page, element: Element) -> bool:
    if element.tag in ("html", "body", "article", "main"):
        return False
    called = element.tag in _TAGS or any(
        _CALLED.match(name) for name in (*page.classes(element), element.get("id") or "")
    )
    return called and 2 * page.size(element) < len(page)
