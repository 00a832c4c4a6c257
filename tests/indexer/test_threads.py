"""Threads as they are stored: order, depth, what stays, dates, treatments."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carethread.index.lexicon import load
from carethread.index.record import RecordThread
from carethread.indexer.raw import Entry, Mark, RawThread, Stamp
from carethread.indexer.threads import build, refresh

LEXICON = load()
PING: frozenset[Mark] = frozenset({"pingback"})
GONE: frozenset[Mark] = frozenset({"deleted"})


def built(*entries: Entry, pingbacks: bool = False, title: str | None = "Title") -> RecordThread:
    return build(RawThread(list(entries), title=title), "page.html", LEXICON, pingbacks=pingbacks)


def outline(thread: RecordThread) -> list[tuple[int, str]]:
    return [(record.depth, record.body) for record in thread.records]


def test_answers_follow_what_they_answer() -> None:
    thread = built(
        Entry("post"), Entry("a", parent=0), Entry("b", parent=0), Entry("a1", parent=1), Entry("a11", parent=3)
    )
    assert outline(thread) == [(0, "post"), (1, "a"), (2, "a1"), (3, "a11"), (1, "b")]
    ids = {record.body: record.id for record in thread.records}
    assert [record.parent_id for record in thread.records] == [None, ids["post"], ids["a"], ids["a1"], ids["post"]]
    assert [record.ordinal for record in thread.records] == [0, 1, 2, 3, 4]
    assert {record.title for record in thread.records} == {"Title"}


def test_pingbacks_are_left_out_and_their_answers_stay() -> None:
    entries = (Entry("post"), Entry("a", parent=0), Entry("ping", parent=1, marks=PING), Entry("b", parent=2))
    assert outline(built(*entries)) == [(0, "post"), (1, "a"), (2, "b")]
    assert outline(built(*entries, pingbacks=True)) == [(0, "post"), (1, "a"), (2, "ping"), (3, "b")]


def test_a_deleted_comment_keeps_its_place_while_somebody_answers_it() -> None:
    thread = built(
        Entry("post"),
        Entry("", parent=0, marks=GONE),
        Entry("b", parent=1),
        Entry("", parent=0, marks=GONE),
        Entry("", parent=2, marks=GONE),
    )
    assert outline(thread) == [(0, "post"), (1, ""), (2, "b")]


def test_the_same_comment_met_twice_is_one_record() -> None:
    when = Stamp("2011-12-10T00:32", "minute")
    thread = built(
        Entry("post"),
        Entry("by key", key="7", parent=0),
        Entry("by key", key="7", parent=0),
        Entry("by place", author="Ann", date=when, parent=0),
        Entry("by place", author="Ann", date=when, parent=0),
        Entry("an answer to the double", parent=4),
    )
    assert outline(thread) == [(0, "post"), (1, "by key"), (1, "by place"), (2, "an answer to the double")]


def test_one_key_on_two_different_comments_loses_none() -> None:
    thread = built(Entry("post"), Entry("I had IL-2", key="7", parent=0), Entry("Good luck to all", key="7", parent=0))
    assert len({record.id for record in thread.records}) == 3


def test_dates_are_the_record_s_own() -> None:
    thread = built(
        Entry("post", date=Stamp("2011-12", "month")),
        Entry("a", parent=0),
        Entry("b", parent=0, date=Stamp("2011-12-10T00:32:05+01:00", "second")),
        Entry("c", parent=0, date=Stamp("2011-13-45", "day")),
    )
    assert [(record.posted_at, record.date_precision) for record in thread.records] == [
        ("2011-12", "month"),
        (None, "thread"),
        ("2011-12-10T00:32:05+01:00", "second"),
        (None, "thread"),
    ]
    assert built(Entry("post"), Entry("a", parent=0)).records[1].date_precision == "none"


def test_about_hands_down_a_comment_s_treatments_but_not_a_post_s() -> None:
    thread = built(
        Entry("On interferon."), Entry("I had IL-2.", parent=0), Entry("I lean that way, or Yervoy.", parent=1)
    )
    assert [record.treatments for record in thread.records] == [("interferon",), ("il-2",), ("ipilimumab",)]
    assert [record.about for record in thread.records] == [("interferon",), ("il-2",), ("ipilimumab", "il-2")]
    assert all(record.body[m.start : m.end] == m.surface for record in thread.records for m in record.mentions)


def test_ids_do_not_depend_on_the_path() -> None:
    raw = RawThread([Entry("post"), Entry("a", parent=0)], title="T")
    one, other = (build(raw, path, LEXICON) for path in ("/a/b.html", None))
    assert [record.id for record in one.records] == [record.id for record in other.records]
    assert (one.records[0].source.path, other.records[0].source.path) == ("/a/b.html", None)


def test_refresh_finds_treatments_anew_and_changes_nothing_else() -> None:
    thread = built(Entry("On interferon."), Entry("I had IL-2.", parent=0), Entry("Me too.", parent=1))
    bare = RecordThread(
        thread.id,
        tuple(record.with_changes(treatments=(), mentions=(), about=()) for record in thread.records),
        thread.venue,
        thread.reasons,
    )
    assert refresh(bare, LEXICON) == thread


def test_a_chain_of_answers_of_any_length() -> None:
    chain = [Entry("post"), *(Entry("x", parent=number) for number in range(5000))]
    assert built(*chain).records[-1].depth == 5000


@given(st.lists(st.tuples(st.integers(-2, 30), st.sampled_from(["", "pingback", "deleted"])), max_size=25))
def test_any_tree_comes_out_in_order(parents: list[tuple[int, str]]) -> None:
    entries = [Entry("post")]
    marks: dict[str, frozenset[Mark]] = {"": frozenset(), "pingback": PING, "deleted": GONE}
    for number, (parent, mark) in enumerate(parents):
        entries.append(Entry("" if mark == "deleted" else f"words {number}", parent=parent, marks=marks[mark]))
    thread = built(*entries)
    place = {record.id: record for record in thread.records}
    assert len(place) == len(thread.records)
    for record in thread.records[1:]:
        assert record.parent_id is not None
        parent = place[record.parent_id]
        assert parent.ordinal < record.ordinal
        assert record.depth == parent.depth + 1
    kept = {record.body for record in thread.records}
    assert kept >= {f"words {number}" for number, (_, mark) in enumerate(parents) if not mark}
