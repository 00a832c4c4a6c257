"""Web archives (WARC 0.17 to 1.1), record by record, as a container of pages.

Gzip is unpacked by `compressed` before. Responses with status 200, resources, and the plain text of `conversion`
records (WET files) are members, under the address they were fetched from; all other records are passed over. An archive
cut in the middle gives what is whole, then a problem.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import TYPE_CHECKING, BinaryIO

from carethread.index.errors import UnreadableSource
from carethread.indexer.limits import MAX_DOCUMENT
from carethread.indexer.readers.base import Input, Problem
from carethread.indexer.stamps import from_iso

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

NAME = "warc"
BULK = True

_CARRIERS = frozenset({"response", "resource", "conversion"})
_READABLE = re.compile(r"text/|application/(?:xhtml|xml|json|rss|atom|.*\+(?:xml|json))", re.IGNORECASE)
_NO_PAGE = re.compile(r"text/(?:css|javascript|ecmascript|x-javascript|vcard|calendar)", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def sniff(head: bytes) -> bool:
    """Whether `head` begins a WARC record."""
    return head.startswith(b"WARC/")


def members(source: Input) -> Iterator[Input | Problem]:
    """The pages in the archive, under "crawl.warc.gz!/ADDRESS"."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    with source.opener() as stream:
        records = ArchiveIterator(stream)
        said = io.StringIO()
        while True:
            try:
                # warcio tells standard error of lengths that are wrong.
                with redirect_stderr(said):
                    record = next(records, None)
            except (ArchiveLoadFailed, AttributeError, TypeError, LookupError, ValueError, OSError, EOFError) as error:
                # warcio looks into headers that a damaged record does not have.
                yield Problem(source.path, "malformed", f"{source.path}: a damaged WARC record ({error})")
                return
            if record is None:
                if "WARNING" in said.getvalue():
                    yield Problem(source.path, "malformed", f"{source.path}: records whose length is wrong")
                return
            if _carries_page(record):
                yield _member(source, record)


def _carries_page(record: ArcWarcRecord) -> bool:
    if record.rec_type not in _CARRIERS:
        return False
    if record.http_headers is not None and record.http_headers.get_statuscode() != "200":
        return False
    kind = _content_type(record)
    return not kind or (_READABLE.match(kind) is not None and not _NO_PAGE.match(kind))


def _content_type(record: ArcWarcRecord) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "")


def _member(source: Input, record: ArcWarcRecord) -> Input | Problem:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    path = f"{source.path}!/{address}"
    try:
        data = _content(record, path)
    except UnreadableSource as error:
        return Problem(path, error.reason, error.message)
    url = address if address.startswith(("http://", "https://")) else None
    date = from_iso(record.rec_headers.get_header("WARC-Date"))
    return Input.of_bytes(_as_utf8(data, _content_type(record)), path, url=url, date=date)


def _content(record: ArcWarcRecord, path: str) -> bytes:
    """The payload without transfer and content coding. Raises UnreadableSource (`too-large`, `truncated`)."""
    from warcio.exceptions import ArchiveLoadFailed

    parts: list[bytes] = []
    size = 0
    payload: BinaryIO = record.content_stream()
    try:
        while part := payload.read(1 << 16):
            size += len(part)
            if size > MAX_DOCUMENT:
                raise UnreadableSource(f"{path}: larger than {MAX_DOCUMENT // 2**20} MiB", reason="too-large")
            parts.append(part)
    except (ArchiveLoadFailed, ValueError, OSError, EOFError) as error:
        raise UnreadableSource(f"{path}: its payload is damaged ({error})", reason="malformed") from error
    left = getattr(record.raw_stream, "limit", 0)
    if left:
        raise UnreadableSource(f"{path}: the archive ends {left} bytes too early", reason="truncated")
    return b"".join(parts)


def _as_utf8(data: bytes, kind: str) -> bytes:
    """The page in UTF-8 with a byte-order mark, where the server said its charset: that counts more than what the page
    says of itself, as in a browser."""
    found = _CHARSET.search(kind)
    if found is None or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data
    import webencodings

    encoding = webencodings.lookup(found[1])
    if encoding is None or (kind.lower().startswith("application/") and "html" not in kind.lower()):
        return data
    text, _ = webencodings.decode(data, encoding)
    return codecs.BOM_UTF8 + str(text).encode("utf-8", "replace")
