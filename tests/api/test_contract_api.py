"""The contract's table through the Python API, over the seed as the indexer reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import carethread
from carethread.index.errors import QueryError
from carethread.index.home import Home
from carethread.indexer.pipeline import Options, Settings
from carethread.indexer.pipeline import index as index_sources
from carethread.query.results import Hit

IL2 = [0, 4, 6, 8, 10, 11, 12, 13, 14, 16, 17, 19, 20, 21]
TABLE = {
    "IL-2": IL2,
    "IL2": IL2,
    "il 2": IL2,
    "Interleukin-2": IL2,
    "Proleukin": IL2,
    "IL-2 role:editor": [0, 11, 13, 17, 20],
    "Yervoy role:editor": [0, 17],
    "IL-2 -Yervoy": [4, 10, 11, 12, 13, 19, 20, 21],
    "7%": [0, 14],
    "treatment:braf-inhibitor": [0, 8, 14],
    "about:imatinib": [17],
    "about:vemurafenib role:editor": [0, 15],
    "to:caregiver role:editor": [7, 13, 15, 22],
    "role:editor evidence:signed": [0, 17],
    "yervvoy": [],
    "Delicious": [],
    '"Shopping Cart"': [],
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, seed_path: Path) -> Iterator[carethread.Index]:
    folder = tmp_path_factory.mktemp("contract") / "index"
    with Home.create_or_open(folder) as home:
        index_sources([str(seed_path)], home, Options(Settings(), jobs=1))
    with carethread.open(folder) as opened:
        yield opened


def ordinals(hits: Iterable[Hit]) -> list[int]:
    return sorted(hit.record.ordinal for hit in hits)


@pytest.mark.parametrize("query", TABLE)
def test_row(index: carethread.Index, query: str) -> None:
    result = index.search(query, limit=100)
    assert ordinals(result) == TABLE[query]
    assert result.total == len(TABLE[query])


def test_exact(index: carethread.Index) -> None:
    assert ordinals(index.search("Yervoy", exact=True)) == [0, 8, 14]


def test_matched_as(index: carethread.Index) -> None:
    hit = index.search("Yervoy role:editor", sort="thread").hits[1]
    assert hit.record.ordinal == 17
    assert hit.matched[0].surfaces == ("Ipi",)
    hit = index.search("about:vemurafenib role:editor", sort="thread").hits[1]
    assert hit.matched[0].where == "parent"


def test_counts(index: carethread.Index) -> None:
    rows = index.count(by="role").rows
    assert [(row.values[0], row.records) for row in rows] == [
        ("editor", 11),
        ("patient", 7),
        ("caregiver", 4),
        ("reader", 1),
    ]
    assert ordinals(index.unanswered(by="editor")) == [3, 8]


def test_misspellings(index: carethread.Index) -> None:
    known = index.search("yervoi", limit=100)
    assert ordinals(known) == ordinals(index.search("Yervoy", limit=100))
    assert "misspelling" in known.notes[0].text
    unknown = index.search("yervvoy").no_result
    assert unknown is not None
    assert unknown.suggestions[0].better == "Yervoy"


def test_wrong_field(index: carethread.Index) -> None:
    with pytest.raises(QueryError) as caught:
        index.search("auhtor:foo")
    assert caught.value.suggestions[0] == "author"
