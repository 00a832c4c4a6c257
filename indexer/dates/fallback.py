"""Dates in other languages, by dateparser: the last resort, since a text that it cannot read costs it milliseconds."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from carethread.index.record import DatePrecision

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_MAX_WORDS = 9
_YEAR = re.compile(r"(?<!\d)(?:19|20|13|14|25)\d\d(?!\d)|(?<!\d)\d\d?[./-]\d\d?[./-]\d\d(?!\d)")
_SCRIPTS = (
    ("\u0370", "\u03ff", ("el",)),
    ("\u0400", "\u04ff", ("ru", "uk", "bg", "sr")),
    ("\u0590", "\u05ff", ("he",)),
    ("\u0600", "\u06ff", ("ar", "fa")),
    ("\u0e00", "\u0e7f", ("th",)),
    ("\u3040", "\u30ff", ("ja",)),
    ("\u4e00", "\u9fff", ("zh", "ja")),
    ("\uac00", "\ud7af", ("ko",)),
)
_LATIN = ("tr", "cs", "sk", "hu", "ro", "hr", "lt", "lv", "et", "id", "vi", "ca", "fi", "da")
_PERIODS: dict[str, tuple[DatePrecision, int]] = {"year": ("year", 4), "month": ("month", 7), "day": ("day", 10)}


def parse(text: str, base: datetime | None, language: str) -> tuple[str, DatePrecision] | None:
    """The ISO date and precision of `text`, or None. Without `base` only dates that carry their year are read."""
    if len(text.split()) > _MAX_WORDS or not any(char.isdigit() for char in text):
        return None
    if base is None and not _YEAR.search(text):
        return None
    if not any(char.isalpha() for char in text):
        return None
    if re.sub(r"\d+", "0", text) in _hopeless:
        return None
    found = _ask(text, base, _languages(text, language))
    if found is None:
        _remember(re.sub(r"\d+", "0", text))
    return found


# Texts, digits aside, that could not be read: one page repeats the same furniture a hundred times.
_hopeless: dict[str, None] = {}
_MAX_HOPELESS = 5_000


def _remember(shape: str) -> None:
    if len(_hopeless) >= _MAX_HOPELESS:
        _hopeless.clear()
    _hopeless[shape] = None


def _languages(text: str, language: str) -> tuple[str, ...]:
    for first, last, languages in _SCRIPTS:
        if any(first <= char <= last for char in text):
            return languages
    tongue = language.replace("_", "-").partition("-")[0].casefold()
    return (tongue, *(other for other in _LATIN if other != tongue)) if tongue.isalpha() else _LATIN


def _ask(text: str, base: datetime | None, languages: tuple[str, ...]) -> tuple[str, DatePrecision] | None:
    parser = _parser(languages, base)
    if parser is None:
        return None
    try:
        data = parser.get_date_data(text)
    except (ValueError, OverflowError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        return None  # dateparser's own faults on odd texts: such a text is no date
    if data.date_obj is None:
        return None
    if data.period == "time":
        return data.date_obj.isoformat(timespec="minutes"), "minute"
    precision, length = _PERIODS.get(data.period or "day", ("day", 10))
    return data.date_obj.isoformat()[:length], precision


@lru_cache(maxsize=64)
def _parser(languages: tuple[str, ...], base: datetime | None) -> DateDataParser | None:
    from dateparser.date import DateDataParser  # heavy: a tenth of a second

    settings: dict[str, object] = {
        "RETURN_TIME_AS_PERIOD": True,
        "REQUIRE_PARTS": ["month", "year"],
        "PARSERS": ["absolute-time"] if base is None else ["relative-time", "absolute-time"],
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
    }
    if base is not None:
        settings["RELATIVE_BASE"] = base.replace(tzinfo=None)
    try:
        return DateDataParser(languages=list(languages), settings=settings)
    except ValueError:  # a language that dateparser does not know
        return None
