"""What people correct stays; what is taken down stays away."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from carethread.index.engine import Question
from carethread.index.errors import NotFound
from carethread.index.home.protocol import IndexHome
from carethread.index.plan import EVERYTHING, Term
from carethread.index.record import RecordThread
from tests.index.making import record, thread

Traces = Callable[..., list[str]]

SECRET = "zanzibarium"


def put(home: IndexHome, key: str, *threads: RecordThread, digest: str = "1") -> int:
    with home.writer() as writer:
        return writer.replace_source(key, digest, threads).withheld


def found(home: IndexHome, field: str, value: str) -> list[str]:
    return [hit.id for hit in home.engine().search(Question(Term(field, value))).hits]


def test_an_annotation_is_seen_everywhere(home: IndexHome) -> None:
    put(home, "a", thread("t", ["post", "one"]))
    with home.writer() as writer:
        changed = writer.annotate("t-1", "clinician", note="signs as a nurse", by="ed")
    assert (changed.author_role, changed.role_evidence, changed.role_confidence) == ("clinician", "manual", "certain")
    assert home.store.record("t-1").author_role == "clinician"
    assert home.store.thread("t").records[1].role_evidence == "manual"
    assert home.store.thread("t").reasons["t-1"] != ()
    assert found(home, "role", "clinician") == ["t-1"]
    (known,) = home.store.annotations()
    assert (known.id, known.role, known.note, known.by, known.known) == (
        "t-1",
        "clinician",
        "signs as a nurse",
        "ed",
        True,
    )


def test_an_annotation_survives_re_index_and_rebuild_and_can_be_taken_back(home: IndexHome) -> None:
    put(home, "a", thread("t", ["post", "one"]))
    with home.writer() as writer:
        writer.annotate("t-1", "patient")
        writer.annotate("t-1", note="only the note changes")
    put(home, "a", thread("t", ["post", "one", "two"]), digest="2")
    with home.writer() as writer:
        writer.reannotate(lambda same: same, "hash")
    assert home.store.record("t-1").author_role == "patient"
    assert home.store.annotation("t-1") is not None
    with home.writer() as writer:
        writer.drop_source("a")
    assert [known.known for known in home.store.annotations()] == [False]
    put(home, "b", thread("t", ["post", "one"]))
    assert found(home, "role", "patient") == ["t-1"]
    with home.writer() as writer:
        writer.remove_annotation("t-1")
    assert found(home, "role", "patient") == []
    assert home.store.record("t-1").role_evidence == "none"


def test_annotating_what_is_not_there(home: IndexHome) -> None:
    with pytest.raises(NotFound), home.writer() as writer:
        writer.annotate("t-1", "patient")


def test_a_forgotten_record_is_in_no_file(home: IndexHome, traces: Traces) -> None:
    answer = record("t", 2, 1, "an answer", depth=2)
    told = RecordThread("t", (record("t", 0, None, "post"), record("t", 1, 0, f"my {SECRET} story"), answer), "blog")
    other = RecordThread("t", (record("t", 0, None, "post"), record("t", 1, 0, f"my {SECRET} story")), "blog")
    put(home, "a", told)
    put(home, "b", other)
    put(home, "c", *(thread(f"u{number}", [f"filler {number}"] * 3) for number in range(20)))
    assert found(home, "words", SECRET) == ["t-1"]
    with home.writer() as writer:
        writer.annotate("t-1", "patient", note=f"note on {SECRET}")
        assert writer.forget(["t-1"], "asked for it") == 1
    assert traces(SECRET) == []
    assert found(home, "words", SECRET) == []
    assert home.engine().terms("words", SECRET[:5]) == []
    assert home.store.is_removed("t-1")
    assert not home.store.is_removed("t-2")
    assert (home.store.record("t-2").parent_id, home.store.record("t-2").depth) == ("t-1", 2)
    (entry,) = home.store.takedown_log()
    assert (entry.kind, entry.records, entry.reason) == ("record", 1, "asked for it")


def test_a_forgotten_record_does_not_come_back(home: IndexHome, traces: Traces) -> None:
    put(home, "a", thread("t", ["post", f"my {SECRET} story", "two"]))
    with home.writer() as writer:
        writer.forget(["t-1"])
    assert put(home, "a", thread("t", ["post", f"my {SECRET} story", "two", "three"]), digest="2") == 1
    assert put(home, "b", thread("t", ["post", f"my {SECRET} story"])) == 1
    assert traces(SECRET) == []
    assert [held.id for held in home.store.thread("t").records] == ["t-0", "t-2", "t-3"]
    assert home.engine().search(Question(EVERYTHING, limit=0)).total == 3


def test_a_forgotten_post_takes_the_title_with_it(home: IndexHome, traces: Traces) -> None:
    put(home, "a", thread("t", [f"{SECRET} post", "one"]))
    with home.writer() as writer:
        writer.forget(["t-0"])
    (left,) = home.store.thread("t").records
    assert (left.title, left.parent_id) == (None, "t-0")
    assert home.store.post_of(["t"]) == {}
    assert home.store.thread_frame("t") == ("t-0", "2011-05-01")
    assert found(home, "title", "titl") == []
    assert found(home, "flag", "unanswered") == ["t-1"]
    assert traces(SECRET, "Title of t") == []


def test_forgetting_the_last_record_drops_the_thread(home: IndexHome) -> None:
    put(home, "a", thread("t", ["post"]), thread("u", ["post"]))
    with home.writer() as writer:
        writer.forget(["t-0"])
    assert home.store.thread_ids() == ["u"]
    assert home.engine().search(Question(EVERYTHING, limit=0)).total == 1
    assert put(home, "a", thread("t", ["post"]), thread("u", ["post"]), digest="2") == 1
    assert home.store.thread_ids() == ["u"]


def named(name: str, author: str) -> RecordThread:
    held = thread(name, ["post", "one", "two"])
    return RecordThread(name, (held.records[0], held.records[1].with_changes(author=author), held.records[2]), "blog")


def test_forgetting_an_author_everywhere(home: IndexHome, traces: Traces) -> None:
    put(home, "a", named("t", "Ida Quist"), named("u", "ida  QUIST"), named("v", "Somebody"))
    with home.writer() as writer:
        assert writer.forget_author("Ida Quist") == 2
    assert put(home, "b", named("w", "Ida Quist")) == 1
    assert sorted(home.store.thread_ids()) == ["t", "u", "v", "w"]
    assert home.store.counts().records == 3 + 2 + 2 + 2
    assert traces("Ida", "QUIST") == []
    assert home.store.takedown_log()[0].kind == "author"


def test_forgetting_an_author_in_one_thread(home: IndexHome) -> None:
    put(home, "a", named("t", "Ida Quist"), named("u", "Ida Quist"))
    with home.writer() as writer:
        assert writer.forget_author("ida quist", "t") == 1
    assert [held.author for held in home.store.thread("u").records][1] == "Ida Quist"
    assert put(home, "a", named("t", "Ida Quist"), named("u", "Ida Quist"), digest="2") == 1


def test_forgetting_what_is_not_there(home: IndexHome) -> None:
    put(home, "a", thread("t", ["post"]))
    for act in (lambda writer: writer.forget(["t-0", "x"]), lambda writer: writer.forget_author("Nobody")):
        with pytest.raises(NotFound), home.writer() as writer:
            act(writer)
    assert home.store.counts().takedowns == 0
    assert home.store.record("t-0").body == "post"
