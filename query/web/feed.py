"""Results as an Atom feed (RFC 4287): newest first, so that a reader can watch a question."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from carethread.query.render.words import safe, shorten
from carethread.query.results import Hit, SearchResult
from carethread.query.web.asked import Asked
from carethread.query.web.look import ROLE_WORDS

_NAMESPACE = "http://www.w3.org/2005/Atom"
_UNDATED = "1970-01-01T00:00:00Z"  # Atom asks for a date on every entry


def atom(base: str, question: Asked, result: SearchResult) -> bytes:
    """The hits of a page as a feed. `base` is the server's address, with a slash at its end."""
    feed = Element("feed", xmlns=_NAMESPACE)
    address = f"{base}search?{question.to_query()}"
    SubElement(feed, "id").text = address
    SubElement(feed, "title").text = f"carethread: {safe(question.q) or 'all records'}"
    SubElement(feed, "link", rel="alternate", href=address)
    SubElement(feed, "updated").text = max((_when(hit) for hit in result.hits), default=_UNDATED)
    for hit in result.hits:
        _entry(feed, base, hit)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="utf-8")


def _entry(feed: Element, base: str, hit: Hit) -> None:
    record = hit.record
    entry = SubElement(feed, "entry")
    SubElement(entry, "id").text = f"{base}record/{record.id}"
    SubElement(entry, "title").text = f"{ROLE_WORDS[record.author_role]}: {shorten(record.body, 80)}"
    SubElement(entry, "link", rel="alternate", href=f"{base}record/{record.id}")
    SubElement(entry, "updated").text = _when(hit)
    author = SubElement(entry, "author")
    SubElement(author, "name").text = safe(record.author or ROLE_WORDS[record.author_role])
    SubElement(entry, "content", type="text").text = safe(record.body)


def _when(hit: Hit) -> str:
    """The record's date, else the thread's, as Atom wants it; a date without a time is its first moment, in UTC."""
    iso = hit.record.posted_at or hit.thread_date
    if not iso:
        return _UNDATED
    whole = iso + "1970-01-01T00:00:00"[len(iso) :] if len(iso) < 19 else iso
    return whole if whole[19:] else whole + "Z"
