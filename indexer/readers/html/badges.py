"""Words beside a name that say what a person is to the page: "Post author", "Moderator".

Only those that mean the house: who opened a forum's thread ("OP", "Thread Starter") is no editor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carethread.indexer.raw import Mark
from carethread.indexer.readers.html.blocks import Block
from carethread.indexer.readers.html.page import Element, line

_AUTHOR = (
    "author", "post author", "article author", "blog author", "story author", "page author", "author of this post",
    "author of the post", "author of this article", "author of the article", "beitragsautor", "beitragsautorin",
    "beitrags-autor", "artikelautor", "autor des beitrags", "autorin des beitrags", "autor des artikels", "auteur",
    "auteur de l'article", "auteur de l’article", "auteur du billet", "autor", "autora", "autor de la entrada",
    "autor del articulo", "autor del artículo", "autor do post", "autore", "autore dell'articolo",
    "autore dell’articolo", "автор", "blogger", "blog owner",
)  # fmt: skip
_STAFF = (
    "admin", "administrator", "site admin", "mod", "moderator", "staff", "editor", "team", "community manager",
    "moderador", "moderadora", "moderatore", "modérateur", "modératrice", "redaktion", "rédaction", "redacción",
    "redazione", "модератор", "администратор",
)  # fmt: skip
_BADGES: dict[str, Mark] = {**dict.fromkeys(_AUTHOR, "post_author"), **dict.fromkeys(_STAFF, "staff")}
_IN_NAME = re.compile(r"[(\[]([^()\[\]]{3,30})[)\]]\s*(?:\w+:?)?\s*$")
_EDGES = " \t\r\n()[]{}<>·|•*★-–—:,."
_TAGS = ("span", "em", "b", "strong", "i", "small", "sup", "div", "p", "mark", "label")
MAX_BADGE = 30  # code points


def badges(block: Block, body: Element | None) -> Iterator[tuple[Element, Mark]]:
    """The badges of a block outside its body, each with what it says."""
    for element in block.find(_TAGS):
        text = element.text
        if not text or len(text) > 2 * MAX_BADGE or len(element) or element is body:
            continue
        mark = _BADGES.get(text.strip(_EDGES).lower())
        if mark is not None and (body is None or body not in element.iterancestors()):
            yield element, mark


def badge_in_name(element: Element | None) -> Mark | None:
    """What stands in brackets behind a name: "Marta (Author)"."""
    found = _IN_NAME.search(line(element, 100)) if element is not None else None
    return None if found is None else _BADGES.get(found[1].strip(_EDGES).lower())
