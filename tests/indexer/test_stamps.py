"""Dates of exports."""

from __future__ import annotations

import pytest

from carethread.indexer.raw import Stamp
from carethread.indexer.stamps import from_epoch, from_iso, is_date


@pytest.mark.parametrize(
    ("iso", "known"),
    [
        ("2011", True),
        ("2011-12", True),
        ("2011-12-10", True),
        ("2011-12-10T00:32", True),
        ("2011-12-10T00:32:05+01:00", True),
        ("2011-12-10T00:32:05.5Z", True),
        ("2011-02-30", False),
        ("2011-12-10 00:32", False),
        ("0000", False),
        ("yesterday", False),
        (None, False),
    ],
)
def test_is_date(iso: str | None, known: bool) -> None:
    assert is_date(iso) is known


@pytest.mark.parametrize(
    ("value", "stamp"),
    [
        (1325376060, Stamp("2012-01-01T00:01:00+00:00", "second")),
        ("1325376060.9", Stamp("2012-01-01T00:01:00+00:00", "second")),
        (0, Stamp()),
        (-5, Stamp()),
        (10**30, Stamp()),
        ("nan", Stamp()),
        ("soon", Stamp()),
        (None, Stamp()),
    ],
)
def test_from_epoch(value: object, stamp: Stamp) -> None:
    assert from_epoch(value) == stamp


@pytest.mark.parametrize(
    ("value", "stamp"),
    [
        ("2012-01-01T00:01:00.123Z", Stamp("2012-01-01T00:01:00+00:00", "second")),
        ("2012-01-01 00:01:00", Stamp("2012-01-01T00:01:00", "second")),
        ("2012-01", Stamp("2012-01", "month")),
        ("2012", Stamp("2012", "year")),
        ("2012-01-32", Stamp()),
        (" ", Stamp()),
        (7, Stamp()),
    ],
)
def test_from_iso(value: object, stamp: Stamp) -> None:
    assert from_iso(value) == stamp
