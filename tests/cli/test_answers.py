"""What the asking commands print: formats, notes, pages, exit codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from carethread.index.record import Record

CONTRACT_KEYS = [
    "id",
    "thread_id",
    "parent_id",
    "kind",
    "ordinal",
    "depth",
    "title",
    "author",
    "author_role",
    "role_evidence",
    "role_confidence",
    "posted_at",
    "date_precision",
    "body",
    "treatments",
    "mentions",
    "about",
    "source",
]


def test_records_have_the_contracts_keys_and_no_more(run, seed_path: Path) -> None:
    for row in run("records", seed_path).rows:
        assert list(row) == CONTRACT_KEYS
        assert Record.from_json(row).to_json() == row


def test_a_hit_has_the_records_keys_and_why_it_matched(run, seed_index: Path) -> None:
    (row, *_) = run(
        "search", "Yervoy role:editor evidence:signed kind:comment", "--index", seed_index, "--format", "jsonl"
    ).rows
    assert list(row)[: len(CONTRACT_KEYS)] == CONTRACT_KEYS
    assert row["hit"] is True
    assert row["rank"] == 1
    assert row["score"] > 0
    assert row["thread_date"] == "2011-12-10T00:32"
    assert [match["surfaces"] for match in row["matched"]] == [["Ipi"]]
    for snippet in row["snippets"]:
        assert row["body"][snippet["start"] : snippet["end"]] == snippet["text"]
        assert all(row["body"][start:end] == "Ipi" for start, end in snippet["highlights"])


def test_json_is_one_document_with_exact_totals(run, seed_index: Path) -> None:
    found = run("search", "IL-2", "-n", "3", "--index", seed_index, "--format", "json").json
    assert (found["total"], found["threads"], len(found["hits"])) == (14, 1, 3)


def test_pages_follow_each_other(run, seed_index: Path) -> None:
    def page(*args: str) -> list[str]:
        return run("search", "IL-2", *args, "--index", seed_index, "--format", "ids").out.split()

    whole = page("-n", "100")
    assert page("-n5") + page("-n", "5", "--offset", "5") + page("--limit=5", "--offset", "10") == whole


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest", "thread"])
def test_every_sort_gives_the_same_records(run, seed_index: Path, sort: str) -> None:
    ids = run("search", "IL-2", "--sort", sort, "-n", "50", "--index", seed_index, "--format", "ids").out.split()
    assert len(set(ids)) == 14


def test_context_records_are_marked_and_not_counted(run, seed_index: Path) -> None:
    ran = run("search", "6miu", "-C", "1", "--index", seed_index, "--format", "jsonl")
    assert [(row["ordinal"], row["hit"]) for row in ran.rows] == [(0, False), (1, True), (2, False)]
    assert run("search", "6miu", "-C", "1", "--index", seed_index, "--format", "json").json["total"] == 1


def test_csv_opens_in_a_spreadsheet(run, seed_index: Path) -> None:
    ran = run("search", "IL-2 role:editor", "--index", seed_index, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert len(rows) == 5
    assert {row["author_role"] for row in rows} == {"editor"}
    assert json.loads(rows[0]["mentions"])[0]["concept"]


def test_text_shows_role_date_question_and_id(run, seed_index: Path) -> None:
    ran = run("search", "anecdotal", "--index", seed_index)
    assert "EDITOR (position)" in ran.out
    assert "thread of 10 Dec 2011" in ran.out
    assert "answers CAREGIVER “" in ran.out
    (record_id,) = run("search", "anecdotal", "--index", seed_index, "--format", "ids").out.split()
    assert record_id in ran.out
    assert "\x1b" not in ran.out


def test_grouped_by_thread(run, seed_index: Path) -> None:
    found = run("search", "IL-2", "--group", "thread", "--index", seed_index, "--format", "json").json
    assert len(found["groups"]) == 1
    assert found["groups"][0]["total"] == 14


def test_explain_shows_how_it_was_understood(run, seed_index: Path) -> None:
    ran = run("search", "il 2 -Yervoy role:editor", "--explain", "--index", seed_index)
    assert "il 2 → il-2" in ran.out
    assert "whoosh" in ran.out


def test_show_gives_the_record_in_its_thread(run, seed_index: Path) -> None:
    (record_id,) = run("search", "anecdotal", "--index", seed_index, "--format", "ids").out.split()
    (alone,) = run("show", record_id, "--index", seed_index, "--format", "jsonl").rows
    assert alone["id"] == record_id
    around = run("show", record_id, "-C", "2", "--index", seed_index, "--format", "jsonl").rows
    assert [row["ordinal"] for row in around] == [11, 12, 13, 14, 15]
    whole = run("show", record_id, "--thread", "--index", seed_index, "--format", "jsonl").rows
    assert [row["ordinal"] for row in whole] == list(range(23))
    said = run("show", record_id, "--index", seed_index).out
    assert "why: " in said


def test_show_of_what_is_not_there(run, seed_index: Path) -> None:
    ran = run("show", "tnowhere", "--index", seed_index)
    assert ran.code == 1
    assert "tnowhere" in ran.err


def test_pairs_hold_question_and_answers(run, seed_index: Path) -> None:
    pairs = run("pairs", "Yervoy", "--index", seed_index, "--format", "jsonl").rows
    for pair in pairs:
        assert all(answer["parent_id"] == pair["question"]["id"] for answer in pair["answers"])
        assert all(answer["author_role"] == "editor" for answer in pair["answers"])
    rows = list(csv.DictReader(io.StringIO(run("pairs", "--index", seed_index, "--format", "csv").out)))
    assert len(rows) == 9


def test_counts_of_two_fields(run, seed_index: Path) -> None:
    table = run("count", "IL-2", "--by", "treatment,role", "--index", seed_index, "--format", "json").json
    assert table["total"] == 14
    cells = {(row["treatment"], row["role"]): row["records"] for row in table["rows"]}
    assert cells["il-2", "editor"] == 5
    text = run("count", "--by", "treatment,role", "--index", seed_index).out
    assert "%" not in text
    assert "not a sample" in text


def test_count_by_what_is_no_field(run, seed_index: Path) -> None:
    assert run("count", "--by", "colour", "--index", seed_index).code == 2
    assert run("count", "--by", "role,year,kind", "--index", seed_index).code == 2


def test_nothing_found_says_what_would_have(run, seed_index: Path) -> None:
    ran = run("search", "Yervoy role:reader", "--index", seed_index)
    assert ran.code == 1
    assert "role:reader" in ran.out
    assert "6 records" in ran.out


def test_treatments_as_a_tree_and_by_name(run, seed_index: Path) -> None:
    tree = run("treatments", "--index", seed_index).out
    assert ["Ipilimumab", "(Yervoy)", "6", "records", "ipilimumab"] in [line.split() for line in tree.splitlines()]
    found = run("treatments", "yervoi", "--index", seed_index, "--format", "json").json
    assert found["treatment"]["id"] == "ipilimumab"
    assert run("treatments", "nosuchdrugname", "--index", seed_index).code == 1
    everything = run("treatments", "--all", "--index", seed_index, "--format", "ids").out.split()
    assert {"il-2", "dacarbazine"} <= set(everything)


def test_unanswered_for_another_role(run, seed_index: Path) -> None:
    assert run("unanswered", "--role", "king", "--index", seed_index).code == 2
    ran = run("unanswered", "--role", "clinician", "--index", seed_index, "--format", "jsonl")
    assert {row["depth"] for row in ran.rows} == {1}


def test_doctor_finds_all_well(run, seed_index: Path) -> None:
    ran = run("doctor", "--index", seed_index, "--format", "jsonl")
    assert ran.code == 0
    assert {row["state"] for row in ran.rows} == {"ok"}


@pytest.mark.parametrize("command", [["search", "x"], ["count"], ["doctor"], ["show", "t"], ["pairs"], ["treatments"]])
def test_no_index_there(run, tmp_path: Path, command: list[str]) -> None:
    ran = run(*command, "--index", tmp_path / "nothing")
    assert ran.code == 3
    assert "carethread index" in ran.err


def test_a_dash_before_a_word_is_query_text(run, seed_index: Path) -> None:
    def ids(*args: str) -> list[str]:
        return sorted(run("search", "-n", "99", "--index", seed_index, "--format", "ids", *args).out.split())

    assert ids("IL-2", "-nivolumab") == ids("IL-2")
    assert ids("IL-2", "-Yervoy") == ids("IL-2 -Yervoy") == ids("--", "IL-2", "-Yervoy")


def test_a_wrong_option_is_not_query_text(run, seed_index: Path) -> None:
    ran = run("search", "IL-2", "--rloe", "editor", "--index", seed_index)
    assert ran.code == 2
    assert "--role" in ran.err
