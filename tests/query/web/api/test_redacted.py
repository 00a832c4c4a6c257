"""A redacting server gives no person away, on no endpoint, and cannot be asked for one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

PERSONS = ("Whitman", "Donna", "Jerry", "Jane", "Maine", "David")
ADDRESSES = (
    "/api/v1/search?limit=100",
    "/api/v1/search?q=IL-2&limit=100",
    "/api/v1/search?q=thank+OR+you&limit=100",
    "/api/v1/pairs?limit=100",
    "/api/v1/unanswered?limit=100",
    "/api/v1/unanswered?missing=patient&limit=100",
    "/api/v1/count?by=author",
    "/api/v1/count?by=author,role",
    "/api/v1/count?by=thread,author",
    "/api/v1/treatments",
    "/api/v1/health",
    "/search.json?q=IL-2&limit=100",
    "/search.csv?q=IL-2&limit=100",
    "/search.atom?q=IL-2&limit=100",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_nobody_is_named(web: TestClient, redacting: TestClient, address: str) -> None:
    answer = redacting.get(address)
    assert answer.status_code == 200
    assert not [name for name in PERSONS if name in answer.text]


def test_the_names_are_there_otherwise(web: TestClient) -> None:
    text = "".join(web.get(address).text for address in ADDRESSES)
    assert [name for name in PERSONS if name in text] == list(PERSONS)


def test_records_and_threads(redacting: TestClient) -> None:
    hits = redacting.get("/api/v1/search?limit=100").json()["hits"]
    texts = [redacting.get(f"/api/v1/records/{hit['id']}").text for hit in hits]
    texts.append(redacting.get(f"/api/v1/threads/{hits[0]['thread_id']}").text)
    assert not [name for name in PERSONS if name in "".join(texts)]
    for hit in hits:
        assert hit["source"]["path"] is None
        for mention in hit["mentions"]:
            assert hit["body"][mention["start"] : mention["end"]] == mention["surface"]
        for snippet in hit["snippets"]:
            assert hit["body"][snippet["start"] : snippet["end"]] == snippet["text"]


@pytest.mark.parametrize(
    "address",
    [
        "/search?q=author:jerry",
        "/search?q=IL-2+OR+(NOT+author:jerry)",
        "/search?author=jerry",
        "/pairs?author=jerry",
        "/unanswered?q=author:donna",
        "/count?by=source",
        "/count?author=jerry",
    ],
)
def test_it_cannot_be_asked_for_a_person(web: TestClient, redacting: TestClient, address: str) -> None:
    assert web.get("/api/v1" + address).status_code == 200
    answer = redacting.get("/api/v1" + address)
    assert answer.status_code == 400
    assert "server" in answer.json()["detail"]


@pytest.mark.parametrize("path", ["search", "pairs", "unanswered"])
def test_words_of_the_index_are_no_suggestions(web: TestClient, redacting: TestClient, path: str) -> None:
    address = f"/api/v1/{path}?q=jeryr"
    assert "jerry" in web.get(address).text.lower()
    answer = redacting.get(address).json()
    assert answer["total"] == 0
    assert answer["no_result"]["suggestions"] == []


def test_aliases_are_the_same_in_every_process_and_place(client_of: Any, copied: Path) -> None:
    servers = [client_of(copied, redact=True, concurrency=1) for _ in range(2)]
    counts = [server.get("/api/v1/count?by=author").json()["rows"] for server in servers]
    reordered = servers[1].get("/api/v1/search?sort=thread&limit=100").json()["hits"]
    assert counts[0] == counts[1]
    assert {row["author"] for row in counts[0]} == {hit["author"] for hit in reordered}
    assert all(row["author"] is None or row["author"].startswith("Person ") for row in counts[0])


@pytest.mark.parametrize(
    "page", ["/search", "/search.json", "/search.csv", "/search.atom", "/pairs", "/unanswered", "/pictures"]
)
def test_neither_can_the_pages(web: TestClient, redacting: TestClient, page: str) -> None:
    assert web.get(f"{page}?q=author:jerry").status_code == 200
    assert redacting.get(f"{page}?q=author:jerry").status_code == 400
    assert "jerry" not in redacting.get(f"{page}?q=jeryr").text.lower()
