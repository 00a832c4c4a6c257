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
    r"(?:post|article|blog|story|page)? ?author|author of (?:the|this) (?:post|article)|beitrags-?autor(?:in)?|"
    r"artikelautor|autor(?:in)? des (?:beitrags|artikels)|auteur(?: de l[’']article| du billet)?|"
    r"autor(?:a)?(?: de la entrada| del art[ií]culo| do post)?|autore(?: dell[’']articolo)?|автор|blogger|blog owner"
)
_STAFF = (
    r"admin(?:istrator)?|mod(?:erator)?|staff|editor|team|site admin|community manager|moderador(?:a)?|moderatore|"
    r"modérateur|modératrice|redaktion|rédaction|redacción|redazione|модератор|администратор"
)
_BADGE = re.compile(rf"^\W*(?:(?P<author>{_AUTHOR})|(?P<staff>{_STAFF}))\W*$", re.IGNORECASE)
_IN_NAME = re.compile(rf"[(\[](?:(?P<author>{_AUTHOR})|(?P<staff>{_STAFF}))[)\]]\s*(?:\w+:?)?\s*$", re.IGNORECASE)
_TAGS = ("span", "em", "b", "strong", "i", "small", "sup", "div", "p", "mark", "label")
MAX_BADGE = 30  # code points


def badges(block: Block, body: Element | None) -> Iterator[tuple[Element, Mark]]:
    """The badges of a block outside its body, each with what it says."""
    for element in block.find(_TAGS):
        text = element.text
        if not text or len(text) > 2 * MAX_BADGE or len(element) or element is body:
            continue
        if (found := _BADGE.match(text)) and (body is None or body not in element.iterancestors()):
            yield element, "post_author" if found["author"] else "staff"


def badge_in_name(element: Element | None) -> Mark | None:
    """What stands in brackets behind a name: "Marta (Author)"."""
    found = _IN_NAME.search(line(element, 100)) if element is not None else None
    return None if found is None else "post_author" if found["author"] else "staff"
