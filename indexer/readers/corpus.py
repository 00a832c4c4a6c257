"""Corpora: JSON Lines of documents with `text`, and, as far as known, `url` and a date.

The names are those of the large crawl-made corpora: C4 and mC4 (`text`, `url`, `timestamp`), FineWeb (`text`, `url`,
`date`), RefinedWeb and OSCAR (`content`), CCNet (`raw_content`), Dolma (`text`, `created`, `metadata.url`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from carethread.indexer.dates import parse_date
from carethread.indexer.raw import Stamp
from carethread.indexer.readers.base import Input, Problem
from carethread.indexer.readers.jsonlines import begins_with, mapping, objects, text

NAME = "corpus"
BULK = True

_TEXT = ("text", "raw_content", "content")
_URL = ("url", "uri", "source_url", "warc-target-uri")
_DATE = ("date", "timestamp", "created", "crawl_date", "date_download", "warc-date")
_NESTED = ("meta", "metadata", "warc_headers")
_SIGN = re.compile(rb'"(?:text|raw_content|content)"\s*:\s*"')


def sniff(head: bytes) -> bool:
    """Whether `head` begins with an object that has a text."""
    return begins_with(head, b"{") and _SIGN.search(head) is not None


def members(source: Input) -> Iterator[Input | Problem]:
    """The documents, under "corpus.jsonl:LINE"."""
    for path, found in objects(source):
        if isinstance(found, Problem):
            yield found
            continue
        document = next((found[name] for name in _TEXT if isinstance(found.get(name), str)), None)
        if document is None:
            yield Problem(path, "malformed", f"{path}: no text in this line")
            continue
        date = _first(found, _DATE)
        stamp = parse_date(date) if date else Stamp()
        data = document.encode("utf-8", "replace")
        yield Input.of_bytes(
            data, path, url=_first(found, _URL) or source.url, date=stamp if stamp.iso else source.date
        )


def _first(found: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    for place in (found, *(mapping(found.get(name)) for name in _NESTED)):
        for name in names:
            if value := text(place.get(name)):
                return value
    return None
