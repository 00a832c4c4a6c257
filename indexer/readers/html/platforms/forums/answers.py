"""Which earlier post a post answers, by what it quotes at its head: a link to it, its number, or its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carethread.indexer.readers.html.drafts import Draft
from carethread.indexer.readers.html.page import Element, line
from carethread.indexer.readers.html.platforms.forums.echoes import WINDOW
from carethread.indexer.readers.html.platforms.forums.quotes import letters

_LINK = re.compile(
    r"(?:#|[/?&;=_-])(?:p|pid|post|posts|postid|msg|message|comment|entry|findpost|findcomment)?[-_=/]?(\d+)$", re.I
)
_NUMBER = re.compile(r"(\d+)$")
_NUMBERED = ("data-source", "data-post", "data-ipsquote-contentcommentid", "data-postid", "data-quote-id")
_PROBES = (40, 24, 12)  # letters at the end of a quote that its post must have; longer ones tell it more surely


def set_answers(drafts: Sequence[Draft], quoted: Sequence[Sequence[Element]]) -> None:
    """Makes each post an answer to the one that it quotes first, where that is on the page and nothing else is known.

    Args:
        quoted: for each draft, the quotes at its head.
    """
    by_key: dict[str, Draft] = {}
    for place, (draft, quotes) in enumerate(zip(drafts, quoted, strict=True)):
        if quotes and draft.answers is None and draft.inside is None and draft.depth is None:
            found = _linked(by_key, quotes)
            near = [*drafts[: min(place, 1)], *drafts[max(1, place - WINDOW) : place]]
            draft.inside = found if found is not None else _worded(near, quotes)
        if draft.key:
            by_key[draft.key] = draft


def _linked(by_key: dict[str, Draft], quotes: Sequence[Element]) -> Draft | None:
    """The post whose number a quote gives."""
    for quote in quotes:
        for element in quote.iter("*"):
            values = [found[1] for name in _NUMBERED if (found := _NUMBER.search(element.get(name) or ""))]
            if element.tag == "a" and (link := _LINK.search(element.get("href") or "")):
                values.append(link[1])
            for value in values:
                if value in by_key:
                    return by_key[value]
    return None


def _worded(earlier: Sequence[Draft], quotes: Sequence[Element]) -> Draft | None:
    """The last post that holds the end of what a quote says; of several, that of the author whom the quote names."""
    said = [letters(draft.body) for draft in earlier]
    for quote in quotes:
        text = letters(line(quote))
        for size in _PROBES:
            probe = text[-size:]
            holders = [draft for draft, words in zip(earlier, said, strict=True) if probe in words]
            if holders and len(probe) >= _PROBES[-1]:
                named = [draft for draft in holders if draft.author and letters(draft.author) in text]
                return (named or holders)[-1]
    return None
