"""The table of the contract, "The seed, and what must come out of it", through the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from carethread.index.record import Record

IL2 = [0, 4, 6, 8, 10, 11, 12, 13, 14, 16, 17, 19, 20, 21]
TABLE = [
    (["IL-2"], IL2),
    (["IL2"], IL2),
    (["il", "2"], IL2),
    (["il 2"], IL2),
    (["Interleukin-2"], IL2),
    (["Proleukin"], IL2),
    (["IL-2", "role:editor"], [0, 11, 13, 17, 20]),
    (["IL-2 role:editor"], [0, 11, 13, 17, 20]),
    (["IL-2", "--role", "editor"], [0, 11, 13, 17, 20]),
    (["Yervoy", "role:editor"], [0, 17]),
    (["--exact", "Yervoy"], [0, 8, 14]),
    (["IL-2", "-Yervoy"], [4, 10, 11, 12, 13, 19, 20, 21]),
    (["IL-2 -Yervoy"], [4, 10, 11, 12, 13, 19, 20, 21]),
    (["7%"], [0, 14]),
    (["treatment:braf-inhibitor"], [0, 8, 14]),
    (["--treatment", "braf-inhibitor"], [0, 8, 14]),
    (["about:imatinib"], [17]),
    (["about:vemurafenib role:editor"], [0, 15]),
    (["to:caregiver role:editor"], [7, 13, 15, 22]),
    (["--to", "caregiver", "--role", "editor"], [7, 13, 15, 22]),
    (["role:editor evidence:signed"], [0, 17]),
    (["Delicious"], []),
    (['"Shopping Cart"'], []),
    (["yervvoy"], []),
]


@pytest.mark.parametrize(("args", "ordinals"), TABLE, ids=[" ".join(args) for args, _ in TABLE])
def test_the_table(ask: Callable[..., list[int]], args: list[str], ordinals: list[int]) -> None:
    assert ask(*args) == ordinals


def test_another_name_is_shown_as_the_reason(run, seed_index: Path) -> None:
    ran = run("search", "Yervoy role:editor", "--index", seed_index)
    assert ran.code == 0
    assert "matched as Ipi" in ran.out


def test_roles_are_counted(run, seed_index: Path) -> None:
    ran = run("count", "--by", "role", "--index", seed_index, "--format", "jsonl")
    assert {row["role"]: row["records"] for row in ran.rows} == {
        "editor": 11,
        "patient": 7,
        "caregiver": 4,
        "reader": 1,
    }


def test_unanswered(run, seed_index: Path) -> None:
    ran = run("unanswered", "--role", "editor", "--index", seed_index, "--format", "jsonl")
    assert [row["ordinal"] for row in ran.rows] == [3, 8]


def test_a_known_misspelling_resolves_and_says_so(run, seed_index: Path) -> None:
    right = run("search", "Yervoy", "--index", seed_index, "--format", "ids")
    wrong = run("search", "yervoi", "--index", seed_index, "--format", "ids")
    assert wrong.code == 0
    assert wrong.out == right.out
    assert "Yervoy" in wrong.err
    assert not right.err


def test_an_unknown_misspelling_is_suggested(run, seed_index: Path) -> None:
    ran = run("search", "yervvoy", "--index", seed_index)
    assert ran.code == 1
    assert "id you mean Yervoy?" in ran.out + ran.err


def test_a_wrong_field_names_the_right_one(run, seed_index: Path) -> None:
    ran = run("search", "auhtor:foo", "--index", seed_index)
    assert ran.code == 2
    assert "author" in ran.err
    assert "^^^^^^" in ran.err
    assert not ran.out


def test_the_records_of_the_seed(run, seed_path: Path, gold_dir: Path) -> None:
    """All 23 records, as the hand-made gold has them, with bodies that are slices of the source."""
    gold = [json.loads(line) for line in (gold_dir / "seed_records.jsonl").read_text().splitlines()]
    records = [Record.from_json(row) for row in run("records", seed_path).rows]
    source = seed_path.read_text()
    ids = [record.id for record in records]
    assert len(records) == len(gold) == len(set(ids)) == 23
    for record, wanted in zip(records, gold, strict=True):
        assert (record.ordinal, record.depth, record.kind) == (wanted["ordinal"], wanted["depth"], wanted["kind"])
        assert record.parent_id == (None if wanted["parent"] is None else ids[wanted["parent"]])
        assert (record.author_role, record.role_evidence) == (wanted["author_role"], wanted["role_evidence"])
        assert list(record.treatments) == wanted["treatments"] or record.ordinal == 15
        assert record.body.startswith(wanted["body_start"])
        assert record.body.endswith(wanted["body_end"])
        assert record.id.startswith(record.thread_id)
        assert record.body == source[record.source.start : record.source.end]


def test_the_mentions_of_the_seed(run, seed_path: Path, gold_dir: Path) -> None:
    """Every core mention is found, and none that the gold does not have; the title's are not in any body."""
    gold = [json.loads(line) for line in (gold_dir / "seed_mentions.jsonl").read_text().splitlines()]
    found = set()
    for record in (Record.from_json(row) for row in run("records", seed_path).rows):
        start = record.source.start
        assert start is not None
        for mention in record.mentions:
            assert record.body[mention.start : mention.end] == mention.surface
            found.add((record.ordinal, start + mention.start, start + mention.end, mention.concept))
    known = {(row["ordinal"], row["start"], row["end"], row["concept"]) for row in gold}
    core = {(row["ordinal"], row["start"], row["end"], row["concept"]) for row in gold if row["core"]}
    assert core <= found <= known
