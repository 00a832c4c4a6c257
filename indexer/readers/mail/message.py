"""One mail: author, date, references and words, from bytes that may be anything."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from carethread.index.errors import UnreadableSource
from carethread.indexer.raw import Stamp
from carethread.indexer.readers.mail.quotes import new_text
from carethread.indexer.stamps import from_datetime
from carethread.indexer.text import body_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ID = re.compile(r"<\s*([^<>\s]+)\s*>")
_MASKED = re.compile(r"(\S+) at (\S+)\s*(?:\((.*)\))?$")  # Mailman's archives: "bob at example.org (Bob Smith)"
_NOTE = re.compile(r"\S+@\S+\s*\((.+)\)$")
_REPLY = re.compile(r"\s*(?:(?:re|aw|antw|sv|vs|rif|ref|rép|res|fwd?|wg|tr)(?:\[\d+\]|\^\d+)?\s*:\s*)+", re.IGNORECASE)
_TAG = re.compile(r"\s*\[[^\]]{1,40}\]\s*")
_QUOTES = (
    "//blockquote[@type='cite'] | //*[contains(concat(' ', @class, ' '), ' gmail_quote ')]"
    " | //*[contains(concat(' ', @class, ' '), ' yahoo_quoted ')] | //*[contains(@class, 'moz-cite-prefix')]"
    " | //*[@id='divRplyFwdMsg' or @id='appendonsend']/following-sibling::* | //*[@id='divRplyFwdMsg']"
    " | //hr[@id='stopSpelling']/following-sibling::* | //*[contains(@class, 'protonmail_quote')]"
)


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail. `id` is its Message-ID without brackets, None when it has none; `references` the ids that it answers,
    the nearest last. `topic` is the subject without "Re:" and list tags, folded."""

    id: str | None
    references: tuple[str, ...]
    subject: str
    topic: str
    answers: bool
    author: str | None
    address: str | None
    date: Stamp
    body: str


def parse_mail(data: bytes, path: str) -> Mail:
    """The mail in `data`. Raises UnreadableSource (`too-deep`, `malformed`)."""
    try:
        message = message_from_bytes(data)
        words = new_text(_words(message))
    except RecursionError as error:
        raise UnreadableSource(f"{path}: a mail with parts nested too deep", reason="too-deep") from error
    subject = re.sub(r"\s+", " ", _header(message, "Subject")).strip()
    bare = _TAG.sub(" ", subject)
    author, address = _author(_header(message, "From"))
    own = _ID.search(_raw(message, "Message-ID"))
    return Mail(
        id=own[1] if own else None,
        references=_references(message, own[1] if own else None),
        subject=_REPLY.sub("", subject, count=1).strip(),
        topic=" ".join(_REPLY.sub("", bare, count=1).casefold().split()),
        answers=_REPLY.match(bare) is not None,
        author=author,
        address=address,
        date=_date(_raw(message, "Date")),
        body=words,
    )


def _raw(message: Message, name: str) -> str:
    """A header as it stands; empty when it is missing."""
    value: Any = message.get(name)
    return "" if value is None else str(value)


def _header(message: Message, name: str) -> str:
    """A header with its encoded words decoded."""
    value = _raw(message, name)
    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):
        return value


def _references(message: Message, own: str | None) -> tuple[str, ...]:
    found = [*_ID.findall(_raw(message, "References")), *_ID.findall(_raw(message, "In-Reply-To"))[:1]]
    return tuple(dict.fromkeys(reference for reference in reversed(found) if reference != own))[::-1]


def _author(value: str) -> tuple[str | None, str | None]:
    """Name and address of the sender. Where no name is written, the address is what the list shows."""
    value = value.strip()
    masked = _MASKED.fullmatch(value)
    if masked:
        address = f"{masked[1]}@{masked[2]}"
        return (masked[3] or address).strip() or None, address.lower()
    name, address = parseaddr(value)
    noted = _NOTE.fullmatch(value)
    name = (name or (noted[1] if noted else "")).strip().strip("\"'").strip()
    return name or address or value or None, address.lower() or None


def _date(value: str) -> Stamp:
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError, IndexError, OverflowError):
        return Stamp()
    return from_datetime(moment) if 1970 <= moment.year <= 9998 else Stamp()


def _words(message: Message) -> str:
    """The text of the first plain part, else of the first HTML part."""
    html: str | None = None
    for part in message.walk():
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        kind = part.get_content_type()
        if kind == "text/plain" and (text := _decoded(part)).strip():
            return _unflowed(text) if str(part.get_param("format", "")).lower() == "flowed" else text
        if kind == "text/html" and html is None:
            html = _decoded(part)
    return _html_words(html) if html else ""


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    for encoding in (part.get_content_charset() or "utf-8", "utf-8"):
        try:
            return data.decode(encoding)
        except (LookupError, ValueError):
            continue
    return data.decode("windows-1252", "replace")


def _unflowed(text: str) -> str:
    """RFC 3676: a line that ends in a space goes on in the next one; a leading space is stuffing."""
    out: list[str] = []
    open_line = False
    for line in text.split("\n"):
        line = line.removesuffix("\r")
        line = line[1:] if line.startswith(" ") else line
        flows = line.endswith(" ") and line != "-- " and not line.startswith(">")
        if open_line and not line.startswith(">"):
            out[-1] += line
        else:
            out.append(line)
        open_line = flows
    return "\n".join(out)


def _html_words(markup: str) -> str:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root: HtmlElement | None = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, AssertionError):
        return ""
    return "" if root is None else body_text(root, frozenset(root.xpath(_QUOTES)))
