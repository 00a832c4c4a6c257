"""Each endpoint answers what its own schema says, and what the contract says."""

from __future__ import annotations

import copy
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from carethread.query.web.api.definitions import PREFIX
from carethread.query.web.api.endpoints import ENDPOINTS
from carethread.query.web.api.openapi import document

# One address at least for each endpoint; {id} and {thread} are filled in from the index.
ADDRESSES = {
    "search": [
        "/search",
        "/search?q=IL-2",
        "/search?q=IL-2&role=editor&role=patient&limit=3&sort=thread",
        "/search?q=yervvoy",
        "/search?q=about:vemurafenib&role=editor",
        "/search?q=yervoi&exact=true",
        "/search?q=IL-2&since=2012&kind=comment",
    ],
    "record": ["/records/{id}"],
    "thread": ["/threads/{id}", "/threads/{thread}"],
    "count": ["/count", "/count?by=role", "/count?by=treatment,role&q=IL-2", "/count?by=author", "/count?q=xyzzy"],
    "pairs": ["/pairs", "/pairs?q=IL-2&limit=2", "/pairs?q=xyzzy"],
    "unanswered": ["/unanswered", "/unanswered?missing=patient", "/unanswered?q=xyzzy"],
    "treatments": ["/treatments", "/treatments?name=ipi", "/treatments?name=xyzzy", "/treatments?name=yervoi"],
    "health": ["/health"],
}
SCHEMAS = document(ENDPOINTS)


def strict(schema: Any) -> Any:
    """The same with no keys allowed but those that are written down."""
    if isinstance(schema, dict):
        made = {key: strict(value) for key, value in schema.items()}
        if "properties" in made and made.get("type") == "object":
            made.setdefault("additionalProperties", False)
        return made
    return [strict(each) for each in schema] if isinstance(schema, list) else schema


def check(name: str, data: Any) -> None:
    """Raise ValidationError unless `data` is what the endpoint's schema says, and nothing more."""
    schema = SCHEMAS["paths"][next(PREFIX + e.path for e in ENDPOINTS if e.name == name)]["get"]["responses"]["200"]
    found = copy.deepcopy(schema["content"]["application/json"]["schema"])
    whole = strict({"components": SCHEMAS["components"], **found})
    jsonschema.Draft202012Validator(whole).validate(data)


def filled(web: TestClient, address: str) -> str:
    first = web.get(f"{PREFIX}/search?q=IL-2&role=patient").json()["hits"][0]
    return address.replace("{id}", first["id"]).replace("{thread}", first["thread_id"])


def test_every_endpoint_has_an_address() -> None:
    assert set(ADDRESSES) == {endpoint.name for endpoint in ENDPOINTS}


@pytest.mark.parametrize(("name", "address"), [(name, a) for name, many in ADDRESSES.items() for a in many])
@pytest.mark.parametrize("server", ["web", "redacting"])
def test_schema(request: pytest.FixtureRequest, server: str, name: str, address: str) -> None:
    client = request.getfixturevalue(server)
    answer = client.get(PREFIX + filled(client, address))
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    check(name, answer.json())


def test_strictness_itself(web: TestClient) -> None:
    data = web.get(f"{PREFIX}/health").json()
    with pytest.raises(jsonschema.ValidationError):
        check("health", data | {"more": 1})


def test_document(web: TestClient) -> None:
    data = web.get("/openapi.json").json()
    assert data == SCHEMAS
    assert data["openapi"].startswith("3.1")
    for schema in data["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_the_contracts_keys(web: TestClient) -> None:
    hit = web.get(f"{PREFIX}/search?q=IL-2&role=editor").json()["hits"][0]
    assert {"id", "thread_id", "author_role", "role_evidence", "mentions", "about", "source"} <= hit.keys()
    for mention in hit["mentions"]:
        assert hit["body"][mention["start"] : mention["end"]] == mention["surface"]
    assert hit["rank"] == 1
    assert hit["snippets"]


def test_no_result_helps_on(web: TestClient) -> None:
    data = web.get(f"{PREFIX}/search?q=yervvoy").json()
    assert data["total"] == 0
    assert data["no_result"]["suggestions"][0]["better"] == "Yervoy"


def test_treatments(web: TestClient) -> None:
    one = web.get(f"{PREFIX}/treatments?name=Ipi").json()
    assert one["resolution"]["treatment"]["id"] == "ipilimumab"
    assert [each["id"] for each in one["treatments"]] == ["ipilimumab"]
    every = web.get(f"{PREFIX}/treatments").json()
    assert every["resolution"] is None
    assert {"il-2", "ipilimumab", "vemurafenib"} <= {each["id"] for each in every["treatments"]}


def test_count(web: TestClient) -> None:
    data = web.get(f"{PREFIX}/count?by=role").json()
    assert [(row["role"], row["records"]) for row in data["rows"]] == [
        ("editor", 11),
        ("patient", 7),
        ("caregiver", 4),
        ("reader", 1),
    ]


def test_unanswered(web: TestClient) -> None:
    data = web.get(f"{PREFIX}/unanswered").json()
    assert sorted(hit["ordinal"] for hit in data["hits"]) == [3, 8]
