"""Cursors: all pages together are the whole, each page once; and what is no cursor is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from carethread.index.errors import UsageError
from carethread.index.home import Home
from carethread.index.lexicon import load
from carethread.query.web import paging
from carethread.query.web.api import cursor
from carethread.query.web.api.cursor import Cursor
from carethread.query.web.settings import MAX_OFFSET


def pages(web: TestClient, address: str) -> Iterator[dict[str, Any]]:
    following = ""
    while following is not None:
        page = web.get(f"{address}&cursor={following}").json()
        yield page
        following = page["next_cursor"]


@pytest.mark.parametrize("limit", [1, 3, 10, 22, 23, 100])
@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest", "thread"])
def test_pages_are_the_whole(web: TestClient, limit: int, sort: str) -> None:
    address = f"/api/v1/search?sort={sort}"
    whole = [hit["id"] for hit in web.get(f"{address}&limit=100").json()["hits"]]
    assert len(whole) == 23
    parts = list(pages(web, f"{address}&limit={limit}"))
    assert [hit["id"] for page in parts for hit in page["hits"]] == whole
    assert [hit["rank"] for page in parts for hit in page["hits"]] == list(range(1, 24))
    assert all(page["total"] == 23 for page in parts)


@pytest.mark.parametrize("path", ["pairs", "unanswered"])
def test_other_pages(web: TestClient, path: str) -> None:
    name = "pairs" if path == "pairs" else "hits"
    address = f"/api/v1/{path}?"
    whole = web.get(f"{address}&limit=100").json()[name]
    assert len(whole) > 1
    assert [each for page in pages(web, f"{address}&limit=1") for each in _ids(page[name])] == _ids(whole)


def _ids(rows: list[dict[str, Any]]) -> list[str]:
    return [row["question"]["id"] if "question" in row else row["id"] for row in rows]


@given(st.integers(0, MAX_OFFSET), st.integers(0, 2**50))
def test_round_trip(offset: int, generation: int) -> None:
    word = cursor.write(Cursor(offset, generation))
    assert word.isascii()
    assert "=" not in word
    assert cursor.read(word) == Cursor(offset, generation)


@given(st.text(max_size=60))
def test_anything_else_is_refused_cleanly(word: str) -> None:
    try:
        read = cursor.read(word)
    except UsageError:
        return
    assert word == "" or cursor.read(cursor.write(read)) == read


@pytest.mark.parametrize("word", ["x", "!!!!", "bzE6", "bzE6LTE6MA", cursor.write(Cursor(MAX_OFFSET + 1, 1))])
def test_wrong_cursor(web: TestClient, word: str) -> None:
    answer = web.get(f"/api/v1/search?cursor={word}")
    assert answer.status_code == 400
    assert "cursor" in answer.json()["detail"]


def test_a_change_between_pages_is_said(client_of: Any, copied: Path) -> None:
    web = client_of(copied)
    first = web.get("/api/v1/search?limit=2").json()
    assert first["notes"] == []
    lexicon = load()
    with Home.create_or_open(copied) as home, home.writer(lexicon, lexicon.hash) as writer:
        writer.forget([first["hits"][0]["id"]])
    second = web.get(f"/api/v1/search?limit=2&cursor={first['next_cursor']}").json()
    assert second["total"] == 22
    assert any("changed" in note["text"] for note in second["notes"])


def test_the_end_of_what_is_given_is_said(web: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "MAX_OFFSET", 4)
    found = list(pages(web, "/api/v1/search?limit=3"))
    assert len(found) == 2
    assert "export" in found[-1]["notes"][-1]["text"]
