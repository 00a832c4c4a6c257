"""What goes wrong is a problem (RFC 9457): with its status, its reason, the place in the query, and what helps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from carethread.index import errors
from carethread.index.errors import CarethreadError, QueryError, UnreadableSource
from carethread.query.service import Service
from carethread.query.web.api.endpoints import ENDPOINTS
from carethread.query.web.api.openapi import document

SCHEMAS = document(ENDPOINTS)


def problem(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    data: dict[str, Any] = answer.json()
    schema = {"components": SCHEMAS["components"], "$ref": "#/components/schemas/Problem"}
    jsonschema.Draft202012Validator(schema).validate(data)
    assert data["status"] == status
    return data


def test_place_of_a_query_error(web: TestClient) -> None:
    data = problem(web.get("/api/v1/search", params={"q": "IL-2 auhtor:foo"}), 400)
    assert data["query"][data["start"] : data["end"]] == "auhtor"
    assert data["suggestions"][0] == "author"
    assert data["instance"] == "/api/v1/search"


@pytest.mark.parametrize("path", ["search", "count", "pairs", "unanswered"])
def test_wrong_queries_everywhere(web: TestClient, path: str) -> None:
    data = problem(web.get(f"/api/v1/{path}", params={"q": "IL-2 AND role:boss"}), 400)
    assert 0 <= data["start"] <= data["end"] <= len(data["query"])


@pytest.mark.parametrize(
    "address",
    [
        "/search?nothing=1",
        "/search?q=a&q=b",
        "/search?limit=0",
        "/search?limit=101",
        "/search?limit=ten",
        "/search?limit=%D9%A3",
        "/search?limit=1&limit=2",
        "/search?sort=best",
        "/search?exact=yes",
        "/search?role=boss",
        "/search?role=",
        "/search?cursor=x",
        "/search?since=never",
        "/search?" + "&".join(["role=editor"] * 21),
        "/search?q=" + "a" * 2049,
        "/count?by=colour",
        "/count?by=role,role",
        "/count?by=role,year,kind",
        "/unanswered?missing=nobody",
        "/treatments?name=" + "a" * 201,
        "/records/" + "a" * 201,
        "/health?q=1",
    ],
)
def test_wrong_parameters(web: TestClient, address: str) -> None:
    problem(web.get("/api/v1" + address), 400)


@pytest.mark.parametrize("address", ["/records/zzz", "/threads/zzz", "/nothing", "/", "/search/more", "/records/"])
def test_not_there(web: TestClient, address: str) -> None:
    problem(web.get("/api/v1" + address), 404)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", ["/api/v1/search", "/openapi.json"])
def test_only_reading(web: TestClient, method: str, address: str) -> None:
    answer = getattr(web, method)(address)
    problem(answer, 405)
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}


@pytest.mark.parametrize("address", ["/api/v1/search?q=IL-2", "/openapi.json", "/api/v1/health"])
def test_head(web: TestClient, address: str) -> None:
    plain = {"accept-encoding": "identity"}
    answer = web.head(address, headers=plain)
    assert answer.status_code == 200
    assert answer.content == b""
    assert int(answer.headers["content-length"]) == len(web.get(address, headers=plain).content)


def kinds(of: type[CarethreadError] = CarethreadError) -> Iterator[type[CarethreadError]]:
    yield of
    for kind in of.__subclasses__():
        if kind.__module__ == errors.__name__:
            yield from kinds(kind)


@pytest.mark.parametrize("kind", list(kinds()))
def test_the_error_trees_statuses(
    web: TestClient, monkeypatch: pytest.MonkeyPatch, kind: type[CarethreadError]
) -> None:
    more: dict[str, Any] = {}
    if kind is QueryError:
        more = {"query": "abc", "start": 1, "end": 2}
    if kind is UnreadableSource:
        more = {"reason": "io"}

    def fail(*_: object, **__: object) -> None:
        raise kind("it went wrong", hint="do this", **more)

    monkeypatch.setattr(Service, "search", fail)
    answer = web.get("/api/v1/search")
    data = problem(answer, kind.http_status)
    assert data["detail"] == "it went wrong"
    assert data["hint"] == "do this"
    assert ("retry-after" in answer.headers) == (kind.http_status in (429, 503))


def test_a_fault_of_ours_says_nothing_of_itself(client_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr(Service, "search", fail)
    answer = client_of(crash=False).get("/api/v1/search")
    assert "secret" not in answer.text
    problem(answer, 500)
    assert answer.headers["x-content-type-options"] == "nosniff"
