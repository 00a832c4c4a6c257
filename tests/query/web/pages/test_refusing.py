"""Who is turned away gets words: a page for people, a problem for programs."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from carethread.query.service import Service
from carethread.query.web.app import create_app
from carethread.query.web.serving import Pool
from carethread.query.web.settings import Settings
from tests.query.web.pages.test_pages import HTML, parsed


def client(index: Path, **settings: object) -> TestClient:
    app = create_app(Settings(index, **{"rate": 1e6, **settings}))
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)


def heading(answer) -> str:
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    root = parsed(answer.text)
    assert root.find(f".//{HTML}main") is not None
    return "".join(root.find(f".//{HTML}h1").itertext())


def is_problem(answer, status: int) -> None:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_too_many_requests(seed_index: Path) -> None:
    with client(seed_index, rate=0.01) as web:
        assert web.get("/about").status_code == 200
        answer = web.get("/search?q=IL-2")
        assert answer.status_code == 429
        assert heading(answer) == "Not now"
        seconds = answer.headers["retry-after"]
        assert f"Please try again in {seconds} second" in answer.text
        assert 'value="IL-2"' in answer.text  # to send again
        hostile = web.get('/search?q="><img src=x onerror=alert(1)>\u202e')
        assert hostile.status_code == 429
        assert "<img" not in hostile.text
        assert "\u202e" not in hostile.text
        heading(hostile)
        for address in ("/search.json", "/search.csv", "/search.atom", "/api/v1/search", "/openapi.json"):
            is_problem(web.get(address), 429)


def test_a_busy_server(seed_index: Path) -> None:
    with client(seed_index, concurrency=1) as web:
        pool: Pool = web.app.state.pool
        pool.wait = 0.01
        with pool.take():
            answer = web.get("/search?q=IL-2")
            assert answer.status_code == 503
            assert heading(answer) == "Not now"
            assert answer.headers["retry-after"]
            is_problem(web.get("/search.json?q=IL-2"), 503)
        assert web.get("/search?q=IL-2").status_code == 200


def test_an_engine_out_of_time(seed_index: Path) -> None:
    with client(seed_index, timeout=1e-9) as web:
        answer = web.get("/search?q=IL-2")
        assert answer.status_code == 503
        assert heading(answer) == "Not now"
        assert answer.headers["retry-after"]


def test_long_addresses(seed_index: Path) -> None:
    with client(seed_index) as web:
        answer = web.get("/search?q=" + "a" * 40_000)
        assert answer.status_code == 414
        assert heading(answer) == "That did not work"
        assert "aaaa" not in answer.text
        is_problem(web.get("/search.json?q=" + "a" * 40_000), 414)


def test_without_a_token(seed_index: Path, tmp_path: Path) -> None:
    with client(seed_index, public=True, tokens=tmp_path / "tokens.json") as web:
        answer = web.get("/search?q=IL-2")
        assert answer.status_code == 401
        assert heading(answer) == "Not open to all"
        assert answer.headers["www-authenticate"].startswith("Basic")
        is_problem(web.get("/search.csv"), 401)


def test_a_fault_of_ours(seed_index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a secret")

    with client(seed_index) as web:
        monkeypatch.setattr(Service, "search", fail)
        answer = web.get("/search?q=IL-2")
        assert answer.status_code == 500
        assert heading(answer) == "That did not work"
        assert "secret" not in answer.text
        is_problem(web.get("/search.json"), 500)


def test_what_was_meant_is_said_once(seed_index: Path) -> None:
    with client(seed_index) as web:
        text = web.get("/search?q=IL-2+roel:patient").text
        assert text.count("Did you mean") == 1
        assert "The fields are role, kind" in text
        place = web.get("/search.json?q=IL-2+roel:patient").json()
        assert (place["start"], place["end"]) == (5, 9)
