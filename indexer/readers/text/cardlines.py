"""Lines of authors' cards that no list of ranks and labels holds: they return beside the ones that are known.

"Mentioned: 2 Post(s)" is a label with other values each time; "MazdaWorld Member" stands right below a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from carethread.indexer.readers.text.bylines import name_like, parse_byline
from carethread.indexer.readers.text.lines import Line, is_prose

_FEWEST = 3  # cards with the line
_SHARE = 0.7  # of the times that it stands in a text, that must be in a card
_LONGEST = 60
_ROUNDS = 8
_NEAR = 2  # lines with text from a known line of a card
_LABEL = re.compile(r"([^\W\d_][^:.!?\d]{1,24}?)[ \u00a0]*:[ \u00a0]*\S.*")
_NUMBERS = re.compile(r"\d[\d.,]*")


def stock_lines(lines: Sequence[Line], known: Collection[int]) -> set[int]:
    """The lines that belong to cards as well. known: the lines of cards that are known for what they are."""
    texts = [place for place, line in enumerate(lines) if line.text]
    keys = {place: key for place in texts if place not in known and (key := _key(lines, place))}
    times = Counter(keys.values())
    found: set[int] = set()
    fresh = set(known)
    for _ in range(_ROUNDS):  # a label beside one just found belongs to the card too
        if not fresh:
            break
        fresh = _beside(texts, keys, times, found | set(known))
        fresh -= found
        found |= fresh
    return found


def _beside(texts: Sequence[int], keys: dict[int, str], times: Counter[str], cards: set[int]) -> set[int]:
    """The lines whose like stand beside lines of cards nearly each time."""
    near = [
        place
        for order, place in enumerate(texts)
        if place in keys and any(other in cards for other in texts[max(0, order - _NEAR) : order + _NEAR + 1])
    ]
    often = Counter(keys[place] for place in near)
    return {place for place in near if often[keys[place]] >= max(_FEWEST, _SHARE * times[keys[place]])}


def _key(lines: Sequence[Line], place: int) -> str:
    """What a line has in common with its like in other cards; empty where it is nothing that a card holds."""
    line = lines[place]
    if len(line.text) > _LONGEST or is_prose(line):
        return ""
    byline = parse_byline(line.text)
    if byline is not None and (byline.moment or byline.said or byline.led):
        return ""
    if (found := _LABEL.fullmatch(line.text)) is not None and len(found[1].split()) <= 3:
        return f"{found[1].casefold()}:"
    return _NUMBERS.sub("0", line.text).casefold() if place and _is_name(lines[place - 1].text) else ""


def _is_name(text: str) -> bool:
    return bool(text) and name_like(text) and parse_byline(text) is None and any(char.isalpha() for char in text)
