"""How many comments a page says it has ("24 thoughts on", "12 Kommentare")."""

from __future__ import annotations

import re

from carethread.indexer.readers.html.page import Page, line

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
    for element in page.by_tag("h1", "h2", "h3", "h4", "h5", "h6", "p", "span", "div", "a", "strong", "legend", "b"):
        if len(element) > 6:
            continue
        text = line(element, 200)
        if len(text) > 200 or not any(char.isdigit() for char in text):
            continue
        for pattern in (_FORWARD, _HAS, _BACKWARD):
            if match := pattern.search(text):
                counts.add(int(match[1]))
    return frozenset(counts)
