"""Quotes in a post: the one it answers, at its head, is left out; the others are set apart as quotes."""

from __future__ import annotations

import re

from lxml import etree

from carethread.indexer.readers.html.page import Element, line, select, within
from carethread.indexer.text import body_text

# What the packages call a quote, with its heading where that stands inside; headings that stand before it.
_QUOTES = (
    "blockquote, aside.quote, .bbcode_quote, .bbCodeQuote, .quotecontent, .quotemain, .quotebox, td.quote, div.quote,"
    " .bb-quote, .quote-msg, .quote_body, .messageQuote, .ubbcode-block, table.quote, .UserQuote, .d4p-bbp-quote,"
    " .bbc_standard_quote, .bbc_alternate_quote, .quote-container, .forum-quote, .bbcodeblock-quote, .quotation,"
    " div[style*='margin:20px'] > div.smallfont + table td.alt2, .ipsBlockquote, .mycode_quote, .quoteBox"
)
_HEADINGS = ".quotetitle, .quoteheader, .quotetop, .quote_header, p.citation, div.citation, .topslice_quote"
_CITES = (
    "cite, .quotetitle, .attribution, .title, .ipsQuote_citation, .bbCodeBlock-title, .quoteheader, .quote-author,"
    " .quoteAuthor, .bbcode_postedby, .QuoteAuthor, .topslice_quote, .ubbcode-header, .bb-quote-header, .quoteBoxTitle,"
    " .quote_header, .blockquote-author"
)
_MORE = ".bbCodeBlock-expandLink, .quoteExpand, .quotefooter, .botslice_quote, .quote-controls"
_SAID = re.compile(
    r"\b(?:wrote|said|writes|posted|schrieb|hat geschrieben|a écrit|a ecrit|escribió|escribio|ha scritto|schreef|"
    r"originally posted|quote from|zitat von|quote)\b|:$",
    re.IGNORECASE,
)
_ATTRIBUTION = re.compile(
    r"(?:quote|zitat|citation|cita|citaat|citazione)?\s*:?\s*(?:originally posted|geschrieben von|zitat von|quote from|"
    r".{1,40}?\b(?:wrote|said|schrieb|hat geschrieben|a écrit|escribió|ha scritto|schreef)\b)",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[\W_]+")
_PROBE = 30  # letters of a quote that must stand in another post to call it that post's


def letters(text: str) -> str:
    """Letters and digits alone, in lower case: what two copies of a text have in common."""
    return _LETTERS.sub("", text).lower()


def set_quotes_apart(body: Element, others: str, silent: set[Element]) -> set[Element]:
    """Turns the quotes of a post into blockquotes and gives the elements to leave out of its text.

    Args:
        body: the words of the post; its quotes are renamed in place.
        others: `letters` of all posts on the page.
        silent: elements that are left out already.
    """
    quotes = [quote for quote in _outermost(body) if quote not in silent and within(quote, silent) is None]
    if not quotes:
        return silent
    skip = silent | {more for quote in quotes for more in select(quote, _MORE)}
    head: set[Element] = set()
    for quote in quotes:
        heading = _heading(quote)
        before = skip | head | ({heading} if heading is not None else set())
        if not _at_head(body, quote, before) or not _answers(quote, heading, others):
            break
        head |= {quote} | ({heading} if heading is not None else set())
    if not letters(body_text(body, skip | head)):
        head = set()  # a post of nothing but a quote: the quote is what it says
    for quote in quotes:
        if quote not in head:
            quote.tag = "blockquote"
    return skip | head


def _outermost(body: Element) -> list[Element]:
    found = [_lift(quote, body) for quote in select(body, _QUOTES)]
    pool = set(found)
    return [quote for quote in dict.fromkeys(found) if within(quote, pool) is None]


def _lift(quote: Element, body: Element) -> Element:
    """From a table cell with a quote to the table, and to the block that holds the table and its heading "Quote:"."""
    at = quote
    while at.tag in ("td", "tr", "tbody") and at.getparent() not in (None, body):
        at = at.getparent()
    before, holder = at.getprevious(), at.getparent()
    headed = before is not None and len(line(before)) < 40 and not (holder.text or "").strip()
    return holder if at.tag == "table" and headed and holder is not body and len(holder) == 2 else at


def _heading(quote: Element) -> Element | None:
    """The element before a quote that says whom it quotes."""
    element: Element | None = quote.getprevious()
    while element is not None and element.tag == "br" and not (element.tail or "").strip():
        element = element.getprevious()
    if element is None or (element.tail or "").strip():
        return None
    headed = set(select(element.getparent(), _HEADINGS))
    return element if element in headed else None


def _at_head(body: Element, quote: Element, skip: set[Element]) -> bool:
    """Whether no words stand before the quote."""
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element is quote:
            return True
        if event == "start":
            if element in skip or within(element, skip) is not None:
                continue
            if element is not body and (element.text or "").strip():
                return False
            if element is body and (body.text or "").strip():
                return False
        elif element is not body and within(element, skip) is None and (element.tail or "").strip():
            return False
    return False


def _answers(quote: Element, heading: Element | None, others: str) -> bool:
    """Whether it quotes another post: it names whom, links to a post, or its words stand in one."""
    if heading is not None or any(
        quote.get(name) for name in ("data-author", "data-quote", "data-source", "data-username")
    ):
        return True
    if quote.get("data-ipsquote-username") or quote.get("data-ipsquote-contentcommentid") or quote.get("data-post"):
        return True
    for cite in select(quote, _CITES):
        if _SAID.search(line(cite)) or select(cite, "a"):
            return True
    shown = line(quote)
    if _ATTRIBUTION.match(shown[:90]):
        return True
    text = letters(shown)
    probe = text[-_PROBE:]
    return len(probe) >= 12 and others.count(probe) > 1
