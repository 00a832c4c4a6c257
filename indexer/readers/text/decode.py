"""Bytes to text, as a careful editor would open them.

In order: a byte-order mark; UTF-16 without one, told by its zero bytes; UTF-8; Windows-1252. The result has no
byte-order mark and `\\n` line ends, so that offsets are those of Python's text mode.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from carethread.index.errors import UnreadableSource

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_UTF8_SHARE = 2  # times as many bytes in whole UTF-8 sequences as others: damaged UTF-8, and no Windows-1252
_CONTROL_SHARE = 0.01  # above it a file is binary; texts hold a stray form feed or escape at most
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, path: str = "-") -> str:
    """The text of `data`, without byte-order mark and with `\\n` line ends.

    Raises UnreadableSource: `empty`, `binary`, or `encoding` for text that is UTF-8 with wrong bytes in it.
    """
    if not data.strip():
        raise UnreadableSource(f"{path}: the file is empty", reason="empty")
    text = _decoded(data, path)
    if not text.strip("\ufeff \t\r\n\x00"):
        raise UnreadableSource(f"{path}: the file is empty", reason="empty")
    if _looks_binary(text):
        raise UnreadableSource(f"{path}: not text, the file is binary", reason="binary")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decodes(head: bytes) -> bool:
    """Whether `head`, the first bytes of an input and perhaps cut inside a character, is text."""
    try:
        decode(head)
    except UnreadableSource as problem:
        return problem.reason == "encoding"  # still text: `decode` names what is wrong with it
    return True


def _decoded(data: bytes, path: str) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name, path)
    plain = _utf16_without_mark(data)
    if plain is not None:
        return plain
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        return _fallback(data, problem, path)


def _strict(data: bytes, name: str, path: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as problem:
        raise UnreadableSource(
            f"{path}: says it is {name} but byte {problem.start} is not", reason="encoding", hint="save it as UTF-8"
        ) from problem


def _utf16_without_mark(data: bytes) -> str | None:
    """The text, where every second byte of the sample is mostly zero: Latin text in UTF-16."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or b"\x00" not in sample:
        return None
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if high.count(0) * 10 >= len(high) * 7:
            try:
                text = data.decode(name)
            except UnicodeDecodeError:
                continue
            return None if _looks_binary(text) else text
    return None


def _fallback(data: bytes, problem: UnicodeDecodeError, path: str) -> str:
    if b"\x00" in data[:_SAMPLE]:
        raise UnreadableSource(f"{path}: not text, the file is binary", reason="binary") from problem
    high = len(_HIGH_BYTE.findall(data))
    good = sum(map(len, _UTF8_SEQUENCE.findall(data)))
    if good >= _UTF8_SHARE * (high - good):
        line = data.count(b"\n", 0, problem.start) + 1
        raise UnreadableSource(
            f"{path}: bad UTF-8 at byte {problem.start} (line {line})",
            reason="encoding",
            hint="save it again as UTF-8, or cut the damaged part out",
        ) from problem
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")  # five bytes have no character in Windows-1252; the binary check follows


def _looks_binary(text: str) -> bool:
    sample = text[: _SAMPLE * 4]
    if "\x00" in text:
        return True
    controls = len(_CONTROL.findall(sample))
    controls += sum(unicodedata.category(char) == "Cc" for char in sample if "\x80" <= char < "\xa0")
    return controls > max(2, len(sample) * _CONTROL_SHARE)
