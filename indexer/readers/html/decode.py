"""From the bytes of a page to its markup, with the encoding that a browser would find.

Order: byte-order mark, what the page declares (`<meta charset>`, http-equiv, XML declaration; labels as the WHATWG
Encoding Standard reads them, so that "latin-1" is windows-1252), else UTF-8, else windows-1252. One rule differs from
a browser on purpose: bytes that are valid UTF-8 and not plain ASCII are UTF-8 whatever the page declares, because
pages are often saved as UTF-8 under their old label.
"""

from __future__ import annotations

import codecs
import re

import webencodings
from bs4.dammit import EncodingDetector

_ASCII_ESCAPES = frozenset({"iso-2022-jp", "replacement", "x-user-defined"})  # plain bytes that are no ASCII text
_TRAILING = 4  # bytes of a character that a cut page may have lost
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_NO_CONTROL = bytes(byte for byte in range(256) if not _CONTROL.match(chr(byte)))


def decode(data: bytes) -> str:
    """The markup in `data`. Never fails: a byte that fits nothing becomes U+FFFD. Control characters are dropped."""
    text = _decode(data)
    return _CONTROL.sub("", text) if data.translate(None, _NO_CONTROL) else text  # bytes are looked through faster


def _decode(data: bytes) -> str:
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if (wide := _wide(data)) is not None:
        return data.decode(wide, "replace")
    declared = _declared(data)
    if declared in _ASCII_ESCAPES or not _is_utf8(data):
        return _decode_as(data, declared)
    return data.decode("utf-8", "replace")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of the first characters is zero, and hardly any other."""
    head = data[:128]
    half = len(head) // 2
    if half < 8:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.1 * half else None


def _declared(data: bytes) -> str | None:
    label = EncodingDetector.find_declared_encoding(data, is_html=True)
    found = webencodings.lookup(label) if label else None
    if found is None:
        return None
    return "utf-8" if found.name.startswith("utf-16") else str(found.name)  # the label was readable, so it is no UTF-16


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(data) - _TRAILING and error.reason == "unexpected end of data"
    return True


def _decode_as(data: bytes, declared: str | None) -> str:
    if declared is None:
        return _undeclared(data)
    found = webencodings.lookup(declared)
    text, _ = webencodings.decode(data, found, "replace")
    return str(text)


def _undeclared(data: bytes) -> str:
    """UTF-8 with a few broken bytes, or windows-1252: whichever leaves fewer odd characters."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(1 for char in text if char > "\x7f") - wrong if wrong else 1
    if right > wrong:
        return text
    decoded, _ = webencodings.decode(data, webencodings.lookup("windows-1252"), "replace")
    return str(decoded)
