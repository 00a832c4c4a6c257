"""Dates that say their day themselves, in any of the usual orders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from carethread.indexer.dates.words import MONTHS, alternation

# Nothing was posted on the web before; 1969-12-31 and 1970-01-01 are what an empty field shows.
FIRST_YEAR, LAST_YEAR = 1971, 2099
_TWO_DIGIT_PIVOT = 69  # POSIX strptime: 69–99 are 1969–1999, 00–68 are 2000–2068

_MONTH = rf"(?<![^\W\d_])(?P<name>{alternation(MONTHS)})(?![^\W\d_])\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_ANY_YEAR = r"(?:(?P<year>(?:19|20)\d\d)(?!\d)|['’]?(?P<short>\d\d)(?![\d:h.]|\s?[ap]\.?\s?m\b|\s?uhr))"
_DAY = r"(?<![\d:.])(?P<day>\d{1,2})(?:st|nd|rd|th|er|o|a|e)?(?![\d:])"
_OF = r"(?:\s(?:of|de|di|del)\s|[\s.,/-])*"
_WITH_YEAR = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\d){_YEAR}\s?(?P<sep>[./-])\s?(?P<month>\d{{1,2}})\s?(?P=sep)\s?(?P<day>\d{{1,2}})(?!\d)",
        rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월](?:\s?(?P<day>\d{{1,2}})\s?[日일])?",
        rf"{_DAY}{_OF}{_MONTH}{_OF}{_ANY_YEAR}",
        rf"{_MONTH}[\s/-]?{_DAY}[\s,./-]*(?:{_YEAR}|['’](?P<short>\d\d)(?!\d))",
        # ctime: "Dec 10 15:04:05 EST 2011"
        rf"{_MONTH}\s{_DAY}\s(?P<time>\d{{1,2}}:\d\d(?::\d\d)?(?:\s?[ap]m)?(?:\s[a-z]{{3,4}}|\s[+-]\d{{4}})?)\s{_YEAR}",
        rf"(?<!\d){_YEAR}[\s,./-]+{_MONTH}[\s,./-]+{_DAY}",
    )
)
_MONTH_ALONE = re.compile(rf"{_MONTH}{_OF}{_YEAR}")
_WITHOUT_YEAR = tuple(re.compile(pattern) for pattern in (rf"{_DAY}{_OF}{_MONTH}", rf"{_MONTH}[\s/-]?{_DAY}"))
_NUMERIC = re.compile(
    r"(?<![\d.:/-])(?P<first>\d{1,2})\s?(?P<sep>[./-])\s?(?P<second>\d{1,2})"
    r"(?:\s?(?P=sep)\s?|,\s?(?=\d{4}))(?P<year>(?:19|20)\d\d|\d\d)(?![\d:])"
)
# Where English writes the day first (CLDR, "yMd" of each locale).
_DAY_FIRST_ENGLISH = frozenset({"gb", "uk", "au", "nz", "ie", "za", "in", "sg", "mt", "hk"})


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day as far as it is written, and where in the text it stands.

    rest: the text without the date, in which a time may stand: what follows it, then what precedes it.
    """

    year: int
    month: int | None
    day: int | None
    rest: tuple[str, ...] = ()

    def iso(self) -> str:
        """The day as ISO 8601, cut to what is known."""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)


def valid(year: int, month: int | None, day: int | None) -> bool:
    """Whether these make a day on which something can have been posted."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return False
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return False
    return True


def find_day(text: str, *, base: date | None, language: str, day_first: bool | None) -> Day | None:
    """The first calendar day in folded `text`; one without a year only against `base`."""
    impossible = False  # "30 February 2012" is no date, and no "February 2012" either
    for pattern in _WITH_YEAR:
        for match in pattern.finditer(text):
            day = _of_match(match, text)
            if day:
                return day
            impossible = True
    alone = None if impossible else _MONTH_ALONE.search(text)
    if alone:
        return _of_match(alone, text)
    return _find_numeric(text, base, language, day_first) or (_find_yearless(text, base) if base else None)


def _of_match(match: re.Match[str], text: str) -> Day | None:
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else _long_year(int(parts["short"]))
    month = MONTHS[parts["name"]] if parts.get("name") else int(parts["month"])
    day = int(parts["day"]) if parts.get("day") else None
    rest = (parts.get("time") or "", text[match.end() :], text[: match.start()])
    return Day(year, month, day, rest) if valid(year, month, day) else None


def _long_year(short: int) -> int:
    return short + (1900 if short >= _TWO_DIGIT_PIVOT else 2000)


def _find_yearless(text: str, base: date) -> Day | None:
    for pattern in _WITHOUT_YEAR:
        for match in pattern.finditer(text):
            month, day = MONTHS[match["name"]], int(match["day"])
            year = _latest_year(month, day, base)
            if year:
                return Day(year, month, day, (text[match.end() :], text[: match.start()]))
    return None


def _latest_year(month: int, day: int, base: date) -> int | None:
    """The last year in which that day is not after `base` (a day later is let through: another time zone)."""
    for year in range(base.year + 1, base.year - 8, -1):
        if valid(year, month, day) and date(year, month, day) <= base + timedelta(days=1):
            return year
    return None


def _find_numeric(text: str, base: date | None, language: str, day_first: bool | None) -> Day | None:
    for match in _NUMERIC.finditer(text):
        first = reads_day_first(language, match["sep"]) if day_first is None else day_first
        for order in (first, not first):
            found = _numeric_day(match, order)
            if found and not (base and date(found[0], found[1], found[2]) > base + timedelta(days=1)):
                return Day(*found, (text[match.end() :], text[: match.start()]))
    return None


def _numeric_day(match: re.Match[str], day_first: bool) -> tuple[int, int, int] | None:
    one, two = int(match["first"]), int(match["second"])
    year = int(match["year"]) if len(match["year"]) == 4 else _long_year(int(match["year"]))
    found = (year, two, one) if day_first else (year, one, two)
    return found if valid(*found) else None


def reads_day_first(language: str, separator: str) -> bool:
    """Whether "3/4/2012" is the third of April when nothing else on the page says it.

    Only the United States write the month first; English without a country is read as theirs, since the forum
    packages' English defaults are. Dots are written by languages that put the day first.
    """
    if separator == ".":
        return True
    tongue, _, country = language.replace("_", "-").casefold().partition("-")
    return country in _DAY_FIRST_ENGLISH if tongue in ("", "en") else True


def orders(texts: Iterable[str]) -> Iterator[tuple[tuple[int, int, int] | None, tuple[int, int, int] | None]]:
    """Each all-numeric date in the folded texts, read day first and read month first (None: no such day)."""
    for text in texts:
        match = _NUMERIC.search(text)
        if match:
            yield _numeric_day(match, True), _numeric_day(match, False)
