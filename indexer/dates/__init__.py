"""Dates as pages write them, turned into stamps that say no more than the page does.

    parse_date("August 3, 2019 at 4:11 am")            2019-08-03T04:11, minute
    parse_date("vor 2 Tagen", base=saved)              the day, precision day; nothing without `base`
    parse_date("3/4/2012", day_first=day_order(all))   the order that the page's other dates show

Quick patterns of our own read what the common platforms print in eleven languages; dateparser reads the rest. Nothing
is invented: a date without a year needs `base`, and what cannot be read is `Stamp()`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache

from carethread.index.record import DatePrecision
from carethread.indexer.dates import absolute, fallback, relative
from carethread.indexer.dates.clock import find_clock
from carethread.indexer.dates.words import fold
from carethread.indexer.raw import Stamp

__all__ = ["day_order", "parse_date"]

MAX_LENGTH = 160  # code points; a longer text is a sentence, not a date

_ISO = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[Tt ]+(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?"
    r"\s*(Z|z|UTC|[+-]\d{2}(?::?\d{2})?)?)?)?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z)?()")
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")


def parse_date(
    text: str, *, base: Stamp | None = None, language: str | None = None, day_first: bool | None = None
) -> Stamp:
    """The date that `text` tells, as precisely as it tells it.

    Args:
        text: an attribute (ISO 8601, seconds or milliseconds since 1970) or what the page shows.
        base: when the page was saved; relative dates and dates without a year are read only against it.
        language: BCP 47 tag of the page ("de", "en-GB").
        day_first: whether "3/4/2012" is the third of April; None leaves it to the language (see
            `absolute.reads_day_first`). The other order is taken when this one gives no day or one after `base`.

    Returns:
        A stamp; `Stamp()` when the text holds no date. Never raises.
    """
    text = text.strip()
    if not text or len(text) > MAX_LENGTH:
        return Stamp()
    return _parse(text, base.iso if base else None, language or "", day_first)


def day_order(texts: Iterable[str]) -> bool | None:
    """Whether a page writes the day first in all-numeric dates, from all its date texts in page order.

    A number above 12 decides. Else, posts follow one another in time: the order in which the dates do is right, if the
    other does not. None when nothing decides, or when the page contradicts itself.
    """
    pairs = list(absolute.orders(fold(text) for text in texts if len(text) <= MAX_LENGTH))
    only_day_first = any(month_first is None for _, month_first in pairs)
    only_month_first = any(day_first is None for day_first, _ in pairs)
    if only_day_first != only_month_first:
        return only_day_first
    if only_day_first:
        return None
    by_day, by_month = ([pair[side] for pair in pairs if pair[side]] for side in (0, 1))
    for oldest_first in (True, False):
        told = _in_order(by_day, oldest_first), _in_order(by_month, oldest_first)
        if told[0] != told[1]:
            return told[0]
    return None


def _in_order(days: list[tuple[int, int, int] | None], oldest_first: bool) -> bool:
    """Whether the days follow one another. A few days stand in falling order by chance: these say nothing."""
    known = [day for day in days if day]
    enough = 2 if oldest_first else 4
    return len(set(known)) >= enough and known == sorted(known, reverse=not oldest_first)


@lru_cache(maxsize=20_000)
def _parse(text: str, base_iso: str | None, language: str, day_first: bool | None) -> Stamp:
    stamp = _attribute(text)
    if stamp:
        return stamp
    folded = fold(text)
    base = _moment(base_iso)
    base_day = base.at.date() if base else None
    if base:
        found = relative.ago(folded, base)
        if found:
            return Stamp(*found)
    day = absolute.find_day(folded, base=base_day, language=language, day_first=day_first)
    if day is None and base_day:
        day = relative.named_day(folded, base_day)
    if day is not None:
        return _stamp(day)
    found = fallback.parse(text, base.at if base else None, language)
    return Stamp(*found) if found and _plausible(found[0]) else Stamp()


def _plausible(iso: str) -> bool:
    return absolute.FIRST_YEAR <= int(iso[:4]) <= absolute.LAST_YEAR


def _stamp(day: absolute.Day) -> Stamp:
    if day.month is None or day.day is None:
        return Stamp(day.iso(), "month" if day.month else "year")
    for rest in day.rest:
        clock = find_clock(rest) if rest else None
        if clock:
            precision: DatePrecision = "minute" if clock.second is None else "second"
            return Stamp(f"{day.iso()}T{clock.iso()}", precision)
    return Stamp(day.iso(), "day")


def _attribute(text: str) -> Stamp | None:
    """What machines write: ISO 8601, its compact form, seconds or milliseconds since 1970. None when it is none."""
    match = _ISO.fullmatch(text) or (_COMPACT.fullmatch(text) if len(text) in (8, 14, 15, 16) else None)
    if match:
        return _iso(*match.groups()[:7])
    if _EPOCH.fullmatch(text):
        seconds = float(text) / (1000 if len(text.partition(".")[0]) > 10 else 1)
        moment = datetime.fromtimestamp(seconds, UTC)
        known = _plausible(moment.isoformat())
        return Stamp(moment.isoformat(timespec="seconds"), "second") if known else Stamp()
    return None


def _iso(
    year: str,
    month: str | None,
    day: str | None,
    hour: str | None,
    minute: str | None,
    second: str | None,
    zone: str | None,
) -> Stamp:
    if not absolute.valid(int(year), int(month) if month else None, int(day) if day else None):
        return Stamp()
    if not month:
        return Stamp(year, "year")
    if not day:
        return Stamp(f"{year}-{month}", "month")
    date_part = f"{year}-{month}-{day}"
    if hour is None or minute is None or int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        return Stamp(date_part, "day")
    clock = f"{hour}:{minute}" + (f":{second}" if second else "") + _offset(zone)
    return Stamp(f"{date_part}T{clock}", "second" if second else "minute")


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    if zone in ("Z", "z", "UTC"):
        return "+00:00"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}" if int(digits[:2]) <= 14 and int(digits[2:]) < 60 else ""


def _moment(iso: str | None) -> relative.Moment | None:
    """The base as a moment, when it is known to the day at least."""
    if not iso or len(iso) < 10:
        return None
    try:
        if len(iso) == 10:
            day = date.fromisoformat(iso)
            return relative.Moment(datetime(day.year, day.month, day.day), timed=False)
        return relative.Moment(datetime.fromisoformat(iso), timed=True)
    except ValueError:
        return None
