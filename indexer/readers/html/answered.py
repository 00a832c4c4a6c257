"""Which comment a comment answers, where the page only says so: "In reply to Ann", with or without a link to hers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from carethread.indexer.readers.html.blocks import Block
from carethread.indexer.readers.html.drafts import Draft
from carethread.indexer.readers.html.names import clean_name
from carethread.indexer.readers.html.page import Element, Page, line

MAX_NOTE = 120  # code points of a line that says whom a comment answers
_NOTE = re.compile(
    r"^\W*(?:(?:posted |written )?in (?:reply|response|answer) to|replying to|replied to|responding to|"
    r"(?:als )?antwort (?:auf|an)|en réponse à|répond à|en respuesta a|in risposta a|em resposta a|"
    r"(?:in|als) (?:reactie|antwoord) op|svar (?:til|på)|w odpowiedzi na|в ответ на)\b\W*(.*)$",
    re.IGNORECASE,
)
_ENGLISH = ("in reply to", "in response to", "in answer to", "replying to", "replied to", "responding to")
_PHRASES = {
    "de": ("antwort auf", "antwort an"),
    "fr": ("en réponse à", "répond à"),
    "es": ("en respuesta a",),
    "it": ("in risposta a",),
    "pt": ("em resposta a",),
    "nl": ("reactie op", "antwoord op"),
    "da": ("svar til", "svar på"),
    "no": ("svar til", "svar på"),
    "nb": ("svar til", "svar på"),
    "sv": ("svar till", "svar på"),
    "pl": ("w odpowiedzi na",),
    "ru": ("в ответ на",),
}
_FRAGMENT = re.compile(r"#\D*(\d+)$")
_BY = re.compile(r"^.*\b(?:by|von|par|por|from)\s+(?=\S)", re.IGNORECASE)
_WHOSE = re.compile(r"['’]s?\s+(?:comment|post|reply|answer|message)\b.*$", re.IGNORECASE)
_TAGS = ("a", "span", "em", "small", "i", "p", "div", "li", "strong", "b")


def says_answers(page: Page) -> bool:
    """Whether any words of a note stand on the page: a quick look, which nearly all pages end at."""
    low = page.markup.lower()
    language = (page.language or "")[:2]
    others = _PHRASES.get(language) or (() if language == "en" else chain.from_iterable(_PHRASES.values()))
    return any(phrase in low for phrase in chain(_ENGLISH, others))


def note_answers(block: Block) -> str | None:
    """Mark what says in `block` whom it answers, and give its link's key to the block; the name when it has no link."""
    for element in block.find(_TAGS):
        if (tail := element.tail) and len(tail) <= MAX_NOTE and (behind := _NOTE.match(tail.strip())):
            block.reply_line = tail.strip()
            return clean_name(_WHOSE.sub("", behind[1]))
        if element in block.roots or not _NOTE.match((element.text or "").strip()[:MAX_NOTE]):
            continue
        if (said := _NOTE.match(line(element, MAX_NOTE))) and len(said[0]) <= MAX_NOTE:
            block.reply_note = _whole(element, block)
            block.answers = _key(element)
            return clean_name(_WHOSE.sub("", _BY.sub("", said[1])) or _behind(element))
    return None


def link_answers(drafts: Sequence[Draft], names: Sequence[str | None]) -> None:
    """Give each draft that answers a name the last one before it by that name as its parent."""
    last: dict[str, Draft] = {}
    for draft, name in zip(drafts, names, strict=True):
        if name is not None and draft.answers is None and draft.inside is None:
            draft.inside = last.get(name.casefold())
        if draft.author:
            last[draft.author.casefold()] = draft


def _key(element: Element) -> str | None:
    for link in (element, *element.iter("a"), element.getnext()):
        if link is not None and link.tag == "a" and (found := _FRAGMENT.search(link.get("href") or "")):
            return found[1]
    return None


def _behind(element: Element) -> str:
    """What follows a note that holds no name: the rest of its line, or the next link."""
    if (rest := (element.tail or "").strip()) and len(rest) <= MAX_NOTE:
        return rest
    after = element.getnext()
    return line(after, MAX_NOTE) if after is not None and after.tag in ("a", "b", "strong", "span", "cite") else ""


def _whole(element: Element, block: Block) -> Element:
    """The element around a note that says no more than it does."""
    above = element.getparent()
    while above is not None and above in block.own_set and above not in block.roots and line(above) == line(element):
        element, above = above, above.getparent()
    return element
