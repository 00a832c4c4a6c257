"""Results in other forms: whole answers as CSV, pages of JSON that lead on, feeds."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from carethread.index.errors import TimeLimit
from carethread.query.export.rows import COLUMNS
from carethread.query.web import downloads
from carethread.query.web.app import create_app
from carethread.query.web.downloads import Downloads
from carethread.query.web.pages import forms
from carethread.query.web.paging import after
from carethread.query.web.serving import Busy
from carethread.query.web.settings import MAX_OFFSET, PAGE_SIZE, Settings


def rows(site: TestClient, address: str) -> list[dict[str, str]]:
    answer = site.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(answer.text.splitlines(keepends=True)))


def pages(site: TestClient, address: str, key: str = "hits") -> Iterator[dict]:
    """What stands on all pages of an answer as JSON, from one to the next."""
    while address:
        answer = site.get(address)
        assert answer.status_code == 200
        page = answer.json()
        assert answer.links.get("next", {}).get("url") == page["next"]
        yield from page[key]
        address = page["next"]


@pytest.mark.parametrize("query", ["", "q=IL-2", "q=proleukin&sort=newest", "role=patient&sort=thread"])
@pytest.mark.parametrize("kind", ["search", "unanswered"])
def test_csv_holds_the_whole_answer_and_json_pages_do(site: TestClient, kind: str, query: str) -> None:
    whole = [row["id"] for row in rows(site, f"/{kind}.csv?{query}")]
    assert whole == [hit["id"] for hit in pages(site, f"/{kind}.json?{query}&limit=3")]
    assert len(whole) == len(set(whole)) == site.get(f"/{kind}.json?{query}").json()["total"]
    assert kind == "unanswered" or len(whole) > 3


@pytest.mark.parametrize("query", ["", "q=IL-2"])
def test_csv_of_pairs_holds_each_question_and_its_answers(site: TestClient, query: str) -> None:
    pairs = list(pages(site, f"/pairs.json?{query}&limit=2", "pairs"))
    listed = [record["id"] for pair in pairs for record in (pair["question"], *pair["answers"])]
    assert [row["id"] for row in rows(site, f"/pairs.csv?{query}")] == listed
    assert len(pairs) > 4


def test_rows_are_those_of_export(site: TestClient) -> None:
    row = rows(site, "/search.csv?q=IL-2&role=patient")[0]
    assert tuple(row) == COLUMNS
    hit = site.get("/search.json?q=IL-2&role=patient").json()["hits"][0]
    assert row["body"] == hit["body"].replace("\n", "\r\n") or row["body"] == hit["body"]
    assert row["treatments"].split() == hit["treatments"]
    assert row["thread_date"] == hit["thread_date"]


def test_a_file_that_holds_not_all_says_so_in_its_name(site: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = site.get("/search.csv?q=IL-2").headers["content-disposition"]
    assert whole == 'attachment; filename="carethread-search.csv"'
    monkeypatch.setattr(forms, "MAX_ROWS", 5)
    cut = site.get("/search.csv?q=IL-2")
    assert cut.headers["content-disposition"] == 'attachment; filename="carethread-search-first-5.csv"'
    assert len(cut.text.splitlines()) >= 6
    assert len(rows(site, "/search.csv?q=IL-2")) == 5
    pairs = rows(site, "/pairs.csv")
    assert 2 <= len(pairs) <= 5
    assert pairs[-1]["author_role"] == "editor"  # no pair is cut


def test_with_a_limit_it_is_that_page(site: TestClient) -> None:
    address = "/search.{}?q=IL-2&limit=3&offset=3"
    found = [hit["id"] for hit in site.get(address.format("json")).json()["hits"]]
    assert [row["id"] for row in rows(site, address.format("csv"))] == found


def test_nothing_found_is_a_table_without_rows(site: TestClient) -> None:
    assert site.get("/search.csv?q=zebra").text == ",".join(COLUMNS) + "\r\n"


def test_what_cannot_be_asked_is_no_table(site: TestClient, masked_site: TestClient) -> None:
    assert site.get("/search.csv?q=roel:patient").status_code == 400
    assert masked_site.get("/search.csv?q=author:anna").status_code == 400
    assert masked_site.get("/pairs.csv?author=anna").status_code == 400


def test_persons_are_masked_in_a_whole_answer(site: TestClient, masked_site: TestClient) -> None:
    open_rows, masked = rows(site, "/search.csv"), rows(masked_site, "/search.csv")
    assert [row["id"] for row in masked] == [row["id"] for row in open_rows]
    shown = {hit["id"]: hit for hit in pages(masked_site, "/search.json")}
    for row in masked:
        hit = shown[row["id"]]
        assert row["author"] == (hit["author"] or "")
        assert row["body"].split() == hit["body"].split()
        assert not row["source_path"]
        assert not row["source_url"]
    assert [row["body"] for row in masked] != [row["body"] for row in open_rows]


def test_a_slow_download_takes_nobodys_place(seed_index: Path) -> None:
    app = create_app(Settings(seed_index, concurrency=1, rate=1e6))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        ids = [hit["id"] for hit in client.get("/search.json?limit=100").json()["hits"]]
        pieces = Downloads(app.state.pool, most=1)._pieces(ids)
        assert next(pieces).startswith(b"id,")
        assert client.get("/search?q=IL-2").status_code == 200


def test_so_many_downloads_at_a_time(seed_index: Path) -> None:
    app = create_app(Settings(seed_index, rate=1e6))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        app.state.downloads = Downloads(app.state.pool, most=1)
        assert [client.get("/search.csv").status_code for _ in range(3)] == [200] * 3  # each gave its place back
        app.state.downloads.start("search", ())
        answer = client.get("/search.csv")
        assert answer.status_code == 503
        assert "retry-after" in answer.headers
        with pytest.raises(Busy):
            app.state.downloads.start("search", ())


def test_a_download_waits_for_a_busy_server_and_not_for_ever(seed_index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "_PAUSE", 0.001)
    app = create_app(Settings(seed_index, rate=1e6))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        ids = [hit["id"] for hit in client.get("/search.json?limit=5").json()["hits"]]
        refused = iter([True, True])

        class Pool:
            def take(self):
                if next(refused, False):
                    raise Busy("all places are taken")
                return app.state.pool.take()

        (piece,) = Downloads(Pool())._pieces(ids)
        assert all(id.encode() in piece for id in ids)
        monkeypatch.setattr(downloads, "_SECONDS", -1.0)
        with pytest.raises(TimeLimit):
            list(Downloads(app.state.pool)._pieces(ids))


def test_json_ends_where_pages_end() -> None:
    assert after(0, 10, 10) == (None, ())
    assert after(0, 10, 11) == (10, ())
    assert after(0, 0, 11) == (None, ())
    assert after(MAX_OFFSET - 10, 10, 10**6) == (MAX_OFFSET, ())
    where, notes = after(MAX_OFFSET, 10, 10**6)
    assert where is None
    assert "carethread export" in notes[0].text


def test_a_feed_has_more_than_a_page(site: TestClient) -> None:
    whole = site.get("/search.json").json()["total"]
    assert PAGE_SIZE < whole <= 50
    feed = site.get("/search.atom")
    assert feed.text.count("<entry>") == whole
    assert "limit=" not in feed.text
    assert site.get("/search.atom?limit=2").text.count("<entry>") == 2
