"""Into an index and again: new, changed, gone, broken, interrupted."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from carethread.index.errors import IndexBusy
from carethread.index.home import Home
from carethread.index.lexicon import load
from carethread.indexer.pipeline import Options, Report, Settings, index, reannotate, records
from carethread.indexer.pipeline import indexing as indexing_module
from carethread.indexer.readers.base import Problem
from carethread.indexer.sources import SourceRef
from tests.indexer.pipeline.making import HTML, age, bodies, changes, page


def test_a_folder_is_read_once(source: Path, home: Home) -> None:
    first = index([str(source)], home)
    assert (first.read, first.threads, first.records, changes(first), first.exit_code) == (2, 2, 5, (5, 0, 0), 0)
    again = index([str(source)], home)
    assert (again.read, again.unchanged, again.records, changes(again)) == (0, 2, 0, (0, 0, 0))
    assert bodies(home) == ["IL-2 works.", "Interferon works.", "Yervoy works."]


def test_a_changed_page_replaces_its_thread(source: Path, home: Home) -> None:
    index([str(source)], home)
    (source / "a.json").write_text(page("a", "IL-2 works twice.", "Yervoy works.", "New here."))
    report = index([str(source)], home)
    assert (report.read, report.unchanged) == (1, 1)
    assert changes(report) == (1, 1, 0)
    (source / "a.json").write_text(page("a", "IL-2 works twice."))
    assert changes(index([str(source)], home)) == (0, 0, 2)
    assert bodies(home) == ["IL-2 works twice.", "Interferon works."]


def test_what_is_gone_from_a_named_folder_is_dropped(source: Path, home: Home) -> None:
    index([str(source)], home)
    (source / "a.json").unlink()
    report = index([str(source / "b.json")], home)
    assert (report.vanished, changes(report)) == (0, (0, 0, 0))
    report = index([str(source)], home)
    assert (report.vanished, changes(report)) == (1, (0, 0, 3))
    assert bodies(home) == ["Interferon works."]


def test_a_file_that_only_got_new_times_is_not_read_again(source: Path, home: Home) -> None:
    index([str(source)], home)
    age(source)
    assert index([str(source)], home).unchanged == 2


def test_a_change_is_seen_when_size_and_time_stay(source: Path, home: Home) -> None:
    path = source / "b.json"
    index([str(source)], home)
    before = path.stat()
    path.write_text(page("b", "Interferon works!"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert index([str(source)], home).read == 1


def test_read_again_on_demand(source: Path, home: Home) -> None:
    index([str(source)], home)
    report = index([str(source)], home, Options(again=True))
    assert (report.read, report.delta.unchanged) == (2, 5)


def test_settings_that_change_the_outcome_read_all_anew(source: Path, home: Home) -> None:
    index([str(source)], home)
    assert index([str(source)], home, Options(Settings(pingbacks=True))).read == 2


def test_bad_input_is_named_and_all_else_is_indexed(source: Path, home: Home) -> None:
    (source / "empty.txt").write_text("")
    (source / "noise.bin").write_bytes(bytes(range(256)) * 40)
    os.mkfifo(source / "pipe")
    (source / "loop").symlink_to(source)
    (source / "half.jsonl").write_text('{"text": "\n{"broken\n')
    report = index([str(source), str(source / "missing")], home)
    reasons = {Path(problem.path).name: problem.reason for problem in report.problems}
    assert reasons == {
        "empty.txt": "empty",
        "noise.bin": "binary",
        "pipe": "special-file",
        "loop": "special-file",
        "half.jsonl:1": "malformed",
        "half.jsonl:2": "malformed",
        "missing": "io",
    }
    assert report.exit_code == 4
    assert report.read == 2
    assert len(bodies(home)) == 3
    again = index([str(source)], home)
    assert again.exit_code == 4
    assert {problem.reason for problem in again.problems} == {"empty", "binary", "special-file", "malformed"}


def test_a_source_that_cannot_be_read_any_more_keeps_its_records(source: Path, home: Home) -> None:
    (source / "a.json").write_text(page("a", "IL-2 works."))
    index([str(source)], home)
    (source / "a.json").write_bytes(b"\x1f\x8b\x08\x00cut")
    report = index([str(source)], home)
    assert report.failed == 1
    assert "IL-2 works." in bodies(home)
    (source / "a.json").write_text("")
    assert index([str(source)], home).delta.dropped == 2
    assert "IL-2 works." not in bodies(home)


def test_a_dry_run_counts_and_writes_nothing(source: Path, home: Home) -> None:
    generation = home.store.generation
    report = index([str(source)], home, Options(dry_run=True))
    assert (report.records, changes(report)) == (5, (5, 0, 0))
    assert "nothing was written" in "\n".join(report.lines())
    assert (bodies(home), home.store.generation, home.store.sources()) == ([], generation, [])


def test_comment_pages_in_two_files_are_one_thread(source: Path, home: Home) -> None:
    for number, words in ((1, "First page."), (2, "Second page.")):
        (source / f"c{number}.html").write_text(HTML.format(n=number, words=words))
    index([str(source)], home)
    threads = [thread for thread in home.store.threads() if any("page." in r.body for r in thread.records)]
    assert [[record.body for record in thread.records[1:]] for thread in threads] == [["First page.", "Second page."]]


def test_documents_of_a_corpus_without_a_discussion_are_counted_not_named(tmp_path: Path, home: Home) -> None:
    documents = [{"text": "Only some words."}, {"text": page("a", "IL-2 works.")}, {"text": "More words."}]
    (tmp_path / "c.jsonl").write_text("\n".join(json.dumps(document) for document in documents))
    report = index([str(tmp_path / "c.jsonl")], home)
    assert (report.exit_code, report.threads, dict(report.skipped)) == (0, 1, {"no-thread": 2})
    (found,) = home.store.threads()
    assert found.post.source.path == f"{tmp_path}/c.jsonl:2"


def test_an_interrupt_keeps_what_is_complete(source: Path, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    class Impatient:
        def begin(self, sources: int, size: int) -> None: ...

        def tick(self, report: Report) -> None: ...

        def end(self) -> None: ...

        def step(self, source: SourceRef, report: Report) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index([str(source)], home, progress=Impatient())
    assert bodies(home) == ["IL-2 works.", "Yervoy works."]
    report = index([str(source)], home)
    assert (report.read, report.unchanged) == (1, 1)


def test_two_writers(source: Path, home: Home) -> None:
    with home.writer(), pytest.raises(IndexBusy):
        index([str(source)], home)


def test_steps_are_committed_on_the_way(source: Path, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing_module, "COMMIT_SECONDS", -1.0)
    index([str(source)], home)
    assert home.store.generation == 2


def test_treatments_are_found_anew_without_the_sources(source: Path, home: Home, tmp_path: Path) -> None:
    index([str(source)], home)
    (source / "a.json").unlink()
    own = tmp_path / "own.tsv"
    columns = "id\tlabel\tkind\tparents\tsurface\tflags\n"
    own.write_text(columns)
    assert reannotate(home, Settings()) == 0
    assert home.store.lexicon_hash == load().hash


def test_the_report_as_json(source: Path, home: Home) -> None:
    (source / "empty.txt").write_text("")
    report = index([str(source)], home)
    data = json.loads(json.dumps(report.to_json()))
    assert data["sources"] == {"read": 2, "unchanged": 0, "failed": 1, "vanished": 0}
    assert data["records"]["new"] == 5
    assert sum(data["roles"].values()) == 5
    assert data["treatments"] == {"interferon": 3, "il-2": 1, "ipilimumab": 1}
    assert data["problems"]["by_reason"] == {"empty": 1}
    assert data["problems"]["list"][0]["path"].endswith("empty.txt")
    text = "\n".join(report.lines())
    assert "5 new" in text
    assert "empty: " in text


def test_records_of_nothing_are_problems(tmp_path: Path) -> None:
    (found,) = records([str(tmp_path / "missing")])
    assert isinstance(found, Problem)


def corpus(path: Path, *names: str) -> None:
    """JSON Lines of small exports, a thread each."""
    path.write_text(
        "\n".join(line for name in names for line in [json.dumps(item) for item in json.loads(page(name, name))])
    )


class Stop:
    """Progress that interrupts at the nth thread."""

    def __init__(self, after: int) -> None:
        self.left = after

    def begin(self, sources: int, size: int) -> None: ...

    def step(self, source: SourceRef, report: Report) -> None: ...

    def end(self) -> None: ...

    def tick(self, report: Report) -> None:
        self.left -= 1
        if not self.left:
            raise KeyboardInterrupt


def test_a_large_source_that_was_stopped_goes_on_where_it_was(
    tmp_path: Path, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("carethread.indexer.pipeline.reading.PART_UNITS", 2)
    large = tmp_path / "large.jsonl"
    corpus(large, *"abcdefg")
    with pytest.raises(KeyboardInterrupt):
        index([str(large)], home, progress=Stop(5))
    assert bodies(home) == list("abcd")
    report = index([str(large)], home)
    assert (report.read, report.threads, changes(report)) == (1, 3, (6, 0, 0))
    assert bodies(home) == list("abcdefg")
    assert index([str(large)], home).unchanged == 1
    corpus(large, *"abX")
    assert changes(index([str(large)], home)) == (2, 0, 10)
    assert bodies(home) == ["X", "a", "b"]
    large.unlink()
    (tmp_path / "other.json").write_text(page("z", "z"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "index").rename(tmp_path / ".index")
    with Home.open(tmp_path / ".index") as moved:
        assert changes(index([str(tmp_path)], moved)) == (2, 0, 6)
        assert bodies(moved) == ["z"]
        assert [state.key for state in moved.store.sources()] == [str(tmp_path / "other.json")]


def test_a_stopped_source_that_changed_is_read_anew(
    tmp_path: Path, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("carethread.indexer.pipeline.reading.PART_UNITS", 2)
    large = tmp_path / "large.jsonl"
    corpus(large, *"abcde")
    with pytest.raises(KeyboardInterrupt):
        index([str(large)], home, progress=Stop(4))
    corpus(large, *"bcdef")
    assert index([str(large)], home).threads == 5
    assert bodies(home) == list("bcdef")


def test_a_maildir_is_read_again_when_a_message_comes(tmp_path: Path, home: Home) -> None:
    folder = tmp_path / "list"
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True)
    head = "From: ann@x.example\nSubject: IL-2\nMessage-ID: <{0}@x.example>\n{1}\nwords {0}\n"
    (folder / "cur" / "1:2,").write_text(head.format(1, ""))
    assert index([str(tmp_path / "list")], home).records == 1
    (folder / "cur" / "1:2,").rename(folder / "cur" / "1:2,S")
    assert index([str(folder)], home).unchanged == 1
    (folder / "new" / "2").write_text(head.format(2, "In-Reply-To: <1@x.example>\n"))
    assert changes(index([str(folder)], home)) == (1, 0, 0)
    assert bodies(home) == ["words 2"]


def test_a_folder_that_cannot_be_read_keeps_what_lies_below(
    source: Path, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = source / "inner"
    inner.mkdir()
    (inner / "c.json").write_text(page("c", "Works as well."))
    index([str(source)], home)
    listed = os.listdir

    def refusing(path: str) -> list[str]:
        if str(path).endswith("inner"):
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "listdir", refusing)
    report = index([str(source)], home)
    assert [problem.reason for problem in report.problems] == ["permission"]
    assert (report.vanished, report.delta.dropped) == (0, 0)
    assert "Works as well." in bodies(home)


def test_a_file_that_goes_while_it_is_read_is_named(source: Path, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(source_: SourceRef, salt: str) -> str:
        raise FileNotFoundError(2, "No such file or directory", source_.shown)

    monkeypatch.setattr("carethread.indexer.pipeline.fingerprint.digest", gone)
    report = index([str(source)], home)
    assert (report.failed, report.exit_code) == (2, 4)


def test_progress_follows_a_large_file(tmp_path: Path, home: Home) -> None:
    seen: list[tuple[int, int]] = []

    class Watching(Stop):
        def begin(self, sources: int, size: int) -> None:
            seen.append((sources, size))

        def tick(self, report: Report) -> None:
            seen.append((report.threads, report.position))

    large = tmp_path / "large.jsonl"
    corpus(large, *"abc")
    index([str(large)], home, progress=Watching(0))
    size = large.stat().st_size
    assert seen == [(1, size), (1, size), (2, size), (3, size)]
