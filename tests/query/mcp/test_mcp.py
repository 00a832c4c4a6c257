"""The tools, asked by the SDK's own client: in this process, and over standard input and output."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from carethread.query.mcp import answers
from carethread.query.mcp.server import make
from carethread.query.web.serving import Pool
from carethread.query.web.settings import Settings

TOOLS = {"search", "record", "thread_outline", "count", "treatments"}


@pytest.fixture
def pool(seed_index: Path) -> Iterator[Pool]:
    made = Pool(Settings(seed_index))
    yield made
    made.close()


@pytest.fixture
def redacting(seed_index: Path) -> Iterator[Pool]:
    made = Pool(Settings(seed_index, redact=True))
    yield made
    made.close()


def call(pool: Pool, tool: str, **given: Any) -> Any:
    """What a tool answers to a client."""

    async def ask() -> Any:
        async with Client(make(pool)) as client:
            return await client.call_tool(tool, given)

    return anyio.run(ask)


def data(pool: Pool, tool: str, **given: Any) -> dict[str, Any]:
    answer = call(pool, tool, **given)
    assert not answer.is_error, answer.content
    found: dict[str, Any] = answer.structured_content
    assert "not advice" in found["care"]
    return found


def test_tools_only_read_and_are_bounded(pool: Pool) -> None:
    async def ask() -> Any:
        async with Client(make(pool)) as client:
            return await client.list_tools(), client.instructions

    listed, instructions = anyio.run(ask)
    assert {tool.name for tool in listed.tools} == TOOLS
    for tool in listed.tools:
        assert tool.annotations.read_only_hint
        assert not tool.annotations.destructive_hint
        assert tool.description
    (search,) = (tool for tool in listed.tools if tool.name == "search")
    assert search.input_schema["properties"]["limit"]["maximum"] == answers.MAX_HITS
    assert "not advice" in instructions


def test_search(pool: Pool) -> None:
    found = data(pool, "search", query="Yervoy role:editor")
    assert found["total"] == 2
    for hit in found["hits"]:
        assert hit["id"].startswith(hit["thread_id"])
        assert hit["role"] == "editor"
        assert hit["thread_date"].startswith("2011-12")
    assert {"ipilimumab"} == {match["treatment"] for hit in found["hits"] for match in hit["matched"]}


def test_search_by_pages(pool: Pool) -> None:
    ids: list[str] = []
    offset = 0
    while offset is not None:
        page = data(pool, "search", query="IL-2", limit=5, offset=offset)
        ids += [hit["id"] for hit in page["hits"]]
        offset = page["next_offset"]
    assert len(ids) == len(set(ids)) == 14


def test_record_and_outline(pool: Pool) -> None:
    hit = data(pool, "search", query="to:caregiver role:editor")["hits"][0]
    record = data(pool, "record", id=hit["id"])
    assert record["role"] == "editor"
    assert record["answers_to"]["author_role"] == "caregiver"
    assert len(record["text"]) > 20
    assert record["why_this_role"]
    asked = data(pool, "record", id=record["parent_id"])
    assert hit["id"] in [answer["id"] for answer in asked["answered_by"]]
    outline = data(pool, "thread_outline", id=hit["id"])
    assert outline["records"] == len(outline["outline"]) == 23
    assert hit["id"] in [line["id"] for line in outline["outline"]]


def test_count_and_treatments(pool: Pool) -> None:
    counted = data(pool, "count", by=["role"])
    assert {row["role"]: row["records"] for row in counted["rows"]} == {
        "editor": 11,
        "patient": 7,
        "caregiver": 4,
        "reader": 1,
    }
    assert data(pool, "count", query="IL-2")["total"] == 14
    assert data(pool, "treatments", name="Ipi")["resolution"]["treatment"]["id"] == "ipilimumab"
    assert data(pool, "treatments")["treatments"][0]["records"] >= 14


@pytest.mark.parametrize(
    ("tool", "given", "says"),
    [
        ("search", {"query": "auhtor:foo"}, "author"),
        ("search", {"limit": 10_000}, "limit"),
        ("search", {"query": "a" * 3000}, "query"),
        ("search", {"sort": "best"}, "sort"),
        ("record", {"id": "nothing"}, "nothing"),
        ("record", {"id": ""}, "id"),
        ("thread_outline", {"id": "nothing"}, "nothing"),
        ("count", {"by": ["colour"]}, "role"),
        ("count", {"by": ["role", "year", "kind"]}, "by"),
    ],
)
def test_errors_help_on(pool: Pool, tool: str, given: dict[str, Any], says: str) -> None:
    answer = call(pool, tool, **given)
    assert answer.is_error
    assert says in answer.content[0].text


def test_answers_are_bounded(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MAX_TEXT", "MAX_OUTLINE", "MAX_ROWS"):
        monkeypatch.setattr(answers, name, 3)
    post = data(pool, "search", query="kind:post")["hits"][0]["id"]
    record = data(pool, "record", id=post)
    assert (len(record["text"]), record["cut"]) == (3, True)
    outline = data(pool, "thread_outline", id=post)
    assert (len(outline["outline"]), outline["cut"]) == (3, True)
    counted = data(pool, "count", by=["treatment"])
    assert (len(counted["rows"]), counted["cut"]) == (3, True)
    assert data(pool, "treatments")["cut"]


def test_redacted(redacting: Pool) -> None:
    found = data(redacting, "search", query="IL-2", limit=20)
    texts = [str(found), str(data(redacting, "thread_outline", id=found["hits"][0]["id"]))]
    texts += [str(data(redacting, "record", id=hit["id"])) for hit in found["hits"]]
    texts.append(str(data(redacting, "count", by=["author"])))
    for person in ("Whitman", "Donna", "Jerry", "Jane", "Maine", "David"):
        assert person not in "".join(texts)
    assert call(redacting, "search", query="author:jerry").is_error


def test_over_standard_input(seed_index: Path) -> None:
    parameters = StdioServerParameters(
        command=sys.executable, args=["-m", "carethread", "mcp", "--index", str(seed_index)]
    )

    async def ask() -> Any:
        with anyio.fail_after(60):
            async with Client(stdio_client(parameters)) as client:
                return await client.call_tool("search", {"query": "7%"})

    answer = anyio.run(ask)
    assert answer.structured_content["total"] == 2
