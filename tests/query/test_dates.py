"""Dates in queries: the period that each stands for."""

from __future__ import annotations

import datetime as dt
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carethread.query.language.dates import DateRange, number, parse_period, parse_range

TODAY = dt.date(2012, 3, 14)  # a Wednesday

RANGES = {
    "2011": (20110101, 20111231),
    "2011-02": (20110201, 20110228),
    "2012/2": (20120201, 20120229),
    "2011-12-10": (20111210, 20111210),
    "2011-01..2012": (20110101, 20121231),
    "2011-03 .. march 2012": (20110301, 20120331),
    "2011..": (20110101, None),
    "..2011": (None, 20111231),
    ">2011": (20120101, None),
    ">=2011": (20110101, None),
    "<2011": (None, 20101231),
    "<= 2011-02": (None, 20110228),
    "> 2011-12-31": (20120101, None),
    "March 2012": (20120301, 20120331),
    "sept 2011": (20110901, 20110930),
    "10 December 2011": (20111210, 20111210),
    "December 10th, 2011": (20111210, 20111210),
    "the-past..2011": None,
    "today": (20120314, 20120314),
    "yesterday": (20120313, 20120313),
    "last year": (20110101, 20111231),
    "this month": (20120301, 20120331),
    "last month": (20120201, 20120229),
    "last week": (20120305, 20120311),
    "3 weeks ago": (20120222, 20120222),
    "10.12.2011": (20111210, 20111210),
    "12/10/2011": None,
    "2 mars 2012": (20120302, 20120302),
    "mars 2012 ": (20120301, 20120331),
    "2 years ago": (20100101, 20101231),
    "no date here": None,
    "2012..2011": None,
    "..": None,
    "": None,
    "foo": None,
    "2011-13": None,
    "2011-02-30": None,
    "0000": None,
    "x" * 50: None,
}


@pytest.mark.parametrize("text", RANGES)
def test_range(text: str) -> None:
    expected = RANGES[text]
    if expected is None:
        with pytest.raises(ValueError, match=r"\w"):
            parse_range(text, TODAY)
    else:
        assert parse_range(text, TODAY) == DateRange(*expected)


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_every_day_is_itself(day: dt.date) -> None:
    assert parse_period(day.isoformat()) == (day, day)
    assert parse_period(f"{day:%B} {day.day}, {day.year}") == (day, day)
    whole = parse_range(f"{day:%Y-%m}")
    assert whole.low is not None
    assert whole.high is not None
    assert whole.low <= number(day) <= whole.high


def test_ends_of_time_do_not_overflow() -> None:
    assert parse_range(">9999").low == 99991232
    assert parse_range("<0001").high == 10100


def test_plain_dates_do_not_load_dateparser() -> None:
    import subprocess

    code = (
        "import sys; from carethread.query.language.dates import parse_range;"
        "parse_range('2011-01..march 2012'); print('dateparser' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
