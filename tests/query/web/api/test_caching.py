"""ETag and 304, gzip, and a new generation that is seen without a restart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from carethread.index.home import Home
from carethread.index.lexicon import load


def forget_one(index: Path, id: str) -> None:
    lexicon = load()
    with Home.create_or_open(index) as home, home.writer(lexicon, lexicon.hash) as writer:
        writer.forget([id])


@pytest.mark.parametrize("address", ["/api/v1/search?q=IL-2", "/api/v1/count?by=role", "/api/v1/treatments"])
def test_not_modified(web: TestClient, address: str) -> None:
    first = web.get(address)
    tag = first.headers["etag"]
    for known in (tag, f'"other", {tag}'):
        again = web.get(address, headers={"if-none-match": known})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["etag"] == tag
        assert "no-cache" in again.headers["cache-control"]
    assert web.get(address, headers={"if-none-match": '"other"'}).status_code == 200


def test_a_masked_answer_has_another_tag(web: TestClient, redacting: TestClient) -> None:
    address = "/api/v1/search?q=IL-2"
    assert web.get(address).headers["etag"] != redacting.get(address).headers["etag"]


def test_gzip(web: TestClient) -> None:
    address = "/api/v1/search?limit=100"
    packed = web.get(address, headers={"accept-encoding": "gzip"})
    plain = web.get(address, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert "accept-encoding" in packed.headers["vary"].lower()
    assert packed.json() == plain.json()
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    assert "content-encoding" not in web.get("/api/v1/health", headers={"accept-encoding": "gzip"}).headers


def test_a_new_generation_is_seen(client_of: Any, copied: Path) -> None:
    web = client_of(copied)
    address = "/api/v1/search?limit=100"
    first = web.get(address)
    gone = first.json()["hits"][-1]["id"]
    forget_one(copied, gone)
    second = web.get(address, headers={"if-none-match": first.headers["etag"]})
    assert second.status_code == 200
    assert second.json()["total"] == first.json()["total"] - 1
    assert gone not in [hit["id"] for hit in second.json()["hits"]]
    assert web.get("/api/v1/health").json()["generation"] > 0
    assert web.get(f"/api/v1/records/{gone}").status_code == 404


def test_what_is_taken_down_leaves_the_file_while_a_server_is_up(client_of: Any, copied: Path) -> None:
    web = client_of(copied)
    record = web.get("/api/v1/search?q=IL-2&role=patient").json()["hits"][0]
    body = record["body"].encode()[:40]
    assert any(body in path.read_bytes() for path in copied.glob("records.db*"))
    forget_one(copied, record["id"])
    assert not any(body in path.read_bytes() for path in copied.glob("records.db*"))


def test_the_index_is_only_read(client_of: Any, copied: Path) -> None:
    web = client_of(copied)
    before = {path: path.read_bytes() for path in copied.rglob("*") if path.is_file()}
    for address in ("/api/v1/search?q=IL-2", "/api/v1/count?by=role", "/api/v1/pairs", "/api/v1/treatments", "/"):
        assert web.get(address).status_code == 200
    assert {path: path.read_bytes() for path in copied.rglob("*") if path.is_file()} == before


def test_an_engine_that_is_behind_is_left_alone(client_of: Any, copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    web = client_of(copied)
    first = web.get("/api/v1/search?limit=1")
    gone = first.json()["hits"][0]["id"]
    with monkeypatch.context() as patch:
        patch.setattr(Home, "follow", lambda *_: None)  # as if the writer had died between records and engine
        forget_one(copied, gone)
    second = web.get("/api/v1/search?limit=1")
    assert second.status_code == 200
    assert any("behind" in note["text"] for note in second.json()["notes"])
    assert gone not in [hit["id"] for hit in second.json()["hits"]]
    forget_one(copied, web.get("/api/v1/search?q=IL-2").json()["hits"][0]["id"])
    assert web.get("/api/v1/search").json()["notes"] == []
