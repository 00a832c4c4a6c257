"""The sentence that a mention stands in.

A sentence ends with a stop, a question or an exclamation mark before a space and something other than a small letter,
or with an empty line. Short forms that doctors and patients write ("Dr.", "e.g.", "vit.") do not end one.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from carethread.index.record import Mention

_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[^\sa-z])|\n\s*\n")
_SHORT = re.compile(r"(?:\b(?:dr|mr|mrs|ms|prof|st|vs|vit|approx|no|e\.g|i\.e|etc)|\b[A-Za-z])\.$", re.IGNORECASE)


def sentence_starts(text: str) -> list[int]:
    """Where each sentence of `text` begins, in code points; the first is 0."""
    starts = [0]
    for end in _END.finditer(text):
        if _SHORT.search(text, max(0, end.start() - 8), end.start() + 1):
            continue
        start = end.end()
        while start < len(text) and text[start].isspace():
            start += 1
        starts.append(start)
    return starts


def sentence_of(text: str, mention: Mention) -> tuple[int, int]:
    """Start and end (exclusive, without trailing space) of the sentence of `text` that holds the mention."""
    starts = sentence_starts(text)
    place = bisect_right(starts, mention.start)
    start = starts[place - 1]
    end = next((other for other in starts[place:] if other >= mention.end), len(text))
    return start, start + len(text[start:end].rstrip())
