"""What the service answers beyond the contract's table: pages, groups, context, pairs, reasons, notes, threads."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carethread.index.errors import EngineError, NotFound, QueryError, UsageError
from carethread.index.record import Record, RecordThread
from carethread.query.filters import Filters
from carethread.query.results import SearchResult
from carethread.query.service import COUNT_FIELDS, Service
from carethread.query.service.searching import MAX_GROUP

Over = Callable[[Sequence[RecordThread]], Service]


def ordinals(result: SearchResult) -> list[int]:
    return [hit.record.ordinal for hit in result]


# Pages, order, groups, context.


def test_pages_follow_each_other(seed: Service) -> None:
    whole = seed.search("IL-2", limit=100)
    first, second = seed.search("IL-2", limit=8), seed.search("IL-2", limit=8, offset=8)
    assert ordinals(first) + ordinals(second) == ordinals(whole)
    assert [hit.rank for hit in second] == [9, 10, 11, 12, 13, 14]
    assert first.total == second.total == 14
    assert first.threads == second.threads == 1
    assert ordinals(seed.search("IL-2", limit=0)) == []
    assert seed.search("IL-2", limit=0).total == 14


def test_thread_order(seed: Service) -> None:
    assert ordinals(seed.search("IL-2", sort="thread", limit=100)) == sorted(ordinals(seed.search("IL-2", limit=100)))


@pytest.mark.parametrize("wrong", [{"limit": -1}, {"offset": -1}, {"context": -2}, {"sort": "best"}, {"group": "x"}])
def test_wrong_window(seed: Service, wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        seed.search("IL-2", **wrong)  # type: ignore[arg-type]


def test_context_records_are_no_hits_and_do_not_count(seed: Service) -> None:
    result = seed.search("7%", context=1, sort="thread")
    assert [(row.record.ordinal, row.hit) for row in result.rows] == [
        (0, True),
        (1, False),
        (13, False),
        (14, True),
        (15, False),
    ]
    assert result.total == 2
    context = result.rows[1]
    assert (context.rank, context.score, context.matched, context.snippets) == (None, None, (), ())
    assert [row["hit"] for row in result.to_json()["hits"]] == [True, False, False, True, False]


def test_no_record_is_shown_twice(seed: Service) -> None:
    rows = seed.search("IL-2", context=3, limit=100).rows
    assert len({row.record.id for row in rows}) == len(rows)


def test_groups(many: Service) -> None:
    result = many.search("IL-2", group="thread", limit=2)
    assert [group.thread.id for group in result.groups] == ["copy-0", "copy-1"]
    assert (result.total, result.threads) == (14 * 3, 3)
    assert all(group.total == 14 and len(group.hits) == 14 for group in result.groups)
    assert [hit.rank for hit in result.hits] == list(range(1, 29))
    later = many.search("IL-2", group="thread", limit=2, offset=2)
    assert [group.thread.id for group in later.groups] == ["copy-2"]
    assert later.groups[0].thread.title == "Title 2"
    assert many.search("zzz", group="thread").groups == ()


def test_a_group_shows_only_its_best_hits(seed: Service) -> None:
    (group,) = seed.search(group="thread").groups
    assert len(group.hits) == MAX_GROUP
    assert group.total == 23


# What a hit carries.


def test_hit_json_has_the_contract_keys(seed: Service) -> None:
    hit = seed.search("Yervoy role:editor", sort="thread").hits[1]
    data = json.loads(json.dumps(hit.to_json()))
    assert list(data)[:18] == list(hit.record.to_json())
    assert list(data)[18:24] == ["score", "rank", "snippets", "matched", "hit", "thread_date"]
    assert data["thread_date"] == "2011-12-10T00:32"
    assert data["parent"]["ordinal"] == 16
    for snippet in data["snippets"]:
        assert hit.record.body[snippet["start"] : snippet["end"]] == snippet["text"]
        assert all(hit.record.body[low:high] == "Ipi" for low, high in snippet["highlights"])
    assert data["matched"][0]["surfaces"] == ["Ipi"]


def test_every_result_is_json(seed: Service) -> None:
    for result in (
        seed.search("zzz role:editor"),
        seed.search("IL-2", group="thread"),
        seed.count("zzz", by=["role", "year"]),
        seed.pairs("IL-2"),
        seed.thread("seed"),
        seed.resolve("ipi"),
        seed.explain("yervoi role:editor"),
    ):
        assert json.loads(json.dumps(result.to_json()))


# Nothing found.


def test_reasons(seed: Service) -> None:
    reasons = seed.search("gleevec toxicity role:patient,caregiver kind:reply").no_result
    assert reasons is not None
    assert [(word.query, word.records) for word in reasons.words] == [("gleevec", 1), ("toxicity", 5)]
    assert [part.query for part in reasons.filters] == ["role:patient,caregiver", "kind:reply"]
    reasons = seed.search("imatinib", filters=Filters(role=("patient",), kind=("comment",))).no_result
    assert reasons is not None
    assert [(part.query, part.records) for part in reasons.filters] == [("role:patient", 1), ("kind:comment", 0)]


def test_did_you_mean_from_this_index(seed: Service) -> None:
    reasons = seed.search("perspectve").no_result
    assert reasons is not None
    assert [(each.better, each.source) for each in reasons.suggestions][:1] == [("perspective", "index")]
    assert seed.search("perspectve").total == 0


def test_an_engine_that_cannot_list_its_words_still_finds_nothing(
    seed_records: RecordThread, over: Over, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = over([seed_records])

    def refused(*_: object) -> None:
        raise EngineError("too many words")

    monkeypatch.setattr(service.home.engine(), "terms", refused)
    reasons = service.search("perspectve").no_result
    assert reasons is not None
    assert ([word.records for word in reasons.words], reasons.suggestions) == ([0], ())


def test_short_words_and_numbers_are_not_corrected(seed: Service) -> None:
    reasons = seed.search("qq 99999").no_result
    assert reasons is not None
    assert reasons.suggestions == ()


# Counting.


def test_cross_table(seed: Service) -> None:
    table = seed.count("IL-2", by=["role", "treatment"])
    assert table.cell("editor", "il-2").records == 5
    assert table.cell("reader", "il-2").records == 0
    assert set(table.axis(0)) == {"editor", "patient", "caregiver"}
    assert table.total == 14
    assert {"role": "editor", "treatment": "il-2", "records": 5, "threads": 1} in table.to_rows()


@pytest.mark.parametrize("name", COUNT_FIELDS)
def test_every_count_field_counts(seed: Service, name: str) -> None:
    table = seed.count(by=[name])
    assert sum(row.records for row in table.rows) >= table.total == 23
    assert any(note.kind == "sample" for note in table.notes)


def test_dates_count_upward(many: Service) -> None:
    assert [row.values[0] for row in many.count(by=["year"]).rows] == ["2009", "2010", "2011"]


@pytest.mark.parametrize("by", [["rol"], ["role", "role"], ["role", "kind", "year"]])
def test_wrong_count(seed: Service, by: list[str]) -> None:
    with pytest.raises(UsageError) as caught:
        seed.count(by=by)
    assert "role" in caught.value.hint


def test_count_without_fields(seed: Service) -> None:
    table = seed.count("IL-2")
    assert (table.total, table.threads, table.rows) == (14, 1, ())
    assert seed.count("zzz").no_result is not None


# Records and threads.


def test_record_and_context(seed: Service) -> None:
    assert seed.record("seed-07").ordinal == 7
    view = seed.context("seed-07", 2)
    assert [(row.record.ordinal, row.hit) for row in view.rows] == [
        (5, False),
        (6, False),
        (7, True),
        (8, False),
        (9, False),
    ]
    assert [record.ordinal for record in seed.context("seed-00", 1)] == [0, 1]
    with pytest.raises(NotFound):
        seed.record("nothing")


def test_thread(seed: Service) -> None:
    view = seed.thread("seed")
    assert len(view) == 23
    assert all(row.hit for row in view.rows)
    assert view.thread.records == 23
    by_record = seed.thread("seed-07")
    assert [row.record.ordinal for row in by_record.rows if row.hit] == [7]
    for wrong in ("nothing", "", " "):
        with pytest.raises(NotFound):
            seed.thread(wrong)


def test_thread_prefix(many: Service) -> None:
    assert many.thread("copy-1").thread.id == "copy-1"
    with pytest.raises(NotFound, match="several"):
        many.thread("copy")
    assert many.search("thread:copy-1 IL-2").total == 14
    assert many.search("thread:copy IL-2").total == 42
    assert many.search("thread:copy-1-07").total == 23
    assert many.search("thread:zzz").total == 0


def test_export_is_in_stable_order(many: Service) -> None:
    hits = list(many.records("IL-2"))
    keys = [(hit.record.thread_id, hit.record.ordinal) for hit in hits]
    assert keys == sorted(keys)
    assert len(keys) == 42
    assert all(hit.thread_date and hit.matched and not hit.snippets for hit in hits)
    assert list(many.records("zzz")) == []


# The lexicon here.


def test_treatments(seed: Service) -> None:
    found = {treatment.id: treatment for treatment in seed.treatments()}
    assert found["il-2"].records == 14
    assert dict(found["il-2"].roles)["editor"] == 5
    assert found["braf-inhibitor"].records == 3
    assert "vemurafenib" in found["braf-inhibitor"].children
    assert "nivolumab" not in found
    everything = {treatment.id: treatment for treatment in seed.treatments(everything=True)}
    assert everything["nivolumab"].records == 0
    assert len(everything) > len(found)


@pytest.mark.parametrize(
    ("name", "concept", "why"),
    [
        ("Yervoy", "ipilimumab", "is a name of"),
        ("yervoi", "ipilimumab", "known misspelling of Yervoy"),
        ("INTERLEUKIN 2", "il-2", "another spelling"),
        ("braf-inhibitor", "braf-inhibitor", "class"),
        ("yervvoy", None, "No treatment is known"),
    ],
)
def test_resolve(seed: Service, name: str, concept: str | None, why: str) -> None:
    found = seed.resolve(name)
    assert (found.treatment.id if found.treatment else None) == concept
    assert why in found.why
    assert (found.suggestions == ("Yervoy",)) == (concept is None)


def test_explain(seed: Service) -> None:
    found = seed.explain("yervoi toxicity role:editor")
    assert found.concepts[0].concept == "ipilimumab"
    assert found.plan == "concept_up:ipilimumab AND (body:toxic OR title:toxic)"
    assert found.filters == ("role:editor",)
    assert found.tree.splitlines() == ["all of", "  word yervoi", "  word toxicity", "  field role:editor"]
    assert found.total == 2
    assert set(found.timing) == {"parse", "analyse", "open engine", "search"}
    assert [note.kind for note in found.notes] == ["misspelling"]


def test_suggest(seed: Service) -> None:
    assert seed.suggest("rol")[0] == "role:"
    assert seed.suggest("role:ed") == ("role:editor",)
    assert seed.suggest("role:editor,cl") == ("role:editor,clinician",)
    assert seed.suggest("-yer") == ("-Yervoy",)
    assert "treatment:il-2" in seed.suggest("treatment:il")
    assert len(seed.suggest("i", limit=4)) == 4
    assert seed.suggest("???") == ()


def test_changed_lexicon_is_said(seed_records: RecordThread, over: Over) -> None:
    service = over([seed_records])
    assert service.search("IL-2").notes == ()
    service.home.store.lexicon_hash = "other"  # type: ignore[misc]
    service.home.notes.append("the search index is behind")
    assert [note.kind for note in service.search("IL-2").notes] == ["lexicon", "index"]


# Any query at all.

QUERIES = st.lists(
    st.sampled_from(
        ["IL-2", "7%", "-Yervoy", "OR", "(", ")", "role:patient", '"side effects"', "toxic*", "zzz", "about:ipi", "*"]
    ),
    max_size=6,
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(QUERIES, st.sampled_from(["relevance", "thread"]))
def test_totals_and_counts_agree(seed: Service, query: str, sort: str) -> None:
    try:
        result = seed.search(query, limit=100, sort=sort)  # type: ignore[arg-type]
    except QueryError:
        return
    assert result.total == len(result) == seed.count(query).total
    assert (result.no_result is None) == (result.total > 0)
    by_role = {row.values[0]: row.records for row in seed.count(query, by=["role"]).rows}
    roles = [hit.record.author_role for hit in result]
    assert by_role == {role: roles.count(role) for role in set(roles)}
    assert {hit.record.id for hit in result} == {hit.record.id for hit in seed.records(query)}


def copies(thread: RecordThread, number: int) -> list[RecordThread]:
    """The same thread under other ids, titles and years."""
    made: list[RecordThread] = []
    for copy in range(number):
        records: list[Record] = []
        for record in thread.records:
            name = f"copy-{copy}"
            records.append(
                replace(
                    record,
                    id=record.id.replace("seed", name),
                    thread_id=name,
                    parent_id=record.parent_id.replace("seed", name) if record.parent_id else None,
                    title=f"Title {copy}",
                    posted_at=f"{2009 + copy}-01-02" if record.kind == "post" else None,
                )
            )
        made.append(RecordThread(f"copy-{copy}", tuple(records), "blog"))
    return made


@pytest.fixture(scope="module")
def many(seed_records: RecordThread, over: Over) -> Service:
    return over(copies(seed_records, 3))
