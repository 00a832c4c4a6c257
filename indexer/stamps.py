"""Dates as readers hand them on: what is a date of the calendar, and stamps from what exports hold."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from carethread.index.record import DatePrecision
from carethread.indexer.raw import Stamp

_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?", re.ASCII)
_PRECISIONS: dict[int, DatePrecision] = {4: "year", 7: "month", 10: "day"}
_EARLIEST = 0  # 1970: exports give 0 for "not known" as well, so it is no date
_LATEST = 253_402_300_799  # the last second of the year 9999


def is_date(iso: str | None) -> bool:
    """Whether `iso` is an ISO 8601 date, of any precision, that the calendar has."""
    if iso is None or not _ISO.fullmatch(iso):
        return False
    whole = iso[:19] + "0001-01-01"[len(iso) :]
    try:
        datetime.fromisoformat(whole)
    except ValueError:
        return False
    return True


def from_epoch(seconds: object) -> Stamp:
    """The stamp of a Unix time (seconds, also as a string), in UTC; `Stamp()` for what is none."""
    if not isinstance(seconds, int | float | str):
        return Stamp()
    try:
        value = float(seconds)
    except (OverflowError, ValueError):
        return Stamp()
    if not _EARLIEST < value <= _LATEST:
        return Stamp()
    return Stamp(datetime.fromtimestamp(int(value), UTC).isoformat(), "second")


def from_datetime(moment: datetime) -> Stamp:
    """The stamp of a moment, to the second, with its offset if it has one."""
    return Stamp(moment.replace(microsecond=0).isoformat(), "second")


def from_iso(text: object) -> Stamp:
    """The stamp of an ISO 8601 date and time (with `Z`, fractions, a space for `T`) or date."""
    if not isinstance(text, str) or not text.strip():
        return Stamp()
    text = text.strip()
    if is_date(text) and len(text) in _PRECISIONS:
        return Stamp(text, _PRECISIONS[len(text)])
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return Stamp()
    return from_datetime(moment)
