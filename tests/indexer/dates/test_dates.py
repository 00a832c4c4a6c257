from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carethread.index.record import DatePrecision
from carethread.indexer.dates import day_order, parse_date
from carethread.indexer.raw import Stamp

BASE = Stamp("2014-05-07T12:30:00+00:00", "second")  # a Wednesday

WRITTEN = [
    # What machines write.
    ("2011-12-10T00:32:05+01:00", "2011-12-10T00:32:05+01:00", "second"),
    ("2011-12-10T00:32:05.123Z", "2011-12-10T00:32:05+00:00", "second"),
    ("2011-12-10T00:32:05+0100", "2011-12-10T00:32:05+01:00", "second"),
    ("2011-12-10 00:32", "2011-12-10T00:32", "minute"),
    ("2014-02-07 10:53:03Z", "2014-02-07T10:53:03+00:00", "second"),
    ("2011-12-10", "2011-12-10", "day"),
    ("2011-12", "2011-12", "month"),
    ("2011", "2011", "year"),
    ("1323528245", "2011-12-10T14:44:05+00:00", "second"),
    ("1323528245000", "2011-12-10T14:44:05+00:00", "second"),
    ("20111210153204", "2011-12-10T15:32:04", "second"),
    # What forums and blogs show.
    ("August 3, 2019 at 4:11 am", "2019-08-03T04:11", "minute"),
    ("Aug 3, 2019, 12:05 AM", "2019-08-03T00:05", "minute"),
    ("October 8th, 2009, 01:44 PM", "2009-10-08T13:44", "minute"),
    ("3. August 2019 um 16:11", "2019-08-03T16:11", "minute"),
    ("17.07, 2011 @ 17:50", "2011-07-17T17:50", "minute"),
    ("30-11, 2011 @ 3:20 pm", "2011-11-30T15:20", "minute"),
    ("25 de Octubre de 2013, 12:12:00 pm", "2013-10-25T12:12:00", "second"),
    ("am 8. April 2019, 11:38 Uhr", "2019-04-08T11:38", "minute"),
    ("Fr 4. Mai 2012 16.11 Uhr", "2012-05-04T16:11", "minute"),
    ("le 3 mars 2012 à 21h14", "2012-03-03T21:14", "minute"),
    ("1er août 2012 à 9 h 05", "2012-08-01T09:05", "minute"),
    ("mar. 3 mars 2012", "2012-03-03", "day"),
    ("3 de marzo de 2012 a las 9:14 p. m.", "2012-03-03T21:14", "minute"),
    ("sábado, 3 de março de 2012 21h14", "2012-03-03T21:14", "minute"),
    ("3 maart 2012 om 21:14", "2012-03-03T21:14", "minute"),
    ("3 ottobre 2012, 21:14", "2012-10-03T21:14", "minute"),
    ("Sat Dec 10, 2011 3:04 pm", "2011-12-10T15:04", "minute"),
    ("Posted 10 December 2011 - 03:04 PM", "2011-12-10T15:04", "minute"),
    ("« Reply #3 on: October 08, 2009, 01:44:36 PM »", "2009-10-08T13:44:36", "second"),
    ("10-Dec-2011, 15:04", "2011-12-10T15:04", "minute"),
    ("Dec 10 '11 at 15:04", "2011-12-10T15:04", "minute"),
    ("10 Dec 11 3:04 pm", "2011-12-10T15:04", "minute"),
    ("2011年12月10日 15:04", "2011-12-10T15:04", "minute"),
    ("December 2011", "2011-12", "month"),
    # Mail and archives.
    ("Sat Dec 10 15:04:05 EST 2011", "2011-12-10T15:04:05-05:00", "second"),
    ("Sat, 10 Dec 2011 15:04:05 -0500", "2011-12-10T15:04:05-05:00", "second"),
    ("Sat, 10 Dec 2011 15:04:05 GMT+2", "2011-12-10T15:04:05+02:00", "second"),
    # Left to dateparser.
    ("3 Aralık 2012 21:14", "2012-12-03T21:14", "minute"),
    ("3 δεκεμβρίου 2012", "2012-12-03", "day"),
]


@pytest.mark.parametrize(("text", "iso", "precision"), WRITTEN)
def test_dates_as_pages_write_them(text: str, iso: str, precision: DatePrecision) -> None:
    assert parse_date(text) == Stamp(iso, precision)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello world",
        "0000-00-00 00:00:00",
        "1969-12-31T23:59:59Z",
        "31/31/2012",
        "30 February 2012",
        "12345",
        "3",
        "x" * 500,
    ],
)
def test_what_is_no_date_gives_an_empty_stamp(text: str) -> None:
    assert parse_date(text, base=BASE) == Stamp()


RELATIVE = [
    ("just now", "2014-05-07T12:30+00:00", "minute"),
    ("5 minutes ago", "2014-05-07T12:25+00:00", "minute"),
    ("3 hours ago", "2014-05-07", "day"),
    ("13 hours ago", "2014-05-06", "day"),
    ("a day ago", "2014-05-06", "day"),
    ("vor 2 Tagen", "2014-05-05", "day"),
    ("il y a 3 jours", "2014-05-04", "day"),
    ("hace 2 semanas", "2014-04", "month"),
    ("2 maanden geleden", "2014-03", "month"),
    ("1 year, 2 months ago", "2013-03", "month"),
    ("6 years ago", "2008", "year"),
    ("5mo", "2013-12", "month"),
    ("yesterday at 5:20", "2014-05-06T05:20", "minute"),
    ("Heute, 11:38", "2014-05-07T11:38", "minute"),
    ("Monday at 3:04 pm", "2014-05-05T15:04", "minute"),
    ("Wednesday at 3:04 pm", "2014-04-30T15:04", "minute"),
    ("Dec 10 at 15:04", "2013-12-10T15:04", "minute"),
    ("April 4", "2014-04-04", "day"),
]


@pytest.mark.parametrize(("text", "iso", "precision"), RELATIVE)
def test_relative_dates_count_from_when_the_page_was_saved(text: str, iso: str, precision: DatePrecision) -> None:
    assert parse_date(text, base=BASE) == Stamp(iso, precision)


@pytest.mark.parametrize("text", [text for text, _, _ in RELATIVE])
def test_without_that_they_say_nothing(text: str) -> None:
    assert parse_date(text) == Stamp()


def test_a_base_of_a_day_gives_no_minutes() -> None:
    assert parse_date("5 minutes ago", base=Stamp("2014-05-07", "day")) == Stamp("2014-05-07", "day")
    assert parse_date("2 days ago", base=Stamp("2014-05", "month")) == Stamp()


@pytest.mark.parametrize(
    ("text", "language", "day_first", "iso"),
    [
        ("3/4/2012", "en", None, "2012-03-04"),
        ("3/4/2012", None, None, "2012-03-04"),
        ("3/4/2012", "en-GB", None, "2012-04-03"),
        ("3/4/2012", "fr", None, "2012-04-03"),
        ("3.4.2012", "en", None, "2012-04-03"),
        ("3/4/2012", "en", True, "2012-04-03"),
        ("3/4/2012", "fr", False, "2012-03-04"),
        ("20/4/2012", "en", None, "2012-04-20"),
        ("4/20/2012", "fr", None, "2012-04-20"),
        ("12-10-11", "en", None, "2011-12-10"),
    ],
)
def test_the_order_of_day_and_month(text: str, language: str | None, day_first: bool | None, iso: str) -> None:
    assert parse_date(text, language=language, day_first=day_first).iso == iso


def test_an_order_that_would_lie_in_the_future_is_not_taken() -> None:
    assert parse_date("7/5/2014", language="en", base=BASE).iso == "2014-05-07"


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["03/04/2012", "21/04/2012"], True),
        (["03/04/2012", "04/21/2012"], False),
        (["21/04/2012", "04/21/2012"], None),
        (["03/04/2012"], None),
        (["no date", "3 May 2012"], None),
        (["30.04.2012", "01.05.2012"], True),
        (["01/02/2012", "02/02/2012", "01/03/2012"], True),
        (["01/02/2012", "02/02/2012", "02/01/2012"], None),
        (["05/06/2012", "06/01/2012", "06/02/2012"], False),
    ],
)
def test_the_order_that_a_page_shows(texts: list[str], order: bool | None) -> None:
    assert day_order(texts) is order


MOMENTS = st.datetimes(min_value=datetime(1975, 1, 1), max_value=datetime(2090, 1, 1))
FORMS = [
    "%Y-%m-%dT%H:%M",
    "%B %d, %Y at %I:%M %p",
    "%d %B %Y - %H:%M",
    "%a %b %d, %Y %I:%M %p",
    "%d-%b-%Y, %H:%M",
    "%Y/%m/%d %H:%M",
    "%d.%m.%Y, %H:%M Uhr",
    "%I:%M %p on %d %b %Y",
]


@given(MOMENTS, st.sampled_from(FORMS))
def test_what_is_written_is_read_back(moment: datetime, form: str) -> None:
    moment = moment.replace(second=0, microsecond=0)
    assert parse_date(moment.strftime(form)) == Stamp(moment.isoformat(timespec="minutes"), "minute")


@given(MOMENTS)
def test_seconds_since_1970_are_read_back(moment: datetime) -> None:
    moment = moment.replace(microsecond=0, tzinfo=UTC)
    if moment.timestamp() >= 10**8:
        assert parse_date(str(int(moment.timestamp()))) == Stamp(moment.isoformat(), "second")


@given(st.integers(1, 28))
def test_days_ago(days: int) -> None:
    then = datetime(2014, 5, 7) - timedelta(days=days)
    assert parse_date(f"{days} days ago", base=BASE) == Stamp(then.date().isoformat(), "day")


DATELIKE = st.text(alphabet="0123456789/.-:, apmTZJanFebMarch年月日vorgestern", max_size=40)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), DATELIKE), st.sampled_from([None, BASE]), st.sampled_from([None, "de", "??"]))
def test_any_text_gives_a_stamp_and_soon(text: str, base: Stamp | None, language: str | None) -> None:
    began = time.perf_counter()
    stamp = parse_date(text, base=base, language=language)
    assert time.perf_counter() - began < 5  # the first call of dateparser loads its languages
    assert (stamp.iso is None) == (stamp.precision == "none")
    length = {"year": 4, "month": 7, "day": 10}.get(stamp.precision)
    if stamp.iso and length:
        assert len(stamp.iso) == length
    if stamp.iso and len(stamp.iso) >= 10:
        datetime.fromisoformat(stamp.iso)


@given(st.lists(DATELIKE, max_size=5))
def test_any_texts_give_an_order_or_none(texts: list[str]) -> None:
    assert day_order(texts) in (True, False, None)
