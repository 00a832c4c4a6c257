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
_REPLIES = re.compile(
    r"\W*(\d{1,5})\s+(?:repl(?:y|ies)|answers?|responses?|comments?|antworten|kommentare|réponses|respuestas|risposte|"
    r"reacties)\W*",
    re.I,
)
_SHORT = 40
_HAS = re.compile(rf"\b(?:has|have)\s+(\d{{1,5}})\s+(?:{_NOUN})\b", re.IGNORECASE)
_BACKWARD = re.compile(rf"\b(?:{_NOUN})\s*[:(\[]\s*(\d{{1,5}})\b", re.IGNORECASE)


def declared_counts(page: Page) -> frozenset[int]:
    """The numbers that headings and links of the page give for its comments."""
    return page.noted("counts", _counts)


def replies_declared(page: Page) -> frozenset[int]:
    """The numbers that headings give for the answers to the post ("5 Replies"); no posts of a member."""
    return page.noted("replies", _replies)


def _replies(page: Page) -> frozenset[int]:
    headings = page.by_tag("h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "span", "div")
    found = (_REPLIES.fullmatch(line(one, _SHORT)) for one in headings if one.text and _DIGIT.search(one.text))
    return frozenset(int(match[1]) for match in found if match)


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
