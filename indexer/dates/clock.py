"""The time of day and the zone inside a date's text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from carethread.indexer.dates.words import ZONES

_HALF = r"(?P<half>[ap])\.?\s?m\b\.?"
_CLOCK = re.compile(
    r"(?<![\d.:/-])(?:(?P<before>am|pm|上午|下午|午前|午後|오전|오후)\s*)?"
    r"(?P<hour>\d{1,2})(?:\s?(?P<mark>[:.h：時时])\s?(?P<minute>\d{2})(?!\d)分?(?::(?P<second>\d{2})(?!\d))?(?:[.,]\d+)?)"
    rf"\s*(?:{_HALF}|(?P<uhr>uhr\b))?"
)
_HOUR = re.compile(rf"(?<![\d.:/-])(?P<hour>\d{{1,2}})\s?(?:{_HALF}|uhr\b|h\b)")
_ZONE = re.compile(
    r"[\s(\[]*(?:(?P<name>[a-z]{1,4})\b)?\s?(?:(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?(?!\d))?"
)
_EVENING = frozenset({"pm", "p", "下午", "午後", "오후"})
_MORNING = frozenset({"am", "a", "上午", "午前", "오전"})


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `second` and `offset` ("+01:00") as far as they are written."""

    hour: int
    minute: int
    second: int | None = None
    offset: str = ""

    def iso(self) -> str:
        """The time as ISO 8601 writes it after the T."""
        seconds = "" if self.second is None else f":{self.second:02d}"
        return f"{self.hour:02d}:{self.minute:02d}{seconds}{self.offset}"


def find_clock(text: str) -> Clock | None:
    """The first time of day in folded `text`, or None."""
    for match in _CLOCK.finditer(text):
        # "16.11" is a time only when a word says so; else it may be a day and a month.
        if match["mark"] == "." and not (match["uhr"] or match["half"]):
            continue
        clock = _clock(match["hour"], match["minute"], match["second"], match["before"] or match["half"])
        if clock:
            return Clock(clock.hour, clock.minute, clock.second, _zone(text[match.end() :]))
    match_hour = _HOUR.search(text)
    if match_hour:
        return _clock(match_hour["hour"], "0", None, match_hour["half"])
    return None


def _clock(hour_text: str, minute: str, second: str | None, half: str | None) -> Clock | None:
    hour = int(hour_text)
    if half in _EVENING and hour < 12:
        hour += 12
    elif half in _MORNING and hour == 12:
        hour = 0
    whole = Clock(hour, int(minute), int(second) if second else None)
    return whole if hour < 24 and whole.minute < 60 and (whole.second or 0) < 60 else None


def _zone(rest: str) -> str:
    match = _ZONE.match(rest)
    if not match:
        return ""
    name, sign = match["name"], match["sign"]
    if not sign:
        return ZONES.get(name or "", "")
    # One or two digits alone ("-3") are an offset only after GMT or UTC.
    if not match["minutes"] and name not in ("gmt", "utc"):
        return ZONES.get(name or "", "")
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    return f"{sign}{hours:02d}:{minutes:02d}" if hours <= 14 and minutes < 60 else ""
