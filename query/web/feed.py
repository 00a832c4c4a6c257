"""Results as an Atom feed (RFC 4287): newest first, so that a reader can watch a question."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from carethread.query.render.words import safe, shorten
from carethread.query.results import Hit
from carethread.query.web.asked import Asked
from carethread.query.web.look import ROLE_WORDS

_NAMESPACE = "http://www.w3.org/2005/Atom"
_UNDATED = "1970-01-01T00:00:00Z"  # Atom asks for a date on every entry


def atom(base: str, page: str, question: Asked, hits: Sequence[Hit]) -> bytes:
    """The hits of a page (`search`, `unanswered`, `pairs`) as a feed. `base` is the server's address, with a slash at
    its end."""
    feed = Element("feed", xmlns=_NAMESPACE)
    query = question.to_query()
    address = f"{base}{page}?{query}"
    SubElement(feed, "id").text = address
    SubElement(feed, "title").text = f"carethread: {_xml(question.q) or 'all records'}"
    SubElement(feed, "link", rel="alternate", href=address)
    SubElement(feed, "link", rel="self", href=f"{base}{page}.atom?{query}")
    SubElement(feed, "updated").text = max((_when(hit) for hit in hits), default=_UNDATED)
    author = SubElement(feed, "author")
    SubElement(author, "name").text = "carethread"
    for hit in hits:
        _entry(feed, base, hit)
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _entry(feed: Element, base: str, hit: Hit) -> None:
    record = hit.record
    entry = SubElement(feed, "entry")
    SubElement(entry, "id").text = f"{base}record/{record.id}"
    SubElement(entry, "title").text = f"{ROLE_WORDS[record.author_role]}: {_xml(shorten(record.body, 80))}"
    SubElement(entry, "link", rel="alternate", href=f"{base}record/{record.id}")
    SubElement(entry, "updated").text = _when(hit)
    author = SubElement(entry, "author")
    SubElement(author, "name").text = _xml(record.author or ROLE_WORDS[record.author_role])
    SubElement(entry, "content", type="text").text = _xml(record.body)


def _xml(text: str) -> str:
    """Text without what XML 1.0 cannot hold: control characters, lone surrogates, U+FFFE and U+FFFF."""
    return "".join(c for c in safe(text) if not ("\ud800" <= c <= "\udfff" or c in "\ufffe\uffff"))


def _when(hit: Hit) -> str:
    """The record's date, else the thread's, as Atom wants it; a date without a time is its first moment, in UTC."""
    iso = hit.record.posted_at or hit.thread_date
    if not iso:
        return _UNDATED
    whole = iso + _UNDATED[len(iso) : 19] if len(iso) < 19 else iso
    return whole if whole[19:] else whole + "Z"
