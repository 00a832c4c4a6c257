"""Who may ask: host names, proxies, tokens, rates; what is refused at the door; the headers of every answer."""

from __future__ import annotations

import base64
import json
import stat
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from carethread.index.errors import NotFound, StorageError, UsageError
from carethread.query.service import Service
from carethread.query.web import security, tokens
from carethread.query.web.limits import OpenLimit, visitor
from carethread.query.web.security import CSP

SEARCH = "/api/v1/search?q=IL-2"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/health", 200),
        ("/", 200),
        ("/search?q=IL-2", 200),
        ("/openapi.json", 200),
        ("/search?q=auhtor:foo", 400),
        ("/api/v1/search?q=auhtor:foo", 400),
        ("/nothing", 404),
        ("/static/nothing.css", 404),
        ("/api/v1/nothing", 404),
    ],
)
def test_headers_on_every_answer(web: TestClient, address: str, status: int) -> None:
    answer = web.get(address)
    assert answer.status_code == status
    has_headers(answer)


def has_headers(answer: Any) -> None:
    assert answer.headers["content-security-policy"] == CSP
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    for rule in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"):
        assert rule in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]


def test_static_files_have_them_too(web: TestClient) -> None:
    folder = Path(security.__file__).parent / "static"
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        answer = web.get(f"/static/{path.relative_to(folder)}")
        assert answer.status_code == 200
        has_headers(answer)


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.", "", "[", "evil.example:8000", "[::1", "a@localhost"],
)
def test_other_host_names(web: TestClient, host: str) -> None:
    answer = web.get(SEARCH, headers={"host": host})
    assert answer.status_code == 421
    assert answer.headers["content-type"] == "application/problem+json"
    assert "hits" not in answer.json()
    has_headers(answer)


@pytest.mark.parametrize("host", ["127.0.0.1", "LOCALHOST:8000", "[::1]:8000", "[::1]"])
def test_own_host_names(web: TestClient, host: str) -> None:
    assert web.get(SEARCH, headers={"host": host}).status_code == 200


def test_rate(client_of: Any) -> None:
    web = client_of(rate=0.5)  # bursts of five
    answers = [web.get("/api/v1/health") for _ in range(7)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 2
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 2
    has_headers(answers[-1])


def test_rates_are_kept_apart(client_of: Any) -> None:
    web = client_of(rate=0.1, proxies=("127.0.0.1",))
    asked = [web.get(SEARCH, headers={"x-forwarded-for": f"evil, 203.0.113.{n}"}).status_code for n in (1, 1, 2)]
    assert asked == [200, 429, 200]


@pytest.mark.parametrize(
    ("client", "name"),
    [
        (("203.0.113.9", 1), "203.0.113.9"),
        (("2001:db8:1:2:3:4:5:6", 1), "2001:db8:1:2::/64"),
        (("2001:db8:1:2:ffff::", 1), "2001:db8:1:2::/64"),
        (("testclient", 1), "testclient"),
        (None, "?"),
    ],
)
def test_visitor(client: Any, name: str) -> None:
    assert visitor({"type": "http", "client": client}) == name


def test_only_the_named_proxy_comes_in(client_of: Any) -> None:
    proxied = client_of(proxies=("10.0.0.0/8",), client=("10.1.2.3", 9))
    assert proxied.get(SEARCH).status_code == 200
    passing_by = client_of(proxies=("10.0.0.0/8",), client=("192.0.2.1", 9))
    answer = passing_by.get(SEARCH, headers={"x-forwarded-for": "10.1.2.3"})
    assert answer.status_code == 403
    has_headers(answer)


def test_nobody_is_believed_unnamed(client_of: Any) -> None:
    web = client_of(rate=0.1)
    asked = [web.get(SEARCH, headers={"x-forwarded-for": f"203.0.113.{n}"}).status_code for n in (1, 2)]
    assert asked == [200, 429]


# Tokens.


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "private" / "tokens.json"


def test_token_file(kept: Path) -> None:
    token = tokens.create(kept, "tumour board")
    assert token.startswith(tokens.PREFIX)
    assert len(token) > 40
    assert token not in kept.read_text()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    other = tokens.create(kept)
    (first, second) = tokens.read(kept)
    assert first.note == "tumour board"
    assert other != token
    tokens.revoke(kept, first.name)
    assert tokens.read(kept) == [second]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    with pytest.raises(NotFound):
        tokens.revoke(kept, first.name)


def test_tokens_are_revoked_by_their_note(kept: Path) -> None:
    for note in ("anna", "ward", "ward"):
        tokens.create(kept, note)
    tokens.revoke(kept, "anna")
    assert [token.note for token in tokens.read(kept)] == ["ward", "ward"]
    with pytest.raises(UsageError, match="2 tokens have the note 'ward'") as wrong:
        tokens.revoke(kept, "ward")
    assert all(token.name in wrong.value.hint for token in tokens.read(kept))
    assert len(tokens.read(kept)) == 2


@pytest.mark.parametrize("text", ["", "[1]", "{}x", '[{"name": 1}]', '"abc"'])
def test_token_file_that_is_none(kept: Path, text: str) -> None:
    kept.parent.mkdir()
    kept.write_text(text)
    with pytest.raises(StorageError):
        tokens.read(kept)


def test_token_is_asked_for(client_of: Any, kept: Path) -> None:
    token = tokens.create(kept)
    web = client_of(public=True, tokens=kept)
    basic = base64.b64encode(f"anybody:{token}".encode()).decode()
    for right in (f"Bearer {token}", f"bearer  {token}", f"Basic {basic}"):
        assert web.get(SEARCH, headers={"authorization": right}).status_code == 200
    wrong = ["", "Bearer", "Bearer x", f"Bearer {token}x", f"Basic {token}", "Basic !!", "Digest x", "Bearer \xff"]
    for header in wrong:
        for address in (SEARCH, "/", "/static/nothing.css", "/openapi.json"):
            answer = web.get(address, headers={"authorization": header.encode("latin-1")})
            assert answer.status_code == 401, header
            assert "Bearer" in answer.headers["www-authenticate"]
            has_headers(answer)
    tokens.revoke(kept, tokens.read(kept)[0].name)
    assert web.get(SEARCH, headers={"authorization": f"Bearer {token}"}).status_code == 401


def test_hashes_are_compared_in_constant_time(client_of: Any, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [tokens.create(kept) for _ in range(3)]
    compared: list[str] = []

    def compare(one: str, two: str) -> bool:
        compared.append(two)
        return one == two

    monkeypatch.setattr(security.hmac, "compare_digest", compare)
    web = client_of(public=True, tokens=kept)
    assert web.get(SEARCH, headers={"authorization": f"Bearer {made[0]}"}).status_code == 200
    known = [entry["hash"] for entry in json.loads(kept.read_text())]
    assert [digest for digest in compared if digest in known] == known  # all, though the first was right


# What is refused at the door.


def test_bodies_are_refused(web: TestClient) -> None:
    for more in ({"content": b"x"}, {"content": iter([b"x"])}):
        answer = web.request("GET", SEARCH, **more)
        assert answer.status_code == 413
        has_headers(answer)
    assert web.request("GET", SEARCH, headers={"content-length": "0"}).status_code == 200


@pytest.mark.parametrize("address", ["/api/v1/search?q=" + "a" * 40_000, "/" + "a" * 40_000])
def test_long_addresses(web: TestClient, address: str) -> None:
    answer = web.get(address)
    assert answer.status_code == 414
    has_headers(answer)


def test_the_longest_query_is_heard(web: TestClient) -> None:
    query = urlencode({"q": "💉" * 2048})
    assert len(query) > 24_000
    answer = web.get(f"/api/v1/search?{query}")
    assert answer.status_code in (200, 400)
    assert "long" not in answer.text


def test_open_requests_are_bounded(web: TestClient) -> None:
    async def nothing(*_: object) -> None:
        raise AssertionError("not reached")

    from carethread.query.web.api.problem import problem

    answer = TestClient(OpenLimit(nothing, problem, most=0)).get("/")
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "2"


def test_time_limit(client_of: Any) -> None:
    web = client_of(timeout=1e-9)
    for address in ("/api/v1/search?q=IL-2", "/api/v1/count?by=role", "/api/v1/pairs", "/api/v1/unanswered"):
        answer = web.get(address)
        assert answer.status_code == 503
        assert "longer than" in answer.json()["detail"]
        assert answer.headers["retry-after"]


def test_time_is_one_for_all_steps(seed_index: Path) -> None:
    with Service.open(seed_index, read_only=True) as service:
        with service.time_limit(60):
            assert service.search("IL-2").total == 14
        assert service.search("IL-2").total == 14
