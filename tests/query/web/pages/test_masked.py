"""A server that masks persons shows none of them, on any page."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

# Whoever is named in the seed, and where they live.
PERSONS = re.compile("Whitm[a-z]+|Donna|Jerry|Jane|Maine|David")
PAGES = (
    "/",
    "/about",
    "/search?limit=100",
    "/search?q=IL-2&limit=100",
    "/search?q=thank*&limit=100",
    "/search?role=editor&limit=100&sort=thread",
    "/pairs?limit=100",
    "/unanswered?limit=100",
    "/treatments",
    "/treatment/il-2",
    "/pictures",
    "/search.json?limit=100",
    "/search.csv?limit=100",
    "/search.atom?limit=100",
    "/pairs.json?limit=100",
    "/pairs.csv?limit=100",
    "/unanswered.atom?limit=100",
)


@pytest.mark.parametrize("address", PAGES)
def test_no_person_is_shown(masked_site: TestClient, address: str) -> None:
    answer = masked_site.get(address)
    assert answer.status_code == 200
    assert not PERSONS.search(answer.text)


def test_no_person_is_shown_in_the_thread(site: TestClient, masked_site: TestClient) -> None:
    thread = site.get("/search.json").json()["hits"][0]["thread_id"]
    assert {found[:5] for found in PERSONS.findall(site.get(f"/thread/{thread}").text)} >= {"Whitm", "Donna", "Jerry"}
    for address in (f"/thread/{thread}", f"/thread/{thread}?q=IL-2", f"/thread/{thread}.json"):
        assert not PERSONS.search(masked_site.get(address).text), address


def test_it_says_that_it_masks(site: TestClient, masked_site: TestClient) -> None:
    assert "Persons are masked" in masked_site.get("/").text
    assert "Persons are masked" not in site.get("/").text
