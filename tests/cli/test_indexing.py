"""`carethread index`: what a run says, writes and leaves."""

from __future__ import annotations

import json
from pathlib import Path


def test_a_dry_run_counts_and_leaves_nothing(run, seed_path: Path, tmp_path: Path) -> None:
    ran = run("index", seed_path, "--dry-run", "--index", tmp_path / "index")
    assert ran.code == 0
    assert "23 new" in ran.out
    assert "nothing was written" in ran.out
    assert not (tmp_path / "index").exists()


def test_a_dry_run_on_an_index_changes_nothing(run, seed_path: Path, tmp_path: Path) -> None:
    source = tmp_path / "thread.txt"
    source.write_bytes(seed_path.read_bytes())
    run("index", source, "--index", tmp_path / "index")
    source.write_text(seed_path.read_text().replace("Mom of two", "Mom of nineteen"))
    ran = run("index", source, "--dry-run", "--index", tmp_path / "index")
    assert "1 new" in ran.out
    assert run("count", "nineteen", "--index", tmp_path / "index").code == 1


def test_new_changed_and_vanished_sources(run, seed_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    text = seed_path.read_text()
    (folder / "one.txt").write_text(text)
    (folder / "two.txt").write_text(text.replace("What matters in", "What counts in"))
    assert "46 new" in run("index", folder, "--index", tmp_path / "index").out
    assert "2 unchanged" in run("index", folder, "--index", tmp_path / "index").out
    (folder / "one.txt").write_text(text.replace("Mom of two", "Mom of nineteen"))
    (folder / "two.txt").unlink()
    ran = run("index", folder, "--index", tmp_path / "index")
    assert "1 read" in ran.out
    assert "1 gone" in ran.out
    assert run("count", "--index", tmp_path / "index", "--format", "json").json["total"] == 23
    assert run("count", "nineteen", "--index", tmp_path / "index").code == 0


def test_the_report_as_json(run, seed_path: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    report = tmp_path / "report.json"
    ran = run("index", seed_path, tmp_path / "empty.txt", "--report", report, "--index", tmp_path / "index", "-q")
    assert ran.code == 4
    data = json.loads(report.read_text())
    assert data["records"]["new"] == 23
    assert data["roles"]["editor"] == 11
    assert data["problems"]["by_reason"] == {"empty": 1}
    assert data["problems"]["list"][0]["path"].endswith("empty.txt")


def test_nothing_to_read(run, tmp_path: Path) -> None:
    assert run("index", "--index", tmp_path / "index").code == 2
    assert run("index", "--reannotate", "x", "--index", tmp_path / "index").code == 2


def test_reannotate_with_a_lexicon_of_ones_own(run, seed_path: Path, tmp_path: Path) -> None:
    """Treatments are found anew in the stored records, without the sources."""
    source = tmp_path / "thread.txt"
    source.write_bytes(seed_path.read_bytes())
    index = tmp_path / "index"
    assert run("index", source, "--index", index).code == 0
    source.unlink()
    mine = tmp_path / "mine.tsv"
    mine.write_text("concept\tlabel\tkind\tparents\tsurface\tflag\nroad-map\tRoad map\tsupplement\t\troad map\t\n")
    ran = run("index", "--reannotate", "--lexicon", mine, "--index", index)
    assert ran.code == 0, ran.err
    assert "1 thread changed" in ran.out
    rows = run("search", "cling", "--index", index, "--format", "jsonl").rows
    assert "road-map" in rows[0]["treatments"]


def test_a_broken_lexicon_is_named_with_its_line(run, seed_path: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.tsv"
    mine.write_text("concept\tlabel\tkind\tparents\tsurface\tflag\nx\tX\tnothing\t\tx y\t\n")
    ran = run("index", seed_path, "--lexicon", mine, "--index", tmp_path / "index")
    assert ran.code == 2
    assert "2" in ran.err


def test_a_profile_makes_an_editor(run, seed_path: Path, tmp_path: Path) -> None:
    profile = tmp_path / "site.yaml"
    profile.write_text('clinicians:\n  signatures:\n    - "^No such person"\n')
    ran = run("index", seed_path, "--profile", profile, "--index", tmp_path / "index")
    assert ran.code == 0, ran.err
    profile.write_text("editors: [\n")
    assert run("index", seed_path, "--profile", profile, "--index", tmp_path / "index").code == 2


def test_profile_proposes_who_signs(run, seed_path: Path) -> None:
    ran = run("profile", seed_path)
    assert ran.code == 0
    assert "Eric Whitman, MD" in ran.out
