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
_NUMBER = re.compile(r"\d+")
_OURS = frozenset({"en", "de", "fr", "es", "it", "nl", "pt", "sv", "da", "nb", "no", "pl"})
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
    languages = _languages(text, language)
    shape = re.sub(r"\d+", "0", text)
    if not _worth_asking(text, base, languages) or shape in _hopeless or _misses.get(languages, 0) >= _MAX_MISSES:
        return None
    found = _ask(text, base, languages)
    if found is None:
        _remember(shape)
        _misses[languages] = _misses.get(languages, 0) + 1
    else:
        _misses[languages] = 0
    return found


def _worth_asking(text: str, base: datetime | None, languages: tuple[str, ...]) -> bool:
    """Whether it looks like a date: a few words with a year and another number, or, where the page tells the language,
    a number that may count back from `base`."""
    words = text.split()
    if not 1 < len(words) <= _MAX_WORDS or not any(char.isalpha() for char in text):
        return False
    if _YEAR.search(text):
        return len(words) == 2 or len(_NUMBER.findall(text)) > 1
    return base is not None and languages != _LATIN and languages[0] not in _OURS and bool(_NUMBER.search(text))


# Texts, digits aside, that could not be read: one page repeats the same furniture a hundred times.
_hopeless: dict[str, None] = {}
_MAX_HOPELESS = 5_000
# How often in a row dateparser could not help with these languages: an archive without such dates stops asking.
_misses: dict[tuple[str, ...], int] = {}
_MAX_MISSES = 50


def _remember(shape: str) -> None:
    if len(_hopeless) >= _MAX_HOPELESS:
        _hopeless.clear()
    _hopeless[shape] = None


def _languages(text: str, language: str) -> tuple[str, ...]:
    for first, last, languages in _SCRIPTS:
        if any(first <= char <= last for char in text):
            return languages
    tongue = language.replace("_", "-").partition("-")[0].casefold()
    return (tongue,) if tongue.isalpha() and tongue not in _OURS else _LATIN


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
