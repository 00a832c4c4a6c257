"""Forum prints: the card of the author beside each post, the thread's title above each, who last edited it.

Their lines ("Senior Member", "Posts: 554", "Join Date: Mar 2005", "Re: Title", "Last edited by Bob; …") are taken out
before the text is cut, so that only names, dates and words are left. They count only where a text has several, as no
blog has. What stands below a line of dashes at the end of a post, or ends several posts of one author, is a signature.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from carethread.indexer.raw import Mark
from carethread.indexer.readers.text.bylines import name_like, parse_byline
from carethread.indexer.readers.text.cardlines import stock_lines
from carethread.indexer.readers.text.chrome import is_buttons
from carethread.indexer.readers.text.lines import Line
from carethread.indexer.readers.text.pieces import Piece

_FEWEST = 3  # lines with a rank, a number of posts or a date of joining, from which a text is a forum's
_LONGEST = 80
_LONGEST_TITLE = 200
_SHARE = 0.7  # of the dates, from which what stands below them is the thread's title
_CARD = 4  # lines between two lines of a card
_SAME = 0.7  # of the names above mottos, that may be the same one
_MOTTOS = 0.8  # of the cards, that have a motto
_MENU = 5  # lines of a member's menu
_TOP = 60  # lines among which a thread's title stands for the first time
_RANK = re.compile(
    r"(?:(?:senior|junior|new|full|hero|sr\.?|jr\.?|active|regular|super|site|forum|well-known|distinguished"
    r"|veteran|registered|premium|gold)[ ])?"
    r"(?:(?:\w+[ ])?(?:members?|users?)|anfänger|neuling|fortgeschrittener|profi|schüler|meister"
    r"|erleuchteter|débutant|novice"
    r"|beginner|apprentice|contributor|enthusiast|rookie|newbie|veteran|mitglied(?:er)?|membre|usuario|guru|lurker|regular"
    r"|participant|keymaster|spectator|members|guests?)",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"(?:(?:super|global|site|forum|board|team)[ ]?)?(?:moderators?|mod|administrators?|admin|staff)(?:[ ]member)?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:posts?|messages?|beiträge|joined|join date|registered|registriert|dabei seit|mitglied seit|member since"
    r"|inscrit(?: le)?|сообщения|сообщений|зарегистрирован|mensajes|registrado|messaggi|iscritto(?: il)?"
    r"|mensagens|berichten|lid geworden op|inscription|posty|dołączył\(?a?\)?)"
    r"[ ]*(?:[:-][ ]*.{1,40}|[ ]\d[\d.,/-]*)|\d[\d.,]* (?:posts|messages|beiträge)"
    r"|(?:joined|member since|registered|mitglied seit|dabei seit|inscrit le)[ ](?=.{0,20}\d).{1,25}",
    re.IGNORECASE,
)
_DETAIL = re.compile(
    r"(?:group|member no\.?|rank|rep|occupation|interests"
    r"|location|from|ort|wohnort|localisation|gender|age|status|karma|reputation|likes?(?: received| given)?"
    r"|thanks?|thanked|threads|topics|reaction score"
    r"|country|country flag|title|user id|trophy points|my mood|diagnosis)[ ]*:.{0,60}"
    r"|(?:.{1,60}[ ]is[ ](?:now[ ]|currently[ ])?)?(?:on|off)line|logged"
    r"|ip: logged|top|real name:.{0,40}|(?:post )?(?:subject|betreff)[ ]*:.{1,160}|\(?@[\w.-]{1,40}\)?"
    r"|view public profile|find (?:more|all) posts by .{1,60}|send (?:a )?(?:private message|email) to .{1,60}"
    r"|visit .{1,60}homepage!?|add .{1,60} to your contacts|thread starter|сообщение[ ]*:[ ]*#\d{1,6}",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:join date|joined|posts|messages|location|registered|reaction score|points|likes)[ ]*:?", re.IGNORECASE
)
_EDITED = re.compile(
    r"[«\[(]?[ ]*(?:last edit(?:ed)?|(?:this )?(?:post|message|comment) (?:has been|was) (?:last )?(?:edited|modified)"
    r"|edited (?:by|\d+ times?)|zuletzt (?:bearbeitet|geändert|editiert)|dernière (?:édition|modification)"
    r"|última edición|modifié(?: en dernier)? par|geändert von)\b.{0,140}",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\d{1,3}(?:[.,]?\d{3}){0,2}")
_NUMBER = re.compile(r"#\d{1,6}")
_TITLED = re.compile(r"(?:thread|topic|subject|thema|sujet|tema)[ ]*:[ ]*(?=\S)", re.IGNORECASE)
_ECHO = re.compile(r"(?:re|aw|antw)[ ]*:[ ]*(?=\S)", re.IGNORECASE)


@dataclass(slots=True)
class Cards:
    """The lines of a text without those of cards and repeated titles.

    staff: where a card says moderator. tops: the first blank line that each card left.
    """

    lines: list[Line]
    tops: list[int] = field(default_factory=list)
    staff: list[int] = field(default_factory=list)
    found: bool = False

    def close_up(self, lines: Sequence[Line]) -> None:
        """Drop the lines made blank above a date, so that it stands right below the name above its card."""
        kept: list[Line] = []
        staff: list[int] = []
        wanted = set(self.staff)
        silent = {now.start for now, was in zip(self.lines, lines, strict=True) if was.text and not now.text}
        for place, line in enumerate(self.lines):
            if place in wanted:
                staff.append(len(kept))
            if line.text and _is_moment(line.text):
                first = len(kept)
                while first and not kept[first - 1].text:
                    first -= 1
                if first and any(blank.start in silent for blank in kept[first:]):
                    del kept[first:]
            kept.append(line)
        self.lines, self.staff = kept, staff

    def find_tops(self, personal: set[int]) -> None:
        """Note where each card stood. personal: where the lines with a rank, a number of posts … began."""
        first = 0
        for place, line in enumerate(self.lines):
            if line.text:
                first = place + 1
            elif line.start in personal and first > 0 and first not in self.tops[-1:]:
                self.tops.append(first)

    def mark(self, pieces: Sequence[Piece]) -> None:
        """Note on each comment what the card beside it said."""
        mark: Mark = "staff"
        for piece in pieces:
            if any(piece.first <= place < piece.end for place in self.staff):
                piece.marks.add(mark)


def without_cards(lines: list[Line]) -> Cards:
    """The lines with cards and repeated titles made blank, where the text is a forum's; else as they are."""
    echoes = _echoes(lines)
    short = [line.text for line in lines if 0 < len(line.text) <= _LONGEST]
    if sum(_is_personal(text) for text in short) < _FEWEST > len(echoes):
        return Cards(lines)
    cards = Cards(list(lines), found=True)
    after_label = False
    personal: set[int] = set()
    stock = stock_lines(lines, [place for place, line in enumerate(lines) if _is_card(line.text)])
    for place, line in enumerate(lines):
        if not line.text or len(line.text) > _LONGEST * 2:
            after_label = False
            continue
        staff = bool(_STAFF.fullmatch(line.text))
        counts = bool(_COUNT.fullmatch(line.text)) and _is_below_card(cards.lines, lines, place)
        silent = staff or after_label or counts or _is_card(line.text) or place in echoes or place in stock
        if silent:
            cards.lines[place] = replace(line, text="", marker="", end=line.start)
            personal.update({line.start} if _is_personal(line.text) else ())
        if staff:
            cards.staff.append(place)
        after_label = not after_label and bool(_LABEL.fullmatch(line.text))
    _drop_menu_names(cards.lines, lines)
    _drop_mottos(cards.lines, [place for place, line in enumerate(lines) if line.start in personal])
    cards.close_up(lines)
    cards.find_tops(personal)
    return cards


def _drop_menu_names(kept: list[Line], lines: Sequence[Line]) -> None:
    """Make blank the name that heads a member's menu below a post: the menu repeats it."""
    for place, line in enumerate(kept):
        if line.text and _heads_menu(kept, lines, place):
            kept[place] = replace(line, text="", marker="", end=line.start)


def _drop_mottos(kept: list[Line], personal: Sequence[int]) -> None:
    """Make blank the line between a name and a card, where nearly every card has one: a rank of one's own choice."""
    tops = [place for place, last in zip(personal, [-_CARD, *personal], strict=False) if place - last > _CARD]
    mottos = [motto for top in tops if (motto := _motto(kept, top)) is not None]
    names = Counter(kept[place - 1].text for place in mottos)
    varied = max(names.values(), default=0) <= _SAME * len(mottos)
    if varied and len(mottos) >= max(_FEWEST, _MOTTOS * len(tops)):
        for place in mottos:
            kept[place] = replace(kept[place], text="", marker="", end=kept[place].start)


def _motto(kept: Sequence[Line], top: int) -> int | None:
    """The line above a card that stands right below a name."""
    place = top - 1
    while place > 0 and place > top - _MENU and not kept[place].text:
        place -= 1
    if place < 1 or not all(_is_plain_name(kept[row].text) for row in (place - 1, place)):
        return None
    return place


def _is_plain_name(text: str) -> bool:
    return bool(text) and name_like(text) and parse_byline(text) is None


def _heads_menu(kept: Sequence[Line], lines: Sequence[Line], place: int) -> bool:
    """Whether lines of a card follow right below, one of which ends with the same words."""
    text = lines[place].text
    for row in range(place + 1, min(place + 1 + _MENU, len(lines))):
        if kept[row].text or not lines[row].text:
            return False
        if lines[row].text.endswith(f" {text}"):
            return True
    return False


def _is_moment(text: str) -> bool:
    """Whether the line is a date or the number of a post, that belongs to the name above its card."""
    byline = parse_byline(text)
    return bool(_NUMBER.fullmatch(text)) or (byline is not None and bool(byline.moment) and not byline.author)


def _is_below_card(kept: Sequence[Line], lines: Sequence[Line], place: int) -> bool:
    """Whether a line of a card stands right above."""
    return place > 0 and bool(lines[place - 1].text) and not kept[place - 1].text


def _is_personal(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in (_RANK, _COUNTED, _LABEL))


def _is_card(text: str) -> bool:
    if _EDITED.fullmatch(text):
        return True
    return len(text) <= _LONGEST and any(pattern.fullmatch(text) for pattern in (_RANK, _COUNTED, _DETAIL, _LABEL))


def _echoes(lines: Sequence[Line]) -> set[int]:
    """Lines that repeat the thread's title, all but the first: "Re: Title", or the title that others answer to."""
    titles = {_folded(line.text) for line in lines if _ECHO.match(line.text)}
    titles |= {_folded(line.text) for line in lines[:_TOP] if _TITLED.match(line.text)}
    if (top := next((line for line in lines if line.text), None)) is not None:
        titles.add(_folded(top.text))
    places: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        if line.text and len(line.text) <= _LONGEST_TITLE:
            places.setdefault(_folded(line.text), []).append(place)
    echoes: set[int] = set()
    for title in titles:
        again = places.get(title, [])
        echoes.update(again[1:] if len(again) > _FEWEST - 1 else ())
    for title, times in _below_dates(lines).items():
        again = places.get(title, [])
        echoes.update(again[len(again) > times :])
    return echoes


def _below_dates(lines: Sequence[Line]) -> dict[str, int]:
    """The line that stands between most dates and the words below them, a title that each post repeats: how often."""
    below: Counter[str] = Counter()
    dates = 0
    title: str | None = None
    dated = False
    for line in lines:
        if not line.text or is_buttons(line.text):
            continue
        byline = parse_byline(line.text)
        if byline is None and title is not None:
            below[title] += 1
        titled = dated and byline is None and len(line.text) <= _LONGEST and line.text[-1] not in ",;"
        title = _folded(line.text) if titled else None
        dated = byline is not None and byline.moment is not None
        dates += dated
    return {title: times for title, times in below.most_common(1) if times >= max(_FEWEST, _SHARE * dates)}


def _folded(text: str) -> str:
    while found := _ECHO.match(text) or _TITLED.match(text):
        text = text[found.end() :]
    return text.strip().casefold()
