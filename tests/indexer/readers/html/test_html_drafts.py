"""Parents by key, by nesting and by depth; parents before children; no rings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carethread.indexer.raw import Entry
from carethread.indexer.readers.html.drafts import Draft, build_thread


def parents(drafts: list[Draft]) -> list[tuple[str, int | None]]:
    thread = build_thread(Entry(body="post"), drafts, platform="test", venue="blog")
    return [(entry.body, entry.parent) for entry in thread.entries[1:]]


def test_depth_names_the_last_one_that_is_less_deep() -> None:
    drafts = [Draft("a", depth=1), Draft("b", depth=2), Draft("c", depth=4), Draft("d", depth=2), Draft("e", depth=1)]
    assert parents(drafts) == [("a", 0), ("b", 1), ("c", 2), ("d", 1), ("e", 0)]


def test_a_key_counts_before_nesting_and_depth() -> None:
    first, second = Draft("a", key="1"), Draft("b", key="2")
    third = Draft("c", key="3", answers="1", inside=second, depth=2)
    assert parents([first, second, third]) == [("a", 0), ("b", 0), ("c", 1)]


def test_an_unknown_key_means_the_post() -> None:
    assert parents([Draft("a", answers="99")]) == [("a", 0)]


def test_a_child_before_its_parent_is_moved_behind_it() -> None:
    assert parents([Draft("child", answers="2"), Draft("parent", key="2")]) == [("parent", 0), ("child", 1)]


def test_rings_are_cut() -> None:
    found = parents(
        [Draft("a", key="1", answers="2"), Draft("b", key="2", answers="1"), Draft("c", key="3", answers="3")]
    )
    assert sorted(body for body, _ in found) == ["a", "b", "c"]
    assert all(parent is not None and parent <= place for place, (_, parent) in enumerate(found))


@given(
    st.lists(st.tuples(st.integers(0, 8), st.none() | st.integers(0, 8), st.none() | st.integers(1, 5)), max_size=12)
)
def test_any_drafts_make_a_tree_of_all_of_them(rows: list[tuple[int, int | None, int | None]]) -> None:
    drafts = [
        Draft(str(n), key=str(key), answers=None if to is None else str(to), depth=depth)
        for n, (key, to, depth) in enumerate(rows)
    ]
    found = parents(drafts)
    assert sorted(int(body) for body, _ in found) == list(range(len(rows)))
    assert all(parent is not None and 0 <= parent <= place for place, (_, parent) in enumerate(found))
