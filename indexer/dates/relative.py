"""Dates told from the day the page was saved: "3 hours ago", "vor 2 Tagen", "yesterday at 5:20"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from carethread.index.record import DatePrecision
from carethread.indexer.dates.absolute import FIRST_YEAR, Day
from carethread.indexer.dates.words import AGO, ONE, TODAY, UNITS, WEEKDAYS, YESTERDAY, alternation, fold

_STEP = re.compile(rf"(?<!\w)(\d{{1,4}}|{alternation(ONE)})\+?\s?({alternation(UNITS)})(?![^\W\d_])\.?")
_AGO = re.compile(rf"(?<!\w)(?:{alternation(AGO - {'y', 'il', 'a'})}|il y a)(?!\w)")
_BARE = re.compile(r"\d{1,3}\s?(?:s|m|min|h|hr|d|w|wk|mo|y|yr)")
_NOW = re.compile(
    r"^(?:posted )?(?:just now|now|moments? ago|a (?:few )?(?:moments?|seconds?) ago|gerade eben|a l'instant)$"
)


def _words(row: str) -> str:
    return alternation(frozenset(fold(word) for word in row.split() if len(word) > 1))


_TODAY = re.compile(rf"(?<!\w)(?:{_words(TODAY)}|i dag)(?!\w)")
_YESTERDAY = re.compile(rf"(?<!\w)(?:{_words(YESTERDAY)}|i gar)(?!\w)")
_WEEKDAY = re.compile(rf"^(?:on |am |le |el )?({alternation(WEEKDAYS)})\.?,?\s(?:at |um |a |kl\.? |- )?(?=\d)")
_LENGTH = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}
# An hour or a week has no precision of its own: the next wider one is what is known.
_PRECISION: dict[str, DatePrecision] = {
    "second": "minute",
    "minute": "minute",
    "hour": "day",
    "day": "day",
    "week": "month",
    "month": "month",
    "year": "year",
}
_CUT: dict[str, int] = {"minute": 16, "day": 10, "month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class Moment:
    """The moment that relative dates count from. `timed`: whether its time of day is known."""

    at: datetime
    timed: bool


def ago(text: str, base: Moment) -> tuple[str, DatePrecision] | None:
    """The ISO date and precision of folded "2 days ago", or None when `text` says nothing of the kind."""
    if _NOW.match(text):
        return _cut(base, base.at, "minute")
    if not (_AGO.search(text) or _BARE.fullmatch(text)):
        return None
    steps = [(1 if number in ONE else int(number), UNITS[unit]) for number, unit in _STEP.findall(text)]
    if not steps:
        return None
    moment: datetime | None = base.at
    for number, unit in steps:
        moment = _back(moment, number, unit, base.timed) if moment else None
    return _cut(base, moment, _PRECISION[steps[-1][1]]) if moment else None


def _back(moment: datetime, number: int, unit: str, timed: bool) -> datetime | None:
    if unit in _LENGTH:
        span = number * _LENGTH[unit]
        # Counted from a day without a time, only whole days are known to have passed.
        return moment - (span if timed else timedelta(days=span.days))
    months = moment.year * 12 + moment.month - 1 - number * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    # The day is cut off afterwards, so that the first stands for any.
    return moment.replace(year=year, month=month + 1, day=1) if year >= FIRST_YEAR else None


def _cut(base: Moment, moment: datetime, precision: DatePrecision) -> tuple[str, DatePrecision]:
    if precision == "minute" and not base.timed:
        precision = "day"
    whole = moment.isoformat(timespec="minutes")
    offset = whole[16:] if precision == "minute" else ""
    return whole[: _CUT[precision]] + offset, precision


def named_day(text: str, base: date) -> Day | None:
    """The day meant by folded "yesterday at 5:20", "heute, 11:38" or "Tuesday at 3:04 pm"."""
    for pattern, days in ((_TODAY, 0), (_YESTERDAY, 1)):
        match = pattern.search(text)
        if match:
            return _day(base - timedelta(days=days), text[match.end() :], text[: match.start()])
    match = _WEEKDAY.match(text)
    if match:
        back = (base.weekday() - WEEKDAYS[match[1]] - 1) % 7 + 1
        return _day(base - timedelta(days=back), text[match.end() :], "")
    return None


def _day(day: date, *rest: str) -> Day:
    return Day(day.year, day.month, day.day, rest)
