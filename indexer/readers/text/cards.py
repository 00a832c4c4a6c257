"""Forum prints: the card of the author beside each post, and the thread's title above each.

Their lines ("Senior Member", "Posts: 554", "Join Date: Mar 2005", "Re: Title") are made blank before the text is cut,
so that only names, dates and words are left. They count only where a text has several, as no blog has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from carethread.indexer.raw import Mark
from carethread.indexer.readers.text.lines import Line
from carethread.indexer.readers.text.pieces import Piece

_FEWEST = 3  # lines with a rank, a number of posts or a date of joining, from which a text is a forum's
_LONGEST = 80
_RANK = re.compile(
    r"(?:(?:senior|junior|new|full|hero|sr\.?|jr\.?|active|regular|super|site|forum|well-known|distinguished"
    r"|veteran|registered|premium|gold)[ ])?"
    r"(?:members?|users?|newbie|veteran|mitglied(?:er)?|membre|usuario|guru|lurker|regular)",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"(?:(?:super|global|site|forum|board|team)[ ]?)?(?:moderator|mod|administrator|admin|staff)(?:[ ]member)?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:posts?|messages?|beiträge|joined|join date|registered|registriert|dabei seit|mitglied seit|member since"
    r"|inscrit(?: le)?|messages)"
    r"[ ]*(?:[:-][ ]*.{1,40}|[ ]\d[\d.,/-]*)|\d[\d.,]* (?:posts|messages|beiträge)"
    r"|(?:joined|member since|registered|mitglied seit|dabei seit|inscrit le)[ ](?=.{0,20}\d).{1,25}",
    re.IGNORECASE,
)
_DETAIL = re.compile(
    r"(?:location|from|ort|wohnort|localisation|gender|age|status|karma|reputation|likes?(?: received| given)?"
    r"|thanks?|thanked|threads|topics|reaction score"
    r"|country|country flag|title|user id|trophy points|my mood|diagnosis)[ ]*:.{0,60}|(?:on|off)line|logged"
    r"|ip: logged|top|real name:.{0,40}",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:join date|joined|posts|messages|location|registered|reaction score|points|likes)[ ]*:?", re.IGNORECASE
)
_ECHO = re.compile(r"(?:re|aw|antw)[ ]*:[ ]*(?=\S)", re.IGNORECASE)


@dataclass(slots=True)
class Cards:
    """The lines of a text without those of cards and repeated titles; staff: where a card says moderator."""

    lines: list[Line]
    staff: list[int] = field(default_factory=list)
    found: bool = False

    def mark(self, pieces: Sequence[Piece]) -> None:
        """Note on each comment what the card beside it said."""
        mark: Mark = "staff"
        for piece in pieces:
            if any(piece.first <= place < piece.end for place in self.staff):
                piece.marks.add(mark)


def without_cards(lines: list[Line]) -> Cards:
    """The lines with cards and repeated titles made blank, where the text is a forum's; else as they are."""
    short = [line.text for line in lines if 0 < len(line.text) <= _LONGEST]
    if sum(any(sign.fullmatch(text) for sign in (_COUNTED, _RANK, _LABEL)) for text in short) < _FEWEST:
        return Cards(lines)
    cards = Cards(list(lines), found=True)
    echoes = _echoes(lines)
    after_label = False
    for place, line in enumerate(lines):
        if not line.text or len(line.text) > _LONGEST * 2:
            after_label = False
            continue
        staff = bool(_STAFF.fullmatch(line.text))
        silent = staff or after_label or _is_card(line.text) or place in echoes
        if silent:
            cards.lines[place] = replace(line, text="", marker="", end=line.start)
        if staff:
            cards.staff.append(place)
        after_label = not after_label and bool(_LABEL.fullmatch(line.text))
    return cards


def _is_card(text: str) -> bool:
    return len(text) <= _LONGEST and any(pattern.fullmatch(text) for pattern in (_RANK, _COUNTED, _DETAIL, _LABEL))


def _echoes(lines: Sequence[Line]) -> set[int]:
    """Lines that repeat the thread's title, all but the first: "Re: Title", or the title that others answer to."""
    titles = {_folded(line.text) for line in lines if _ECHO.match(line.text)}
    places = [place for place, line in enumerate(lines) if line.text and _folded(line.text) in titles]
    return set(places[1:]) if len(places) > 2 else set()


def _folded(text: str) -> str:
    while found := _ECHO.match(text):
        text = text[found.end() :]
    return text.strip().casefold()
