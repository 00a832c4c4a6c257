"""The contract's table "The seed, and what must come out of it", asked of the service."""

from __future__ import annotations

import pytest

from carethread.index.errors import QueryError
from carethread.query.filters import Filters
from carethread.query.results import SearchResult
from carethread.query.service import Service

IL2 = [0, 4, 6, 8, 10, 11, 12, 13, 14, 16, 17, 19, 20, 21]

QUERIES = {
    "IL-2": IL2,
    "IL2": IL2,
    "il 2": IL2,
    "Interleukin-2": IL2,
    "interleukin 2": IL2,
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
    "is:unanswered": [3, 8],
    "kind:post": [0],
    "yervvoy": [],
    "Delicious": [],
    '"Shopping Cart"': [],
    "date:2011-12": list(range(23)),
    "date:2012": [],
    "since:2011-12-11": [],
    'until:"10 december 2011" kind:reply role:reader': [18],
}


def ordinals(result: SearchResult) -> list[int]:
    return sorted(hit.record.ordinal for hit in result)


@pytest.mark.parametrize("query", QUERIES)
def test_query(seed: Service, query: str) -> None:
    result = seed.search(query, limit=100)
    assert ordinals(result) == QUERIES[query]
    assert result.total == len(QUERIES[query])


def test_exact_switches_names_off(seed: Service) -> None:
    assert ordinals(seed.search("Yervoy", exact=True, limit=100)) == [0, 8, 14]


def test_matched_as_ipi(seed: Service) -> None:
    hit = next(hit for hit in seed.search("Yervoy role:editor") if hit.record.ordinal == 17)
    match = hit.matched[0]
    assert (match.kind, match.concept, match.surfaces, match.where) == ("concept", "ipilimumab", ("Ipi",), "body")
    assert match.by_other_name


def test_about_finds_the_answer_through_its_question_and_says_so(seed: Service) -> None:
    hits = {hit.record.ordinal: hit for hit in seed.search("about:vemurafenib role:editor")}
    assert hits[15].matched[0].where == "parent"
    assert hits[15].matched[0].surfaces == ("Zelboraf",)
    assert hits[0].matched[0].where == "body"


def test_count_by_role(seed: Service) -> None:
    table = seed.count(by=["role"])
    assert [(row.values[0], row.records) for row in table.rows] == [
        ("editor", 11),
        ("patient", 7),
        ("caregiver", 4),
        ("reader", 1),
    ]
    assert table.total == 23
    assert table.threads == 1


def test_unanswered_by_an_editor(seed: Service) -> None:
    assert ordinals(seed.unanswered(role="editor")) == [3, 8]


def test_known_misspelling_says_so(seed: Service) -> None:
    result = seed.search("yervoi", limit=100)
    assert ordinals(result) == ordinals(seed.search("Yervoy", limit=100))
    assert [note.kind for note in result.notes] == ["misspelling"]
    assert "Yervoy" in result.notes[0].text


def test_unknown_near_word_is_suggested_never_replaced(seed: Service) -> None:
    result = seed.search("yervvoy")
    assert result.total == 0
    assert result.no_result is not None
    best = result.no_result.suggestions[0]
    assert (best.wrong, best.better, best.source) == ("yervvoy", "Yervoy", "treatment")


def test_wrong_field_names_the_right_one(seed: Service) -> None:
    with pytest.raises(QueryError) as caught:
        seed.search("auhtor:foo")
    assert caught.value.suggestions[0] == "author"


OPTIONS = {
    "role:editor": Filters(role=("editor",)),
    "treatment:braf-inhibitor": Filters(treatment=("BRAF inhibitor",)),
    "about:vemurafenib role:editor": Filters(about=("Zelboraf",), role=("editor",)),
    "to:caregiver role:editor": Filters(to=("caregiver",), role=("editor",)),
    "role:editor evidence:signed": Filters(role=("editor",), evidence=("signed",)),
    "role:patient,caregiver has:question": Filters(role=("patient", "caregiver"), has=("question",)),
    "is:unanswered is:signed": Filters(is_=("unanswered", "signed")),
    "date:2011": Filters(since="2011-12-10", until="december 2011"),
}


@pytest.mark.parametrize("query", OPTIONS)
def test_options_mean_the_same_as_fields(seed: Service, query: str) -> None:
    assert ordinals(seed.search(filters=OPTIONS[query], limit=100)) == ordinals(seed.search(query, limit=100))
