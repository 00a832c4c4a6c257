"""How many comments a page says it has ("24 thoughts on", "12 Kommentare")."""

from __future__ import annotations

import re

from carethread.indexer.readers.html.page import Element, Page, line

MAX_TEXT = 200  # code points of a heading or link that gives a number
_DIGIT = re.compile(r"\d")
_NOUN = (
    r"comments?|responses?|replies|reply|thoughts?|answers?|reactions?|discussions?|posts?|messages?|kommentare?|antworten|beiträge|meinungen|reaktionen|gedanken|"
    r"commentaires?|réponses?|réactions?|comentarios?|respuestas?|comentários?|respostas?|commenti|commento|risposte|reacties|reactie|berichten|kommentarer|"
    r"svar|innlegg|komentarz[ey]?|odpowiedzi|комментари\w+|ответ\w*|yorum|コメント|件|评论|條留言"
)
_FORWARD = re.compile(rf"^\W*(\d{{1,5}})\s+(?:user |reader |weitere )?(?:{_NOUN})\b", re.IGNORECASE)
_HAS = re.compile(rf"\b(?:has|have)\s+(\d{{1,5}})\s+(?:{_NOUN})\b", re.IGNORECASE)
_BACKWARD = re.compile(rf"\b(?:{_NOUN})\s*[:(\[]\s*(\d{{1,5}})\b", re.IGNORECASE)


def declared_counts(page: Page) -> frozenset[int]:
    """The numbers that headings and links of the page give for its comments."""
    return page.noted("counts", _counts)


def _counts(page: Page) -> frozenset[int]:
    counts: set[int] = set()
    for element in _numbered(page):
        text = line(element, MAX_TEXT)
        if len(text) > MAX_TEXT:
            continue
        for pattern in (_FORWARD, _HAS, _BACKWARD):
            if match := pattern.search(text):
                counts.add(int(match[1]))
    return frozenset(counts)


def _numbered(page: Page) -> dict[Element, None]:
    """Elements with a number, and those right around them ("<b>24</b> comments")."""
    found: dict[Element, None] = {}
    for element in page.elements():
        if element.text and _DIGIT.search(element.text):
            found[element] = None
            if len(element.text) < 8 and (above := element.getparent()) is not None:
                found[above] = None
    return found
