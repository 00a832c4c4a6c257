"""XML exports read element by element: bounded, forgiving, and never expanding an entity.

What WordPress writes is often not quite XML (control characters inside CDATA): those are replaced before parsing. The
parser recovers from other faults where it can; the first one is told as a problem at the end. libxml2's own bounds
(10 MB a text, 256 levels, entity growth) stay on.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from lxml import etree

from carethread.index.errors import UnreadableSource
from carethread.indexer.readers.base import Input, Problem

_CONTROL = bytes(range(9)) + b"\x0b\x0c" + bytes(range(14, 32))
_SPACES = bytes.maketrans(_CONTROL, b" " * len(_CONTROL))


def elements(source: Input, *names: str) -> Iterator[etree._Element | Problem]:
    """The elements with these local names, right below the root or an RSS channel, whole, in document order; each is
    emptied once the next is asked for.

    Raises UnreadableSource (`malformed`) when there is no XML at all.
    """
    with source.opener() as stream:
        clean = cast(BinaryIO, io.BufferedReader(_Clean(stream), 1 << 16))
        events = etree.iterparse(
            clean,
            events=("end",),
            tag=[f"{{*}}{name}" for name in names],
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            recover=True,
            huge_tree=False,
        )
        try:
            for _, element in events:
                if _is_top(element):
                    yield element
                    _empty(element)
        except etree.XMLSyntaxError as error:
            raise UnreadableSource(f"{source.path}: no readable XML ({error})", reason="malformed") from error
        yield from _fault(events, source.path)


def _fault(events: etree.iterparse[etree._Element], path: str) -> Iterator[Problem]:
    # An entity of HTML that XML does not know (&nbsp;) costs a character, not a record.
    faults = [
        entry
        for entry in events.error_log
        if entry.level >= etree.ErrorLevels.ERROR and entry.type != etree.ErrorTypes.ERR_UNDECLARED_ENTITY
    ]
    if not faults:
        return
    first, last = faults[0], faults[-1]
    cut = "end of" in last.message.lower() or "premature" in last.message.lower() or "EOF" in last.message
    reason = "truncated" if cut else "malformed"
    yield Problem(path, reason, f"{path}: line {first.line}: {first.message.strip()}; what could be read was read")


def _is_top(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and (parent.getparent() is None or parent.tag == "channel")


def _empty(element: etree._Element) -> None:
    """Give back the memory of an element and of what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


class _Clean(io.RawIOBase):
    """A stream with the control characters that XML forbids turned into spaces (not in UTF-16, where zeros are part
    of every letter)."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self._wide: bool | None = None

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's buffer type is not public
        """As every raw stream."""
        data = self._raw.read(len(buffer))
        if self._wide is None:
            self._wide = b"\0" in data[:64]
            data = data.lstrip(b" \t\r\n") or data  # plugins print blank lines before the declaration
        buffer[: len(data)] = data if self._wide else data.translate(_SPACES)
        return len(data)


def child_text(element: etree._Element, name: str) -> str:
    """The text of the first child with that local name, without spaces around it; empty when there is none."""
    child = next(element.iterchildren(f"{{*}}{name}"), None)
    return "" if child is None else "".join(cast(Iterator[str], child.itertext())).strip()
