"""What a post repeats of another one at its head, told from the words alone: many packages' markup names no quote.

A line that stands in an earlier post of somebody else, or that follows "Ann wrote:" and stands in one or is marked with
">", is a quote. The post that was quoted first is the one that is answered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from carethread.indexer.readers.html.drafts import Draft
from carethread.indexer.readers.html.platforms.forums.quotes import letters

_SAID = re.compile(
    r"(?:quote|zitat|citation|cita|citaat|citazione)?\s*:?\s*.{0,90}?\b(?:wrote|said|writes|posted(?: by| on)?|schrieb|"
    r"hat geschrieben|a écrit|escribi[oó]|ha scritto|schreef|quote(?: from)?|zitat(?: von)?|citation|cita|"
    r"napisał)\b.{0,60}",
    re.IGNORECASE,
)
_MARK = re.compile(r"^(?:>\s?)+")
_SHORT = 12  # letters of a line that says nothing by itself
_ENOUGH = 30  # letters that must be repeated where nothing says that they are a quote
WINDOW = 200  # posts before one, and the first, of which it may quote one
_MAX_LINES = 60


def drop_echoes(drafts: Sequence[Draft]) -> None:
    """Takes quotes of earlier posts off the head of each post, never all of it."""
    said = [letters(draft.body) for draft in drafts]
    named = {letters(draft.author) for draft in drafts if draft.author}
    for place, draft in enumerate(drafts):
        lines = draft.body.split("\n")
        near = (*range(min(place, 1)), *range(max(1, place - WINDOW), place))
        earlier = [number for number in near if drafts[number].author != draft.author]
        end = _end(lines, [said[number] for number in earlier], named)
        rest = "\n".join(lines[end:]).strip("\n ")
        if end and letters(rest):
            draft.body = rest
            if draft.answers is None and draft.inside is None and draft.depth is None:
                draft.inside = _holder(lines[:end], [(drafts[number], said[number]) for number in earlier])


def _holder(quoted: Sequence[str], earlier: Sequence[tuple[Draft, str]]) -> Draft | None:
    """The last post that says the longest line of a quote."""
    probe = max((letters(_MARK.sub("", line)) for line in quoted), key=len, default="")
    return next((draft for draft, words in reversed(earlier) if probe and probe in words), None)


def _end(lines: Sequence[str], earlier: Sequence[str], named: set[str]) -> int:
    """How many lines at the head are a quote."""
    end = repeated = 0
    attributed = False
    for number, line in enumerate(lines[:_MAX_LINES]):
        bare = _MARK.sub("", line).strip()
        text = letters(bare)
        if not text:
            continue
        if len(text) >= _SHORT and any(text in one for one in earlier):
            repeated += len(text)
        elif attributed and line.startswith(">"):
            repeated += len(text) if not _names(bare, named) else 0
        elif not repeated and _names(bare, named):
            attributed = True
            continue
        else:
            break
        if attributed or repeated >= _ENOUGH:
            end = number + 1
    return end if repeated >= (_SHORT if attributed else _ENOUGH) else 0


def _names(line: str, named: set[str]) -> bool:
    """Whether a line says whom the next ones quote."""
    return len(line) <= 120 and (_SAID.fullmatch(line) is not None or letters(line) in named)
