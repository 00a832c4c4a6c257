"""Ids: the same record, the same id, wherever it was read and whoever else comments."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carethread.indexer.ids import canonical_url, record_ids, thread_id
from carethread.indexer.raw import Entry, RawThread, Stamp


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("http://www.example.org/2011/12/il-2/", "example.org/2011/12/il-2"),
        ("https://example.org/2011/12/il-2#comment-7", "example.org/2011/12/il-2"),
        ("https://example.org/2011/12/il-2/comment-page-3/#comments", "example.org/2011/12/il-2"),
        ("https://example.org/?utm_source=mail&p=17&fbclid=x", "example.org?p=17"),
        ("https://example.org/?p=17&cpage=2", "example.org?p=17"),
        ("https://forum.example/viewtopic.php?f=3&t=99&start=20&sid=ab12", "forum.example/viewtopic.php?t=99"),
        ("https://forum.example/index.php?topic=12.40", "forum.example/index.php?topic=12"),
        ("https://forum.example/index.php?topic=12.msg33#msg33", "forum.example/index.php?topic=12"),
        ("https://forum.example/index.php?topic=12.0;all;wap2", "forum.example/index.php?topic=12"),
        ("https://notes.blogspot.example/2012/03/scans.html?m=1", "notes.blogspot.example/2012/03/scans.html"),
        ("https://forum.example/index.php?showtopic=5&st=20", "forum.example/index.php?showtopic=5"),
        ("https://forum.example/threads/scans.12/page-3", "forum.example/threads/scans.12"),
        ("https://forum.example/t/scans/376/12", "forum.example/t/scans/376"),
        ("https://news.example/item?id=7", "news.example/item?id=7"),
        ("https://old.reddit.com/r/Health/comments/aa1/scans_and/c2/?sort=top", "reddit.com/r/health/comments/aa1"),
        ("https://example.org:8443/a", "example.org:8443/a"),
        ("https://EXAMPLE.org/A%20b", "example.org/A b"),
        ("mid:abc@example.org", "mid:abc@example.org"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_canonical_url(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


def test_pages_of_one_thread_have_one_id() -> None:
    urls = ("https://example.org/post/", "http://www.example.org/post/comment-page-2/?replytocom=5#respond")
    assert len({thread_id(RawThread([Entry("x")], url=url)) for url in urls}) == 1


def test_without_address_title_date_and_opening_say_which_thread() -> None:
    def thread(title: str, day: str, body: str) -> str:
        return thread_id(RawThread([Entry(body, date=Stamp(day, "day"))], title=title))

    first = thread("IL-2", "2011-12-01", "What matters?")
    assert first == thread("IL-2", "2011-12-01", "What  matters")
    others = [thread("IL2!", "2011-12-01", "a"), thread("IL-2", "2011-12-02", "What matters?")]
    assert first not in others


def test_threads_without_a_post_are_told_apart_by_their_first_words() -> None:
    one, other = (RawThread([Entry(""), Entry(words, parent=0)]) for words in ("first words", "other words"))
    assert thread_id(one) != thread_id(other)


def test_platform_keys_are_ids_and_odd_ones_are_hashed() -> None:
    entries = [Entry(""), Entry("a", parent=0, key="421882"), Entry("b", parent=0, key="<x@example.org>")]
    post, plain, odd = record_ids("t1", entries)
    assert (post, plain) == ("t1-p", "t1-c421882")
    assert re.fullmatch(r"t1-k[0-9a-z]{8}", odd)


def test_true_doubles_are_told_apart() -> None:
    entries = [Entry("post"), Entry("Thanks!", parent=0), Entry("Thanks!", parent=0), Entry("thanks", parent=0)]
    assert len(set(record_ids("t1", entries))) == 4


def test_a_pingback_that_goes_changes_no_id() -> None:
    ping = Entry("[…] a link […]", parent=0, marks=frozenset({"pingback"}))
    with_it = record_ids("t1", [Entry(""), ping, Entry("answer", parent=1)])
    without = record_ids("t1", [Entry(""), Entry("answer", parent=0)])
    assert with_it[2] == without[1]


_bodies = st.lists(st.text(max_size=20), min_size=1, max_size=12)


@given(_bodies, st.data())
def test_ids_are_unique_and_stay_when_a_comment_is_added(bodies: list[str], data: st.DataObject) -> None:
    entries = [Entry("post")]
    for number, body in enumerate(bodies):
        parent = data.draw(st.integers(0, len(entries) - 1))
        entries.append(Entry(body, author=data.draw(st.sampled_from(["A", "B", None])), parent=parent))
        if data.draw(st.booleans()):
            entries[-1].key = str(number)
    before = record_ids("t", entries)
    after = record_ids("t", [*entries, Entry("one more, unlike all others: 9f", parent=0)])
    assert len(set(after)) == len(after)
    assert after[: len(before)] == before
    assert all(found.startswith("t-") for found in before)
