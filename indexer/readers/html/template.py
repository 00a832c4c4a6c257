"""What the page prints with every comment: lines that begin or end most bodies alike are no words of anybody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from carethread.indexer.readers.html.drafts import Draft

_LETTERS = re.compile(r"[^\W\d_]{3}")
MIN_BODIES = 3  # fewer show no habit
MAX_LINE = 60  # code points of a line that a page may print with every comment
MAX_LINES = 3  # taken away at each end


def drop_template(drafts: Sequence[Draft]) -> None:
    """Take repeated first and last lines out of the bodies; never a whole body."""
    for end in (0, -1):
        for _ in range(MAX_LINES):
            if not _drop(drafts, end):
                break


def _drop(drafts: Sequence[Draft], end: int) -> bool:
    lines = {draft: draft.body.split("\n") for draft in drafts if "\n" in draft.body}
    short = {draft: parts[end] for draft, parts in lines.items() if len(parts[end]) <= MAX_LINE}
    shown = {draft: _nameless(text, draft.author) for draft, text in short.items()}
    tally = Counter(shown.values())
    text, times = tally.most_common(1)[0] if tally else ("", 0)
    if times < MIN_BODIES or 2 * times <= sum(bool(draft.body) for draft in drafts):
        return False
    for draft, parts in lines.items():
        if shown.get(draft) == text:
            draft.body = "\n".join(parts[1:] if end == 0 else parts[:-1]).strip("\n")
    return True


def _nameless(text: str, author: str | None) -> str:
    """A line with its author's name taken out: "Send a message to Ann" is the same line for everybody. A name alone
    is how people sign."""
    rest = text.replace(author, "\0", 1) if author else text
    return rest if _LETTERS.search(rest) else text
