"""Dates as people write them in a query: "2011-01..2012", ">2011", "march 2012", "3 weeks ago".

A date stands for the whole period that it names: "2012" is January 1 to December 31. Plain forms and English months are
read here; anything else goes to dateparser, which is imported only then (it costs about 0.3 s).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

MAX_DATE = 40  # code points of one date in words
# Those that dateparser tries; with all of its 200 a text that is no date takes 2 s (measured), with these 1 ms.
LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pt"]

_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if number}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_NAMED = (
    re.compile(r"(?P<month>[a-z]+)\.?,?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?P<month>[a-z]+)\.?,?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<month>[a-z]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"),
)
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})")
_WORDED = re.compile(r"[\w.,'’/-]+(?: [\w.,'’/-]+){1,5}")  # two to six words
_RANGE = re.compile(r"\s*(.*?)\s*(?:\.\.|…)\s*(.*?)\s*")
_COMPARED = re.compile(r"\s*(>=|<=|>|<)\s*(.*?)\s*")


@dataclass(frozen=True, slots=True)
class DateRange:
    """First and last day, YYYYMMDD, both included; None is open."""

    low: int | None = None
    high: int | None = None


def parse_range(text: str, today: dt.date | None = None) -> DateRange:
    """The days that a `date:` value stands for: one date, `A..B`, `A..`, `..B`, `>A`, `>=A`, `<A`, `<=A`.

    Raises ValueError with a reason when it is no date, or when the range ends before it begins.
    """
    compared = _COMPARED.fullmatch(text)
    if compared:
        return _compared(compared[1], *parse_period(compared[2], today))
    between = _RANGE.fullmatch(text)
    if not between:
        low, high = parse_period(text, today)
        return DateRange(number(low), number(high))
    if not between[1] and not between[2]:
        raise ValueError("the range has no date")
    start = number(parse_period(between[1], today)[0]) if between[1] else None
    end = number(parse_period(between[2], today)[1]) if between[2] else None
    if start is not None and end is not None and start > end:
        raise ValueError("the range ends before it begins")
    return DateRange(start, end)


def _compared(sign: str, low: dt.date, high: dt.date) -> DateRange:
    day = dt.timedelta(days=1)
    if sign == ">=":
        return DateRange(low=number(low))
    if sign == "<=":
        return DateRange(high=number(high))
    if sign == ">":
        return DateRange(low=number(high) + 1 if high == dt.date.max else number(high + day))
    return DateRange(high=number(low) - 1 if low == dt.date.min else number(low - day))


def number(day: dt.date) -> int:
    """A day as the engines hold it: YYYYMMDD."""
    return day.year * 10000 + day.month * 100 + day.day


def parse_period(text: str, today: dt.date | None = None) -> tuple[dt.date, dt.date]:
    """The first and last day of the period that one date names. Raises ValueError with a reason."""
    cleaned = " ".join(text.split()).lower().strip(" ,")
    if not cleaned or len(cleaned) > MAX_DATE:
        raise ValueError("this is no date")
    iso = _ISO.fullmatch(cleaned)
    if iso:
        return _period(*(int(part) if part else None for part in iso.groups()))
    for form in _NAMED:
        named = form.fullmatch(cleaned)
        if named and named["month"] in _MONTHS:
            parts = named.groupdict()
            return _period(int(parts["year"]), _MONTHS[parts["month"]], int(parts.get("day") or 0) or None)
    dotted = _DAY_FIRST.fullmatch(cleaned)
    if dotted:
        return _period(int(dotted["year"]), int(dotted["month"]), int(dotted["day"]))
    return _in_words(cleaned, today or dt.date.today())


def _period(year: int | None, month: int | None, day: int | None) -> tuple[dt.date, dt.date]:
    assert year is not None
    if not 1 <= year <= 9999 or (month is not None and not 1 <= month <= 12):
        raise ValueError("there is no such month" if year else "there is no such year")
    if month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    last = calendar.monthrange(year, month)[1]
    if day is None:
        return dt.date(year, month, 1), dt.date(year, month, last)
    if not 1 <= day <= last:
        raise ValueError(f"{calendar.month_name[month]} {year} has {last} days")
    exact = dt.date(year, month, day)
    return exact, exact


def _in_words(text: str, today: dt.date) -> tuple[dt.date, dt.date]:
    simple = {"today": 0, "yesterday": 1}
    if text in simple:
        day = today - dt.timedelta(days=simple[text])
        return day, day
    if not _WORDED.fullmatch(text):
        raise ValueError("this is no date")  # dateparser would guess, at its own price
    relative = re.fullmatch(r"(last|this) (year|month|week)", text)
    if relative:
        return _relative(relative[1] == "last", relative[2], today)
    return _by_dateparser(text, today)


def _relative(last: bool, unit: str, today: dt.date) -> tuple[dt.date, dt.date]:
    if unit == "year":
        return _period(today.year - last, None, None)
    if unit == "week":
        monday = today - dt.timedelta(days=today.weekday() + 7 * last)
        return monday, monday + dt.timedelta(days=6)
    month = today.replace(day=1) - dt.timedelta(days=int(last))
    return _period(month.year, month.month, None)


def _by_dateparser(text: str, today: dt.date) -> tuple[dt.date, dt.date]:
    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": dt.datetime.combine(today, dt.time(12)),
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    found = DateDataParser(languages=LANGUAGES, settings=settings).get_date_data(text)
    moment = found.date_obj
    if moment is None:
        raise ValueError("this is no date")
    if found.period == "year":
        return _period(moment.year, None, None)
    if found.period == "month":
        return _period(moment.year, moment.month, None)
    return moment.date(), moment.date()
