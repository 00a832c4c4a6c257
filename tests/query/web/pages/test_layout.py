"""Long threads in pages, pictures in places, feeds with dates."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from starlette.testclient import TestClient

from carethread.index.record import Record
from carethread.query.answers import CountRow, CountTable
from carethread.query.results import Hit
from carethread.query.web.drawing import ROWS, YEARS, bars, heat
from carethread.query.web.feed import _when
from carethread.query.web.pages.threads import parted


def record(body: str, number: int = 0) -> Record:
    return Record(
        id=f"t-{number}",
        thread_id="t",
        parent_id=None,
        kind="comment",
        ordinal=number,
        depth=1,
        title=None,
        author=None,
        author_role="reader",
        role_evidence="none",
        role_confidence="low",
        posted_at=None,
        date_precision="none",
        body=body,
    )


@settings(suppress_health_check=[HealthCheck.too_slow])  # of a busy machine
@given(st.lists(st.integers(0, 60_000), min_size=1, max_size=120))
def test_a_thread_in_pages_holds_every_record_once(sizes: list[int]) -> None:
    rows = [Hit(record("x" * size, number)) for number, size in enumerate(sizes)]
    parts = parted(rows)
    assert [row for part in parts for row in part] == rows
    for part in parts:
        assert 1 <= len(part) <= 50
        assert len(part) == 1 or sum(len(row.record.body) for row in part) <= 40_000


def test_a_long_thread_is_shown_where_the_record_stands(hostile_site: TestClient) -> None:
    hits = hostile_site.get("/search.json?q=again&limit=20&sort=thread").json()["hits"]
    for hit in hits:
        page = hostile_site.get(f"/thread/{hit['thread_id']}?hit={hit['id']}").text
        assert f'<article id="{hit["id"]}"' in page
    assert "page 2 of 3" in hostile_site.get(f"/thread/{hits[0]['thread_id']}?page=2").text


def table(by: tuple[str, ...], cells: dict[tuple[str | None, ...], int]) -> CountTable:
    rows = tuple(CountRow(values, number, 1) for values, number in cells.items())
    return CountTable("", by, rows, sum(cells.values()), 1)


def test_a_picture_says_the_numbers_of_its_table() -> None:
    cells: dict[tuple[str | None, ...], int] = {
        ("il-2", "patient"): 9,
        ("il-2", "editor"): 1,
        ("surgery", "patient"): 2,
        (None, "patient"): 30,
    }
    drawn = heat(table(("treatment", "role"), cells), {"il-2": "Interleukin-2 (aldesleukin)"})
    assert [(row.id, row.numbers) for row in drawn.rows] == [("il-2", (1, 9)), ("surgery", (0, 2))]
    assert [cell.number for cell in drawn.cells] == [1, 9, 0, 2]
    assert [cell.level for cell in drawn.cells] == [1, 4, 0, 1]
    assert drawn.names[0].short == "Interleukin-2"
    assert all(0 <= cell.x < drawn.width and 0 <= cell.y < drawn.height for cell in drawn.cells)


def test_a_picture_of_many_treatments_says_how_many_it_leaves_out() -> None:
    cells: dict[tuple[str | None, ...], int] = {(f"drug-{n}", "editor"): 40 - n for n in range(ROWS + 7)}
    assert heat(table(("treatment", "role"), cells), {}).more == 7


@given(st.dictionaries(st.integers(1990, 2030), st.integers(1, 10_000), max_size=30))
def test_years_without_records_have_their_place(found: dict[int, int]) -> None:
    drawn = bars(table(("year",), {(str(year),): number for year, number in sorted(found.items())}))
    if not found:
        assert drawn.bars == ()
        return
    years = [int(bar.year) for bar in drawn.bars]
    assert years == list(range(max(min(found), max(found) - YEARS + 1), max(found) + 1))
    assert all(bar.number == found.get(int(bar.year), 0) for bar in drawn.bars)
    assert all(0 <= bar.x + bar.length <= drawn.width for bar in drawn.bars)


@pytest.mark.parametrize(
    ("posted", "thread", "said"),
    [
        ("2011", None, "2011-01-01T00:00:00Z"),
        ("2011-12", None, "2011-12-01T00:00:00Z"),
        (None, "2011-12-10", "2011-12-10T00:00:00Z"),
        ("2011-12-10T08:15", None, "2011-12-10T08:15:00Z"),
        ("2011-12-10T08:15:30+02:00", None, "2011-12-10T08:15:30+02:00"),
        ("2011-12-10T08:15:30Z", None, "2011-12-10T08:15:30Z"),
        (None, None, "1970-01-01T00:00:00Z"),
    ],
)
def test_a_feed_has_whole_dates(posted: str | None, thread: str | None, said: str) -> None:
    assert _when(Hit(replace(record("x"), posted_at=posted), thread_date=thread)) == said


def test_a_feed_is_newest_first_and_named_by_its_address(hostile_site: TestClient) -> None:
    root = etree.fromstring(hostile_site.get("/search.atom?q=again").content)
    atom = "{http://www.w3.org/2005/Atom}"
    dates = [entry.findtext(f"{atom}updated") for entry in root.iter(f"{atom}entry")]
    assert dates == sorted(dates, reverse=True)
    assert root.findtext(f"{atom}updated") == dates[0]
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{atom}link")}
    assert links["self"] == "http://127.0.0.1/search.atom?q=again"


def test_another_name_of_a_treatment_leads_to_its_page(site: TestClient) -> None:
    moved = site.get("/treatment/proleukin", follow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (303, "/treatment/il-2")
