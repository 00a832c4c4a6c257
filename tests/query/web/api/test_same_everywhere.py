"""A hundred questions: the command line, Python, the web API and the page give the same ids, in the same order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import carethread

QUESTIONS = (Path(__file__).parent / "questions.txt").read_text("utf-8").splitlines()
_HIT = re.compile('<li class="hit" id="([^"]+)"')
SORTS = ("relevance", "newest", "oldest", "thread")


def test_there_are_a_hundred() -> None:
    assert len(QUESTIONS) == len(set(QUESTIONS)) == 100


@pytest.fixture(scope="module")
def index(seed_index: Path):
    with carethread.open(seed_index) as opened:
        yield opened


def test_same_ids(run, seed_index: Path, index: carethread.Index, web: TestClient) -> None:
    found: list[tuple[str, ...]] = []
    for number, question in enumerate(QUESTIONS):
        sort = SORTS[number % len(SORTS)]
        ran = run("search", "--index", seed_index, "--format", "ids", "-n", "100", "--sort", sort, "--", question)
        ids = ran.out.split()
        assert ran.code == (0 if ids else 1), question
        assert [hit.record.id for hit in index.search(question, limit=100, sort=sort)] == ids, question
        params = {"q": question, "limit": "100", "sort": sort}
        page = web.get("/api/v1/search", params=params).json()
        assert [hit["id"] for hit in page["hits"]] == ids, question
        assert page["total"] == len(ids)
        assert [hit["id"] for hit in web.get("/search.json", params=params).json()["hits"]] == ids, question
        assert _HIT.findall(web.get("/search", params=params).text) == ids, question
        found.append(tuple(ids))
    assert sum(map(bool, found)) > 75  # the questions are no empty ones
    assert len(set(found)) > 50  # nor are they one and the same, though many names mean one treatment


@pytest.mark.parametrize("by", ["role", "treatment", "year", "role,treatment", "class", "evidence"])
def test_same_counts(run, seed_index: Path, index: carethread.Index, web: TestClient, by: str) -> None:
    for question in QUESTIONS[:30]:
        rows = web.get("/api/v1/count", params={"q": question, "by": by}).json()["rows"]
        assert index.count(question, by=by).to_rows() == rows
        ran = run("count", "--by", by, "--index", seed_index, "--format", "jsonl", "--", question)
        assert ran.rows == rows


def test_same_pairs_and_unanswered(run, seed_index: Path, index: carethread.Index, web: TestClient) -> None:
    for question in QUESTIONS[:40]:
        page = web.get("/api/v1/pairs", params={"q": question, "limit": 100}).json()
        pairs = index.pairs(question, limit=100)
        assert [pair["question"]["id"] for pair in page["pairs"]] == [pair.question.record.id for pair in pairs]
        page = web.get("/api/v1/unanswered", params={"q": question, "sort": "relevance", "limit": 100}).json()
        ran = run("unanswered", "--index", seed_index, "--format", "ids", "-n", "100", "--", question)
        assert [hit["id"] for hit in page["hits"]] == ran.out.split()
