"""Quotes in a post: the one it answers, at its head, is left out; the others are set apart as quotes."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from carethread.indexer.readers.html.page import Element, Page, line
from carethread.indexer.readers.html.platforms.forums.selectors import find
from carethread.indexer.text import body_text

# What the packages call a quote, with its heading where that stands inside; headings that stand before it.
_QUOTES = (
    "blockquote, aside.quote, .bbcode_quote, .bbCodeQuote, .quotecontent, .quotemain, .quotebox, td.quote, div.quote,"
    " .bb-quote, .quote-msg, .quote_body, .messageQuote, .ubbcode-block, table.quote, .UserQuote, .d4p-bbp-quote,"
    " .bbc_standard_quote, .bbc_alternate_quote, .quote-container, .forum-quote, .bbcodeblock-quote, .quotation,"
    " .ipsBlockquote, .mycode_quote, .quoteBox"
)
# What else calls itself one; no button, and no heading of one.
_CALLED = re.compile(
    r"(?:^|[-_]|[a-z])quot(?:e|ed|ation|es)(?:$|[-_]|block|box|text|body|content|message|container|wrapper)|zitat|"
    r"^(?:citation|cita|citaat)(?:$|[-_])",
    re.IGNORECASE,
)
_NO_QUOTE = re.compile(
    r"btn|button|link|icon|count|reply|action|control|toggle|expand|multi|foot|quick|un-?quote|tool", re.I
)
_QUOTED_TAGS = frozenset({"div", "blockquote", "table", "td", "section", "aside", "fieldset", "p", "dl", "span", "li"})
_WORDS = ("postcontent", "messageText")  # the words of a post, in a blockquote in vBulletin 4 and XenForo 1
_OLD_QUOTES = "td.alt2"  # vBulletin 3: inside a block with a margin, under the word "Quote:"
_HEADINGS = ".quotetitle, .quoteheader, .quotetop, .quote_header, p.citation, div.citation, .topslice_quote"
_CITES = (
    "cite, .quotetitle, .attribution, .title, .ipsQuote_citation, .bbCodeBlock-title, .quoteheader, .quote-author,"
    " .quoteAuthor, .bbcode_postedby, .QuoteAuthor, .topslice_quote, .ubbcode-header, .bb-quote-header, .quoteBoxTitle,"
    " .quote_header, .blockquote-author"
)
_MORE = ".bbCodeBlock-expandLink, .quoteExpand, .quotefooter, .botslice_quote, .quote-controls"
_NAMED = (
    "data-author", "data-quote", "data-source", "data-username", "data-post", "data-ipsquote-username",
    "data-ipsquote-contentcommentid",
)  # fmt: skip
_SAID = re.compile(
    r"\b(?:wrote|said|writes|posted|schrieb|hat geschrieben|a écrit|a ecrit|escribió|escribio|ha scritto|schreef|"
    r"originally posted|quote from|zitat von|quote)\b|:$",
    re.IGNORECASE,
)
_ATTRIBUTION = re.compile(
    r"(?:quote|zitat|citation|cita|citaat|citazione)?\s*:?\s*(?:originally posted|geschrieben von|zitat von|quote from|"
    r".{1,60}?\b(?:wrote|said|posted on|schrieb|hat geschrieben|a écrit|escribi[oó]|ha scritto|schreef|napisał)\b|"
    r"@.{1,40}$|.{1,60}?(?:发表于|發表於))",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:quotes?|zitat|citation|cita|citaat|citazione|citat|cytat|citação|sitat|lainaus|цитата|alıntı)\s*:",
    re.IGNORECASE,
)
_LABELS = ("div", "span", "label", "b", "strong", "p", "td", "th", "legend", "font", "em", "small", "dt")
_LABELLED = ("div", "table", "blockquote", "fieldset", "p", "tr", "dd")
_LETTERS = re.compile(r"[\W_]+")
_PROBE = 30  # letters of a quote that must stand in another post to call it that post's
_SHORTEST = 12


def letters(text: str) -> str:
    """Letters and digits alone, in lower case: what two copies of a text have in common."""
    return _LETTERS.sub("", text).lower()


class Quotes:
    """The quotes of a page. `said`: `letters` of all its posts, by which a quote of one is known."""

    def __init__(self, page: Page, said: str) -> None:
        self._said = said
        self.answered: dict[Element, list[Element]] = {}  # by body, what it quotes at its head
        self.alone: set[Element] = set()  # bodies that hold a quote and nothing else
        self._quotes = {*find(page, _QUOTES), *(cell for cell in find(page, _OLD_QUOTES) if _old(cell)), *_called(page)}
        self._quotes.difference_update(page.by_class(*_WORDS))
        self._headings = set(find(page, _HEADINGS))
        self._cites = set(find(page, _CITES))
        self._more = set(find(page, _MORE))
        for element in page.by_tag(*_LABELS):
            if element.text and _LABEL.fullmatch(element.text.strip()) and not len(element):
                label, quote = _labelled(element)
                if quote is not None:
                    self._more.add(label)
                    self._quotes.add(quote)

    def forget(self, element: Element) -> None:
        """Says that an element is no quote."""
        self._quotes.discard(element)

    def set_apart(self, body: Element, silent: Container[Element]) -> set[Element]:
        """Turns the quotes in `body` into blockquotes, and gives the elements to leave out: the quotes that the post
        answers, headings, buttons.

        Args:
            silent: elements that are left out already.
        """
        quotes = self._outermost(body, silent)
        if not quotes:
            return set()
        more = {element for element in body.iterdescendants("*") if element in self._more}
        head = self._head(body, quotes, silent, more)
        if not letters(body_text(body, Either(silent, head | more))):
            head = set()  # a post of nothing but a quote: the quote is what it says
            self.alone.add(body)
        if head:
            self.answered[body] = [quote for quote in body.iterdescendants("*") if quote in head]
        for quote in quotes:
            if quote not in head:
                quote.tag = "blockquote"
        return head | more

    def _outermost(self, body: Element, silent: Container[Element]) -> list[Element]:
        found: dict[Element, None] = {}
        for element in body.iterdescendants("*"):
            if element in self._quotes and not any(
                above in self._quotes or above in silent for above in _between(element, body)
            ):
                found.setdefault(_lift(element, body))
        return list(found)

    def _head(
        self, body: Element, quotes: list[Element], silent: Container[Element], more: set[Element]
    ) -> set[Element]:
        head: set[Element] = set()
        for quote in quotes:
            heading = self._heading(quote)
            before = head | more | ({heading} if heading is not None else set())
            if not _at_head(body, quote, Either(silent, before)):
                break
            if not (self._answers(quote, heading) or _follows(quote, head)):
                break
            head |= {quote} | ({heading} if heading is not None else set())
        return head

    def _heading(self, quote: Element) -> Element | None:
        """The element before a quote that says whom it quotes."""
        element: Element | None = quote.getprevious()
        while element is not None and element.tag == "br" and not (element.tail or "").strip():
            element = element.getprevious()
        if element is None or (element.tail or "").strip():
            return None
        return element if element in self._headings else None

    def _answers(self, quote: Element, heading: Element | None) -> bool:
        """Whether it quotes another post: it names whom, links to a post, or its words stand in one."""
        if heading is not None or any(quote.get(name) for name in _NAMED):
            return True
        for element in quote.iter("*"):
            if element in self._cites and (_SAID.search(line(element)) or element.find(".//a") is not None):
                return True
        shown = line(quote)
        if _ATTRIBUTION.match(shown[:90]):
            return True
        probe = letters(shown)[-_PROBE:]
        return len(probe) >= _SHORTEST and self._said.count(probe) > 1


def _follows(quote: Element, head: Container[Element]) -> bool:
    """Whether a quote stands right after what says whom it quotes."""
    before = quote.getprevious()
    while before is not None and before.tag in ("br", "hr") and not (before.tail or "").strip():
        before = before.getprevious()
    return before is not None and before in head and not (before.tail or "").strip()


class Either:
    """What is in one of two containers."""

    def __init__(self, one: Container[Element], other: Container[Element]) -> None:
        self._one = one
        self._other = other

    def __contains__(self, element: object) -> bool:
        return element in self._one or element in self._other


def _between(element: Element, body: Element) -> list[Element]:
    """The ancestors of an element up to `body`, without it."""
    found: list[Element] = []
    for above in element.iterancestors():
        if above is body:
            break
        found.append(above)
    return found


def _called(page: Page) -> Iterator[Element]:
    """Elements with a class or an id that says "quote"."""
    for name in page.class_names():
        if _CALLED.search(name) and not _NO_QUOTE.search(name):
            yield from (one for one in page.by_class(name) if one.tag in _QUOTED_TAGS)
    for name, first in page.ids():
        if first.tag in _QUOTED_TAGS and _CALLED.search(name) and not _NO_QUOTE.search(name):
            yield from (one for one in page.by_tag(first.tag) if one.get("id") == name)


def _old(cell: Element) -> bool:
    table = next(cell.iterancestors("table"), None)
    heading = table.getprevious() if table is not None else None
    return heading is not None and "smallfont" in (heading.get("class") or "") and line(heading)[-1:] == ":"


def _labelled(element: Element) -> tuple[Element, Element | None]:
    """The label "Quote:", with all that holds nothing else, and the block after it."""
    while not (element.tail or "").strip():
        after = element.getnext()
        while after is not None and after.tag == "br" and not (after.tail or "").strip():
            after = after.getnext()
        if after is not None:
            return element, _with_attribution(element, after) if after.tag in _LABELLED else None
        holder = element.getparent()
        if holder is None or (holder.text or "").strip() or element.getprevious() is not None:
            break
        element = holder
    return element, None


def _with_attribution(label: Element, after: Element) -> Element:
    """The block after the label, or the block around both where it holds only whom it quotes ("Originally posted by
    Ann"), a third block has the words, and nothing else stands there."""
    holder, words = after.getparent(), after.getnext()
    if holder is None or words is None or words.tag not in _LABELLED or list(holder) != [label, after, words]:
        return after
    loose = any((text or "").strip() for text in (holder.text, label.tail, after.tail, words.tail))
    return holder if not loose and _ATTRIBUTION.match(line(after)[:90]) else after


def _lift(quote: Element, body: Element) -> Element:
    """From a table cell with a quote to the table, to the block that holds the table and its heading "Quote:", and to
    any that holds nothing else."""
    at = quote
    while at.tag in ("td", "tr", "tbody") and at.getparent() not in (None, body):
        at = at.getparent()
    before, holder = at.getprevious(), at.getparent()
    headed = before is not None and len(line(before)) < 40 and not (holder.text or "").strip()
    if at.tag == "table" and headed and holder is not body and len(holder) == 2:
        at = holder
    holder = at.getparent()
    while holder is not None and holder is not body and len(holder) == 1 and not _loose(holder, at):
        at, holder = holder, holder.getparent()
    return at


def _loose(holder: Element, only: Element) -> bool:
    """Whether words stand in `holder` beside its only child."""
    return bool((holder.text or "").strip() or (only.tail or "").strip())


def _at_head(body: Element, quote: Element, skip: Container[Element]) -> bool:
    """Whether no words stand before the quote."""
    if (body.text or "").strip():
        return False
    holders = {quote, *_between(quote, body)}
    at: Element | None = body
    while at is not quote and at is not None:
        inner = next((child for child in at if child in holders), None)
        for child in at:
            if child is inner:
                break
            if (child.tail or "").strip() or (child not in skip and _speaks(child, skip)):
                return False
        at = inner
        if at is not None and at is not quote and (at.text or "").strip():
            return False
    return at is quote


def _speaks(element: Element, skip: Container[Element]) -> bool:
    return bool(letters(body_text(element, skip)))
