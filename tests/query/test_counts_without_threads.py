"""Counts of records alone: no number of threads is shown where none was counted."""

from __future__ import annotations

from collections.abc import Callable

from click import unstyle

from carethread.index.record import RecordThread
from carethread.query.render.counts import count_text
from carethread.query.render.picture import _foot
from carethread.query.render.plot import plot_text
from carethread.query.service import Service
from carethread.query.tables import counts_html

Over = Callable[[list[RecordThread]], Service]


def test_a_table_of_records_alone(seed_records: RecordThread, over: Over) -> None:
    service = over([seed_records])
    whole, table = service.count(by=["role"]), service.count(by=["role"], threads=False)
    assert [(row.values, row.records) for row in table.rows] == [(row.values, row.records) for row in whole.rows]
    assert table.total == whole.total == len(seed_records.records)
    assert table.threads is None
    assert {row.threads for row in table.rows} == {None}
    assert whole.threads == 1


def test_no_number_of_threads_is_shown(seed_records: RecordThread, over: Over) -> None:
    table = over([seed_records]).count(by=["role"], threads=False)
    assert "threads" not in table.to_json()
    assert all("threads" not in row for row in table.to_rows())
    assert "thread" not in counts_html(table)
    assert f"{table.total} records." in plot_text(table, "", 80)
    assert _foot(table, []).startswith(f"{table.total} records, not people.")
    text = unstyle(count_text(table, 80))
    assert f"{table.total} records." in text
    assert "None" not in text
