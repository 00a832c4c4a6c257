"""One thread from several sources."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carethread.index.merge import merge
from carethread.index.record import RecordThread
from tests.index.making import record, thread


def ids(merged: RecordThread) -> list[str]:
    return [held.id for held in merged.records]


def only(whole: RecordThread, *ordinals: int) -> RecordThread:
    return RecordThread(whole.id, tuple(whole.records[at] for at in ordinals), whole.venue)


WHOLE = thread("t", ["Post", "one", "two", "three", "four"])


def test_one_source_is_itself() -> None:
    assert merge([WHOLE]) is WHOLE


def test_comment_pages_follow_each_other() -> None:
    merged = merge([only(WHOLE, 0, 1, 2), only(WHOLE, 0, 3, 4)])
    assert ids(merged) == ["t-0", "t-1", "t-2", "t-3", "t-4"]
    assert [held.ordinal for held in merged.records] == [0, 1, 2, 3, 4]


def test_the_same_page_saved_again_puts_new_comments_in_their_place() -> None:
    merged = merge([only(WHOLE, 0, 1, 3), only(WHOLE, 0, 1, 2, 3, 4)])
    assert ids(merged) == ["t-0", "t-1", "t-2", "t-3", "t-4"]


def test_the_first_source_wins() -> None:
    later = thread("t", ["Post", "another one"])
    assert merge([WHOLE, later]).records[1].body == "one"


def test_a_page_without_its_post_takes_the_post_of_the_other() -> None:
    lost = RecordThread("t", (WHOLE.records[0].with_changes(body="", author=None), WHOLE.records[1]), "unknown")
    merged = merge([lost, only(WHOLE, 0, 2)])
    assert (merged.records[0].body, merged.records[0].author) == ("Post", "Author 0")
    assert ids(merged) == ["t-0", "t-1", "t-2"]
    assert merged.venue == "blog"


def test_a_lost_parent_becomes_the_post_and_depths_are_counted_anew() -> None:
    orphan = record("t", 7, 6, "an answer to nobody", depth=4)
    deeper = record("t", 8, 7, "and one to that", depth=5)
    merged = merge([only(WHOLE, 0, 1), RecordThread("t", (WHOLE.records[0], orphan, deeper))])
    assert [(held.id, held.parent_id, held.depth) for held in merged.records[2:]] == [
        ("t-7", "t-0", 1),
        ("t-8", "t-7", 2),
    ]


def test_a_parent_that_was_taken_down_is_still_pointed_to() -> None:
    orphan = record("t", 7, 6, "an answer to a removed comment", depth=2)
    merged = merge([only(WHOLE, 0, 1), RecordThread("t", (WHOLE.records[0], orphan))], lambda found: found == "t-6")
    assert (merged.records[2].parent_id, merged.records[2].depth) == ("t-6", 2)


def test_reasons_go_with_the_record_that_won() -> None:
    first = thread("t", ["Post", ""], {"t-1": ("no words",)})
    second = thread("t", ["Post", "I had it"], {"t-1": ("I had",), "t-0": ("post",)})
    assert merge([first, second]).reasons == {"t-1": ("I had",)}


@given(st.lists(st.lists(st.integers(1, 12), unique=True, max_size=8), min_size=1, max_size=4))
def test_nothing_is_lost_nothing_doubled_and_parents_come_first(pages: list[list[int]]) -> None:
    def parent(at: int) -> int:
        return at // 2

    def view(page: list[int]) -> RecordThread:
        held = [record("t", 0, None, "post"), *(record("t", at, parent(at), f"words {at}") for at in page)]
        return RecordThread("t", tuple(held))

    merged = merge([view(page) for page in pages])
    assert sorted(ids(merged)) == sorted({"t-0", *(f"t-{at}" for page in pages for at in page)})
    if len(pages) > 1:
        seen: set[str | None] = {None}
        for ordinal, held in enumerate(merged.records):
            assert held.ordinal == ordinal
            assert held.parent_id in seen
            seen.add(held.id)
