"""Sources come, change and go; what each has is kept apart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from carethread.index.errors import NotFound
from carethread.index.home.protocol import IndexHome
from carethread.index.record import Mention, RecordThread
from carethread.index.store import SourceDelta
from tests.index.making import record, thread


def put(home: IndexHome, key: str, *threads: RecordThread, digest: str = "1", **more: object) -> SourceDelta:
    with home.writer() as writer:
        return writer.replace_source(key, digest, threads, **more)  # type: ignore[arg-type]


def bodies(home: IndexHome, name: str) -> list[str]:
    return [held.body for held in home.store.thread(name).records]


def test_new_replaced_unchanged_dropped(home: IndexHome) -> None:
    assert put(home, "a", thread("t", ["post", "one", "two"])) == SourceDelta(new=3)
    assert put(home, "a", thread("t", ["post", "one", "two"])) == SourceDelta(unchanged=3)
    assert put(home, "a", thread("t", ["post", "uno"])) == SourceDelta(replaced=1, unchanged=1, dropped=1)
    assert bodies(home, "t") == ["post", "uno"]


def test_a_comment_that_moves_is_not_replaced(home: IndexHome) -> None:
    put(home, "a", thread("t", ["post", "one"]))
    late, early = record("t", 1, 0, "one", ordinal=2), record("t", 9, 0, "earlier", ordinal=1)
    moved = RecordThread("t", (record("t", 0, None, "post"), early, late), "blog")
    assert put(home, "a", moved) == SourceDelta(new=1, unchanged=2)
    assert bodies(home, "t") == ["post", "earlier", "one"]


def test_threads_that_a_source_no_longer_has_go(home: IndexHome) -> None:
    put(home, "a", thread("t", ["post"]), thread("u", ["post", "one"]))
    assert put(home, "a", thread("t", ["post"])) == SourceDelta(unchanged=1, dropped=2)
    assert home.store.thread_ids() == ["t"]
    with pytest.raises(NotFound):
        home.store.thread("u")


def test_two_sources_of_one_thread(home: IndexHome) -> None:
    put(home, "page2", thread("t", ["post"]), RecordThread("v", (record("v", 0, None, ""),)), pages={"t": 2})
    whole = thread("t", ["post", "one", "two"])
    put(home, "page1", whole)
    page2 = RecordThread("t", (whole.records[0], record("t", 3, 0, "three", ordinal=1)), "blog")
    put(home, "page2", page2, digest="2", pages={"t": 2})
    assert bodies(home, "t") == ["post", "one", "two", "three"]
    with home.writer() as writer:
        assert writer.drop_source("page1") == SourceDelta(unchanged=2, dropped=2)
    assert bodies(home, "t") == ["post", "three"]
    with home.writer() as writer:
        assert writer.drop_source("page2") == SourceDelta(dropped=2)
    assert home.store.counts().records == 0
    assert home.store.sources() == []


def test_one_thread_twice_in_one_source(home: IndexHome) -> None:
    first = thread("t", ["post", "one"])
    second = RecordThread("t", (record("t", 0, None, "post"), record("t", 5, 0, "five", ordinal=1)), "blog")
    assert put(home, "a", first, second).new == 3
    assert bodies(home, "t") == ["post", "one", "five"]


def test_a_source_that_breaks_off_leaves_what_it_had(home: IndexHome) -> None:
    put(home, "a", thread("t", ["post", "one"]))

    def broken() -> Iterator[RecordThread]:
        yield thread("t", ["changed"])
        raise ValueError("bad bytes")

    with home.writer() as writer:
        with pytest.raises(ValueError, match="bad bytes"):
            writer.replace_source("a", "2", broken())
        assert writer.replace_source("b", "1", [thread("u", ["post"])]) == SourceDelta(new=1)
    assert bodies(home, "t") == ["post", "one"]
    assert home.store.source_digest("a") == "1"
    assert home.store.thread_ids() == ["t", "u"]


def test_sources_by_prefix_with_what_was_remembered(home: IndexHome) -> None:
    put(home, "/x/a.html", thread("t", ["post"]), meta={"size": 7})
    put(home, "/y/b.html", thread("u", ["post"]))
    (found,) = home.store.sources("/x/")
    assert (found.key, found.digest, found.meta, found.threads) == ("/x/a.html", "1", {"size": 7}, 1)
    assert home.store.source_digest("/z") is None


def test_generation_rises_only_with_a_change(home: IndexHome) -> None:
    put(home, "a", thread("t", ["post"]))
    before = home.store.generation
    put(home, "a", thread("t", ["post"]), digest="2")
    assert home.store.generation == before
    assert home.store.source_digest("a") == "2"


def test_reading(home: IndexHome) -> None:
    answers = [
        record("t", at, parent, f"body {at}", depth=depth) for at, parent, depth in ((1, 0, 1), (2, 1, 2), (3, 1, 2))
    ]
    named = answers[0].with_changes(
        body="IL-2 then", treatments=("il-2",), mentions=(Mention(0, 4, "IL-2", "il-2"),), about=("il-2",)
    )
    put(home, "a", RecordThread("t", (record("t", 0, None, "post"), named, *answers[1:]), "qa", {"t-1": ("had it",)}))
    store = home.store
    assert store.record("t-1") == named
    assert [held.id for held in store.records(["t-3", "nowhere", "t-0", "t-3"])] == ["t-3", "t-0"]
    assert [held.id for held in store.children(["t-1", "t-0"])["t-1"]] == ["t-2", "t-3"]
    assert store.post_of(["t", "nowhere"])["t"].id == "t-0"
    assert store.thread_of("t-2").reasons == {"t-1": ("had it",)}
    assert store.thread("t").venue == "qa"
    assert store.concept_counts() == {"il-2": 1}
    assert [held.id for held in store.threads()] == ["t"]
    assert (store.counts().threads, store.counts().records, store.counts().posts) == (1, 4, 1)


def test_ids_by_their_beginning(home: IndexHome) -> None:
    put(home, "a", thread("t", ["post", "one"]), thread("ub", ["post"]))
    assert home.store.find_id("u") == "ub-0"
    assert home.store.find_id("t-1") == "t-1"
    with pytest.raises(NotFound, match="several"):
        home.store.find_id("t")
    for unknown in ("x", ""):
        with pytest.raises(NotFound):
            home.store.find_id(unknown)
    for ask in (home.store.record, home.store.thread, home.store.thread_of, home.store.thread_frame):
        with pytest.raises(NotFound):
            ask("nowhere")


def test_many_ids_at_once(home: IndexHome) -> None:
    put(home, "a", *(thread(f"t{number:04}", ["post"]) for number in range(1203)))
    asked = [f"t{number:04}-0" for number in range(1202, -1, -1)]
    assert [held.id for held in home.store.records(asked)] == asked


def test_reannotate_goes_through_every_view_and_keeps_the_merge(home: IndexHome) -> None:
    put(home, "a", thread("t", ["post", "had IL-2"]))
    put(home, "b", RecordThread("t", (record("t", 0, None, "post"), record("t", 4, 0, "IL-2 too", ordinal=1)), "blog"))

    def annotate(found: RecordThread) -> RecordThread:
        return RecordThread(
            found.id,
            tuple(held.with_changes(treatments=("il-2",) if "IL-2" in held.body else ()) for held in found.records),
            found.venue,
        )

    with home.writer() as writer:
        assert writer.reannotate(annotate, "lexicon-2") == 1
        assert writer.reannotate(annotate, "lexicon-2") == 0
    assert home.store.concept_counts() == {"il-2": 2}
    assert home.store.lexicon_hash == "lexicon-2"
    with home.writer() as writer:
        writer.drop_source("a")
    assert [held.treatments for held in home.store.thread("t").records] == [(), ("il-2",)]


class Lexicon:
    def ancestors(self, concept: str) -> tuple[str, ...]:
        return ("cytokine", "immunotherapy") if concept == "il-2" else ()

    def is_class(self, concept: str) -> bool:
        return concept != "il-2"


def test_the_store_keeps_the_ancestry_of_what_it_names(home: IndexHome) -> None:
    named = RecordThread("t", (record("t", 0, None, "IL-2", treatments=("il-2",)),))
    with home.writer(Lexicon(), "hash") as writer:
        writer.replace_source("a", "1", [named])
    assert home.store.lexicon_hash == "hash"
    assert dict(home.engine().terms("class")) == {"cytokine": 1, "immunotherapy": 1}
