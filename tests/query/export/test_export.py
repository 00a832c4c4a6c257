"""Export: every row whole, in every format the same."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest


def test_without_a_query_all_records_in_reading_order(run, seed_index: Path) -> None:
    ran = run("export", "--index", seed_index)
    assert [row["ordinal"] for row in ran.rows] == list(range(23))
    assert "23 records" in ran.err
    for row in ran.rows:
        assert row["thread_date"] == "2011-12-10T00:32"
        assert row["role_evidence"]
        assert row["source"]["path"]


def test_all_formats_hold_the_same(run, seed_index: Path, tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow.parquet")
    for form in ("json", "jsonl", "csv", "parquet"):
        assert run("export", "IL-2 role:editor", "-o", tmp_path / f"r.{form}", "--index", seed_index).code == 0
    whole = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    lines = [json.loads(line) for line in (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()]
    with (tmp_path / "r.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    columns = pyarrow.read_table(tmp_path / "r.parquet").to_pylist()
    assert whole == lines
    assert [row["id"] for row in whole] == [row["id"] for row in table] == [row["id"] for row in columns]
    assert [row["body"] for row in whole] == [row["body"] for row in table] == [row["body"] for row in columns]
    assert [row["ordinal"] for row in columns] == [0, 11, 13, 17, 20]


def test_nothing_matches(run, seed_index: Path, tmp_path: Path) -> None:
    ran = run("export", "nothingofthekind", "-o", tmp_path / "none.json", "--index", seed_index)
    assert ran.code == 1
    assert json.loads((tmp_path / "none.json").read_text()) == []


def test_parquet_needs_a_file(run, seed_index: Path) -> None:
    assert run("export", "--format", "parquet", "--index", seed_index).code == 2


def test_what_cannot_be_written_leaves_nothing_behind(run, seed_index: Path, tmp_path: Path) -> None:
    ran = run("export", "-o", tmp_path / "no" / "where.csv", "--index", seed_index)
    assert ran.code == 4
    assert not list(tmp_path.iterdir())
